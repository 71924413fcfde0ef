import type { Clock, Random } from "../clock.js";

// A server of one app in memory, faithful to the contract where clients are concerned: two gapless logs a
// channel, watermarks that only rise, folders, blocks, a floor that rises by time, channels too large to list their
// people, sync with positions, resets, cursors and compacted changes, events at least once.

export type Role = "owner" | "member" | "read_only";
export type Folder = "inbox" | "requests" | "declined";

export interface Member {
  role: Role;
  first: number;
  delivered: number;
  seen: number;
  marks: number;
  folder: Folder;
  joined: number; // the change by which they are in it
  since: number; // the last entry then
}

export interface Message {
  id: string;
  uuid: string;
  sequence_id: number;
  change_id: number;
  author: string;
  type: string;
  content: unknown;
  parts: unknown[];
  metadata: Record<string, unknown>;
  reactions: Map<string, Set<string>>;
  deleted: boolean;
  created_at: string;
  updated_at: string;
  draft: string;
}

export interface Change {
  id: number;
  kind: string;
  sequence?: number;
  user?: string;
  role?: Role;
}

export interface Room {
  id: string;
  uuid?: string;
  type: "PERSONAL" | "GROUP";
  title: string | null;
  metadata: Record<string, unknown>;
  exposed: boolean;
  history: "all" | "joining";
  members: Map<string, Member>;
  messages: Message[];
  changes: Change[];
  createdBy: string;
  createdAt: string;
  /** The first entry that has not expired. */
  floor: number;
  deleted: boolean;
}

export interface Identity {
  user_id: string;
  display_name: string | null;
  updated_at: string;
  [more: string]: unknown;
}

export interface Answer {
  status: number;
  body?: any;
}

/** A socket's end at the server. */
export interface Connection {
  user: string;
  token: string;
  id: string;
  ready: boolean;
  send(frame: object): void;
  end(): void;
}

/** An event as it is when it is told to somebody. */
export type Telling = (to: string) => { type: string; data: unknown; sequence_id?: number; change_id?: number; [more: string]: unknown };

export const refusal = (status: number, code: string): Answer => ({ status, body: { code, detail: `so says ${code}` } });
export const notFound = refusal(404, "not_found");
export const forbidden = refusal(403, "forbidden");
export const conflict = refusal(409, "conflict");

/** What is stored, and how people see it. */
export class State {
  readonly rooms = new Map<string, Room>();
  readonly sessions = new Map<string, { user: string; expires: number }>();
  readonly connections = new Set<Connection>();
  readonly identities = new Map<string, Identity>();
  readonly blocks = new Map<string, Set<string>>();
  readonly blocksRevision = new Map<string, number>();
  epoch = 1;
  listed = 100; // people of a channel above which they are not listed, nor their receipts told
  longMessages = 400; // characters above which a list shows a pointer
  late = 0; // the odds that an event comes long after
  cuts = 0; // the odds that a page is cut where it would be too large
  requests = false; // whether strangers' PERSONAL channels wait to be taken
  frills = false; // whether it is of a later version, with fields, events and changes that nobody knows yet
  disabled = false;
  #ids = 0;

  constructor(readonly clock: Clock, readonly random: Random) {}

  protected time = () => new Date(this.clock.now).toISOString();
  protected id = (kind: string) => `${kind}${++this.#ids}`;

  /** A member as they count: what has expired is as if they had cleared it. */
  seat(room: Room, user: string): Member {
    const m = room.members.get(user)!;
    const { floor } = room;
    if (floor <= 1) return m;
    return { ...m, first: Math.max(m.first, floor), marks: m.marks + floor - 1, delivered: Math.max(m.delivered, floor - 1), seen: Math.max(m.seen, floor - 1) };
  }

  hides(room: Room, reader: string, author: string): boolean {
    return room.type !== "PERSONAL" && (this.blocks.get(reader)?.has(author) ?? false);
  }

  /** Whether one of the two people of a PERSONAL channel blocks the other. */
  protected blocked(room: Room): boolean {
    const [a, b] = [...room.members.keys()];
    return room.type === "PERSONAL" && ((this.blocks.get(a!)?.has(b!) ?? false) || (this.blocks.get(b!)?.has(a!) ?? false));
  }

  lists(room: Room): boolean {
    return room.members.size <= this.listed;
  }

  protected change(room: Room, kind: string, more: { sequence?: number; user?: string; role?: Role } = {}): number {
    room.changes.push({ id: room.changes.length + 1, kind, ...more });
    return room.changes.length;
  }

  // Shapes.

