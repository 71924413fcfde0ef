import { strict as assert } from "node:assert";
import { test } from "node:test";
import { Content, type ContentLink, type Progress } from "../src/content.js";
import { environment, type Environment } from "../src/env.js";
import { Http } from "../src/http.js";
import { good } from "../src/errors.js";
import type { Operation, PartInput } from "../src/shapes.js";

/** A place for contents, and a server that hands out tickets for it. */
class Place {
  readonly tickets: any[] = [];
  readonly bytes = new Map<string, string>();
  refuse = 0;

  readonly env: Environment = { ...environment(), setTimeout: (run) => setImmediate(run), clearTimeout: (timer: any) => clearImmediate(timer), fetch: ((url: string, init: any) => this.#fetch(url, init)) as any };

  async #fetch(url: string, init: any = {}): Promise<Response> {
    if (url.endsWith("/v1/content")) {
      const id = `content${this.tickets.push(JSON.parse(init.body))}`;
      const upload = { method: "PUT", url: `http://place/${id}`, headers: { "content-type": "image/png", "content-length": "9" }, expires_at: "2099-01-01T00:00:00.000Z" };
      return Response.json({ id, upload }, { status: 201 });
    }
    if (url.endsWith("/content")) return Response.json({ id: "content1", size: 5, mime_type: "image/png", download_url: "http://place/fresh", expires_at: "2099-01-01T00:00:00.000Z" });
    if (init.method === "PUT" && this.refuse-- > 0) return new Response("", { status: 503 });
    if (init.method === "PUT") this.bytes.set(url, await (init.body as Blob).text());
    if (url.endsWith("/stale")) return new Response("", { status: 403 });
    return new Response(init.method === "PUT" ? "" : "bytes");
  }

  content(told: (o: Operation, part: number, p: Progress) => void = () => {}): Content {
    const http = new Http(this.env, "http://server");
    http.tokens = { token: async () => good("token"), renew: async () => good("token") };
    return new Content(this.env, http, told);
  }
}

const operation = (...parts: PartInput[]): Operation => ({ number: 1, id: "key", channel: "c", at: "", kind: "send", draft: { parts } });
const big = (size: number, mime_type = "image/png"): PartInput => ({ mime_type, body: new Uint8Array(size).fill(65), name: "a.png" });

test("a body over 2 KB is uploaded by itself, a smaller one goes within", async () => {
  const place = new Place();
  const progress: Progress[] = [];
  const draft = await place.content((_, part, p) => part === 1 && progress.push(p)).upload(operation({ mime_type: "text/plain", body: "é".repeat(1_024) }, big(2_049), big(3)), async () => {});
  assert.deepEqual(draft, good({ parts: [
    { mime_type: "text/plain", body: "é".repeat(1_024) }, { mime_type: "image/png", content: { id: "content1" }, name: "a.png" },
    { mime_type: "image/png", name: "a.png", encoding: "base64", body: "QUFB" },
  ] }));
  assert.deepEqual(place.tickets, [{ mime_type: "image/png", size: 2_049, name: "a.png" }]);
  assert.equal(place.bytes.get("http://place/content1")!.length, 2_049);
  assert.deepEqual(progress, [{ done: 0, total: 2_049 }, { done: 2_049, total: 2_049 }]);
});

test("what was uploaded once is not uploaded again", async () => {
  const place = new Place();
  let kept: Operation | undefined;
  place.refuse = 0;
  const content = place.content();
  await content.upload(operation(big(3_000), big(4_000)), async (next) => {
    kept = next;
    if (kept.draft!.parts![1]!.uploaded === undefined) place.refuse = 1; // the second one fails the first time
  });
  const again = await content.upload(kept!, async (next) => void (kept = next));
  assert.deepEqual(place.tickets.map((t) => t.size), [3_000, 4_000, 4_000]);
  assert.deepEqual((again as any).value.parts.map((p: any) => p.content.id), ["content1", "content3"]);
});

test("an upload or a download that is never answered ends", async () => {
  const timers: [() => void, number][] = [];
  const place = new Place();
  const env = {
    ...place.env, setTimeout: (run: () => void, ms: number) => timers.push([run, ms]), clearTimeout: (n: any) => void delete timers[n - 1],
    fetch: ((url: string, init: any) => (url.startsWith("http://server") ? place.env.fetch(url, init) : new Promise((_, no) => init.signal.addEventListener("abort", () => no(new Error("aborted")))))) as any,
  };
  const http = new Http(env, "http://server");
  http.tokens = { token: async () => good("token"), renew: async () => good("token") };
  const content = new Content(env, http, () => {});
  const link: ContentLink = { id: "content1", size: 5, mime_type: "image/png", name: null, download_url: "http://place/silent", expires_at: "2099-01-01T00:00:00.000Z" };
  const ways = [() => content.upload(operation(big(80_000)), async () => {}), () => content.download("m", { id: "1", content: link }, () => {})];
  for (const [i, patience] of [40_000, 30_000].entries()) {
    const asked = ways[i]!();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const [[late, ms], ...others] = timers.filter(Boolean) as [[() => void, number]];
    assert.deepEqual([ms, others], [patience, []]);
    late();
    const answer = await asked;
    assert.equal(!answer.ok && answer.error.code, "network");
  }
});

test("an upload that nothing carried for too long is made anew", async () => {
  const place = new Place();
  const old = { ...big(3_000), uploaded: { id: "gone", until: Date.now() - 1 } };
  assert.deepEqual(((await place.content().upload(operation(old), async () => {})) as any).value.parts[0].content.id, "content1");
});

test("a download's link is renewed where it is over or refused", async () => {
  const place = new Place();
  for (const [link, expires] of [["stale", "2099-01-01T00:00:00.000Z"], ["never asked", "2001-01-01T00:00:00.000Z"]]) {
    const content: ContentLink = { id: "content1", size: 5, mime_type: "image/png", name: null, download_url: `http://place/${link}`, expires_at: expires! };
    const steps: Progress[] = [];
    const blob = await place.content().download("m", { id: "1", content }, (p) => steps.push(p));
    assert.equal(blob.ok && (await blob.value.text()), "bytes");
    assert.deepEqual(steps, [{ done: 5, total: 5 }]);
  }
});
