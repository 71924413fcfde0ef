import { expect, test, type Person, type Stage } from "./page.js";

/** Two people in their direct chat, both looking at it. */
async function pair(stage: Stage, options = {}): Promise<[Person, Person]> {
  const [alice, bob] = await Promise.all([stage.enter("Alice", options), stage.enter("Bob")]);
  await alice.chatsWith(bob);
  await bob.opens(alice.name);
  return [alice, bob];
}

test("two people chat, and each sees how far the other has come", async ({ stage }) => {
  const [alice, bob] = await Promise.all([stage.enter("Alice"), stage.enter("Bob")]);
  await alice.chatsWith(bob);
  const hello = await alice.says("Hello <b>Bob</b> & 👋");
  await expect(hello).toHaveAttribute("data-state", "delivered");
  await expect(hello).toHaveAccessibleName(/Delivered/);
  await expect(bob.row(alice.name).locator(".unread")).toHaveText(/^1/);
  await expect(bob.page).toHaveTitle("(1) Parley");
  await bob.opens(alice.name);
  await expect(bob.message("Hello")).toContainText("Hello <b>Bob</b> & 👋");
  await expect(bob.page.locator(".new-line")).toBeVisible();
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
  await bob.page.close();
  await expect(alice.page.locator(".chat-sub")).toHaveText(/^Last seen|^Offline/);
});

test("reactions are toggled, and a message is deleted for everybody", async ({ stage }) => {
  const [alice, bob] = await pair(stage);
  const plan = await alice.says("Lunch at noon?");
  const read = bob.message("Lunch at noon?");
  await read.hover();
  await read.getByRole("button", { name: "React and more" }).click();
  await bob.page.getByRole("button", { name: "thumbs up" }).click();
  const chip = plan.locator(".reaction");
  await expect(chip).toHaveAccessibleName("👍, 1");
  await chip.click();
  await expect(read.locator(".reaction")).toHaveAccessibleName("👍, 2, one of them yours");
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await chip.click();
  await expect(read.locator(".reaction")).toHaveAccessibleName("👍, 1, one of them yours");

  await plan.focus();
  await plan.press("Enter");
  await alice.page.getByRole("button", { name: "Delete", exact: true }).click();
  await alice.page.getByRole("button", { name: "Delete for everybody" }).click();
  await expect(bob.page.getByText("Message deleted").last()).toBeVisible();
  await expect(bob.page.getByText("Lunch at noon?")).toHaveCount(0);
});

test("a group: who has seen a message, adding, renaming, leaving, being removed", async ({ stage }) => {
  const [alice, bob, carol] = await Promise.all([stage.enter("Alice"), stage.enter("Bob"), stage.enter("Carol")]);
  await alice.chatsWith(bob, carol);
  const hello = await alice.says("Hello all");
  await expect(hello).toHaveAccessibleName(/Delivered to 2/);
  const title = `${alice.name}, ${carol.name}`;
  await bob.opens(title);
  await expect(bob.page.locator(".author")).toHaveText(alice.name);
  await expect(hello).toHaveAccessibleName(new RegExp(`Seen by ${bob.name}`));
  await hello.press("Enter");
  await alice.page.getByRole("button", { name: "Who has seen it" }).click();
  const info = alice.page.locator("message-info");
  await expect(info).toContainText(`Seen by${bob.name}`.slice(0, 7));
  await expect(info.getByText(carol.name)).toBeVisible();
  await alice.page.keyboard.press("Escape");

  await alice.page.getByRole("button", { name: "Details", exact: true }).click();
  const details = alice.page.locator("channel-details");
  await details.getByLabel("Name of the group").fill("Lake");
  await details.getByRole("button", { name: "Rename" }).click();
  await expect(bob.page.locator(".chat-title")).toHaveText("Lake");
  await details.getByLabel("Add somebody").fill("Dave");
  await details.getByLabel("Add somebody").press("Enter");
  await expect(details.getByRole("heading", { name: "4 people" })).toBeVisible();
  await expect(bob.page.locator(".chat-sub")).toHaveText("4 people");

  await bob.page.getByRole("button", { name: "Details", exact: true }).click();
  await bob.page.getByRole("button", { name: "Leave the group" }).click();
  await bob.page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(bob.row("Lake")).toHaveCount(0);
  await expect(alice.page.locator(".chat-sub")).toHaveText("3 people");
  await expect(bob.page.locator(".notice")).not.toContainText("no more"); // that is for who is removed

  await carol.opens("Lake");
  const told = carol.page.waitForFunction(() => document.querySelector(".notice")?.textContent === "You are no more in “Lake”.", undefined, { timeout: 60_000 });
  await details.getByRole("button", { name: `Remove ${carol.name}` }).click();
  await told;
  await expect(carol.row("Lake")).toHaveCount(0);
});

