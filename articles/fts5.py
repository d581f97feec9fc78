"""Indexes of SQLite's full text module, kept by triggers and numbered by a moment.

The rows count in the order of that moment, so that the newest come first without sorting: seconds
since 1970, then the row's own number in the last 31 bits.
"""


def rowid(moment, row=""):
    """Return the SQL of a row's number in its index, by the column of the moment."""
    return (
        f"(CAST(round((julianday({row}{moment}) - 2440587.5) * 86400) AS INTEGER) * 2147483648"
        f" + {row}id)"
    )


def id_of(index):
    """Return the SQL of the id that a number of the index stands for."""
    return f"({index}.rowid & 2147483647)"


def statements(index, columns, moment, options):
    """Yield the SQL templates that make an index over the columns of `%(table)s` and keep it."""
    named = ", ".join(columns)
    new, old = (
        ", ".join([rowid(moment, row), *(f"{row}{column}" for column in columns)])
        for row in ("NEW.", "OLD.")
    )
    insert = f"INSERT INTO {index}(rowid, {named}) VALUES ({new});"
    delete = f"INSERT INTO {index}({index}, rowid, {named}) VALUES ('delete', {old});"
    yield f"/* %(table)s */ DROP TABLE IF EXISTS {index}"
    yield (
        f"/* %(table)s */ CREATE VIRTUAL TABLE {index} USING fts5({named}, content='', {options})"
    )
    yield (f"INSERT INTO {index}(rowid, {named}) SELECT {rowid(moment)}, {named} FROM %(table)s")
    yield f"CREATE TRIGGER {index}_insert AFTER INSERT ON %(table)s BEGIN {insert} END"
    yield f"CREATE TRIGGER {index}_delete AFTER DELETE ON %(table)s BEGIN {delete} END"
    yield (
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {named}, {moment} ON %(table)s "
        f"BEGIN {delete} {insert} END"
    )
