import { test as base, expect, type Browser, type BrowserContext, type Locator, type Page, type WebSocketRoute } from "@playwright/test";

export { expect };

/** One person in a browser of their own. */
export class Person {
  /** What the page complained of; whoever expects a complaint takes it out. */
  readonly complaints: string[] = [];
  #offline = false;
  #wasOffline = false;

  constructor(readonly name: string, readonly context: BrowserContext, readonly page: Page) {
    this.watch(page);
  }

  watch(page: Page): void {
    page.on("pageerror", (e) => this.complaints.push(`${this.name}: ${e.stack}`));
    page.on("console", (m) => m.type() === "error" && this.#complain(`console: ${m.text()} (${m.location().url})`));
    page.on("requestfailed", (r) => r.failure()?.errorText !== "net::ERR_ABORTED" && this.#complain(`failed: ${r.method()} ${r.url()} ${r.failure()?.errorText}`));
    page.on("response", (r) => r.status() >= 400 && this.#complain(`${r.status()}: ${r.request().method()} ${r.url()}`));
  }

  #complain(words: string): void {
    if (this.#wasOffline && words.includes("net::ERR_INTERNET_DISCONNECTED")) return; // on purpose
    this.complaints.push(`${this.name}: ${words}`);
  }

  #sockets = new Set<WebSocketRoute>();

  /** Sockets go through here, so that they can be cut as a lost network cuts them. */
  async route(): Promise<void> {
    await this.context.routeWebSocket(/\/ws$/, (socket) => {
      if (this.#offline) return void socket.close({ code: 3001 });
      socket.connectToServer();
      this.#sockets.add(socket);
    });
  }

  async goes(where: "offline" | "online"): Promise<void> {
    this.#offline = where === "offline";
    this.#wasOffline ||= this.#offline;
    if (this.#offline) for (const socket of this.#sockets) await socket.close({ code: 3001 });
    this.#sockets.clear();
    await this.context.setOffline(this.#offline);
  }

  get id(): string {
    return this.name.toLowerCase();
  }

  row(title: string): Locator {
    return this.page.locator(`a.row[data-title="${title}"]`);
  }

  /** Opens the chat of this title. */
  async opens(title: string): Promise<void> {
    await this.row(title).click();
    await expect(this.field).toBeVisible();
  }

  get field(): Locator {
    return this.page.getByRole("textbox", { name: /^Message to/ });
  }

  async says(text: string): Promise<Locator> {
    await this.field.fill(text);
    await this.field.press("Enter");
    return this.message(text);
  }

  message(text: string): Locator {
    return this.page.locator(".message").filter({ hasText: text }).last();
  }

  async isLive(): Promise<void> {
    await expect(this.page.locator(".status")).toHaveAttribute("data-state", "live");
  }

  /** Begins a direct chat by the dialog. */
  async chatsWith(...others: Person[]): Promise<void> {
    await this.page.getByRole("button", { name: "New chat" }).click();
    for (const other of others) {
      await this.page.getByLabel("Somebody else").fill(other.name);
      await this.page.getByLabel("Somebody else").press("Enter");
    }
    await this.page.getByRole("button", { name: /^Start (chat|group)$/ }).click();
    await expect(this.field).toBeFocused(); // before, the dialog is still there, and takes what is typed
  }
}

export interface Stage {
  /** Somebody new, whom no other test knows, logged in. With sockets of their own, only the browser says when it is offline. */
  enter(name: string, options?: Parameters<Browser["newContext"]>[0] & { ownSockets?: boolean }): Promise<Person>;
}

let made = 0;

/** Every test has people of its own, and fails where any of their pages complains. */
export const test = base.extend<{ stage: Stage }>({
  stage: async ({ browser, contextOptions, baseURL, permissions }, use, info) => {
    const people: Person[] = [];
    await use({
      async enter(name, { ownSockets, ...options } = {}) {
        const whole = `${name}${info.workerIndex}x${Date.now().toString(36)}${made++}`;
        const context = await browser.newContext({ ...contextOptions, baseURL, permissions, ...options });
        const person = new Person(whole, context, await context.newPage());
        people.push(person);
        if (!ownSockets) await person.route();
        await person.page.goto(`/?user=${person.id}`);
        await person.isLive();
        return person;
      },
    });
    for (const { context } of people) await context.close();
    expect(people.flatMap((p) => p.complaints)).toEqual([]);
  },
});
