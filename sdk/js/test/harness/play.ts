import { low, unread } from "../../src/room.js";
import type { Entry, Room as HeldRoom } from "../../src/shapes.js";
import { StorageError, type Draft, type Message } from "../../src/index.js";
import { Clock, Random } from "./clock.js";
import { calm, deaf, Device, full, rough, shuffled, type Faults, type Tab } from "./device.js";
import { Server } from "./server/server.js";
import type { Room } from "./server/state.js";

const users = ["ann", "bob", "cat"];

/** One run: a few people with several devices and tabs, who do what a seed draws, over a network that is bad; then calm. */
export class Play {
  readonly clock = new Clock();
  readonly random: Random;
  readonly server: Server;
  readonly devices: Device[] = [];
  readonly faults: string[] = [];
  /** What was sent: in each tab and channel, in order. */
  readonly sent: { by: string; channel: string; key: string; order: number }[] = [];
  /** What could not be stored, and was said so of. */
  readonly unsent: string[] = [];
  #order = 0;
  readonly #heights = new Map<string, { delivered: number; seen: number }>();
  readonly #touchy: boolean; // whether people do more to messages than send some
  readonly #faults: Faults;
  readonly #governed: number;
  readonly #administered: number;
  readonly #subjects: number[];
  /** All that happens is told, so that no client needs to look; what nobody is told does not happen. */
  readonly #told: boolean;

  constructor(readonly seed: number, database?: string) {
    this.random = new Random(seed);
    this.server = new Server(this.clock, this.random);
    Object.assign(this.server, {
      late: 0.1, cuts: 0.1, listed: this.random.of([100, 100, 3]), requests: this.random.chance(0.5), frills: this.random.chance(0.3),
    });
    this.#touchy = this.random.chance(0.4);
    this.#faults = this.random.of([rough, rough, deaf, full, shuffled]);
    this.#governed = this.random.of([0.02, 0.15, 0.3]);
    this.#administered = this.random.of([0.01, 0.05, 0.1]);
    this.#subjects = this.random.of([[0, 1, 2, 3, 4, 5], [3, 3, 3, 5], [1, 2, 2, 3], [0, 4]]);
    this.#told = this.#faults === shuffled;
    if (this.#told) {
      this.server.listed = 100;
      this.#subjects = this.#subjects.filter((n) => n !== 3);
    }
    if (this.random.chance(0.2)) this.server.connectionLife = 20_000 + this.random.below(60_000);
    for (const [user, name] of [["ann", "phone"], ["ann", "desk"], ["bob", "desk"], ["cat", "desk"]] as const) {
      const history = this.random.of(["all", "unread", 5, 40] as const);
      const device = new Device(this.clock, this.random, this.server, user, `${user}'s ${name}`, history);
      if (this.random.chance(0.3)) device.skew = (this.random.next() - 0.5) * 7_200_000;
      if (database) device.database = `${database} ${seed} ${name} of ${user}`;
      this.devices.push(device);
    }
  }

  async run(steps: number): Promise<string[]> {
    await this.#begin();
    for (let i = 0; i < steps; i++) {
      await this.clock.run(this.random.below(this.random.chance(0.1) ? 8_000 : 600));
      this.#risen();
      void this.#act().catch((fault) => this.#refused(fault));
    }
    if (this.#told) await this.#listened();
    await this.#calm();
    for (const device of this.devices) {
      await device.read();
      for (const tab of device.tabs) await this.#compare(tab);
    }
    this.#exactlyOnce();
    for (const device of this.devices) for (const tab of [...device.tabs]) tab.kill();
    return this.faults;
  }

  /** A device that is full says so; anything else is not to be thrown. */
  #refused(fault: unknown): void {
    if (!(fault instanceof StorageError) || this.#faults !== full) this.faults.push(`an act failed: ${(fault as Error)?.stack}`);
  }

  async #begin(): Promise<void> {
    this.server.sessions.set("play", { user: "ann", expires: Infinity });
    const large = { participants: ["bob", "cat", "dan", "eve"], title: "large" };
    for (const body of [{ participants: ["bob", "cat"], exposed: true }, { participants: ["bob"] }, { participants: ["cat"], exposed: true, history: "joining" }, ...(this.server.listed < 5 ? [large] : [])]) {
      this.server.handle("POST", "http://server/v1/channels", { authorization: "Bearer play" }, body);
    }
    for (const device of this.devices) await this.#open(device);
    for (const device of this.devices) device.faults = this.#faults;
  }

