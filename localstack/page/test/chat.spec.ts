import { expect, test } from "./page.js";

test("two people chat, and each sees how far the other has come", async ({ stage }) => {
  const [alice, bob] = [await stage.enter("Alice"), await stage.enter("Bob")];
  await alice.chatsWith(bob);
  const hello = await alice.says("Hello <b>Bob</b> & 👋");
  await expect(hello).toHaveAttribute("data-state", "delivered");
  await expect(hello).toHaveAccessibleName(/Delivered/);
  await expect(bob.row(alice.name).locator(".unread")).toHaveText(/^1/);
  await expect(bob.page).toHaveTitle("(1) Parley");
  await bob.opens(alice.name);
  await expect(bob.message("Hello")).toContainText("Hello <b>Bob</b> & 👋");
  await expect(hello).toHaveAttribute("data-state", "seen");
  await expect(hello).toHaveAccessibleName(new RegExp(`Seen by ${bob.name}`));
  await expect(bob.row(alice.name).locator(".unread")).toHaveCount(0);
  await expect(bob.page).toHaveTitle("Parley");

  await bob.field.pressSequentially("H");
  await expect(alice.page.locator(".typing")).toHaveText(`${bob.name} is typing…`);
  await expect(alice.row(bob.name)).toContainText("typing…");
  await bob.says("Hello Alice");
  await expect(alice.message("Hello Alice")).toBeVisible();
  await expect(alice.page.locator(".typing")).toHaveText("");
  await expect(alice.page.locator(".chat-sub")).toHaveText("Online");
});
