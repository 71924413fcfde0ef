// Compiles the tests and runs them; names of tests may follow. SEEDS says how many runs are played, STACK where a real one is.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { compile } from "./compile.js";

const wanted = process.argv.slice(2);
const names = readdirSync("test").filter((name) => name.endsWith(".test.ts") && (wanted.length === 0 || wanted.some((w) => name.startsWith(w))));
const files = await compile(names);
process.exit(spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], { stdio: "inherit" }).status ?? 1);
