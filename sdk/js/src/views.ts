import { reacted } from "./entries.js";
import { low, unread } from "./room.js";
import type { ContentLink } from "./content.js";
import type { ChannelInfo, Entry, Folder, Identity, Operation, Role, Room } from "./shapes.js";
import type { ParleyError } from "./errors.js";
import type { Changed, Replica } from "./replica.js";

/** Somebody who is in a channel. */
export interface Participant {
  userId: string;
  role: Role;
  /** All up to here is delivered to them, and seen by them. */
  delivered: number;
  seen: number;
  /** The newest message when they came, where that is known: all up to it was not sent to them. */
  joined?: number;
  /** Their profile, where it is known. */
  identity?: Identity;
}

/** A channel as this device knows it, and what it is to its reader. */
export interface Channel {
  id: string;
  type: ChannelInfo["type"];
  title: string | null;
  description: string | null;
  metadata: Record<string, unknown>;
  exposed: boolean;
  info: ChannelInfo;
  /** Where there are at most 100. */
  participants: Participant[];
  participantCount: number;
  role: Role;
  folder: Folder;
  unread: number;
  /** Up to where I have seen it, and where it ends. */
  seen: number;
  lastSequence: number;
  /** Its newest message, a message on its way being newer than all. */
  lastMessage?: Message;
  /** When something was last sent, or when it was made. */
  activeAt: string;
  /** Whether all history that I may read is on this device. */
  complete: boolean;
}

/** A part of a message: its body, or where that is kept. On the way it has the body that was given. */
export interface MessagePart {
  id: string;
  mime_type: string;
  body?: string | Uint8Array | Blob;
  /** How bytes are written in a body that is a text. */
  encoding?: "base64";
  name?: string;
  content?: ContentLink;
}

/** A message, or one on its way to the server. */
export interface Message {
  /** Stays the same from the local echo on: its uuid where it is one's own, else its id. */
  key: string;
  /** The server's id; absent on the way. */
  id?: string;
  /** Its number in the channel; absent on the way. */
  sequence?: number;
  channelId: string;
  author: string;
  /** `text`, `parts`, or its sender's own word. */
  type: string;
  /** Of a `text` `{ text }`, of `parts` null, else its sender's JSON. */
  content?: unknown;
  /** What it says, where it is a `text`. */
  text?: string;
  parts: MessagePart[];
  metadata: Record<string, unknown>;
  reactions: Record<string, { count: number; mine: boolean }>;
  createdAt: string;
  updatedAt: string;
  deleted: boolean;
  /** By somebody whom the reader blocks. */
  hidden: boolean;
  /** Its content is yet to be fetched. */
  partial: boolean;
  /** `sending` until the server has it; `failed` where it refused, with `error`. */
  state: "sending" | "failed" | "sent" | "delivered" | "seen";
  error?: ParleyError;
  /** Something that was done to it here is on its way. */
  pending: boolean;
}

/** A channel as people see it. */
export function channelView(replica: Replica, room: Room): Channel {
  const { info } = room;
  const seen = replica.seen(room);
  const listed = info.participants !== undefined;
  const participants = listed ? peopleOf(replica, room) : [];
  const echo = replica.operations.findLast((o) => o.kind === "send" && o.channel === room.id);
  const last = echo ? echoView(replica, echo) : room.last && messageView(replica, room, room.last);
  return {
    id: room.id, type: info.type, title: info.title, description: info.description, metadata: info.metadata, exposed: info.exposed, info,
    participants, participantCount: listed ? participants.length : info.participant_count, role: room.role, folder: room.folder,
    unread: unread(room, seen), seen, lastSequence: room.sequence, ...(last && { lastMessage: last }),
    activeAt: last?.createdAt || info.created_at, complete: low(room) <= room.first,
  };
}

/** Keeps the views of channels until something in them changes. */
export class ChannelViews {
  readonly #views = new Map<string, Channel>();
  #echoed: string[] = [];

