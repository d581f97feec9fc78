from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from people.exchange.columns import KINDS
from people.exchange.exporting import export_csv, export_json


class Command(BaseCommand):
    help = (
        "Write the register to a file that import_people reads back: .csv holds a list of people"
        " with their tenures (or what --kind says), .json everything. The desk's notes are in it."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a .csv or .json file")
        parser.add_argument("--kind", choices=list(KINDS), default="people", help="of a .csv")

    def handle(self, *, file, kind, **options):
        match file.suffix.lower():
            case ".csv":
                content = export_csv(kind)
            case ".json":
                content = export_json()
            case other:
                raise CommandError(f"“{other}” is neither .csv nor .json.")
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        self.stdout.write(f"{file}: {len(content)} bytes.")
