import { createHash } from "node:crypto";
import { low } from "../../src/room.js";
import type { Entry, Room } from "../../src/shapes.js";
import type { Contents, Store } from "../../src/store/store.js";
import type { Machine, Tab } from "./machine.js";
import type { Run, Sent } from "./run.js";

/** What the server answers to somebody. */
interface Truth {
  channels: Map<string, { channel: any; log: any[]; people: any[] }>;
  unread: any;
}

/** What the devices of a run hold, where it is not what the server answers; nothing where it is. */
export async function differences(run: Run): Promise<string[]> {
  const wrong: string[] = [];
  const truths = new Map<string, Truth>();
  const users = new Set(run.machines.map((m) => m.user));
  await Promise.all([...users].map(async (user) => truths.set(user, await truth(run, user))));
  for (const machine of run.machines) {
    const say = (what: string) => void wrong.push(`${machine.name} (history ${machine.history}): ${what}`);
    await compare(machine, truths.get(machine.user)!, say);
  }
  wrong.push(...once(run, truths));
  if (wrong.length === 0) wrong.push(...(await contents(run, truths)));
  return wrong;
}

async function truth(run: Run, user: string): Promise<Truth> {
  const list = await run.app.call("GET", "/v1/channels?per_page=100", user);
  const channels = new Map<string, any>(await Promise.all(list.data.map(async (channel: any) => {
    const people = await run.app.call("GET", `/v1/channels/${channel.id}/participants?per_page=100`, user);
    return [channel.id, { channel, people: people?.data ?? [], log: await log(run, user, channel.id) }] as const;
  })));
  return { channels, unread: await run.app.call("GET", "/v1/unread", user) };
}

/** All entries that somebody may read, each whole. */
async function log(run: Run, user: string, channel: string): Promise<any[]> {
  const all: any[] = [];
  for (;;) {
    const after = all.at(-1)?.sequence_id ?? 0;
    const page = (await run.app.call("GET", `/v1/channels/${channel}/messages?per_page=100&from_sequence_id=${after}`, user))?.data.messages ?? [];
    for (const m of page) all.push(m.truncated ? ((await run.app.call("GET", `/v1/messages/${m.id}`, user)) ?? m) : m);
    if (page.length < 100) return all;
  }
}

async function compare(machine: Machine, truth: Truth, say: (what: string) => void): Promise<void> {
  const store = await machine.store();
  const held = await store.load();
  const same = (what: string, a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b) && say(`${what} is ${JSON.stringify(a)}, not ${JSON.stringify(b)}`);
  same("the channels", held.rooms.map((r) => r.id).sort(), [...truth.channels.keys()].sort());
  same("the outbox", held.operations.filter((o) => !o.error).map((o) => [o.number, o.kind, o.channel, o.id]), []);
  for (const room of held.rooms) {
    const theirs = truth.channels.get(room.id);
    if (theirs) await compareRoom(machine, store, room, theirs, (what, a, b) => same(`of ${room.id} ${what}`, a, b));
  }
  for (const tab of machine.tabs) compareTab(tab, held, truth, same);
  store.close();
}

function compareTab(tab: Tab, held: Contents, truth: Truth, same: (what: string, a: unknown, b: unknown) => void): void {
  const { client } = tab;
  same("what a tab has for unread", client.unread(), { channels: truth.unread.channels, messages: truth.unread.messages });
  same("the status of a tab", client.status.state, "live");
  for (const room of held.rooms) {
    const shown = client.channel(room.id);
    same(`of ${room.id} what a tab has`, [shown?.title, shown?.lastSequence, shown?.seen, shown?.role], [room.info.title, room.sequence, room.seen, room.role]);
    const view = tab.views.get(room.id);
    if (view) same(`of ${room.id} what is shown`, view.items.flatMap((m) => m.sequence ?? []), numbers(low(room), room.sequence));
  }
}

const numbers = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

