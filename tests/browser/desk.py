"""What the browser tests of the desk have in common."""

import io

from PIL import Image
from playwright.sync_api import expect

PASSWORD = "a good long secret"


def log_in(page, live_server, user):
    """Log in through the form, as people do; the desk's first page stands then."""
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    expect(page.locator("#user-tools")).to_be_visible()


def editor_stands(page):
    """Wait until all scripts of a writing page run and CKEditor takes what is typed."""
    page.wait_for_load_state("load")
    page.wait_for_function("() => window.CKEDITOR?.instances.id_body?.status === 'ready'")


def noise(size, name="ảnh.png"):
    """Return a PNG for a file field that cannot be made smaller, so that it comes in parts."""
    buffer = io.BytesIO()
    Image.effect_noise(size, 90).save(buffer, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": buffer.getvalue()}
