import { fromAnswer, fromEvent } from "./entries.js";
import * as ranges from "./ranges.js";
import { advance, info, keep, newRoom, participant, people, place, raise, sent } from "./room.js";
import { Dethroned } from "./store/store.js";
import { Transaction, type Key } from "./transaction.js";
import type { Entry, Event, Room, SyncAnswer, SyncedChannel, Watermarks, WireChannel, WireMessage } from "./shapes.js";
import type { Changed, Replica } from "./replica.js";

/** A channel of which entries are known to exist that are not held. */
export interface Gap {
  channel: string;
  after: number;
}

/** The right to write what the server tells. */
export interface Reign {
  id: string;
  /** Another one has it by now. */
  over(): void;
}

/** From where a sync asks. */
export type Positions = Record<string, { sequence_id: number; change_id: number; member_revision: number; receipts?: true }>;

export const watched = 20; // channels of which a sync asks how far everybody has come, though nothing else is new: the newest

/**
 * Keeps the local database like the server's two logs. Entries and changes may come twice, late and in any
 * order; a position moves only over what is stored without a gap. Only the leading tab has one. What is
 * given to it is worked off one after the other, each in one transaction of the database. Where that fails nothing of it
 * happened, and who gave it asks for it anew.
 */
export class Log {
  #last: Promise<unknown> = Promise.resolve();
  /** Of channels that are mine no more: the highest change known of. */
  readonly #left = new Map<string, number>();
  /** What came while a sync ran, whose answer may be older, or of channels that are not known yet. */
  #early: Event[] = [];
  readonly #lives = new Map<string, number>();
  #syncing = false;
  /** Something came that only a sync can explain. */
  #strange = false;

  constructor(readonly replica: Replica, readonly reign: Reign, readonly changed: (changed: Changed) => void, readonly carried: () => void) {}

  /** Works in a transaction: `keys` are the entries whose stored state it has to see, asked for when its turn comes. */
  run<T>(keys: Key[] | (() => Key[]), work: (tx: Transaction) => T): Promise<T> {
    const turn = this.#last.then(() => this.#run(typeof keys === "function" ? keys() : keys, work));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #run<T>(keys: Key[], work: (tx: Transaction) => T): Promise<T> {
    const tx = new Transaction(this.replica, keys.length > 0 ? await this.replica.entries(keys) : []);
    const value = work(tx);
    for (const room of tx.rooms.values()) if (room) sent(room, this.replica.me);
    await this.#latest(tx);
    const batch = tx.batch();
    if (!batch) return value;
    try {
      await this.replica.store.commit({ ...batch, reign: this.reign.id });
    } catch (fault) {
      if (fault instanceof Dethroned) this.reign.over();
      throw fault;
    }
    this.#show(tx);
    return value;
  }

