import { conflict, forbidden, notFound, refusal, type Answer, type Message, type Room } from "./state.js";
import { Rooms } from "./rooms.js";

/** What is done to messages. */
export class Messages extends Rooms {
  readonly contents = new Map<string, { user: string; size: number; there: boolean }>();

  send(user: string, body: any, key: string): Answer {
    const room = this.rooms.get(body.recipients.channels[0]);
    const member = room?.members.get(user);
    if (!room || room.deleted || !member) return notFound;
    const draft = JSON.stringify(body.message);
    const old = room.messages.find((m) => m.author === user && m.uuid === key);
    if (old && old.sequence_id < room.floor) return notFound;
    if (old) return old.draft === draft ? { status: 200, body: this.message(room, old, user, false) } : refusal(422, "key_reused");
    if (member.role === "read_only") return refusal(403, "read_only");
    if (this.blocked(room)) return refusal(422, "blocked");
    const contents = (body.message.parts ?? []).flatMap((part: any) => (part.content ? [this.contents.get(part.content.id)] : []));
    if (contents.some((c: any) => !c?.there || c.user !== user)) return refusal(422, "invalid_value");
    return { status: 201, body: this.message(room, this.post(room, user, body.message, key, draft), user, false) };
  }

  /** Writes an entry, by whomever. */
  post(room: Room, author: string, message: any, uuid: string, draft = ""): Message {
    const n = room.messages.length + 1;
    const m: Message = {
      id: `${room.id}-${n}`, uuid, sequence_id: n, change_id: room.changes.length, author, type: message.type ?? "parts",
      content: message.content ?? null, parts: (message.parts ?? []).map((part: any, i: number) => ({ id: `${i + 1}`, ...part, ...(part.content && { content: this.link(part) }) })), metadata: message.metadata ?? {}, reactions: new Map(), deleted: false,
      created_at: this.time(), updated_at: this.time(), draft,
    };
    const audience = new Set(room.members.keys());
    room.messages.push(m);
    this.#sent(room, author, n);
    this.tell(room, (to) => ({ type: "message.created", sequence_id: n, change_id: m.change_id, data: this.message(room, m, to, true, true) }),
      (to) => audience.has(to) && !room.deleted && (room.members.get(to)?.first ?? n) <= n);
    return m;
  }

  link(part: any): object {
    const { size } = this.contents.get(part.content.id)!;
    const expires_at = new Date(this.clock.now + 900_000).toISOString();
    return { id: part.content.id, size, mime_type: part.mime_type, download_url: `http://contents/${part.content.id}`, expires_at };
  }

  /** Where an author had seen all before their entry, they have seen it; and who writes into a request takes it. */
  #sent(room: Room, user: string, n: number): void {
    const stored = room.members.get(user);
    if (!stored) return;
    const { seen, delivered } = this.seat(room, user);
    if (delivered === n - 1) stored.delivered = n;
    if (room.messages.slice(seen, n - 1).every((m) => m.author === user)) stored.seen = n;
    stored.delivered = Math.max(stored.delivered, stored.seen);
    stored.folder = "inbox";
  }

  protected found(user: string, id: string): [Room, Message] | undefined {
    const [roomId, n] = [id.slice(0, id.indexOf("-")), Number(id.slice(id.indexOf("-") + 1))];
    const room = this.rooms.get(roomId);
    const m = room?.messages[n - 1];
    return room && m && room.members.has(user) && n >= this.seat(room, user).first ? [room, m] : undefined;
  }

  deleteAll(user: string, ids: string[]): Answer {
    const all = ids.map((id) => this.found(user, id));
    for (const found of all) {
      if (!found) return notFound;
      if (found[1].author !== user && found[0].members.get(user)!.role !== "owner") return forbidden;
      if (found[1].author !== user && this.blocked(found[0])) return refusal(422, "blocked");
    }
    for (const [room, m] of all as [Room, Message][]) this.#delete(room, m);
    return { status: 200, body: { data: { messages: (all as [Room, Message][]).map(([room, m]) => this.message(room, m, user, false)) } } };
  }

  #delete(room: Room, m: Message): void {
    if (m.deleted) return;
    Object.assign(m, { deleted: true, content: null, parts: [], metadata: {}, reactions: new Map() });
    this.#touched(room, m, "deleted");
  }

  #touched(room: Room, m: Message, kind: string, reaction?: object): void {
    m.change_id = this.change(room, "message.changed", { sequence: m.sequence_id });
    m.updated_at = this.time();
    this.tellChange(room, m.change_id, (to) => ({ type: "message.changed", kind, ...(!this.hides(room, to, m.author) && { reaction }), data: this.message(room, m, to, true, true) }),
      (to) => m.sequence_id >= (room.members.get(to)?.first ?? 1));
  }

  annotate(room: Room, m: Message, user: string, patch: any): Answer {
    if (m.author !== user) return forbidden;
    if (m.deleted) return conflict;
    if (room.members.get(user)!.role === "read_only") return refusal(403, "read_only");
    if (this.blocked(room)) return refusal(422, "blocked");
    m.metadata = { ...m.metadata, ...patch };
    this.#touched(room, m, "metadata");
    return { status: 200, body: this.message(room, m, user, false) };
  }

  react(room: Room, m: Message, user: string, key: string, on: boolean): Answer {
    if (room.members.get(user)!.role === "read_only") return refusal(403, "read_only");
    if (this.blocked(room)) return refusal(422, "blocked");
    if (m.deleted) return on ? conflict : { status: 204 };
    const people = m.reactions.get(key) ?? new Set();
    if (people.has(user) !== on) {
      if (on) m.reactions.set(key, people.add(user));
      else if (people.delete(user) && people.size === 0) m.reactions.delete(key);
      this.#touched(room, m, "reaction", { user_id: user, key, added: on });
    }
    return on ? { status: 200, body: this.message(room, m, user, false) } : { status: 204 };
  }

  list(room: Room, user: string, query: URLSearchParams): Answer {
    const { first } = this.seat(room, user);
    const after = Math.max(Number(query.get("from_sequence_id") ?? 0), first - 1);
    const before = Math.min(Number(query.get("before_sequence_id") ?? Infinity), room.messages.length + 1);
    const size = Number(query.get("per_page") ?? 50);
    const chosen = room.messages.slice(after, before - 1);
    const page = query.has("before_sequence_id") ? chosen.slice(-size) : chosen.slice(0, size);
    return { status: 200, body: { data: { messages: page.map((m) => this.message(room, m, user, true)) }, meta: { page: 1, per_page: size, total: chosen.length } } };
  }

  ticket(user: string, size: number): Answer {
    const id = this.id("content");
    this.contents.set(id, { user, size, there: false });
    return { status: 201, body: { id, upload: { method: "PUT", url: `http://contents/${id}`, headers: { "content-length": `${size}` }, expires_at: this.time() } } };
  }

  /** Takes the bytes of a content; they can be put once. */
  upload(id: string, size: number): number {
    const content = this.contents.get(id);
    if (!content || content.there || content.size !== size) return 403;
    content.there = true;
    return 200;
  }
}
