from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from newsroom.backup import BackupError, restore_backup, verify_backup


class Command(BaseCommand):
    help = "Put the database and the media back from a backup, after verifying all of it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="give up what is there now")
        parser.add_argument("--verify", action="store_true", help="only read and check the file")

    def handle(self, *, file, replace, verify, **options):
        try:
            manifest = verify_backup(file) if verify else restore_backup(file, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        done = "whole" if verify else "restored"
        self.stdout.write(
            f"{file}: {done}, {len(manifest['sha256'])} files, made {manifest['made_at']}."
        )
