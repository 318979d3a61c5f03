// Starts Next Touch without a network. `site post-build` puts in the name of the version and the
// digests of all its files; so every version is another text, which is how browsers notice it.
//
// A version is fetched whole into a cache of its own, and checked; until then the one before goes on.
// It takes over when no page of the one before is open, or when a page says so.

const BUILD = "{{build}}";
const FILES = {{files}};
const SCOPE = new URL("./", self.location).href;
// Pages hold a lock of the same name while they are open.
const CACHE_PREFIX = `next-touch ${SCOPE} `;
const CACHE = CACHE_PREFIX + BUILD;
// A name with a digest in it says exactly what the file holds.
const HAS_DIGEST = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;
// A connection that is worse than none must not keep a person from their leads.
const PATIENCE = 3000;

// The start page is asked for by its folder: some hosts answer its name with a redirection.
const address = (name) => new URL(name === "index.html" ? "./" : name, SCOPE).href;
const isHtml = (response) => (response.headers.get("Content-Type") ?? "").includes("html");

// The page has fetched most files a moment ago. Where a name tells what is in a file, that copy is good,
// however old; a wrong one does not pass the check, and is fetched anew.
const fetchOne = async (name, integrity) => {
  const url = address(name);
  const answer = HAS_DIGEST.test(name)
    ? await fetch(url, { integrity, cache: "force-cache" }).catch(() => fetch(url, { integrity, cache: "reload" }))
    : await fetch(url, { integrity, cache: "no-store" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  // A page may not be opened with an answer that came by a redirection.
  const { status, headers } = answer;
  return answer.redirected ? new Response(answer.body, { status, headers }) : answer;
};

// One file after the other: the page that is being used comes first.
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

// Headers that a host may have sent with a page and that are worth keeping. All others are left out: another page
// of this address could have put an answer of its own making into the cache.
const PAGE_HEADERS = [
  "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
  "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options",
];

// An answer as a page that shows `body`; a digest vouches for the body, but not for the headers that came with it.
const asPage = (body, answer) => {
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  for (const name of PAGE_HEADERS) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  return new Response(body, { headers });
};

const isIntact = async (body, integrity) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", body));
  return integrity === `sha384-${btoa(String.fromCharCode(...digest))}`;
};

// The page of this version, if it is kept and is what was published.
const heldPage = async (name) => {
  const held = await caches.match(address(name), { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  const body = await held?.arrayBuffer().catch(() => undefined);
  return body && (await isIntact(body, FILES[name])) ? asPage(body, held) : undefined;
};

// The body comes with the answer: a connection that stalls after the headers is as good as none.
const fromNetwork = async (request, patience) => {
  const gone = new AbortController();
  const timer = patience ? setTimeout(() => gone.abort(), patience) : 0;
  const whole = async () => {
    const answer = await fetch(request, { signal: gone.signal });
    return answer.ok ? { answer, body: await answer.arrayBuffer() } : undefined;
  };
  // Not every browser ends a body that is being read when the fetch is given up.
  const late = new Promise((resolve) => gone.signal.addEventListener("abort", () => resolve(undefined)));
  const found = await Promise.race([whole().catch(() => undefined), late]);
  clearTimeout(timer);
  return found;
};

// The start page comes from the network when it can. One of another version does not: it would ask for other files
// than those that are here. That version is fetched whole first, and then offered. Any other page, and one that
// a stranger's network puts in its place, gives way to the one that is kept.
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

// A page may not be opened with an answer that came by a redirection.
const asNavigable = ({ answer: { status, headers }, body }) => new Response(body, { status, headers });

// Searched in the files of every version: a page of the one before may still be loading. A page that asks
// past the cache was given a copy that is damaged; when there is no better one, it gets that again.
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
  // Some hosts answer what they do not have with a page.
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
