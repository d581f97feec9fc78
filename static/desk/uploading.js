// Many pictures at once: dropped or chosen, three on the way at a time, each with its own progress,
// its own answer and its own error. What came in stands at the head of the grid at once.

const AT_ONCE = 3;
const STATES_EVERY = 2000; // milliseconds

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

const cardOf = (photo) => {
  const item = element("li", "photo-card");
  const link = element("a");
  const image = element("img");
  Object.assign(item.dataset, {
    photo: photo.pk, alt: photo.alt, credit: photo.credit, title: photo.title, thumb: photo.thumb,
  });
  Object.assign(image, { src: photo.thumb, alt: photo.alt, width: 240, height: 160 });
  link.href = photo.url;
  link.append(image, element("span", "photo-title", photo.title));
  item.append(link, element("span", "photo-facts", `${photo.credit || "—"} · ${photo.size}`));
  if (photo.state !== "ready") item.append(element("span", `photo-state ${photo.state}`, photo.state_word));
  if (photo.obstacle) item.append(element("span", "photo-obstacle", photo.obstacle));
  return item;
};

// `parts`: list (where rows stand), input (of files), words (sentences and address, as data-…), token
// (a function), and facts (a form with what is said of all, or nothing). `taken` gets each picture.
export const Uploads = class {
  constructor(parts, taken) {
    this.parts = parts;
    this.taken = taken;
    this.words = parts.words;
    this.waiting = [];
    this.running = 0;
    parts.input.addEventListener("change", () => {
      this.add(parts.input.files);
      parts.input.value = "";
    });
    for (const name of ["input", "change"]) {
      parts.input.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  listenTo(place) {
    const over = (on) => place.classList.toggle("over", on);
    place.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    place.addEventListener("dragleave", (event) => {
      if (!place.contains(event.relatedTarget)) over(false);
    });
    place.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      over(false);
      this.add(event.dataTransfer.files);
    });
  }

  add(files, taken = this.taken) {
    for (const file of files) {
      const row = element("li", "upload-row");
      const bar = element("progress");
      const said = element("span", "upload-said", this.words.sending);
      bar.max = 100;
      bar.value = 0;
      row.append(element("span", "upload-name", file.name), bar, said);
      this.parts.list.append(row);
      const upload = { file, row, bar, said, taken };
      if (file.size > Number(this.words.most)) this.fail(upload, this.words.tooLarge);
      else this.waiting.push(upload);
    }
    this.next();
  }

  next() {
    while (this.running < AT_ONCE && this.waiting.length) this.send(this.waiting.shift());
  }

  send(upload) {
    const request = new XMLHttpRequest();
    const data = this.parts.facts ? new FormData(this.parts.facts) : new FormData();
    data.append("upload", upload.file);
    this.running += 1;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) upload.bar.value = (100 * event.loaded) / event.total;
    });
    request.upload.addEventListener("load", () => {
      upload.bar.removeAttribute("value");
      upload.said.textContent = this.words.reading;
    });
    request.addEventListener("loadend", () => {
      this.running -= 1;
      this.answer(upload, request);
      this.next();
    });
    request.open("POST", this.words.upload);
    request.setRequestHeader("X-CSRFToken", this.parts.token());
    request.send(data);
  }

  answer(upload, request) {
    let answer = null;
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      // A page instead of an answer: a lost login, or a server that is not there.
    }
    if (answer && answer.uploaded) this.took(upload, answer);
    else if (answer && answer.error) this.fail(upload, answer.error.message);
    else if (request.status === 403 || request.responseURL.includes("login")) {
      this.fail(upload, this.words.noRight, true);
    } else this.fail(upload, this.words.noLine, true);
  }

  took(upload, answer) {
    upload.row.remove();
    const card = cardOf(answer.photo);
    if (!answer.new) card.append(element("span", "photo-note", this.words.known));
    if (answer.near.length) {
      const note = element("span", "photo-note", `${this.words.near} `);
      for (const other of answer.near) {
        const link = element("a", "", other.title);
        link.href = other.url;
        note.append(link, " ");
      }
      card.append(note);
    }
    upload.taken(answer.photo, card);
  }

  fail(upload, sentence, mayTryAgain = false) {
    upload.row.classList.add("failed");
    upload.bar.remove();
    upload.said.textContent = sentence;
    if (!mayTryAgain) return;
    const again = element("button", "", this.words.again);
    again.type = "button";
    again.addEventListener("click", () => {
      upload.row.remove();
      this.add([upload.file], upload.taken);
    });
    upload.row.append(again);
  }
};

// --- The library's own page: what came in stands first, and says when its sizes are ready.

const follow = (grid, address) => {
  const look = async () => {
    const waiting = [...grid.querySelectorAll(".photo-state.waiting")].map((s) => s.closest("li"));
    if (!waiting.length) return;
    const asked = new URLSearchParams(waiting.slice(0, 50).map((item) => ["id", item.dataset.photo]));
    const response = await fetch(`${address}?${asked}`).catch(() => null);
    if (!response || !response.ok) return;
    for (const photo of (await response.json()).photos) {
      if (photo.state === "waiting") continue;
      const item = waiting.find((one) => one.dataset.photo === String(photo.pk));
      const notes = item.querySelectorAll(".photo-note");
      const fresh = cardOf(photo);
      fresh.append(...notes);
      item.replaceWith(fresh);
    }
  };
  setInterval(look, STATES_EVERY);
};

const form = document.querySelector(".library form.upload");
const place = document.querySelector(".library .grid-place");
if (place) {
  const grid = () => {
    let list = place.querySelector(".grid");
    if (!list) {
      list = element("ul", "grid");
      place.replaceChildren(list);
    }
    return list;
  };
  if (form) {
    const parts = {
      list: form.querySelector(".uploads"),
      input: form.querySelector("input[type=file]"),
      words: form.dataset,
      token: () => form.elements.csrfmiddlewaretoken.value,
      facts: form,
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    const uploads = new Uploads(parts, (photo, card) => {
      const old = grid().querySelector(`[data-photo="${photo.pk}"]`);
      if (old) old.remove();
      grid().prepend(card);
    });
    uploads.listenTo(document.body);
    follow(place, form.dataset.states);
  }
}
