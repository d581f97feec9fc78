"""Twenty sample pictures, drawn: no photograph, no face, each marked "Ảnh minh họa".

Two of them illustrate the seed in a new newsroom. `draw_sample_pictures` writes all twenty as
files, in the formats and with the facts that files from cameras and agencies have, to be dropped
into the library.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from PIL import Image

from . import media, sample_scenes, workflow
from .darkroom import stamp
from .models import Article
from .sample_archive import drawings

SEED = "lang-son-2019"
CREDIT = "Ảnh minh họa"
ENCODERS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


@dataclass(frozen=True)
class Sample:
    """One picture: its file's name, what it shows, how it is drawn."""

    name: str
    alt: str
    draw: Callable


def of_archive(scene):
    """Return a scene of the sample archive as a sample, its alternative text included."""
    name = f"{scene.replace('_', '-')}.jpg"
    return Sample(name, drawings.draw(scene, 1)[1], lambda: drawings.draw(scene, 1)[0])


def sample(name, alt, draw):
    return Sample(name, f"{alt} (ảnh minh họa)", draw)


HALL = sample(
    "hoi-truong-man-hinh.jpg",
    "Hội trường với các hàng ghế trống trước màn hình",
    sample_scenes.draw_hall,
)
LECTERN = sample(
    "buc-phat-bieu.jpg",
    "Bục phát biểu có micrô và lẵng hoa trước phông xanh",
    sample_scenes.draw_lectern,
)
OF_SEED = ((HALL, (0.5, 0.24)), (LECTERN, (0.5, 0.4)))
SCENES = (
    "nui", "van_phong", "nuong_doi", "cua_khau", "duong", "cho", "ban_lang",
    "tram_y_te", "mua_lu", "truong_hoc", "le_hoi", "san_bong",
)  # fmt: skip


def samples():
    """Return the twenty samples; nothing is drawn yet of those that are ours alone."""
    drawn = sample_scenes
    return (
        HALL,
        LECTERN,
        sample("toa-soan.jpg", "Bàn làm việc trong tòa soạn lúc chiều muộn", drawn.draw_newsroom),
        sample("bat-tay.webp", "Hai bàn tay bắt nhau", drawn.draw_hands),
        sample("dai-bieu.jpg", "Năm đại biểu đứng trước phông đỏ", drawn.draw_delegates),
        sample("tha-dieu.jpg", "Hai em nhỏ thả diều trên đồi", drawn.draw_children),
        sample("thap-chua.avif", "Tháp chùa bốn tầng mái trên mỏm đá", drawn.draw_tower),
        sample("con-dau.png", "Biểu trưng tròn hình núi trên nền trong suốt", drawn.draw_emblem),
        *(of_archive(scene) for scene in SCENES),
    )


# The one whose file says what it shows, in Vietnamese, as an agency's file does; and where it was
# taken, which nobody but the desk may learn.
TOLD = "dai-bieu.jpg"
FACTS = {
    "description": "Các đại biểu dự hội nghị trực tuyến toàn tỉnh (ảnh minh họa, do máy vẽ)",
    "creator": "Nguyễn Thị Ảnh",
    "credit": CREDIT,
    "copyright": "© Báo mẫu",
}


def write_samples(folder):
    """Write the twenty files into a folder, made if need be; return their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for one in samples():
        path = folder / one.name
        path.write_bytes(encoded(one))
        paths.append(path)
    return paths


def encoded(one):
    """Return a sample as the bytes of its format, with what its file says of itself."""
    image, extension = one.draw(), one.name.rpartition(".")[2]
    options = {"quality": 88} if extension != "png" else {}
    if one.name == TOLD:
        exif = Image.Exif()
        exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 51.0, 0.0), 3: "E", 4: (106.0, 45.0, 0.0)})
        options["exif"] = exif
    buffer = io.BytesIO()
    image.save(buffer, ENCODERS[extension], **options)
    data = buffer.getvalue()
    return stamp.stamped(data, "jpg", FACTS) if one.name == TOLD else data


@transaction.atomic
def illustrate_seed(by):
    """Give the seed's captions their sample pictures and publish that; return how many were placed.

    Goes the way any editor goes: upload, focal point, caption, approve, publish. Their places
    in the text are the seed's own. Captions that have a picture keep it.
    """
    article = Article.objects.get(key=SEED)
    captions = list(article.captions.filter(photo=None).order_by("order"))
    for caption, (one, focal) in zip(captions, OF_SEED, strict=False):
        caption.photo = media.store_photo(
            io.BytesIO(encoded(one)),
            by,
            alt=one.alt,
            description=one.alt,
            credit=CREDIT,
            rights="own",
            is_sample=True,
            focal_x=focal[0],
            focal_y=focal[1],
        )
        caption.save()
    if captions:
        workflow.record_change(article, by)
        workflow.approve(article, by)
        workflow.publish(article, by)
    return len(captions)
