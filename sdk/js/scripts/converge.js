// Runs of seeded plays on the model server, to look at failures: npm run converge -- [first] [how many] [steps].
import { spawnSync } from "node:child_process";
import { compile } from "./compile.js";

const [file] = await compile(["converge.ts"]);
process.exit(spawnSync(process.execPath, ["--enable-source-maps", file, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1);
