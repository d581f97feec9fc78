"""The picture library, from twenty files on a reporter's disk to the text of the seed article."""

import tempfile
from pathlib import Path

from django.core.management import call_command
from django.urls import reverse

from articles.models import Article, Photo

from .camera import TALL
from .staff import CHIEF, REPORTER

LIBRARY = "admin:articles_photo_changelist"


def shoot(camera):
    with tempfile.TemporaryDirectory() as folder:
        call_command("draw_sample_pictures", folder, verbosity=0)
        upload(camera, sorted(Path(folder).iterdir()))
    call_command("work", until_empty=True)
    with camera.tab(TALL, login=REPORTER) as tab:
        camera.open(tab, reverse(LIBRARY))
        camera.keep(tab, "photos-library")
        cut_and_cover(camera, tab)
    with camera.tab(TALL, login=CHIEF) as tab:
        in_the_article(camera, tab)
    with camera.tab(login=CHIEF) as tab:
        recall(camera, tab)


def upload(camera, files):
    """Drop the files into the library and wait until each is in it."""
    with camera.tab(TALL, login=REPORTER) as tab:
        camera.open(tab, reverse(LIBRARY))
        tab.locator(".upload-facts summary").click()
        tab.locator("#upload_credit").fill("Ảnh minh họa")
        tab.locator("#upload_rights").select_option("own")
        tab.locator("#upload-files").set_input_files(files)
        tab.locator(".upload-row").nth(12).wait_for()
        camera.keep(tab, "photos-upload")
        tab.wait_for_function("() => !document.querySelector('.upload-row')", timeout=180_000)
        cards = tab.locator(".photo-card").count()
    if cards != len(files):
        raise RuntimeError(f"{len(files)} files were dropped, {cards} stand in the library.")


def cut_and_cover(camera, tab):
    """Set a focal point, then cover three faces with the brush; nothing is saved."""
    row = Photo.objects.get(file_name="dai-bieu.jpg")
    camera.open(tab, reverse("admin:articles_photo_change", args=[row.pk]))
    stage = tab.locator("canvas.stage")
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.66, "y": box["height"] * 0.36})
    camera.keep(tab, "photos-focal")
    tab.get_by_label("Che mặt").check()
    for x, y in ((0.17, 0.42), (0.335, 0.4), (0.5, 0.42)):
        stage.click(position={"x": box["width"] * x, "y": box["height"] * y})
    camera.keep(tab, "photos-cover")


def in_the_article(camera, tab):
    """Show the captions of the seed, the library's picker, and a gallery in the text."""
    article = Article.objects.get(key="lang-son-2019")
    camera.open(tab, reverse("admin:articles_article_change", args=[article.pk]))
    tab.locator("[data-do=pick]").click()
    tab.locator(".picker .photo-card").first.wait_for()
    tab.locator(".picker input").fill("hoi truong")
    tab.wait_for_timeout(800)
    camera.keep(tab, "photos-picker")
    tab.locator(".picker [data-do=close]").click()
    tab.locator("#captions").scroll_into_view_if_needed()
    camera.keep(tab, "photos-captions")
    text = tab.frame_locator("iframe.cke_wysiwyg_frame")
    text.locator("figure").first.scroll_into_view_if_needed()
    tab.locator(".caption-row").first.locator("[data-do=place]").click()
    tab.locator(".caption-row").nth(1).locator("[data-do=join]").click()
    text.locator("figure.gallery").scroll_into_view_if_needed()
    tab.locator("iframe.cke_wysiwyg_frame").scroll_into_view_if_needed()
    camera.keep(tab, "photos-in-text")


def recall(camera, tab):
    """Show how the editor-in-chief takes a picture back from readers."""
    row = Photo.objects.filter(captions__article__key="lang-son-2019").first()
    camera.open(tab, reverse("admin:articles_photo_change", args=[row.pk]))
    tab.locator(".recall summary").click()
    tab.locator("#id_recall_reason").fill("Hết quyền sử dụng từ ngày 1/12/2026")
    tab.locator(".photo-uses").scroll_into_view_if_needed()
    camera.keep(tab, "photos-recall")
