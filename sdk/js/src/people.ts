import type { Environment } from "./env.js";
import type { Event } from "./shapes.js";

/** What somebody says of themselves; who is invisible looks offline. */
export type OwnPresence = "available" | "busy" | "away" | "invisible";

/** How somebody is. */
export interface Presence {
  userId: string;
  status: "available" | "busy" | "away" | "offline";
  lastSeenAt?: string;
}

/** What a tab wishes to be told of, and to say. */
export interface Wishes {
  status?: string;
  /** When that was said: in whichever tab, the last word counts. */
  said?: number;
  watch?: string[];
}

const typingLasts = 6_000;
const sayAgain = 3_000; // while somebody goes on typing
const stopsAfter = 5_000;

/** Who types where, and who is there: told by events, kept in memory, over after a while. */
export class People {
  readonly #typing = new Map<string, Map<string, unknown>>();
  readonly #presence = new Map<string, Presence>();
  readonly #wishes = new Map<string, Wishes>();
  readonly #mine = new Map<string, { said: number; stop: unknown }>();

  constructor(readonly env: Environment, readonly changed: (what: "typing" | "presence", id: string) => void) {}

  hear(e: Event): void {
    if (e.type === "presence") this.present([e.data]);
    else if (e.type === "typing" && e.channel_id) this.#types(e.channel_id, e.data.user_id, e.data.state === "started");
    else if (e.type === "message.created" && e.channel_id && e.data?.author) this.#types(e.channel_id, e.data.author, false);
  }

  present(all: { user_id: string; status: Presence["status"]; last_seen_at?: string | null }[]): void {
    for (const p of all) {
      this.#presence.set(p.user_id, { userId: p.user_id, status: p.status, ...(p.last_seen_at && { lastSeenAt: p.last_seen_at }) });
      this.changed("presence", p.user_id);
    }
  }

  #types(channel: string, user: string, on: boolean): void {
    const here = this.#typing.get(channel) ?? new Map<string, unknown>();
    const was = here.has(user);
    this.env.clearTimeout(here.get(user));
    here.delete(user);
    if (on) here.set(user, this.env.setTimeout(() => this.#types(channel, user, false), typingLasts));
    this.#typing.set(channel, here);
    if (was !== on) this.changed("typing", channel);
  }

  typing(channel: string): string[] {
    return [...(this.#typing.get(channel)?.keys() ?? [])];
  }

  presence(user: string): Presence | undefined {
    return this.#presence.get(user);
  }

  /** Takes over what a tab wishes besides before; gives all that it does. */
  wish(tab: string, { status, said, watch }: Wishes = {}): Wishes {
    const all = { ...this.#wishes.get(tab), ...(status && { status, said: said ?? this.env.now() }), ...(watch && { watch }) };
    this.#wishes.set(tab, all);
    return all;
  }

  /** What one connection says for all tabs, if anything. */
  wishes(): Wishes | undefined {
    const all = [...this.#wishes.values()].sort((a, b) => (a.said ?? 0) - (b.said ?? 0));
    const status = all.at(-1)?.status;
    const watched = all.flatMap((w) => (w.watch ? [w.watch] : []));
    const watch = [...new Set(watched.flat())].slice(0, 100);
    return status || watched.length > 0 ? { ...(status && { status }), ...(watched.length > 0 && { watch }) } : undefined;
  }

  /** Says what I am at, not more often than it has to be said. */
  type(channel: string, on: boolean, say: (state: "started" | "stopped") => void): void {
    const mine = this.#mine.get(channel);
    this.env.clearTimeout(mine?.stop);
    if (!on) {
      if (this.#mine.delete(channel)) say("stopped");
      return;
    }
    const again = !mine || this.env.now() - mine.said >= sayAgain;
    if (again) say("started");
    const stop = this.env.setTimeout(() => this.type(channel, false, say), stopsAfter);
    this.#mine.set(channel, { said: again ? this.env.now() : mine.said, stop });
  }

  close(): void {
    for (const here of this.#typing.values()) for (const timer of here.values()) this.env.clearTimeout(timer);
    for (const { stop } of this.#mine.values()) this.env.clearTimeout(stop);
  }
}
