import { test } from "node:test";
import type { HistoryPolicy, Message } from "../../src/index.js";
import { Clock, Random } from "./clock.js";
import { Device, type Tab } from "./device.js";
import { Server } from "./server/server.js";

/** A calm world for one story: a server, and devices that are opened as it goes. */
export class Scene {
  readonly clock = new Clock();
  readonly random = new Random(7);
  readonly server = new Server(this.clock, this.random);
  readonly #tabs: Tab[] = [];

  constructor() {
    for (const user of ["ann", "bob", "cat"]) this.server.sessions.set(`play of ${user}`, { user, expires: Infinity });
  }

  device(user: string, history: HistoryPolicy = "unread"): Device {
    return new Device(this.clock, this.random, this.server, user, `${user}'s`, history);
  }

  /** Opens a tab and lets it settle. */
  async open(device: Device, settle = 3_000): Promise<Tab> {
    const opened = device.open();
    await this.clock.run(50);
    const tab = await opened;
    this.#tabs.push(tab);
    await this.clock.run(settle);
    return tab;
  }

  /** Makes a call as somebody, at once. */
  as(user: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): any {
    const answer = this.server.handle(method, `http://server/v1${path}`, { authorization: `Bearer play of ${user}`, ...headers }, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  channel(...people: string[]): string {
    return this.as(people[0]!, "POST", "/channels", { participants: people.slice(1) }).id;
  }

  say(user: string, channel: string, ...texts: string[]): any {
    return texts.map((text) => {
      const message = { type: "text", content: { text }, uuid: `say${this.random.next()}` };
      return this.as(user, "POST", "/messages", { message, recipients: { channels: [channel] } }, { "idempotency-key": message.uuid });
    }).at(-1);
  }

  /** From now on, events of a type come so much later; gives back how to end that. */
  hold(type: string, ms: number): () => void {
    const held = [...this.server.connections].map((connection) => {
      const { send } = connection;
      connection.send = (frame: any) => (frame.type === type ? void this.clock.setTimeout(() => send(frame), ms) : send(frame));
      return () => void (connection.send = send);
    });
    return () => held.forEach((end) => end());
  }

  /** Waits on this clock for something that was promised. */
  async settle<T>(promise: Promise<T>, ms = 3_000): Promise<T> {
    await this.clock.run(ms);
    return promise;
  }

  calls(name: string): number {
    return this.server.calls.get(name) ?? 0;
  }

  end(): void {
    for (const tab of this.#tabs) tab.kill();
  }
}

/** A test that plays in a scene of its own. */
export function story(name: string, tell: (scene: Scene) => Promise<void>): void {
  test(name, async () => {
    const scene = new Scene();
    await tell(scene).finally(() => scene.end());
  });
}

export const texts = (items: readonly Message[]) => items.map((m) => (m.deleted ? "(deleted)" : (m.content as any)?.text));
