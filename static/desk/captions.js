// The article's pictures: chosen from the library or dropped, in order, with their words, the people
// shown from left to right, and their places in the text (desk/placing.js is the editor's side).

import { Picker } from "./picker.js";
import { Uploads } from "./uploading.js";

const part = document.getElementById("captions");
const words = part?.dataset;
let picker = null; // of the library, where captions may be changed

const named = (row, name) => row.querySelector(`[name$="-${name}"]`);
const touched = (row) => named(row, "order").dispatchEvent(new Event("input", { bubbles: true }));
const keyOf = (row) => named(row, "row_key").value;
const rows = () => [...part.querySelectorAll(".caption-row")];
const alive = () => rows().filter((row) => !row.classList.contains("dropped"));

const button = (text, label, act) => {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: text });
  if (label !== text) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
};

// --- Who is shown, from the left

const peopleOf = (row) => {
  const list = row.querySelector(".shown");
  return [...list.children].map((item) => ({
    person: Number(item.dataset.person),
    name: item.dataset.name,
    title: item.querySelector("input").value,
  }));
};

const keepPeople = (row) => {
  const said = peopleOf(row).map(({ person, name, title }) => ({ person, name, title }));
  const field = named(row, "shown");
  const text = JSON.stringify(said);
  if (field.value === text) return;
  field.value = text;
  touched(row);
};

const addPerson = (row, { person, name, title }) => {
  const list = row.querySelector(".shown");
  if ([...list.children].some((item) => item.dataset.person === String(person))) return;
  const item = document.createElement("li");
  const input = document.createElement("input");
  Object.assign(item.dataset, { person, name });
  Object.assign(input, { type: "text", value: title || "", maxLength: 300, placeholder: words.titleWord });
  input.setAttribute("aria-label", `${name}: ${words.titleWord}`);
  input.addEventListener("input", () => keepPeople(row));
  const move = (step) => {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    keepPeople(row);
  };
  const named = document.createElement("strong");
  named.textContent = name;
  item.append(named, input);
  if (part.querySelector("#caption-row")) {
    item.append(
      button("←", words.left, () => move(-1)),
      button("→", words.right, () => move(1)),
      button("×", words.away, () => {
        item.remove();
        keepPeople(row);
      }),
    );
  } else input.disabled = true;
  list.append(item);
};

// The title that the register has for the day of the event; typed over where the text says another.
const titleOf = async (person) => {
  const day = document.getElementById("id_event_date")?.value || "";
  const event = document.getElementById("id_event")?.value || "";
  const asked = new URLSearchParams({ person, day, event });
  const answer = await fetch(`${words.titleOf}?${asked}`).catch(() => null);
  return answer?.ok ? (await answer.json()).title : "";
};

// --- Places in the text

const editor = () => window.CKEDITOR?.instances.id_body;
const placing = () => editor()?.plugins.placing;

const looks = (key) => {
  const row = rows().find((one) => keyOf(one) === key);
  if (!row) return null;
  return { thumb: row.dataset.thumb, text: named(row, "text").value, alt: named(row, "alt").value };
};

const showPlaces = () => {
  const placed = placing() ? placing().keys(editor()) : [];
  for (const row of alive()) {
    const group = placed.find((keys) => keys.includes(keyOf(row)));
    const place = !group ? words.before : group.length > 1 ? words.inGallery : words.inText;
    row.querySelector(".caption-place").textContent = place;
    row.classList.toggle("placed", Boolean(group));
  }
};

const refresh = () => {
  alive().forEach((row, index) => {
    const order = named(row, "order");
    if (order.value !== String(index + 1)) {
      order.value = index + 1;
      touched(row);
    }
    const note = (name, missing) => {
      const said = row.querySelector(`.${name}-note`);
      const typed = named(row, name).value.trim();
      const inherited = row.dataset[name === "alt" ? "photoAlt" : "photoCredit"];
      named(row, name).placeholder = inherited || "";
      said.hidden = Boolean(typed || inherited || !named(row, "photo").value);
      said.textContent = missing;
    };
    note("alt", words.noAlt);
    note("credit", words.noCredit);
  });
  if (placing()) placing().redraw(editor());
  showPlaces();
};

// --- Rows

const showPicture = (row, photo) => {
  const image = row.querySelector(".caption-thumb");
  row.dataset.thumb = photo.thumb;
  row.dataset.photoAlt = photo.alt || "";
  row.dataset.photoCredit = photo.credit || "";
  image.src = photo.thumb;
  image.hidden = false;
  row.querySelector(".caption-none").hidden = true;
  named(row, "photo").value = photo.pk;
};

