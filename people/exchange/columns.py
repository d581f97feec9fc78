"""What columns there are, how they are headed, and which kind of row a header announces."""

import difflib
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vietnamese.fold import fold


class Unreadable(Exception):
    """Why a file cannot be read at all, as a sentence; nothing of it is kept."""


@dataclass(frozen=True)
class Column:
    """A column: its name in code and JSON, the header we write, and others that we read."""

    name: str
    header: str
    others: tuple[str, ...] = ()


PEOPLE = (
    Column("full_name", "họ tên", ("ho_va_ten", "ten", "name", "person", "person_name", "nguoi")),
    Column("key", "mã", ("ma_nguoi", "ma_nhan_vat", "id", "person_key", "person_id")),
    Column("honorific", "xưng hô", ("danh_xung",)),
    Column("public_figure", "nhân vật công chúng", ("is_public_figure", "public")),
    Column("exposure", "mức hiển thị"),
    Column("person_note", "ghi chú về người"),
    Column("position", "chức vụ", ("chuc_danh", "title", "office", "post", "job_title")),
    Column("organization", "cơ quan", ("to_chuc", "don_vi", "organisation", "org", "agency")),
    Column(
        "begins",
        "từ",
        ("tu_ngay", "bat_dau", "from", "from_date", "start", "start_date", "begin", "since"),
    ),
    Column(
        "ends",
        "đến",
        ("den_ngay", "ket_thuc", "until", "to", "to_date", "end", "end_date", "till"),
    ),
    Column("acting", "quyền", ("is_acting",)),
    Column("printed_title", "chức danh in", ("in_la", "title_as_printed", "chuc_danh_nhu_da_dang")),
    Column("source", "nguồn"),
    Column("verified", "kiểm chứng", ("da_kiem_chung", "is_verified")),
    Column("announced", "công bố từ", ("cong_bo", "announced_at", "announced_from")),
    Column("confirmed", "xác nhận ngày", ("xac_nhan", "confirmed_on")),
    Column("note", "ghi chú", ("notes",)),
    Column("tenure_key", "mã quá trình", ("tenure_id",)),
    Column("organization_kind", "loại cơ quan", ("organisation_kind",)),
    Column("organization_level", "cấp cơ quan", ("organisation_level",)),
    Column("organization_parent", "cơ quan cấp trên của cơ quan", ("organisation_parent",)),
)
ORGANIZATIONS = (
    Column("name", "tên cơ quan", ("ten", "co_quan", "to_chuc", "organization", "organisation")),
    Column("key", "mã", ("ma_co_quan", "id", "organization_key")),
    Column("short_name", "tên gọn", ("ten_tat", "viet_tat", "abbreviation")),
    Column("kind", "loại", ("loai_hinh",)),
    Column("level", "cấp"),
    Column("parent", "cơ quan cấp trên", ("thuoc", "part_of", "truc_thuoc")),
    Column(
        "exists_from",
        "có từ",
        ("tu", "tu_ngay", "thanh_lap", "from", "start", "start_date", "founded"),
    ),
    Column(
        "exists_until",
        "có đến",
        ("den", "den_ngay", "giai_the", "until", "to", "end", "end_date", "ended"),
    ),
    Column("successor", "cơ quan kế thừa", ("ke_thua", "succeeded_by")),
    Column("note", "ghi chú", ("notes",)),
)
POSITIONS = (
    Column("title", "chức vụ", ("chuc_danh", "ten", "position", "name")),
    Column("key", "mã", ("ma_chuc_vu", "id", "position_key")),
    Column("variants", "cách in khác", ("cach_in", "bien_the")),
    Column("axis", "nhánh", ("truc",)),
    Column("level", "cấp"),
    Column("body", "loại cơ quan", ("org_slot",)),
    Column("rank", "thứ bậc", ("sort", "order", "thu_tu")),
    Column("single_holder", "mỗi lúc một người", ("mot_nguoi", "single")),
    Column("includes", "bao gồm", ("gom",)),
    Column("exists_from", "có từ", ("tu", "from")),
    Column("exists_until", "có đến", ("den", "until")),
    Column("note", "ghi chú", ("notes",)),
)
KINDS = {"people": PEOPLE, "organizations": ORGANIZATIONS, "positions": POSITIONS}
REQUIRED = {"people": "full_name", "organizations": "name", "positions": "title"}


def spelled(header):
    """Return a header as it is compared: "Họ và tên" is "ho_va_ten"."""
    return re.sub(r"[^0-9a-z]+", "_", fold(header)).strip("_")


def known(kind):
    """Return `{spelling: Column}` of a kind of file."""
    table = {}
    for column in KINDS[kind]:
        for spelling in (column.name, spelled(column.header), *column.others):
            table.setdefault(spelling, column)
    return table


def header_of(kind, name):
    """Return the header we write for a column, by its name in code."""
    return next(column.header for column in KINDS[kind] if column.name == name)


def read_header(cells):
    """Return (kind, [column name or None for an empty header]) of a header row.

    Raises Unreadable that names the header which we do not know, or which stands there twice.
    """
    kind = _kind_of([spelled(cell) for cell in cells])
    table, names = known(kind), []
    for number, cell in enumerate(cells, 1):
        column = table.get(spelled(cell))
        if column is None and cell.strip():
            raise Unreadable(_unknown(cell, number, kind))
        if column and column.name in names:
            raise Unreadable(
                _("Column %(number)d, “%(header)s”, stands there twice.")
                % {"number": number, "header": cell.strip()}
            )
        names.append(column and column.name)
    if REQUIRED[kind] not in names:
        wanted = ", ".join(f"“{column.header}”" for column in PEOPLE[:5])
        raise Unreadable(
            _("Row 1: the column “%(header)s” is missing. A list of people has: %(wanted)s …")
            % {"header": header_of(kind, REQUIRED[kind]), "wanted": wanted}
        )
    return kind, names


def _kind_of(spellings):
    """Return the kind that most headers belong to alone; a list of people where none does."""

    def alone(kind):
        others = [known(other) for other in KINDS if other != kind]
        return sum(s in known(kind) and not any(s in table for table in others) for s in spellings)

    return max(KINDS, key=alone)


def _unknown(cell, number, kind):
    table = known(kind)
    close = difflib.get_close_matches(spelled(cell), table, n=1, cutoff=0.6)
    sentence = _("Row 1, column %(number)d: “%(header)s” is no column that we know.") % {
        "number": number,
        "header": cell.strip()[:60],
    }
    if close:
        return f"{sentence} " + _("Did you mean “%(header)s”?") % {"header": table[close[0]].header}
    headers = ", ".join(column.header for column in KINDS[kind])
    return f"{sentence} " + _("Known: %(headers)s.") % {"headers": headers}
