"""Draw the icons of the installed page: `python deploy/icons.py` writes static/icons/*.png.

The same three lines of type as static/favicon.svg; the maskable one keeps them in the middle 80 %.
"""

from pathlib import Path

from PIL import Image, ImageDraw

OUTPUT = Path(__file__).resolve().parent.parent / "static" / "icons"
LACQUER, PAPER = "#9c1f1f", "#fbfaf7"
LINES = ((7, 8, 25, 12), (7, 15, 25, 17), (7, 20, 19, 22))  # of a square of 32
ICONS = {
    "any-192": (192, 1),
    "any-512": (512, 1),
    "maskable-512": (512, 0.8),
    "touch-180": (180, 1),
}


def icon(size, scale):
    """Return a square picture of `size` pixels; `scale` is how much of it the lines may fill."""
    image = Image.new("RGB", (size, size), LACQUER)
    draw = ImageDraw.Draw(image)
    for line in LINES:
        box = [round((16 + (at - 16) * scale) * size / 32) for at in line]
        draw.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=PAPER)
    return image


if __name__ == "__main__":
    OUTPUT.mkdir(exist_ok=True)
    for name, (size, scale) in ICONS.items():
        icon(size, scale).save(OUTPUT / f"{name}.png", optimize=True)
