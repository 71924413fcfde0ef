import { conflict, forbidden, notFound, refusal, State, type Answer, type Folder, type Member, type Role, type Room } from "./state.js";

const byName = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1);

/** What is done to channels and people. */
export class Rooms extends State {
  create(user: string, body: any): Answer {
    const people = [...new Set<string>([user, ...body.participants])];
    const type = body.type ?? "GROUP";
    for (const room of this.rooms.values()) {
      const again = type === "PERSONAL" ? room.type === type && !room.deleted && people.every((p) => room.members.has(p)) : room.uuid && room.uuid === body.uuid && room.createdBy === user;
      if (again) return room.members.has(user) ? { status: 200, body: this.channel(room, user) } : conflict;
    }
    if (type === "PERSONAL" && people.length !== 2) return refusal(422, "invalid_value");
    if (type === "PERSONAL" && people.some((a) => people.some((b) => this.blocks.get(a)?.has(b)))) return refusal(422, "blocked");
    const room: Room = {
      id: this.id("c"), uuid: body.uuid, type, title: body.title ?? null, metadata: body.metadata ?? {}, exposed: body.exposed ?? false,
      history: body.history ?? "all", members: new Map(), messages: [], changes: [], createdBy: user, createdAt: this.time(), floor: 1, deleted: false,
    };
    this.rooms.set(room.id, room);
    for (const each of people) {
      const waits = type === "PERSONAL" && this.requests && each !== user;
      room.members.set(each, { role: each === user ? "owner" : "member", first: 1, delivered: 0, seen: 0, marks: 0, folder: waits ? "requests" : "inbox", joined: 0, since: 0 });
      this.identity(each);
      if (waits) this.#tellFolder(room, each);
    }
    this.tell(room, () => ({ type: "channel.created", data: this.shared(room), sequence_id: 0, change_id: 0 }), (to) => room.members.get(to)?.joined === 0);
    return { status: 201, body: this.channel(room, user) };
  }

