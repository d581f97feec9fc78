"""Rows copied from one by number: a few statements put in a million.

A column is SQL over `n`, the number of the copy, or such SQL and its parameters.
"""

import contextlib

from django.db import connection, transaction

from vietnamese.fold import fold

NUMBERS = {
    "sqlite": "WITH RECURSIVE numbers(n) AS "
    "(SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last})",
    "postgresql": "WITH numbers(n) AS (SELECT generate_series({first}, {last}))",
}
MOMENT = {
    "sqlite": "datetime('2026-01-01', '-' || n || ' minutes')",
    "postgresql": "timestamptz '2026-01-01' - n * interval '1 minute'",
}
DAY = {
    "sqlite": "date('2026-01-01', '-' || n || ' days')",
    "postgresql": "date '2026-01-01' - n::int",
}
WORDS = (
    "hội nghị", "nông thôn mới", "cửa khẩu", "thành phố", "huyện", "khai mạc", "thi đua",
    "giao thông", "mùa na", "lễ hội", "học sinh", "biên giới", "phòng cháy",
)  # fmt: skip
RARER = ("triển lãm", "sạt lở")  # in every hundredth, thousandth headline


def moment():
    return MOMENT[connection.vendor]


def day():
    return DAY[connection.vendor]


def made_of(words=WORDS, rarer=RARER):
    """Return the column of a text made from its number of everyday words and rarer ones."""
    one_of = "CASE {} " + " ".join(f"WHEN {n} THEN %s" for n in range(len(words))) + " END"
    parts = [one_of.format(f"(n / {len(words) ** power}) % {len(words)}") for power in range(3)]
    parts.append("CASE WHEN n % 100 = 7 THEN %s ELSE '' END")
    parts.append("CASE WHEN n % 1000 = 8 THEN %s ELSE '' END")
    return " || ' ' || ".join([*parts, "n"]), [*words * 3, *rarer]


def folded_of(words=WORDS, rarer=RARER):
    """Return the column of the same text as it is searched."""
    return made_of([fold(word) for word in words], [fold(word) for word in rarer])


@contextlib.contextmanager
def at_once():
    """Put in rows that name each other in one transaction; the database settles after it."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA cache_size = -400000")  # KB, else it spills
    with transaction.atomic():
        yield
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA cache_size = -2000")  # as it is by itself
    else:
        connection.cursor().execute("VACUUM ANALYZE")  # as it does by itself before long


def copy(like, own, first, last, condition="1 = 1"):
    """Copy a row for each number from the first to the last, with these columns its own."""
    model = type(like)
    own = {name: sql if isinstance(sql, tuple) else (sql, []) for name, sql in own.items()}
    names = [field.column for field in model._meta.concrete_fields]
    quoted = [f'"{name}"' for name in names]
    columns = ", ".join(own[name][0] if name in own else f'"{name}"' for name in names)
    params = [value for name in names for value in own.get(name, ("", ()))[1]]
    table = model._meta.db_table
    sql = (
        f"{NUMBERS[connection.vendor].format(first=first, last=last)} "
        f"INSERT INTO {table} ({', '.join(quoted)}) "
        f"SELECT {columns} FROM {table}, numbers WHERE {table}.id = %s AND {condition}"
    )
    with connection.cursor() as cursor:
        # A percent sign of SQL stands twice beside parameters.
        cursor.execute(sql.replace(" % ", " %% "), [*params, like.pk])
