import type { Message, Parley } from "@parley/client";
import { plain } from "./names.js";
import { isImage, partsOf } from "./words.js";

type FilePart = ReturnType<typeof partsOf>[number];

/** The bytes of a body as the wire has it. */
export function bytesOf(body: string, encoding?: string): Uint8Array<ArrayBuffer> {
  return encoding === "base64" ? Uint8Array.from(atob(body), (c) => c.charCodeAt(0)) : new TextEncoder().encode(body);
}

/** What is known of a file before its bytes are here. */
export function aboutFile(part: FilePart): { name: string; size: number; type: string } {
  const body = part.body as string | Uint8Array | Blob | undefined;
  const size = part.content?.size ?? (body instanceof Blob ? body.size : typeof body === "string" ? bytesOf(body, part.encoding).length : (body?.byteLength ?? 0));
  const type = part.content?.mime_type ?? part.mime_type;
  return { name: plain(part.name ?? part.content?.name ?? "") || (isImage(type) ? "Photo" : "File"), size, type };
}

const fetched = new Map<string, Promise<Blob | undefined>>(); // by message and part, from the echo on: parts never change
const most = 60;

/** The bytes of a part of a message, wherever they are. */
export async function blobOf(parley: Parley, message: Message, part: FilePart, told: (done: number) => void = () => {}): Promise<Blob | undefined> {
  const id = `${message.key}/${partsOf(message).indexOf(part)}`;
  const asked = fetched.get(id) ?? read(parley, message, part, told).catch(() => undefined);
  keep(id, asked);
  const blob = await asked;
  if (!blob) fetched.delete(id);
  return blob;
}

async function read(parley: Parley, message: Message, part: FilePart, told: (done: number) => void): Promise<Blob | undefined> {
  const body = part.body as string | Uint8Array<ArrayBuffer> | Blob | undefined;
  if (body instanceof Blob) return body;
  if (body !== undefined) return new Blob([typeof body === "string" ? bytesOf(body, part.encoding) : body], { type: part.mime_type });
  if (!part.content) return undefined;
  const answer = await parley.download(message, { id: part.id, content: part.content }, (p) => told(p.done / p.total));
  return answer.ok ? answer.value : undefined;
}

function keep(id: string, asked: Promise<Blob | undefined>): void {
  fetched.delete(id);
  fetched.set(id, asked);
  if (fetched.size > most) fetched.delete(fetched.keys().next().value!);
}

export function save(blob: Blob, name: string): void {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** How large a picture is, so that its place can be kept before it is there. */
export async function measured(file: Blob): Promise<{ width: number; height: number } | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return undefined;
  }
}
