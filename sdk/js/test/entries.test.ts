import { strict as assert } from "node:assert";
import { test } from "node:test";
import { fromAnswer, fromEvent, merged, reacted } from "../src/entries.js";
import type { Entry } from "../src/shapes.js";
import { Random } from "./harness/clock.js";

const keys = ["👍", "🎉"];

/** All states that a message has while its reader and somebody else react, each as an event and as an answer tell of it. */
function told(random: Random): { events: Entry[]; answers: Entry[]; mine: Set<string>[] } {
  const people = new Map(keys.map((key) => [key, new Set<string>()]));
  const [events, answers, mine]: [Entry[], Entry[], Set<string>[]] = [[], [], []];
  for (let change = 0; change < 8; change++) {
    const [key, user_id] = [random.of(keys), random.of(["me", "me", "you"])];
    const added = !people.get(key)!.delete(user_id);
    if (added) people.get(key)!.add(user_id);
    const shown = [...people].filter(([, who]) => who.size > 0);
    const message = (own: boolean): any => ({
      id: "m", sequence_id: 1, channel_id: "c", change_id: change, type: "text", author: "you", metadata: {}, deleted: false, created_at: "", updated_at: "",
      reactions: Object.fromEntries(shown.map(([key, who]) => [key, { count: who.size, ...(own && { mine: who.has("me") }) }])),
    });
    events.push(fromEvent({ type: "message.changed", id: `${change}`, channel_id: "c", change_id: change, reaction: { user_id, key, added }, data: message(false) }, "me"));
    answers.push(fromAnswer(message(true)));
    mine.push(new Set(keys.filter((key) => people.get(key)!.has("me"))));
  }
  return { events, answers, mine };
}

test("which reactions are one's own is right, in whatever order and however often it is told", () => {
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = new Random(seed);
    const { events, answers, mine } = told(random);
    const last = random.below(mine.length);
    const since = random.below(last + 1); // the newest answer; all events after it come, and any other
    const some = [...events.slice(0, since + 1), ...answers.slice(0, since)].filter(() => random.chance(0.5));
    const all = [answers[since]!, ...events.slice(since + 1, last + 1), ...some];
    let held: Entry | undefined;
    for (const come of [...all, ...all].map((entry) => ({ entry, at: random.next() })).sort((a, b) => a.at - b.at)) held = merged(held, come.entry);
    assert.deepEqual(keys.filter((key) => reacted(held!, key)), keys.filter((key) => mine[last]!.has(key)), `seed ${seed}`);
    assert.equal(held!.change_id, last);
  }
});

test("what is deleted stays so, whatever is told of a time before", () => {
  const state = (change_id: number, deleted: boolean): any => ({ id: "m", sequence_id: 1, change_id, channel_id: "c", author: "you", metadata: {}, reactions: {}, deleted });
  const [before, after] = [state(1, false), state(2, true)];
  const event = (data: any) => fromEvent({ type: "message.changed", id: "", channel_id: "c", change_id: data.change_id, data }, "me");
  for (const older of [event(before), fromAnswer(before)]) {
    for (const newer of [event(after), fromAnswer(after)]) {
      assert.deepEqual([merged(newer, older), merged(older, newer)].map((m) => [m.deleted, m.change_id]), [[true, 2], [true, 2]]);
    }
  }
});
