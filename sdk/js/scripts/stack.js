// Plays seeds against a real stack, which is built and started for it: npm run stack -- [first] [how many] [how many at once];
// or lets two people write to each other over bad networks: npm run soak -- [minutes] [seed].
import { spawnSync } from "node:child_process";
import { compile } from "./compile.js";

if (!process.env.PARLEY_URL && !process.env.STACK_PROGRAM) {
  const made = spawnSync("make", ["--silent", "-C", "../..", ".parley/build/localstack"], { stdio: "inherit" });
  if (made.status !== 0) process.exit(1);
}
const soak = process.argv[2] === "soak";
const [file] = await compile([soak ? "soak.ts" : "stack.ts"]);
const flags = globalThis.WebSocket ? [] : ["--experimental-websocket", "--no-warnings"];
process.exit(spawnSync(process.execPath, [...flags, "--expose-gc", "--enable-source-maps", file, ...process.argv.slice(soak ? 3 : 2)], { stdio: "inherit" }).status ?? 1);
