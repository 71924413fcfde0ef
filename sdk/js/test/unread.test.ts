// What counts as unread.
import { strict as assert } from "node:assert";
import { story } from "./harness/scene.js";

story("neither one's own messages are unread, nor those of people whom one blocks", async (s) => {
  const channel = s.channel("ann", "bob", "cat");
  const tab = await s.open(s.device("bob"));
  const agreed = async (messages: number) => {
    await s.clock.run(3_000);
    assert.deepEqual([tab.client.unread(), s.as("bob", "GET", "/unread")], [{ channels: 1, messages }, { channels: 1, messages }]);
  };
  s.say("ann", channel, "hers");
  s.say("bob", channel, "mine");
  await agreed(1);
  s.say("cat", channel, "a third one's");
  await agreed(2);
  assert.ok((await s.settle(tab.client.block("cat"))).ok);
  await agreed(1);
  s.say("cat", channel, "again");
  await agreed(1);
});
