import { Parley, type Environment, type HistoryPolicy, type MessageQuery } from "../../src/index.js";
import { openIdbStore } from "../../src/store/idb.js";
import { Memory, MemoryStore } from "../../src/store/memory.js";
import type { Store } from "../../src/store/store.js";
import type { Clock, Random } from "./clock.js";
import type { Server } from "./server/server.js";
import type { Answer } from "./server/state.js";

/** How bad the network is: the odds of each fault. */
export interface Faults {
  lostCall: number;
  lostAnswer: number;
  refusedCall: number;
  unknownOutcome: number;
  doubledCall: number;
  lostFrame: number;
  doubledFrame: number;
  refusedSocket: number;
  refusedWrite: number;
  latency: number;
  /** Of what the server tells, where that is another. */
  lateness?: number;
}

export const calm: Faults = { lostCall: 0, lostAnswer: 0, refusedCall: 0, unknownOutcome: 0, doubledCall: 0, lostFrame: 0, doubledFrame: 0, refusedSocket: 0, refusedWrite: 0, latency: 20 };
export const rough: Faults = { lostCall: 0.05, lostAnswer: 0.08, refusedCall: 0.04, unknownOutcome: 0.03, doubledCall: 0.05, lostFrame: 0.05, doubledFrame: 0.1, refusedSocket: 0.1, refusedWrite: 0, latency: 400 };

/** Calls arrive, and of what the server tells much does not. */
export const deaf: Faults = { ...calm, lostFrame: 0.35, doubledFrame: 0.3, latency: 600 };

/** All arrives, late, twice and in any order. */
export const shuffled: Faults = { ...calm, doubledFrame: 0.3, latency: 100, lateness: 3_000 };

/** The disk is full, now and then. */
export const full: Faults = { ...rough, refusedWrite: 0.2 };

/** A machine of one user's, with a database, tabs, locks and a network that can be switched off. */
export class Device {
  memory = new Memory();
  /** The name of its IndexedDB, where it has one. */
  database?: string;
  readonly tabs = new Set<Tab>();
  faults = calm;
  online = true;
  skew = 0;
  /** How much later than others the answers to a call come. */
  lag: (method: string, path: string) => number = () => 0;
  /** What the app's own server does at a login, where it is not what it should. */
  identityToken?: () => Promise<string>;
  readonly #locks = new Map<string, { tab: Tab; run: () => void }[]>();

  constructor(readonly clock: Clock, readonly random: Random, readonly server: Server, readonly user: string, readonly name: string, readonly history: HistoryPolicy) {}

  async open(): Promise<Tab> {
    const tab = new Tab(this);
    this.tabs.add(tab);
    await tab.start();
    return tab;
  }

  store(): Promise<Store> {
    if (!this.database) return Promise.resolve(new MemoryStore(this.memory));
    this.clock.busy++;
    return openIdbStore(this.database).finally(() => this.clock.busy--);
  }

  /** Reads its IndexedDB into memory, to be looked at. */
  async read(): Promise<void> {
    if (!this.database) return;
    const store = await this.store();
    const { rooms, operations, marks, identities, meta } = await store.load();
    this.memory = new Memory();
    await new MemoryStore(this.memory).commit({ rooms, operations, identities, meta });
    for (const mark of marks) this.memory.marks.set(mark.channel, mark);
    for (const room of rooms) {
      for (let i = 0; i < room.held.length; i += 2) {
        const [from, to] = [room.held[i]!, room.held[i + 1]!];
        await new MemoryStore(this.memory).commit({ entries: await store.page(room.id, from, to, to - from + 1) });
      }
    }
    store.close();
  }

  cut(): void {
    this.online = false;
    for (const tab of this.tabs) tab.cut();
  }

  wake(): void {
    this.online = true;
    for (const tab of this.tabs) tab.wake();
  }

