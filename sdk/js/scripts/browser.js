// How long reads of the local database take in Chromium; fails above 10 ms, the median of 15. Only a machine that does
// nothing else says something. PARLEY_CHROMIUM says which browser.
import { buildSync } from "esbuild";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const limit = 10;
const script = buildSync({ entryPoints: ["test/browser.ts"], bundle: true, format: "esm", target: "es2022", write: false }).outputFiles[0].text;
const profile = mkdtempSync(join(tmpdir(), "parley-browser-"));
let browser;

const result = await new Promise((resolve, reject) => {
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      let body = "";
      request.on("data", (text) => (body += text)).on("end", () => resolve(JSON.parse(body)));
    }
    response.setHeader("content-type", request.url === "/script.js" ? "text/javascript" : "text/html");
    response.end(request.url === "/script.js" ? script : '<!doctype html><meta charset="utf-8"><script type="module" src="/script.js"></script>');
  }).listen(0, "127.0.0.1", () => {
    const address = `http://127.0.0.1:${server.address().port}/`;
    browser = spawn(process.env.PARLEY_CHROMIUM ?? "chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`, address], { stdio: "ignore" });
    browser.on("error", reject);
    setTimeout(() => reject(new Error("the browser says nothing")), 120_000).unref();
  });
});
browser.once("exit", () => {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const late = result.fault ?? ["channels", "messages"].filter((what) => !(result[what] <= limit)).join(", ");
  console.log(result.fault ?? `opened in ${result.opened.toFixed(1)} ms; 1,000 channels ${result.channels.toFixed(1)} ms, a page of 50 messages ${result.messages.toFixed(1)} ms`);
  process.exit(late ? 1 : 0);
});
browser.kill();
