"""IPTC and XMP: read from what comes in, written into what goes out, Vietnamese right."""

import io
import json
import shutil
import subprocess

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from articles import media, sample_pictures
from articles.darkroom import facts, stamp
from articles.models import Article, Source
from tests import make
from tests.real import Missing, skip_or_fail

pytestmark = pytest.mark.django_db
SAID = {
    "description": "Đồng chí Bí thư Tỉnh ủy phát biểu tại hội nghị <trực tuyến> & bế mạc",
    "creator": "Nguyễn Thị Ảnh",
    "credit": "Báo Lạng Sơn",
    "source": "Thông tấn xã",
    "copyright": "© Báo Lạng Sơn",
    "people": ["Lý Thị Ếch", "Đỗ Văn Ổn"],
}


def picture(extension):
    data = io.BytesIO()
    image = Image.linear_gradient("L").resize((480, 320)).convert("RGB")
    encoder = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}[extension]
    image.save(data, encoder, **({} if extension == "jpg" else {"xmp": stamp.PLACE}))
    return data.getvalue()


@pytest.mark.parametrize("extension", ["jpg", "webp", "avif"])
def test_what_is_written_is_read_again_letter_by_letter(extension):
    stamped = stamp.stamped(picture(extension), extension, SAID)
    image = Image.open(io.BytesIO(stamped))
    image.load()
    assert facts.facts_of(image) == SAID | {"creator": [SAID["creator"]]}
    assert image.tobytes() == Image.open(io.BytesIO(picture(extension))).tobytes()


def test_iptc_alone_is_read_in_the_encodings_that_newsrooms_have():
    text = "Hội nghị ở Lạng Sơn"
    block = stamp.iim_block({"description": text})
    assert facts.iptc_facts(block)["description"] == text
    old = b"\x1c\x02\x78" + (6).to_bytes(2, "big") + "Cà phê".encode("cp1258")
    assert facts.iptc_facts(old)["description"] == "Cà phê"


def test_a_packet_that_is_no_xml_or_names_entities_says_nothing():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    for packet in (b"", b"<torn", bomb, b"\xff\xfe\x00"):
        assert facts.xmp_facts(packet) == {}


def test_the_fields_of_the_library_are_filled_and_alt_is_not():
    source = Source.objects.create(name="Thông tấn xã")
    known = make.person(full_name="Lý Thị Ếch")
    make.person(full_name="Đỗ Văn Ổn"), make.person(full_name="Đỗ Văn Ổn")
    file = io.BytesIO(stamp.stamped(picture("jpg"), "jpg", SAID))
    photo = media.store_photo(file, make.user())
    assert photo.description == SAID["description"]
    assert (photo.creator, photo.credit) == ("Nguyễn Thị Ảnh", "Báo Lạng Sơn")
    assert photo.source == source
    assert photo.alt == ""
    assert list(photo.people.all()) == [known], "two of one name are nobody in particular"


def test_public_files_name_the_people_shown_who_are_public_figures_alone():
    photo = make.photo(creator="Nguyễn Thị Ảnh", credit="Báo Lạng Sơn")
    article = make.article()
    caption = article.captions.create(photo=photo, text="Toàn cảnh hội nghị.", alt="Hội trường")
    for order, (name, public) in enumerate((("Lý Thị Ếch", True), ("Nạn Nhân", False)), 1):
        caption.people.create(person=make.person(public, full_name=name), order=order)
    version = make.published(article)
    for file in version.photos.get().files:
        with default_storage.open(file["name"]) as public:
            said = facts.facts_of(Image.open(public))
        assert said["description"] == "Toàn cảnh hội nghị."
        assert said["people"] == ["Lý Thị Ếch"]
        assert said["credit"] == "Báo Lạng Sơn"


@pytest.mark.exiftool
def test_exiftool_finds_the_credit_in_every_public_file_and_no_place():
    if not shutil.which("exiftool"):
        skip_or_fail(Missing("exiftool is not installed: apt-get install libimage-exiftool-perl."))
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 51.0, 0.0), 3: "E", 4: (106.0, 45.0, 0.0)})
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(buffer, "JPEG", exif=exif)
    photo = media.store_photo(buffer, make.user(), creator="Nguyễn Thị Ảnh")
    for file in media.give_public_names(photo, SAID):
        path = default_storage.path(file["name"])
        said = subprocess.run(
            ["exiftool", "-a", "-G1", "-s", "-validate", "-warning", "-all", path],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert "GPS" not in said
        assert "Warning" not in said, said
        assert "Báo Lạng Sơn" in said
        assert "Lý Thị Ếch, Đỗ Văn Ổn" in said
        assert "Nguyễn Thị Ảnh" in said
        assert ("[IPTC]" in said) == (file["ext"] == "jpg")


@pytest.mark.prove
@pytest.mark.exiftool
def test_every_public_file_of_the_seed_has_its_credit_and_the_public_figure_shown():
    if not shutil.which("exiftool"):
        skip_or_fail(Missing("exiftool is not installed: apt-get install libimage-exiftool-perl."))
    call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
    sample_pictures.illustrate_seed(make.chief())
    article = Article.objects.get(key=sample_pictures.SEED)
    version = article.published_versions.get(in_force_until=None)
    names = {caption["photo"]: caption for caption in version.document["captions"]}
    checked = 0
    for row in version.photos.select_related("photo"):
        caption = names[row.photo.key]
        for file in row.files:
            command = ["exiftool", "-j", "-a", "-G0", default_storage.path(file["name"])]
            said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[0]
            assert not [name for name in said if "GPS" in name]
            assert said["XMP:Credit"] == "Ảnh minh họa"
            assert said["XMP:Description"] == caption["text"]
            assert said["XMP:PersonInImage"] == caption["people"][0]["name"]
            checked += 1
    assert checked == 54
