// The editor's side of pictures: `<figure data-caption="KEY">` is one block with picture and caption,
// moved, cut, pasted and removed like text; several keys in one are a gallery. What stands in the
// text is the key alone; how it looks comes from the caption's row (desk/captions.js).

(() => {
  const keysIn = (text) => (text || "").split(/\s+/).filter(Boolean);

  const draw = (widget) => {
    const sheet = widget.element.getDocument().$;
    const box = widget.element.$;
    box.replaceChildren();
    const keys = keysIn(box.getAttribute("data-caption"));
    box.classList.toggle("gallery", keys.length > 1);
    for (const key of keys) {
      const said = window.deskCaptions?.looks(key);
      const cell = sheet.createElement("span");
      cell.className = "cell";
      if (said?.thumb) {
        const image = sheet.createElement("img");
        image.src = said.thumb;
        image.alt = said.alt;
        image.draggable = false;
        cell.append(image);
      }
      const text = sheet.createElement("span");
      text.className = "words";
      text.textContent = said ? said.text || "…" : key;
      cell.append(text);
      box.append(cell);
    }
  };

  const widgetsOf = (editor) =>
    Object.values(editor.widgets?.instances || {}).filter((one) => one.name === "picture");
  const keysOf = (widget) => keysIn(widget.element.getAttribute("data-caption"));

  const write = (editor, widget, keys) => {
    if (!keys.length) editor.widgets.del(widget);
    else {
      widget.element.setAttribute("data-caption", keys.join(" "));
      draw(widget);
    }
  };

  const changed = (editor) => {
    editor.fire("saveSnapshot");
    editor.fire("change");
  };

  const takeOut = (editor, key, but = null) => {
    for (const widget of widgetsOf(editor)) {
      const keys = keysOf(widget);
      if (widget !== but && keys.includes(key)) write(editor, widget, keys.filter((one) => one !== key));
    }
  };

  // The block of the text that an element stands in, or null.
  const blockOf = (editor, element) => {
    let block = element;
    const whole = editor.editable();
    if (!block || block.equals(whole)) return null;
    while (block.getParent() && !block.getParent().equals(whole)) block = block.getParent();
    return block.getParent() ? block : null;
  };

  const blockAtCursor = (editor) =>
    blockOf(editor, editor.widgets.focused?.wrapper || editor.getSelection()?.getStartElement());

  CKEDITOR.plugins.add("placing", {
    requires: "widget",

    init(editor) {
      editor.widgets.add("picture", {
        upcast: (element) => element.name === "figure" && Boolean(element.attributes["data-caption"]),
        downcast: (element) =>
          new CKEDITOR.htmlParser.element("figure", {
            "data-caption": element.attributes["data-caption"],
          }),
        draggable: true,
        init() {
          draw(this);
          // A picture has one place: the one where it was put last; of two in a text that came so, one goes.
          const keys = keysOf(this);
          setTimeout(() => {
            if (editor.widgets.instances[this.id] === this) keys.forEach((key) => takeOut(editor, key, this));
          });
        },
      });
      editor.on("change", () => window.deskCaptions?.showPlaces());
      editor.on("contentDom", () => this.listenToFiles(editor));
      this.listenToPaste(editor);
    },

    // Files dropped on the text are uploaded, and placed after the block where they were dropped.
    listenToFiles(editor) {
      const give = (event, files, block) => {
        if (!files?.length) return;
        event.preventDefault();
        event.stopPropagation();
        document.dispatchEvent(new CustomEvent("desk:files", { detail: { files: [...files], block } }));
      };
      const sheet = editor.document.$;
      const drop = (event) =>
        give(event, event.dataTransfer?.files, blockOf(editor, new CKEDITOR.dom.element(event.target)));
      const paste = (event) => {
        // Word lays a picture of the words beside them: the words are what is meant.
        const words = event.clipboardData?.types.some((type) => type.startsWith("text/"));
        if (!words) give(event, event.clipboardData?.files, blockAtCursor(editor));
      };
      sheet.addEventListener("drop", drop, true);
      sheet.addEventListener("paste", paste, true);
    },

    // Pictures among words from elsewhere are files of another machine: it is said that they stay out,
    // and the empty lines where they and Word's spacing stood go too.
    listenToPaste(editor) {
      const [before, after] = [1, 999]; // the filters; the text is inserted at 1000
      const elsewhere = ({ dataTransfer }) =>
        dataTransfer.getTransferType(editor) === CKEDITOR.DATA_TRANSFER_EXTERNAL;
      let notice = null;
      const look = ({ data }) => {
        if (!elsewhere(data) || !/<(img|v:imagedata)\b/i.test(data.dataValue)) return;
        const message = document.getElementById("captions").dataset.pasted;
        notice ||= new CKEDITOR.plugins.notification(editor, { message, type: "warning" });
        if (!notice.isVisible()) notice.show(); // what comes from Word passes here twice
      };
      const tidy = ({ data }) => {
        if (!elsewhere(data)) return;
        const words = data.dataValue.replace(/<img\b[^>]*>/gi, "");
        data.dataValue = words.replace(/<p\b[^>]*>(\s|&nbsp;|<br ?\/?>)*<\/p>/gi, "");
      };
      editor.on("paste", look, null, null, before);
      editor.on("paste", tidy, null, null, after);
    },

    // The keys of each block, in reading order.
    keys(editor) {
      return widgetsOf(editor).map(keysOf);
    },

    redraw(editor) {
      widgetsOf(editor).forEach(draw);
    },

    // Puts a picture after a block, the one at the cursor unless said; returns the picture's own block.
    place(editor, key, block = blockAtCursor(editor)) {
      editor.focus();
      editor.fire("saveSnapshot");
      takeOut(editor, key);
      const figure = new CKEDITOR.dom.element("figure", editor.document);
      figure.setAttribute("data-caption", key);
      if (block && block.getParent()) figure.insertAfter(block);
      else editor.editable().append(figure);
      const widget = editor.widgets.initOn(figure, "picture");
      changed(editor);
      return widget.wrapper;
    },

    join(editor, other, key) {
      editor.fire("saveSnapshot");
      let widget = widgetsOf(editor).find((one) => keysOf(one).includes(other));
      if (!widget) {
        this.place(editor, other);
        widget = widgetsOf(editor).find((one) => keysOf(one).includes(other));
      }
      takeOut(editor, key, widget);
      const keys = keysOf(widget).filter((one) => one !== key);
      keys.splice(keys.indexOf(other) + 1, 0, key);
      write(editor, widget, keys);
      changed(editor);
    },

    remove(editor, key) {
      editor.fire("saveSnapshot");
      takeOut(editor, key);
      changed(editor);
    },
  });
})();
