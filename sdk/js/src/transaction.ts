import { partsWithContent } from "./bodies.js";
import { sizeOf } from "./content.js";
import { countable, merged, told } from "./entries.js";
import * as ranges from "./ranges.js";
import type { Entry, Identity, Meta, Operation, Room } from "./shapes.js";
import type { Batch, Bodied } from "./store/store.js";
import type { Replica } from "./replica.js";

/** An entry's place in the local database. */
export type Key = [channel: string, sequence: number];

/** One step of the local state, made in memory and then written whole. Nothing of it shows before. */
export class Transaction {
  readonly rooms = new Map<string, Room | null>();
  readonly entries = new Map<string, Map<number, Entry>>();
  readonly emptied = new Set<string>();
  readonly trimmed = new Map<string, number>();
  readonly done = new Set<number>();
  readonly operations: Operation[] = [];
  readonly carried = new Map<string, Bodied>();
  readonly uncarried: NonNullable<Batch["uncarried"]> = [];
  readonly identities = new Map<string, Identity>();
  readonly marked: { channel: string; seen: number }[] = [];
  meta?: Meta;
  readonly #stored = new Map<string, Entry>();

  constructor(readonly replica: Replica, stored: Entry[]) {
    for (const entry of stored) this.#stored.set(`${entry.channel_id} ${entry.sequence_id}`, entry);
  }

  /** The room of a channel, to be read only. */
  look(id: string): Room | undefined {
    return this.rooms.has(id) ? (this.rooms.get(id) ?? undefined) : this.replica.rooms.get(id);
  }

  /** The room of a channel, to be changed. */
  room(id: string): Room | undefined {
    if (!this.rooms.has(id)) {
      const held = this.replica.rooms.get(id);
      if (!held) return undefined;
      this.rooms.set(id, copy(held));
    }
    return this.rooms.get(id) ?? undefined;
  }

  /** Begins a channel with nothing. */
  begin(room: Room): Room {
    this.#empty(room.id);
    this.rooms.set(room.id, room);
    return room;
  }

  /** Ends a channel. */
  drop(id: string): void {
    this.#empty(id);
    this.rooms.set(id, null);
  }

  #empty(id: string): void {
    for (const [key, { channel }] of this.carried) if (channel === id) this.carried.delete(key);
    this.emptied.add(id);
    this.entries.delete(id);
    this.trimmed.delete(id);
  }

  entry(id: string, sequence: number): Entry | undefined {
    return this.entries.get(id)?.get(sequence) ?? (this.emptied.has(id) ? undefined : this.#stored.get(`${id} ${sequence}`));
  }

  /** Takes over a state of an entry. */
  put(room: Room, come: Entry): void {
    const n = come.sequence_id;
    if (!(n >= room.first) || come.channel_id !== room.id) return;
    const before = this.entry(room.id, n);
    const entry = merged(before, come);
    const all = this.entries.get(room.id) ?? new Map();
    this.entries.set(room.id, all.set(n, entry));
    const echo = entry.uuid ? this.#echoOf(entry) : undefined;
    if (echo) this.done.add(echo.number); // in the same step
    if (before?.parts !== entry.parts) this.#carry(before, entry, echo);
    // Of history that is not held an event is kept for the page that brings it, which may be older; and is not yet shown.
    if (n <= room.sequence && told(entry) && !ranges.has(room.held, n)) return;
    ranges.add(room.held, n);
    if (countable(entry, this.replica.me)) ranges.add(room.unseen, n);
    else ranges.remove(room.unseen, n);
    ranges.dropBelow(room.unseen, room.seen + 1);
    if (entry.author === this.replica.me && n > room.seen) ranges.add((room.mine ??= []), n);
    room.pointers = room.pointers.filter((at) => at !== n);
    if (entry.truncated) room.pointers.push(n);
    if (n === room.last?.sequence_id) room.last = entry;
    room.highest = Math.max(room.highest, n);
  }

  /** Takes over a profile, unless a newer one is known. */
  profile(come: Identity): void {
    const held = this.identities.get(come.user_id) ?? this.replica.identities.get(come.user_id);
    if (!held || !(come.updated_at < held.updated_at)) this.identities.set(come.user_id, come);
  }

  #echoOf(entry: Entry): Operation | undefined {
    return this.replica.operations.find((o) => o.kind === "send" && o.id === entry.uuid && o.channel === entry.channel_id);
  }

  /** Notes which bodies a message carries. Those of a message that was sent from here are here. */
  #carry(before: Entry | undefined, entry: Entry, echo: Operation | undefined): void {
    const { channel_id: channel, sequence_id: sequence, created_at: at } = entry;
    const now = partsWithContent(entry);
    for (const { content } of before ? partsWithContent(before) : []) {
      if (now.some((p) => p.content.id === content.id)) continue;
      this.uncarried.push({ channel, id: content.id, sequence });
      this.carried.delete(`${channel} ${content.id}`);
    }
    const sent = echo?.draft?.parts;
    for (const part of now) {
      const from = sent?.[entry.parts!.findIndex((p) => p.id === part.id)]?.body;
      const body = from !== undefined && sizeOf(from) === part.content.size ? new Blob([from as BlobPart], { type: part.content.mime_type }) : undefined;
      const { id, size } = part.content;
      this.carried.set(`${channel} ${id}`, { channel, id, sequence, at, size, ...(body && { body }) });
    }
  }

  /** Drops the entries below a number. */
  trim(room: Room, below: number): void {
    for (const n of this.entries.get(room.id)?.keys() ?? []) if (n < below) this.entries.get(room.id)!.delete(n);
    this.trimmed.set(room.id, Math.max(below, this.trimmed.get(room.id) ?? 0));
    for (const [key, c] of this.carried) if (c.channel === room.id && c.sequence < below) this.carried.delete(key);
    ranges.dropBelow(room.held, below);
    ranges.dropBelow(room.unseen, below);
    room.pointers = room.pointers.filter((n) => n >= below);
    if (room.last && room.last.sequence_id < below) room.last = undefined;
  }

  /** What has to be written, or nothing. */
  batch(): Batch | undefined {
    const rooms = [...this.rooms.values()].filter((room) => room !== null);
    const purge = [...this.rooms.keys()].filter((id) => this.rooms.get(id) === null);
    const batch: Batch = {
      rooms, purge,
      empty: [...this.emptied].filter((id) => this.rooms.get(id) !== null),
      trim: [...this.trimmed].map(([channel, below]) => ({ channel, below })),
      entries: [...this.entries.values()].flatMap((all) => [...all.values()]),
      carried: [...this.carried.values()], uncarried: this.uncarried,
      operations: this.operations.filter((o) => !this.done.has(o.number)),
      done: [...this.done], identities: [...this.identities.values()], marked: this.marked,
      ...(this.meta && { meta: this.meta }),
    };
    return Object.values(batch).some((part) => !Array.isArray(part) || part.length > 0) ? batch : undefined;
  }
}

const copy = (room: Room): Room => ({
  ...room, members: { ...room.members }, held: [...room.held], loose: [...room.loose], unseen: [...room.unseen], mine: [...(room.mine ?? [])],
  counted: { ...room.counted },
});
