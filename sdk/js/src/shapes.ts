import type { components } from "./generated/api.js";
import type { ParleyError } from "./errors.js";
import type { Ranges } from "./ranges.js";

type Schemas = components["schemas"];

export type Role = Schemas["Role"];
export type Folder = "inbox" | "requests" | "declined";
/** A channel without what belongs to a reader, as events tell of it. */
export type ChannelInfo = Schemas["SharedChannel"];
/** A channel as answers show it to one of its people. */
export type WireChannel = Schemas["Channel"];
export type Identity = Schemas["Identity"];
export type Watermarks = Schemas["Watermarks"];
export type SyncRequest = Schemas["SyncRequest"];
export type SyncAnswer = Schemas["SyncAnswer"];
export type SyncedChannel = Schemas["SyncedChannel"];
export type Part = Schemas["Part"];
export type PartDraft = Schemas["PartDraft"];

/** A message, a pointer to a long one, a tombstone, or a stub, as the wire has it. */
export interface WireMessage {
  id: string;
  uuid?: string;
  sequence_id: number;
  change_id: number;
  channel_id: string;
  type: string;
  author: string;
  content?: unknown;
  parts?: Part[];
  metadata: Record<string, unknown>;
  reactions: Record<string, { count: number; mine?: boolean | null }>;
  deleted: boolean;
  created_at: string;
  updated_at: string;
  truncated?: true;
  parts_count?: number;
  hidden?: true;
}

/** An entry of a channel's log as it is kept. */
export interface Entry extends WireMessage {
  /** What is known of one's own reactions, by key: on or off, and by which change. */
  words: Record<string, { on: boolean; at: number }>;
  /** The change at which an answer last spoke of all keys, or 0 where it hid the entry; -1 where only events have shown it. */
  answered: number;
}

/** Something that happened, as sockets tell it. */
export interface Event {
  type: string;
  id: string;
  channel_id?: string;
  at?: string;
  sequence_id?: number;
  change_id?: number;
  kind?: string;
  reaction?: { user_id: string; key: string; added: boolean };
  data: any;
}

/** Somebody in a channel, or who was. */
export interface Member {
  role?: Role;
  delivered: number;
  seen: number;
  /** The last entry when they came, where that was told: what is not above it was not sent to them. */
  joined?: number;
  gone: boolean;
  /** The change that says so. */
  at: number;
}

/** What is kept of one channel. */
export interface Room {
  id: string;
  info: ChannelInfo;
  infoAt: number;

  role: Role;
  first: number;
  delivered: number;
  seen: number;
  folder: Folder;
  /** The last entry when the server said where it lies. */
  folderAt?: number;
  members: Record<string, Member>;

  /** Every entry from the start of its run in `held` up to here is stored. Sync asks from here. */
  sequence: number;
  /** Every change up to here is applied. */
  change: number;
  revision: number;
  held: Ranges;
  /** Changes that are applied beyond `change`. */
  loose: Ranges;
  /** Stored entries that count as unread, if the watermark is below them. */
  unseen: Ranges;
  /** One's own entries that are stored, above `seen`. */
  mine?: Ranges;
  /** The last entry when `seen` and `delivered` were what they are at the server, where that is known. */
  told?: number;
  /** Stored entries of which only a pointer came. */
  pointers: number[];

  /** The highest entry and change that are known to exist. */
  highest: number;
  highChange: number;
  /** The highest change that says that the channel is mine. */
  joinedAt: number;

  /** What the server counted as unread, for where not all of it is stored. */
  counted: { unread: number; upto: number; seen: number; change: number };
  recount: boolean;
  /** The entry at `sequence`. */
  last?: Entry;
}

/** Something that a person did, on its way to the server. */
export interface Operation {
  /** Given by the store: the order in which they were done. */
  number: number;
  /** The key under which it may be repeated; of a send the message's uuid. */
  id: string;
  channel: string;
  at: string;
  kind: "send" | "delete" | "metadata" | "react" | "unreact";
  draft?: Draft;
  target?: { id: string; sequence: number };
  patch?: Record<string, unknown>;
  reaction?: string;
  /** Why the server refused it. It then waits for somebody to retry or discard it. */
  error?: ParleyError;
}

/** A message to be sent: parts, or a type and its content. */
export interface Draft {
  type?: string;
  content?: unknown;
  parts?: PartInput[];
  metadata?: Record<string, unknown>;
}

/** A part to be sent. A body over 2 KB is uploaded by itself. */
export interface PartInput {
  mime_type: string;
  body: string | Uint8Array | Blob;
  name?: string;
  /** The content that it was uploaded as, and until when that may be attached. */
  uploaded?: { id: string; until: number };
}

/** A body that a message carries beside it. */
export interface Carried {
  channel: string;
  /** The content's. */
  id: string;
  /** The message that carries it. */
  sequence: number;
  at: string;
  size: number;
  /** Whether its bytes are on this device. */
  kept: boolean;
  /** It is not to be downloaded by itself: it was dropped for want of room, or is not to be had. */
  dropped?: boolean;
}

/** How far somebody says to have seen a channel, before the server knows. */
export interface Mark {
  channel: string;
  seen: number;
}

/** A session as it is kept. */
export interface StoredSession {
  token: string;
  expiresAt: string;
}

/** What is kept beside channels. */
export interface Meta {
  epoch?: number;
  blocks?: number;
  session?: StoredSession;
  /** Who may write what the server tells: the tab that came to lead last. One that was asleep, and believes to lead, may not. */
  reign?: string;
}
