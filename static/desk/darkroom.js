// One picture's table: its focal point, its cut, and the brush that covers a face, with the cuts of
// the real cards beside it. The numbers stand in the form; without this script they can be typed.

const table = document.querySelector(".darkroom");

const Darkroom = class {
  constructor() {
    this.stage = table.querySelector("canvas.stage");
    this.form = table.closest("form");
    this.image = new Image();
    this.from = null; // where a cut began
    this.covers = JSON.parse(this.field("covers").value || "[]");
    this.image.addEventListener("load", () => this.lay());
    this.image.src = this.stage.dataset.src;
    this.stage.addEventListener("pointerdown", (event) => this.press(event));
    this.stage.addEventListener("pointermove", (event) => this.move(event));
    this.stage.addEventListener("pointerup", (event) => this.release(event));
    this.stage.addEventListener("keydown", (event) => this.key(event));
    table.querySelector("[data-do=undo]").addEventListener("click", () => this.undo());
    table.querySelector("[data-do=uncut]").addEventListener("click", () => this.cut(0, 0, 1, 1));
    for (const name of ["focal_x", "focal_y", "crop_left", "crop_top", "crop_right", "crop_bottom"]) {
      this.field(name).addEventListener("input", () => this.draw());
    }
    for (const tool of table.querySelectorAll("[name=_tool]")) {
      tool.addEventListener("change", () => this.draw());
    }
  }

  // --- What the form holds

  field(name) {
    return this.form.elements[name];
  }

  number(name) {
    const typed = Number.parseFloat(this.field(name).value.replace(",", "."));
    return Number.isFinite(typed) ? Math.min(Math.max(typed, 0), 1) : 0;
  }

  set(name, value) {
    this.field(name).value = Math.round(Math.min(Math.max(value, 0), 1) * 10000) / 10000;
  }

  get tool() {
    return table.querySelector("[name=_tool]:checked").value;
  }

  get crop() {
    return ["left", "top", "right", "bottom"].map((edge) => this.number(`crop_${edge}`));
  }

  cut(left, top, right, bottom) {
    if (right - left < 0.02 || bottom - top < 0.02) return;
    this.set("crop_left", left);
    this.set("crop_top", top);
    this.set("crop_right", right);
    this.set("crop_bottom", bottom);
    this.draw();
  }

  focus(x, y) {
    this.set("focal_x", x);
    this.set("focal_y", y);
    this.draw();
  }

  cover(x, y) {
    const radius = Number.parseFloat(table.querySelector("[name=_brush]").value);
    const short = (value) => Math.round(Math.min(Math.max(value, 0), 1) * 1000) / 1000;
    const last = this.covers.at(-1);
    if (last && this.dragging && Math.hypot(last[0] - x, last[1] - y) < radius / 2) return;
    this.covers.push([short(x), short(y), radius]);
    this.field("covers").value = JSON.stringify(this.covers);
    this.draw();
  }

  undo() {
    this.covers.pop();
    this.field("covers").value = JSON.stringify(this.covers);
    this.draw();
  }

  // --- The hand

  at(event) {
    const box = this.stage.getBoundingClientRect();
    const inside = (value) => Math.min(Math.max(value, 0), 1);
    return [
      inside((event.clientX - box.left) / box.width),
      inside((event.clientY - box.top) / box.height),
    ];
  }

  press(event) {
    const point = this.at(event);
    this.stage.setPointerCapture(event.pointerId);
    this.from = point;
    if (this.tool === "focal") this.focus(...point);
    if (this.tool === "cover") this.cover(...point);
    this.dragging = true;
  }

  move(event) {
    if (!this.from) return;
    const [x, y] = this.at(event);
    if (this.tool === "focal") this.focus(x, y);
    else if (this.tool === "cover") this.cover(x, y);
    else {
      const [a, b] = this.from;
      this.cut(Math.min(a, x), Math.min(b, y), Math.max(a, x), Math.max(b, y));
    }
  }

  release() {
    this.from = null;
    this.dragging = false;
  }

  key(event) {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const size = event.shiftKey ? 0.05 : 0.01;
    this.focus(this.number("focal_x") + step[0] * size, this.number("focal_y") + step[1] * size);
  }

  // --- What is seen

  lay() {
    this.stage.width = this.image.naturalWidth;
    this.stage.height = this.image.naturalHeight;
    this.draw();
  }

  covered() {
    const { width, height } = this.stage;
    const sheet = Object.assign(document.createElement("canvas"), { width, height });
    const pen = sheet.getContext("2d");
    pen.drawImage(this.image, 0, 0);
    for (const [x, y, radius] of this.covers) {
      const reach = radius * width;
      const [left, top] = [x * width - reach, y * height - reach];
      const small = Object.assign(document.createElement("canvas"), { width: 3, height: 3 });
      small.getContext("2d").drawImage(sheet, left, top, 2 * reach, 2 * reach, 0, 0, 3, 3);
      pen.save();
      pen.beginPath();
      pen.arc(x * width, y * height, reach, 0, 2 * Math.PI);
      pen.clip();
      pen.drawImage(small, left, top, 2 * reach, 2 * reach);
      pen.restore();
    }
    return sheet;
  }

  draw() {
    if (!this.image.naturalWidth) return;
    const { width, height } = this.stage;
    const pen = this.stage.getContext("2d");
    const sheet = this.covered();
    const [left, top, right, bottom] = this.crop;
    pen.drawImage(sheet, 0, 0);
    pen.fillStyle = "rgb(0 0 0 / 60%)";
    pen.fillRect(0, 0, width, top * height);
    pen.fillRect(0, bottom * height, width, height);
    pen.fillRect(0, top * height, left * width, (bottom - top) * height);
    pen.fillRect(right * width, top * height, width, (bottom - top) * height);
    this.mark(pen, this.number("focal_x") * width, this.number("focal_y") * height);
    for (const cut of table.querySelectorAll("[data-cut]")) this.drawCut(cut, sheet);
  }

  mark(pen, x, y) {
    const size = this.stage.width / 40;
    for (const [colour, line] of [["#000", 7], ["#fff", 3]]) {
      pen.strokeStyle = colour;
      pen.lineWidth = (line * this.stage.width) / 1200;
      pen.beginPath();
      pen.arc(x, y, size, 0, 2 * Math.PI);
      pen.moveTo(x - size * 1.5, y);
      pen.lineTo(x + size * 1.5, y);
      pen.moveTo(x, y - size * 1.5);
      pen.lineTo(x, y + size * 1.5);
      pen.stroke();
    }
  }

  // The same sum as darkroom/develop.py: the largest cut with the point near its middle.
  drawCut(canvas, sheet) {
    const [left, top, right, bottom] = this.crop;
    let [x, y] = [left * sheet.width, top * sheet.height];
    let [width, height] = [(right - left) * sheet.width, (bottom - top) * sheet.height];
    if (canvas.dataset.cut === "card") {
      const ratio = Number.parseFloat(table.dataset.ratio);
      const [wide, high] = width > height * ratio ? [height * ratio, height] : [width, width / ratio];
      const begin = (point, from, whole, part) =>
        Math.min(Math.max(point - part / 2, from), from + whole - part);
      x = begin(this.number("focal_x") * sheet.width, x, width, wide);
      y = begin(this.number("focal_y") * sheet.height, y, height, high);
      [width, height] = [wide, high];
    } else canvas.height = Math.max(1, Math.round((canvas.width * height) / width));
    canvas.getContext("2d").drawImage(sheet, x, y, width, height, 0, 0, canvas.width, canvas.height);
  }
};

if (table) {
  window.darkroom = new Darkroom();
  // The state of the sizes, while they are being made.
  const state = table.querySelector(".photo-state");
  const look = async () => {
    if (!state.classList.contains("waiting")) return;
    const response = await fetch(table.dataset.states).catch(() => null);
    if (response && response.ok) {
      const [photo] = (await response.json()).photos;
      state.className = `photo-state ${photo.state}`;
      state.textContent = photo.state_word;
    }
    setTimeout(look, 2000);
  };
  look();
}
