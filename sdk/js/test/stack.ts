// Real clients against a real stack, over a network that is bad: node scripts/stack.js [first] [how many].
// STACK says where it is, http://127.0.0.1:8080 by default. It plays at the speed of the wall's clock.
import { environment, Parley, type Environment } from "../src/index.js";
import { Memory, MemoryStore } from "../src/store/memory.js";
import { low } from "../src/room.js";
import { Random } from "./harness/clock.js";

const url = process.env.STACK ?? "http://127.0.0.1:8080";
const [first = 1, many = 1] = process.argv.slice(2).map(Number);
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function vouch(user_id: string): Promise<{ app_id: string; identity_token: string }> {
  return (await fetch(`${url}/local/identity-tokens`, { method: "POST", body: JSON.stringify({ user_id }) })).json() as any;
}

/** One device: its database outlives the clients that are opened over it. */
class Device {
  readonly memory = new Memory();
  readonly sockets = new Set<WebSocket>();
  client!: Parley;
  rough = false;
  #generation = 0;

  constructor(readonly random: Random, readonly appId: string, readonly user: string) {}

  async open(): Promise<void> {
    this.#generation++;
    this.client = await Parley.open({
      url, socketUrl: `${url.replace("http", "ws")}/ws`, appId: this.appId, userId: this.user, history: "all",
      identityToken: async () => (await vouch(this.user)).identity_token, environment: this.#environment(this.#generation),
    });
  }

  /** As when a machine is switched off: nothing that was under way goes on. */
  async kill(): Promise<void> {
    this.#generation++;
    for (const socket of this.sockets) socket.close();
    await this.open();
  }

  cut(): void {
    for (const socket of this.sockets) socket.close();
  }

  #environment(generation: number): Partial<Environment> {
    const device = this;
    const dead = () => generation !== device.#generation;
    const never = new Promise<never>(() => {});
    const real = environment();
    return {
      setTimeout: (run, ms) => setTimeout(() => dead() || run(), ms),
      store: async () => new Proxy(new MemoryStore(device.memory), {
        get: (target: any, name) => (typeof target[name] === "function" ? (...args: unknown[]) => (dead() && name !== "close" ? never : target[name](...args)) : target[name]),
      }),
      fetch: (async (input: string, init: RequestInit) => {
        if (device.rough && device.random.chance(0.05)) throw new TypeError("no network");
        await sleep(device.rough ? device.random.below(80) : 0);
        const response = await real.fetch(input, init);
        const text = await response.text();
        if (dead()) return never;
        if (device.rough && device.random.chance(0.08)) throw new TypeError("the network broke");
        return new Response(response.status === 204 ? null : text, response);
      }) as typeof fetch,
      WebSocket: class extends WebSocket {
        constructor(to: string, protocols: string[]) {
          super(to, protocols);
          device.sockets.add(this);
          this.addEventListener("close", () => device.sockets.delete(this));
        }

        override set onmessage(hear: any) {
          super.onmessage = hear && ((event: any) => {
            if (device.rough && device.random.chance(0.05)) return;
            const copies = device.rough && device.random.chance(0.1) ? 2 : 1;
            for (let n = 0; n < copies; n++) setTimeout(() => dead() || hear(event), device.rough ? device.random.below(120) : 0);
          });
        }
      } as any,
    };
  }
}

async function play(seed: number): Promise<string[]> {
  const random = new Random(seed);
  const { app_id } = await vouch("ann");
  const [ann, bob, cat] = ["ann", "bob", "cat"].map((name) => `${name}-${seed}-${Date.now()}`) as [string, string, string];
  const devices = [ann, ann, bob, cat].map((user) => new Device(random, app_id, user));
  for (const device of devices) await device.open();
  const channels: string[] = [];
  for (const people of [[bob, cat], [bob]]) {
    const made = await devices[0]!.client.createChannel({ participants: people, exposed: true });
    if (made.ok) channels.push(made.value.id);
    else throw new Error(JSON.stringify(made.error));
  }
  for (const device of devices) device.rough = true;
  const keys: string[] = [];
  for (let step = 0; step < 120; step++) {
    await sleep(random.below(60));
    await act(random, random.of(devices), random.of(channels), keys);
  }
  for (const device of devices) device.rough = false;
  let wrong: string[] = ["nothing was looked at"];
  for (let n = 0; n < 40 && wrong.length > 0; n++) { // as long as a busy machine may take
    for (const device of devices) device.client.sync();
    await sleep(3_000);
    wrong = [];
    for (const device of devices) wrong.push(...(await compare(device)).map((what) => `seed ${seed}, ${device.user}: ${what}`));
  }
  const all = (await Promise.all(channels.map((id) => log(devices[0]!.client, id)))).flat();
  for (const key of keys) {
    const times = devices.flatMap((d) => [...d.memory.entries.values()].flatMap((m) => [...m.values()])).filter((e) => e.uuid === key).map((e) => e.id);
    if (new Set(times).size !== 1) wrong.push(`seed ${seed}: ${key} is there ${new Set(times).size} times`);
  }
  if (new Set(all.map((m: any) => m.id)).size !== all.length) wrong.push(`seed ${seed}: a message is listed twice`);
  for (const device of devices) device.client.close();
  return wrong;
}

