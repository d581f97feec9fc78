// An expired login: asked for once more over the page, which stays as it is.

export const csrfCookie = () => document.cookie.match(/csrftoken=([^;]+)/)?.[1] || "";

// `goOn` is called when somebody is logged in again.
export const LoginAgain = class {
  constructor(goOn) {
    this.goOn = goOn;
    this.dialog = document.getElementById("login-again");
    this.dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      this.logIn();
    });
    window.addEventListener("focus", () => this.dialog.open && this.cameBack());
  }

  ask() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  // Whoever logged in in another tab comes back to this page, and goes on.
  async cameBack() {
    const answer = await fetch("/admin/jsi18n/", { redirect: "manual", cache: "no-store" }).catch(() => null);
    if (answer?.ok) this.inside();
  }

  inside() {
    this.dialog.querySelector("[name=password]").value = "";
    this.dialog.close();
    this.goOn();
  }

  async logIn() {
    const address = "/admin/login/";
    await fetch(address);
    const data = new URLSearchParams(new FormData(this.dialog.querySelector("form")));
    data.set("csrfmiddlewaretoken", csrfCookie());
    data.set("next", "/admin/jsi18n/");
    const answer = await fetch(address, { method: "POST", body: data });
    const inside = answer.ok && !answer.url.includes("/login/");
    this.dialog.querySelector(".wrong").hidden = inside;
    if (inside) this.inside();
  }
};
