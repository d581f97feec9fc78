// New rows get a key of their own, so that a write sent twice makes no second row.
document.addEventListener("formset:added", (event) => {
  const key = event.target.querySelector("[name$=-row_key]");
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  const random = crypto.getRandomValues(new Uint8Array(12));
  if (key) key.value = Array.from(random, (byte) => letters[byte % 32]).join("");
});
