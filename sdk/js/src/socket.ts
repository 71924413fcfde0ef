import { backoff, Pause, type Environment, type Socket } from "./env.js";
import { bad, good, type ParleyError, type Result } from "./errors.js";
import type { Http } from "./http.js";
import type { Event } from "./shapes.js";

/** What a connection tells of. */
export interface Ear {
  events(events: Event[]): void;
  /** A connection is registered, so that a sync from now on misses nothing. */
  ready(): void;
  /** There is none: the last one ended, or none could be had; why, where the machine says so. */
  down(error?: ParleyError): void;
}

const helloPatience = 15_000;
const commandPatience = 10_000;
const pingEvery = 240_000; // a connection ends after 10 minutes without a frame
const renewBefore = 60_000; // and in any case at its end; another one is there by then
const longest = 110 * 60_000;
const farewell = 1_000; // for the other end to say that it has closed, too
const linger = 5_000; // what is on its way to the old connection is on its way to no other

/** Keeps a connection: opens it, opens the next before it ends, opens another when it breaks. */
export class Realtime {
  #running = false;
  #link?: Link;
  readonly #links = new Set<Link>();
  readonly #pause: Pause;

  constructor(readonly env: Environment, readonly http: Http, readonly url: string, readonly ear: Ear) {
    this.#pause = new Pause(env);
  }

  get live(): boolean {
    return this.#link !== undefined;
  }

