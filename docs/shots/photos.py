"""The picture library, from twenty files on a reporter's disk to the readers' page."""

import tempfile
from pathlib import Path

from django.core.management import call_command
from django.urls import reverse

from .camera import TALL

LIBRARY = "admin:articles_photo_changelist"


def shoot(camera):
    with tempfile.TemporaryDirectory() as folder:
        call_command("draw_sample_pictures", folder, verbosity=0)
        files = sorted(Path(folder).iterdir())
        with camera.tab(TALL, login="phong-vien") as tab:
            camera.open(tab, reverse(LIBRARY))
            tab.locator(".upload-facts summary").click()
            tab.locator("#upload_credit").fill("Ảnh minh họa")
            tab.locator("#upload_rights").select_option("own")
            tab.locator("#upload-files").set_input_files(files)
            tab.locator(".upload-row").nth(12).wait_for()
            camera.keep(tab, "photos-upload")
            tab.wait_for_function("() => !document.querySelector('.upload-row')", timeout=120_000)
        call_command("work", until_empty=True)
        with camera.tab(TALL, login="phong-vien") as tab:
            camera.open(tab, reverse(LIBRARY))
            camera.keep(tab, "photos-library")
            one_picture(camera, tab)


def one_picture(camera, tab):
    from articles.models import Photo

    row = Photo.objects.get(file_name="dai-bieu.jpg")
    camera.open(tab, reverse("admin:articles_photo_change", args=[row.pk]))
    stage = tab.locator("canvas.stage")
    stage.click(position={"x": 300, "y": 160})
    camera.keep(tab, "photos-focal")
    tab.get_by_label("Che mặt").check()
    box = stage.bounding_box()
    for x, y in ((0.17, 0.39), (0.33, 0.36), (0.5, 0.38)):
        stage.click(position={"x": box["width"] * x, "y": box["height"] * y})
    camera.keep(tab, "photos-cover")
