"""Pictures under limits: whatever a file tries, it takes no more memory than was promised."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.articles.test_media import HOSTILE

pytestmark = pytest.mark.prove
ROOT = Path(__file__).resolve().parent.parent.parent
MOST = 300 * 1024  # kilobytes
PROGRAM = (
    "import runpy; runpy.run_module('articles.darkroom', run_name='__main__', alter_sys=True);"
    "print([line for line in open('/proc/self/status') if 'VmHWM' in line][0])"
)


def large(size, mode, fmt, **options):
    """A picture of much detail, as large as its format is taken."""
    grain = Image.effect_noise((size[0] // 4, size[1] // 4), 60).resize(size)
    buffer = io.BytesIO()
    grain.convert(mode).save(buffer, fmt, **options)
    return buffer.getvalue()


LARGE = {
    "a JPEG of 60 megapixels": lambda: large((10_000, 6_000), "RGB", "JPEG", quality=90),
    "a progressive JPEG of 24": lambda: large((6_000, 4_000), "RGB", "JPEG", progressive=True),
    "a PNG of 20": lambda: large((5_000, 4_000), "RGBA", "PNG", compress_level=1),
    "a WebP of 12": lambda: large((4_000, 3_000), "RGB", "WEBP", quality=60, method=0),
    "an AVIF of 25": lambda: large((6_250, 4_000), "RGB", "AVIF", quality=50, speed=10),
}


@pytest.mark.parametrize("name", [*LARGE, *HOSTILE])
def test_no_file_takes_more_than_300_megabytes(name, tmp_path):
    data = LARGE[name]() if name in LARGE else HOSTILE[name][0]
    file, folder = tmp_path / "picture", tmp_path / "out"
    file.write_bytes(data)
    folder.mkdir()
    for command in (["inspect", file, folder], ["develop", file, folder, RECIPE]):
        called = [sys.executable, "-c", PROGRAM, *map(str, command)]
        done = subprocess.run(called, capture_output=True, text=True, cwd=ROOT, check=False)
        if name in LARGE and command[0] == "inspect":
            assert "refused" not in done.stdout, done.stdout
        if "VmHWM" in done.stdout:  # it was not ended by its own limits
            assert int(done.stdout.split("VmHWM:")[1].split()[0]) < MOST
        else:
            assert done.returncode < 0


RECIPE = '{"crop": [0, 0, 1, 1], "focal": [0.5, 0.5], "covers": [[0.5, 0.5, 0.1]]}'