  async lock(tab: Tab, name: string, work: () => unknown, signal?: AbortSignal): Promise<unknown> {
    const queue = this.#locks.get(name) ?? [];
    this.#locks.set(name, queue);
    const turn = { tab, run: () => {} };
    const mine = new Promise<void>((resolve) => (turn.run = resolve));
    queue.push(turn);
    const leave = () => {
      const at = queue.indexOf(turn);
      if (at >= 0) queue.splice(at, 1);
      if (at === 0) queue[0]?.run();
    };
    signal?.addEventListener("abort", leave);
    if (queue[0] !== turn) await mine;
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** A killed tab's locks go to the next ones. */
  release(tab: Tab): void {
    for (const queue of this.#locks.values()) {
      const held = queue[0]?.tab === tab;
      const rest = queue.filter((turn) => turn.tab !== tab);
      queue.splice(0, queue.length, ...rest);
      if (held) queue[0]?.run();
    }
  }

  /** Some time on the way, so that what was said first may come last. */
  delay(most = this.faults.latency): number {
    return 1 + this.random.below(most);
  }

  chance(fault: Exclude<keyof Faults, "latency" | "lateness">): boolean {
    return this.faults[fault] > 0 && this.random.chance(this.faults[fault]);
  }
}

/** One tab: a client in an environment that can be killed. */
export class Tab {
  dead = false;
  /** It hears nothing of other tabs. */
  deaf = false;
  client!: Parley;
  token = "";
  readonly views: MessageQuery[] = [];
  readonly #sockets = new Set<FakeSocket>();
  readonly #channels = new Set<any>();
  #wakes = new Set<() => void>();

  constructor(readonly device: Device) {}

  async start(): Promise<void> {
    const { user, history } = this.device;
    this.client = await Parley.open({
      url: "http://server", socketUrl: "ws://server", appId: "app", userId: user, history,
      identityToken: async () => this.device.identityToken?.() ?? `identity of ${user}`, environment: this.#environment(),
    });
  }

  #environment(): Environment {
    const { clock, random } = this.device;
    const tab = this;
    const alive = (run: () => void) => () => this.dead || run();
    return {
      now: () => clock.now + this.device.skew,
      setTimeout: (run, ms) => clock.setTimeout(alive(run), ms),
      clearTimeout: (timer) => clock.clearTimeout(timer),
      random: () => random.next(),
      uuid: () => `u${random.next().toString(36).slice(2)}${random.next().toString(36).slice(2)}`,
      fetch: ((url: string, init: any) => this.#fetch(url, init)) as any,
      WebSocket: class extends FakeSocket {
        constructor(_url: string, protocols: string[]) {
          super(tab, protocols[1]!);
          tab.#sockets.add(this);
        }
      },
      store: async () => slow(await this.device.store(), this),
      locks: { request: (name: string, options: any, work?: any) => this.device.lock(this, name, work ?? options, work && options.signal) } as any,
      broadcast: () => this.#broadcast(),
      onWake: (wake) => {
        this.#wakes.add(wake);
        return () => void this.#wakes.delete(wake);
      },
    };
  }

  #broadcast(): any {
    const channel = { onmessage: null as any, close: () => this.#channels.delete(channel), postMessage: (data: unknown) => {
      const others = [...this.device.tabs].filter((tab) => tab !== this && !tab.dead);
      if (others.length === 0) return;
      const copy = structuredClone(data);
      for (const other of others) {
        this.device.clock.setTimeout(() => { for (const c of other.#channels) if (!other.dead && !other.deaf) c.onmessage?.({ data: copy }); }, 1);
      }
    } };
    this.#channels.add(channel);
    return channel;
  }

  #fetch(url: string, init: any = {}): Promise<any> {
    const { server } = this.device;
    const headers = init.headers ?? {};
    if (url.startsWith("http://contents/")) return this.#transfer(url.slice("http://contents/".length), init);
    const body = init.body && JSON.parse(init.body);
    const { method = "GET" } = init;
    return this.#answered(init, () => server.handle(method, url, headers, body), this.device.lag(method, new URL(url).pathname));
  }

  async #transfer(id: string, init: any): Promise<any> {
    const { server } = this.device;
    if (init.body) return this.#answered(init, () => ({ status: server.upload(id, init.body.size) }));
    const answer = await this.#answered(init, () => ({ status: 200, body: "" }));
    const rest = [new Uint8Array(server.contents.get(id)!.size)];
    return { ...answer, body: { getReader: () => ({ read: async () => ({ value: rest[0], done: rest.pop() === undefined }) }) } };
  }

