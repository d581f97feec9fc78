{% load static %}// Keeps the page of Gửi nhanh for when there is no line. It sees nothing outside its own address.
const NAME = "desk-quick-1";
const PARTS = ["{% url "quick" %}", "{% static "desk/quick.css" %}", "{% static "desk/quick.js" %}", "{% static "desk/leaving.js" %}"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(PARTS)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const fresh = async (request) => {
  const cache = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request)) || Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method === "GET" && PARTS.includes(address.pathname)) {
    event.respondWith(fresh(event.request));
  }
});
