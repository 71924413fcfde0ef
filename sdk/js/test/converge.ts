// Many runs, each from its seed, on both cores, until so many went wrong: npm run converge -- [first] [how many] [steps] [bad] [indexeddb].
import "fake-indexeddb/auto";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { Play } from "./harness/play.js";

const [first = 1, many = 100, steps = 60, enough = 5] = process.argv.slice(2).map(Number);
const database = process.argv[6]; // what its databases are called; in memory without a name
const together = Math.min(2, many);

async function play(): Promise<void> {
  const next = new Int32Array(workerData);
  for (let n = Atomics.add(next, 0, 1); n < many && Atomics.load(next, 1) < enough; n = Atomics.add(next, 0, 1)) {
    const faults = await new Play(first + n, database).run(steps);
    if (faults.length === 0) continue;
    Atomics.add(next, 1, 1);
    parentPort!.postMessage(`seed ${first + n}:\n  ${faults.join("\n  ")}`);
  }
  process.exit(); // nothing that a run has left holds it up
}

async function main(): Promise<void> {
  const began = Date.now();
  const shared = new SharedArrayBuffer(8);
  const ends = Array.from({ length: together }, () => {
    const worker = new Worker(new URL(import.meta.url), { workerData: shared, argv: process.argv.slice(2) });
    worker.on("message", console.log);
    return new Promise<void>((resolve, reject) => void worker.on("error", reject).on("exit", () => resolve()));
  });
  await Promise.all(ends);
  const [, bad = 0] = new Int32Array(shared);
  console.log(`${many} seeds from ${first}, ${bad} bad, ${((Date.now() - began) / many).toFixed(1)} ms each`);
  process.exitCode = bad > 0 ? 1 : 0;
}

await (isMainThread ? main() : play());
