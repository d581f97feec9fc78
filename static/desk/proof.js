// The findings of the proofreading lead to their place in the text, and are asked anew after a save.

const fieldOf = (part) => {
  const [first, key, name] = part.split("/");
  if (first !== "captions") return document.getElementById(`id_${first}`);
  const row = [...document.querySelectorAll("[name$=-row_key]")].find((field) => field.value === key);
  return row && document.getElementById(row.id.replace("row_key", name));
};

const selectIn = (field, { words, start, end }) => {
  field.focus();
  const at = words ? field.value.indexOf(words) : -1;
  const [from, to] = at < 0 || field.value.slice(start, end) ? [start, end] : [at, at + words.length];
  field.setSelectionRange(Number(from), Number(to));
  field.scrollIntoView({ block: "center" });
};

// Finds words in the editor: their text may be spread over several nodes of one block.
const selectInEditor = (editor, words) => {
  const root = editor.editable().$;
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push([walker.currentNode, text.length]);
    text += walker.currentNode.data;
  }
  const plain = text.replaceAll("\u00a0", " ");
  const from = plain.indexOf(words.replaceAll("\u00a0", " "));
  if (from < 0) return false;
  const place = (offset) => {
    const [node, begins] = nodes.findLast(([, begins]) => begins <= offset);
    return [node, Math.min(offset - begins, node.data.length)];
  };
  const range = root.ownerDocument.createRange();
  range.setStart(...place(from));
  range.setEnd(...place(from + words.length));
  editor.focus();
  const selection = root.ownerDocument.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  editor.container.$.scrollIntoView({ block: "center" });
  return true;
};

const pointAt = (remark) => {
  const editor = window.CKEDITOR?.instances.id_body;
  if (remark.part === "body" && editor) return selectInEditor(editor, remark.words);
  const field = fieldOf(remark.part);
  if (field) selectIn(field, remark);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.remark");
  if (button) pointAt(button.dataset);
});

document.addEventListener("desk:saved", async () => {
  const panel = document.getElementById("proof");
  if (!panel?.dataset.address) return;
  try {
    const answer = await fetch(panel.dataset.address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    panel.replaceWith(fresh.getElementById("proof"));
  } catch {
    // No line: the findings stay as they are.
  }
});
