import "fake-indexeddb/auto";
import { environment, Parley, type Environment, type HistoryPolicy, type MessageQuery, type ParleyError } from "../../src/index.js";
import { openIdbStore } from "../../src/store/idb.js";
import { Memory, MemoryStore } from "../../src/store/memory.js";
import type { Store } from "../../src/store/store.js";
import type { Random } from "../harness/clock.js";
import type { App, Place } from "./deployment.js";
import { FaultProxy } from "./proxy.js";

/** By how much the clients' timers are faster than the wall's clock: what waits half a minute in use waits some seconds here. */
const haste = 2;

/** A machine of one user's: a database that outlives its tabs, locks, a clock that may be wrong, and a network of its own. */
export class Machine {
  readonly tabs = new Set<Tab>();
  readonly refused = new Map<string, ParleyError>();
  skew = 0;
  readonly #memory = new Memory();
  readonly #locks = new Map<string, { tab: Tab; run: () => void; rob: () => void }[]>();

  constructor(
    readonly name: string, readonly user: string, readonly history: HistoryPolicy, readonly database: string | undefined, readonly random: Random,
    readonly proxy: FaultProxy, readonly app: App, readonly place: () => Place, readonly trace: (what: string) => void,
  ) {}

  store(): Promise<Store> {
    return this.database ? openIdbStore(this.database) : Promise.resolve(new MemoryStore(this.#memory));
  }

  async open(): Promise<Tab> {
    const tab = new Tab(this);
    this.tabs.add(tab);
    await tab.start();
    return tab;
  }

  /** Goes offline or comes back, as a browser tells its tabs. */
  online(on: boolean): void {
    this.trace(`${this.name} is ${on ? "online" : "offline"}`);
    this.proxy.set(on);
    if (on) for (const tab of this.tabs) tab.wake();
  }

  /** A Web Lock: one after the other has it, unless it is stolen. */
  async lock(tab: Tab, name: string, options: LockOptions, work: () => unknown): Promise<unknown> {
    const queue = this.#locks.get(name) ?? [];
    this.#locks.set(name, queue);
    const turn = { tab, run: () => {}, rob: () => {} };
    const mine = new Promise<void>((resolve) => (turn.run = resolve));
    const robbed = new Promise<never>((_, reject) => (turn.rob = () => reject(new Error("stolen"))));
    robbed.catch(() => {});
    if (options.steal) queue.splice(0, 1, turn).forEach((held) => held.rob());
    else queue.push(turn);
    const leave = () => {
      const at = queue.indexOf(turn);
      if (at >= 0) queue.splice(at, 1);
      if (at === 0) queue[0]?.run();
    };
    options.signal?.addEventListener("abort", () => turn.tab.dead || queue[0] === turn || leave());
    if (queue[0] !== turn) await mine;
    try {
      return await Promise.race([new Promise((resolve) => tab.run(() => resolve(work()))), robbed]);
    } finally {
      leave();
    }
  }

  /** A killed tab's locks go to the next ones. */
  release(tab: Tab): void {
    for (const queue of this.#locks.values()) {
      const held = queue[0]?.tab === tab;
      queue.splice(0, queue.length, ...queue.filter((turn) => turn.tab !== tab));
      if (held) queue[0]?.run();
    }
  }
}

/** One tab: a client that can be killed in the middle of whatever it does. */
export class Tab {
  dead = false;
  frozen = false;
  client!: Parley;
  readonly views = new Map<string, MessageQuery>();
  readonly #ended = new AbortController();
  readonly #sockets = new Set<WebSocket>();
  readonly #channels = new Set<any>();
  readonly #wakes = new Set<() => void>();
  readonly #late: (() => void)[] = [];
  #sleep: () => void = () => {};
  #back: () => void = () => {};
  #store?: Store;

  constructor(readonly machine: Machine) {}

  async start(): Promise<void> {
    const { machine } = this;
    this.client = await Parley.open({
      url: machine.proxy.url, socketUrl: machine.proxy.url.replace("http", "ws") + new URL(machine.place().socketUrl).pathname, appId: machine.app.id,
      userId: machine.user, history: machine.history, environment: this.#environment(),
      identityToken: async ({ nonce }) => machine.app.vouch(machine.user, await nonce()),
    });
    this.client.on("refused", ({ key, error }) => {
      machine.trace(`${machine.name}: ${key} is refused: ${error.status} ${error.code}`);
      machine.refused.set(key, error);
    });
  }

  wake(): void {
    for (const wake of this.#wakes) wake();
  }

  /** Nothing runs here until it goes on; a tab may be told before that it will be so. */
  freeze(told: boolean): void {
    if (told) this.#sleep();
    this.frozen = true;
  }

  thaw(): void {
    this.frozen = false;
    for (const run of this.#late.splice(0)) run();
    this.#back();
  }

  /** Runs what is due, now or when this tab is not frozen any more; never when it is dead. */
  run(what: () => void): void {
    if (this.frozen) this.#late.push(() => this.run(what));
    else if (!this.dead) what();
  }

  kill(): void {
    this.dead = true;
    this.#ended.abort();
    for (const socket of this.#sockets) socket.close();
    this.machine.tabs.delete(this);
    this.machine.release(this);
    this.#store?.close();
  }

  #environment(): Partial<Environment> {
    const { machine } = this;
    const tab = this;
    const real = environment();
    return {
      now: () => Date.now() + machine.skew,
      setTimeout: (run, ms) => setTimeout(() => this.run(run), ms / haste),
      store: async () => this.#guard(await machine.store()),
      fetch: (async (input: string, init: RequestInit = {}) => {
        const url = input.startsWith(machine.proxy.url) ? input : input.replace(/^http:\/\//, `${machine.proxy.url}/at/`);
        const signal = init.signal ? AbortSignal.any([init.signal, this.#ended.signal]) : this.#ended.signal;
        return this.#told(`${init.method ?? "GET"} ${new URL(input).pathname}`, this.#living(real.fetch(url, { ...init, signal })));
      }) as typeof fetch,
      WebSocket: class extends WebSocket {
        constructor(to: string, protocols: string[]) {
          super(to, protocols);
          tab.#sockets.add(this);
          this.addEventListener("close", () => tab.#sockets.delete(this));
          for (const name of ["onopen", "onmessage", "onclose", "onerror"] as const) {
            Object.defineProperty(this, name, { set: (hear: any) => { super[name] = hear && ((event: any) => tab.run(() => hear(event))); } });
          }
        }
      } as any,
      locks: { request: (name: string, options: any, work?: any) => this.#living(machine.lock(this, name, work ? options : {}, work ?? options)) } as any,
      broadcast: () => this.#broadcast(),
      onWake: (wake) => {
        this.#wakes.add(wake);
        return () => void this.#wakes.delete(wake);
      },
      onSleep: (sleep, back) => {
        [this.#sleep, this.#back] = [sleep, back];
        return () => ([this.#sleep, this.#back] = [() => {}, () => {}]);
      },
    };
  }

  /** Traces what was refused, or got no answer. */
  #told(what: string, answer: Promise<Response>): Promise<Response> {
    const said = (how: string) => this.machine.trace(`${this.machine.name} ${what}: ${how}`);
    said("asked");
    answer.then((r) => said(`${r.status}`), (fault) => said(`${fault?.cause?.code ?? fault}`));
    return answer;
  }

  /** Of a dead tab nothing comes to an end, of a frozen one later. */
  #living<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => void promise.then((v) => this.run(() => resolve(v)), (e) => this.run(() => reject(e))));
  }

  #guard(store: Store): Store {
    this.#store = store;
    return new Proxy(store as any, {
      get: (target, name) => {
        if (typeof target[name] !== "function" || name === "close") return typeof target[name] === "function" ? target[name].bind(target) : target[name];
        return (...args: unknown[]) => (this.dead ? new Promise(() => {}) : this.#living(target[name](...args)));
      },
    });
  }

  #broadcast(): any {
    const channel = { onmessage: null as any, close: () => this.#channels.delete(channel), postMessage: (data: unknown) => {
      const copy = structuredClone(data);
      for (const other of this.machine.tabs) {
        if (other !== this) setTimeout(() => other.run(() => { for (const c of other.#channels) c.onmessage?.({ data: copy }); }), 1);
      }
    } };
    this.#channels.add(channel);
    return channel;
  }
}
