// Runs in a browser: what its pages are driven by.
import { Parley, type Message } from "../../src/index.js";
import { openIdbStore } from "../../src/store/idb.js";
import type { Entry, Room } from "../../src/shapes.js";

const at = (n: number) => new Date(Date.UTC(2026, 10, 22) + n * 1_000).toISOString();

function entry(channel: string, n: number): Entry {
  return {
    id: `${channel}-${n}`, sequence_id: n, change_id: 0, channel_id: channel, type: "text", author: n % 3 ? "bob" : "ann", content: { text: `message ${n} `.repeat(8) },
    parts: [{ id: "1", mime_type: "text/plain", body: `message ${n} `.repeat(8) }], metadata: {}, reactions: { "👍": { count: 2 } }, deleted: false,
    created_at: at(n), updated_at: at(n), words: {}, answered: 0,
  };
}

function room(n: number): Room {
  const id = `channel${n}`;
  const last = n === 0 ? 5_000 : 20;
  const people = Array.from({ length: 8 }, (_, i) => `person${(n + i) % 200}`).concat("ann");
  const info = { id, type: "GROUP", title: `Channel ${n}`, description: null, metadata: { colour: "green" }, participants: people, participant_count: 9, created_at: at(n) } as any;
  return {
    id, info, infoAt: 0, role: "member", first: 1, delivered: last, seen: last - 5, folder: "inbox", sequence: last, change: 0, revision: 0, held: [1, last], loose: [],
    members: Object.fromEntries(people.map((p) => [p, { role: "member" as const, delivered: last, seen: last - 2, gone: false, at: 0 }])), unseen: [last - 4, last],
    pointers: [], highest: last, highChange: 0, joinedAt: 0, counted: { unread: 5, upto: last, seen: last - 5, change: 0 }, recount: false, last: entry(id, last),
  };
}

async function measure(work: () => Promise<unknown>, times = 15): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[times >> 1]!; // the median
}

/** Fills a database with 1,000 channels, one of them of 5,000 messages, and says how long reads take. */
async function reads(): Promise<Record<string, number>> {
  const store = await openIdbStore("parley:reads:ann");
  await store.commit({ rooms: Array.from({ length: 1_000 }, (_, n) => room(n)), entries: Array.from({ length: 5_000 }, (_, n) => entry("channel0", n + 1)) });
  store.close();
  const began = performance.now();
  const parley = await Parley.open({ url: "http://127.0.0.1:9", socketUrl: "ws://127.0.0.1:9", appId: "reads", userId: "ann", identityToken: async () => Promise.reject(new Error("away")) });
  const opened = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const channels = await measure(async () => {
    const query = await parley.channels();
    if (query.items.length !== 1_000) throw new Error(`${query.items.length} channels`);
    query.close();
  });
  const messages = await measure(async () => {
    const query = await parley.messages("channel0", { limit: 50 });
    if (query.items.length !== 50 || query.items[49]!.sequence !== 5_000) throw new Error("another page");
    query.close();
  });
  parley.close();
  return { opened, channels, messages };
}

/** A client as its driver asks for it; kept where the driver finds it again. */
async function open(options: { url: string; socketUrl: string; appId: string; userId: string }): Promise<void> {
  const identityToken = async ({ nonce }: { nonce(): Promise<string> }) =>
    (await fetch("/vouch", { method: "POST", body: JSON.stringify({ user: options.userId, nonce: await nonce() }) })).text();
  (globalThis as any).parley = await Parley.open({ ...options, history: "all", identityToken });
}

const brief = (m: Message) => `${m.sequence ?? "-"} ${m.state === "failed" || !m.sequence ? m.state : "sent"} ${(m.content as any)?.text ?? m.parts.length}`;

/** What is shown of a channel. */
async function shown(channel: string): Promise<string[]> {
  const query = await (globalThis as any).parley.messages(channel, { limit: 1_000 });
  query.close();
  return query.items.map(brief);
}

Object.assign(globalThis, { page: { open, shown, reads } });
