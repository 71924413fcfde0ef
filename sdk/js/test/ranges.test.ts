import { strict as assert } from "node:assert";
import { test } from "node:test";
import * as ranges from "../src/ranges.js";
import { Random } from "./harness/clock.js";

test("ranges are the set that they stand for", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed);
    const r: ranges.Ranges = [];
    const set = new Set<number>();
    for (let step = 0; step < 60; step++) {
      const n = random.below(24);
      const deed = random.below(10);
      if (deed < 6) ranges.add(r, n), set.add(n);
      else if (deed < 9) ranges.remove(r, n), set.delete(n);
      else {
        ranges.dropBelow(r, n);
        for (const m of [...set]) if (m < n) set.delete(m);
      }
      for (let m = 0; m < 25; m++) assert.equal(ranges.has(r, m), set.has(m), `seed ${seed}: ${m} in ${r}`);
      assert.equal(ranges.count(r, 3, 15), [...set].filter((m) => m >= 3 && m <= 15).length);
      let [end, start] = [n, n];
      while (set.has(end)) end++;
      while (set.has(start)) start--;
      assert.equal(ranges.endOf(r, n), end - 1);
      assert.equal(ranges.startOf(r, n), start + 1);
      for (let i = 2; i < r.length; i += 2) assert.ok(r[i]! > r[i - 1]! + 1, `runs touch: ${r}`);
    }
  }
});
