// Nothing typed is lost: the page saves itself, to the server or else into this browser.
// What the server took is forgotten here; what it did not take is offered when the page opens again.

import { LoginAgain, csrfCookie } from "./login_again.js";

const keeping = document.getElementById("keeping");
const form = document.getElementById("article_form");
const PAUSE = 2000; // milliseconds without a key before the page saves itself
const LONGEST = 8000; // milliseconds of typing without a save
const RETRY = 5000;
const OWN = new Set(["csrfmiddlewaretoken", "expected_version", "tab", "_user"]);
const TEXT = new Set(["kicker", "headline", "subhead", "dateline", "lede", "body", "slug"]);

const Keeper = class {
  constructor() {
    this.article = keeping.dataset.article;
    this.said = document.getElementById("kept-at");
    this.banners = document.getElementById("banners");
    this.taken = this.text();
    this.saved = null; // the whole page as the server saved it last
    this.first = 0;
    this.running = null;
    this.login = new LoginAgain(() => this.save());
  }

  // --- What the page holds

  data() {
    if (window.CKEDITOR) {
      for (const editor of Object.values(CKEDITOR.instances)) {
        if (editor.status === "ready") editor.updateElement();
      }
    }
    return new URLSearchParams(new FormData(form));
  }

  text(data = this.data()) {
    return JSON.stringify([...data].filter(([name]) => !OWN.has(name)));
  }

  get dirty() {
    return this.text() !== this.taken;
  }

  field(name) {
    return form.elements[name];
  }

  // --- This browser

  key(article = this.article) {
    return `desk:${keeping.dataset.user}:${article || "new"}:${this.field("tab").value}`;
  }

  keepHere() {
    try {
      const kept = { data: this.data().toString(), at: Date.now() };
      localStorage.setItem(this.key(), JSON.stringify(kept));
      return true;
    } catch {
      this.say(keeping.dataset.full, true);
      return false;
    }
  }

  forgetHere() {
    localStorage.removeItem(this.key());
    localStorage.removeItem(this.key("new"));
  }

  offerKept() {
    const prefix = `desk:${keeping.dataset.user}:${this.article || "new"}:`;
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix) || key === this.key()) continue;
      const kept = JSON.parse(localStorage.getItem(key));
      const at = new Date(kept.at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
      const banner = this.banner(`${keeping.dataset.inBrowser} ${at}. `);
      banner.append(
        this.button(keeping.dataset.takeBack, () => this.show(kept.data, key)),
        " ",
        this.button(keeping.dataset.throwAway, () => {
          localStorage.removeItem(key);
          banner.remove();
        }),
      );
    }
  }

  // Shows the page with the kept text: the server draws it, nothing is saved by that.
  show(text, key) {
    const shown = document.createElement("form");
    shown.method = "post";
    const data = new URLSearchParams(text);
    data.set("csrfmiddlewaretoken", this.field("csrfmiddlewaretoken").value);
    data.set("tab", this.field("tab").value);
    data.set("_show", "1");
    for (const [name, value] of data) {
      if (name.startsWith("_") && name !== "_show") continue;
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name, value });
      shown.append(input);
    }
    document.body.append(shown);
    sessionStorage.setItem("desk-shown", key);
    this.leaving = true;
    shown.submit();
  }

  // --- The server

  changed() {
    if (!("mayWrite" in keeping.dataset) || !this.dirty) return;
    this.first ||= Date.now();
    this.keepHere();
    clearTimeout(this.timer);
    const wait = Date.now() - this.first > LONGEST ? 0 : PAUSE;
    this.timer = setTimeout(() => this.save(), wait);
  }

  // Saves once at a time; a save that is asked for while one runs follows it.
  async save() {
    this.renewToken();
    if (this.running) await this.running;
    if (!this.dirty) return true;
    this.running = this.send();
    try {
      return await this.running;
    } finally {
      this.running = null;
    }
  }

  // The text alone, when nothing else was changed since the server saved the whole page; or null.
  // The slug is always sent: while it is empty, the server makes it from the headline.
  typed(data, text) {
    if (!this.saved) return null;
    const [before, now] = [JSON.parse(this.saved), JSON.parse(text)];
    const others = (pairs) => JSON.stringify(pairs.filter(([name]) => !TEXT.has(name)));
    if (others(before) !== others(now)) return null;
    const was = new Map(before);
    const sent = ([name, value]) => TEXT.has(name) && (name === "slug" || was.get(name) !== value);
    const own = [...data].filter(([name]) => OWN.has(name));
    return new URLSearchParams([...own, ...now.filter(sent), ["_text", "1"]]);
  }

  async send() {
    const whole = this.data();
    const text = this.text(whole);
    const data = this.typed(whole, text) || whole;
    this.first = 0;
    data.set("_user", keeping.dataset.user);
    try {
      // Both /add/ and /7/change/ have it beside them.
      const answer = await fetch("../autosave/", {
        method: "POST",
        body: data,
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(20000),
      });
      const news = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      return this.answered(news, text);
    } catch {
      this.say(keeping.dataset.offline, true);
      this.again();
      return false;
    }
  }

  answered(news, text) {
    this.saved = news.state === "saved" ? text : null;
    if (news.state === "whole") return this.send();
    if (news.state === "saved") {
      this.field("expected_version").value = news.version;
      this.took(text, `${keeping.dataset.saved} ${news.at}`);
      if (!this.article) this.become(news.url);
      document.dispatchEvent(new CustomEvent("desk:saved"));
    } else if (news.state === "aside") {
      const why = keeping.dataset[news.why] || keeping.dataset.shownOnly;
      this.keptAside = true;
      this.took(text, `${keeping.dataset.aside} ${news.at}: ${why} ${(news.errors || []).join(" ")}`);
    } else if (news.state === "conflict") {
      this.took(text, "");
      this.once("conflict", `${keeping.dataset.conflict} `, keeping.dataset.conflictLink, news.url);
    } else if (news.state === "behind") {
      this.took(text, "");
      this.once("behind", `${keeping.dataset.behind} `, keeping.dataset.reload, news.url);
    } else {
      if (news.state === "logged_out") this.login.ask();
      const word = news.state === "another_user" ? keeping.dataset.otherUser : keeping.dataset.refused;
      this.say(word, true);
      if (news.state !== "logged_out") this.again();
      return false;
    }
    return true;
  }

  took(text, words) {
    this.taken = text;
    if (this.text() === text) this.forgetHere();
    this.say(words);
  }

  // A new article has its address from now on.
  become(url) {
    this.article = url.match(/(\d+)\/change/)[1];
    keeping.dataset.article = this.article;
    history.replaceState(null, "", url);
    form.action = url;
    document.dispatchEvent(new CustomEvent("desk:born"));
  }

  again() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), RETRY);
  }

  // --- What is said

  say(words, warning = false) {
    this.said.textContent = words;
    this.said.classList.toggle("warning", warning);
  }

  banner(words) {
    const banner = document.createElement("p");
    banner.className = "banner";
    banner.textContent = words;
    this.banners.append(banner);
    return banner;
  }

  button(words, act) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: words });
    button.addEventListener("click", act);
    return button;
  }

  once(name, words, link, url) {
    if (document.querySelector(`.banner[data-name=${name}]`)) return;
    const banner = this.banner(words);
    banner.dataset.name = name;
    const anchor = document.createElement("a");
    Object.assign(anchor, { textContent: link, href: url });
    anchor.addEventListener("click", () => (this.leaving = true));
    banner.append(anchor);
  }

  // Another login, in whichever tab, has another token.
  renewToken() {
    const token = this.field("csrfmiddlewaretoken");
    token.value = csrfCookie() || token.value;
  }
};

