import { html, type TemplateResult } from "lit";
import type { Channel, ContentLink, Message, Parley } from "@parley/client";
import { callOf, callWords, isCall } from "./calls.js";
import { plain } from "./names.js";
import { nameOf, recipientsOf } from "./people.js";

const address = /\bhttps?:\/\/[^\s<>"']+/gi;
const emojis = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\uFE0F?)*|\p{Regional_Indicator}{2}|\s){1,12}$/u;

/** Text as it is, with its http and https addresses as links. */
export function linked(text: string): (string | TemplateResult)[] {
  const out: (string | TemplateResult)[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const url = trimmed(found[0]);
    out.push(text.slice(from, found.index), html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">${url}</a>`);
    from = found.index + url.length;
  }
  out.push(text.slice(from));
  return out;
}

/** Without the full stop or bracket that belongs to the sentence. */
function trimmed(url: string): string {
  const end = url.replace(/[.,;:!?'"»]+$/, "");
  return end.endsWith(")") && !end.includes("(") ? end.slice(0, -1) : end;
}

/** Whether a text is nothing but a few emoji, to be shown large. */
export const isEmoji = (text: string) => text.length <= 24 && emojis.test(text) && text.trim().length > 0;

interface TextPart {
  id: string;
  mime_type: string;
  body?: unknown;
  name?: string;
  encoding?: string;
  content?: ContentLink;
}

export const partsOf = (message: Message) => message.parts as TextPart[];

const isText = (part: TextPart) => /^text\/plain\b/i.test(part.mime_type) && typeof part.body === "string" && !part.encoding && !part.name;

/** What a message says in words. */
export function textOf(message: Message): string {
  const said = partsOf(message).filter(isText).map((part) => part.body as string).join("");
  return said || (message.content as { text?: string } | null | undefined)?.text || "";
}

/** What a message carries besides. */
export const filesOf = (message: Message) => partsOf(message).filter((part) => !isText(part) && !/^application\/voip-link\b/i.test(part.mime_type));

export const isImage = (type: string) => /^image\/(png|jpeg|gif|webp|avif)\b/i.test(type);

/** A message in one line, for lists and for screen readers. */
export function summary(parley: Parley, message: Message): string {
  if (message.hidden) return "Hidden message";
  if (message.deleted) return "Message deleted";
  if (message.partial) return "A long message";
  if (isCall(message)) return callWords(callOf(parley, message));
  const text = textOf(message).replace(/\s+/g, " ").trim();
  if (text) return text.slice(0, 200);
  const files = filesOf(message);
  const images = files.filter((part) => isImage(part.mime_type)).length;
  if (images > 0) return images === 1 ? "Photo" : `${images} photos`;
  if (files.length > 0) return plain(files[0]!.name ?? files[0]!.content?.name ?? "") || "File";
  return message.type === "text" ? "" : `(${message.type})`;
}

/** How far a message of one's own has come, in words. */
export function receiptWords(parley: Parley, channel: Channel | undefined, message: Message): string {
  if (message.state === "sending") return "Sending";
  if (message.state === "failed") return "Not sent";
  const others = channel ? recipientsOf(channel, message) : [];
  const seen = others.filter((p) => p.seen >= message.sequence!);
  const delivered = others.filter((p) => p.delivered >= message.sequence!);
  if (others.length > 1 && seen.length === others.length) return "Seen by everyone";
  if (seen.length > 2) return `Seen by ${seen.length} of ${others.length}`;
  if (seen.length > 0) return `Seen by ${seen.map((p) => nameOf(parley, p.userId, p.identity)).join(" and ")}`;
  if (delivered.length > 0) return others.length > 1 ? `Delivered to ${delivered.length}` : "Delivered";
  return "Sent";
}