  /** Finds the newest entry of each room that has moved. */
  async #latest(tx: Transaction): Promise<void> {
    for (const [id, room] of tx.rooms) {
      if (!room || room.last?.sequence_id === room.sequence || room.sequence < room.first) continue;
      const entry = tx.entry(id, room.sequence) ?? (await this.replica.entries([[id, room.sequence]]))[0];
      if (entry) room.last = entry;
    }
  }

  #show(tx: Transaction): void {
    const replica = this.replica;
    const gone = [...tx.rooms.keys()].filter((id) => tx.rooms.get(id) === null);
    replica.setRooms([...tx.rooms.values()].filter((room) => room !== null), gone);
    for (const id of gone) replica.marks.delete(id);
    for (const { channel, seen } of tx.marked) if ((replica.marks.get(channel) ?? 0) <= seen) replica.marks.delete(channel);
    for (const [user, identity] of tx.identities) replica.identities.set(user, identity);
    if (tx.done.size + tx.operations.length > 0) {
      const newer = new Map(tx.operations.map((o) => [o.number, o]));
      replica.operations = replica.operations.filter((o) => !tx.done.has(o.number)).map((o) => newer.get(o.number) ?? o);
    }
    if (tx.meta) replica.meta = { ...replica.meta, ...tx.meta };
    if (tx.carried.size > 0) this.carried();
    const rooms = new Set([...tx.rooms.keys(), ...tx.marked.map((m) => m.channel)]);
    this.changed({
      rooms: [...rooms], operations: tx.done.size + tx.operations.length > 0, identities: [...tx.identities.keys()],
    });
  }

  /** Reads anew what people have done, between two steps. */
  reread(): Promise<void> {
    const turn = this.#last.then(() => this.replica.reread());
    this.#last = turn.catch(() => {});
    return turn;
  }

  // What is missing.

  /** From where a sync asks; of the newest channels, and of those named, also how far everybody has come. */
  positions(open: Set<string>): Positions {
    const rooms = [...this.replica.rooms.values()];
    const newest = rooms.map((r) => ({ id: r.id, at: r.last?.created_at ?? "" })).sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, watched);
    const asked = new Set([...open, ...newest.map((r) => r.id)]);
    const out: Positions = {};
    for (const { id, sequence, change, revision } of rooms) {
      out[id] = { sequence_id: sequence, change_id: change, member_revision: revision, ...(asked.has(id) && { receipts: true }) };
    }
    return out;
  }

  gaps(): Gap[] {
    return [...this.replica.rooms.values()].filter((r) => r.highest > r.sequence).map((r) => ({ channel: r.id, after: r.sequence }));
  }

  /** Whether something is missing that only a sync brings. */
  needsSync(): boolean {
    return this.#strange || [...this.replica.rooms.values()].some((r) => r.highChange > r.change);
  }

  // Events.

  /** Takes over events, as they came. */
  apply(events: Event[]): Promise<void> {
    return this.run(keysOf(events), (tx) => {
      if (this.#syncing) this.#early.push(...events);
      for (const event of events) this.#event(tx, event);
    });
  }

  #event(tx: Transaction, e: Event): void {
    const id = e.channel_id;
    if (!id) return this.#profile(tx, e);
    if (e.type === "channel.removed") return this.#removed(tx, id, e.change_id ?? 0);
    const known = tx.look(id);
    if (!known) return this.#stranger(e);
    if (joins(e, tx.replica.me) && (e.change_id ?? 0) > known.joinedAt) {
      this.#drop(tx, id, 0); // what is held is of a time before: its end comes late, or never
      return this.#stranger(e);
    }
    this.#inRoom(tx, tx.room(id)!, e);
  }

  #profile(tx: Transaction, e: Event): void {
    if (e.type === "identity.changed" && e.data?.user_id) tx.profile(e.data);
  }

  #inRoom(tx: Transaction, room: Room, e: Event): void {
    const change = e.change_id ?? 0;
    room.highChange = Math.max(room.highChange, change);
    switch (e.type) {
      case "message.created":
      case "message.changed":
        this.#message(tx, room, fromEvent(e, tx.replica.me));
        break;
      case "channel.created":
      case "channel.changed":
        info(room, e.data, change);
        break;
      case "participant.joined":
      case "participant.left":
      case "participant.changed":
        participant(tx, room, e);
        if (e.data.first_sequence_id > room.first) this.#strange = true; // where my history begins; perhaps of before I came back
        break;
      case "receipts":
        for (const p of e.data) raise(room, tx.replica.me, p.user_id, p.delivered, p.seen);
        break;
      default:
        return; // of a later version; its change is known to exist, and a sync brings it
    }
    if (change > 0 && e.type !== "message.created" && e.type !== "receipts") ranges.add(room.loose, change);
    advance(room);
  }

  #message(tx: Transaction, room: Room, entry: Entry): void {
    if (!(entry.sequence_id > 0)) return;
    room.highChange = Math.max(room.highChange, entry.change_id ?? 0);
    if (entry.deleted && entry.change_id > room.counted.change) room.recount = true;
    if (entry.author === tx.replica.me && entry.sequence_id > (room.folderAt ?? Infinity)) room.folder = "inbox"; // who writes into it takes it
    tx.put(room, entry); // also below what is held: a page that is being read may be older
  }

  /** Keeps an event of a channel that is not known, unless it is a late one of a channel that was left. */
  #stranger(e: Event): void {
    const left = this.#left.get(e.channel_id!);
    if (left !== undefined && (e.change_id ?? 0) <= left) return;
    if (!this.#syncing) this.#early.push(e);
    this.#strange = true;
  }

  /** Drops a channel, unless the removal is older than what made it mine. */
  #removed(tx: Transaction, id: string, change: number): void {
    const room = tx.look(id);
    if (room && change !== 0 && change <= room.joinedAt) return;
    this.#drop(tx, id, change);
  }

  #drop(tx: Transaction, id: string, change: number): void {
    const room = tx.look(id);
    this.#left.set(id, Math.max(this.#left.get(id) ?? 0, change, room?.joinedAt ?? 0));
    if (room) tx.drop(id);
  }

  // Sync.

  /** To be called before a sync is asked for. What comes until it ends is applied twice. */
  beginSync(): void {
    this.#syncing = true;
    this.#strange = false;
    this.#early = []; // a sync that begins now knows of all that they tell
  }

  /** To be called after the last page, or when the sync failed: then what it was to explain stays unexplained. */
  endSync(done: boolean): Promise<void> {
    return this.run(() => keysOf(this.#early), (tx) => {
      const again = this.#strange || !done;
      const early = this.#early;
      this.#syncing = false;
      this.#early = [];
      this.#strange = false;
      for (const e of early) this.#event(tx, e);
      this.#strange ||= again;
    });
  }

  /** Takes over a page of a sync that asked from those positions. */
  page(asked: Positions, answer: SyncAnswer): Promise<void> {
    const keys = answer.channels.flatMap((c) => [
      ...c.messages.map((m): Key => [c.channel.id, m.sequence_id]),
      ...c.changes.map((x): Key => [c.channel.id, (x.object as any).sequence_id ?? 0]),
    ]);
    return this.run(keys, (tx) => {
      for (const c of answer.channels) this.#synced(tx, c, asked[c.channel.id]);
      for (const id of answer.removed) this.#notMine(tx, id);
    });
  }

  #synced(tx: Transaction, c: SyncedChannel, from: Positions[string] | undefined): void {
    const id = c.channel.id;
    let room = tx.room(id);
    const left = this.#left.get(id);
    if (!room && left !== undefined && c.channel.last_change_id < left) {
      this.#strange = true; // the answer is older than what made the channel be no more mine
      return;
    }
    const whole = !from || c.reset !== undefined;
    if (!room && !whole) {
      this.#strange = true; // dropped while the sync ran: what is new cannot stand alone
      return;
    }
    const before = c.reset === "blocks" ? room : undefined;
    if (!room || whole) {
      room = tx.begin(newRoom(c));
      this.#lives.set(id, this.life(id) + 1);
    }
    room.joinedAt = Math.max(room.joinedAt, c.change_id);
    this.#left.delete(id);
    place(tx, room, c);
    for (const m of c.messages) this.#message(tx, room, fromAnswer(m as unknown as WireMessage));
    for (const change of c.changes) this.#change(tx, room, change as any);
    people(tx.replica.me, room, c);
    if (before) keep(room, tx.replica.me, before);
    for (const identity of c.identities) tx.profile(identity);
    room.change = Math.max(room.change, c.change_id);
    advance(room);
  }

  #change(tx: Transaction, room: Room, { change_id, kind, object }: { change_id: number; kind: string; object: any }): void {
    if (kind === "message.changed") this.#message(tx, room, fromAnswer(object));
    else this.#inRoom(tx, room, { type: kind, id: "", channel_id: room.id, change_id, data: object });
  }

  /** Drops a channel that a sync says is not mine, unless an event said otherwise meanwhile. */
  #notMine(tx: Transaction, id: string): void {
    if (this.#early.some((e) => e.channel_id === id && joins(e, tx.replica.me))) this.#strange = true;
    else this.#drop(tx, id, 0);
  }

  // Answers.

  /** How often a channel has begun anew: what is asked for belongs to what is held then. */
  life(channel: string): number {
    return this.#lives.get(channel) ?? 0;
  }

  /** Takes over entries that were read, in a life of the channel. */
  fill(channel: string, page: WireMessage[], life: number): Promise<void> {
    return this.run(page.map((m) => [channel, m.sequence_id]), (tx) => {
      const room = tx.room(channel);
      if (!room || life !== this.life(channel)) return;
      for (const m of page) {
        room.highChange = Math.max(room.highChange, m.change_id ?? 0);
        tx.put(room, fromAnswer(m));
      }
      advance(room);
    });
  }

  /** Takes over a message that was answered, if its channel is held and it does not lie in history that is not. */
  answered(m: WireMessage, done: number[] = []): Promise<void> {
    return this.run([[m.channel_id, m.sequence_id]], (tx) => {
      for (const number of done) tx.done.add(number);
      const room = tx.room(m.channel_id);
      if (!room) return;
      this.#message(tx, room, fromAnswer(m));
      advance(room);
    });
  }

  /** Takes over the answer to a receipt, or to clearing history. */
  marked(w: Watermarks): Promise<void> {
    return this.run([], (tx) => {
      tx.marked.push({ channel: w.channel_id, seen: w.seen_sequence_id });
      const room = tx.room(w.channel_id);
      if (!room) return;
      if (w.last_sequence_id >= room.counted.upto && w.seen_sequence_id >= room.counted.seen) {
        room.counted = { unread: w.unread_count, upto: w.last_sequence_id, seen: w.seen_sequence_id, change: room.counted.change };
      }
      raise(room, tx.replica.me, tx.replica.me, w.delivered_sequence_id, w.seen_sequence_id, w.last_sequence_id);
      room.highest = Math.max(room.highest, w.last_sequence_id);
      advance(room);
    });
  }

  /** Takes over what the server says is unread of a channel. No sync runs while that is asked, so that it cannot have begun anew. */
  counted(c: WireChannel): Promise<void> {
    return this.run([], (tx) => {
      const room = tx.room(c.id);
      if (!room) return;
      room.recount = false;
      room.counted = { unread: c.unread_count ?? 0, upto: c.last_sequence_id, seen: c.seen_sequence_id ?? 0, change: c.last_change_id };
      raise(room, tx.replica.me, tx.replica.me, c.delivered_sequence_id ?? 0, c.seen_sequence_id ?? 0, c.last_sequence_id);
      room.told ??= c.last_sequence_id;
      room.highest = Math.max(room.highest, c.last_sequence_id);
    });
  }
}

/** Whether an event says that the channel is mine. */
function joins(e: Event, me: string): boolean {
  return e.type === "channel.created" || (e.type === "participant.joined" && e.data.user_id === me);
}

function keysOf(events: Event[]): Key[] {
  return events.filter((e) => e.type.startsWith("message.") && e.channel_id).map((e) => [e.channel_id!, e.data?.sequence_id ?? 0]);
}
