
// ---- Without a network, and to the next version. Joined to the start script by `site post-build`. ----

const siteFolder = new URL("./", import.meta.url).href;
const cachePrefix = `next-touch ${siteFolder} `;
const buildName = document.querySelector('meta[name="next-touch-build"]')?.content;
const leastMillisBetweenChecks = 3_600_000;

// As long as this page is open, the worker keeps the files of its version.
navigator.locks?.request(cachePrefix + buildName, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});

// Where a person has switched it off, nothing is asked for after the load. A blocked storage says nothing.
const mayCheck = () => {
  try {
    return localStorage.getItem("nt1/updates") !== "off";
  } catch {
    return true;
  }
};

// What the app knows of versions: the name of this one, whether a new one is ready, and the way to take it.
// Taking it reloads the page, so the app calls it only when no call is running and everything is saved.
globalThis.nextTouchUpdate = { version: buildName, isReady: false, take: () => location.reload() };

// The one address that the page may give to the browser as a script to run: its worker. Where browsers have Trusted
// Types, the page's policy makes them refuse every other.
const workerAddress = `${siteFolder}sw.js`;
const scripts = globalThis.trustedTypes?.createPolicy("next-touch", {
  createScriptURL: (address) => {
    if (address !== workerAddress) throw new TypeError(`${address} is not the worker`);
    return address;
  },
});

const keepOffline = async () => {
  // Without https there is none, and in some private windows.
  if (!navigator.serviceWorker) return;
  const address = scripts?.createScriptURL(workerAddress) ?? workerAddress;
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  navigator.serviceWorker.controller?.postMessage("tidy up");

  globalThis.nextTouchUpdate.take = () => {
    const next = registration.waiting;
    if (next === null) {
      location.reload();
      return;
    }
    next.addEventListener("statechange", () => {
      if (next.state === "activated") location.reload();
    });
    next.postMessage("take over");
  };

  // The first version that comes to this browser is not a new one.
  const offer = () => {
    if (registration.waiting === null || registration.active === null) return;
    globalThis.nextTouchUpdate.isReady = true;
    dispatchEvent(new Event("next-touch-update"));
  };
  const watch = () => registration.installing?.addEventListener("statechange", offer);
  registration.addEventListener("updatefound", watch);
  watch();
  offer();

  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    const isDue = Date.now() - checked >= leastMillisBetweenChecks;
    if (document.visibilityState !== "visible" || !isDue || !mayCheck()) return;
    checked = Date.now();
    registration.update().catch(() => {});
  });
};

// How long "Try again" waits for fresh copies of the files; one that stalls must not keep the page from loading again.
const mostMillisForFiles = 8000;

// Asks for a file of the page past the browser's cache, which may hold a host's "not found" and keep it for a year.
// Only an answer that was read to its end is kept there instead.
const fetchPastCache = (address) =>
  fetch(address, { cache: "reload", credentials: "same-origin" }).then((answer) => answer.arrayBuffer()).catch(() => {});

// When the app did not start: take the next version if there is one; else fetch what this one starts with again, as
// long as there is a network to fetch it from. The program itself the start fetches past the cache if it must.
const startAgain = async () => {
  if (!globalThis.nextTouchUpdate.isReady && navigator.onLine) {
    const renew = async () => {
      const names = (await globalThis.caches?.keys()) ?? [];
      await Promise.all(names.filter((name) => name.startsWith(cachePrefix)).map((name) => caches.delete(name)));
      const named = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((made) => made.href || made.src);
      await Promise.all([glue.href, ...named].filter((address) => address.startsWith(siteFolder)).map(fetchPastCache));
    };
    await Promise.race([renew(), new Promise((done) => setTimeout(done, mostMillisForFiles))]);
  }
  globalThis.nextTouchUpdate.take();
};