  message(room: Room, m: Message, reader: string, listed: boolean, event = false): any {
    if (this.hides(room, reader, m.author)) return { sequence_id: m.sequence_id, channel_id: room.id, hidden: true };
    const reactions = Object.fromEntries([...m.reactions].map(([key, people]) => [key, { count: people.size, ...(!event && { mine: people.has(reader) }) }]));
    const long = listed && JSON.stringify(m.content).length > this.longMessages;
    return {
      id: m.id, ...(m.author === reader && { uuid: m.uuid }), sequence_id: m.sequence_id, change_id: m.change_id, channel_id: room.id, type: m.type, author: m.author,
      ...(long ? { truncated: true, parts_count: 1 } : { content: m.content, parts: m.parts }), metadata: m.metadata, reactions,
      ...this.receipts(room, m), deleted: m.deleted, created_at: m.created_at, updated_at: m.updated_at, ...(this.frills && { sparkle: [1] }),
    };
  }

  /** Whether an entry has reached all whom it was sent to, and whether they have seen it. */
  receipts(room: Room, { author, sequence_id: n }: Message): { delivered: boolean | null; seen: boolean | null } {
    if (!this.lists(room)) return { delivered: null, seen: null };
    const recipients = [...room.members.keys()].filter((user) => user !== author).map((user) => this.seat(room, user)).filter((m) => m.since < n);
    return { delivered: recipients.length > 0 && recipients.every((m) => m.delivered >= n), seen: recipients.length > 0 && recipients.every((m) => m.seen >= n) };
  }

  shared(room: Room): any {
    return {
      id: room.id, uuid: null, type: room.type, exposed: room.exposed, distinct: false, history: room.history, invite: "members", title: room.title,
      description: null, metadata: room.metadata, ...(this.lists(room) && { participants: [...room.members.keys()].sort() }), participant_count: room.members.size,
      created_by: room.createdBy, created_at: room.createdAt, updated_at: room.createdAt, last_sequence_id: room.messages.length,
      last_change_id: room.changes.length, epoch: this.epoch, deleted: room.deleted, ...(this.frills && { sparkle: "much" }),
    };
  }

  channel(room: Room, user: string): any {
    const m = this.seat(room, user);
    return { ...this.shared(room), role: m.role, first_sequence_id: m.first, folder: m.folder, unread_count: this.unreadIn(room, user),
      seen_sequence_id: m.seen, delivered_sequence_id: m.delivered, last_message: null };
  }

  protected unreadIn(room: Room, user: string): number {
    const { seen } = this.seat(room, user);
    return room.messages.filter((x) => x.sequence_id > seen && x.author !== user && !x.deleted && !this.hides(room, user, x.author)).length;
  }

  unread(user: string): { channels: number; messages: number } {
    const counts = this.of(user).filter((room) => room.members.get(user)!.folder === "inbox").map((room) => this.unreadIn(room, user));
    return { channels: counts.filter((n) => n > 0).length, messages: counts.reduce((a, b) => a + b, 0) };
  }

  /** The channels of somebody. */
  of(user: string): Room[] {
    return [...this.rooms.values()].filter((room) => room.members.has(user));
  }

  identity(user: string): Identity {
    const held = this.identities.get(user) ?? {
      user_id: user, type: "user", display_name: null, first_name: null, last_name: null, avatar_url: null, metadata: {}, created_at: this.time(), updated_at: this.time(),
    };
    this.identities.set(user, held);
    return held;
  }

  // Telling.

  /** Tells people on two paths, which see the thing and who is concerned as they are then. */
  protected tell(room: Room | undefined, telling: Telling, concerns: (user: string) => boolean): void {
    const id = this.id("event");
    const at = this.time();
    const tell = () => {
      if (this.disabled) return;
      for (const c of this.connections) if (concerns(c.user)) c.send({ ...telling(c.user), id, at, ...(room && { channel_id: room.id }) });
    };
    this.clock.setTimeout(tell, this.random.below(40));
    if (this.random.chance(0.3)) this.clock.setTimeout(tell, 200 + this.random.below(this.random.chance(this.late) ? 20_000 : 2_000));
  }

  /** Tells of a change those who were in the channel before it, and still are. */
  protected tellChange(room: Room, change: number, telling: Telling, whom: (user: string) => boolean = () => true): void {
    const last = room.messages.length;
    this.tell(room, (to) => ({ sequence_id: last, change_id: change, ...telling(to) }), (user) => {
      const m = room.members.get(user);
      return m !== undefined && !room.deleted && m.joined <= change && whom(user);
    });
  }
}
