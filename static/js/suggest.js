// Suggestions while typing in a search field (ARIA combobox). Without script the field just searches.
(() => {
  for (const field of document.querySelectorAll("input[data-suggest]")) {
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `${field.id}-suggestions`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.labels[0]?.textContent || "");
    list.hidden = true;
    field.after(list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    let chosen = -1, waiting = 0, asked = "";

    function close() {
      list.hidden = true;
      chosen = -1;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    function choose(number) {
      const rows = [...list.children];
      chosen = rows.length ? (number + rows.length) % rows.length : -1;
      rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === chosen)));
      if (chosen >= 0) field.setAttribute("aria-activedescendant", rows[chosen].id);
    }

    function show(suggestions) {
      list.replaceChildren(...suggestions.map((suggestion, n) => {
        const row = document.createElement("li");
        row.id = `${list.id}-${n}`;
        row.setAttribute("role", "option");
        row.setAttribute("aria-selected", "false");
        row.textContent = suggestion.text;
        row.dataset.url = suggestion.url;
        return row;
      }));
      chosen = -1;
      field.removeAttribute("aria-activedescendant");
      list.hidden = !suggestions.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
    }

    async function ask() {
      const words = field.value.trim();
      if (words === asked) return;
      asked = words;
      if (words.length < 2) return close();
      try {
        const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`);
        if (answer.ok && words === asked) show((await answer.json()).suggestions);
      } catch {
        close();
      }
    }

    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 180);
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        location.href = list.children[chosen].dataset.url;
      } else if (event.key === "Escape") {
        close();
      }
    });
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const row = event.target.closest("li");
      if (row) location.href = row.dataset.url;
    });
    field.addEventListener("blur", close);
    close();
  }
})();
