"""Make the site's fonts: what Vietnamese needs of the full families, one woff2 a weight.

    python deploy/fonts.py FOLDER

FOLDER holds the full TrueType files, anywhere below it; see static/fonts/README.md. Writes
static/fonts/*.woff2 and prints the metrics that the stand-ins in static/css/site.css declare, so
that nothing moves when a font arrives. Needs fonttools and brotli, which the site itself does not.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "static" / "fonts"
SAMPLE = ROOT / "fixtures" / "source" / "seed-article.txt"

# Latin-1, the Vietnamese letters, and the punctuation that newspapers set.
CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x1EA0, 0x1EFA),
    *range(0x2010, 0x2016),
    *range(0x2018, 0x201F),
    *(0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x20AB, 0x20AC, 0x2212),
]
FEATURES = ["kern", "liga", "locl", "ccmp", "tnum", "lnum", "mark"]

# file written: (file read, family it is called). "Source" is a reserved name: a changed copy of
# such a font may not bear it (SIL Open Font License 1.1, condition 3).
FONTS = {
    "newsroom-serif-400": ("SourceSerif4_400Regular", "Newsroom Serif"),
    "newsroom-serif-400-italic": ("SourceSerif4_400Regular_Italic", "Newsroom Serif"),
    "newsroom-serif-600": ("SourceSerif4_600SemiBold", "Newsroom Serif"),
    "be-vietnam-pro-400": ("BeVietnamPro_400Regular", "Be Vietnam Pro"),
    "be-vietnam-pro-600": ("BeVietnamPro_600SemiBold", "Be Vietnam Pro"),
}
# What a reader's machine has until then, measured against the font it stands in for.
STAND_INS = {
    "LiberationSerif-Regular": "newsroom-serif-400",  # as wide as Times New Roman
    "LiberationSerif-Bold": "newsroom-serif-600",
    "NotoSerif_400Regular": "newsroom-serif-400",  # Android
    "NotoSerif_700Bold": "newsroom-serif-600",
    "LiberationSans-Regular": "be-vietnam-pro-400",  # as wide as Arial
    "LiberationSans-Bold": "be-vietnam-pro-600",
    "Roboto_400Regular": "be-vietnam-pro-400",  # Android
    "Roboto_700Bold": "be-vietnam-pro-600",
}


def make(source, family, target):
    """Write the subset of one font; return its size in bytes."""
    options = subset.Options(
        layout_features=FEATURES, flavor="woff2", hinting=False, desubroutinize=True
    )
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    style = target.stem.split("-", 2)[-1].title()
    names = {1: family, 3: target.stem, 4: f"{family} {style}", 6: target.stem, 16: family}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    subset.save_font(font, target, options)
    return target.stat().st_size


def widths(font, text):
    """Return the advance of each character of a text, in ems; None for one unknown to the font."""
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    em = font["head"].unitsPerEm
    return [advances[glyphs[ord(c)]][0] / em if ord(c) in glyphs else None for c in text]


def descriptors(font, stand_in, text):
    """Return the CSS that gives a stand-in the widths and the line heights of a font."""
    pairs = [
        (ours, theirs)
        for ours, theirs in zip(widths(font, text), widths(stand_in, text), strict=True)
        if ours and theirs
    ]
    scale = sum(ours for ours, _theirs in pairs) / sum(theirs for _ours, theirs in pairs)
    height = font["head"].unitsPerEm * scale
    return (
        f"size-adjust: {scale:.1%}; ascent-override: {font['hhea'].ascent / height:.1%}; "
        f"descent-override: {-font['hhea'].descent / height:.1%}; line-gap-override: 0%"
    )


def main(folder):
    """Make every font of FONTS, then print a line for each stand-in found in the folder."""
    found = {path.stem: path for path in Path(folder).rglob("*.ttf")}
    missing = [name for name, _family in FONTS.values() if name not in found]
    if missing:
        sys.exit(f"{folder} lacks {', '.join(missing)} (.ttf): see static/fonts/README.md.")
    for target, (name, family) in FONTS.items():
        size = make(found[name], family, OUTPUT / f"{target}.woff2")
        print(f"{target}.woff2: {size:,} bytes")
    text = " ".join(SAMPLE.read_text(encoding="utf-8").split())
    for name, target in STAND_INS.items():
        if name in found:
            font = TTFont(found[FONTS[target][0]])
            print(f"{name} for {target}: {descriptors(font, TTFont(found[name]), text)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
