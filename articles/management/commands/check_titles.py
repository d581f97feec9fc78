import datetime
import json
import re
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from articles import title_check
from articles.models import Article, PublishedArticle
from people import roster
from people.titles import Block, Verdict
from vietnamese.text import nfc

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n")
_ENDS = ".!?…:;”\"'"
_HEADLINE_WORDS = 30


class Command(BaseCommand):
    help = """Check the titles of the people named in a text, an article or all that is published.

A text is checked as of the day of --on, an article as of the day of its event. The report is a
JSON list of every mention: name, start and end (characters of the text in NFC; of the block that
"where" names, for an article), where, form, titles as printed, verdict, the titles held that day,
and a message. Over the archive each also has the article's number. Nothing is changed."""

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--article", type=int, metavar="ID", help="the working copy of one")
        what.add_argument("--text", type=Path, metavar="FILE", help="a plain text in UTF-8")
        parser.add_argument("--on", metavar="YYYY-MM-DD", help="the day of the text")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="write every mention")

    def handle(self, *, article, text, on, report, **options):
        # From call_command, paths and days may come as plain strings.
        text, report = (path and Path(path) for path in (text, report))
        on = read_day(on) if isinstance(on, str) else on
        if text and not on:
            raise CommandError("Say with --on YYYY-MM-DD of which day the text speaks.")
        if on and not text:
            raise CommandError("--on goes with --text: an article knows its own day.")
        if text:
            found = self.of_text(text, on)
        elif article is not None:
            found = self.of_article(article)
        else:
            found = self.of_archive()
        self.tell(found, report)

    def of_text(self, path, day):
        try:
            text = nfc(path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise CommandError(f"{path}: {why}.") from error
        for note in title_check.notes(title_check.Copy(blocks_of_text(text), day)):
            yield note.as_json()

    def of_article(self, number):
        try:
            article = Article.objects.get(pk=number)
        except Article.DoesNotExist as error:
            raise CommandError(f"There is no article {number}.") from error
        for note in title_check.notes(title_check.copy_of(article)):
            yield note.as_json()

    def of_archive(self):
        versions = PublishedArticle.objects.public()
        register = roster.current()
        progress = tqdm(
            versions.iterator(chunk_size=200),
            total=versions.count(),
            unit="article",
            file=self.stderr,
            disable=not self.stderr.isatty(),
        )
        for version in progress:
            day = timezone.localtime(version.published_at).date()
            copy = title_check.copy_of_document(version.document, day)
            for note in title_check.notes(copy, register):
                yield {"article": version.article_id} | note.as_json()

    def tell(self, found, report):
        """Write the report as it comes, and say what was found."""
        verdicts = Counter()
        with written(report) as write:
            for entry in found:
                verdicts[entry["verdict"]] += 1
                write(entry)
                if entry["message"]:
                    number = f"{entry['article']}: " if "article" in entry else ""
                    place = f"{number}{entry['where']} {entry['start']}-{entry['end']}"
                    self.stdout.write(f"{place}: {entry['verdict']}: {entry['message']}")
        counts = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in Verdict)
        self.stdout.write(f"{verdicts.total()} mentions: {counts}.")


def read_day(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text!r} is not a day: write YYYY-MM-DD.") from error


@contextmanager
def written(path):
    """Give a function that adds an entry to the JSON list in a file; to nothing without a path."""
    if path is None:
        yield lambda entry: None
        return
    beside = path.with_name(f"{path.name}.part")
    try:
        file = beside.open("w", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}.") from error
    with file:
        entries = 0

        def write(entry):
            nonlocal entries
            file.write(",\n " if entries else "[\n ")
            file.write(json.dumps(entry, ensure_ascii=False))
            entries += 1

        yield write
        file.write("\n]\n" if entries else "[]\n")
    beside.replace(path)


def blocks_of_text(text):
    """Return the blocks of a plain text: paragraphs parted by empty lines, or lines if it has none.

    What does not end as a sentence is a caption; short lines above the first paragraph are the
    headline's.
    """
    parting = _GAP if _GAP.search(text.strip()) else _LINE
    parts, start = [], 0
    for gap in [*parting.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            parts.append((start, text[start:end]))
        start = gap.end() if gap else end
    ends = [part.rstrip()[-1] in _ENDS for _start, part in parts]
    first = ends.index(True) if True in ends else 0
    return [
        Block(part, "body" if ends[n] else _place(part, n < first), begin)
        for n, (begin, part) in enumerate(parts)
    ]


def _place(part, is_above):
    short = "\n" not in part.strip() and len(part.split()) <= _HEADLINE_WORDS
    return "headline" if is_above and short else "caption"
