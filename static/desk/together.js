// Who else has the article open: said at the top of the page, and who of them writes.

const BEAT = 15000; // milliseconds

const together = () => {
  const keeping = document.getElementById("keeping");
  const keeper = window.deskKeeper;
  const banner = document.createElement("p");
  banner.className = "banner presence";
  let wrote = null;

  const ask = async (more = {}) => {
    if (!keeper.article || !("mayWrite" in keeping.dataset)) return;
    const body = new URLSearchParams({
      csrfmiddlewaretoken: keeper.field("csrfmiddlewaretoken").value,
      tab: keeper.field("tab").value,
      ...more,
    });
    try {
      const answer = await fetch("../presence/", { method: "POST", body });
      if (answer.status === 401) keeper.loggedOut();
      else if (answer.ok) show(await answer.json());
    } catch {
      // No line: the keeper says so when something is typed.
    }
  };

  const sentence = (other) => {
    const { open, youOpen, writes } = keeping.dataset;
    const words = other.you ? `${youOpen} ${other.since}` : `${other.name} ${open} ${other.since}`;
    return other.writes ? `${words} ${writes}.` : `${words}.`;
  };

  const show = (news) => {
    banner.replaceChildren();
    const writer = news.others.find((other) => other.writes);
    if (wrote && !news.writes && writer) banner.append(`${writer.name} ${keeping.dataset.taken} `);
    else banner.append(news.others.map(sentence).join(" "), " ");
    if (!news.writes && writer) {
      banner.append(keeper.button(keeping.dataset.takeOver, () => ask({ take: "1" })));
    }
    wrote ||= news.writes;
    if (news.writes) wrote = true;
    if (news.others.length) keeper.banners.append(banner);
    else banner.remove();
    const mine = Number(keeper.field("expected_version").value);
    if (news.version > mine && !keeper.dirty && !keeper.running && !keeper.keptAside) {
      keeper.once("behind", `${keeping.dataset.behind} `, keeping.dataset.reload, location.pathname);
    }
  };

  ask();
  setInterval(ask, BEAT);
  document.addEventListener("desk:born", () => ask());
  window.addEventListener("pagehide", () => {
    if (!keeper.article) return;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", keeper.field("csrfmiddlewaretoken").value);
    body.set("tab", keeper.field("tab").value);
    body.set("leave", "1");
    navigator.sendBeacon("../presence/", body);
  });
};

document.addEventListener("desk:keeping", together);