  /** Opening reads the database, which takes time on this clock. */
  async #open(device: Device): Promise<void> {
    const opened = device.open();
    await this.clock.run(20);
    const tab = await opened;
    for (const room of [...this.server.rooms.values()].slice(0, 2)) void this.#watch(tab, room.id);
  }

  async #watch(tab: Tab, channel: string): Promise<void> {
    const view = await tab.client.messages(channel, { limit: 1_000 });
    tab.views.push(view);
    view.subscribe(({ items }) => this.#orderly(tab, items));
  }

  /** What people see must be in order, whole, and never double, at any time. */
  #orderly(tab: Tab, items: readonly Message[]): void {
    const keys = new Set(items.map((m) => m.key));
    if (keys.size !== items.length) this.fault(tab, `something is shown twice: ${items.map((m) => `${m.sequence}/${m.key}`)}`);
    const numbers = items.flatMap((m) => m.sequence ?? []);
    const hole = numbers.findIndex((n, i) => i > 0 && n !== numbers[i - 1]! + 1);
    if (hole > 0) this.fault(tab, `there is a hole in what is shown: ${numbers[hole - 1]}, ${numbers[hole]}`);
    if (items.findLastIndex((m) => m.sequence) > items.findIndex((m) => !m.sequence) && items.some((m) => !m.sequence)) this.fault(tab, "an echo is not last");
  }

  /** While a channel stays, no watermark that is known of it falls. */
  #risen(): void {
    for (const device of this.devices) {
      for (const room of device.memory.rooms.values()) {
        this.#whole(device, room);
        for (const [user, { delivered, seen }] of [["me", room] as const, ...Object.entries(room.members)]) {
          const name = `${device.name} ${room.id} ${room.joinedAt} ${user}`;
          const before = this.#heights.get(name) ?? { delivered: 0, seen: 0 };
          if (delivered < before.delivered || seen < before.seen) {
            this.#note(device, `the watermarks of ${user} fell from ${before.delivered}, ${before.seen} to ${delivered}, ${seen}`);
          }
          this.#heights.set(name, { delivered, seen });
        }
      }
    }
  }

  /** What a room is said to hold is stored, at any time. */
  #whole(device: Device, { id, held, sequence, first }: HeldRoom): void {
    if (device.database) return;
    const stored = device.memory.entries.get(id);
    for (let i = 0; i < held.length; i += 2) {
      for (let n = held[i]!; n <= held[i + 1]!; n++) if (!stored?.has(n)) return this.#note(device, `${id}: entry ${n} is not stored, of ${held}`);
    }
    if (sequence >= first && held.length > 0 && !held.includes(sequence)) this.#note(device, `${id}: the position is ${sequence}, of ${held}`);
  }

  fault(tab: Tab, what: string): void {
    this.#note(tab.device, what);
  }

  #note(device: Device, what: string): void {
    if (this.faults.length < 10) this.faults.push(`seed ${this.seed}, ${device.name} (history ${device.history}): ${what}`);
  }

  async #act(): Promise<void> {
    const { random } = this;
    const device = random.of(this.devices);
    if (!this.#told && random.chance(this.#faults === deaf ? 0.03 : 0.12)) return this.#disturb(device);
    if (random.chance(this.#administered)) return this.#administer();
    const tab = random.of([...device.tabs].filter((t) => t.client));
    if (!tab) return this.#open(device);
    const channels = [...this.server.rooms.keys()].filter((id) => tab.client.channel(id));
    const channel = this.#touchy && random.chance(0.7) ? channels[0] : random.of(channels);
    if (!channel) return;
    const view = tab.views.find((v) => v.channel === channel);
    const message = view && view.items.length > 0 ? random.of(this.#touchy ? view.items.slice(-2) : view.items) : undefined;
    if (random.chance(this.#governed)) return this.#govern(tab, channel);
    const deed = this.#touchy && random.chance(0.6) ? 57 + random.below(23) : random.below(100);
    if (deed < 45) return this.#say(tab, channel);
    if (deed < 53) return tab.client.markSeen(channel);
    if (deed < 57) return message?.sequence ? tab.client.markSeen(channel, message.sequence) : undefined;
    if (deed < 63) return void (message && tab.client.deleteMessage(message));
    if (deed < 68) return void (message && tab.client.patchMetadata(message, { [random.of(["a", "b"])]: random.below(9) }));
    if (deed < 76) return void (message && tab.client.react(message, random.of(["👍", "🎉"])));
    if (deed < 80) return void (message && tab.client.unreact(message, random.of(["👍", "🎉"])));
    if (deed < 83) return void tab.client.updateChannel(channel, { title: `title ${random.below(99)}` });
    if (deed < 85) return void tab.client.leave(channel);
    if (deed < 89) return void this.#visit(tab);
    if (deed < 93) return void tab.client.addParticipants(channel, [random.of(["ann", "bob", "cat"])]);
    if (deed < 94) return void tab.client.removeParticipant(channel, random.of(["bob", "cat"]));
    if (deed < 96) return void tab.client.clearHistory(channel, random.below((tab.client.channel(channel)?.lastSequence ?? 0) + 1));
    if (deed < 97) return void (random.chance(0.3) && tab.client.deleteChannel(channel));
    if (deed < 98) return void view?.more();
    return this.#upload(tab, channel);
  }

  /** What people do to channels and to each other. */
  #govern(tab: Tab, channel: string): void {
    const { random } = this;
    const other = random.of(users);
    switch (random.of(this.#subjects)) {
      case 0:
        if (this.server.rooms.size < 8) void tab.client.createChannel({ participants: random.chance(0.5) ? users : [...users, "dan", "eve"], exposed: random.chance(0.5) });
        return;
      case 1:
        if (this.server.rooms.size < 10) void tab.client.createChannel({ participants: [other], type: "PERSONAL" });
        return;
      case 2:
        return void tab.client.moveTo(channel, random.of(["inbox", "declined"]));
      case 3:
        return void (random.chance(0.6) ? tab.client.block(other) : tab.client.unblock(other));
      case 4:
        return void tab.client.setRole(channel, other, random.of(["owner", "member", "read_only"]));
      case 5:
        return void tab.client.call("PATCH", "/v1/identities/me", { body: { display_name: `${this.#order++}` } });
    }
  }

  #visit(tab: Tab): void {
    const open = [...this.server.rooms.values()].filter((room) => room.exposed && !room.deleted);
    if (open.length > 0) void tab.client.join(this.random.of(open).id);
  }

  /** A message whose body is too large to be within. */
  async #upload(tab: Tab, channel: string): Promise<void> {
    const order = this.#order++;
    const short = `${this.seed}/${order}`;
    await this.#send(tab, channel, order, short, { parts: [{ mime_type: "text/plain", body: `${order} `.repeat(1_500) }, { mime_type: "text/plain", body: short }] });
  }

  async #say(tab: Tab, channel: string): Promise<void> {
    for (let n = this.random.chance(0.15) ? 6 : 1; n > 0 && !tab.dead; n--) {
      const order = this.#order++;
      const short = `${this.seed}/${order}`;
      await this.#send(tab, channel, order, short, `${short}${this.random.chance(0.05) ? "long ".repeat(200) : ""}`);
    }
  }

  async #send(tab: Tab, channel: string, order: number, short: string, message: string | Draft): Promise<void> {
    try {
      const { key } = await tab.client.send(channel, message);
      this.sent.push({ by: tab.device.name, channel, key, order });
    } catch (fault) {
      this.unsent.push(short);
      throw fault;
    }
  }

  /** What the app's own server does, and time. */
  #administer(): void {
    const { random, server } = this;
    const room = random.of([...server.rooms.values()].filter((r) => !r.deleted));
    if (!room) return;
    const user = random.of(users);
    switch (this.#told ? random.of([2, 6, 7, 8, 8]) : random.below(9)) {
      case 0:
      case 1:
        return server.expire(room, 1 + random.below(room.messages.length + 2));
      case 2:
        return void server.remove(room, user);
      case 3:
        return random.chance(0.2) ? server.raze(room) : undefined;
      case 4:
        server.suspend(user);
        return void this.clock.setTimeout(() => server.suspended.delete(user), random.below(10_000));
      case 5:
        server.disabled = true;
        return void this.clock.setTimeout(() => (server.disabled = false), random.below(8_000));
      case 6:
        for (let n = random.of([1, 30, 130]); n > 0; n--) server.post(room, random.of(["dan", "the app"]), { type: "text", content: { text: `${n}` } }, `by the app ${this.#order++}`);
        return;
      case 7:
        return server.frills ? server.sparkle(room) : undefined;
      case 8:
        return this.#bounce(room, user);
    }
  }

  /** Somebody leaves, and comes back soon. */
  #bounce(room: Room, user: string): void {
    this.server.remove(room, user);
    this.clock.setTimeout(() => this.server.add(room, user), this.random.below(1_500));
  }

  async #disturb(device: Device): Promise<void> {
    const { random, server } = this;
    const tabs = [...device.tabs];
    switch (random.below(6)) {
      case 0:
        return device.online ? device.cut() : device.wake();
      case 1:
        for (const tab of tabs) tab.cut();
        return;
      case 2:
        random.of(tabs)?.kill();
        return random.chance(0.6) ? this.#open(device) : undefined;
      case 3:
        return tabs.length < 3 ? this.#open(device) : undefined;
      case 4:
        return server.endSessions(device.user);
      case 5:
        device.skew += (random.next() - 0.5) * 600_000;
    }
  }

  /** Some leave and come back at the end, each in the middle of what the others are told; and who only listens knows all. */
  async #listened(): Promise<void> {
    for (const room of [...this.server.rooms.values()].filter((r) => !r.deleted)) {
      this.#bounce(room, this.random.of(users));
      await this.clock.run(this.random.below(400));
    }
    await this.clock.run(60_000);
    for (const device of this.devices) {
      await device.read();
      const { user, memory, name, tabs } = device;
      for (const room of this.server.of(user)) {
        const held = memory.rooms.get(room.id);
        const [last, change] = [room.messages.length, room.changes.length];
        if (!held || held.sequence !== last || held.change !== change) {
          this.faults.push(`seed ${this.seed}, ${name}: ${room.id} is known up to ${held?.sequence}, ${held?.change}, not ${last}, ${change}, by who only listens`);
        } else for (const tab of tabs) await this.#compareEntries(tab, room, held);
      }
      if (memory.rooms.size !== this.server.of(user).length) this.faults.push(`seed ${this.seed}, ${name}: there are ${[...memory.rooms.keys()]}, not ${this.server.of(user).map((r) => r.id)}, by who only listens`);
    }
  }

  async #calm(): Promise<void> {
    this.server.suspended.clear();
    this.server.disabled = false;
    for (const device of this.devices) {
      device.faults = calm;
      device.wake();
      if (device.tabs.size === 0) await this.#open(device);
    }
    await this.clock.run(40_000);
    for (const device of this.devices) device.wake(); // what was told to nobody is found by looking
    await this.clock.run(15_000);
  }

  // The end: every database is what the server says.

  async #compare(tab: Tab): Promise<void> {
    const { device, client } = tab;
    const { memory, user } = device;
    const theirs = this.server.of(user);
    const ids = theirs.map((room) => room.id).sort();
    const mine = [...memory.rooms.keys()].sort();
    if (String(mine) !== String(ids)) return this.fault(tab, `the channels are ${mine}, not ${ids}`);
    if (client.status.state !== "live" && client.status.state !== "syncing") this.fault(tab, `the status is ${JSON.stringify(client.status)}`);
    const waiting = [...memory.operations.values()].filter((o) => !o.error || o.error.status === 0);
    if (waiting.length > 0) this.fault(tab, `the outbox has ${JSON.stringify(waiting)}`);
    const [shown, wanted] = [JSON.stringify(client.unread()), JSON.stringify(this.server.unread(user))];
    if (shown !== wanted) this.fault(tab, `unread is ${shown}, not ${wanted}`);
    for (const room of theirs) await this.#compareRoom(tab, room);
  }

  async #compareRoom(tab: Tab, room: Room): Promise<void> {
    const { memory, user, history } = tab.device;
    const held = memory.rooms.get(room.id)!;
    const wrong = (what: string) => this.fault(tab, `${room.id}: ${what}`);
    const truth = this.server.channel(room, user);
    const same = (what: string, a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b) && wrong(`${what} is ${JSON.stringify(a)}, not ${JSON.stringify(b)}`);
    same("the position", [held.sequence, held.change], [Math.max(truth.last_sequence_id, truth.first_sequence_id - 1), truth.last_change_id]);
    same("the title", held.info.title, truth.title);
    same("my own", [held.role, held.first, held.seen, held.delivered], [truth.role, truth.first_sequence_id, truth.seen_sequence_id, truth.delivered_sequence_id]);
    same("the folder", held.folder, truth.folder);
    same("unread", unread(held, held.seen), truth.unread_count);
    this.#comparePeople(tab, room, held, same);
    const from = low(held);
    await this.#compareEntries(tab, room, held);
    const policy = history === "all" ? held.first : history === "unread" ? held.seen + 1 : held.sequence - history + 1;
    if (from > Math.max(held.first, Math.min(policy, held.sequence + 1))) wrong(`history is held from ${from} only`);
    const entries = memory.entries.get(room.id) ?? new Map<number, Entry>();
    const below = [...entries.keys()].filter((n) => n < held.first);
    if (below.length > 0) wrong(`entries ${below} are held, which are no more mine`);
    const view = tab.views.find((v) => v.channel === room.id);
    if (!view) return;
    const shown = view.items.filter((m) => m.sequence);
    same("what is shown", shown.map((m) => m.sequence), Array.from({ length: held.sequence - from + 1 }, (_, i) => from + i));
    same("how far it has come", shown.map((m) => m.state), shown.map((m) => this.#came(room, m)));
  }

  #came(room: Room, shown: Message): Message["state"] {
    const { delivered, seen } = this.server.receipts(room, room.messages[shown.sequence! - 1]!);
    return shown.hidden || !delivered ? "sent" : seen ? "seen" : "delivered";
  }

  async #compareEntries(tab: Tab, room: Room, held: HeldRoom): Promise<void> {
    const { memory, user } = tab.device;
    const same = (what: string, a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b) && this.fault(tab, `${room.id}: ${what} is ${JSON.stringify(a)}, not ${JSON.stringify(b)}`);
    const from = low(held);
    const entries = memory.entries.get(room.id) ?? new Map<number, Entry>();
    for (let n = from; n <= held.sequence; n++) {
      const want = this.server.message(room, room.messages[n - 1]!, user, false);
      same(`entry ${n}`, shape(entries.get(n)), shape(want));
      const mine = Object.entries((want.reactions ?? {}) as Record<string, any>).filter(([, r]) => r.mine).map(([key]) => key).sort();
      same(`my reactions to entry ${n}`, Object.keys(entries.get(n)?.reactions ?? {}).filter((key) => entries.get(n)!.words[key]?.on).sort(), mine);
    }
  }

  #comparePeople(tab: Tab, room: Room, held: HeldRoom, same: (what: string, a: unknown, b: unknown) => void): void {
    const { members } = room;
    same("how many are there", held.info.participants?.length ?? held.info.participant_count, members.size);
    if (!this.server.lists(room)) return;
    const there = Object.entries(held.members).filter(([, m]) => !m.gone).map(([id, m]) => [id, m.role, m.delivered, m.seen]).sort();
    const truth = [...members.keys()].map((id) => [id, this.server.seat(room, id)] as const).map(([id, m]) => [id, m.role, m.delivered, m.seen]).sort();
    same("who is there", this.#reached(room, there), this.#reached(room, truth));
    for (const user of members.keys()) same(`the profile of ${user}`, tab.client.identity(user)?.display_name, this.server.identity(user).display_name);
  }

  /** A message implies that its author has it, which receipts need not say. */
  #reached(room: Room, people: unknown[][]): unknown[][] {
    const on = (user: unknown, n: number) => {
      while (room.messages[n]?.author === user) n++;
      return n;
    };
    return people.map(([user, role, delivered, seen]) => [user, role, on(user, delivered as number), on(user, seen as number)]);
  }

  #exactlyOnce(): void {
    for (const room of this.server.rooms.values()) {
      const place = new Map(room.messages.map((m) => [m.uuid, m.sequence_id]));
      if (place.size !== room.messages.length) this.faults.push(`seed ${this.seed}: ${room.id} has a message twice`);
      const contents = room.messages.map((m) => JSON.stringify([m.content, m.parts]));
      for (const short of this.unsent) if (contents.some((c) => c.includes(`${short}"`) || c.includes(`${short}long`))) this.faults.push(`seed ${this.seed}: ${short} was sent, though its device said that it could not be`);
      const last = new Map<string, number>();
      for (const { by, key } of this.sent.filter((s) => s.channel === room.id)) {
        const n = place.get(key);
        if (n === undefined) {
          if (!this.#excused(room, key)) this.faults.push(`seed ${this.seed}: ${key} by ${by} is not in ${room.id}`);
          continue;
        }
        if (this.server.refused.has(key)) continue; // the next one has passed it
        if (n < (last.get(by) ?? 0) && this.devices.find((d) => d.name === by)!.tabs.size === 1) this.faults.push(`seed ${this.seed}: ${by} wrote ${n} of ${room.id} before ${last.get(by)}`);
        last.set(by, Math.max(n, last.get(by) ?? 0));
      }
    }
  }

  /** What was refused is known to be: its sender was not in the channel, at that time or now. */
  #excused(room: Room, key: string): boolean {
    const failed = this.devices.some((d) => [...d.memory.operations.values()].some((o) => o.id === key && o.error));
    const author = this.sent.find((s) => s.key === key)!.by.split("'")[0]!;
    return failed || room.deleted || room.changes.some((c) => c.kind === "participant.left" && c.user === author);
  }
}

function shape(e: Entry | undefined): unknown {
  if (!e) return undefined;
  if (e.hidden) return { n: e.sequence_id };
  const reactions = Object.fromEntries(Object.entries(e.reactions).map(([key, { count }]) => [key, count]).sort());
  return { id: e.id, uuid: e.uuid, n: e.sequence_id, change: e.change_id, author: e.author, content: e.content, metadata: Object.entries(e.metadata).sort(), reactions, deleted: e.deleted };
}
