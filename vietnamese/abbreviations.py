"""Abbreviations that the press prints and readers type, and what they stand for.

Only those that mean one thing in a newspaper. Search spells them out in texts and in what is typed,
so that "UBND" and "Ủy ban nhân dân" find the same.
"""

import re

from .fold import fold
from .text import nfc

FULL = {
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "BCH": "ban chấp hành",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BTV": "ban thường vụ",
    "CCB": "cựu chiến binh",
    "CCHC": "cải cách hành chính",
    "CHQS": "chỉ huy quân sự",
    "CNTT": "công nghệ thông tin",
    "DTTS": "dân tộc thiểu số",
    "ĐBQH": "đại biểu Quốc hội",
    "GD&ĐT": "giáo dục và đào tạo",
    "GPMB": "giải phóng mặt bằng",
    "HĐND": "hội đồng nhân dân",
    "HTX": "hợp tác xã",
    "KH&CN": "khoa học và công nghệ",
    "KT-XH": "kinh tế - xã hội",
    "LĐLĐ": "liên đoàn lao động",
    "LHPN": "liên hiệp phụ nữ",
    "MTTQ": "mặt trận Tổ quốc",
    "NN&MT": "nông nghiệp và môi trường",
    "NTM": "nông thôn mới",
    "PCCC": "phòng cháy chữa cháy",
    "PCTT": "phòng chống thiên tai",
    "PTDTBT": "phổ thông dân tộc bán trú",
    "QLTT": "quản lý thị trường",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TTHC": "thủ tục hành chính",
    "UBND": "ủy ban nhân dân",
    "VHTT&DL": "văn hóa, thể thao và du lịch",
    "XDNTM": "xây dựng nông thôn mới",
}
_BY_KEY = {fold(short): full for short, full in FULL.items()}
_SHORT = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        r"\s?&\s?".join(map(re.escape, short.split("&"))).replace("Đ", "[ĐD]")
        for short in sorted(FULL, key=len, reverse=True)
    )
    + r")(?!\w)",
    re.IGNORECASE,
)


def spelled_out(text: str) -> str:
    """Return the text in NFC with every known abbreviation in full, however it was typed."""
    return _SHORT.sub(lambda found: _BY_KEY[fold(re.sub(r"\s", "", found[0]))], nfc(text))
