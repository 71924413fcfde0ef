// What an app does that the machine, or the library, does not expect of it.
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { environment, Parley, type Environment, type Status } from "../src/index.js";
import { People } from "../src/people.js";
import { Scene } from "./harness/scene.js";

/** The first status that is so, of a client with these parts in place of the machine's. */
async function status(parts: object, so: (status: Status) => boolean): Promise<Status> {
  const session = JSON.stringify({ session_token: "s", expires_at: "2100-01-01T00:00:00Z", identity: { user_id: "ann" } });
  const fetch = async (url: any) => (url.endsWith("/v1/sessions") ? new Response(session, { status: 201 }) : Promise.reject(new TypeError("no network")));
  const client = await Parley.open({ url: "http://server", socketUrl: "nowhere", appId: "app", userId: "ann", identityToken: async () => "token", environment: { fetch, ...parts } as Partial<Environment> });
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
