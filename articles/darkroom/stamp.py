"""The credit written into public files: XMP in all three formats, IPTC-IIM in the JPEG too.

The renditions are encoded once, with an empty packet (PLACE) where AVIF and WebP keep XMP; a
publication copies them and puts its own packet there. No pixel is encoded again.
"""

import struct
from xml.sax.saxutils import escape

PLACE = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP_HEAD = b"Photoshop 3.0\0"
IIM_NUMBERS = {"creator": 80, "credit": 110, "source": 115, "copyright": 116, "description": 120}
# The most bytes that IIM 4.2 gives a dataset.
IIM_SIZES = {"creator": 32, "credit": 32, "source": 32, "copyright": 128, "description": 2000}
SEGMENT = 65_533  # the most bytes in a JPEG segment


def stamped(data, extension, facts):
    """Return a rendition with the facts in it: description, creator, credit, source, copyright
    (texts) and people (a list of names, from left to right).
    """
    if extension == "jpg":
        return _into_jpeg(data, facts)
    packet = xmp_packet(facts)
    return _into_webp(data, packet) if extension == "webp" else _into_avif(data, packet)


def xmp_packet(facts):
    """Return the facts as an XMP packet (ISO 16684-1, IPTC Photo Metadata 2023.2)."""
    parts = [
        _one("dc:description", facts.get("description"), "Alt"),
        _one("dc:rights", facts.get("copyright"), "Alt"),
        _one("dc:creator", facts.get("creator"), "Seq"),
        _plain("photoshop:Credit", facts.get("credit")),
        _plain("photoshop:Source", facts.get("source")),
        _list("Iptc4xmpExt:PersonInImage", facts.get("people") or [], "Bag"),
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"{''.join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="r"?>'
    ).encode()


def _plain(name, text):
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _one(name, text, container):
    return _list(name, [text] if text else [], container)


def _list(name, texts, container):
    if not texts:
        return ""
    language = ' xml:lang="x-default"' if container == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{container}>{items}</rdf:{container}></{name}>"


def iim_block(facts):
    """Return the facts as IPTC-IIM 4.2 in UTF-8, each cut to the size the standard allows."""
    block = _dataset(1, 90, b"\x1b%G") + _dataset(2, 0, b"\0\4")
    for name, number in IIM_NUMBERS.items():
        if text := facts.get(name):
            cut = text.encode()[: IIM_SIZES[name]].decode(errors="ignore")
            block += _dataset(2, number, cut.encode())
    return block


def _dataset(record, number, value):
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def _into_jpeg(data, facts):
    iim = iim_block(facts)
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(iim)) + iim + b"\0" * (len(iim) % 2)
    xmp = XMP_HEAD + xmp_packet(facts)
    segments = _segment(0xED, PHOTOSHOP_HEAD + resource)
    if len(xmp) <= SEGMENT:
        segments += _segment(0xE1, xmp)
    at = 2  # after the start mark, and after JFIF's own segment, which must be the first
    if data[2:4] == b"\xff\xe0":
        at = 4 + int.from_bytes(data[4:6], "big")
    return data[:at] + segments + data[at:]


def _segment(marker, content):
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _into_webp(data, packet):
    """Put the packet in the place of the XMP chunk that the encoder wrote."""
    chunks, at = [], 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] != b"XMP ":
            chunks.append(data[at : at + 8 + size + size % 2])
        at += 8 + size + size % 2
    chunks.append(b"XMP " + struct.pack("<I", len(packet)) + packet + b"\0" * (len(packet) % 2))
    content = b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(content) + 4) + b"WEBP" + content


def _into_avif(data, packet):
    """Append the packet in a box of its own and let the XMP item's entry point there.

    Nothing before it moves, so no other offset of the file changes (ISO/IEC 14496-12, 8.11.3).
    """
    at = data.index(PLACE)
    entry = struct.pack(">II", at, len(PLACE))
    meta_end = data.index(b"mdat")
    where = data.index(entry, 0, meta_end)
    pointed = struct.pack(">II", len(data) + 8, len(packet))
    box = struct.pack(">I", len(packet) + 8) + b"mdat" + packet
    return data[:where] + pointed + data[where + 8 :] + box
