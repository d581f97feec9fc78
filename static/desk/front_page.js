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
  document.getElementById("arranging").replaceWith(fresh.getElementById("arranging"));
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

let carried = null;

document.addEventListener("dragstart", (event) => {
  const from = event.target.closest?.("[data-carry]");
  if (!from) return;
  carried = from.dataset.carry;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", from.textContent.trim());
  document.body.classList.add("carrying");
});

document.addEventListener("dragend", () => {
  carried = null;
  document.body.classList.remove("carrying");
});

const placeUnder = (event) => (carried ? event.target.closest?.("[data-slot]") : null);

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
  const [kind, what] = carried.split(":");
  const slot = place.dataset.slot;
  if (kind === "article") send(`pin:${what}:${slot}`);
  else if (what !== slot) send(`swap:${what}:${slot}`);
});
