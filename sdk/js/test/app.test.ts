// What an app does that the machine, or the library, does not expect of it.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { environment, Parley, type Environment, type Status } from "../src/index.js";
import { People } from "../src/people.js";
import { calm } from "./harness/device.js";
import { Scene } from "./harness/scene.js";

const answers: Record<string, object> = {
  "/v1/sessions": { session_token: "s", expires_at: "2100-01-01T00:00:00Z", identity: { user_id: "ann" } },
  "/v1/sync": { epoch: 1, blocks_revision: 0, channels: [], removed: [], next_cursor: null },
};

/** A client at a server that has nothing to tell, with these parts in place of the machine's. */
function open(parts: object): Promise<Parley> {
  const fetch = async (url: string) => new Response(JSON.stringify(answers[new URL(url).pathname] ?? {}));
  const environment = { fetch, ...parts } as Partial<Environment>;
  return Parley.open({ url: "http://server", socketUrl: "nowhere", appId: "app", userId: "ann", identityToken: async () => "token", environment });
}

/** The first status that is so. */
async function status(parts: object, so: (status: Status) => boolean): Promise<Status> {
  const client = await open(parts);
  const found = new Promise<Status>((resolve) => client.on("status", (s) => so(s) && resolve(s)));
  return found.finally(() => client.close());
}

test("where no connection can be opened a client is offline, and says why", { timeout: 60_000 }, async () => {
  class Refusing {
    constructor(url: string) {
      throw new SyntaxError(`${url} is no address`);
    }
  }
  const refused = await status({ WebSocket: Refusing }, ({ error }) => error?.detail === "nowhere is no address");
  assert.deepEqual([refused.state, refused.error?.code], ["offline", "network"]);
  await status({ WebSocket: undefined }, ({ state }) => state === "offline");
});

test("who asks for news is told at once without a WebSocket, and soon, however often, where it does not connect", { timeout: 60_000 }, async () => {
  const soon = (run: () => void, ms: number) => (ms < 3_000 ? setTimeout(run, ms) : undefined); // no timer that is longer ever ends
  let now = 0;
  const client = await open({ WebSocket: undefined, setTimeout: soon, now: () => now++ });
  for (let n = 0; n < 3; n++) assert.ok((await client.waitForSync()).ok);
  client.close();

  const scene = new Scene();
  const channel = scene.channel("ann", "bob");
  const device = scene.device("bob");
  device.faults = { ...calm, refusedSocket: 1 };
  const bob = (await scene.open(device, 12_000)).client;
  scene.say("ann", channel, "one");
  for (let n = 0; n < 8; n++) {
    bob.sync();
    await scene.clock.run(1_000);
  }
  assert.equal(bob.unread().messages, 1);
  await scene.end();
});

test("who closes a client when told that it is closed is told once", async () => {
  const scene = new Scene();
  const { client } = await scene.open(scene.device("bob"));
  let told = 0;
  client.on("status", ({ state }) => state === "closed" && (told++, client.close()));
  client.close();
  assert.equal(told, 1);
  await scene.end();
});

test("what a filter throws is reported", async (t) => {
  const scene = new Scene();
  const channel = scene.channel("ann", "bob");
  const { client } = await scene.open(scene.device("bob"));
  scene.say("ann", channel, "one");
  await scene.clock.run(1_000);
  const reported: unknown[] = [];
  const before = globalThis.reportError;
  globalThis.reportError = (fault) => void reported.push(fault);
  t.after(() => (globalThis.reportError = before));
  const fault = new Error("of the app's");
  const filter = () => {
    throw fault;
  };
  await scene.settle(Promise.all([client.messages(channel, { filter }), client.channels({ filter })]), 100);
  assert.deepEqual(reported, [fault, fault]);
  await scene.end();
});

test("what the server's clock shows is known in every tab, though the machine's is wrong", async () => {
  const scene = new Scene();
  const channel = scene.channel("ann", "bob");
  const device = scene.device("bob");
  device.skew = 3 * 86_400_000;
  const tabs = [await scene.open(device), await scene.open(device)];
  scene.say("ann", channel, "one");
  await scene.clock.run(1_000);
  for (const { client } of tabs) assert.ok(Math.abs(client.serverNow() - scene.clock.now) < 5_000);
  await scene.end();
});

test("one connection says for all tabs what was said last, and whom nobody watches any more", () => {
  let now = 0;
  const people = new People({ ...environment(), now: () => now++ }, () => {});
  assert.equal(people.wishes(), undefined);
  people.wish("one", { status: "busy" });
  people.wish("two", { status: "available", watch: ["ann"] });
  const again = people.wish("one", { status: "away" });
  assert.deepEqual(people.wishes(), { status: "away", watch: ["ann"] });
  people.wish("two", people.wish("two")); // said again, to a tab that leads from now on
  people.wish("two", { watch: [] });
  assert.deepEqual([people.wishes(), again.status], [{ status: "away", watch: [] }, "away"]);
});
