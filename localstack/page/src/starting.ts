import type { NewChannel, Parley, ParleyError } from "@parley/client";

/** Makes a chat or finds the one there is, opens it, and says the first words where there are any. */
export async function start(from: HTMLElement, parley: Parley, channel: NewChannel, words?: string): Promise<ParleyError | undefined> {
  const made = await parley.createChannel(channel);
  if (!made.ok) {
    tell(from, "notice", `The chat could not be started: ${made.error.detail}`);
    return made.error;
  }
  if (words) await parley.send(made.value.id, words);
  tell(from, "open-chat", made.value.id);
  return undefined;
}

export const startWith = (from: HTMLElement, parley: Parley, other: string, words?: string) =>
  start(from, parley, { participants: [other], type: "PERSONAL" }, words);

const tell = (from: HTMLElement, name: string, detail: unknown) => from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
