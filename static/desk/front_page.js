// Dragging on the front page's board. Every drop sends what a button of the same form would send;
// the board that comes back takes the old one's place, so nothing scrolls away.

const acting = () => document.getElementById("act");

const send = async (act) => {
  const form = acting();
  const data = new FormData(form);
  data.set("act", act);
  const answer = await fetch(location.href, { method: "POST", body: data });
  if (!answer.ok) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const board = document.getElementById("arranging");
  const [opened, down] = [board.querySelector("details[open]"), board.querySelector(".stories").scrollTop];
  board.replaceWith(fresh.getElementById("arranging"));
  if (opened) document.getElementById(opened.id).open = true;
  document.querySelector(".stories").scrollTop = down;
  say(fresh.querySelector(".messagelist"));
};

// What the desk answered, where a screen reader hears it.
const say = (list) => {
  let place = document.getElementById("said");
  if (!place) {
    for (const old of document.querySelectorAll(".messagelist")) old.remove();
    place = document.createElement("div");
    place.id = "said";
    place.setAttribute("role", "status");
    document.getElementById("content").before(place);
  }
  place.replaceChildren(...(list ? [list] : []));
};

// After a button the focus stays on the same button of the new board, if it is still there.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.target !== acting() || !button || button.name !== "act") return;
  event.preventDefault();
  send(button.value).then(() => {
    const same = document.querySelector(`button[value="${CSS.escape(button.value)}"]`);
    if (same) same.focus();
  });
});

let carried = null; // what, and of which kind: a place takes one kind alone

document.addEventListener("dragstart", (event) => {
  const from = event.target.closest?.("[data-carry]");
  if (!from) return;
  carried = from.dataset;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", from.textContent.trim());
  document.body.dataset.carrying = carried.kind;
});

document.addEventListener("dragend", () => {
  carried = null;
  delete document.body.dataset.carrying;
});

const placeUnder = (event) => {
  const place = carried && event.target.closest?.("[data-slot]");
  return place && place.dataset.takes === carried.kind ? place : null;
};

document.addEventListener("dragover", (event) => {
  const place = placeUnder(event);
  for (const other of document.querySelectorAll(".is-over")) {
    if (other !== place) other.classList.remove("is-over");
  }
  if (!place) return;
  event.preventDefault();
  place.classList.add("is-over");
});

document.addEventListener("drop", (event) => {
  const place = placeUnder(event);
  if (!place) return;
  event.preventDefault();
  place.classList.remove("is-over");
  const [from, what] = carried.carry.split(":");
  const slot = place.dataset.slot;
  if (from === "thing") send(`pin:${what}:${slot}`);
  else if (what !== slot) send(`swap:${what}:${slot}`);
});
