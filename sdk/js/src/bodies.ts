import { backoff, Pause, type Environment } from "./env.js";
import type { Content, ContentLink, Progress } from "./content.js";
import { good, passing, type Result } from "./errors.js";
import type { Carried, Entry } from "./shapes.js";
import type { Store } from "./store/store.js";

/** How many bytes of bodies a device takes. */
export interface BodiesPolicy {
  /** A body of at most so many bytes is downloaded by itself; 1 MB. */
  fetch?: number;
  /** So many bytes stay on the device, the newest messages' ones; 100 MB. */
  keep?: number;
}

/** A body as its message names it. */
export interface PartOfMessage {
  channelId: string;
  messageId: string;
  part: { id: string; content: ContentLink };
}

type Told = (progress: Progress) => void;

/**
 * The bodies that messages carry beside them, as far as they are on this device. Whichever tab downloads one keeps it for
 * all of them; the one that leads downloads small ones by itself, the newest first, and drops old ones where they take too
 * much.
 */
export class Bodies {
  readonly #fetch: number;
  readonly #keep: number;
  readonly #pause: Pause;
  readonly #coming = new Map<string, { answer: Promise<Result<Blob>>; told: Set<Told> }>();
  #running = false;
  #working = false;
  #stirred = false;

  constructor(readonly env: Environment, readonly store: Store, readonly content: Content, policy: BodiesPolicy, readonly told: (of: PartOfMessage, p: Progress) => void) {
    this.#fetch = policy.fetch ?? 1_000_000;
    this.#keep = policy.keep ?? 100_000_000;
    this.#pause = new Pause(env);
  }

  /** The bytes of a part, from the device or else from where contents are kept. Who asks for what is coming already waits for the same. */
  get(of: PartOfMessage, told: Told): Promise<Result<Blob>> {
    const key = `${of.channelId} ${of.part.content.id}`;
    let coming = this.#coming.get(key);
    if (!coming) {
      const listeners = new Set<Told>();
      const answer = this.#got(of, (progress) => listeners.forEach((tell) => tell(progress))).finally(() => this.#coming.delete(key));
      this.#coming.set(key, (coming = { answer, told: listeners }));
    }
    coming.told.add(told);
    return coming.answer;
  }

  async #got(of: PartOfMessage, told: Told): Promise<Result<Blob>> {
    const { id } = of.part.content;
    const held = await this.store.body(of.channelId, id).catch(() => undefined);
    if (held) return good(held);
    const answer = await this.content.download(of.messageId, of.part, told);
    if (answer.ok) await this.store.keep(of.channelId, id, answer.value).catch(() => {}); // no space: it is downloaded again another time
    return answer;
  }

  // What the tab that leads does.

  start(): void {
    this.#running = true;
    if (!this.#working) void this.#work();
  }

  stop(): void {
    this.#running = false;
    this.look();
  }

  /** Something may be there to download. */
  look(): void {
    this.#stirred = true;
    this.#pause.end();
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let failed = 0; this.#running; ) {
      this.#stirred = false;
      const passed = await this.#round().catch(() => false);
      failed = passed ? 0 : failed + 1;
      if (this.#running && !this.#stirred) await this.#pause.for(passed ? 3_600_000 : backoff(this.env, failed, 1_000, 600_000));
    }
    this.#working = false;
  }

  /** Downloads what is wanted, one after the other; false where it has to be tried again. */
  async #round(): Promise<boolean> {
    await this.#makeRoom();
    let failed = 0;
    for (const wanted of newestFirst(await this.store.carried()).filter((c) => !c.kept && !c.dropped && c.size <= this.#fetch)) {
      if (!this.#running) break;
      const of = await this.#named(wanted);
      if (!of) continue; // its message is gone, or was sent anew
      const answer = await this.get(of, (progress) => this.told(of, progress));
      if (answer.ok) continue;
      if (!passing(answer.error)) await this.store.dropBodies([wanted]);
      else if (++failed === 3) break;
    }
    await this.#makeRoom();
    return failed === 0;
  }

  async #named({ channel, sequence, id }: Carried): Promise<PartOfMessage | undefined> {
    const [entry] = await this.store.entries([[channel, sequence]]);
    const part = entry && partsWithContent(entry).find((p) => p.content.id === id);
    return part && { channelId: channel, messageId: entry.id, part };
  }

  /** Drops the bodies of the oldest messages, where there is too much. */
  async #makeRoom(): Promise<void> {
    let bytes = 0;
    const over = newestFirst((await this.store.carried()).filter((c) => c.kept)).filter((c) => (bytes += c.size) > this.#keep);
    if (over.length > 0) await this.store.dropBodies(over);
  }
}

const newestFirst = (all: Carried[]) => all.sort((a, b) => (a.at < b.at ? 1 : -1));

/** The parts of a message whose bodies are kept beside it. */
export function partsWithContent(entry: Entry): { id: string; content: ContentLink }[] {
  return (entry.parts ?? []).flatMap(({ id, content }) => (content ? [{ id, content }] : []));
}