const take = async (row, photo) => {
  showPicture(row, photo);
  const text = named(row, "text");
  if (!text.value.trim() && photo.description) text.value = photo.description;
  touched(row);
  refresh();
  for (const { person, name } of photo.people || []) {
    addPerson(row, { person, name, title: await titleOf(person) });
  }
  keepPeople(row);
};

const newRow = () => {
  const total = part.querySelector(`[name="${words.prefix}-TOTAL_FORMS"]`);
  const number = Number(total.value);
  const made = document.createElement("template");
  made.innerHTML = part.querySelector("#caption-row").innerHTML.replaceAll("__prefix__", number);
  const row = made.content.querySelector(".caption-row");
  part.querySelector(".caption-rows").append(row);
  total.value = number + 1;
  prepare(row);
  row.dispatchEvent(
    new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: words.prefix } }),
  );
  refresh();
  return row;
};

const drop = (row) => {
  if (placing()) placing().remove(editor(), keyOf(row));
  const mark = named(row, "DELETE");
  row.classList.add("dropped");
  if (mark) mark.checked = true;
  const note = document.createElement("p");
  note.className = "caption-dropped";
  note.append(
    `${words.dropped} ${named(row, "text").value.slice(0, 60) || words.noPicture} `,
    button(words.back, words.back, () => {
      row.classList.remove("dropped");
      if (mark) mark.checked = false;
      note.remove();
      touched(row);
      refresh();
    }),
  );
  row.before(note);
  touched(row);
  refresh();
};

const move = (row, step) => {
  const list = alive();
  const other = list[list.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  refresh();
  row.querySelector(`[data-do=${step < 0 ? "up" : "down"}]`).focus();
};

const above = (row) => alive()[alive().indexOf(row) - 1];

const acts = {
  place: (row) => placing().place(editor(), keyOf(row)),
  join: (row) => above(row) && placing().join(editor(), keyOf(above(row)), keyOf(row)),
  unplace: (row) => placing().remove(editor(), keyOf(row)),
  change: (row) => picker.open((photo) => take(row, photo), true),
  up: (row) => move(row, -1),
  down: (row) => move(row, 1),
  drop,
};

const prepare = (row) => {
  for (const one of JSON.parse(row.querySelector("script[type='application/json']").textContent)) {
    addPerson(row, one);
  }
  row.addEventListener("click", (event) => {
    const act = acts[event.target.closest("[data-do]")?.dataset.do];
    if (!act) return;
    act(row);
    refresh();
  });
  row.addEventListener("input", (event) => {
    if (event.target !== named(row, "order")) refresh();
  });
};

// --- Files

const listenToFiles = () => {
  const list = part.querySelector(".uploads");
  const input = part.querySelector(".caption-drop input");
  const token = () => document.querySelector("#article_form [name=csrfmiddlewaretoken]").value;
  const uploads = new Uploads({ list, input, words: list.dataset, token }, (photo) => {
    take(newRow(), photo);
  });
  uploads.listenTo(part);
  document.addEventListener("desk:files", (event) => {
    let { block } = event.detail;
    uploads.add(event.detail.files, (photo) => {
      const row = newRow();
      take(row, photo);
      block = placing().place(editor(), keyOf(row), block);
      showPlaces();
    });
  });
};

// --- Begin

const begin = () => {
  rows().forEach(prepare);
  window.deskCaptions = { looks, showPlaces };
  if (part.querySelector("#caption-row")) {
    picker = new Picker(part.querySelector(".picker"), words.pick);
    part.querySelector("[data-do=pick]").addEventListener("click", () => {
      picker.open((photo) => take(newRow(), photo));
    });
    part.querySelector("[data-do=empty]").addEventListener("click", () => {
      named(newRow(), "text").focus();
    });
    listenToFiles();
    django.jQuery(part).on("select2:select", "[name$=-find_person]", async (event) => {
      const row = event.target.closest(".caption-row");
      const { id, text } = event.params.data;
      django.jQuery(event.target).val(null).trigger("change");
      addPerson(row, { person: id, name: text, title: await titleOf(id) });
      keepPeople(row);
    });
  }
  refresh();
  window.CKEDITOR?.on("instanceReady", refresh);
};

if (part) {
  if (document.readyState === "complete") begin();
  else window.addEventListener("load", begin);
}
