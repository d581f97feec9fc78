"""What a file says of itself: IPTC-IIM 4.2 in a JPEG, XMP in any format, a little of EXIF.

Places in words are read; coordinates, cameras and owners' serial numbers never are.
"""

import re
import unicodedata

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

IPTC_BLOCK = 0x0404  # of a JPEG's Photoshop segment
UTF8_MARK = b"\x1b%G"  # ISO 2022: what follows is UTF-8
# Record 2 of IIM: dataset number and our name for it.
DATASETS = {
    5: "title",
    25: "keywords",
    55: "taken_on",
    80: "creator",
    90: "city",
    95: "province",
    101: "country",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright",
    120: "description",
}
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP_NAMES = {
    "dc:title": "title",
    "dc:description": "description",
    "dc:creator": "creator",
    "dc:subject": "keywords",
    "dc:rights": "copyright",
    "photoshop:Headline": "headline",
    "photoshop:Credit": "credit",
    "photoshop:Source": "source",
    "photoshop:City": "city",
    "photoshop:State": "province",
    "photoshop:Country": "country",
    "photoshop:DateCreated": "taken_on",
    "ext:PersonInImage": "people",
}
EXIF_NAMES = {0x010E: "description", 0x013B: "creator", 0x8298: "copyright"}
EXIF_DETAILS, EXIF_TAKEN = 0x8769, 0x9003
LISTS = {"keywords", "people", "creator"}
LONGEST = 4000  # characters of one fact
DAY = re.compile(r"(\d{4})[-:]?(\d{2})[-:]?(\d{2})")


def facts_of(image):
    """Return what the file says, by our names: texts, lists of texts, `taken_on` as YYYY-MM-DD.

    XMP wins over IPTC-IIM, and that over EXIF, fact by fact. Never raises.
    """
    info = image.info
    blocks = info.get("photoshop")
    iim = blocks.get(IPTC_BLOCK, b"") if isinstance(blocks, dict) else b""
    found = exif_facts(image) | iptc_facts(iim) | xmp_facts(info.get("xmp") or b"")
    day = DAY.match(found.pop("taken_on", ""))
    if day and "1826" <= day[1] <= "2100" and "01" <= day[2] <= "12" and "01" <= day[3] <= "31":
        found["taken_on"] = "-".join(day.groups())
    return found


def iptc_facts(block):
    """Return the facts of an IPTC-IIM block; what is torn ends the reading."""
    found, declared, at = {}, None, 0
    while at + 5 <= len(block) and block[at] == 0x1C:
        record, dataset = block[at + 1], block[at + 2]
        size = int.from_bytes(block[at + 3 : at + 5], "big")
        if size & 0x8000:  # an extended dataset: no text of ours is that long
            break
        value = block[at + 5 : at + 5 + size]
        at += 5 + size
        if (record, dataset) == (1, 90):
            declared = "utf-8" if value == UTF8_MARK else None
        elif record == 2 and dataset in DATASETS:
            keep(found, DATASETS[dataset], readable(value, declared))
    return found


def xmp_facts(packet):
    """Return the facts of an XMP packet; nothing for one that is no XML."""
    try:
        root = ElementTree.fromstring(bytes(packet).strip(b"\0 \r\n\t"), forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError):
        return {}
    found = {}
    for description in root.iter(f"{RDF}Description"):
        for name, ours in XMP_NAMES.items():
            prefix, local = name.split(":")
            full = f"{{{NAMESPACES[prefix]}}}{local}"
            if text := description.get(full):
                keep(found, ours, text)
            element = description.find(full)
            if element is None:
                continue
            items = [item.text or "" for item in element.iter(f"{RDF}li")]
            # One text in several languages is one text: the first, which is x-default.
            several = items if ours in LISTS else items[:1]
            for text in several or [element.text or ""]:
                keep(found, ours, text)
    return found


def exif_facts(image):
    found = {}
    exif = image.getexif()
    for tag, ours in EXIF_NAMES.items():
        value = exif.get(tag)
        if isinstance(value, str):
            value = value.encode("latin-1", "replace")
        if isinstance(value, bytes):
            keep(found, ours, readable(value.split(b"\0")[0]))
    taken = exif.get_ifd(EXIF_DETAILS).get(EXIF_TAKEN)
    if isinstance(taken, str):
        keep(found, "taken_on", taken)
    return found


def readable(value, declared=None):
    """Return bytes as text: as declared, else UTF-8, else Windows' Vietnamese code page."""
    for encoding in filter(None, (declared, "utf-8", "cp1258", "latin-1")):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def keep(found, name, text):
    """Put a fact under its name; repeated ones of LISTS make a list, of others the first stays."""
    text = unicodedata.normalize("NFC", text).replace("\0", "").strip()[:LONGEST]
    if not text:
        return
    if name in LISTS:
        values = found.setdefault(name, [])
        if text not in values and len(values) < 50:
            values.append(text)
    else:
        found.setdefault(name, text)
