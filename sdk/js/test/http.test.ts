import { strict as assert } from "node:assert";
import { test } from "node:test";
import { environment } from "../src/env.js";
import { good } from "../src/errors.js";
import { Http } from "../src/http.js";

/** A server that answers what it is told to, in turn. */
function server(...answers: (Response | Error)[]) {
  const asked: { headers: any; body: any }[] = [];
  const waits: number[] = [];
  const env = {
    ...environment(), random: () => 0.5,
    setTimeout: (run: () => void, ms: number) => (ms < 30_000 ? (waits.push(ms), setImmediate(run)) : undefined), clearTimeout: () => {},
    fetch: (async (_: string, init: any) => {
      asked.push(init);
      const answer = answers.shift()!;
      if (answer instanceof Error) throw answer;
      return answer;
    }) as any,
  };
  const http = new Http(env, "http://server");
  const renewed: unknown[] = [];
  let token = "first";
  http.tokens = { token: async () => good(token), renew: async (...refused) => (renewed.push(refused), good((token = "second"))) };
  return { http, asked, waits, renewed };
}

const problem = (status: number, code: string, more = {}, headers = {}) => Response.json({ code, detail: `so says ${code}`, ...more }, { status, headers });

test("what may succeed later is tried again, with the same key, after a while that grows", async () => {
  const { http, asked, waits } = server(new TypeError("no network"), problem(503, "try_again"), problem(429, "rate_limited", {}, { "retry-after": "7" }), Response.json({ id: "m" }));
  assert.deepEqual(await http.call("POST", "/v1/messages", { body: {}, key: "k" }), good({ id: "m" }));
  assert.deepEqual(asked.map((a) => a.headers["idempotency-key"]), ["k", "k", "k", "k"]);
  assert.deepEqual(waits, [125, 250, 7_500]);
});

test("what is refused is an error by its code, and tried once", async () => {
  const { http, asked } = server(problem(422, "invalid_value", { errors: [{ pointer: "/title", detail: "too long" }], request_id: "r" }));
  assert.deepEqual(await http.call("PATCH", "/v1/channels/c", { body: {} }), {
    ok: false, error: { code: "invalid_value", detail: "so says invalid_value", status: 422, errors: [{ pointer: "/title", detail: "too long" }], requestId: "r" },
  });
  assert.equal(asked.length, 1);
});

test("a gateway that has no word of ours for it says by its status what may succeed later", async () => {
  const { http, asked } = server(Response.json({ message: "Too Many Requests" }, { status: 429 }), Response.json({ message: "Bad Gateway" }, { status: 502 }), Response.json({ id: "m" }));
  assert.deepEqual(await http.call("PUT", "/v1/channels/c/participants/me"), good({ id: "m" }));
  assert.equal(asked.length, 3);
  const refused = await server(Response.json({ message: "Forbidden" }, { status: 403 })).http.call("GET", "/v1/unread");
  assert.deepEqual(refused, { ok: false, error: { code: "invalid_request", detail: "Forbidden", status: 403 } });
});

test("what goes on failing ends as an error", async () => {
  const { http, asked } = server(...Array.from({ length: 4 }, () => new TypeError("no network")));
  const answer = await http.call("GET", "/v1/unread");
  assert.deepEqual(answer, { ok: false, error: { code: "network", detail: "no network", status: 0 } });
  assert.equal(asked.length, 4);
});

test("a session that has ended is renewed once, with the nonce that came", async () => {
  const { http, asked, renewed } = server(problem(401, "session_expired", { nonce: "n" }), Response.json({ channels: 0 }));
  assert.deepEqual(await http.call("GET", "/v1/unread"), good({ channels: 0 }));
  assert.deepEqual([renewed, asked.map((a) => a.headers.authorization)], [[["first", "n"]], ["Bearer first", "Bearer second"]]);
});

test("a day's quota is not asked for again and again", async () => {
  const { http, asked } = server(problem(429, "quota_exceeded", {}, { "retry-after": "3600" }));
  const answer = await http.call("POST", "/v1/messages", { body: {} });
  assert.deepEqual([!answer.ok && answer.error.retryAfter, asked.length], [3600, 1]);
});

test("an answer that is no JSON is no answer", async () => {
  const { http } = server(...Array.from({ length: 4 }, () => new Response("<html>", { status: 200 })));
  const answer = await http.call("GET", "/v1/unread");
  assert.equal(!answer.ok && answer.error.code, "network");
});
