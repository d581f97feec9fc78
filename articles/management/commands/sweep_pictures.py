from django.core.management.base import BaseCommand

from articles.sweeping import sweep


class Command(BaseCommand):
    help = (
        "Delete picture files that no row names: what a failed publication or upload left. Safe at"
        " any time: files of the last two hours are left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say the names, delete nothing")

    def handle(self, *, dry_run, **options):
        names = sweep(dry_run=dry_run)
        for name in names:
            self.stdout.write(name)
        done = "would be deleted" if dry_run else "deleted"
        self.stdout.write(f"{len(names)} files {done}.")