async function compareRoom(
  { user, history }: Machine, store: Store, room: Room, { channel, log, people }: { channel: any; log: any[]; people: any[] }, same: (what: string, a: unknown, b: unknown) => void,
): Promise<void> {
  same("the position", [room.sequence, room.change], [Math.max(channel.last_sequence_id, channel.first_sequence_id - 1), channel.last_change_id]);
  same("my own", [room.role, room.first, room.folder], [channel.role, channel.first_sequence_id, channel.folder]);
  same("my watermarks", [room.seen, room.delivered], [channel.seen_sequence_id, channel.delivered_sequence_id]);
  same("the info", [room.info.title, room.info.metadata, room.info.exposed], [channel.title, channel.metadata, channel.exposed]);
  const on = (who: string, n: number) => {
    while (log.some((m) => m.sequence_id === n + 1 && m.author === who)) n++; // a message implies that its author has it
    return n;
  };
  const there = Object.entries(room.members).filter(([, m]) => !m.gone).map(([id, m]) => [id, m.role, on(id, m.delivered), on(id, m.seen)]).sort();
  same("who is there", there, people.map((p) => [p.user_id, p.role, on(p.user_id, p.delivered_sequence_id), on(p.user_id, p.seen_sequence_id)]).sort());
  const from = low(room);
  const policy = history === "all" ? room.first : history === "unread" ? room.seen + 1 : room.sequence - (history as number) + 1;
  same("enough of its history", from <= Math.max(room.first, Math.min(policy, room.sequence + 1)), true);
  const entries = new Map((await store.page(room.id, from, room.sequence, 10_000)).map((e) => [e.sequence_id, e]));
  same("all of its history", [...entries.keys()], numbers(from, room.sequence));
  for (const m of log) if (m.sequence_id >= from && m.sequence_id <= room.sequence) same(`entry ${m.sequence_id}`, shape(entries.get(m.sequence_id), user), shape(m, user));
  same("what is no more mine", (await store.page(room.id, 0, room.first - 1, 10)).map((e) => e.sequence_id), []);
}

function shape(m: any, user: string): unknown {
  if (!m) return undefined;
  const mine = (key: string, r: any) => ("words" in m ? ((m as Entry).words[key]?.on ?? false) : r.mine);
  const reactions = Object.entries<any>(m.reactions).map(([key, r]) => [key, r.count, mine(key, r)]).sort();
  const parts = m.parts?.map((p: any) => [p.id, p.mime_type, p.body, p.name, p.content?.id]);
  return [m.id, m.author === user ? m.uuid : null, m.change_id, m.author, m.type, m.content, parts, Object.entries(m.metadata).sort(), reactions, m.deleted, m.created_at];
}

/** Every message that was sent is there once, in its order, or it is known why not. */
function once(run: Run, truths: Map<string, Truth>): string[] {
  const wrong: string[] = [];
  for (const [user, { channels }] of truths) {
    for (const [id, { log, channel }] of channels) {
      const own = log.filter((m) => m.author === user);
      const place = new Map(own.map((m) => [m.uuid, m.sequence_id]));
      if (place.size !== own.length) wrong.push(`${user} said something twice in ${id}: ${own.map((m) => m.uuid)}`);
      const theirs = run.sent.filter((s) => s.channel === id && s.tab.machine.user === user && s.key);
      for (const s of theirs) if (!place.has(s.key) && channel.first_sequence_id === 1 && !excused(run, s)) wrong.push(`${s.text} by ${s.tab.machine.name} (${s.key}) is not in ${id}`);
      wrong.push(...order(theirs, place));
    }
  }
  return wrong;
}

/** What was stored before another was begun on the same device lies before it. */
function order(sent: Sent[], place: Map<string, number>): string[] {
  const wrong: string[] = [];
  for (const a of sent) {
    for (const b of sent) {
      if (a.tab.machine !== b.tab.machine || a.ended === undefined || a.ended > b.began) continue;
      if ((place.get(a.key!) ?? 0) > (place.get(b.key!) ?? Infinity)) wrong.push(`${a.text} comes after ${b.text}`);
    }
  }
  return wrong;
}

/** Its sender was not in the channel, at that time or between: it was refused, and that was said. */
function excused(run: Run, s: Sent): boolean {
  return run.machines.some((m) => [403, 404].includes(m.refused.get(s.key!)?.status ?? 0)) || run.removed.has(`${s.channel} ${s.tab.machine.user}`);
}

/** What was uploaded can be had by all who may read it, as it was. */
async function contents(run: Run, truths: Map<string, Truth>): Promise<string[]> {
  const wrong: string[] = [];
  for (const machine of run.machines) {
    const tab = [...machine.tabs][0]!;
    for (const [id, { log }] of truths.get(machine.user)!.channels) {
      for (const m of log) {
        const part = m.parts?.find((p: any) => p.content);
        const sent = part && run.sent.find((s) => s.hash && s.channel === id && s.text === m.parts[0].body);
        if (!sent) continue;
        const message = await tab.client.message(m.id);
        if (!message) continue; // older than what is held
        const file = await tab.client.download(message, message.parts.find((p: any) => p.content) as any);
        const hash = file.ok && createHash("sha256").update(new Uint8Array(await file.value.arrayBuffer())).digest("hex");
        if (hash !== sent.hash) wrong.push(`${machine.name}: the file of ${sent.text} is ${JSON.stringify(file)}`);
      }
    }
  }
  return wrong;
}
