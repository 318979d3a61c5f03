// The way back, should a published service worker ever do harm: put this file on the host in the place
// of sw.js, and leave it there. Browsers fetch it at the next visit; then it takes the worker and the
// cached files away, and pages come from the network again. Leads are not in those caches.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(giveUp()));

const giveUp = async () => {
  const prefix = `next-touch ${new URL("./", self.location).href} `;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  await self.registration.unregister();
};
