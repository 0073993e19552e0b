// Keeps the screen of a hall, and what it is drawn with, for when it is loaded again without network. Everything comes
// from the network while there is one; no other page is kept.
const kept = "screen-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", event => {
  const { request } = event;
  const screen = request.mode === "navigate" && /^\/r\/[^/]+\/screen$/.test(new URL(request.url).pathname);
  if (request.method === "GET" && (screen || ["script", "style", "font", "image"].includes(request.destination)))
    event.respondWith(fromNetwork(request));
});

async function fromNetwork(request) {
  const cache = await caches.open(kept);
  try {
    const answer = await fetch(request);
    if (answer.ok)
      await cache.put(request, answer.clone());
    return answer;
  } catch {
    return await cache.match(request, { ignoreVary: true }) ?? Response.error();
  }
}
