import type { Clock, Random } from "./clock.js";

// A server of one app in memory, faithful to the contract where clients are concerned: two gapless logs a
// channel, watermarks that only rise, sync with positions, resets, cursors and compacted changes, events at least once.

export interface Member {
  role: "owner" | "member";
  first: number;
  delivered: number;
  seen: number;
  revision: number;
  joined: number; // the change by which they are in it
}

interface Message {
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

export interface Room {
  id: string;
  uuid?: string;
  title: string | null;
  metadata: Record<string, unknown>;
  exposed: boolean;
  history: "all" | "joining";
  members: Map<string, Member>;
  messages: Message[];
  changes: { id: number; kind: string; sequence?: number; user?: string; role?: string }[];
  createdBy: string;
  createdAt: string;
  deleted: boolean;
}

export interface Answer {
  status: number;
  body?: any;
  retryAfter?: number;
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

const bySort = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1);

export class Server {
  readonly rooms = new Map<string, Room>();
  readonly sessions = new Map<string, { user: string; expires: number }>();
  readonly connections = new Set<Connection>();
  readonly calls = new Map<string, number>();
  epoch = 1;
  longMessages = 400; // characters above which a list shows a pointer
  connectionLife = 7_200_000;
  #ids = 0;

  constructor(readonly clock: Clock, readonly random: Random) {}

  #time = () => new Date(this.clock.now).toISOString();
  #id = (kind: string) => `${kind}${++this.#ids}`;

  // Calls.

  handle(method: string, url: string, headers: Record<string, string>, body: any): Answer {
    const { pathname, searchParams: query } = new URL(url, "http://server");
    const path = pathname.split("/").slice(2).map(decodeURIComponent);
    const name = `${method} ${path[0]}${path[0] === "messages" && path.length > 2 ? ` ${path[2]}` : ""}`;
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    if (path[0] === "nonces") return { status: 201, body: { nonce: this.#id("nonce") } };
    if (method === "POST" && path[0] === "sessions") return this.#logIn(body.identity_token);
    const token = headers.authorization?.replace("Bearer ", "") ?? "";
    const session = this.sessions.get(token);
    if (!session || session.expires < this.clock.now) return { status: 401, body: { code: "session_expired", detail: "log in", nonce: this.#id("nonce") } };
    if (path[0] === "sessions") return this.endSession(token), { status: 204 };
    return this.#route(session.user, token, method, path, query, body, headers);
  }

  #route(user: string, token: string, method: string, path: string[], query: URLSearchParams, body: any, headers: Record<string, string>): Answer {
    const [kind, id, what, more] = path;
    if (kind === "sync") return this.#sync(user, body);
    if (kind === "unread") return { status: 200, body: this.unread(user) };
    if (kind === "channels" && !id) return this.#create(user, body);
    if (kind === "channels") {
      const room = this.rooms.get(id!);
      if (room && !room.deleted && method === "PUT" && what === "participants") return this.#join(room, user);
      const member = room?.members.get(user);
      if (!room || room.deleted || !member) return notFound;
      if (!what && method === "GET") return { status: 200, body: this.channel(room, user) };
      if (!what && method === "PATCH") return this.#patch(room, body, user);
      if (!what && method === "DELETE") return this.#raze(room, member);
      if (what === "messages") return this.#list(room, user, query);
      if (what === "participants" && method === "POST") return this.#invite(room, body.user_ids);
      if (what === "participants" && method === "DELETE") return this.#remove(room, more!, user);
      return this.#mark(room, user, member, what!, body.sequence_id);
    }
    if (kind === "messages" && !id) return this.#send(user, body, headers["idempotency-key"]!);
    if (kind === "messages" && id === "delete") {
      const all = body.ids.map((one: string) => this.#find(user, one));
      if (all.includes(undefined)) return notFound;
      for (const [room, m] of all) {
        if (m.author !== user && room.members.get(user)!.role !== "owner") return forbidden;
        this.#delete(room, m);
      }
      return { status: 200, body: { data: { messages: all.map(([room, m]: [Room, Message]) => this.message(room, m, user, false)) } } };
    }
    const found = this.#find(user, id!);
    if (!found) return notFound;
    const [room, m] = found;
    if (method === "GET") return { status: 200, body: this.message(room, m, user, false) };
    if (what === "metadata") return this.#annotate(room, m, user, body);
    return this.#react(room, m, user, more!, method === "PUT");
  }

  #find(user: string, id: string): [Room, Message] | undefined {
    const [roomId, n] = [id.slice(0, id.indexOf("-")), Number(id.slice(id.indexOf("-") + 1))];
    const room = this.rooms.get(roomId);
    const m = room?.messages[n - 1];
    const member = room?.members.get(user);
    return room && m && member && !room.deleted && n >= member.first ? [room, m] : undefined;
  }

  #logIn(token: string): Answer {
    const user = token.slice("identity of ".length);
    const session = this.#id("session");
    const expires = this.clock.now + 30 * 86_400_000;
    this.sessions.set(session, { user, expires });
    return { status: 201, body: { session_token: session, expires_at: new Date(expires).toISOString(), identity: { user_id: user } } };
  }

  endSession(token: string): void {
    this.sessions.delete(token);
    for (const c of [...this.connections]) {
      if (c.token !== token) continue;
      c.send({ type: "session.ended", id: this.#id("event"), at: this.#time(), data: {} });
      c.end();
    }
  }

  // Channels.

  #create(user: string, body: any): Answer {
    for (const room of this.rooms.values()) {
      if (room.uuid && room.uuid === body.uuid && room.createdBy === user) return room.deleted ? conflict : { status: 200, body: this.channel(room, user) };
    }
    const room: Room = {
      id: this.#id("c"), uuid: body.uuid, title: body.title ?? null, metadata: body.metadata ?? {}, exposed: body.exposed ?? false,
      history: body.history ?? "all", members: new Map(), messages: [], changes: [], createdBy: user, createdAt: this.#time(), deleted: false,
    };
    this.rooms.set(room.id, room);
    for (const each of new Set<string>([user, ...body.participants])) {
      room.members.set(each, { role: each === user ? "owner" : "member", first: 1, delivered: 0, seen: 0, revision: 0, joined: 0 });
    }
    this.#tell(room, { type: "channel.created", data: () => this.shared(room) });
    return { status: 201, body: this.channel(room, user) };
  }

  #change(room: Room, kind: string, more: { sequence?: number; user?: string; role?: string } = {}): number {
    room.changes.push({ id: room.changes.length + 1, kind, ...more });
    return room.changes.length;
  }

  #patch(room: Room, body: any, user: string): Answer {
    if ("title" in body) room.title = body.title;
    if (body.metadata) room.metadata = { ...room.metadata, ...body.metadata };
    this.#tell(room, { type: "channel.changed", change_id: this.#change(room, "channel.changed"), data: () => this.shared(room) });
    return { status: 200, body: this.channel(room, user) };
  }

  #raze(room: Room, member: Member): Answer {
    if (member.role !== "owner") return forbidden;
    const change = this.#change(room, "channel.removed");
    room.deleted = true;
    this.#tell(room, { type: "channel.removed", change_id: change, data: () => ({ reason: "deleted" }) });
    room.members.clear();
    return { status: 204 };
  }

