"""What the check of titles costs: `python bench/titles.py`.

An article of 1,000 words that names people of the register, checked against registers of growing
size, by turns in one process: the cost must follow the text, not the register. A roster is built
once a change of the register, and its time stands beside.
"""

import datetime
import itertools
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from people.titles import Block, Organization, Person, Position, Roster, Tenure, check

ROUNDS = 200
DAY = datetime.date(2019, 1, 5)
SIZES = {"register of 50 people": (50, 200), "register of 5,000 people": (5_000, 20_000)}
FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Nông",
    "Vi",
    "Triệu",
    "Lương",
    "Hà",
]
MIDDLES = [
    "Văn",
    "Thị",
    "Ngọc",
    "Đức",
    "Minh",
    "Hữu",
    "Xuân",
    "Quang",
    "Thanh",
    "Quốc",
    "Công",
    "Đình",
    "Mạnh",
    "Thu",
]
GIVEN = [
    "An",
    "Bình",
    "Chung",
    "Dũng",
    "Giang",
    "Hà",
    "Hải",
    "Hùng",
    "Hương",
    "Khánh",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nam",
    "Nga",
    "Phúc",
]
OFFICES = ("Bí thư Huyện ủy", "Chủ tịch UBND huyện", "Giám đốc Sở", "Phó Giám đốc Sở")
BODIES = ("Huyện ủy", "UBND huyện", "Sở", "Sở")


def register(people, tenures):
    """Return a roster of invented people: names share syllables, each has held four offices."""
    chosen = random.Random(7)
    names = [" ".join(parts) for parts in itertools.product(FAMILIES, MIDDLES, GIVEN, GIVEN)]
    chosen.shuffle(names)
    places = [f"{a} {b}" for a, b in itertools.product(GIVEN, FAMILIES)]
    positions = [
        Position(n, title, body=BODIES[n], rank=400 + n, single_holder=True)
        for n, title in enumerate(OFFICES)
    ]
    organizations = [
        Organization((n, place), f"{body} {place}")
        for n, body in enumerate(BODIES)
        for place in places
    ]
    rows = []
    for number in range(tenures):
        position = number % len(OFFICES)
        start = datetime.date(1990 + number % 30, 1 + number % 12, 1)
        end = start + datetime.timedelta(days=1500)
        body = (position, places[number % len(places)])
        ends = (start, start, end, end, "dated")
        rows.append(Tenure(number, number % people, position, body, "", False, *ends))
    who = [Person(number, name) for number, name in enumerate(names[:people])]
    return Roster(positions, organizations, who, rows)


def article(roster):
    """Return the seed's paragraphs, with people of the register named among them; 1,000 words."""
    seed = (ROOT / "fixtures/source/seed-article.txt").read_text("utf-8")
    paragraphs = [text for text in seed.split("\n\n") if text.strip()]
    for number, paragraph in enumerate(paragraphs[2:12]):
        tenure = roster.tenures_of[number][0]
        name, title = roster.people[number].name, roster.title_of(tenure)
        paragraphs[number + 2] = f"{paragraph} Đồng chí {name}, {title} cùng dự."
    words = "\n\n".join(paragraphs).split(" ")[:1000]
    return [Block(text) for text in " ".join(words).split("\n\n")]


def seconds(task):
    begun = time.perf_counter()
    result = task()
    return time.perf_counter() - begun, result


def main():
    rosters, texts = {}, {}
    for name, size in SIZES.items():
        taken, rosters[name] = seconds(lambda size=size: register(*size))
        texts[name] = article(rosters[name])
        print(f"{name:<26} built in {taken * 1000:7.0f} ms")
    times = {name: [] for name in SIZES}
    for _round in range(ROUNDS):
        for name, roster in rosters.items():
            taken, found = seconds(lambda name=name, roster=roster: check(roster, texts[name], DAY))
            assert len(found) >= 10
            times[name].append(taken)
    small = statistics.median(times["register of 50 people"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<26} {median * 1000:7.2f} ms an article   {median / small:5.2f} × the small")


main()
