"""How the words between a name and a title bind them: "A, T", "A là T", "A được bầu làm T"."""

import re
from dataclasses import dataclass
from enum import Enum


class Bond(Enum):
    ADJACENT = "adjacent"
    COMMA = "comma"
    DASH = "dash"
    SEMICOLON = "semicolon"
    COLON = "colon"
    AND = "and"
    NONE = "none"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Link:
    """How two things are bound; `said` when words do it: "là", "được bầu làm"."""

    bond: Bond
    quality: str = ""
    said: bool = False


_SIGNS = {
    "": Bond.ADJACENT,
    ",": Bond.COMMA,
    "(": Bond.COMMA,
    "-": Bond.DASH,
    "–": Bond.DASH,
    "—": Bond.DASH,
    ";": Bond.SEMICOLON,
    ":": Bond.COLON,
    "và": Bond.AND,
    ", và": Bond.AND,
    "; và": Bond.AND,
    "cùng": Bond.AND,
    "cùng với": Bond.AND,
    "và các": Bond.AND,
    "kiêm": Bond.COMMA,
    ", kiêm": Bond.COMMA,
    "đồng thời là": Bond.COMMA,
    ", đồng thời là": Bond.COMMA,
}
_QUALITIES = (
    (
        re.compile(
            r"(?:(?:đã |vừa |mới )*(?:được|trúng cử)(?: [^\s,;.]+){0,7}? )?"
            r"(?:làm|giữ(?: chức)?(?: vụ| danh)?|vào chức vụ|giữ cương vị)"
        ),
        "gained",
    ),
    (re.compile(r"(?:đã |được )?(?:thôi|miễn nhiệm|từ nhiệm)(?: [^\s,;.]+){0,5}?"), "lost"),
    (
        re.compile(
            r"(?:khi đó|lúc đó|khi ấy|lúc ấy|bấy giờ|lúc bấy giờ|thời điểm đó|thời đó|từng|đã từng)"
            r"(?: là| đang là| giữ chức(?: vụ)?| làm)?"
        ),
        "then",
    ),
    (re.compile(r"nguyên là"), "former"),
    (re.compile(r"(?:hiện |hiện nay |nay |hiện đang |đang |cũng |vốn )?là"), ""),
    (re.compile(r"(?:hiện nay|hiện|nay)"), ""),
    (re.compile(r"(?:hiện |hiện nay |hiện đang |đang )giữ(?: chức)?(?: vụ)?"), ""),
)
# Said between a name and a title without parting them: an age, a year, a place in the picture.
_ASIDE = re.compile(
    r"\((?:sn|sinh năm|bên|ngoài cùng|thứ|giữa|đứng|người|áo|hàng|trái|phải|\d{2} tuổi)[^()]{0,40}"
    r"\)"
    r"|(?<=, )(?:sn|sinh năm) \d{4}(?=,)|(?<=, )\d{2} tuổi(?=,)"
)
_STOPS = re.compile(r"[.!?…]|\n\s*\n|”|\"")


def link(between: str) -> Link:
    """Return how the text between two things found binds them."""
    words = " ".join(between.split()).casefold().strip()
    words = words.removeprefix(")").strip()
    if len(words) > 1:
        words = _ASIDE.sub("", words).replace(", ,", ",").strip()
    if words in _SIGNS:
        return Link(_SIGNS[words])
    quality = _quality(words.lstrip(",(-–— ").strip())
    if quality is not None:
        return Link(Bond.COMMA, quality, said=True)
    return Link(Bond.STOP if _STOPS.search(between) else Bond.NONE)


def _quality(words: str) -> str | None:
    for pattern, quality in _QUALITIES:
        if pattern.fullmatch(words):
            return quality
    return None
