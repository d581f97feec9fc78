// Counts while one writes: letters of the headline and the lede, words of the text, time to read.

const READ = 220; // syllables a minute

const count = (text) => (text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) || []).length;
const letters = (text) => [...text.normalize("NFC")].length;

const counter = (field, words) => {
  const shown = document.createElement("span");
  shown.className = "counter";
  field.closest(".form-row, .field").append(shown);
  const show = () => (shown.textContent = words());
  show();
  return show;
};

const counting = () => {
  const words = document.getElementById("counting").dataset;
  for (const name of ["id_headline", "id_lede"]) {
    const field = document.getElementById(name);
    if (!field) continue;
    const show = counter(field, () => `${letters(field.value)} ${words.letters}`);
    field.addEventListener("input", show);
  }
  const body = document.getElementById("id_body");
  if (!body) return;
  const text = () => {
    const editor = window.CKEDITOR?.instances.id_body;
    return editor?.status === "ready" ? editor.editable().$.innerText : "";
  };
  const show = counter(body, () => {
    const lede = document.getElementById("id_lede")?.value || "";
    const all = count(text()) + count(lede);
    return `${all.toLocaleString("vi-VN")} ${words.words} · ${Math.max(1, Math.ceil(all / READ))} ${words.minutes}`;
  });
  document.getElementById("id_lede")?.addEventListener("input", show);
  const watch = (editor) => {
    editor.on("change", show);
    show();
  };
  if (!window.CKEDITOR) return;
  for (const editor of Object.values(CKEDITOR.instances)) if (editor.status === "ready") watch(editor);
  CKEDITOR.on("instanceReady", (event) => watch(event.editor));
};

window.addEventListener("load", () => document.getElementById("counting") && counting());
