import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import type { Message } from "../../src/index.js";
import { Random } from "../harness/clock.js";
import type { App, Place } from "./deployment.js";
import { differences } from "./compare.js";
import { Machine, type Tab } from "./machine.js";
import { fair, FaultProxy, foul } from "./proxy.js";

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const steps = 90;
const settles = 120_000; // as long as a busy machine may take

/** Something that was sent: when by the order of all that a run did, and whether it is known to be stored. */
export interface Sent {
  tab: Tab;
  channel: string;
  text: string;
  began: number;
  key?: string;
  ended?: number;
  /** The hash of what was uploaded with it. */
  hash?: string;
}

/** One run: what a seed draws for a few people with several devices and tabs, over networks that are bad, at a stack that may be killed. */
export class Run {
  readonly random: Random;
  readonly machines: Machine[] = [];
  readonly sent: Sent[] = [];
  readonly wrong: string[] = [];
  /** Channels, each with somebody who may have been out of it for a while. */
  readonly removed = new Set<string>();
  readonly #file: string;
  readonly #began = Date.now();
  readonly #channels: string[] = [];
  readonly #calls = new Set<Promise<unknown>>();
  #order = 0;
  /** How long it took until all agreed. */
  settled = 0;

  constructor(readonly seed: number, readonly app: App, readonly place: () => Place) {
    this.random = new Random(seed);
    mkdirSync(".build/traces", { recursive: true });
    this.#file = `.build/traces/${seed}.log`;
    rmSync(this.#file, { force: true });
  }

  trace(what: string): void {
    appendFileSync(this.#file, `${String(Date.now() - this.#began).padStart(6)} ${what}\n`);
  }

  fault(what: string): void {
    this.trace(`WRONG ${what}`);
    if (this.wrong.length < 10) this.wrong.push(`seed ${this.seed}: ${what}`);
  }

  person(name: string): string {
    return `${name}-${this.seed}`;
  }

  /** Makes people, devices and channels. */
  async begin(): Promise<void> {
    const { random } = this;
    const [ann, bob, cat] = ["ann", "bob", "cat"].map((name) => this.person(name)) as [string, string, string];
    for (const [user, name, tabs] of [[ann, "phone", 1], [ann, "desk", 3], [bob, "desk", 2], [cat, "desk", 1]] as const) {
      const proxy = await new FaultProxy(new Random(this.seed * 31 + this.machines.length), () => this.place().url).start();
      const history = random.of(["all", "unread", 5] as const);
      const database = random.chance(0.5) ? `${this.seed} ${user} ${name}` : undefined;
      const machine = new Machine(`${user}'s ${name}`, user, history, database, random, proxy, this.app, this.place, (what) => this.trace(what));
      if (random.chance(0.3)) machine.skew = (random.next() - 0.5) * 7_200_000;
      this.machines.push(machine);
      for (let n = 0; n < tabs; n++) await this.#open(machine);
    }
    for (const body of [
      { participants: [bob, cat], exposed: true, title: "everybody" }, { participants: [bob], type: "PERSONAL" },
      { participants: [cat], exposed: true, history: "joining" }, { participants: [bob, cat], exposed: true, history: "all" },
    ]) this.#channels.push((await this.app.call("POST", "/v1/channels", ann, body)).id);
  }

  /** Does what the seed draws. */
  async rage(): Promise<void> {
    for (const machine of this.machines) machine.proxy.weather = foul;
    for (let step = 0; step < steps; step++) {
      await sleep(this.random.below(100));
      await this.#act().catch((fault) => this.fault(`an act failed: ${fault?.stack}`));
    }
  }

  /** Ends all that is broken, and waits until every device agrees with the server. */
  async settle(): Promise<string[]> {
    const began = Date.now();
    for (const machine of this.machines) {
      machine.proxy.weather = fair;
      for (const tab of machine.tabs) if (tab.frozen) tab.thaw();
      if (machine.tabs.size === 0) await this.#open(machine);
      machine.online(true);
    }
    await sleep(1_000);
    for (const machine of this.machines) machine.online(true); // what was told to nobody is found by looking
    let found = ["nothing was compared"];
    while (found.length > 0 && Date.now() - began < settles) {
      await sleep(700);
      found = await differences(this);
    }
    this.settled = Date.now() - began;
    for (const what of found) this.fault(what);
    await this.#ends();
    if (this.wrong.length === 0) rmSync(this.#file, { force: true });
    return this.wrong;
  }

  close(): void {
    for (const machine of this.machines) {
      for (const tab of [...machine.tabs]) tab.client.close();
      machine.proxy.close();
    }
  }

  /** Every call ends. */
  async #ends(): Promise<void> {
    const late = await Promise.race([Promise.all(this.#calls), sleep(10_000).then(() => "late")]);
    if (late === "late") this.fault("a call does not end");
  }

  async #open(machine: Machine): Promise<void> {
    const tab = await machine.open();
    this.trace(`${machine.name} opens a tab`);
    for (const id of this.#channels.slice(0, 2)) await this.#watch(tab, id);
  }

  async #watch(tab: Tab, channel: string): Promise<void> {
    if (tab.views.has(channel)) return;
    const view = await tab.client.messages(channel, { limit: 1_000 });
    tab.views.set(channel, view);
    view.subscribe(({ items }) => tab.dead || this.#orderly(tab, items));
  }

  /** What people see is in order, whole, and never double, at any time. */
  #orderly(tab: Tab, items: readonly Message[]): void {
    const told = () => items.map((m) => `${m.sequence ?? ""}/${m.key}`).join(" ");
    if (new Set(items.map((m) => m.key)).size !== items.length) this.fault(`${tab.machine.name}: something is shown twice: ${told()}`);
    const numbers = items.flatMap((m) => m.sequence ?? []);
    if (numbers.some((n, i) => i > 0 && n !== numbers[i - 1]! + 1)) this.fault(`${tab.machine.name}: there is a hole in what is shown: ${told()}`);
    const echo = items.findIndex((m) => !m.sequence);
    if (echo >= 0 && items.slice(echo).some((m) => m.sequence)) this.fault(`${tab.machine.name}: an echo is not last: ${told()}`);
  }

  // What people do.

  async #act(): Promise<void> {
    const { random } = this;
    const machine = random.of(this.machines);
    if (random.chance(0.12)) return this.#disturb(machine);
    if (machine.tabs.size === 0) return this.#open(machine);
    const tab = random.of([...machine.tabs]);
    if (tab.frozen) return;
    const { client } = tab;
    const channel = random.of(this.#channels);
    const deed = random.below(100);
    if (deed < 4) return this.#later(tab, `joins ${channel}`, client.join(channel));
    if (!client.channel(channel)) return;
    await this.#watch(tab, channel);
    const items = tab.views.get(channel)!.items;
    const message = items.length > 0 ? random.of(items) : undefined;
    if (deed < 44) return this.#say(tab, channel);
    if (deed < 48) return this.#attach(tab, channel);
    if (deed < 55) return client.markSeen(channel);
    if (deed < 58) return message?.sequence ? client.markSeen(channel, message.sequence) : undefined;
    if (deed < 63) return message && this.#touch(tab, `deletes ${message.sequence}`, client.deleteMessage(message));
    if (deed < 68) return message && this.#touch(tab, `annotates ${message.sequence}`, client.patchMetadata(message, { [random.of(["a", "b"])]: random.below(9) }));
    if (deed < 76) return message && this.#touch(tab, `reacts to ${message.sequence}`, client.react(message, random.of(["👍", "🎉"])));
    if (deed < 80) return message && this.#touch(tab, `takes it back at ${message.sequence}`, client.unreact(message, random.of(["👍", "🎉"])));
    if (deed < 83) return this.#later(tab, `names ${channel}`, client.updateChannel(channel, { title: `title ${random.below(99)}` }));
    if (deed < 85) return this.#remove(tab, channel, machine.user);
    if (deed < 91) return this.#later(tab, `adds to ${channel}`, client.addParticipants(channel, [this.person(random.of(["ann", "bob", "cat"]))]));
    if (deed < 93) return this.#remove(tab, channel, this.person(random.of(["bob", "cat"])));
    if (deed < 95) return this.#later(tab, `clears ${channel}`, client.clearHistory(channel, random.below((client.channel(channel)?.lastSequence ?? 0) + 1)));
    if (deed < 96) return random.chance(0.3) ? this.#delete(tab, channel) : undefined;
    if (deed < 98) return void tab.views.get(channel)!.more();
    if (this.#channels.length < 7) return this.#found(tab);
  }

  #remove(tab: Tab, channel: string, user: string): void {
    this.removed.add(`${channel} ${user}`);
    this.#later(tab, `removes ${user} from ${channel}`, tab.client.removeParticipant(channel, user));
  }

  #delete(tab: Tab, channel: string): void {
    for (const { user } of this.machines) this.removed.add(`${channel} ${user}`);
    this.#later(tab, `deletes ${channel}`, tab.client.deleteChannel(channel));
  }

  #later(tab: Tab, what: string, call: Promise<{ ok: boolean; error?: { code: string; status: number } }>): void {
    const name = `${tab.machine.name} ${what}`;
    this.trace(name);
    const ended = call.then((r) => this.trace(`${name}: ${r.ok ? "done" : `${r.error!.status} ${r.error!.code}`}`), (fault) => this.fault(`${name} throws ${fault?.stack}`));
    if (tab.dead) return;
    const over = Promise.race([ended, this.#death(tab)]);
    this.#calls.add(over);
  }

  /** Calls of a killed tab never end. */
  async #death(tab: Tab): Promise<void> {
    while (!tab.dead) await sleep(200);
  }

  async #touch(tab: Tab, what: string, call: Promise<unknown>): Promise<void> {
    this.trace(`${tab.machine.name} ${what}`);
    await Promise.race([call, this.#death(tab)]);
  }

  async #found(tab: Tab): Promise<void> {
    const made = tab.client.createChannel({ participants: ["ann", "bob", "cat"].map((name) => this.person(name)), exposed: this.random.chance(0.5) });
    this.#later(tab, "makes a channel", made.then((r) => (r.ok && this.#channels.push(r.value.id), r)));
  }

  async #say(tab: Tab, channel: string): Promise<void> {
    for (let n = this.random.chance(0.15) ? 6 : 1; n > 0 && !tab.dead; n--) {
      const long = this.random.chance(0.05) ? "long ".repeat(7_000) : "";
      await this.#send(tab, channel, (text) => (long ? { parts: Array.from({ length: 18 }, (_, i) => ({ mime_type: "text/plain", body: i === 0 ? text : long.slice(0, 2_000) })) } : text));
    }
  }

  /** Sends a file that has to be uploaded. */
  async #attach(tab: Tab, channel: string): Promise<void> {
    const body = new Uint8Array(2_100 + this.random.below(this.random.chance(0.1) ? 60_000 : 4_000)).map(() => this.random.below(256));
    const hash = createHash("sha256").update(body).digest("hex");
    await this.#send(tab, channel, (text) => ({ parts: [{ mime_type: "text/plain", body: text }, { mime_type: "application/octet-stream", body, name: "file" }] }), hash);
  }

  async #send(tab: Tab, channel: string, draft: (text: string) => any, hash?: string): Promise<void> {
    const sent: Sent = { tab, channel, text: `${this.seed}/${this.sent.length}`, began: this.#order++, ...(hash && { hash }) };
    this.sent.push(sent);
    this.trace(`${tab.machine.name} sends ${sent.text} to ${channel}`);
    await Promise.race([tab.client.send(channel, draft(sent.text)).then((m) => {
      sent.key = m.key;
      sent.ended = this.#order++;
    }), this.#death(tab)]);
  }

  // What befalls them.

  async #disturb(machine: Machine): Promise<void> {
    const { random } = this;
    const tabs = [...machine.tabs];
    switch (random.below(8)) {
      case 0:
        return machine.online(!machine.proxy.online);
      case 1:
        this.trace(`${machine.name} is cut off`);
        return machine.proxy.cut();
      case 2:
      case 3:
        if (tabs.length === 0) return;
        this.trace(`a tab of ${machine.name} is killed`);
        random.of(tabs).kill();
        return random.chance(0.6) ? this.#open(machine) : undefined;
      case 4:
        return tabs.length < 3 ? this.#open(machine) : undefined;
      case 5:
        this.trace(`the sessions of ${machine.user} end`);
        void this.app.call("DELETE", `/v1/identities/${machine.user}/sessions`).catch((fault) => this.fault(`${fault}`));
        return;
      case 6:
        return tabs.length > 0 ? this.#freeze(random.of(tabs)) : undefined;
      case 7:
        machine.skew += (random.next() - 0.5) * 600_000;
        this.trace(`the clock of ${machine.name} is wrong by ${machine.skew / 1000} s`);
    }
  }

  #freeze(tab: Tab): void {
    if (tab.frozen) return;
    this.trace(`a tab of ${tab.machine.name} is frozen`);
    tab.freeze(this.random.chance(0.5));
    setTimeout(() => tab.frozen && tab.thaw(), 500 + this.random.below(15_000));
  }

  /** What happened to the network, all told. */
  counts(): Record<string, number> {
    const all: Record<string, number> = {};
    for (const { proxy } of this.machines) for (const [what, n] of Object.entries(proxy.counts)) all[what] = (all[what] ?? 0) + n;
    return all;
  }
}
