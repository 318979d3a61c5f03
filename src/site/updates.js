
// ---- Offline use and new versions. Joined to the start script by `site post-build`. ----

const siteFolder = new URL("./", import.meta.url).href;
const cachePrefix = `next-touch ${siteFolder} `;
const buildName = document.querySelector('meta[name="next-touch-build"]')?.content;
const leastMillisBetweenChecks = 3_600_000;

// While this page is open, the worker keeps the files of its version.
navigator.locks?.request(cachePrefix + buildName, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});

// If the user switched checks off, nothing is requested after loading. A blocked storage counts as on.
const mayCheck = () => {
  try {
    return localStorage.getItem("nt1/updates") !== "off";
  } catch {
    return true;
  }
};

// The version interface for the app: the name of this version, whether a new one is ready, and how to switch to it.
// Switching reloads the page, so the app calls it only when no call is in progress and everything is saved.
globalThis.nextTouchUpdate = { version: buildName, isReady: false, take: () => location.reload() };

// The only URL that the page may run as a script: its worker. In browsers with Trusted Types, the page's policy
// rejects all others.
const workerAddress = `${siteFolder}sw.js`;
const scripts = globalThis.trustedTypes?.createPolicy("next-touch", {
  createScriptURL: (address) => {
    if (address !== workerAddress) throw new TypeError(`${address} is not the worker`);
    return address;
  },
});

const keepOffline = async () => {
  // Unavailable without https and in some private windows.
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

  // The first version installed in this browser is not an update.
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

// How long "Try again" waits for fresh copies of the files; a stalled one must not stop the page from reloading.
const mostMillisForFiles = 8000;

// Downloads a file of the page and bypasses the browser's cache, which may hold a host's "not found" for a year.
// The cache entry is only replaced if the response is read to its end.
const fetchPastCache = (address) =>
  fetch(address, { cache: "reload", credentials: "same-origin" }).then((answer) => answer.arrayBuffer()).catch(() => {});

// After a failed start: switch to the next version if there is one; otherwise download the files that this version
// starts with again, if there is a network. The start downloads the program itself past the cache if necessary.
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
