import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Random } from "../harness/clock.js";

/** How bad a network is: the odds of each fault, for each call, frame or connection. */
export interface Weather {
  /** The call never comes to the server. */
  lostCall: number;
  /** The server does what was asked for, and the answer never comes. */
  lostAnswer: number;
  /** The answer breaks off in the middle. */
  tornAnswer: number;
  /** The answer comes seconds later. */
  lateAnswer: number;
  /** The call comes to the server twice. */
  doubledCall: number;
  /** A gateway answers in the server's place, before it is asked or after. */
  gateway: number;
  lostFrame: number;
  doubledFrame: number;
  /** The frame comes later than those that were told after it. */
  lateFrame: number;
  refusedSocket: number;
  /** From some time on nothing passes, and nobody is told. */
  silentSocket: number;
  /** Up to how many milliseconds a call takes each way. */
  latency: number;
}

export const fair: Weather = {
  lostCall: 0, lostAnswer: 0, tornAnswer: 0, lateAnswer: 0, doubledCall: 0, gateway: 0, lostFrame: 0, doubledFrame: 0, lateFrame: 0,
  refusedSocket: 0, silentSocket: 0, latency: 0,
};
export const foul: Weather = {
  lostCall: 0.03, lostAnswer: 0.05, tornAnswer: 0.03, lateAnswer: 0.03, doubledCall: 0.04, gateway: 0.04, lostFrame: 0.05, doubledFrame: 0.1,
  lateFrame: 0.2, refusedSocket: 0.1, silentSocket: 0.05, latency: 40,
};

const refusals: [number, string][] = [[429, "Too Many Requests"], [500, "Internal Server Error"], [502, "Bad Gateway"], [503, "Service Unavailable"], [504, "Endpoint request timed out"]];
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What stands between one device and the server, for calls, sockets and contents: it loses, doubles, delays and breaks off. */
export class FaultProxy {
  weather = fair;
  online = true;
  /** What happened, by its name. */
  readonly counts: Record<string, number> = {};
  /** Calls that came to the server, by method and path. */
  readonly calls: string[] = [];
  /** How many frames clients have sent. */
  frames = 0;
  readonly #server: Server = createServer((q, r) => void this.#call(q, r).catch(() => q.socket.destroy()));
  readonly #agent = new Agent({ keepAlive: true });
  readonly #sockets = new Set<Duplex>();
  readonly #links = new Set<Link>();

  constructor(readonly random: Random, readonly upstream: () => string) {
    this.#server.on("connection", (socket) => this.#keep(socket));
    this.#server.on("upgrade", (q: IncomingMessage, socket: Socket) => this.#upgrade(q, socket));
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => void this.#server.listen(port, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How many sockets are open. */
  get links(): number {
    return this.#links.size;
  }

  /** Breaks every connection, whatever is on its way. */
  cut(): void {
    for (const socket of [...this.#sockets]) socket.destroy();
  }

  set(online: boolean): void {
    this.online = online;
    if (!online) this.cut();
  }

  close(): void {
    this.cut();
    this.#server.close();
    this.#agent.destroy();
  }

  #keep(socket: Socket): void {
    if (!this.online) return void socket.destroy();
    this.#sockets.add(socket);
    socket.on("error", () => {}).on("close", () => this.#sockets.delete(socket));
  }

  befalls(what: Exclude<keyof Weather, "latency">): boolean {
    if (!(this.weather[what] > 0 && this.random.chance(this.weather[what]))) return false;
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    return true;
  }

  // Calls.

  async #call(q: IncomingMessage, r: ServerResponse): Promise<void> {
    const body = await whole(q);
    await sleep(this.random.below(this.weather.latency + 1));
    if (this.befalls("lostCall")) return void q.socket.destroy();
    const gateway = this.befalls("gateway");
    if (gateway && this.random.chance(0.6)) return this.#refuse(r);
    if (this.befalls("doubledCall")) void sleep(this.random.below(300)).then(() => this.#forward(q, body)).catch(() => {});
    const answer = await this.#forward(q, body);
    if (this.befalls("lateAnswer")) await sleep(1_000 + this.random.below(4_000));
    await sleep(this.random.below(this.weather.latency + 1));
    if (gateway) return this.#refuse(r);
    if (this.befalls("lostAnswer")) return void q.socket.destroy();
    r.writeHead(answer.status, answer.headers);
    if (!this.befalls("tornAnswer")) return void r.end(answer.body);
    r.write(answer.body.subarray(0, answer.body.length >> 1));
    await sleep(20);
    q.socket.destroy();
  }

  #refuse(r: ServerResponse): void {
    const [status, message] = this.random.of(refusals);
    r.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*" }).end(JSON.stringify({ message }));
  }

  async #forward(q: IncomingMessage, body: Buffer): Promise<{ status: number; headers: Record<string, any>; body: Buffer }> {
    const { url, headers } = this.#target(q);
    this.calls.push(`${q.method} ${url.pathname}`);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { method: q.method!, headers: { ...headers, "content-length": body.length }, agent: this.#agent }, resolve).on("error", reject).end(body);
    });
    const bytes = await whole(answer);
    const { "transfer-encoding": _, connection, ...kept } = answer.headers;
    return { status: answer.statusCode!, headers: { ...kept, ...(answer.statusCode !== 204 && { "content-length": bytes.length }) }, body: bytes };
  }

