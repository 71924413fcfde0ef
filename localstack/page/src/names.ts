import { html, type TemplateResult } from "lit";

// Marks that turn the reading direction or cannot be seen: with them a name could be read as another one.
const unseen = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const tail = 10; // letters at the end that are always shown: the extension is among them

/** A name that somebody else gave, as it may be shown. */
export const plain = (name: string): string => name.replace(unseen, "");

/** The name of a file: where it is too long for its place, its middle is left out. */
export function fileName(name: string): TemplateResult {
  const all = [...letters.segment(name)].map(({ segment }) => segment);
  const cut = Math.max(0, all.length - tail);
  return html`<bdi class="file-name" title=${name}><span>${all.slice(0, cut).join("")}</span><span>${all.slice(cut).join("")}</span></bdi>`;
}
