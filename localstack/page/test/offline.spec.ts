import { expect, test } from "./page.js";

test("without a network one goes on, and what waits is sent later", async ({ stage }) => {
  const [alice, bob] = await Promise.all([stage.enter("Alice"), stage.enter("Bob")]);
  await alice.chatsWith(bob);
  await alice.says("before");
  await bob.opens(alice.name);
  await alice.page.evaluate(() => navigator.serviceWorker.ready);

  await expect(alice.page.locator(".chat-sub")).toHaveText("Online");
  await alice.goes("offline");
  await expect(alice.page.locator(".banner")).toContainText(/Offline since/);
  await expect(alice.page.locator(".chat-sub")).toHaveText("");
  await expect(alice.page.locator(".status")).toHaveAttribute("data-state", "offline");
  const waiting = await alice.says("from the train");
  await expect(waiting).toHaveAttribute("data-state", "sending");
  await expect(alice.page.locator(".side-foot")).toContainText("1 queued");
  await expect(alice.page.locator(".banner")).toContainText("One message waits");

  await alice.page.reload();
  await expect(alice.message("before")).toBeVisible();
  await expect(alice.message("from the train")).toHaveAttribute("data-state", "sending");
  await expect(alice.page.locator(".banner")).toBeVisible();
  await bob.says("you are missed");

  await alice.goes("online");
  await expect(alice.message("from the train")).toHaveAttribute("data-state", "seen");
  await expect(alice.message("you are missed")).toBeVisible();
  await expect(alice.page.locator(".banner")).toHaveCount(0);
  await expect(bob.page.locator(".message", { hasText: "from the train" })).toHaveCount(1);
});

test("what is not sent yet stays in its field, and a browser that says it is offline is", async ({ stage }) => {
  const [alice, bob] = await Promise.all([stage.enter("Alice", { ownSockets: true }), stage.enter("Bob")]);
  await alice.chatsWith(bob);
  await alice.field.fill("half a thought");
  await alice.goes("offline");
  await expect(alice.page.locator(".status")).toHaveAttribute("data-state", "offline");
  await alice.goes("online");
  await alice.isLive();
  await alice.page.reload();
  await expect(alice.field).toHaveValue("half a thought");
});

test("what this device cannot store stays in its field, and a database that is deleted is filled again", async ({ stage }) => {
  const [alice, bob] = await Promise.all([stage.enter("Alice"), stage.enter("Bob")]);
  await alice.chatsWith(bob);
  await expect(await alice.says("before")).toHaveAttribute("data-state", "delivered");
  await alice.page.evaluate(() => {
    const { put, add } = IDBObjectStore.prototype;
    const full = () => {
      throw new DOMException("beyond the quota", "QuotaExceededError");
    };
    Object.assign(IDBObjectStore.prototype, { put: full, add: full });
    Object.assign(window, { room: () => Object.assign(IDBObjectStore.prototype, { put, add }) });
  });
  await alice.page.locator('.composer input[type="file"]').setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("a note") });
  await alice.field.fill("no room for this");
  await alice.field.press("Enter");
  await expect(alice.page.locator(".composer").getByRole("alert")).toContainText("no room");
  await expect(alice.field).toHaveValue("no room for this");
  await expect(alice.page.locator(".attachment")).toContainText("note.txt");
  await alice.message("before").press("Enter");
  await alice.page.getByRole("button", { name: "heart" }).click();
  await expect(alice.page.locator(".notice")).toContainText("no room");
  await alice.page.evaluate(() => (window as unknown as { room(): void }).room());
  await alice.field.press("Enter");
  await expect(alice.message("no room for this")).toHaveAttribute("data-state", "delivered");
  await expect(alice.page.locator(".composer").getByRole("alert")).toHaveCount(0);
  await expect(alice.field).toHaveValue("");

  await alice.field.fill("after");
  await alice.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
  });
  await expect(alice.message("before")).toHaveAttribute("data-state", "delivered");
  await expect(alice.field).toHaveValue("after");
  await expect(async () => {
    await alice.field.press("Enter");
    await expect(alice.message("after")).toHaveAttribute("data-state", "delivered", { timeout: 3_000 });
  }).toPass();
  await expect(bob.row(alice.name)).toContainText("after");
});

test("two tabs of one person are one, and a log-out ends both", async ({ stage }) => {
  const [alice, bob] = await Promise.all([stage.enter("Alice"), stage.enter("Bob")]);
  await alice.chatsWith(bob);
  const second = await alice.context.newPage();
  alice.watch(second);
  await second.goto("/");
  await second.locator(`a.row[data-title="${bob.name}"]`).click();
  await second.getByRole("textbox", { name: /^Message to/ }).fill("from the second tab");
  await second.keyboard.press("Enter");
  await expect(alice.message("from the second tab")).toHaveAttribute("data-state", "delivered");
  await expect(second.locator(".message").last()).toHaveAttribute("data-state", "delivered");

  await alice.page.getByRole("button", { name: /your menu/ }).click();
  await alice.page.getByRole("menuitem", { name: "Log out" }).click();
  for (const page of [alice.page, second]) await expect(page.getByRole("heading", { name: "Welcome to Parley" })).toBeVisible();
  await second.reload();
  await expect(second.getByRole("heading", { name: "Welcome to Parley" })).toBeVisible();
  expect(await second.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name!.startsWith("parley:")).length)).toBe(0);
});

test("a stack that was begun afresh has nothing of before, and one that refuses somebody says so", async ({ stage }) => {
  const alice = await stage.enter("Alice");
  const app = await alice.page.evaluate(() => localStorage.getItem("parley.app"));
  await alice.page.evaluate(() => localStorage.setItem("parley.app", "00000000-0000-4000-8000-000000000000"));
  await alice.page.reload();
  await alice.isLive();
  expect(await alice.page.evaluate(() => localStorage.getItem("parley.app"))).toBe(app);
  await expect.poll(() => alice.page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name!.includes(":00000000-")).length)).toBe(0);

  expect(alice.complaints).toEqual([]);
  await alice.page.goto("/?user=..");
  await expect(alice.page.locator(".banner")).toContainText("The server does not let you in: ");
  await alice.page.close();
  alice.complaints.splice(0); // of being refused
});

test("the service worker keeps the page's own files and no answers", async ({ stage }) => {
  const alice = await stage.enter("Alice");
  await alice.page.evaluate(() => navigator.serviceWorker.ready);
  await alice.page.reload();
  await alice.isLive();
  const kept = await alice.page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((key) => caches.open(key)));
    return (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept).toContain("/");
  expect(kept.filter((path) => path !== "/" && !path.startsWith("/page/"))).toEqual([]);
  expect(await alice.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
});
