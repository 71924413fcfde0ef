// Drives real pages in Chromium at a real stack, which is built and started for it: npm run browser -- [words of a story's name].
import { spawnSync } from "node:child_process";
import { compile } from "./compile.js";

if (!process.env.STACK_PROGRAM) {
  const made = spawnSync("make", ["--silent", "-C", "../..", ".parley/build/localstack"], { stdio: "inherit" });
  if (made.status !== 0) process.exit(1);
}
const [file] = await compile(["browser.ts"]);
process.exit(spawnSync(process.execPath, ["--enable-source-maps", file, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1);
