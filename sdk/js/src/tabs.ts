import type { Broadcast, Environment } from "./env.js";
import type { ParleyError } from "./errors.js";
import type { Event } from "./shapes.js";
import type { ClientEvents } from "./options.js";
import type { Changed } from "./replica.js";

/** How a client stands. */
export interface Status {
  /** `starting`: nothing is known yet; `syncing`: connected, and catching up; `live`: all is here, and news come as they
   * happen; `offline`: not connected, what is shown may be old; `closed`: closed or logged out. */
  state: "starting" | "syncing" | "live" | "offline" | "closed";
  /** Why it is not live, where that is known. */
  error?: ParleyError;
  /** When the last sync ended well, by this machine's clock. */
  syncedAt?: number;
}

/** What tabs of one app and user say to each other. */
export type Word =
  | { say: "changed"; changed: Changed }
  | { say: "status"; status: Status }
  | { say: "heard"; event: Event }
  | { say: "progress"; kind: "upload"; event: ClientEvents["upload"] }
  | { say: "progress"; kind: "download"; event: ClientEvents["download"] }
  | { say: "sync" }
  | { say: "older" | "open"; channel: string }
  | { say: "frame"; frame: Record<string, unknown> }
  | { say: "presence"; tab: string; status?: string; watch?: string[] }
  | { say: "opened" }
  | { say: "led" }
  | { say: "wiped" };

/** Tabs share one database and one connection: the one that leads writes and connects, the others read and ask. */
export class Tabs {
  readonly #broadcast?: Broadcast;
  readonly #abort = new AbortController();
  #resign?: () => void;

  constructor(env: Environment, name: string, lead: () => void, hear: (word: Word) => void) {
    this.#broadcast = env.broadcast?.(name);
    if (this.#broadcast) this.#broadcast.onmessage = ({ data }) => hear(data);
    if (!env.locks) void Promise.resolve().then(() => this.#abort.signal.aborted || lead());
    env.locks
      ?.request(name, { signal: this.#abort.signal }, () => {
        if (this.#abort.signal.aborted) return;
        lead();
        return new Promise<void>((resolve) => (this.#resign = resolve));
      })
      .catch(() => {}); // closed before its turn came
  }

  say(word: Word): void {
    this.#broadcast?.postMessage(word);
  }

  /** Lets another one lead. */
  close(): void {
    this.#abort.abort();
    this.#resign?.();
    this.#broadcast?.close();
  }
}
