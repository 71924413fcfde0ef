import type { Random } from "../harness/clock.js";
import type { Stack } from "./deployment.js";

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const functions = ["messages-send", "sync", "stream-fanout", "ws-hello", "messages-delete-many", "channels-seen", "messages-list", "participants-add", "ws-connect"];
const foul = "conflict=0.05,throttle=0.02,timeout=0.01,error=0.01,unprocessed=0.05,torn=10ms";

/** Kills what a stack is made of while people use it: functions, the database, all of it at once. */
export class Killer {
  readonly counts: Record<string, number> = {};
  #turn = 0;

  constructor(readonly stack: Stack, readonly random: Random) {}

  /** Goes on until something has ended; then all runs again, and nothing is broken. */
  async until(over: Promise<unknown>, told: (what: string) => void): Promise<void> {
    let ended = false;
    void over.finally(() => (ended = true));
    const plan = ["engine", "stack", "engine"];
    let next = Date.now() + 800;
    await this.stack.faults(`seed=${this.random.below(1_000)},${foul}`);
    while (!ended) {
      await sleep(300 + this.random.below(500));
      if (Date.now() > next && plan.length > 0) {
        await this.#large(plan.shift()!, told);
        next = Date.now() + 600;
      } else await this.#small(told);
    }
    await this.stack.faults("seed=1");
  }

  async #large(what: string, told: (what: string) => void): Promise<void> {
    told(`kill ${what}`);
    this.#count(what, 1);
    if (what === "engine") return void (await this.stack.killEngine().catch(() => 0));
    await this.stack.kill();
    await this.stack.again();
    await this.stack.faults(`seed=${this.random.below(1_000)},${foul}`);
    told("the stack runs again");
  }

  async #small(told: (what: string) => void): Promise<void> {
    const name = functions[this.#turn++ % functions.length]!;
    const n = await this.stack.killFunction(name).catch(() => 0);
    if (n === 0) return;
    told(`kill ${n} ${name}`);
    this.#count(name, n);
  }

  #count(what: string, n: number): void {
    this.counts[what] = (this.counts[what] ?? 0) + n;
  }
}
