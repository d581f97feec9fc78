// Titles while one writes: what the desk found stands beside the text, is marked in it, and goes by one click.

const panel = document.getElementById("titles-panel");
const PAUSE = 800; // milliseconds without a key before the text is read again
const BLOCKS = "p,li,h2,h3,h4,td,th,caption,blockquote";
const SEVERITIES = ["serious", "hint", "opinion"];

// One place in a field: equal words are told apart by which of them it is.
const placeOf = (finding) => ({ ...finding.dataset, nth: Number(finding.dataset.nth) });

// The text with every run of space as one, and where each of its letters stands in the original.
const collapsed = (letters) => {
  const kept = [];
  for (const letter of letters) {
    const isSpace = /\s/.test(letter.sign);
    if (isSpace && kept.at(-1)?.sign === " ") continue;
    kept.push(isSpace ? { ...letter, sign: " " } : letter);
  }
  return kept;
};

const stretch = (letters, words, nth) => {
  const text = letters.map((letter) => letter.sign).join("");
  let start = -1;
  for (let found = 0; found < nth; found += 1) {
    start = text.indexOf(words, start + 1);
    if (start < 0) return null;
  }
  return [start, start + words.length];
};

// Only what differs is replaced, so that bold names stay bold.
const difference = (words, replacement) => {
  let head = 0;
  while (head < Math.min(words.length, replacement.length) && words[head] === replacement[head]) head += 1;
  let tail = 0;
  const left = Math.min(words.length, replacement.length) - head;
  while (tail < left && words.at(-1 - tail) === replacement.at(-1 - tail)) tail += 1;
  return { head, tail, text: replacement.slice(head, replacement.length - tail) };
};

// --- A plain field: headline, lede, a caption

const PlainField = class {
  constructor(input) {
    this.input = input;
  }

  find({ words, nth }) {
    const letters = collapsed([...this.input.value].map((sign, at) => ({ sign, at })));
    const found = stretch(letters, words, nth);
    return found && letters.slice(...found);
  }

  show(place) {
    const letters = this.find(place);
    this.input.focus();
    if (letters) this.input.setSelectionRange(letters[0].at, letters.at(-1).at + 1);
    this.input.scrollIntoView({ block: "center" });
  }

  repair(place) {
    const letters = this.find(place);
    if (!letters) return false;
    const { head, tail, text } = difference(place.words, place.replacement);
    const start = letters[head]?.at ?? letters.at(-1).at + 1;
    const end = tail ? letters[letters.length - tail].at : letters.at(-1).at + 1;
    this.input.setRangeText(text, start, end, "end");
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }
};

// --- The body in the editor

const EditorField = class {
  constructor(editor) {
    this.editor = editor;
    this.document = editor.document.$;
  }

  letters() {
    const walker = this.document.createTreeWalker(this.document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const letters = [];
    let block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeName === "BR") letters.push({ sign: " ", node: null });
      if (node.nodeType !== Node.TEXT_NODE || node.parentElement.closest("figure")) continue;
      const own = node.parentElement.closest(BLOCKS);
      if (own !== block) letters.push({ sign: "\u0000", node: null });
      block = own;
      [...node.data].reduce((at, sign) => {
        if (!"\u200b\ufeff".includes(sign)) letters.push({ sign, node, at, length: sign.length });
        return at + sign.length;
      }, 0);
    }
    return collapsed(letters);
  }

  range({ words, nth }, letters = this.letters(), from = 0, until = 0) {
    const found = stretch(letters, words, nth);
    if (!found) return null;
    const [first, last] = [letters[found[0] + from], letters[found[1] - until - 1]];
    if (!first?.node || !last?.node) return null;
    const range = this.document.createRange();
    range.setStart(first.node, first.at);
    if (found[0] + from < found[1] - until) range.setEnd(last.node, last.at + last.length);
    else range.collapse(true);
    return range;
  }

  show(place) {
    const range = this.range(place);
    if (!range) return;
    this.editor.focus();
    const selection = this.document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  repair(place) {
    const { head, tail, text } = difference(place.words, place.replacement);
    const atEnd = head + tail === place.words.length && !tail;
    const range = atEnd ? this.range(place) : this.range(place, this.letters(), head, tail);
    if (!range) return false;
    this.editor.fire("saveSnapshot");
    if (atEnd) range.collapse(false);
    range.deleteContents();
    range.insertNode(this.document.createTextNode(text));
    this.document.body.normalize();
    this.editor.fire("saveSnapshot");
    this.editor.fire("change");
    return true;
  }

  // Marks without touching the text, where the browser can.
  mark(places) {
    const view = this.document.defaultView;
    if (!view.CSS?.highlights) return;
    const letters = this.letters();
    for (const severity of SEVERITIES) {
      const ranges = places
        .filter((place) => place.severity === severity)
        .map((place) => this.range(place, letters))
        .filter(Boolean);
      view.CSS.highlights.set(`title-${severity}`, new view.Highlight(...ranges));
    }
  }
};