  start(): void {
    if (this.#running) return;
    if (!this.env.WebSocket) return this.ear.down();
    this.#running = true;
    void this.#keep();
  }

  stop(): void {
    this.#running = false;
    for (const link of this.#links) link.close();
    this.#link = undefined;
    this.#pause.end();
  }

  /** The machine may be online again: looks whether the connection still answers, or opens one at once. */
  nudge(): void {
    if (this.#link) void this.#link.ping(5_000);
    else this.#pause.end();
  }

  /** Sends a command and waits for its answer. */
  command(frame: Record<string, unknown>): Promise<Result<any>> {
    return this.#link ? this.#link.command(frame, commandPatience) : Promise.resolve(bad("network", "there is no connection"));
  }

  async #keep(): Promise<void> {
    for (let failed = 0; this.#running; ) {
      const link = await this.#open().catch((fault) => this.#refused(fault));
      if (!this.#running) return link?.close();
      if (!link) {
        if (!this.#link) this.ear.down();
        if (failed++ % 3 === 0) await this.#check();
        if (this.#running) await this.#pause.for(backoff(this.env, failed));
        continue;
      }
      failed = 0;
      this.#enter(link);
      await link.stay(this.#renewal(link));
    }
  }

  /** A refused handshake does not say why; a call does, and logs in anew where that is the reason. */
  async #check(): Promise<void> {
    await this.http.call("GET", "/v1/unread", { retries: 0 });
  }

  async #open(): Promise<Link | undefined> {
    const token = await this.http.tokens!.token();
    if (!token.ok || !this.#running) return undefined;
    const link = new Link(this.env, this.url, token.value, (events) => this.#heard(events));
    this.#links.add(link);
    link.onend = () => this.#ended(link);
    return (await link.hello(helloPatience)) ? link : undefined;
  }

  /** The machine opens no connection to this address, such as one that is none, or one without TLS from a page that has it. */
  #refused(fault: unknown): undefined {
    this.ear.down({ code: "network", status: 0, detail: fault instanceof Error ? fault.message : String(fault) });
  }

  #ended(link: Link): void {
    this.#links.delete(link);
    if (this.#link !== link) return;
    this.#link = undefined;
    if (this.#running) this.ear.down();
  }

  #heard(events: Event[]): void {
    for (const e of events) if (e.at) this.http.observe(Date.parse(e.at));
    this.ear.events(events);
  }

  #enter(link: Link): void {
    const old = this.#link;
    this.#link = link;
    if (old) this.env.setTimeout(() => old.close(), linger);
    this.ear.ready();
  }

  /** How long to stay: to some time before the end, not all at the same, whatever this machine's clock says. */
  #renewal(link: Link): number {
    const left = Date.parse(link.expiresAt) - this.http.serverNow();
    const lead = Math.min(renewBefore, left / 4) * (1 + this.env.random());
    return Math.max(1_000, Math.min(left - lead, longest) || longest);
  }
}

/** One connection. */
class Link {
  over = false;
  expiresAt = "";
  onend?: () => void;
  readonly #socket: Socket;
  readonly #waiting = new Map<string, (answer: Result<any>) => void>();
  #refs = 0;
  #ready?: (there: boolean) => void;
  #leave?: () => void;
  #pings: unknown;

  constructor(readonly env: Environment, url: string, token: string, readonly hear: (events: Event[]) => void) {
    this.#socket = new env.WebSocket!(url, ["parley.v1", token]);
    this.#socket.onopen = () => this.#write({ type: "hello" });
    this.#socket.onmessage = ({ data }) => this.#frame(data);
    this.#socket.onclose = this.#socket.onerror = () => this.close();
  }

  /** Waits until the server says that the connection is registered. */
  hello(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.over) return resolve(false);
      const timer = this.env.setTimeout(() => this.close(), patience);
      this.#ready = (there) => {
        this.env.clearTimeout(timer);
        resolve(there);
      };
    });
  }

  /** Waits until the connection has ended, or for so long. */
  stay(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.over) return resolve();
      const timer = this.env.setTimeout(resolve, ms);
      this.#leave = () => {
        this.env.clearTimeout(timer);
        resolve();
      };
      this.#nextPing();
    });
  }

  #nextPing(): void {
    this.env.clearTimeout(this.#pings);
    this.#pings = this.env.setTimeout(() => void this.ping(commandPatience).then(() => this.over || this.#nextPing()), pingEvery);
  }

  /** A connection that does not answer is none. */
  async ping(patience: number): Promise<void> {
    const answer = await this.command({ type: "ping" }, patience);
    if (!answer.ok) this.close();
  }

  command(frame: Record<string, unknown>, patience: number): Promise<Result<any>> {
    const ref = `r${++this.#refs}`;
    return new Promise((resolve) => {
      const timer = this.env.setTimeout(() => settle(bad("network", "no answer came")), patience);
      const settle = (answer: Result<any>) => {
        this.env.clearTimeout(timer);
        this.#waiting.delete(ref);
        resolve(answer);
      };
      this.#waiting.set(ref, settle);
      this.#write({ ...frame, ref });
    });
  }

  #write(frame: object): void {
    try {
      this.#socket.send(JSON.stringify(frame));
    } catch {
      this.close();
    }
  }

  #frame(text: string): void {
    if (this.over) return;
    const frame = parse(text);
    if (!frame) return;
    if (frame.type === "ready") {
      this.expiresAt = frame.expires_at;
      this.#ready?.(true);
    } else if (frame.type === "batch") this.hear(frame.events ?? []);
    else if (frame.type === "ok" || frame.type === "pong") this.#waiting.get(frame.ref)?.(good(frame.data));
    else if (frame.type === "error") this.#waiting.get(frame.ref)?.(refused(frame.problem));
    else if (frame.type === "session.ended") this.close();
    else if (frame.id) this.hear([frame as Event]);
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    this.#socket.onmessage = this.#socket.onclose = this.#socket.onopen = null;
    this.#socket.onerror = () => {}; // some sockets throw where nobody hears it
    this.env.clearTimeout(this.#pings);
    try {
      this.#socket.close(1000);
      if (this.#socket.terminate) (setTimeout(() => this.#socket.terminate!(), farewell) as any).unref?.(); // also after the client's own end
    } catch {
      // a socket that cannot be closed is closed
    }
    for (const settle of [...this.#waiting.values()]) settle(bad("network", "the connection has ended"));
    this.#ready?.(false);
    this.#leave?.();
    this.onend?.();
  }
}

function parse(text: unknown): any {
  try {
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
}

function refused(problem: any): Result<never> {
  const { code, detail, status, errors, retry_after } = problem ?? {};
  const more: Partial<ParleyError> = { status: status ?? 0, ...(errors && { errors }), ...(retry_after && { retryAfter: retry_after }) };
  return bad(code ?? "network", detail ?? "refused", more);
}
