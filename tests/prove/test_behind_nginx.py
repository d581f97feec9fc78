"""What readers and the desk get through deploy/nginx.conf: a real nginx before a real gunicorn."""

import gzip
import re
import time

import pytest

from tests.prove.processes import empty_newsroom
from tests.real import Missing, skip_or_fail
from tests.real.nginx import HOST, Served

pytestmark = [pytest.mark.prove, pytest.mark.django_db(transaction=True)]
FILL = """
from django.contrib.auth.models import Group
from django.core.management import call_command
from people.models import User
call_command("loaddata", "official_titles", "sections", "lang_son_2019", verbosity=0)
chief = User.objects.create_user("chief", is_staff=True)
chief.groups.set(Group.objects.all())
call_command("add_sample_pictures", by="chief", verbosity=0)
"""
ADDRESS = """
from articles.models import PublishedArticle
print(PublishedArticle.objects.public().get().get_absolute_url())
"""
RETRACT = """
from articles import workflow
from articles.models import Article
from people.models import User
workflow.retract(Article.objects.get(), User.objects.get(), "Bài có sai sót.")
"""
BEHIND_CACHES = 30  # seconds that a retraction may take there


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory, django_db_setup, django_db_blocker):
    """The seed with its pictures, in a production of its own."""
    folder = tmp_path_factory.mktemp("production")
    with django_db_blocker.unblock():
        newsroom = empty_newsroom(folder)
    newsroom.environment |= {
        "DEBUG": "off",
        "SITE_URL": f"https://{HOST}",
        "ALLOWED_HOSTS": HOST,
        "TRUST_PROXY": "on",
        "CACHE_URL": "locmem://",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
        "STATIC_ROOT": str(folder / "static"),
        "COLLECTING_STATIC": "on",
    }
    newsroom.manage("collectstatic", "--noinput", "-v0")
    newsroom.shell(FILL)
    newsroom.address = newsroom.shell(ADDRESS).strip()
    return newsroom


@pytest.fixture
def served(newsroom, tmp_path):
    try:
        site = Served(tmp_path, newsroom.environment)
    except Missing as error:
        skip_or_fail(error)
    yield site
    site.stop()


def test_readers_pages_travel_compressed_and_only_over_https(served, newsroom):
    plain = served.ask(f"{newsroom.address}?a=1", secure=False)
    assert plain.status == 301
    assert plain.headers["Location"] == f"https://{HOST}{newsroom.address}?a=1"
    for address in (newsroom.address, "/", "/rss.xml", "/sitemap.xml"):
        whole = served.ask(address)
        small = served.ask(address, Accept_Encoding="gzip")
        assert (whole.status, small.status) == (200, 200), address
        assert small.headers["Content-Encoding"] == "gzip", address
        assert gzip.decompress(small.body) == whole.body, address
        assert len(small.body) < len(whole.body), address
        assert "Set-Cookie" not in small.headers
    assert "max-age=0" in served.ask(newsroom.address).headers["Cache-Control"]
    assert "Strict-Transport-Security" in served.ask("/").headers


def test_what_a_reader_has_already_is_not_sent_again(served, newsroom):
    tag = served.ask(newsroom.address).headers["ETag"]
    again = served.ask(newsroom.address, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_what_a_page_loads_comes_as_plain_files_that_no_script_can_hide_in(served, newsroom):
    page = served.ask(newsroom.address).body.decode()
    sheet = re.search(r'href="(/static/css/[^"]+)"', page)[1]
    style = served.ask(sheet, Accept_Encoding="gzip")
    assert "immutable" in style.headers["Cache-Control"]
    assert b"font-face" in gzip.decompress(style.body)
    picture = served.ask(re.search(r"/anh/[^ \"]+\.avif", page)[0])
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/avif")
    assert picture.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    for outside in ("/anh/nothing.avif", "/anh/../private/", "/anh/%2e%2e/newsroom.sqlite3"):
        assert served.ask(outside).status in (400, 404), outside


def test_the_desk_is_neither_compressed_nor_kept(served):
    login = served.ask("/admin/login/", Accept_Encoding="gzip")
    assert login.status == 200
    assert "Content-Encoding" not in login.headers  # its pages hold tokens that a size could tell
    assert "no-store" in login.headers["Cache-Control"]
    assert "Secure" in login.headers["Set-Cookie"]
    served.stop_site()
    assert served.ask("/admin/login/").status == 502


def test_readers_are_served_for_a_moment_when_the_site_is_down(served, newsroom):
    before = served.ask(newsroom.address)
    served.stop_site()
    assert served.ask(newsroom.address).body == before.body
    assert served.ask("/moi-nhat/").status == 502, "what nobody asked for is kept nowhere"


def test_a_retraction_holds_behind_the_cache_within_thirty_seconds(served, newsroom):
    page = served.ask(newsroom.address)
    assert page.status == 200
    pictures = set(re.findall(r"/anh/[^ \"]+\.avif", page.body.decode()))
    assert pictures
    newsroom.shell(RETRACT)
    retracted = time.monotonic()
    assert {served.ask(picture).status for picture in pictures} == {404}
    assert served.ask(f"{newsroom.address}?moi=1").status == 410, "at once where nothing is kept"
    while served.ask(newsroom.address).status != 410:
        assert time.monotonic() - retracted < BEHIND_CACHES
        time.sleep(0.5)
