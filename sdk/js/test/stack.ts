// Real clients against a real stack, over networks that are bad, while the stack's parts are killed:
// npm run stack -- [first] [how many] [how many at once]. It plays at the speed of the wall's clock.
// A stack is started for it, unless PARLEY_URL, PARLEY_WS_URL and PARLEY_OPERATOR_KEY say where one is; then nothing of that is killed.
import { resolve } from "node:path";
import { Random } from "./harness/clock.js";
import { App, Stack, type Place } from "./stack/deployment.js";
import { Killer } from "./stack/killer.js";
import { Run } from "./stack/run.js";

const [first = 1, many = 1, together = 6] = process.argv.slice(2).map(Number);
const { PARLEY_URL, PARLEY_WS_URL, PARLEY_OPERATOR_KEY, STACK_PROGRAM = resolve("../../.parley/build/localstack") } = process.env;
const began = Date.now();

const stack = PARLEY_URL ? undefined : await Stack.start(STACK_PROGRAM, "../..", { PARLEY_CONNECTION_LIFETIME: "20" });
const place = (): Place => stack?.place ?? { url: PARLEY_URL!, socketUrl: PARLEY_WS_URL!, operatorKey: PARLEY_OPERATOR_KEY! };
const app = await new App(place).make();
const killer = stack && new Killer(stack, new Random(first));
const counts: Record<string, number> = {};
const settled: number[] = [];
let bad = 0;

for (let seed = first; seed < first + many; seed += together) {
  const runs = Array.from({ length: Math.min(together, first + many - seed) }, (_, i) => new Run(seed + i, app, place));
  await Promise.all(runs.map((run) => run.begin()));
  const raging = Promise.all(runs.map((run) => run.rage()));
  await killer?.until(raging, (what) => runs.forEach((run) => run.trace(what)));
  await raging;
  await Promise.all(runs.map(async (run) => report(run, await run.settle())));
}

function report(run: Run, wrong: string[]): void {
  settled.push(run.settled);
  for (const [what, n] of Object.entries(run.counts())) counts[what] = (counts[what] ?? 0) + n;
  if (wrong.length > 0) {
    bad++;
    console.log(`${wrong.join("\n")}\n  (what happened: sdk/js/.build/traces/${run.seed}.log)`);
  } else console.log(`seed ${run.seed}: as the server says, after ${run.settled} ms`);
  run.close();
}

const words = (all: Record<string, number>) => Object.entries(all).map(([what, n]) => `${n} ${what}`).join(", ");
settled.sort((a, b) => a - b);
console.log(`${many} seeds from ${first}, ${bad} bad, in ${((Date.now() - began) / 1_000).toFixed(0)} s; all agreed after ${settled[settled.length >> 1]} ms, at most ${settled.at(-1)} ms`);
console.log(`network: ${words(counts)}`);
if (killer) console.log(`killed: ${words(killer.counts)}`);
stack?.end();
process.exit(bad > 0 ? 1 : 0);
