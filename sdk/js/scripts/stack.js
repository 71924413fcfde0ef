// Plays seeds against a real stack: STACK=http://127.0.0.1:8080 npm run stack -- [first] [how many].
import { spawnSync } from "node:child_process";
import { compile } from "./compile.js";

const [file] = await compile(["stack.ts"]);
const flags = globalThis.WebSocket ? [] : ["--experimental-websocket", "--no-warnings"];
process.exit(spawnSync(process.execPath, [...flags, "--enable-source-maps", file, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1);