// --- The panel

const Titles = class {
  constructor() {
    this.form = panel.closest("form");
    this.keeping = document.getElementById("keeping");
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("change", () => this.soon());
    // Choosers tell jQuery alone.
    window.django?.jQuery?.(this.form).on("select2:select select2:unselect", () => this.soon());
    panel.addEventListener("click", (event) => this.act(event.target.closest("button[data-act]")));
    if (!window.CKEDITOR) return;
    const watch = (editor) => editor.name === "id_body" && editor.on("change", () => this.soon()) && this.check();
    for (const editor of Object.values(CKEDITOR.instances)) if (editor.status === "ready") watch(editor);
    CKEDITOR.on("instanceReady", (event) => watch(event.editor));
  }

  get address() {
    const article = this.keeping?.dataset.article;
    return article ? panel.dataset.new.replace(/titles\/$/, `${article}/titles/`) : panel.dataset.new;
  }

  field(name) {
    const editor = name === "body" && window.CKEDITOR?.instances.id_body;
    if (editor && editor.status === "ready" && editor.mode === "wysiwyg") return new EditorField(editor);
    const input = this.form.elements[name];
    return input ? new PlainField(input) : null;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  async check() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = new AbortController();
    const data = new FormData(this.form);
    const editor = window.CKEDITOR?.instances.id_body;
    if (editor?.status === "ready") data.set("body", editor.getData());
    try {
      const answer = await fetch(this.address, { method: "POST", body: new URLSearchParams(data), signal: this.asked.signal });
      if (!answer.ok) throw new Error(answer.status);
      this.show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") this.say(panel.dataset.failed);
    }
  }

  show(html) {
    const chosen = this.chosen();
    const focused = panel.contains(document.activeElement);
    panel.innerHTML = html;
    for (const box of this.boxes()) if (chosen.has(box.value)) box.checked = chosen.get(box.value);
    if (focused) panel.querySelector("button")?.focus();
    const summary = document.getElementById("titles-summary");
    if (summary) summary.textContent = panel.querySelector("[data-summary]")?.dataset.summary || "";
    this.mark();
  }

  mark() {
    const body = this.field("body");
    const places = [...panel.querySelectorAll('.finding[data-field="body"]')].map(placeOf);
    if (body instanceof EditorField) body.mark(places);
  }

  say(words) {
    const said = panel.querySelector(".titles-said");
    if (said) said.textContent = words;
    else panel.textContent = words;
  }

  // --- What was clicked

  async act(button) {
    if (!button) return;
    const finding = button.closest(".finding");
    const place = finding && placeOf(finding);
    const field = place && this.field(place.field);
    const { act } = button.dataset;
    if (act === "show") field?.show(place);
    if (act === "repair" && field?.repair(place)) await this.check();
    if (act === "dismiss") {
      const { verdict, person, folded, occurrence } = place;
      await this.post("dismiss/", [["verdict", verdict], ["person", person], ["words", folded], ["occurrence", occurrence]]);
    }
    if (act === "propose") {
      const titles = [...finding.querySelectorAll(".printed-title")].map((title) => ["titles", title.value]);
      await this.post("propose/", [["name", place.name], ["words", place.words], ["url", location.pathname], ...titles]);
    }
    if (act === "again") await this.post("dismiss/", [["again", "1"]]);
    if (act === "people") this.takePeople();
  }

  async post(verb, pairs) {
    const token = this.form.elements.csrfmiddlewaretoken.value;
    const body = new URLSearchParams([...pairs, ["csrfmiddlewaretoken", token]]);
    try {
      const answer = await fetch(`${this.address}${verb}`, { method: "POST", body });
      if (!answer.ok) throw new Error(answer.status);
      await this.check();
    } catch {
      this.say(panel.dataset.failed);
    }
  }

  boxes() {
    return [...panel.querySelectorAll(".found-people input")];
  }

  chosen() {
    return new Map(this.boxes().map((box) => [box.value, box.checked]));
  }

  // Saves the page, and names the chosen people in what was saved.
  takePeople() {
    const add = (name, value) => {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      this.form.append(input);
    };
    for (const box of this.boxes()) if (box.checked) add("_take", box.value);
    add("_people", "1");
    this.form.requestSubmit();
  }
};

window.addEventListener("load", () => panel && new Titles());
