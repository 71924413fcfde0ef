interface Timer {
  at: number;
  order: number;
  run: () => void;
  dead: boolean;
}

/** A clock that only moves when it is told to, and runs what is due in one order, which a seed makes. */
export class Clock {
  now = Date.UTC(2026, 10, 22);
  /** How many work at something that takes no time on this clock, and yet is not done at once. */
  busy = 0;
  #timers: Timer[] = [];
  #order = 0;

  setTimeout(run: () => void, ms: number): object {
    const timer = { at: this.now + Math.max(0, ms), order: this.#order++, run, dead: false };
    this.#push(timer);
    return timer;
  }

  clearTimeout(timer: any): void {
    if (timer) timer.dead = true;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.setTimeout(resolve, ms));
  }

  /** Runs everything that is due in so many milliseconds; between two timers all that was promised comes true. */
  async run(ms: number): Promise<void> {
    const end = this.now + ms;
    await this.#settled();
    for (let next = this.#timers[0]; next && next.at <= end; next = this.#timers[0]) {
      this.#pop();
      if (next.dead) continue;
      this.now = next.at;
      next.run();
      await this.#settled();
    }
    this.now = end;
  }

  /** When every promise that can be kept has been. */
  async #settled(): Promise<void> {
    do await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.busy > 0);
  }

  // A heap: the earliest first, and of the same time what was set first.

  #before(i: number, j: number): boolean {
    const [a, b] = [this.#timers[i]!, this.#timers[j]!];
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(i: number, j: number): void {
    [this.#timers[i], this.#timers[j]] = [this.#timers[j]!, this.#timers[i]!];
  }

  #push(timer: Timer): void {
    let i = this.#timers.push(timer) - 1;
    for (let up = (i - 1) >> 1; i > 0 && this.#before(i, up); i = up, up = (i - 1) >> 1) this.#swap(i, up);
  }

  #pop(): void {
    const last = this.#timers.pop()!;
    if (this.#timers.length === 0) return;
    this.#timers[0] = last;
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < this.#timers.length && this.#before(child, least)) least = child;
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }
}

/** Numbers from a seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761) >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  chance(odds: number): boolean {
    return this.next() < odds;
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }
}
