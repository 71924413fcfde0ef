import { openIdbStore } from "./store/idb.js";
import { MemoryStore } from "./store/memory.js";
import type { Store } from "./store/store.js";

/** What the library needs of the machine it runs on. Everything has a default; tests put their own in its place. */
export interface Environment {
  /** Milliseconds since 1970, by this machine's clock. */
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** From 0 up to, not including, 1. */
  random(): number;
  uuid(): string;
  fetch: typeof fetch;
  /** Absent where the machine has none: then there is no real time, and news come by sync alone. */
  WebSocket?: WebSocketClass;
  /** Opens the local database of this name. */
  store(name: string): Promise<Store>;
  /** Absent: every client believes to be the only one. */
  locks?: Locks;
  /** Opens what tabs talk to each other through. */
  broadcast?(name: string): Broadcast;
  /** Calls back when the machine may be online again or no more, or a person looks; gives back how to stop it. */
  onWake(wake: () => void): () => void;
  /** Calls back when this tab is about to be put to sleep, and when it goes on; gives back how to stop it. */
  onSleep?(sleep: () => void, back: () => void): () => void;
}

/** The part of LockManager that is used. */
export interface Locks {
  request(name: string, options: { signal?: AbortSignal; steal?: boolean }, work: () => unknown): Promise<unknown>;
}

/** The part of BroadcastChannel that is used. */
export interface Broadcast {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: any }) => void) | null;
  close(): void;
}

export type WebSocketClass = new (url: string, protocols: string[]) => Socket;

/** The part of WebSocket that is used. */
export interface Socket {
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  send(text: string): void;
  close(code?: number): void;
  /** Ends it without a word, where a socket can. */
  terminate?(): void;
}

/** The machine as it is. */
export function environment(): Environment {
  const g = globalThis as any;
  const tabs = g.indexedDB && g.navigator?.locks && g.BroadcastChannel;
  return {
    now: () => Date.now(),
    setTimeout: (run, ms) => g.setTimeout(run, ms),
    clearTimeout: (timer) => g.clearTimeout(timer),
    random: () => Math.random(),
    uuid: () => g.crypto.randomUUID(),
    fetch: (input, init) => g.fetch(input, init),
    WebSocket: g.WebSocket,
    store: (name) => (g.indexedDB ? openIdbStore(name) : Promise.resolve(new MemoryStore())),
    ...(tabs && { locks: g.navigator.locks, broadcast: (name: string) => new g.BroadcastChannel(name) }),
    onWake, onSleep,
  };
}

function onWake(wake: () => void): () => void {
  const g = globalThis as any;
  if (!g.addEventListener || !g.document) return () => {};
  const look = () => g.document.visibilityState === "visible" && wake();
  g.addEventListener("online", wake);
  g.addEventListener("offline", wake); // whether the connection is lost is to be found out
  g.addEventListener("focus", wake);
  g.document.addEventListener("visibilitychange", look);
  return () => {
    g.removeEventListener("online", wake);
    g.removeEventListener("offline", wake);
    g.removeEventListener("focus", wake);
    g.document.removeEventListener("visibilitychange", look);
  };
}

/** A tab is frozen in the background, or kept for when somebody goes back to it. */
function onSleep(sleep: () => void, back: () => void): () => void {
  const g = globalThis as any;
  if (!g.addEventListener || !g.document) return () => {};
  const all: [any, string, () => void][] = [[g.document, "freeze", sleep], [g, "pagehide", sleep], [g.document, "resume", back], [g, "pageshow", back]];
  for (const [where, what, then] of all) where.addEventListener(what, then);
  return () => {
    for (const [where, what, then] of all) where.removeEventListener(what, then);
  };
}

/** How long a client goes on. What would outlive it ends with it. */
export class Life {
  over = false;
  readonly #ends = new Set<() => void>();

  /** Calls back at the end; gives back how not to. */
  on(end: () => void): () => void {
    this.#ends.add(end);
    return () => void this.#ends.delete(end);
  }

  end(): void {
    this.over = true;
    for (const end of this.#ends) end();
    this.#ends.clear();
  }
}

/** The machine for as long as a client lives: no timer outlives it. */
export function lasting(env: Environment, life: Life): Environment {
  const timers = new Set<unknown>();
  life.on(() => timers.forEach((timer) => env.clearTimeout(timer)));
  return {
    ...env,
    setTimeout: (run, ms) => {
      if (life.over) return undefined;
      const timer = env.setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms);
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      timers.delete(timer);
      env.clearTimeout(timer);
    },
  };
}

/** Waits, or until somebody wakes it. */
export class Pause {
  #wake?: () => void;

  constructor(readonly env: Environment) {}

  for(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.env.setTimeout(() => this.end(), ms);
      this.#wake = () => {
        this.env.clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Ends the pause that is going on, if one is. */
  end(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}

/** How long to wait before attempt n (from 0): any time up to a limit that doubles, so that many do not come at once. */
export function backoff(env: Environment, attempt: number, first = 250, most = 30_000): number {
  return env.random() * Math.min(most, first * 2 ** Math.min(attempt, 20));
}