const begin = () => {
  const keeper = new Keeper();
  window.deskKeeper = keeper;
  if ("shown" in keeping.dataset) {
    keeper.taken = "";
    const takenBack = sessionStorage.getItem("desk-shown");
    localStorage.removeItem(takenBack || "");
    sessionStorage.removeItem("desk-shown");
    keeper.keepHere();
    if (takenBack) keeper.changed(); // the browser's copy goes to the server like what is typed
  }
  keeper.offerKept();
  form.addEventListener("input", () => keeper.changed());
  form.addEventListener("change", () => keeper.changed());
  if (window.django?.jQuery) django.jQuery(form).on("change", () => keeper.changed());
  const watch = (editor) => editor.on("change", () => keeper.changed());
  if (window.CKEDITOR) {
    Object.values(CKEDITOR.instances).forEach(watch);
    CKEDITOR.on("instanceReady", (event) => {
      if (!keeper.touched) keeper.taken = "shown" in keeping.dataset ? "" : keeper.text();
      watch(event.editor);
    });
  }
  form.addEventListener("input", () => (keeper.touched = true), { once: true });
  form.addEventListener("submit", async (event) => {
    if (keeper.leaving || !("mayWrite" in keeping.dataset)) return;
    if (event.submitter?.formAction.endsWith("/bin/")) keeper.leaving = true;
    if (keeper.leaving) return;
    event.preventDefault();
    keeper.keepHere();
    if (!(await keeper.save())) return;
    keeper.forgetHere();
    keeper.leaving = true;
    // Not within this event: a form that is being submitted cannot be submitted again.
    setTimeout(() => form.requestSubmit(event.submitter));
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    form.querySelector("[name=_continue]")?.click();
  });
  window.addEventListener("pagehide", () => keeper.dirty && !keeper.leaving && keeper.keepHere());
  window.addEventListener("beforeunload", (event) => {
    if (keeper.dirty && !keeper.leaving && !keeper.keepHere()) event.preventDefault();
  });
  document.dispatchEvent(new CustomEvent("desk:keeping"));
};

if (keeping && form) window.addEventListener("load", begin);
