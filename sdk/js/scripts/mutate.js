// Plants mistakes in the library, one at a time, and says what sees each: npm run mutate -- [seeds] [part of a name]. Fails where
// one stays unseen.
import { build } from "esbuild";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { sep } from "node:path";
import { mistakes } from "./mistakes.js";

const [seeds = "60", part = ""] = process.argv.slice(2);
const patience = 300_000; // what goes on for ever has been seen, too
const root = ".build/mutants";
const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts") && !name.startsWith("convergence"));

/** Puts a mistake into the library while that is compiled. */
function planting({ file, from, to }) {
  const text = readFileSync(`src/${file}`, "utf8");
  if (text.split(from).length !== 2) throw new Error(`${file} has not one place like ${JSON.stringify(from)}`);
  const contents = text.replace(from, () => to);
  const setup = (compiling) => compiling.onLoad({ filter: /\.ts$/ }, ({ path }) => (path.split(sep).join("/").endsWith(`/src/${file}`) ? { contents, loader: "ts" } : undefined));
  return { name: "planting", setup };
}

/** Compiles a test with a mistake in the library, or without one; gives back its file. */
async function planted(mistake, name, outdir) {
  const outfile = `${outdir}/${name.replace(/\.ts$/, ".mjs")}`;
  await build({
    entryPoints: [`test/${name}`], outfile, bundle: true, format: "esm", platform: "node", target: "node20", packages: "external", logLevel: "error",
    plugins: mistake ? [planting(mistake)] : [],
  });
  return outfile;
}

/** Runs until the first failure, and tells of it. Whatever it has started ends with it. */
function failure(name, args) {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"], detached: true });
  const end = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // all of it has ended
    }
  };
  let told = "";
  const first = () => /^not ok \d+ - (.*)$/m.exec(told)?.[1] ?? /^seed \d+/m.exec(told)?.[0];
  const late = setTimeout(end, patience);
  child.stdout.on("data", (some) => {
    told += some;
    if (first()) end();
  });
  child.once("exit", end);
  return new Promise((resolve) => child.on("close", (status) => {
    clearTimeout(late);
    resolve(status === 0 ? undefined : `${name}: ${first() ?? "ends badly, or never"}`);
  }));
}

/** What sees a mistake, if anything does: of the tests first the one that it names, then the others, last the seeds. */
async function seenBy(mistake) {
  const outdir = `${root}/${mistake ? mistakes.indexOf(mistake) : "none"}`;
  const files = tests.toSorted((a, b) => Number(b.startsWith(`${mistake?.by}.`)) - Number(a.startsWith(`${mistake?.by}.`)));
  try {
    for (const name of [...files, "converge.ts"]) {
      const file = await planted(mistake, name, outdir);
      const by = await failure(name.split(".")[0], name === "converge.ts" ? [file, "1", seeds, "40", "1"] : ["--test-reporter=tap", file]);
      if (by) return by;
    }
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

const without = await seenBy();
if (without) throw new Error(`without any mistake: ${without}`);
const chosen = mistakes.filter(({ name }) => name.includes(part));
const rest = [...chosen];
let unseen = 0;
const work = async () => {
  for (let mistake = rest.shift(); mistake; mistake = rest.shift()) {
    const by = await seenBy(mistake);
    if (!by) unseen++;
    console.log(`${by ? "seen  " : "UNSEEN"} ${mistake.name}${by ? `, by ${by}` : ""}`);
  }
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
console.log(`${chosen.length} mistakes, ${unseen} unseen`);
process.exit(unseen > 0 ? 1 : 0);
