// The editor follows the desk's theme: its text is a frame of its own, its tools are CKEditor's.

const isDark = () => {
  const chosen = document.documentElement.dataset.theme || "auto";
  if (chosen !== "auto") return chosen === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
};

const paint = () => {
  const theme = isDark() ? "dark" : "light";
  document.documentElement.classList.toggle("desk-dark", theme === "dark");
  for (const editor of Object.values(window.CKEDITOR?.instances || {})) {
    if (editor.document) editor.document.$.documentElement.dataset.theme = theme;
  }
};

window.addEventListener("load", () => {
  paint();
  if (!window.CKEDITOR) return;
  CKEDITOR.on("instanceReady", paint);
  for (const editor of Object.values(CKEDITOR.instances)) editor.on("contentDom", paint);
});
new MutationObserver(paint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
