import type { NewChannel, Parley } from "@parley/client";
import { refusalOf } from "./refusal.js";

/** Makes a chat or finds the one there is, opens it, and says the first words where there are any. Gives back why not. */
export async function start(from: HTMLElement, parley: Parley, channel: NewChannel, words?: string): Promise<string> {
  let id = "";
  const made = parley.createChannel(channel).then((answer) => {
    if (answer.ok) id = answer.value.id;
    return answer;
  });
  let refusal = await refusalOf(made);
  if (!refusal && words) refusal = await refusalOf(parley.send(id, words));
  if (refusal) tell(from, "notice", refusal);
  if (id) tell(from, "open-chat", id);
  return id ? "" : refusal;
}

export const startWith = (from: HTMLElement, parley: Parley, other: string, words?: string) =>
  start(from, parley, { participants: [other], type: "PERSONAL" }, words);

const tell = (from: HTMLElement, name: string, detail: unknown) => from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
