"""What importing a register costs, beside saving rows one by one: `python bench/register.py`.

5,000 people with 20,000 tenures as a CSV, imported into an empty register, again, and exported. The
other side saves a person and four tenures a hundred times and is multiplied by fifty. A database of
its own: SQLite in memory, or the one TEST_DATABASE_URL names.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.test.utils import setup_databases, teardown_databases

from people.exchange.exporting import export_csv
from people.exchange.importing import import_register
from tests import make

PEOPLE, EACH, SAVED = 5_000, 4, 100


def register():
    """Return a CSV of invented people with four posts each, none at the same time as another."""
    lines = ["họ tên,mã,chức vụ,cơ quan,từ,đến,kiểm chứng"]
    for number in range(PEOPLE):
        for turn in range(EACH):
            until = "nay" if turn == EACH - 1 else f"3/{1995 + turn * 7}"
            post = f"Phó Giám đốc mẫu {turn},Sở Mẫu {number % 300}"
            name = f"Người Mẫu {number},mau-{number}"
            lines.append(f"{name},{post},{1 + number % 28}/4/{1990 + turn * 7},{until},x")
    return "\n".join(lines).encode()


def seconds(act):
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def save_one_by_one():
    post = {"position": make.position(single_holder=False), "organization": make.organization()}
    for _person in range(SAVED):
        person = make.person()
        for year in range(EACH):
            make.tenure(f"{1990 + year}-01-01", f"{1990 + year}-06-01", person=person, **post)


def main():
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        bare = seconds(save_one_by_one) * PEOPLE / SAVED
        content = register()
        for name, act in (
            ("import", lambda: import_register(content)),
            ("import again", lambda: import_register(content)),
            ("export", export_csv),
        ):
            taken = seconds(act)
            print(f"{name:14} {taken:6.1f} s   {taken / bare:5.2f} x saving rows one by one")
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()
