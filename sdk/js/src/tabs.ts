import type { Broadcast, Environment } from "./env.js";
import type { ParleyError } from "./errors.js";
import type { Event } from "./shapes.js";
import type { ClientEvents } from "./options.js";
import type { Wishes } from "./people.js";
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
  | ({ say: "presence"; tab: string } & Wishes)
  | { say: "opened" }
  | { say: "led" }
  | { say: "there?" }
  | { say: "here" }
  | { say: "wiped" };

/** What a tab is told by the others, and by the lock that says which one leads. */
export interface TabEar {
  lead(): void;
  /** Another one leads, though this one did not let go. */
  lost(): void;
  hear(word: Word): void;
}

const beat = 5_000; // between two questions whether the one that leads is alive
const patience = 3_000; // for its answer: a tab that is frozen, or hangs, keeps its lock and does nothing

/** Tabs share one database and one connection: the one that leads writes and connects, the others read and ask. */
export class Tabs {
  #broadcast?: Broadcast;
  #turn?: AbortController;
  #resign?: () => void;
  #timer: unknown;
  #answered = false;
  #resting = false;

  constructor(readonly env: Environment, readonly name: string, readonly ear: TabEar) {
    this.#broadcast = env.broadcast?.(name);
    if (this.#broadcast) this.#broadcast.onmessage = ({ data }) => this.#hear(data);
    this.#queue();
    this.#beat();
  }

  /** Waits for its turn to lead, or takes it. */
  #queue(options: { steal?: true } = {}): void {
    this.#turn?.abort();
    const { signal } = (this.#turn = new AbortController());
    const { locks } = this.env;
    if (!locks) return void Promise.resolve().then(() => signal.aborted || this.ear.lead());
    let led = false;
    const lead = () => {
      if (signal.aborted) return;
      led = true;
      this.ear.lead();
      return new Promise<void>((resolve) => (this.#resign = resolve));
    };
    locks.request(this.name, options.steal ? options : { signal }, lead).catch(() => led && !signal.aborted && this.#lost());
  }

  #lost(): void {
    this.#resign = undefined;
    this.ear.lost();
    this.#queue();
  }

  #hear(word: Word): void {
    if (word.say === "there?") return this.#resign && this.say({ say: "here" });
    if (word.say === "here") this.#answered = true;
    else this.ear.hear(word);
  }

  #beat(): void {
    if (!this.#broadcast || !this.env.locks) return;
    this.#timer = this.env.setTimeout(() => {
      if (this.#resign) return this.#beat();
      this.#answered = false;
      this.say({ say: "there?" });
      const asked = this.env.now();
      this.#timer = this.env.setTimeout(() => {
        const slept = this.env.now() - asked > 2 * patience; // this one was away itself
        if (!this.#answered && !this.#resign && !slept) this.#queue({ steal: true });
        this.#beat();
      }, patience);
    }, beat);
  }

  /** Whether this one holds the lock. */
  get leads(): boolean {
    return this.#resign !== undefined;
  }

  /** Somebody looks at this tab: where there are no locks it leads from now on. */
  look(): void {
    if (!this.env.locks) this.ear.lead();
  }

  say(word: Word): void {
    this.#broadcast?.postMessage(word);
  }

  /** Lets another one lead, until `back`. */
  rest(): void {
    this.#resting = true;
    this.#turn?.abort();
    this.#resign?.();
    this.#resign = undefined;
    this.env.clearTimeout(this.#timer);
  }

  /** Takes its turn again; whether it had let go. */
  back(): boolean {
    if (!this.#resting) return false;
    this.#resting = false;
    this.#queue();
    this.#beat();
    return true;
  }

  /** Lets another one lead, for good. */
  close(): void {
    this.rest();
    this.#broadcast?.close();
    this.#broadcast = undefined;
  }
}