  #join(room: Room, user: string): Answer {
    if (!room.members.has(user)) {
      if (!room.exposed) return notFound;
      this.#enter(room, user);
    }
    return { status: 200, body: this.channel(room, user) };
  }

  #invite(room: Room, users: string[]): Answer {
    for (const user of users) if (!room.members.has(user)) this.#enter(room, user);
    return { status: 200, body: { data: { participants: [] } } };
  }

  #enter(room: Room, user: string): void {
    const change = this.#change(room, "participant.joined", { user, role: "member" });
    const last = room.messages.length;
    room.members.set(user, { role: "member", first: room.history === "all" ? 1 : last + 1, delivered: last, seen: last, revision: 0, joined: change });
    this.#tell(room, { type: "participant.joined", change_id: change, data: () => ({ user_id: user, role: "member" }) }, (to) => to !== user);
    this.#tell(room, { type: "channel.created", change_id: change, data: () => this.shared(room) }, (to) => to === user);
  }

  #remove(room: Room, user: string, by: string): Answer {
    const member = room.members.get(user);
    if (!member) return { status: 204 };
    if (user !== by && room.members.get(by)!.role !== "owner") return forbidden;
    const change = this.#change(room, "participant.left", { user });
    this.#tell(room, { type: "channel.removed", change_id: change, data: () => ({ reason: "left" }) }, (to) => to === user);
    room.members.delete(user);
    this.#tell(room, { type: "participant.left", change_id: change, data: () => ({ user_id: user }) });
    const heir = [...room.members.entries()].sort((a, b) => a[1].joined - b[1].joined || bySort(a, b))[0];
    if (heir && member.role === "owner") {
      heir[1].role = "owner";
      const next = this.#change(room, "participant.changed", { user: heir[0], role: "owner" });
      this.#tell(room, { type: "participant.changed", change_id: next, data: () => ({ user_id: heir[0], role: "owner" }) });
    }
    return { status: 204 };
  }

  #mark(room: Room, user: string, m: Member, kind: string, n: number): Answer {
    if (n > room.messages.length) return { status: 422, body: { code: "sequence_ahead", detail: "no such entry yet" } };
    const before = `${m.first} ${m.delivered} ${m.seen}`;
    if (kind === "cleared") m.first = Math.max(m.first, n + 1);
    if (kind !== "delivered") m.seen = Math.max(m.seen, n);
    m.delivered = Math.max(m.delivered, m.seen, n);
    if (before !== `${m.first} ${m.delivered} ${m.seen}`) {
      m.revision++;
      if (kind === "cleared") this.#tell(room, { type: "participant.changed", data: () => ({ user_id: user, role: m.role, first_sequence_id: m.first }) }, (to) => to === user);
      this.#tell(room, { type: "receipts", data: () => [{ user_id: user, delivered: m.delivered, seen: m.seen }] });
    }
    return { status: 200, body: { channel_id: room.id, last_sequence_id: room.messages.length, delivered_sequence_id: m.delivered, seen_sequence_id: m.seen,
      unread_count: this.#unread(room, user), ...(kind === "cleared" && { first_sequence_id: m.first }) } };
  }

  // Messages.

  #send(user: string, body: any, key: string): Answer {
    const room = this.rooms.get(body.recipients.channels[0]);
    const member = room?.members.get(user);
    if (!room || room.deleted || !member) return notFound;
    const draft = JSON.stringify(body.message);
    const old = room.messages.find((m) => m.author === user && m.uuid === key);
    if (old) return old.draft === draft ? { status: 200, body: this.message(room, old, user, false) } : { status: 422, body: { code: "key_reused", detail: "another message" } };
    const n = room.messages.length + 1;
    const m: Message = {
      id: `${room.id}-${n}`, uuid: key, sequence_id: n, change_id: room.changes.length, author: user, type: body.message.type ?? "parts",
      content: body.message.content ?? null, parts: body.message.parts ?? [], metadata: body.message.metadata ?? {}, reactions: new Map(), deleted: false,
      created_at: this.#time(), updated_at: this.#time(), draft,
    };
    room.messages.push(m);
    if (member.seen === n - 1) member.seen = n;
    if (member.delivered === n - 1) member.delivered = n;
    this.#tell(room, { type: "message.created", sequence_id: n, change_id: m.change_id, data: (to) => this.message(room, m, to, true, true) });
    return { status: 201, body: this.message(room, m, user, false) };
  }

  #delete(room: Room, m: Message): void {
    if (m.deleted) return;
    Object.assign(m, { deleted: true, content: null, parts: [], metadata: {}, reactions: new Map() });
    this.#touched(room, m, "deleted");
  }

  #touched(room: Room, m: Message, kind: string, reaction?: object): void {
    m.change_id = this.#change(room, "message.changed", { sequence: m.sequence_id });
    m.updated_at = this.#time();
    this.#tell(room, { type: "message.changed", kind, reaction, sequence_id: room.messages.length, change_id: m.change_id,
      data: (to) => this.message(room, m, to, true, true) }, (to) => m.sequence_id >= (room.members.get(to)?.first ?? 1));
  }

  #annotate(room: Room, m: Message, user: string, patch: any): Answer {
    if (m.author !== user) return forbidden;
    if (m.deleted) return conflict;
    m.metadata = { ...m.metadata, ...patch };
    this.#touched(room, m, "metadata");
    return { status: 200, body: this.message(room, m, user, false) };
  }

  #react(room: Room, m: Message, user: string, key: string, on: boolean): Answer {
    if (m.deleted) return on ? conflict : { status: 204 };
    const people = m.reactions.get(key) ?? new Set();
    if (people.has(user) !== on) {
      if (on) m.reactions.set(key, people.add(user));
      else if (people.delete(user) && people.size === 0) m.reactions.delete(key);
      this.#touched(room, m, "reaction", { user_id: user, key, added: on });
    }
    return on ? { status: 200, body: this.message(room, m, user, false) } : { status: 204 };
  }

  #list(room: Room, user: string, query: URLSearchParams): Answer {
    const first = room.members.get(user)!.first;
    const after = Math.max(Number(query.get("from_sequence_id") ?? 0), first - 1);
    const before = Math.min(Number(query.get("before_sequence_id") ?? Infinity), room.messages.length + 1);
    const size = Number(query.get("per_page") ?? 50);
    const chosen = room.messages.filter((m) => m.sequence_id > after && m.sequence_id < before);
    const page = query.has("before_sequence_id") ? chosen.slice(-size) : chosen.slice(0, size);
    return { status: 200, body: { data: { messages: page.map((m) => this.message(room, m, user, true)) }, meta: { page: 1, per_page: size, total: chosen.length } } };
  }

  // Shapes.

  message(room: Room, m: Message, reader: string, listed: boolean, event = false): any {
    const reactions = Object.fromEntries([...m.reactions].map(([key, people]) => [key, { count: people.size, ...(!event && { mine: people.has(reader) }) }]));
    const long = listed && JSON.stringify(m.content).length > this.longMessages;
    return {
      id: m.id, ...(m.author === reader && { uuid: m.uuid }), sequence_id: m.sequence_id, change_id: m.change_id, channel_id: room.id, type: m.type, author: m.author,
      ...(long ? { truncated: true, parts_count: 1 } : { content: m.content, parts: m.parts }), metadata: m.metadata, reactions,
      delivered: false, seen: false, deleted: m.deleted, created_at: m.created_at, updated_at: m.updated_at,
    };
  }

  shared(room: Room): any {
    return {
      id: room.id, uuid: null, type: "GROUP", exposed: room.exposed, distinct: false, history: room.history, invite: "members", title: room.title,
      description: null, metadata: room.metadata, participants: [...room.members.keys()].sort(), participant_count: room.members.size, created_by: room.createdBy,
      created_at: room.createdAt, updated_at: room.createdAt, last_sequence_id: room.messages.length, last_change_id: room.changes.length, epoch: this.epoch, deleted: room.deleted,
    };
  }

  channel(room: Room, user: string): any {
    const m = room.members.get(user)!;
    return { ...this.shared(room), role: m.role, first_sequence_id: m.first, folder: "inbox", unread_count: this.#unread(room, user),
      seen_sequence_id: m.seen, delivered_sequence_id: m.delivered, last_message: null };
  }

  #unread(room: Room, user: string): number {
    const m = room.members.get(user)!;
    return room.messages.filter((x) => x.sequence_id > Math.max(m.seen, m.first - 1) && x.author !== user && !x.deleted).length;
  }

  unread(user: string): { channels: number; messages: number } {
    const counts = this.of(user).map((room) => this.#unread(room, user));
    return { channels: counts.filter((n) => n > 0).length, messages: counts.reduce((a, b) => a + b, 0) };
  }

  /** The channels of somebody. */
  of(user: string): Room[] {
    return [...this.rooms.values()].filter((room) => room.members.has(user));
  }

  // Sync.

  #sync(user: string, body: any): Answer {
    const work: { epoch?: number; n: number; rest: [string, any][] } = body.cursor ? JSON.parse(body.cursor) : {
      epoch: body.epoch, n: body.messages_per_channel ?? 20,
      rest: [...Object.entries<any>(body.channels ?? {}), ...this.of(user).filter((r) => !body.channels?.[r.id]).map((r): [string, any] => [r.id, null])],
    };
    const size = 1 + this.random.below(6);
    const channels: any[] = [];
    const removed: string[] = [];
    for (const [id, position] of work.rest.splice(0, size)) {
      const room = this.rooms.get(id);
      if (!room?.members.has(user)) position && removed.push(id);
      else channels.push(...this.#news(room, user, position, work));
    }
    return { status: 200, body: { epoch: this.epoch, blocks_revision: 0, channels, removed, next_cursor: work.rest.length > 0 ? JSON.stringify(work) : null } };
  }

  #news(room: Room, user: string, p: any, { epoch, n }: { epoch?: number; n: number }): any[] {
    const member = room.members.get(user)!;
    const [last, lastChange] = [room.messages.length, room.changes.length];
    const reset = !p ? undefined : epoch !== undefined && epoch !== this.epoch ? "epoch" : p.change_id < member.joined ? "rejoined" :
      p.sequence_id > last || p.change_id > lastChange ? "gap" : undefined;
    const whole = !p || reset;
    if (!whole && last <= p.sequence_id && lastChange <= p.change_id && p.member_revision === member.revision && !p.receipts) return [];
    const from = whole ? Math.max(member.first - 1, last - n) : Math.max(p.sequence_id, member.first - 1);
    const messages = room.messages.slice(from, from + n);
    const cut = whole ? lastChange : Math.min(lastChange, p.change_id + 30);
    const changes = whole ? [] : this.#changes(room, user, p.change_id, cut);
    const told = whole || p.receipts || changes.some((c) => c.kind.startsWith("participant"));
    return [{
      channel: this.channel(room, user), messages: messages.map((m) => this.message(room, m, user, true)), changes,
      ...(told && { participants: [...room.members].map(([user_id, m]) => ({ user_id, role: m.role, delivered: m.delivered, seen: m.seen })) }),
      identities: [], sequence_id: messages.at(-1)?.sequence_id ?? (whole ? Math.max(from, 0) : Math.max(p.sequence_id, member.first - 1)), change_id: cut, member_revision: member.revision,
      has_more: whole ? from > member.first - 1 : from + n < last || cut < lastChange, ...(reset && { reset }),
    }];
  }

  /** The changes after one up to another, of each thing the last, each thing as it is now. */
  #changes(room: Room, user: string, after: number, upto: number): any[] {
    const last = new Map<string, any>();
    for (const c of room.changes.slice(after, upto)) {
      const thing = c.sequence ? `m${c.sequence}` : c.user ? `p${c.user}` : "channel";
      last.delete(thing);
      last.set(thing, c);
    }
    const first = room.members.get(user)!.first;
    return [...last.values()].flatMap((c) => {
      if (c.sequence) return c.sequence >= first ? [{ change_id: c.id, kind: c.kind, object: this.message(room, room.messages[c.sequence - 1]!, user, true) }] : [];
      const object = c.user ? { user_id: c.user, ...(c.role && { role: c.role }) } : this.shared(room);
      return [{ change_id: c.id, kind: c.kind, object }];
    });
  }

  // Sockets.

  connect(token: string, send: (frame: object) => void, end: () => void): Connection | undefined {
    const session = this.sessions.get(token);
    if (!session || session.expires < this.clock.now) return undefined;
    return { user: session.user, token, id: this.#id("connection"), ready: false, send, end };
  }

  frame(c: Connection, frame: any): void {
    if (frame.type === "hello") {
      if (!this.sessions.has(c.token)) return c.end();
      c.ready = true;
      this.connections.add(c);
      c.send({ type: "ready", connection_id: c.id, expires_at: new Date(this.clock.now + this.connectionLife).toISOString(), epoch: this.epoch });
      this.clock.setTimeout(() => this.connections.has(c) && (this.gone(c), c.end()), this.connectionLife + 30_000);
    } else if (frame.type === "ping") c.send({ type: "pong", ref: frame.ref });
    else if (frame.type === "typing") this.#typing(c.user, frame);
    else c.send({ type: "ok", ref: frame.ref, data: { presence: [] } });
  }

  #typing(user: string, frame: any): void {
    const room = this.rooms.get(frame.channel_id);
    if (room) this.#tell(room, { type: "typing", data: () => ({ user_id: user, state: frame.state }) }, (to) => to !== user);
  }

  gone(c: Connection): void {
    this.connections.delete(c);
  }

  /** Tells the people of a channel, on two paths, each connection as the thing is when it is told. */
  #tell(room: Room, event: { data: (to: string) => any; type: string; [more: string]: any }, whom: (user: string) => boolean = () => true): void {
    const id = this.#id("event");
    const at = this.#time();
    const people = [...room.members.keys()].filter(whom);
    const tell = () => {
      for (const c of this.connections) {
        if (people.includes(c.user)) c.send({ ...event, id, at, channel_id: room.id, data: event.data(c.user) });
      }
    };
    this.clock.setTimeout(tell, this.random.below(40));
    if (this.random.chance(0.3)) this.clock.setTimeout(tell, 200 + this.random.below(2_000));
  }
}

const notFound: Answer = { status: 404, body: { code: "not_found", detail: "no such thing" } };
const forbidden: Answer = { status: 403, body: { code: "forbidden", detail: "you may not" } };
const conflict: Answer = { status: 409, body: { code: "conflict", detail: "it cannot be" } };