  /** What comes of a call, on a network that loses calls and answers, and doubles what it brings. */
  #answered(init: any, handle: () => Answer, lag = 0): Promise<any> {
    const { device } = this;
    const { clock } = device;
    const work = async () => {
      await clock.sleep(device.delay());
      if (!device.online || device.chance("lostCall")) throw new TypeError("no network");
      if (device.chance("refusedCall")) return this.#busy();
      const answer = handle();
      if (device.chance("doubledCall")) clock.setTimeout(handle, device.delay() * 3);
      if (device.chance("unknownOutcome")) return respond(clock, 500, { code: "unknown_outcome", detail: "nobody knows" });
      const text = answer.body === undefined ? "" : JSON.stringify(answer.body);
      await clock.sleep(device.delay() + lag);
      if (!device.online || device.chance("lostAnswer")) throw new TypeError("the network broke");
      return respond(clock, answer.status, text);
    };
    const outcome = work();
    outcome.catch(() => {});
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener("abort", () => reject(new Error("too slow")));
      outcome.then((r) => this.dead || resolve(r), (e) => this.dead || reject(e));
    });
  }

  /** A refusal that passes: try again, or not so often, or something in between the two ends that is out of order. */
  #busy(): any {
    const { clock, random } = this.device;
    const [status, body] = random.of([[503, { code: "try_again" }], [429, { code: "rate_limited" }], [502, "<html>Bad Gateway</html>"], [500, { message: "Internal Server Error" }]] as const);
    return respond(clock, status, body, status < 500 || random.chance(0.5) ? String(random.below(3)) : null);
  }

  cut(): void {
    for (const socket of [...this.#sockets]) socket.drop();
  }

  wake(): void {
    for (const wake of this.#wakes) wake();
  }

  /** Ends at once, in the middle of whatever it does; the database stays. */
  kill(): void {
    this.dead = true;
    for (const socket of [...this.#sockets]) socket.drop();
    this.device.tabs.delete(this);
    this.device.release(this);
  }

  forget(socket: FakeSocket): void {
    this.#sockets.delete(socket);
  }
}

function respond(clock: Clock, status: number, body: unknown, retryAfter: string | null = null): any {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const date = new Date(clock.now).toUTCString();
  return { ok: status < 300, status, statusText: "", headers: { get: (name: string) => (name === "date" ? date : name === "retry-after" ? retryAfter : null) }, text: async () => text };
}

const writes = new Set(["commit", "enqueue", "mark", "keep", "dropBodies"]);

/** A store that takes its time, one after the other, and is of no use to a tab that is dead. */
function slow(store: Store, tab: Tab): Store {
  let last: Promise<unknown> = Promise.resolve();
  const { clock, random } = tab.device;
  return new Proxy(store as any, {
    get(target, name) {
      const method = target[name];
      if (typeof method !== "function" || name === "close") return typeof method === "function" ? method.bind(target) : method;
      return (...args: unknown[]) => {
        const turn = last.then(async () => {
          if (random.chance(0.2)) await clock.sleep(random.below(8));
          if (tab.dead) return new Promise(() => {});
          if (writes.has(name as string) && tab.device.chance("refusedWrite")) throw new DOMException("the disk is full", "QuotaExceededError");
          clock.busy++;
          return Promise.resolve(method.apply(target, args)).finally(() => clock.busy--);
        });
        last = turn.catch(() => {});
        return turn;
      };
    },
  });
}

/** A socket over a network that loses, doubles and reorders. */
class FakeSocket {
  onopen: any = null;
  onmessage: any = null;
  onclose: any = null;
  onerror: any = null;
  over = false;
  #connection?: ReturnType<Server["connect"]>;

  constructor(readonly tab: Tab, token: string) {
    const { device } = tab;
    device.clock.setTimeout(() => {
      if (this.over || tab.dead) return;
      if (!device.online || device.chance("refusedSocket")) return this.drop();
      this.#connection = device.server.connect(token, (frame) => this.#toClient(frame), () => this.drop());
      if (this.#connection) this.onopen?.({});
      else this.drop();
    }, device.delay());
  }

  #toClient(frame: object): void {
    const { device } = this.tab;
    if (device.chance("lostFrame")) return;
    const data = JSON.stringify(device.random.chance(0.1) && "id" in frame ? { type: "batch", events: [frame] } : frame);
    for (let n = device.chance("doubledFrame") ? 2 : 1; n > 0; n--) {
      device.clock.setTimeout(() => { if (!this.over && !this.tab.dead && device.online) this.onmessage?.({ data }); }, device.delay(device.faults.lateness));
    }
  }

  send(text: string): void {
    const { device } = this.tab;
    if (this.over || device.chance("lostFrame")) return;
    device.clock.setTimeout(() => { if (!this.over && device.online) device.server.frame(this.#connection!, JSON.parse(text)); }, device.delay());
  }

  close(): void {
    this.over = true;
    this.tab.forget(this);
    if (this.#connection) this.tab.device.server.gone(this.#connection);
  }

  drop(): void {
    if (this.over) return;
    this.close();
    if (!this.tab.dead) this.onclose?.({});
  }
}
