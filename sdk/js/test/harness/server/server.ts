import { News } from "./news.js";
import { forbidden, notFound, refusal, type Answer, type Connection, type Room } from "./state.js";

/** Calls and sockets. */
export class Server extends News {
  readonly calls = new Map<string, number>();
  readonly suspended = new Set<string>();
  /** Messages that were refused once. A network that doubles may bring them again when they are not any more. */
  readonly refused = new Set<string>();
  connectionLife = 7_200_000;

  handle(method: string, url: string, headers: Record<string, string>, body: any): Answer {
    const { pathname, searchParams: query } = new URL(url, "http://server");
    const path = pathname.split("/").slice(2).map(decodeURIComponent);
    const name = `${method} ${path[0]}${path[0] === "messages" && path.length > 2 ? ` ${path[2]}` : ""}`;
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    if (this.disabled) return refusal(403, "app_disabled");
    if (path[0] === "nonces") return { status: 201, body: { nonce: this.id("nonce") } };
    if (method === "POST" && path[0] === "sessions") return this.#logIn(body.identity_token);
    const token = headers.authorization?.replace("Bearer ", "") ?? "";
    const session = this.sessions.get(token);
    if (!session || session.expires < this.clock.now) return { status: 401, body: { code: "session_expired", detail: "log in", nonce: this.id("nonce") } };
    if (path[0] === "sessions") return this.endSession(token), { status: 204 };
    return this.#route(session.user, method, path, query, body, headers);
  }

  #route(user: string, method: string, path: string[], query: URLSearchParams, body: any, headers: Record<string, string>): Answer {
    const [kind, id, what] = path;
    switch (kind) {
      case "sync":
        return this.sync(user, body);
      case "unread":
        return { status: 200, body: this.unread(user) };
      case "blocks":
        return this.block(user, id!, method === "PUT");
      case "identities":
        return this.profile(user, body);
      case "content":
        return this.ticket(user, body.size);
      case "channels":
        return id ? this.#channel(user, method, path, query, body) : this.create(user, body);
    }
    if (!id) {
      const answer = this.send(user, body, headers["idempotency-key"]!);
      if (answer.status >= 400) this.refused.add(headers["idempotency-key"]!);
      return answer;
    }
    if (id === "delete") return this.deleteAll(user, body.ids);
    const found = this.found(user, id);
    if (!found) return notFound;
    const [room, m] = found;
    if (what === "parts") return { status: 200, body: this.link(m.parts[Number(path[3]) - 1]) };
    if (method === "GET") return { status: 200, body: this.message(room, m, user, false) };
    return what === "metadata" ? this.annotate(room, m, user, body) : this.react(room, m, user, path[3]!, method === "PUT");
  }

  #channel(user: string, method: string, [, id, what, who]: string[], query: URLSearchParams, body: any): Answer {
    const room = this.rooms.get(id!);
    if (!room || room.deleted) return notFound;
    if (method === "PUT" && what === "participants") return this.join(room, user);
    if (!room.members.has(user)) return notFound;
    switch (`${method} ${what ?? ""}`) {
      case "GET ":
        return { status: 200, body: this.channel(room, user) };
      case "PATCH ":
        return this.patch(room, body, user);
      case "DELETE ":
        return this.#raze(room, user);
      case "GET messages":
        return this.list(room, user, query);
      case "POST participants":
        return this.invite(room, body.user_ids, user);
      case "PATCH participants":
        return this.role(room, who!, body.role, user);
      case "DELETE participants":
        return this.remove(room, who === "me" ? user : who!, user);
      case "PUT folder":
        return this.move(room, user, body.folder);
    }
    return this.mark(room, user, what!, body.sequence_id);
  }

  #raze(room: Room, user: string): Answer {
    if (room.type === "PERSONAL" || room.members.get(user)!.role !== "owner") return forbidden;
    this.raze(room);
    return { status: 204 };
  }

  #logIn(token: string): Answer {
    const user = token.slice("identity of ".length);
    if (this.suspended.has(user)) return refusal(403, "suspended");
    const session = this.id("session");
    const expires = this.clock.now + 30 * 86_400_000;
    this.sessions.set(session, { user, expires });
    this.identity(user);
    return { status: 201, body: { session_token: session, expires_at: new Date(expires).toISOString(), identity: { user_id: user } } };
  }

  endSession(token: string): void {
    this.sessions.delete(token);
    for (const c of [...this.connections]) {
      if (c.token !== token) continue;
      c.send({ type: "session.ended", id: this.id("event"), at: this.time(), data: {} });
      c.end();
    }
  }

  /** Ends all of somebody's sessions. */
  endSessions(user: string): void {
    for (const [token, session] of [...this.sessions]) if (session.user === user && !token.startsWith("play")) this.endSession(token);
  }

  suspend(user: string): void {
    this.suspended.add(user);
    this.endSessions(user);
  }

  /** Something happens in a channel that only later versions know of. */
  sparkle(room: Room): void {
    this.tellChange(room, this.change(room, "channel.sparkled"), () => ({ type: "channel.sparkled", data: { how: "much" } }));
  }

  // Sockets.

  connect(token: string, send: (frame: object) => void, end: () => void): Connection | undefined {
    const session = this.sessions.get(token);
    if (this.disabled || !session || session.expires < this.clock.now) return undefined;
    return { user: session.user, token, id: this.id("connection"), ready: false, send, end };
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
    if (room && this.lists(room)) this.tell(room, () => ({ type: "typing", data: { user_id: user, state: frame.state } }), (to) => to !== user && room.members.has(to));
  }

  gone(c: Connection): void {
    this.connections.delete(c);
  }
}
