// What the reader chose stands before the first paint: colours, size of letters. Kept in this browser alone.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    for (const name of ["theme", "size"]) {
      const chosen = localStorage.getItem(name);
      if (chosen) root.dataset[name] = chosen;
    }
  } catch {
    // A browser that keeps nothing shows the page as the machine is set.
  }
})();