test("pictures and files are sent with a preview and progress, and come whole", async ({ stage }) => {
  const [alice, bob] = await pair(stage);
  const picture = await alice.page.screenshot();
  const text = Buffer.from("a line\n".repeat(40_000));
  await alice.page.locator('.composer input[type="file"]').setInputFiles([
    { name: "screen.png", mimeType: "image/png", buffer: picture }, { name: "lines.txt", mimeType: "text/plain", buffer: text },
  ]);
  await expect(alice.page.locator(".attachment img")).toBeVisible();
  await alice.field.fill("Look at these");
  const seen = alice.page.evaluate(() => new Promise<number>((resolve) => {
    const steps = new Set<number>();
    (document.querySelector("chat-app") as unknown as { parley: { on(kind: string, f: (e: { done: number; total: number }) => void): void } }).parley
      .on("upload", ({ done, total }) => done === total && steps.add(total) && steps.size === 2 && resolve(steps.size));
  }));
  await alice.field.press("Enter");
  const sent = alice.message("Look at these");
  await expect(sent.locator("img")).toBeVisible();
  const before = await sent.boundingBox();
  expect(await seen).toBe(2);
  await expect(sent).toHaveAttribute("data-state", "seen");
  await expect(sent.locator("wa-progress-bar")).toHaveCount(0);
  expect((await sent.boundingBox())!.height).toBeGreaterThan(before!.height - 12);

  const got = bob.message("Look at these");
  await expect(got.locator("img")).toHaveJSProperty("complete", true);
  expect(await got.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200);
  const download = bob.page.waitForEvent("download");
  await got.getByRole("button", { name: /lines\.txt/ }).click();
  const stream = await (await download).createReadStream();
  let size = 0;
  for await (const chunk of stream) size += (chunk as Buffer).length;
  expect(size).toBe(text.length);
});

test("files are dropped and pasted; one is empty, one is no picture, one has a name that misleads", async ({ stage }) => {
  const [alice, bob] = await pair(stage);
  const give = (where: string, kind: "drop" | "paste", files: [string, string, string][]) => alice.page.evaluate(async ([where, kind, files]) => {
    const held = new DataTransfer();
    for (const [name, type, text] of files) held.items.add(new File([text], name, { type }));
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext("2d")!.fillRect(5, 5, 20, 20);
    const picture = await canvas.convertToBlob({ type: "image/png" });
    if (kind === "drop") held.items.add(new File([picture], "real.png", { type: "image/png" }));
    const init = { bubbles: true, cancelable: true };
    document.querySelector(where)!.dispatchEvent(kind === "drop" ? new DragEvent(kind, { ...init, dataTransfer: held }) : new ClipboardEvent(kind, { ...init, clipboardData: held }));
  }, [where, kind, files] as const);
  await give(".chat", "drop", [["empty.txt", "text/plain", ""], ["broken.png", "image/png", "no picture"]]);
  await give(".composer textarea", "paste", [[`${"a long name ".repeat(8)}\u202Efdp.exe`, "application/octet-stream", "x"]]);
  await expect(alice.page.locator(".attachment")).toHaveCount(4);
  await alice.field.press("Enter");
  for (const person of [alice, bob]) {
    await expect(person.page.getByRole("button", { name: "Download empty.txt, 0 bytes" })).toBeVisible();
    await expect(person.page.getByRole("button", { name: "Download broken.png, 10 bytes" })).toBeVisible();
    await expect(person.page.locator(".message img")).toHaveJSProperty("naturalWidth", 40);
    const end = person.page.locator(".message .file-name", { hasText: "a long name" }).locator("span").last();
    await expect(end).toHaveText("me fdp.exe");
    await expect(end).toBeInViewport();
  }
  const download = bob.page.waitForEvent("download");
  await bob.page.getByRole("button", { name: /empty\.txt/ }).click();
  expect((await download).suggestedFilename()).toBe("empty.txt");
});

test("long lists scroll within the window, and what is new is shown first", async ({ stage }) => {
  const [alice, bob] = await Promise.all([stage.enter("Alice"), stage.enter("Bob", { viewport: { width: 900, height: 420 } })]);
  await alice.chatsWith(bob);
  await alice.page.evaluate(async (other) => {
    type Made = { ok: true; value: { id: string } };
    const { parley } = document.querySelector("chat-app") as unknown as { parley: { send(c: string, t: string): Promise<unknown>; createChannel(c: object): Promise<Made> } };
    const groups = await Promise.all([..."abcdefgh"].map((title) => parley.createChannel({ participants: [other], type: "GROUP", title })));
    for (const { value } of groups) await parley.send(value.id, "hello");
    for (let n = 1; n <= 30; n++) await parley.send(location.hash.slice(4), `Line ${n}.`);
  }, bob.id);
  await expect(bob.row(alice.name).locator(".unread")).toHaveText(/^30/);
  await bob.opens(alice.name);
  await expect(bob.page.locator(".new-line")).toBeInViewport();
  await expect(bob.page.locator(".message", { hasText: "Line 1." })).toBeInViewport();
  expect(await bob.page.evaluate(() => {
    document.documentElement.scrollTop = document.body.scrollTop = 64;
    return [document.documentElement.scrollTop, document.body.scrollTop, document.documentElement.scrollHeight - innerHeight];
  })).toEqual([0, 0, 0]);
});

