from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsroom.backup import BackupError, make_backup


class Command(BaseCommand):
    help = "Write the database and the media into one new file, verified by checksums."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            manifest = make_backup(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        size = file.stat().st_size / 1e6
        self.stdout.write(
            f"{file}: {len(manifest['sha256'])} files, {size:.1f} MB, written and read back."
        )
