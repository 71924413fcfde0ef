import type { Environment, Life } from "./env.js";
import { bad, good, type Result } from "./errors.js";
import type { Http } from "./http.js";
import type { Draft, Operation, Part, PartInput } from "./shapes.js";

/** How far an upload or a download has come, in bytes. */
export interface Progress {
  done: number;
  total: number;
}

interface Ticket {
  id: string;
  upload: { method: string; url: string; headers: Record<string, string>; expires_at: string };
}

/** What a part of a message says of bytes that are kept beside it. */
export type ContentLink = NonNullable<Part["content"]>;

const inline = 2_048; // bytes of a body that goes within the message
const attachable = 20 * 3_600_000; // an upload that no message carries is deleted after a day
const patience = 30_000; // without a byte
const slowest = 8; // bytes a millisecond, where nobody says how far an upload is

/** Takes bodies that are too large for a message to where contents are kept, and back. */
export class Content {
  constructor(readonly env: Environment, readonly http: Http, readonly told: (operation: Operation, part: number, progress: Progress) => void) {}

  /** The draft as the server takes it, its large bodies uploaded. What is uploaded is told to `keep`, so that it is once. */
  async upload(operation: Operation, keep: (next: Operation) => Promise<unknown>): Promise<Result<Record<string, unknown>>> {
    const draft = operation.draft!;
    if (!draft.parts) return good({ ...draft });
    const parts: unknown[] = [];
    let now = operation;
    for (const [at, part] of draft.parts.entries()) {
      if (sizeOf(part.body) <= inline) {
        parts.push(await within(part));
        continue;
      }
      const id = await this.#uploaded(now, at, part);
      if (!id.ok) return id;
      if (part.uploaded?.id !== id.value) await keep((now = withUpload(now, at, { id: id.value, until: this.env.now() + attachable })));
      parts.push({ mime_type: part.mime_type, content: { id: id.value }, ...(part.name && { name: part.name }) });
    }
    return good({ ...draft, parts });
  }

  async #uploaded(operation: Operation, at: number, part: PartInput): Promise<Result<string>> {
    if (part.uploaded && part.uploaded.until > this.env.now()) return good(part.uploaded.id);
    const body = blobOf(part);
    const ticket = await this.http.call<Ticket>("POST", "/v1/content", {
      body: { mime_type: part.mime_type, size: body.size, ...(part.name && { name: part.name }) },
    });
    if (!ticket.ok) return ticket;
    const put = await this.#put(ticket.value.upload, body, (progress) => this.told(operation, at, progress));
    return put.ok ? good(ticket.value.id) : put;
  }

  async #put({ method, url, headers }: Ticket["upload"], body: Blob, told: (p: Progress) => void): Promise<Result<void>> {
    told({ done: 0, total: body.size });
    try {
      const way = (globalThis as any).XMLHttpRequest ? send : fetched;
      const status = await way(this.env, this.http.life, method, url, own(headers), body, told);
      if (status >= 200 && status < 300) {
        told({ done: body.size, total: body.size });
        return good(undefined);
      }
      return bad("upload_failed", `the upload was answered ${status}`, { status });
    } catch (fault) {
      return bad("network", fault instanceof Error ? fault.message : String(fault));
    }
  }

  /** The bytes of a part; its link is renewed where it is over. */
  async download(message: string, part: { id: string; content: ContentLink }, told: (p: Progress) => void): Promise<Result<Blob>> {
    if (Date.parse(part.content.expires_at) > this.http.serverNow() + 5_000) {
      const answer = await this.#get(part.content, told);
      if (answer.ok || answer.error.status !== 403) return answer;
    }
    const link = await this.http.call<ContentLink>("GET", `/v1/messages/${message}/parts/${part.id}/content`);
    return link.ok ? this.#get(link.value, told) : link;
  }

  async #get(link: ContentLink, told: (p: Progress) => void): Promise<Result<Blob>> {
    const abort = new AbortController();
    const watch = new Watch(this.env, patience, () => abort.abort());
    const forget = this.http.life.on(() => abort.abort());
    try {
      const response = await this.env.fetch(link.download_url, { signal: abort.signal });
      if (!response.ok) return bad("network", `the download was answered ${response.status}`, { status: response.status });
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      let done = 0;
      const reader = response.body!.getReader();
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        watch.again();
        chunks.push(step.value as Uint8Array<ArrayBuffer>);
        told({ done: (done += step.value.length), total: link.size });
      }
      return good(new Blob(chunks, { type: link.mime_type }));
    } catch (fault) {
      return bad("network", fault instanceof Error ? fault.message : String(fault));
    } finally {
      watch.end();
      forget();
    }
  }
}

/** Calls out when nothing has happened for so long: what is broken does not always say so. */
class Watch {
  #timer: unknown;

  constructor(readonly env: Environment, readonly ms: number, readonly late: () => void) {
    this.again();
  }

  again(): void {
    this.end();
    this.#timer = this.env.setTimeout(this.late, this.ms);
  }

  end(): void {
    this.env.clearTimeout(this.#timer);
  }
}

/** Whether any body of a draft has to be uploaded, and whether that is allowed. */
export function sizeOf(body: PartInput["body"]): number {
  if (typeof body !== "string") return body instanceof Uint8Array ? body.byteLength : body.size;
  return body.length > inline ? body.length : new TextEncoder().encode(body).length;
}

const blobOf = (part: PartInput) => (part.body instanceof Blob ? part.body : new Blob([part.body as BlobPart], { type: part.mime_type }));

async function within(part: PartInput): Promise<unknown> {
  const common = { mime_type: part.mime_type, ...(part.name && { name: part.name }) };
  if (typeof part.body === "string") return { ...common, body: part.body };
  const bytes = part.body instanceof Uint8Array ? part.body : new Uint8Array(await part.body.arrayBuffer());
  return { ...common, encoding: "base64", body: btoa(String.fromCharCode(...bytes)) };
}

function withUpload(operation: Operation, at: number, uploaded: PartInput["uploaded"]): Operation {
  const parts = operation.draft!.parts!.map((part, i) => (i === at ? { ...part, uploaded } : part));
  return { ...operation, draft: { ...operation.draft!, parts: parts as Draft["parts"] } as Draft };
}

/** Length and host are said by the machine itself; a browser refuses to be told. */
function own(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(content-length|host)$/i.test(name)));
}

async function fetched(env: Environment, life: Life, method: string, url: string, headers: Record<string, string>, body: Blob): Promise<number> {
  const abort = new AbortController();
  const watch = new Watch(env, patience + body.size / slowest, () => abort.abort());
  const forget = life.on(() => abort.abort());
  try {
    return (await env.fetch(url, { method, headers, body, signal: abort.signal })).status;
  } finally {
    watch.end();
    forget();
  }
}

/** Browsers tell of an upload's progress only this way. */
function send(env: Environment, life: Life, method: string, url: string, headers: Record<string, string>, body: Blob, told: (p: Progress) => void): Promise<number> {
  const request = new XMLHttpRequest();
  const watch = new Watch(env, patience, () => request.abort());
  const forget = life.on(() => request.abort());
  return new Promise<number>((resolve, reject) => {
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (e) => {
      watch.again();
      told({ done: e.loaded, total: body.size });
    };
    request.onload = () => resolve(request.status);
    request.onerror = request.onabort = () => reject(new Error("the upload was interrupted"));
    request.send(body);
  }).finally(() => (watch.end(), forget()));
}
