// Compiles the tests, each into one file under .build/, as quickly as can be: types are checked by `npm run check`.
import { build } from "esbuild";
import { readdirSync } from "node:fs";

export async function compile(names = readdirSync("test").filter((name) => name.endsWith(".ts"))) {
  await build({
    entryPoints: names.map((name) => `test/${name}`), outdir: ".build", outExtension: { ".js": ".mjs" }, bundle: true, format: "esm", platform: "node",
    target: "node20", packages: "external", sourcemap: "inline", logLevel: "warning",
  });
  return names.map((name) => `.build/${name.replace(/\.ts$/, ".mjs")}`);
}
