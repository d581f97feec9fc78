"""A backup holds everything and shows its own damage; a restore verifies before it touches."""

import io
import stat
import tarfile
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Section
from newsroom.backup import BackupError, make_backup, restore_backup, verify_backup
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def folders(settings, tmp_path):
    """Media and originals of this test alone, with a file in each."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    (settings.MEDIA_ROOT / "a").mkdir(parents=True)
    settings.PRIVATE_ROOT.mkdir()
    (settings.MEDIA_ROOT / "a" / "ảnh.jpg").write_bytes(b"rendition")
    (settings.PRIVATE_ROOT / "original.jpg").write_bytes(b"original" * 1000)
    return settings


@pytest.fixture
def backup(folders, tmp_path):
    """A backup made while one session, "before", was there."""
    remember("before")
    make_backup(tmp_path / "backup.tar")
    return tmp_path / "backup.tar"


def remember(key):
    Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())


def remembered():
    return set(Session.objects.values_list("session_key", flat=True))


def test_a_restore_brings_back_the_database_and_the_media_and_nothing_newer(folders, backup):
    remember("after")
    (folders.MEDIA_ROOT / "a" / "ảnh.jpg").write_bytes(b"changed")
    (folders.PRIVATE_ROOT / "newer.jpg").write_bytes(b"newer")
    call_command("restore", backup, "--replace", stdout=io.StringIO())
    assert remembered() == {"before"}
    assert (folders.MEDIA_ROOT / "a" / "ảnh.jpg").read_bytes() == b"rendition"
    assert [path.name for path in folders.PRIVATE_ROOT.iterdir()] == ["original.jpg"]
    assert [path.name for path in folders.MEDIA_ROOT.iterdir()] == ["a"]


def test_a_newsroom_that_holds_something_is_not_replaced_unless_told(folders, backup):
    remember("after")
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", backup)
    assert remembered() == {"before", "after"}


@pytest.mark.parametrize("where", [0.3, 0.9])
def test_a_damaged_backup_is_refused_and_nothing_is_touched(folders, backup, where):
    data = bytearray(backup.read_bytes())
    place = data.index(b"original" * 100) + 50 if where > 0.5 else int(len(data) * where)
    data[place] ^= 1
    backup.write_bytes(data)
    remember("after")
    with pytest.raises(BackupError):
        restore_backup(backup, replace=True)
    assert remembered() == {"before", "after"}
    assert (folders.MEDIA_ROOT / "a" / "ảnh.jpg").read_bytes() == b"rendition"
    assert [path.name for path in folders.PRIVATE_ROOT.iterdir()] == ["original.jpg"]


def test_a_backup_that_was_cut_off_is_refused(backup):
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(BackupError, match=r"cannot be read|cut off"):
        verify_backup(backup)


def test_a_backup_never_writes_over_a_file(backup):
    before = backup.read_bytes()
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", backup)
    assert backup.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(folders, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("backup", tmp_path / "missing" / "backup.tar")


def test_only_its_owner_can_read_a_backup(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert not list(backup.parent.glob("*.part"))


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "media/../../outside"])
def test_a_name_that_leads_out_of_the_folder_is_refused(folders, tmp_path, name):
    file = tmp_path / "evil.tar"
    with tarfile.open(file, "w") as tar:
        member = tarfile.TarInfo(name)
        member.size = 1
        tar.addfile(member, io.BytesIO(b"x"))
    with pytest.raises(BackupError, match="no backup of ours"):
        restore_backup(file, replace=True)
    assert not Path(tmp_path / "outside").exists()


def test_a_file_that_is_no_backup_is_refused_with_a_sentence(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("not a tar")
    with pytest.raises(CommandError, match="cannot be read as a backup"):
        call_command("restore", file, "--verify")


def test_a_restore_ends_the_pages_that_a_running_process_keeps(folders, tmp_path, client):
    section = make.section(name="Thời sự")
    make_backup(tmp_path / "backup.tar")
    for name in ("Thời sự", "Chính trị"):
        Section.objects.update(name=name)
        assert name in client.get(section.get_absolute_url()).content.decode()
    restore_backup(tmp_path / "backup.tar", replace=True)
    assert "Chính trị" not in client.get(section.get_absolute_url()).content.decode()
