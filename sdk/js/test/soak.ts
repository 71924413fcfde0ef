// Two people who write to each other all the time over networks that go away and come back: npm run soak -- [minutes] [seed].
// Both must show all of it, once, in its order, and hold no more memory in the end than in the middle.
import { resolve } from "node:path";
import type { Message, MessageQuery } from "../src/index.js";
import { Random } from "./harness/clock.js";
import { App, Stack } from "./stack/deployment.js";
import { Machine, type Tab } from "./stack/machine.js";
import { fair, FaultProxy, foul } from "./stack/proxy.js";

const [minutes = 10, seed = 1] = process.argv.slice(2).map(Number);
const rate = 2.5; // messages a second of each
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const random = new Random(seed);
const stack = await Stack.start(process.env.STACK_PROGRAM ?? resolve("../../.parley/build/localstack"), resolve("../.."), { PARLEY_CONNECTION_LIFETIME: "60" });
const app = await new App(() => stack.place).make();
const channel = (await app.call("POST", "/v1/channels", "ann", { participants: ["bob"], type: "PERSONAL" })).id;
const wrong = new Set<string>();

interface Side {
  machine: Machine;
  tab: Tab;
  view: MessageQuery;
  keys: string[];
  outages: number;
}

async function side(user: string, database: string | undefined): Promise<Side> {
  const proxy = await new FaultProxy(new Random(seed + user.length), () => stack.place.url).start();
  const machine = new Machine(user, user, "unread", database, random, proxy, app, () => stack.place, () => {});
  const tab = await machine.open();
  await tab.client.waitForChannel(channel);
  const view = await tab.client.messages(channel, { limit: 60 });
  view.subscribe(({ items }) => orderly(user, items));
  return { machine, tab, view, keys: [], outages: 0 };
}

function orderly(user: string, items: readonly Message[]): void {
  const numbers = items.flatMap((m) => m.sequence ?? []);
  if (numbers.some((n, i) => i > 0 && n !== numbers[i - 1]! + 1)) wrong.add(`${user} is shown a hole: ${numbers}`);
  if (new Set(items.map((m) => m.key)).size !== items.length) wrong.add(`${user} is shown something twice`);
}

async function writes(s: Side, until: number): Promise<void> {
  for (let n = 0; Date.now() < until; n++) {
    s.keys.push((await s.tab.client.send(channel, `${n}`)).key);
    if (n % 10 === 0) await s.tab.client.markSeen(channel);
    await sleep(1_000 / rate);
  }
}

async function goesAway(s: Side, until: number): Promise<void> {
  s.machine.proxy.weather = foul;
  while (Date.now() < until) {
    await sleep(5_000 + random.below(20_000));
    s.machine.online(false);
    s.outages++;
    await sleep(5_000 + random.below(15_000));
    s.machine.online(true);
  }
  s.machine.proxy.weather = fair;
}

async function history(user: string): Promise<any[]> {
  const all: any[] = [];
  for (;;) {
    const page = await app.call("GET", `/v1/channels/${channel}/messages?per_page=100&from_sequence_id=${all.length}`, user);
    all.push(...page.data.messages);
    if (page.data.messages.length < 100) return all;
  }
}

const heap = () => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
};

const sides = [await side("ann", undefined), await side("bob", "soak")];
const began = Date.now();
const end = began + minutes * 60_000;
const heaps: number[] = [];
const watch = setInterval(() => heaps.push(heap()), (minutes * 60_000) / 10);
await Promise.all(sides.flatMap((s) => [writes(s, end), goesAway(s, end)]));
clearInterval(watch);
for (const s of sides) s.machine.online(true);

const wrote = Date.now();
for (const late = wrote + 2 * minutes * 60_000; Date.now() < late; await sleep(2_000)) { // each channel's messages go one after the other
  const truth = await history("ann");
  const last = truth.at(-1)?.sequence_id;
  if (truth.length === sides.reduce((n, s) => n + s.keys.length, 0) && sides.every((s) => s.view.items.at(-1)?.sequence === last)) break;
}
for (const s of sides) {
  const truth = await history(s.machine.user);
  const own = truth.filter((m) => m.author === s.machine.user).map((m) => m.uuid);
  if (own.join() !== s.keys.join()) wrong.add(`${s.machine.user} wrote ${s.keys.length}, and ${own.length} are there, or in another order`);
  const store = await s.machine.store();
  const held = await store.page(channel, 1, truth.length, truth.length);
  if (held.map((e) => e.id).join() !== truth.map((m) => m.id).join()) wrong.add(`${s.machine.user} holds ${held.length} of ${truth.length}`);
  store.close();
  const unread = (await app.call("GET", "/v1/unread", s.machine.user)).messages;
  if (s.tab.client.unread().messages !== unread) wrong.add(`unread of ${s.machine.user} is ${s.tab.client.unread().messages}, not ${unread}`);
}
const counts = sides.map((s) => JSON.stringify(s.machine.proxy.counts)).join(" ");
console.log(`${sides.map((s) => s.keys.length).join(" + ")} messages in ${minutes} minutes, ${sides.map((s) => s.outages).join(" + ")} outages; all was there ${Math.round((Date.now() - wrote) / 1_000)} s later; heap in MB: ${heaps.join(" ")}`);
console.log(`network: ${counts}`);
for (const what of wrong) console.log(what.slice(0, 1_000));
stack.end();
process.exit(wrong.size > 0 ? 1 : 0);
