"""What a picture costs, beside decoding it once in this process: `python bench/pictures.py`.

A drawn photograph of 24 megapixels (6000 × 4000, with grain) is stored as an editor stores it,
then developed as the job does. Memory is the largest resident set of the darkroom's process.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.core.management import call_command
from django.test.utils import setup_databases, teardown_databases
from PIL import Image

from articles import media, renditions, sample_pictures
from articles.models import Article, PublishedArticle
from tests import make

ROUNDS = 5


def photograph(number):
    """Return the bytes of a JPEG of 24 megapixels that no other number makes."""
    grain = Image.effect_noise((1500, 1000), 40).resize((6000, 4000), Image.Resampling.BICUBIC)
    hills = Image.linear_gradient("L").resize((6000, 4000)).point(lambda v: (v + number) % 256)
    buffer = io.BytesIO()
    Image.merge("RGB", (grain, hills, hills)).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def seconds(act):
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def peak(command, photo, *more):
    """Return the most megabytes that the darkroom's process held for a command."""
    code = (
        "import runpy; runpy.run_module('articles.darkroom', run_name='__main__', alter_sys=True);"
        "print([line for line in open('/proc/self/status') if 'VmHWM' in line][0])"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = photo.original.path
        called = [sys.executable, "-c", code, command, path, folder, *more]
        said = subprocess.run(called, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return int(said.split("VmHWM:")[1].split()[0]) / 1024


def main():
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        by, times = make.user(), {"bare": [], "store": [], "develop": []}
        for number in range(ROUNDS):
            data = photograph(number)
            times["bare"].append(seconds(Image.open(io.BytesIO(data)).load))
            begun = time.perf_counter()
            photo = media.store_photo(io.BytesIO(data), by)
            times["store"].append(time.perf_counter() - begun)
            times["develop"].append(seconds(partial(renditions.ensure_renditions, photo)))
        report(times, len(data))
        recipe = json.dumps(photo.recipe())
        storing, developing = peak("inspect", photo), peak("develop", photo, recipe)
        print(f"the darkroom's memory: {storing:.0f} MB storing, {developing:.0f} MB developing")
        budgets()
    finally:
        teardown_databases(databases, verbosity=0)


def report(times, size):
    bare = statistics.median(times["bare"])
    print(f"a JPEG of 24 megapixels, {size / 1e6:.1f} MB; decoding it whole here: {bare:.2f} s")
    for name, word in (("store", "stored for the editor"), ("develop", "27 renditions, the job")):
        middle = statistics.median(times[name])
        print(f"{word:28} {middle:6.2f} s   {middle / bare:5.1f} times")


def budgets():
    """Print what the seed's two pictures weigh for a phone and a desktop that reads AVIF."""
    call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
    sample_pictures.illustrate_seed(make.chief())
    article = Article.objects.get(key=sample_pictures.SEED)
    rows = PublishedArticle.objects.public().get(article=article).photos.all()
    for word, width in (("phone", media.PHONE), ("desktop at two dots a pixel", 1440)):
        total = sum(
            media.default_storage.size(file["name"])
            for row in rows
            for file in row.files
            if (file["shape"], file["ext"], file["width"]) == ("whole", "avif", width)
        )
        print(f"the seed's pictures, {word}: {total / 1000:.1f} KB")


if __name__ == "__main__":
    main()
