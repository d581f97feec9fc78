// Puts a picture's place into the text after the paragraph where the cursor stands.
// One picture has one place, and nobody types into a place: readers would never see the words.

const figuresOf = (editor) => editor.editable().find("figure").toArray();

const closeFigures = (editor) => {
  for (const figure of figuresOf(editor)) figure.setAttribute("contenteditable", "false");
};

const paragraphAtCursor = (editor) => {
  const selection = editor.getSelection();
  let block = selection && selection.getStartElement();
  while (block && block.getParent() && !block.getParent().equals(editor.editable())) {
    block = block.getParent();
  }
  return block && block.getParent() ? block : null;
};

const place = (editor, key) => {
  editor.focus();
  editor.fire("saveSnapshot");
  const block = paragraphAtCursor(editor);
  const figure = new CKEDITOR.dom.element("figure", editor.document);
  figure.setAttribute("data-caption", key);
  if (block) figure.insertAfter(block);
  else editor.editable().append(figure, true);
  for (const other of figuresOf(editor)) {
    if (other.getAttribute("data-caption") === key && !other.equals(figure)) other.remove();
  }
  closeFigures(editor);
  editor.fire("saveSnapshot");
  editor.container.$.scrollIntoView({ block: "center" });
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.place");
  const editor = button && window.CKEDITOR && CKEDITOR.instances.id_body;
  if (editor) place(editor, button.dataset.caption);
});

window.addEventListener("load", () => {
  if (!window.CKEDITOR) return;
  for (const editor of Object.values(CKEDITOR.instances)) {
    editor.on("contentDom", () => closeFigures(editor));
    if (editor.status === "ready") closeFigures(editor);
  }
  CKEDITOR.on("instanceReady", (event) => closeFigures(event.editor));
});
