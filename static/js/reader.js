// What a reader may do with a page: colours, size of letters, listen, share, save, print. All of it is an extra.
(() => {
  const root = document.documentElement;
  const SAVED = "saved-articles";
  const said = document.querySelector(".tools .said");
  const say = (words) => { if (said) said.textContent = words; };
  const tool = (name) => document.querySelector(`[data-tool="${name}"]`);

  function remember(name, chosen) {
    if (chosen) root.dataset[name] = chosen;
    else delete root.dataset[name];
    try {
      if (chosen) localStorage.setItem(name, chosen);
      else localStorage.removeItem(name);
    } catch {
      // Then the choice lasts as long as the page.
    }
  }

  // A row of buttons of which one is chosen: data-theme-choice, data-size-choice.
  function choice(name, attribute) {
    const buttons = [...document.querySelectorAll(`[${attribute}]`)];
    const show = () => buttons.forEach((button) =>
      button.setAttribute("aria-pressed", String(button.getAttribute(attribute) === (root.dataset[name] || ""))));
    buttons.forEach((button) => button.addEventListener("click", () => {
      remember(name, button.getAttribute(attribute));
      show();
    }));
    show();
  }
  // The line of sections scrolls on a phone: the one we are in is seen.
  const section = document.querySelector(".sections [aria-current]");
  if (section) {
    const line = section.closest("ul");
    line.scrollLeft = section.offsetLeft - (line.clientWidth - section.offsetWidth) / 2;
  }

  choice("theme", "data-theme-choice");
  choice("size", "data-size-choice");

  // Most read: an article that stood open before somebody for five seconds says so, and nothing about them.
  const article = /^\/[^/]+-(\d+)\.html$/.exec(location.pathname);
  const report = () => {
    if (document.visibilityState === "visible") navigator.sendBeacon?.(`/da-doc/${article[1]}/`);
    else document.addEventListener("visibilitychange", report, { once: true });
  };
  if (article && !new URLSearchParams(location.search).has("ngay")) setTimeout(report, 5000);

  tool("print")?.addEventListener("click", () => window.print());

  tool("share")?.addEventListener("click", async (event) => {
    const done = event.currentTarget.dataset.done;
    const address = document.querySelector('link[rel="canonical"]')?.href || location.href;
    try {
      if (navigator.share) await navigator.share({ title: document.querySelector("h1").textContent, url: address });
      else {
        await navigator.clipboard.writeText(address);
        say(done);
      }
    } catch {
      // The reader thought better of it.
    }
  });

  // Listening: the browser's own Vietnamese voice, paragraph by paragraph; nothing leaves the machine.
  const listen = tool("listen");
  if (listen && "speechSynthesis" in window) {
    const voice = () => speechSynthesis.getVoices().find((one) => one.lang.replace("_", "-").startsWith("vi") && one.localService);
    const offer = () => { listen.parentElement.hidden = !voice(); };
    const stop = () => {
      speechSynthesis.cancel();
      listen.setAttribute("aria-pressed", "false");
    };
    const words = () => [...document.querySelectorAll(".text-head h1, .lede, .body > p, .body h2, .body h3, .body li, .body blockquote")]
      .map((part) => part.textContent.trim()).filter(Boolean);
    listen.addEventListener("click", () => {
      if (speechSynthesis.speaking) return stop();
      listen.setAttribute("aria-pressed", "true");
      const parts = words().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { lang: "vi-VN", voice: voice() }));
      parts.at(-1).onend = stop;
      parts.forEach((part) => speechSynthesis.speak(part));
    });
    speechSynthesis.addEventListener?.("voiceschanged", offer);
    addEventListener("pagehide", stop);
    offer();
  }

  // Saving: the page, its pictures, its styles, in the browser's own store (sw.js answers from it).
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  navigator.serviceWorker.register("/sw.js").catch(() => {});
  const save = tool("save");
  const here = location.origin + location.pathname;
  const mark = (kept) => save.setAttribute("aria-pressed", String(kept));

  if (save) {
    save.parentElement.hidden = false;
    caches.open(SAVED).then((cache) => cache.match(here)).then((kept) => mark(Boolean(kept)));
    save.addEventListener("click", async () => {
      const cache = await caches.open(SAVED);
      const kept = Boolean(await cache.match(here));
      if (kept) await cache.delete(here);
      else {
        const shown = [...document.querySelectorAll(".story img")].map((picture) => picture.currentSrc || picture.src);
        await cache.add(here);
        await Promise.allSettled(shown.map((picture) => cache.add(picture)));
      }
      mark(!kept);
      say(kept ? save.dataset.undone : save.dataset.done);
    });
  }

  // The list of what is saved (/da-luu/).
  const list = document.querySelector(".saved-list");
  if (list) {
    const nothing = document.querySelector(".saved-nothing");
    document.querySelector(".saved-instead").hidden = location.pathname === "/da-luu/";
    caches.open(SAVED).then(async (cache) => {
      for (const request of await cache.keys()) {
        if (!request.url.endsWith(".html")) continue;
        const text = await (await cache.match(request)).text();
        const article = new DOMParser().parseFromString(text, "text/html");
        const row = document.querySelector(".saved-row").content.cloneNode(true);
        row.querySelector("a").href = request.url;
        row.querySelector("a").textContent = article.querySelector("h1").textContent;
        row.querySelector(".meta").textContent = article.querySelector(".facts-line time").textContent;
        row.querySelector("button").addEventListener("click", async (event) => {
          await cache.delete(request);
          event.target.closest("li").remove();
          nothing.hidden = list.children.length > 0;
        });
        list.append(row);
      }
      nothing.hidden = list.children.length > 0;
    });
  }
})();
