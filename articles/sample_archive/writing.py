"""Writing one sample article: a kind of story, its frames filled with words of that day."""

import datetime
import random
from dataclasses import dataclass, field
from functools import lru_cache

from vietnamese.numbers import format_number

from .stories import CLOSINGS, CLOSINGS_OF, QUOTES, SIDE_FACTS, STORIES
from .vocabulary import (
    AGENCIES,
    DISTRICTS,
    ENDED,
    FAMILY,
    MEN,
    MIDDLE_MEN,
    MIDDLE_WOMEN,
    VILLAGES,
    WOMEN,
    WORDS,
)  # fmt: skip

PLACES = tuple((district, new) for district, communes in DISTRICTS.items() for new in communes)
ENDED_ON = datetime.date(*ENDED)


NUMBERS = {
    "it": lambda rng: str(rng.randint(2, 6)),
    "vai": lambda rng: str(rng.randint(7, 48)),
    "tuoi": lambda rng: str(rng.randint(58, 87)),
    "tram": lambda rng: str(rng.randint(11, 99) * 10 + rng.choice((0, 0, 5, 2))),
    "nghin": lambda rng: format_number(rng.randint(101, 980) * 10),
    "ty": lambda rng: str(rng.randint(2, 95)),
    "phan_tram": lambda rng: f"{rng.randint(2, 98)},{rng.randint(1, 9)}",
}


@lru_cache
def zipf(length):
    return tuple(1 / rank for rank in range(1, length + 1))


def pick(rng, words):
    """Return one of the words, the n-th with a chance of 1/n, as words are used."""
    return rng.choices(words, zipf(len(words)))[0]


def full_name(rng, woman):
    middle, given = (MIDDLE_WOMEN, WOMEN) if woman else (MIDDLE_MEN, MEN)
    return f"{pick(rng, FAMILY)} {pick(rng, middle)} {pick(rng, given)}"


@dataclass
class Written:
    """The words of an article, and what they name."""

    section: str
    kicker: str
    headline: str
    lede: str
    paragraphs: list
    day: datetime.date
    topic: str = ""
    scene: str = ""
    place: str = ""
    event_name: str = ""
    holders: list = field(default_factory=list)  # those who are named, with their tenure


class Slots(dict):
    """The words that fill the frames of one article: chosen when first asked, then kept.

    A digit after a name asks for another word of the same kind ({tram2}); numbers are always new.
    """

    def __init__(self, rng, day, story, cast):
        super().__init__()
        self.rng, self.day, self.story, self.cast = rng, day, story, cast
        self.holders = []
        district, commune = pick(rng, PLACES)
        old = day < ENDED_ON
        if old:
            commune = rng.choice(DISTRICTS[district][commune])
        short = rng.choice((f"huyện {district}", f"xã {commune}")) if old else f"xã {commune}"
        where = f"xã {commune}, huyện {district}" if old else f"xã {commune}"
        self.update(
            noi=where,
            noi_ngan=short,
            noi_ten=commune,
            nam=str(day.year),
            nam_truoc=str(day.year - rng.randint(1, 6)),
            nam_sau=str(day.year + 1),
            thang=str(day.month),
            quy=["I", "II", "III", "IV"][day.month % 4],
            ngay=f"({day.day}/{day.month})",
            ngay_viet=f"ngày {day.day}/{day.month}",
            co_quan=story.speaker if story.speaker in AGENCIES else pick(rng, tuple(AGENCIES)),
        )
        for name, days in (("ngay_so", 20), ("ngay_sau", 3), ("ngay_truoc", -1)):
            other = day + datetime.timedelta(days=days)
            self[name] = f"{other.day}/{other.month}"
        self.place = (district, commune)

    def __missing__(self, name):
        if name == "nguoi":
            return self.speaker()  # with the full title once, then by name
        kind = name.rstrip("0123456789")
        if kind in NUMBERS:
            return NUMBERS[kind](self.rng)  # never the same number twice on purpose
        self[name] = self.word(kind)
        return self[name]

    def word(self, name):
        rng = self.rng
        if name.endswith("_hoa") and name.removesuffix("_hoa") in WORDS:
            word = self[name.removesuffix("_hoa")]
            return word[0].upper() + word[1:]
        if name in WORDS:
            return pick(rng, WORDS[name])
        makers = {
            "thon": lambda: pick(rng, VILLAGES),
            "ho": lambda: pick(rng, FAMILY),
            "dan_nam": lambda: full_name(rng, woman=False),
            "dan_nu": lambda: full_name(rng, woman=True),
        }
        return makers[name]()

    def speaker(self):
        """Return who is heard, with the title of that day, and remember them as named."""
        holder = self.cast.holder(self.story.speaker, self.place, self.day)
        if holder not in self.holders:
            self.holders.append(holder)
            return f"đồng chí {holder.person.full_name}, {holder.printed}"
        return f"đồng chí {holder.person.full_name}"


def write(rng: random.Random, day, cast):
    """Return the Written words of one article of a day; `cast` knows who held which office."""
    story = rng.choices(STORIES, [story.weight for story in STORIES])[0]
    slots = Slots(rng, day, story, cast)

    def fill(frame):
        return upper_first(frame.format_map(slots))

    facts = rng.sample(story.facts, rng.randint(3, len(story.facts)))
    side = rng.sample(SIDE_FACTS, rng.randint(2, 6))
    sentences = [fill(fact) for fact in facts] + [fill(fact) for fact in side]
    paragraphs = [" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2)]
    for place in rng.sample(range(len(paragraphs)), min(2, len(paragraphs))):
        paragraphs.insert(place + 1, fill(pick(rng, QUOTES)))
    paragraphs.append(fill(rng.choice(CLOSINGS_OF.get(story.section, CLOSINGS))))
    kicker, headline = fill(rng.choice(story.kickers)), fill(pick(rng, story.headlines))
    return Written(
        section=story.section,
        kicker=kicker,
        headline=headline,
        lede=fill(rng.choice(story.ledes)),
        paragraphs=paragraphs,
        day=day,
        topic=story.topic,
        scene=story.scene,
        place=slots["noi_ngan"],
        event_name=fill(story.event) if story.event else "",
        holders=slots.holders,
    )


def upper_first(text):
    return text[:1].upper() + text[1:]
