import argparse
import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter

from people.exchange.columns import KINDS, Unreadable
from people.exchange.importing import import_register
from people.models import User

SHOWN = 40


class RawHelp(DjangoHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Django's order of options, and our paragraphs as they stand."""


def columns(kind):
    """Return the columns of a kind of file as the help prints them."""
    return ", ".join(f"{column.header} ({column.name})" for column in KINDS[kind])


class Command(BaseCommand):
    help = f"""Import people and their tenures, organisations or positions from CSV or JSON.

The same file twice changes nothing; a file with an error changes nothing at all. One row is one
tenure; a person with several titles has several rows. What a name in the file means is looked up
with tone placement and capitals ignored; positions and organisations not yet known are made.

CSV columns, headed in Vietnamese or English, in any order, with commas, semicolons or tabs:

  people: {columns("people")}

  organisations: {columns("organizations")}

  positions: {columns("positions")}

Only the name is required. "từ" (from) and "đến" (until) take 22/4/2016, 2016-04-22, 4/2016, 2016,
"khoảng 2016", "từ 20/1/2020 đến 17/7/2020", "không rõ"; "đến" also "nay" for what is still held.
An empty "đến" is an unknown end, of which nothing is sure. Yes is "x", "có" or "yes".

Only verified tenures are shown to readers and held against a text: say so in the column
"kiểm chứng" (verified), or for the whole file with --verified.

JSON is a list of such rows, or {{"positions": [...], "organizations": [...], "people":
[{{"full_name": ..., "tenures": [{{"position": ..., "organization": ..., "begins": ...,
"ends": ...}}]}}]}}, as export_people writes it."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        return super().create_parser(prog_name, subcommand, formatter_class=RawHelp, **kwargs)

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a .csv or .json file")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--verified", action="store_true", help="vouch for every tenure")
        parser.add_argument("--by", metavar="LOGIN", help="whose rights count and who vouches")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write every result")

    def handle(self, *, file, dry_run, verified, by, report, **options):
        result = self.run(file, dry_run, verified, by)
        if report:
            text = json.dumps(result.as_json(), ensure_ascii=False, indent=1)
            report.write_text(text + "\n", encoding="utf-8")
        for error in result.errors[:SHOWN]:
            place = ", ".join(part for part in (error["row"], error["column"]) if part)
            self.stderr.write(f"{place}: {error['message']}")
        if len(result.errors) > SHOWN:
            self.stderr.write(f"… {len(result.errors) - SHOWN} more: write them with --report.")
        if result.errors:
            raise CommandError(result.summary())
        self.stdout.write(result.summary())

    def run(self, file, dry_run, verified, by):
        try:
            user = User.objects.get(username=by) if by else None
            return import_register(file.read_bytes(), by=user, verified=verified, dry_run=dry_run)
        except User.DoesNotExist as error:
            raise CommandError(f"Nobody has the login “{by}”.") from error
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except Unreadable as error:
            raise CommandError(f"{file}: {error}") from error
