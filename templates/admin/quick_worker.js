{% load static %}// Keeps the page of Gửi nhanh for when there is no line. It sees nothing outside its own address.
const NAME = "desk-quick-1";
const PATIENCE = 4000; // milliseconds
const PARTS = ["{% url "quick" %}", "{% static "desk/quick.css" %}", "{% static "desk/quick.js" %}", "{% static "desk/leaving.js" %}"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(PARTS)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The newest from the line; what is kept when there is none, or when it takes too long.
const fresh = async (request) => {
  const cache = await caches.open(NAME);
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok && !answer.redirected) await cache.put(request, answer.clone());
    return answer;
  });
  const kept = await cache.match(request, { ignoreVary: true });
  if (!kept) return asked;
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
};

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method === "GET" && PARTS.includes(address.pathname)) {
    event.respondWith(fresh(event.request));
  }
});
