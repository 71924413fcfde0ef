import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

// PARLEY_URL: a stack that runs; PARLEY_CHROMIUM: the browser. The test in Go starts both.
export default defineConfig({
  testDir: "test",
  outputDir: process.env["PARLEY_OUTPUT"] ?? join(tmpdir(), "parley-page"),
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: process.env["PARLEY_URL"],
    viewport: { width: 1200, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: { executablePath: process.env["PARLEY_CHROMIUM"], args: ["--no-sandbox"] },
  },
});
