// Plants mistakes in the library, one at a time, and says which of them the runs and the stories do not see:
// npm run mutate -- [seeds] [part of a name]. Fails where one stays unseen.
import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mistakes } from "./mistakes.js";

const [seeds = "60", part = ""] = process.argv.slice(2);
const patience = 300_000; // a run that goes on for ever has been seen, too

/** The tests as they are with a mistake in the library. */
function planted({ file, from, to }) {
  const root = ".build/mutant";
  rmSync(root, { recursive: true, force: true });
  for (const part of ["src", "test"]) cpSync(part, `${root}/${part}`, { recursive: true });
  const text = readFileSync(`src/${file}`, "utf8");
  if (text.split(from).length !== 2) throw new Error(`${file} has not one place like ${JSON.stringify(from)}`);
  writeFileSync(`${root}/src/${file}`, text.replace(from, () => to));
  const names = ["converge.ts", ...readdirSync("test").filter((name) => name.endsWith(".test.ts") && !name.startsWith("convergence"))];
  buildSync({
    entryPoints: names.map((name) => `${root}/test/${name}`), outdir: `${root}/out`, outExtension: { ".js": ".mjs" }, bundle: true, format: "esm",
    platform: "node", target: "node20", packages: "external", logLevel: "error",
  });
  return names.map((name) => `${root}/out/${name.replace(/\.ts$/, ".mjs")}`);
}

const run = (...args) => spawnSync(process.execPath, args, { encoding: "utf8", timeout: patience });

/** What sees a mistake, if anything does. */
function seenBy(mistake) {
  const [converge, ...tests] = planted(mistake);
  const played = run(converge, "1", seeds, "40", "1");
  if (played.status !== 0) return /seed \d+/.exec(played.stdout)?.[0] ?? "a run that ends badly, or never";
  const told = run("--test", ...tests);
  return told.status !== 0 ? (/^not ok \d+ - (.*)$/m.exec(told.stdout)?.[1] ?? "a test") : undefined;
}

let unseen = 0;
for (const mistake of mistakes.filter(({ name }) => name.includes(part))) {
  const by = seenBy(mistake);
  if (!by) unseen++;
  console.log(`${by ? "seen  " : "UNSEEN"} ${mistake.name}${by ? `: ${by}` : ""}`);
}
process.exit(unseen > 0 ? 1 : 0);