  constructor(readonly replica: Replica) {
    replica.listen((changed) => this.#forget(changed));
  }

  of(room: Room): Channel {
    const held = this.#views.get(room.id);
    if (held) return held;
    const view = channelView(this.replica, room);
    this.#views.set(room.id, view);
    return view;
  }

  #forget(changed: Changed): void {
    for (const id of changed.rooms) this.#views.delete(id);
    if (changed.identities?.length) this.#views.clear();
    if (!changed.operations) return;
    const echoed = this.replica.operations.map((o) => o.channel);
    for (const id of [...this.#echoed, ...echoed]) this.#views.delete(id);
    this.#echoed = echoed;
  }
}

function peopleOf(replica: Replica, room: Room): Participant[] {
  return Object.entries(room.members).filter(([, m]) => !m.gone).map(([userId, m]) => {
    const identity = replica.identities.get(userId);
    return { userId, role: m.role ?? "member", delivered: m.delivered, seen: m.seen, ...(m.joined !== undefined && { joined: m.joined }), ...(identity && { identity }) };
  });
}

/** A message as people see it, with what was done to it here and is on its way. */
export function messageView(replica: Replica, room: Room, entry: Entry): Message {
  const view: Message = {
    key: entry.uuid ?? entry.id ?? `${entry.channel_id}:${entry.sequence_id}`, id: entry.id, sequence: entry.sequence_id,
    channelId: entry.channel_id, author: entry.author ?? "", type: entry.type ?? "", content: entry.content, parts: entry.parts ?? [],
    metadata: entry.metadata ?? {}, reactions: reactionsOf(entry), createdAt: entry.created_at ?? "", updatedAt: entry.updated_at ?? "",
    deleted: entry.deleted ?? false, hidden: entry.hidden ?? false, partial: entry.truncated ?? false,
    state: entry.hidden ? "sent" : stateOf(room, entry), pending: false, ...textOf(entry),
  };
  for (const o of replica.operations) {
    if (o.target?.id === entry.id && o.channel === room.id) overlay(view, o);
  }
  return view;
}

function reactionsOf(entry: Entry): Message["reactions"] {
  return Object.fromEntries(Object.entries(entry.reactions ?? {}).map(([key, { count }]) => [key, { count, mine: reacted(entry, key) }]));
}

/**
 * How far a message has come with everybody whom it was sent to: no farther than with the last of them. Where that cannot be
 * said of somebody it is no more than sent, as where it was sent to nobody.
 */
function stateOf(room: Room, entry: Entry): Message["state"] {
  if (!room.info.participants?.every((user) => (room.members[user]?.at ?? -1) >= 0)) return "sent";
  const n = entry.sequence_id;
  const recipients = Object.entries(room.members).filter(([user, m]) => !m.gone && user !== entry.author && (m.joined ?? 0) < n).map(([, m]) => m);
  if (!recipients.some((m) => m.joined !== undefined) || recipients.some((m) => m.delivered < n)) return "sent";
  return recipients.every((m) => m.seen >= n) ? "seen" : "delivered";
}

function overlay(view: Message, o: Operation): void {
  view.pending = true;
  if (view.deleted) return;
  if (o.kind === "delete") Object.assign(view, { deleted: true, content: null, text: undefined, parts: [], metadata: {}, reactions: {} });
  else if (o.kind === "metadata") view.metadata = patched(view.metadata, o.patch!);
  else view.reactions = withReaction(view.reactions, o.reaction!, o.kind === "react");
}

/** A JSON Merge Patch (RFC 7396). */
function patched(metadata: Record<string, unknown>, patch: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = { ...metadata };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete out[name];
    else out[name] = isObject(value) ? patched(isObject(out[name]) ? out[name] : {}, value) : value;
  }
  return out;
}

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null && !Array.isArray(v);

function withReaction(all: Message["reactions"], key: string, on: boolean): Message["reactions"] {
  const held = all[key] ?? { count: 0, mine: false };
  if (held.mine === on) return all;
  const { [key]: _, ...others } = all;
  const count = held.count + (on ? 1 : -1);
  return count > 0 ? { ...others, [key]: { count, mine: on } } : others;
}

/** A message that is on its way. */
export function echoView(replica: Replica, o: Operation): Message {
  const draft = o.draft ?? {};
  const said = textOf(draft);
  const { text } = said;
  return {
    key: o.id, channelId: o.channel, author: replica.me, type: draft.type ?? "parts", content: draft.content ?? null,
    parts: draft.parts?.map((part, i) => ({ ...part, id: String(i + 1) })) ?? (text === undefined ? [] : [{ id: "1", mime_type: "text/plain", body: text }]),
    metadata: draft.metadata ?? {}, reactions: {}, createdAt: o.at, updatedAt: o.at, deleted: false, hidden: false, partial: false,
    state: o.error ? "failed" : "sending", ...(o.error && { error: o.error }), pending: !o.error, ...said,
  };
}

/** The text of one; parts that are a text are one when the server has them. */
function textOf({ type, content }: { type?: string; content?: unknown }): { text?: string } {
  const text = type === "text" ? (content as any)?.text : undefined;
  return typeof text === "string" ? { text } : {};
}
