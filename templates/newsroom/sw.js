// Saved articles, and the page that lists them, without a connection. The network always comes first.
const SHELL = "shell-1", SAVED = "saved-articles", LIST = "/da-luu/";
const PARTS = [LIST, "{{ static("css/site.css") }}", "{{ static("js/choices.js") }}", "{{ static("js/reader.js") }}",
  "{{ static("fonts/newsroom-serif-400.woff2") }}", "{{ static("fonts/newsroom-serif-600.woff2") }}",
  "{{ static("fonts/be-vietnam-pro-400.woff2") }}", "{{ static("fonts/be-vietnam-pro-600.woff2") }}"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(PARTS)).then(() => self.skipWaiting()));
});

// Only its own older shells: the desk keeps a page of its own at this address too.
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("shell-") && name !== SHELL).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

// What the newspaper took back is not kept either; what it changed is kept as it is now.
async function refresh(request, response) {
  const saved = await caches.open(SAVED);
  if (!(await saved.match(request.url))) return;
  if ([404, 410].includes(response.status)) await saved.delete(request.url);
  else if (response.ok) await saved.put(request.url, response);
}

async function page(event) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(refresh(event.request, response.clone()));
    return response;
  } catch {
    // What shared links add (utm_source, fbclid) is no other page; a moment (ngay) is.
    const address = new URL(event.request.url);
    if (!address.searchParams.has("ngay")) address.search = "";
    return (await caches.match(address.href)) || (await caches.match(LIST));
  }
}

async function part(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin || address.pathname.startsWith("/admin/")) return;
  event.respondWith(event.request.mode === "navigate" ? page(event) : part(event.request));
});
