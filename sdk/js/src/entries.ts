import type { Entry, Event, WireMessage } from "./shapes.js";

/** An entry as an answer shows it: it speaks of all of one's own reactions. */
export function fromAnswer(m: WireMessage): Entry {
  const words: Entry["words"] = {};
  for (const [key, { mine }] of Object.entries(m.reactions ?? {})) if (mine) words[key] = { on: true, at: m.change_id };
  return { ...m, words, answered: m.hidden ? 0 : m.change_id };
}

/** An entry as an event shows it: it speaks of one reaction at most. */
export function fromEvent(event: Event, me: string): Entry {
  const words: Entry["words"] = {};
  const said = event.reaction;
  if (said?.user_id === me) words[said.key] = { on: said.added, at: event.change_id ?? 0 };
  return { ...event.data, words, answered: -1 };
}

/**
 * Of two states of one entry the newer; a whole message instead of a pointer. What is known of one's own
 * reactions is taken of both, by key, because it comes by other ways than the rest.
 */
export function merged(held: Entry | undefined, come: Entry): Entry {
  if (!held) return come;
  // Whether one blocks its author stands until all is read anew; an event may be of a time before that.
  if (held.hidden !== come.hidden && told(come) && !told(held)) return held;
  if (held.hidden || come.hidden) return { ...come, answered: Math.max(held.answered, come.answered) };
  const newer = come.change_id > held.change_id || (come.change_id === held.change_id && (held.truncated || !come.truncated));
  const answered = Math.max(held.answered, come.answered);
  const words: Entry["words"] = {};
  for (const from of [held, come]) {
    for (const [key, word] of Object.entries(from.words)) {
      const standing = word.at > answered || (word.at === answered && from.answered === answered) || answered < 0;
      if (standing && word.at >= (words[key]?.at ?? -1)) words[key] = word;
    }
  }
  return { ...(newer ? come : held), words, answered };
}

/** Whether only events have shown an entry. */
export function told(entry: Entry): boolean {
  return entry.answered < 0;
}

/** Whether an entry counts as unread to somebody who has not seen it. */
export function countable(entry: Entry, me: string): boolean {
  return !entry.hidden && !entry.deleted && entry.author !== me;
}

/** Whether one has reacted by this key. */
export function reacted(entry: Entry, key: string): boolean {
  return entry.words[key]?.on ?? false;
}
