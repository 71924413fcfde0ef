// A process ends by itself right after close(), whatever was under way.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Parley } from "../src/index.js";

const sockets = new Set<Duplex>();
const at = process.env["ENDS_AT"];
if (at) await client(at, process.env["ENDS_WHILE"]!);
else for (const what of ["identityToken hangs", "a call waits to be tried again", "a connection and a sync hang"]) story(what);

/** The process that ends: it is told when to close. */
async function client(port: string, what: string): Promise<void> {
  const identityToken = () => (what === "identityToken hangs" ? (process.send!("now"), new Promise<string>(() => {})) : Promise.resolve("token"));
  const parley = await Parley.open({ url: `http://127.0.0.1:${port}`, socketUrl: `ws://127.0.0.1:${port}`, appId: "app", userId: "ann", identityToken });
  const asked = [parley.createChannel({ participants: ["bob"] }), parley.waitForChannel("none"), parley.waitForSync()];
  parley.typing("here");
  process.once("message", async () => {
    parley.close();
    process.send!((await Promise.all(asked)).map((answer) => (answer.ok ? "ok" : answer.error.code)));
    process.disconnect();
  });
}

function story(what: string): void {
  test(`a process ends at close(), while ${what}`, async () => {
    const told: { now?: () => void } = {};
    const now = new Promise<void>((resolve) => (told.now = resolve));
    const server = stranger(what, told.now!);
    await once(server.listen(0), "listening");
    const env = { ...process.env, ENDS_AT: String((server.address() as any).port), ENDS_WHILE: what, NODE_TEST_CONTEXT: undefined };
    const child = spawn(process.execPath, ["--experimental-websocket", "--no-warnings", fileURLToPath(import.meta.url)], { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const exit = once(child, "exit");
    const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
    child.once("message", () => told.now!());
    try {
      await now;
      const answered = Promise.race([once(child, "message"), exit.then(() => assert.fail("it was killed before it answered"))]);
      child.send("close");
      assert.deepEqual((await answered)[0], ["logged_out", "logged_out", "logged_out"]);
      assert.deepEqual(await exit, [0, null], "it did not end");
    } finally {
      clearTimeout(late);
      child.kill("SIGKILL");
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    }
  });
}

/** A server that answers some, and says when it was asked for what it does not answer. */
function stranger(what: string, now: () => void): Server {
  const server = createServer((request, response) => {
    const json = (status: number, body: object) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/v1/sessions") return json(201, { session_token: "s", expires_at: "2100-01-01T00:00:00Z", identity: { user_id: "ann" } });
    if (what.startsWith("a call waits")) return json(503, { code: "try_again", retry_after: 20 }), now();
  });
  server.on("upgrade", (request, socket) => {
    sockets.add(socket);
    const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: parley.v1\r\n\r\n`);
    socket.on("data", ([first]: Buffer) => (first === 0x88 ? socket.end(Buffer.of(0x88, 0)) : now())); // a closing handshake, or a hello
    socket.on("error", () => {});
  });
  return server;
}
