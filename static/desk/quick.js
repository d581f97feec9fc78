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
      Object.assign(caption, { rows: 2, value: picture.text });
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

const drawOutbox = async () => {
  const rows = (await all()).filter((text) => text.queued);
  document.getElementById("outbox").replaceChildren(
    ...rows.map((text) => {
      const row = document.createElement("li");
      row.textContent = `${text.headline} – ${words.waiting}`;
      return row;
    }),
  );
};

// --- Sending

const post = async (address, body, type) => {
  const headers = { "X-CSRFToken": csrf(), ...(type ? { "Content-Type": type } : {}) };
  const answer = await fetch(address, { method: "POST", body, headers });
  if (answer.status === 401 || answer.status === 403) throw new Error("login");
  return [answer.status, await answer.json()];
};

// A picture goes on where it stopped; the server says where that is.
const sendPicture = async (picture) => {
  const address = `${words.picture}${picture.key}/`;
  let [status, news] = await post(address, new URLSearchParams({ size: picture.file.size }));
  while (status === 200 && !news.done) {
    const part = picture.file.slice(news.received, news.received + PART);
    say.textContent = `${words.sending} ${Math.round((100 * news.received) / picture.file.size)} %`;
    [status, news] = await post(`${address}${news.received}/`, part, "application/octet-stream");
    if (status === 409) status = 200;
  }
  if (status !== 200) throw new Error(news.sentence || "refused");
};

const sendText = async (text) => {
  for (const picture of text.pictures) await sendPicture(picture);
  const body = JSON.stringify({
    ...text,
    pictures: text.pictures.map(({ key, text: caption }) => ({ key, text: caption })),
  });
  const [status, news] = await post(words.send, body, "application/json");
  if (status !== 200) throw new Error(news.sentence || "refused");
  await forget(text.key);
  const link = document.createElement("a");
  Object.assign(link, { href: news.url, textContent: words.open });
  say.replaceChildren(`${words.arrived} `, link);
};

let sending = false;
const sendAll = async () => {
  if (sending) return;
  sending = true;
  try {
    for (const text of (await all()).filter((one) => one.queued)) await sendText(text);
  } catch (error) {
    if (error.message === "login") {
      const link = document.createElement("a");
      Object.assign(link, { href: words.login, textContent: words.loginWord });
      say.replaceChildren(link);
    } else {
      say.textContent = error instanceof TypeError ? words.offline : error.message;
    }
  } finally {
    sending = false;
    drawOutbox();
  }
};

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
  await keep(current);
  current = empty();
  fill();
  await drawOutbox();
  await sendAll();
});
window.addEventListener("online", sendAll);
setInterval(async () => {
  if ((await all()).some((text) => text.queued)) sendAll();
}, RETRY);

const begin = async () => {
  current = (await all()).find((text) => !text.queued) || current;
  fill();
  await drawOutbox();
  await sendAll();
  navigator.serviceWorker?.register(words.worker, { scope: location.pathname });
};
begin();
