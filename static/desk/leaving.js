// Logging out clears what this browser keeps of the desk; first it asks, when something is unsent.

const kept = async () => {
  const texts = Object.keys(localStorage).filter((key) => key.startsWith("desk:"));
  if (texts.length) return true;
  const names = indexedDB.databases ? (await indexedDB.databases()).map((one) => one.name) : [];
  if (!names.includes("desk-quick")) return false;
  return new Promise((done) => {
    const opening = indexedDB.open("desk-quick", 1);
    opening.onerror = () => done(false);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("texts").objectStore("texts").count();
      counting.onsuccess = () => {
        opening.result.close();
        done(counting.result > 0);
      };
    };
  });
};

const clear = async () => {
  for (const key of Object.keys(localStorage)) if (key.startsWith("desk:")) localStorage.removeItem(key);
  await new Promise((done) => {
    const asked = indexedDB.deleteDatabase("desk-quick");
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  });
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) if (name.startsWith("desk-")) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) {
    if (new URL(one.scope).pathname.startsWith("/admin/")) await one.unregister();
  }
};

const leaving = document.getElementById("logout-form");
let cleared = false;
leaving?.addEventListener("submit", async (event) => {
  if (cleared) return;
  event.preventDefault();
  const asked = leaving.dataset.confirm || document.querySelector("meta[name=desk-unsent]")?.content;
  if ((await kept()) && asked && !window.confirm(asked)) return;
  await clear();
  cleared = true;
  setTimeout(() => leaving.requestSubmit());
});
