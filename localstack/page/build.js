// Builds the page: node build.js [folder]. The same sources give the same bytes; names carry a hash of what is in them.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const dist = process.argv[2] ?? here("dist");

const common = {
  bundle: true, minify: true, target: "es2022", format: "esm", logLevel: "error", legalComments: "none", outdir: dist,
  alias: { "@parley/client": here("../../sdk/js/src/index.ts") }, absWorkingDir: here("."),
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const { metafile } = await build({
  ...common, entryPoints: ["src/main.ts", "src/theme.ts", "src/style/page.css"], entryNames: "[name]-[hash]", metafile: true,
});
const built = Object.entries(metafile.outputs).map(([file, { entryPoint }]) => ({ entryPoint, name: basename(file) }));
const nameOf = (entry) => built.find(({ entryPoint }) => entryPoint === entry).name;

for (const name of ["icon.svg", "manifest.webmanifest", "licences.txt"]) cpSync(here(`src/${name}`), join(dist, name));

const index = readFileSync(here("src/index.html"), "utf8").replace(/\{\{(.+?)\}\}/g, (_, entry) => nameOf(entry));
writeFileSync(join(dist, "index.html"), index);

// The worker's own text changes with any file, so that browsers take it for a new one.
const files = readdirSync(dist).filter((name) => name !== "index.html").sort();
const version = createHash("sha256").update(index);
for (const name of files) version.update(readFileSync(join(dist, name)));
await build({
  ...common, entryPoints: ["src/sw.ts"], entryNames: "sw",
  define: { VERSION: JSON.stringify(version.digest("hex").slice(0, 12)), FILES: JSON.stringify(files) },
});
