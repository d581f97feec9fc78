// Puts a picture's place into the text where the cursor stands; one picture has one place.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button.place");
  const editor = button && window.CKEDITOR && CKEDITOR.instances.id_body;
  if (!editor) return;
  const key = button.dataset.caption;
  for (const figure of editor.editable().find("figure").toArray()) {
    if (figure.getAttribute("data-caption") === key) figure.remove();
  }
  editor.focus();
  editor.insertHtml(`<figure data-caption="${key}">&nbsp;</figure>`);
  editor.container.$.scrollIntoView({ block: "center" });
});
