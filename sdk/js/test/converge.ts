// Many runs, each from its seed: node scripts/converge.js [first] [how many] [steps].
import { Play } from "./harness/play.js";

const [first = 1, many = 100, steps = 60] = process.argv.slice(2).map(Number);
const began = Date.now();
let bad = 0;
for (let seed = first; seed < first + many && bad < 5; seed++) {
  const faults = await new Play(seed).run(steps);
  if (faults.length === 0) continue;
  bad++;
  console.log(`seed ${seed}:\n  ${faults.join("\n  ")}`);
}
console.log(`${many} seeds from ${first}, ${bad} bad, ${((Date.now() - began) / many).toFixed(1)} ms each`);
process.exit(bad > 0 ? 1 : 0);