test("a call rings, is answered, and ends, on both sides, whatever a machine's clock says", async ({ stage }) => {
  const [alice, bob] = await pair(stage);
  await bob.page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 3 * 86_400_000;
  });
  await bob.page.reload();
  await bob.isLive();
  await alice.page.getByRole("button", { name: "Call", exact: true }).click();
  await expect(alice.page.locator(".call")).toContainText("Calling…");
  await expect(bob.page.locator(".call")).toContainText("Incoming call");
  await bob.page.getByRole("button", { name: "Answer" }).click();
  await expect(alice.page.locator(".call")).toContainText(/Call in progress.*0:0\d · 2 people/);
  await expect(bob.page.locator(".call")).toContainText(/Call in progress\d:\d\d · 2 people/);
  await expect(bob.row(alice.name)).toContainText("Call: in progress");
  await alice.page.getByRole("button", { name: "Leave" }).click();
  await expect(bob.page.locator(".call")).toContainText(/Call ended.*0:0\d/);
  await expect(alice.row(bob.name)).toContainText(/Call ended, 0:0\d/);

  await alice.page.getByRole("button", { name: "Call", exact: true }).click();
  await bob.page.getByRole("button", { name: "Decline" }).click();
  await expect(alice.page.locator(".call").last()).toContainText("No answer");
  await expect(bob.page.locator(".call").last()).toContainText("Missed call");
});

test("texts of strangers are shown as they are", async ({ stage }) => {
  const [alice, bob] = await pair(stage);
  const hostile = `<img src=x onerror="document.title='owned'"> javascript:alert(1) https://example.com/<script>`;
  await alice.says(hostile);
  const got = bob.message("onerror");
  await expect(got.locator(".text")).toHaveText(hostile);
  await expect(got.locator(".text img, .text script")).toHaveCount(0);
  await expect(got.locator(".text a")).toHaveCount(1);
  await expect(got.locator(".text a")).toHaveAttribute("href", "https://example.com/");
  await expect(got.locator(".text a")).toHaveAttribute("rel", /noopener/);

  await alice.says("שלום עולם, this is mixed");
  await alice.says("w".repeat(10_000));
  const wide = bob.page.locator(".message", { hasText: "wwww" });
  await expect(wide).toBeVisible();
  await wide.getByRole("button", { name: "Show all of it" }).click();
  for (const person of [alice, bob]) {
    expect(await person.page.evaluate(() => [document.documentElement, ...document.querySelectorAll(".messages, .side-list")].every((e) => e.scrollWidth <= e.clientWidth))).toBe(true);
  }
  await expect(bob.page).toHaveTitle("Parley");
});

test("older messages come when one scrolls up, and nothing jumps", async ({ stage }) => {
  const [alice, bob] = await pair(stage);
  await alice.page.evaluate(async () => {
    const { parley } = document.querySelector("chat-app") as unknown as { parley: { send(c: string, t: string): Promise<unknown> } };
    for (let n = 1; n <= 56; n++) await parley.send(location.hash.slice(4), `Line ${n}.`);
  });
  await expect(bob.message("Line 56.")).toBeVisible({ timeout: 25_000 });
  await bob.page.reload();
  await expect(bob.message("Line 56.")).toBeVisible();
  const box = bob.page.locator(".messages");
  const shown = () => bob.page.locator(".message").count();
  const first = await shown();
  expect(first).toBeLessThan(60);
  await box.hover();
  await bob.page.mouse.wheel(0, -1_500);
  await expect.poll(shown).toBeGreaterThan(first);
  await expect(bob.page.getByRole("button", { name: /newest message/ })).toBeVisible();

  const line = bob.message("Line 30.");
  await line.scrollIntoViewIfNeeded();
  const top = async () => (await line.boundingBox())!.y;
  const before = await top();
  await alice.says("One more");
  const jump = bob.page.getByRole("button", { name: /1 new\. Go to the newest/ });
  await expect(jump).toBeVisible();
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
  await expect(alice.message("One more")).not.toHaveAttribute("data-state", "seen");
  await jump.click();
  await expect(alice.message("One more")).toHaveAttribute("data-state", "seen");
  await expect(bob.message("One more")).toBeInViewport();
});
