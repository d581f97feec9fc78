// The picture library in a dialog: what is picked there goes to whoever opened it.

const photoOf = (card) => ({
  pk: card.dataset.photo,
  thumb: card.dataset.thumb,
  alt: card.dataset.alt,
  credit: card.dataset.credit,
  description: card.dataset.description,
  people: JSON.parse(card.dataset.people || "[]"),
});

export class Picker {
  // `address` answers a part of the library, as HTML.
  constructor(dialog, address) {
    Object.assign(this, { dialog, address });
    this.place = dialog.querySelector(".picker-place");
    this.field = dialog.querySelector("input");
    let timer = 0;
    this.field.addEventListener("input", (event) => {
      event.stopPropagation();
      clearTimeout(timer);
      timer = setTimeout(() => this.look(event.target.value), 250);
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    dialog.querySelector("[data-do=close]").addEventListener("click", () => dialog.close());
    this.place.addEventListener("click", (event) => this.clicked(event));
  }

  open(act, onlyOne = false) {
    Object.assign(this, { act, onlyOne });
    this.dialog.showModal();
    this.look("");
    this.field.focus();
  }

  async look(query) {
    const asked = query.startsWith("?") ? query : `?${new URLSearchParams({ q: query, right: "" })}`;
    const answer = await fetch(`${this.address}${asked}`).catch(() => null);
    if (answer?.ok) this.place.innerHTML = await answer.text();
  }

  clicked(event) {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const card = link.closest(".photo-card");
    if (!card) return void this.look(new URL(link.href).search);
    this.act(photoOf(card));
    if (this.onlyOne) this.dialog.close();
    else card.classList.add("taken");
  }
}