  /** Where a call goes: contents name their own place, whose name is signed. */
  #target(q: IncomingMessage): { url: URL; headers: Record<string, any> } {
    const { host, connection, "transfer-encoding": _, ...headers } = q.headers;
    const [, at, path] = /^\/at\/([^/]+)(\/.*)$/.exec(q.url!) ?? [];
    return at ? { url: new URL(`http://${at}${path}`), headers } : { url: new URL(q.url!, this.upstream()), headers };
  }

  // Sockets.

  #upgrade(q: IncomingMessage, client: Socket): void {
    if (!this.online || this.befalls("refusedSocket")) return void client.destroy();
    const { hostname, port } = new URL(this.upstream());
    const server = connect(Number(port), hostname);
    const link = new Link(this, client, server);
    this.#links.add(link);
    this.#sockets.add(server);
    for (const end of [client, server]) {
      end.on("error", () => {}).on("end", () => (client.end(), server.end())).on("close", () => {
        client.destroy();
        server.destroy();
        this.#links.delete(link);
        this.#sockets.delete(end);
      });
    }
    let head = `${q.method} ${q.url} HTTP/1.1\r\n`;
    for (let i = 0; i < q.rawHeaders.length; i += 2) head += `${q.rawHeaders[i]}: ${q.rawHeaders[i + 1]}\r\n`;
    server.write(`${head}\r\n`);
  }
}

/** A WebSocket that passes through: its frames are told apart, and befallen by what the weather has. */
class Link {
  #silent: boolean;

  constructor(readonly proxy: FaultProxy, client: Socket, server: Socket) {
    this.#silent = false;
    if (proxy.befalls("silentSocket")) setTimeout(() => (this.#silent = true), proxy.random.below(4_000)).unref();
    const answer = new Frames((frame) => this.#pass(client, frame));
    let head: Buffer | undefined = Buffer.alloc(0);
    server.on("data", (bytes: Buffer) => {
      if (!head) return answer.add(bytes);
      head = Buffer.concat([head, bytes]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      client.write(head.subarray(0, end + 4));
      answer.add(head.subarray(end + 4));
      head = undefined;
    });
    const question = new Frames((frame) => {
      if ((frame[0]! & 0x08) === 0) proxy.frames++;
      this.#pass(server, frame);
    });
    client.on("data", (bytes: Buffer) => question.add(bytes));
  }

  #pass(to: Socket, frame: Buffer): void {
    const { proxy } = this;
    const control = (frame[0]! & 0x08) !== 0;
    if (this.#silent || (!control && proxy.befalls("lostFrame"))) return;
    if (control) return void to.write(frame);
    const copies = proxy.befalls("doubledFrame") ? 2 : 1;
    for (let n = 0; n < copies; n++) {
      const late = proxy.befalls("lateFrame") ? proxy.random.below(400) : 0;
      if (late > 0) setTimeout(() => to.destroyed || to.write(frame), late).unref();
      else to.write(frame);
    }
  }
}

/** Cuts a stream of bytes into WebSocket frames. Messages here are of one frame each. */
class Frames {
  #held = Buffer.alloc(0);

  constructor(readonly each: (frame: Buffer) => void) {}

  add(bytes: Buffer): void {
    this.#held = Buffer.concat([this.#held, bytes]);
    for (let size = this.#first(); size > 0 && size <= this.#held.length; size = this.#first()) {
      this.each(this.#held.subarray(0, size));
      this.#held = this.#held.subarray(size);
    }
  }

  /** How long the first frame is; 0 while that cannot be known. */
  #first(): number {
    const b = this.#held;
    if (b.length < 2) return 0;
    const short = b[1]! & 0x7f;
    const more = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (b.length < 2 + more) return 0;
    const length = more === 2 ? b.readUInt16BE(2) : more === 8 ? Number(b.readBigUInt64BE(2)) : short;
    return 2 + more + ((b[1]! & 0x80) !== 0 ? 4 : 0) + length;
  }
}

async function whole(from: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
