// Takes the programs of README.md to where the types of the tests are checked: who pastes one as TypeScript, strict, has it right.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const programs = readFileSync("README.md", "utf8").matchAll(/<<'END'\n([^]*?)\nEND\n/g);
mkdirSync(".build/readme", { recursive: true });
for (const [i, [, program]] of [...programs].entries()) writeFileSync(`.build/readme/${i + 1}.ts`, program);
