// Gửi nhanh: what is typed is kept in this phone until the desk has it, and sent exactly once.

const main = document.getElementById("quick");
const say = document.getElementById("state");
const form = document.getElementById("text");
const words = main.dataset;
const PART = 256 * 1024; // bytes
const RETRY = 15000; // milliseconds
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => LETTERS[byte % 32]).join("");
const csrf = () => document.cookie.match(/csrftoken=([^;]+)/)?.[1] || "";

// --- What is kept: one row a text, pictures with it

const store = (mode, act) =>
  new Promise((done, failed) => {
    const opening = indexedDB.open("desk-quick", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("texts", { keyPath: "key" });
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const asked = act(opening.result.transaction("texts", mode).objectStore("texts"));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
      asked.transaction.oncomplete = () => opening.result.close();
    };
  });
const keep = (text) => store("readwrite", (texts) => texts.put(text));
const forget = (key) => store("readwrite", (texts) => texts.delete(key));
const all = async () =>
  (await store("readonly", (texts) => texts.getAll())).filter((text) => text.user === words.user);

const empty = () => ({
  key: newKey(), user: words.user, headline: "", lede: "", text: "", pictures: [], queued: false,
});
let current = empty();
let letGo = () => {}; // lets another page of this phone have the text

// --- One page writes a text, one page sends

// Calls act with true when nobody else has the name, or else with false; held until act ends.
const alone = (name, act) =>
  navigator.locks ? navigator.locks.request(name, { ifAvailable: true }, (lock) => act(Boolean(lock))) : act(true);

// Makes a text the one of this page; false when another page has it open.
const open = (text) =>
  new Promise((done) => {
    alone(`desk-quick-${text.key}`, (mine) => {
      if (mine) {
        letGo();
        current = text;
      }
      done(mine);
      return mine && new Promise((ended) => (letGo = ended));
    });
  });

// --- The page

const drawPictures = () => {
  const list = document.getElementById("pictures");
  list.replaceChildren(
    ...current.pictures.map((picture) => {
      const row = document.createElement("li");
      const image = document.createElement("img");
      image.src = URL.createObjectURL(picture.file);
      image.alt = "";
      const label = document.createElement("label");
      label.append(`${words.caption} `);
      const caption = document.createElement("textarea");
      Object.assign(caption, { rows: 2, maxLength: 2000, value: picture.text });
      caption.addEventListener("input", () => {
        picture.text = caption.value;
        keepCurrent();
      });
      label.append(caption);
      const remove = document.createElement("button");
      Object.assign(remove, { type: "button", textContent: words.remove });
      remove.addEventListener("click", () => {
        current.pictures = current.pictures.filter((other) => other !== picture);
        drawPictures();
        keepCurrent();
      });
      row.append(image, label, remove);
      return row;
    }),
  );
};

const fill = () => {
  for (const name of ["headline", "lede", "text"]) form.elements[name].value = current[name];
  drawPictures();
};

const keepCurrent = async () => {
  for (const name of ["headline", "lede", "text"]) current[name] = form.elements[name].value;
  await keep(current);
  say.textContent = `${words.kept} ${new Date().toLocaleTimeString("vi-VN")}`;
};

// Every other text of this phone: what waits to be sent, and what may be written on.
const drawOutbox = async () => {
  const rows = (await all()).filter((text) => text.key !== current.key);
  document.getElementById("outbox").replaceChildren(
    ...rows.map((text) => {
      const row = document.createElement("li");
      row.append(`${text.headline || words.unnamed} – ${text.queued ? words.waiting : text.refused || words.draft} `);
      if (!text.queued) row.append(writeOn(text));
      return row;
    }),
  );
};

const writeOn = (text) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: words.writeOn });
  button.addEventListener("click", async () => {
    if (!(await open(text))) {
      say.textContent = words.elsewhere;
      return;
    }
    fill();
    await drawOutbox();
    form.elements.headline.focus();
  });
  return button;
};

// --- Sending

// What the desk will not take as it is: the text goes back to who wrote it, with the reason.
const Refused = class extends Error {};
const LoggedOut = class extends Error {};

const post = async (address, body, type) => {
  const headers = { "X-CSRFToken": csrf(), "X-Desk-User": words.user };
  if (type) headers["Content-Type"] = type;
  const answer = await fetch(address, { method: "POST", body, headers });
  if (answer.status === 401 || answer.status === 403) throw new LoggedOut();
  const news = await answer.json();
  if (answer.status === 400) throw new Refused(news.sentence);
  if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
  return news;
};

// A picture goes on where it stopped; the server says where that is.
const sendPicture = async (picture) => {
  const address = `${words.picture}${picture.key}/`;
  let news = await post(address, new URLSearchParams({ size: picture.file.size }));
  while (!news.done) {
    const part = picture.file.slice(news.received, news.received + PART);
    say.textContent = `${words.sending} ${Math.round((100 * news.received) / picture.file.size)} %`;
    news = await post(`${address}${news.received}/`, part, "application/octet-stream");
  }
};

const sendText = async (text) => {
  for (const picture of text.pictures) await sendPicture(picture);
  const body = JSON.stringify({
    ...text,
    pictures: text.pictures.map(({ key, text: caption }) => ({ key, text: caption })),
  });
  const news = await post(words.send, body, "application/json");
  await forget(text.key);
  const link = document.createElement("a");
  Object.assign(link, { href: news.url, textContent: words.open });
  say.replaceChildren(`${words.arrived} `, link);
};

const sendOrGiveBack = async (text) => {
  try {
    await sendText(text);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say.textContent = error.message;
    await keep({ ...text, queued: false, refused: error.message });
  }
};

const sendAll = () =>
  alone("desk-quick-sending", async (mine) => {
    if (!mine) return;
    try {
      for (const text of (await all()).filter((one) => one.queued)) await sendOrGiveBack(text);
    } catch (error) {
      if (error instanceof LoggedOut) {
        const link = document.createElement("a");
        Object.assign(link, { href: words.login, textContent: words.loginWord });
        say.replaceChildren(link);
      } else say.textContent = words.offline;
    }
    await drawOutbox();
  });

// --- What the reader of this page does

form.addEventListener("input", keepCurrent);
document.getElementById("files").addEventListener("change", async (event) => {
  for (const file of event.target.files) current.pictures.push({ key: newKey(), file, text: "" });
  event.target.value = "";
  drawPictures();
  await keepCurrent();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await keepCurrent();
  if (!current.headline.trim()) {
    say.textContent = words.headlineMissing;
    form.elements.headline.focus();
    return;
  }
  current.queued = true;
  current.refused = "";
  await keep(current);
  await open(empty());
  fill();
  await drawOutbox();
  await sendAll();
});
window.addEventListener("online", sendAll);
setInterval(async () => {
  if ((await all()).some((text) => text.queued)) sendAll();
}, RETRY);

const begin = async () => {
  navigator.serviceWorker?.register(words.worker, { scope: location.pathname });
  let found = false;
  for (const text of await all()) found ||= !text.queued && (await open(text));
  if (!found) await open(empty());
  fill();
  await drawOutbox();
  await sendAll();
};
begin();
