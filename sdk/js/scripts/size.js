// The whole library in one file, minified, without the database library, must stay small.
import { buildSync } from "esbuild";
import { gzipSync } from "node:zlib";

const limit = 30 * 1024;
const { outputFiles } = buildSync({ entryPoints: ["src/index.ts"], bundle: true, minify: true, format: "esm", target: "es2022", external: ["idb"], write: false });
const size = gzipSync(outputFiles[0].contents, { level: 9 }).length;
console.log(`${size} bytes gzipped, of ${limit}`);
process.exit(size > limit ? 1 : 0);
