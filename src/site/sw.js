// Starts Next Touch without a network. `site post-build` fills in the name of the version and the digests of all
// its files; so each version is a different text, which is how browsers detect it.
//
// A version is downloaded completely into its own cache and verified; until then the previous one stays in use.
// It takes over when no page of the previous version is open, or when a page tells it to.

const BUILD = "{{build}}";
const FILES = {{files}};
const SCOPE = new URL("./", self.location).href;
// Pages hold a lock of the same name while they are open.
const CACHE_PREFIX = `next-touch ${SCOPE} `;
const CACHE = CACHE_PREFIX + BUILD;
// A name with a digest identifies the content of the file exactly.
const HAS_DIGEST = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;
// A connection that is worse than none must not keep people from their leads.
const PATIENCE = 3000;

// The start page is requested by its folder: some hosts redirect its file name.
const address = (name) => new URL(name === "index.html" ? "./" : name, SCOPE).href;
const isHtml = (response) => (response.headers.get("Content-Type") ?? "").includes("html");

// The page downloaded most files a moment ago. If the name contains a digest, that copy is valid however old it
// is; a wrong one fails the integrity check and is downloaded again.
const fetchOne = async (name, integrity) => {
  const url = address(name);
  const answer = HAS_DIGEST.test(name)
    ? await fetch(url, { integrity, cache: "force-cache" }).catch(() => fetch(url, { integrity, cache: "reload" }))
    : await fetch(url, { integrity, cache: "no-store" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  // A page must not be opened with a redirected response.
  const { status, headers } = answer;
  return answer.redirected ? new Response(answer.body, { status, headers }) : answer;
};

// One file after another, so that the page in use keeps most of the bandwidth.
const fetchWhole = async () => {
  const isNew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  try {
    for (const [name, integrity] of Object.entries(FILES)) await cache.put(address(name), await fetchOne(name, integrity));
  } catch (error) {
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
};

const dropUnused = async () => {
  const { waiting, installing } = self.registration;
  const locks = await navigator.locks?.query();
  if (waiting || installing || !locks) return;
  const used = locks.held.map((lock) => lock.name);
  const isUnused = (name) => name.startsWith(CACHE_PREFIX) && name !== CACHE && !used.includes(name);
  await Promise.all((await caches.keys()).filter(isUnused).map((name) => caches.delete(name)));
};

// Headers of a page that are worth keeping. All others are dropped: another page of this origin could have put a
// forged response into the cache.
const PAGE_HEADERS = [
  "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
  "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options",
];

// A response that shows `body`; a digest verifies the body, but not the headers it came with.
const asPage = (body, answer) => {
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  for (const name of PAGE_HEADERS) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  return new Response(body, { headers });
};

const isIntact = async (body, integrity) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", body));
  return integrity === `sha384-${btoa(String.fromCharCode(...digest))}`;
};

// The page of this version, if it is cached and intact.
const heldPage = async (name) => {
  const held = await caches.match(address(name), { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  const body = await held?.arrayBuffer().catch(() => undefined);
  return body && (await isIntact(body, FILES[name])) ? asPage(body, held) : undefined;
};

// Includes the body: a connection that stalls after the headers is as good as none.
const fromNetwork = async (request, patience) => {
  const gone = new AbortController();
  const timer = patience ? setTimeout(() => gone.abort(), patience) : 0;
  const whole = async () => {
    const answer = await fetch(request, { signal: gone.signal });
    return answer.ok ? { answer, body: await answer.arrayBuffer() } : undefined;
  };
  // Not every browser stops reading a body when the fetch is aborted.
  const late = new Promise((resolve) => gone.signal.addEventListener("abort", () => resolve(undefined)));
  const found = await Promise.race([whole().catch(() => undefined), late]);
  clearTimeout(timer);
  return found;
};

// The start page comes from the network if possible, unless it is of another version: it would request files that
// are not here. That version is downloaded completely first and then offered. Every other page comes from the
// cache, and so does the start page if a foreign network replaces it.
const page = async (event, name) => {
  const held = await heldPage(name);
  if (held && name !== "index.html") return held;
  const found = await fromNetwork(event.request, held ? PATIENCE : 0);
  if (!held) {
    event.waitUntil(fetchWhole().catch(() => {}));
    return found ? asNavigable(found) : Response.error();
  }
  const isOfThisVersion = found && isHtml(found.answer) && new TextDecoder().decode(found.body).includes(BUILD);
  return isOfThisVersion ? asNavigable(found) : held;
};

// A page must not be opened with a redirected response.
const asNavigable = ({ answer: { status, headers }, body }) => new Response(body, { status, headers });

// Searches the files of every version, because a page of the previous one may still be loading. A page that
// bypasses the cache was given a damaged copy; if there is no better one, it gets the same copy again.
const cacheOnly = async (request, name) => {
  const asksAnew = request.cache === "reload";
  const held = await caches.match(request.url, { ignoreVary: true });
  if (held && !asksAnew) return held;
  if (held && Object.hasOwn(FILES, name)) {
    const mended = await fetchOne(name, FILES[name]).catch(() => null);
    if (!mended) return held;
    await (await caches.open(CACHE)).put(address(name), mended.clone());
    return mended;
  }
  const answer = await fetch(request);
  // Some hosts answer requests for missing files with a page.
  return isHtml(answer) ? Response.error() : answer;
};

self.addEventListener("install", (event) => event.waitUntil(fetchWhole()));
self.addEventListener("activate", (event) => event.waitUntil(dropUnused()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data === "tidy up") event.waitUntil(dropUnused());
});
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const path = url.split(/[?#]/)[0];
  if (method !== "GET" || !path.startsWith(SCOPE)) return;
  const name = path.slice(SCOPE.length) || "index.html";
  if (HAS_DIGEST.test(name) && mode !== "navigate") {
    event.respondWith(cacheOnly(event.request, name));
  } else if (Object.hasOwn(FILES, name) && name.endsWith(".html")) {
    event.respondWith(page(event, name));
  }
});
