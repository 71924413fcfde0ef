// Keeps the page's own files, so that it opens without a network. It never answers for anything else: what is shown
// comes from the database of the SDK.
export {};

declare const VERSION: string;
declare const FILES: string[];

const worker = self as unknown as ServiceWorkerGlobalScope;
const prefix = "parley-page-";
const name = `${prefix}${Date.now()}-${VERSION}`;
const patience = 3_000; // for the network's newest page, before the kept one is shown

worker.addEventListener("install", (e) => e.waitUntil(install()));
worker.addEventListener("activate", (e) => e.waitUntil(activate()));

worker.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin) return;
  if (e.request.mode === "navigate" && url.pathname === "/") e.respondWith(page(e.request));
  else if (url.pathname.startsWith("/page/") && url.pathname !== "/page/sw.js") e.respondWith(file(e.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(["/", ...FILES.map((file) => `/page/${file}`)].map((path) => new Request(path, { cache: "no-cache" })));
  await worker.skipWaiting();
}

/** Keeps the files of the build before, too: a window of it may still be open. */
async function activate(): Promise<void> {
  const held = (await caches.keys()).filter((key) => key.startsWith(prefix)).sort();
  await Promise.all(held.slice(0, -2).map((key) => caches.delete(key)));
  await worker.clients.claim();
}

/** The newest page where the network has one soon, else the kept one. */
async function page(request: Request): Promise<Response> {
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (fresh.ok) return fresh;
  } catch {
    // no network
  }
  const held = (await caches.keys()).filter((key) => key.startsWith(prefix)).sort().at(-1);
  return (held && (await (await caches.open(held)).match("/"))) || Response.error();
}

/** Names of scripts and styles carry a hash of what is in them, so that what is kept is what is meant. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
