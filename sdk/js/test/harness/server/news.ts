import { Messages } from "./messages.js";
import type { Answer, Change, Room } from "./state.js";

type Position = { sequence_id: number; change_id: number; member_revision?: number; receipts?: true };
type Pending = { id: string; position?: Position; reset?: string };

/** What a client lacks. */
export class News extends Messages {
  sync(user: string, body: any): Answer {
    const first = !body.cursor;
    const work: { n: number; blocks: number; rest: Pending[] } = first ? this.#compare(user, body) : JSON.parse(body.cursor);
    const removed = first ? Object.keys(body.channels ?? {}).filter((id) => !this.rooms.get(id)?.members.has(user)) : [];
    const channels = work.rest.splice(0, 1 + this.random.below(6)).flatMap((pending) => this.#news(user, pending, work.n));
    return { status: 200, body: { epoch: this.epoch, blocks_revision: work.blocks, channels, removed, next_cursor: work.rest.length > 0 ? JSON.stringify(work) : null } };
  }

  #compare(user: string, body: any): { n: number; blocks: number; rest: Pending[] } {
    const blocks = this.blocksRevision.get(user) ?? 0;
    const rest = this.of(user).flatMap((room): Pending[] => {
      const position: Position | undefined = body.channels?.[room.id];
      if (!position) return [{ id: room.id }];
      const reset = this.#reset(room, user, position, body.epoch !== undefined && body.epoch !== this.epoch, body.blocks_revision !== undefined && body.blocks_revision !== blocks);
      return reset || this.#lacks(room, user, position) ? [{ id: room.id, position, ...(reset && { reset }) }] : [];
    });
    return { n: body.messages_per_channel ?? 20, blocks, rest };
  }

  #reset(room: Room, user: string, p: Position, restored: boolean, blocked: boolean): string | undefined {
    if (restored) return "epoch";
    if (p.change_id < room.members.get(user)!.joined) return "rejoined";
    if (p.sequence_id > room.messages.length || p.change_id > room.changes.length) return "gap";
    return blocked && room.type !== "PERSONAL" ? "blocks" : undefined;
  }

  #lacks(room: Room, user: string, p: Position): boolean {
    return room.messages.length > p.sequence_id || room.changes.length > p.change_id || p.receipts === true || p.member_revision !== this.seat(room, user).marks;
  }

  #news(user: string, { id, position: p, reset }: Pending, n: number): any[] {
    const room = this.rooms.get(id)!;
    if (!room.members.has(user)) return []; // since the cursor was made
    const member = this.seat(room, user);
    if (p && !reset && p.change_id < member.joined) reset = "rejoined";
    const whole = !p || reset !== undefined;
    const [last, lastChange] = [room.messages.length, room.changes.length];
    const most = this.random.chance(this.cuts) ? 1 + this.random.below(n) : n; // cut by bytes
    const from = whole ? Math.max(member.first - 1, last - most) : Math.max(p!.sequence_id, member.first - 1);
    const messages = room.messages.slice(from, from + most);
    const cut = whole ? lastChange : Math.min(lastChange, p!.change_id + (this.random.chance(this.cuts) ? 3 : 30));
    const changed = whole ? [] : room.changes.slice(p!.change_id, cut);
    const people = this.lists(room) && (whole || p!.receipts || changed.some((c) => c.user));
    const upto = messages.at(-1)?.sequence_id ?? (whole ? from : p!.sequence_id);
    return [{
      channel: this.channel(room, user), messages: messages.map((m) => this.message(room, m, user, true)),
      changes: this.#changes(room, user, changed, new Set(messages.map((m) => m.sequence_id))),
      ...(people && { participants: [...room.members.keys()].map((user_id) => this.#participant(room, user_id)) }),
      identities: people ? [...room.members.keys()].map((user) => this.identity(user)) : [],
      sequence_id: upto, change_id: cut, member_revision: member.marks,
      has_more: whole ? from > member.first - 1 : upto < last || cut < lastChange, ...(reset && { reset }),
    }];
  }

  #participant(room: Room, user_id: string): object {
    const { role, delivered, seen, since } = this.seat(room, user_id);
    return { user_id, role, delivered, seen, joined_sequence_id: since };
  }

  /** Of each thing the last change, and the thing as it is now. */
  #changes(room: Room, user: string, changes: Change[], page: Set<number>): any[] {
    const last = new Map<string, Change>();
    for (const c of changes) {
      const thing = c.sequence ? `m${c.sequence}` : c.user ? `p${c.user}` : c.kind;
      last.delete(thing);
      last.set(thing, c);
    }
    const { first } = this.seat(room, user);
    return [...last.values()].flatMap((c) => {
      if (c.sequence && (c.sequence < first || page.has(c.sequence))) return [];
      return [{ change_id: c.id, kind: c.kind, object: this.#object(room, user, c) }];
    });
  }

  #object(room: Room, user: string, c: Change): unknown {
    if (c.sequence) return this.message(room, room.messages[c.sequence - 1]!, user, true);
    if (c.kind === "channel.sparkled") return { how: "much" };
    const role = c.user && (room.members.get(c.user)?.role ?? c.role);
    return c.user ? { user_id: c.user, ...(role && { role }) } : this.shared(room);
  }
}