async function act(random: Random, device: Device, channel: string, keys: string[]): Promise<void> {
  const { client } = device;
  if (!client.channel(channel)) return;
  const query = await client.messages(channel, { limit: 200 });
  const message = query.items.length > 0 ? random.of(query.items) : undefined;
  query.close();
  const deed = random.below(100);
  if (deed < 55) keys.push((await client.send(channel, `${random.next()}`)).key);
  else if (deed < 63) await client.markSeen(channel);
  else if (deed < 70) message && (await client.deleteMessage(message));
  else if (deed < 78) message && (await client.patchMetadata(message, { n: random.below(9) }));
  else if (deed < 88) message && (await client.react(message, random.of(["👍", "🎉"])));
  else if (deed < 92) message && (await client.unreact(message, "👍"));
  else if (deed < 94) void client.updateChannel(channel, { title: `${random.below(99)}` });
  else if (deed < 97) device.cut();
  else await device.kill();
}

async function log(client: Parley, channel: string): Promise<any[]> {
  const out: any[] = [];
  for (;;) {
    const page = await client.call<any>("GET", `/v1/channels/${channel}/messages?per_page=100&from_sequence_id=${out.length}`);
    if (!page.ok) throw new Error(page.error.detail);
    out.push(...page.value.data.messages);
    if (page.value.data.messages.length < 100) return out;
  }
}

async function compare({ client, memory }: Device): Promise<string[]> {
  const wrong: string[] = [];
  const same = (what: string, a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b) && wrong.push(`${what} is ${JSON.stringify(a)}, not ${JSON.stringify(b)}`);
  const list = await client.call<any>("GET", "/v1/channels?per_page=100");
  if (!list.ok) return [list.error.detail];
  same("the channels", [...memory.rooms.keys()].sort(), list.value.data.map((c: any) => c.id).sort());
  same("the outbox", [...memory.operations.values()].filter((o) => !o.error), []);
  for (const truth of list.value.data) {
    const room = memory.rooms.get(truth.id);
    if (!room) continue;
    same("the position", [room.sequence, room.change], [truth.last_sequence_id, truth.last_change_id]);
    same("what is my own", [room.seen, room.delivered, client.channel(room.id)!.unread, room.info.title], [truth.seen_sequence_id, truth.delivered_sequence_id, truth.unread_count, truth.title]);
    same("the beginning", low(room), 1);
    for (const m of await log(client, room.id)) {
      const held = memory.entries.get(room.id)?.get(m.sequence_id);
      const mine = (reactions: any) => Object.entries(reactions).map(([key, r]: any) => [key, r.count, r.mine]).sort();
      const shown = held && Object.entries(held.reactions).map(([key, r]) => [key, r.count, held.words[key]?.on ?? false]).sort();
      same(`entry ${m.sequence_id}`, [held?.id, held?.uuid, held?.change_id, held?.content, held?.metadata, held?.deleted, shown], [m.id, m.uuid, m.change_id, m.content, m.metadata, m.deleted, mine(m.reactions)]);
    }
  }
  return wrong;
}

let bad = 0;
for (let seed = first; seed < first + many; seed++) {
  const wrong = await play(seed);
  if (wrong.length > 0) bad++;
  console.log(wrong.length > 0 ? wrong.slice(0, 8).join("\n") : `seed ${seed}: as the server says`);
}
process.exit(bad > 0 ? 1 : 0);