  #tellFolder(room: Room, user: string): void {
    const { role, folder } = room.members.get(user)!;
    this.tell(room, () => ({ type: "participant.changed", data: { user_id: user, role, folder } }), (to) => to === user);
  }

  patch(room: Room, body: any, user: string): Answer {
    if (room.members.get(user)!.role === "read_only") return refusal(403, "read_only");
    if (this.blocked(room)) return refusal(422, "blocked");
    if ("title" in body) room.title = body.title;
    if (body.metadata) room.metadata = { ...room.metadata, ...body.metadata };
    this.tellChange(room, this.change(room, "channel.changed"), () => ({ type: "channel.changed", data: this.shared(room) }));
    return { status: 200, body: this.channel(room, user) };
  }

  /** Ends a channel; nothing of it stays. */
  raze(room: Room): void {
    const change = this.change(room, "channel.removed");
    const people = [...room.members.keys()];
    room.deleted = true;
    room.members.clear();
    this.tell(room, () => ({ type: "channel.removed", change_id: change, data: { reason: "deleted" } }), (to) => people.includes(to));
  }

  join(room: Room, user: string): Answer {
    if (!room.members.has(user)) {
      if (!room.exposed || room.type !== "GROUP") return notFound;
      this.#enter(room, user);
    }
    return { status: 200, body: this.channel(room, user) };
  }

  invite(room: Room, users: string[], by: string): Answer {
    if (room.type === "PERSONAL") return conflict;
    if (room.members.get(by)!.role === "read_only") return refusal(403, "read_only");
    for (const user of users) if (!room.members.has(user)) this.#enter(room, user);
    return { status: 200, body: { data: { participants: [] } } };
  }

  /** Lets somebody in, by the app's server. */
  add(room: Room, user: string): void {
    if (room.type === "GROUP" && !room.deleted && !room.members.has(user)) this.#enter(room, user);
  }

  #enter(room: Room, user: string): void {
    const change = this.change(room, "participant.joined", { user, role: "member" });
    const last = room.messages.length;
    this.identity(user);
    room.members.set(user, { role: "member", first: room.history === "all" ? 1 : last + 1, delivered: last, seen: last, marks: 0, folder: "inbox", joined: change, since: last });
    this.tellChange(room, change, () => ({ type: "participant.joined", data: { user_id: user, role: "member" } }), (to) => to !== user);
    this.tellChange(room, change, () => ({ type: "channel.created", data: this.shared(room) }), (to) => to === user);
  }

  remove(room: Room, user: string, by?: string): Answer {
    if (room.type === "PERSONAL") return conflict;
    if (by && user !== by && room.members.get(by)!.role !== "owner") return forbidden;
    const member = room.members.get(user);
    if (!member) return { status: 204 };
    const change = this.change(room, "participant.left", { user });
    room.members.delete(user);
    this.tell(room, () => ({ type: "channel.removed", change_id: change, data: { reason: user === by ? "left" : "removed" } }), (to) => to === user && !room.members.has(user));
    this.tellChange(room, change, () => ({ type: "participant.left", data: { user_id: user } }));
    const others = [...room.members].sort((a, b) => Number(a[1].role === "read_only") - Number(b[1].role === "read_only") || a[1].joined - b[1].joined || byName(a, b));
    if (others[0] && member.role === "owner" && !others.some(([, m]) => m.role === "owner")) this.#give(room, others[0][0], "owner");
    return { status: 204 };
  }

  #give(room: Room, user: string, role: Role): void {
    room.members.get(user)!.role = role;
    const change = this.change(room, "participant.changed", { user, role });
    this.tellChange(room, change, () => ({ type: "participant.changed", data: { user_id: user, role } }));
  }

  role(room: Room, user: string, role: Role, by: string): Answer {
    if (room.members.get(by)!.role !== "owner") return forbidden;
    const member = room.members.get(user);
    if (room.type === "PERSONAL") return conflict;
    if (!member) return notFound;
    const lastOwner = member.role === "owner" && ![...room.members].some(([id, m]) => id !== user && m.role === "owner");
    if (member.role !== role && lastOwner) return conflict;
    if (member.role !== role) this.#give(room, user, role);
    return { status: 200, body: { user_id: user, role } };
  }

  move(room: Room, user: string, folder: Folder): Answer {
    if (room.type !== "PERSONAL") return conflict;
    const m = room.members.get(user)!;
    if (m.folder !== folder) {
      m.folder = folder;
      m.marks++;
      this.#tellFolder(room, user);
    }
    return { status: 200, body: this.channel(room, user) };
  }

  mark(room: Room, user: string, kind: string, n: number): Answer {
    if (n > room.messages.length) return refusal(422, "sequence_ahead");
    const stored = room.members.get(user)!;
    const before = this.seat(room, user);
    const after = { first: before.first, seen: before.seen, delivered: before.delivered };
    if (kind === "cleared") after.first = Math.max(after.first, n + 1);
    if (kind !== "delivered") after.seen = Math.max(after.seen, n);
    after.delivered = Math.max(after.delivered, after.seen, n);
    if (after.first !== before.first || after.seen !== before.seen || after.delivered !== before.delivered) this.#marked(room, user, stored, after, kind === "cleared");
    const m = this.seat(room, user);
    return { status: 200, body: { channel_id: room.id, last_sequence_id: room.messages.length, delivered_sequence_id: m.delivered, seen_sequence_id: m.seen,
      unread_count: this.unreadIn(room, user), ...(kind === "cleared" && { first_sequence_id: m.first }) } };
  }

  #marked(room: Room, user: string, stored: Member, after: { first: number; seen: number; delivered: number }, cleared: boolean): void {
    const first = cleared ? after.first : stored.first;
    Object.assign(stored, after, { first, marks: stored.marks + 1 });
    const { role, joined } = stored;
    if (cleared) {
      this.tell(room, () => ({ type: "participant.changed", data: { user_id: user, role, first_sequence_id: first } }), (to) => to === user && room.members.get(user)?.joined === joined);
    }
    this.tell(room, () => ({ type: "receipts", data: [{ user_id: user, delivered: after.delivered, seen: after.seen }] }), (to) => room.members.has(to) && this.lists(room));
  }

  /** What lies below an entry has expired. Nobody is told. */
  expire(room: Room, first: number): void {
    room.floor = Math.max(room.floor, Math.min(first, room.messages.length + 1));
  }

  block(user: string, other: string, on: boolean): Answer {
    const all = this.blocks.get(user) ?? new Set();
    if (user === other) return refusal(422, "invalid_value");
    if (all.has(other) !== on) {
      this.blocks.set(user, on ? all.add(other) : (all.delete(other), all));
      this.blocksRevision.set(user, (this.blocksRevision.get(user) ?? 0) + 1);
    }
    return on ? { status: 200, body: { user_id: other, created_at: this.time() } } : { status: 204 };
  }

  profile(user: string, patch: object): Answer {
    const before = this.identity(user);
    const after = { ...before, ...patch, updated_at: new Date(Math.max(this.clock.now, Date.parse(before.updated_at) + 1)).toISOString() };
    this.identities.set(user, after);
    this.tell(undefined, () => ({ type: "identity.changed", data: after }), (to) => to === user || this.of(to).some((room) => room.members.has(user) && this.lists(room)));
    return { status: 200, body: after };
  }
}
