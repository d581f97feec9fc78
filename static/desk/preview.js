// The preview at two widths, and the button that copies a link.

const frame = document.getElementById("as-read");
for (const button of document.querySelectorAll(".widths button")) {
  button.addEventListener("click", () => {
    frame.classList.toggle("phone", button.dataset.width === "phone");
    frame.classList.toggle("desktop", button.dataset.width === "desktop");
    for (const other of document.querySelectorAll(".widths button")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  });
}
for (const button of document.querySelectorAll("button.copy")) {
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.from);
    field.select();
    await navigator.clipboard?.writeText(field.value);
    button.textContent = button.dataset.done;
  });
}
