import type { Environment } from "./env.js";
import { passing } from "./errors.js";
import type { Http } from "./http.js";
import type { Log } from "./log.js";
import type { Room, Watermarks } from "./shapes.js";
import type { Replica } from "./replica.js";

const interval = 2_000; // one call per channel in this time

/** Tells the server what has been delivered and seen: at once, and then at most so often in each channel. */
export class Receipts {
  #running = true;
  readonly #busy = new Set<string>();

  constructor(readonly env: Environment, readonly http: Http, readonly log: Log, readonly replica: Replica, readonly delivers: boolean) {}

  stop(): void {
    this.#running = false;
  }

  /** Looks what is to be told of these channels, or of all. */
  look(ids: Iterable<string> = this.replica.rooms.keys()): void {
    for (const id of [...ids]) {
      const room = this.replica.rooms.get(id);
      if (room && this.#running && !this.#busy.has(id) && this.#due(room)) void this.#tell(id);
    }
  }

  #due(room: Room): "seen" | "delivered" | undefined {
    if (this.#seen(room) > room.seen) return "seen";
    return this.delivers && this.#undelivered(room) ? "delivered" : undefined;
  }

  /** A mark of an entry that is not there yet has to wait for it. */
  #seen(room: Room): number {
    return Math.min(this.replica.marks.get(room.id) ?? 0, room.highest);
  }

  /** Whether others wrote what the server does not know to be here. Who has not taken a request reveals nothing. */
  #undelivered(room: Room): boolean {
    return room.folder === "inbox" && room.sequence > room.delivered && room.last !== undefined && room.last.author !== this.replica.me;
  }

  async #tell(id: string): Promise<void> {
    this.#busy.add(id);
    try {
      await this.#once(id);
    } catch {
      // the database refused; it is told with the next look
    }
    this.env.setTimeout(() => {
      this.#busy.delete(id);
      this.look([id]);
    }, interval);
  }

  async #once(id: string): Promise<void> {
    const room = this.replica.rooms.get(id)!;
    const kind = this.#due(room)!;
    const upto = kind === "seen" ? this.#seen(room) : room.sequence;
    const answer = await this.http.call<Watermarks>("PUT", `/v1/channels/${id}/${kind}`, { body: { sequence_id: upto } });
    if (!this.#running) return;
    if (answer.ok) await this.log.marked(answer.value);
    else if (!passing(answer.error)) await this.log.run([], (tx) => void tx.marked.push({ channel: id, seen: upto }));
  }
}
