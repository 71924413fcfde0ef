import AxeBuilder from "@axe-core/playwright";
import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expect, test } from "./page.js";

const apart = ["a chat", "a new chat", "the list"]; // where the colours and the width make a difference

async function audit(page: Page, what: string, how: string): Promise<void> {
  if (how !== "light" && !apart.includes(what)) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 200)} ${n.failureSummary}`).join("; ")}`)).toEqual([]);
}

/** Nothing of the sign-in lies beyond the window. */
async function fits(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 640 });
  const right = () => page.evaluate(() => Math.max(...[...document.querySelectorAll(".sign-in *")].map((e) => e.getBoundingClientRect().right)));
  await expect.poll(right).toBeLessThanOrEqual(width);
}

for (const [name, options] of Object.entries({
  light: { colorScheme: "light" as const, reducedMotion: "reduce" as const },
  dark: { colorScheme: "dark" as const, reducedMotion: "reduce" as const },
  phone: { viewport: { width: 390, height: 780 }, reducedMotion: "reduce" as const },
})) {
  test(`nobody is shut out: ${name}`, async ({ stage, browser, baseURL }) => {
    const front = await (await browser.newContext({ ...options, ...(baseURL && { baseURL }) })).newPage();
    await front.goto("/");
    await expect(front.getByRole("heading", { name: "Welcome to Parley" })).toBeVisible();
    await audit(front, "sign-in", name);
    if (name === "phone") await fits(front, 320);
    await front.context().close();

    const [alice, bob] = await Promise.all([stage.enter("Alice", options), stage.enter("Bob")]);
    await audit(alice.page, "no chats yet", name);
    await alice.chatsWith(bob);
    await bob.opens(alice.name);
    const hello = await bob.says("Hello, look: https://example.com");
    await alice.says("I see 👀");
    await bob.message("I see").press("Enter");
    await bob.page.getByRole("button", { name: "heart" }).click();
    await expect(alice.page.locator(".reaction")).toBeVisible();
    await expect(hello).toHaveAttribute("data-state", "seen");
    await alice.page.getByRole("button", { name: "Call", exact: true }).click();
    await expect(alice.page.locator(".call")).toBeVisible();
    await audit(alice.page, "a chat", name);
    await alice.message("I see").press("Enter");
    await expect(alice.page.getByRole("button", { name: "thumbs up" })).toBeFocused();
    await audit(alice.page, "the menu of a message", name);
    await alice.page.keyboard.press("Escape");
    await alice.page.getByRole("button", { name: "Details", exact: true }).click();
    await expect(alice.page.getByRole("button", { name: /^Block/ })).toBeVisible();
    await audit(alice.page, "details", name);
    await alice.page.keyboard.press("Escape");
    await expect(alice.page.getByRole("button", { name: /^Block/ })).toHaveCount(0);
    if (name === "phone") {
      await expect(alice.page.locator("side-bar")).toBeHidden();
      await alice.page.getByRole("button", { name: "Back to the chats" }).click();
      await expect(alice.row(bob.name)).toBeFocused();
      await audit(alice.page, "the list", name);
      expect(await alice.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
    await alice.page.getByRole("button", { name: "New chat" }).click();
    await expect(alice.page.getByLabel("Somebody else")).toBeVisible();
    await audit(alice.page, "a new chat", name);
  });
}

test("everything can be done by the keyboard", async ({ stage }) => {
  const [alice, bob] = await Promise.all([stage.enter("Alice"), stage.enter("Bob")]);
  const { keyboard } = alice.page;
  const focused = () => alice.page.evaluate(() => {
    let [at, name] = [document.activeElement, ""];
    for (; at; at = at.shadowRoot?.activeElement ?? null) name = at.getAttribute("aria-label") || at.textContent?.trim() || name;
    return name;
  });
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 30 && !name.test(await focused()); i++) await keyboard.press("Tab");
    expect(await focused()).toMatch(name);
  };
  await keyboard.press("Tab");
  expect(await focused()).toBe("Skip to the conversation");
  await tabTo(/^New chat$/);
  await keyboard.press("Enter");
  await alice.page.getByLabel("Somebody else").focus();
  await keyboard.type(bob.name);
  await keyboard.press("Enter");
  await tabTo(/^Start chat$/);
  await keyboard.press("Enter");
  await expect(alice.field).toBeFocused();
  await keyboard.type("line one");
  await keyboard.press("Shift+Enter");
  await keyboard.type("line two");
  await keyboard.press("Enter");
  await expect(alice.message("line one")).toContainText("line one\nline two");
  await keyboard.type("second");
  await keyboard.press("Enter");
  await expect(alice.message("second")).toHaveAttribute("data-state", "delivered");
  await expect(alice.field).toBeFocused();

  for (let i = 0; i < 10 && !/second/.test(await focused()); i++) await keyboard.press("Shift+Tab");
  await keyboard.press("ArrowUp");
  expect(await focused()).toMatch(/line one/);
  await keyboard.press("Enter");
  await keyboard.press("ArrowRight");
  expect(await focused()).toBe("heart");
  await keyboard.press("Enter");
  await expect(alice.message("line one").locator(".reaction")).toHaveAttribute("aria-pressed", "true");
  await expect(alice.message("line one")).toBeFocused();
  await keyboard.press("Escape");
  await expect(alice.row(bob.name)).toBeFocused();
  await keyboard.press("Enter");
  await expect(alice.field).toBeFocused();
});

test("the theme is what the system has, or what is chosen, also after a reload", async ({ stage }) => {
  const alice = await stage.enter("Alice", { colorScheme: "dark" });
  const root = alice.page.locator("html");
  await expect(root).toHaveClass(/wa-dark/);
  await alice.page.getByRole("button", { name: /your menu/ }).click();
  await alice.page.getByRole("menuitemcheckbox", { name: "Light" }).click();
  await expect(root).toHaveClass(/wa-light/);
  await alice.page.reload();
  await expect(root).toHaveClass(/wa-light/);
});

test("a newcomer picks a name, says hello, and calls the API by the command that is shown", async ({ stage }) => {
  const alice = await stage.enter("Alice");
  await alice.page.getByRole("button", { name: "Say hello to Bob" }).click();
  await expect(alice.message("Hello Bob")).toBeVisible();
  await expect(alice.page.getByRole("link", { name: /Open as Bob/ })).toHaveAttribute("href", "/?user=bob");
  await alice.page.getByRole("button", { name: "What to do next" }).click();
  await alice.page.getByRole("button", { name: "Show the command" }).last().click();
  await alice.page.getByRole("button", { name: "Copy: command" }).click();
  const command = await alice.page.evaluate(() => navigator.clipboard.readText());
  execFileSync("sh", ["-c", command.replace(/^curl /, "curl -sS --fail ")]);
  await expect(alice.message("Hello from curl")).toBeVisible();
});
