import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.sample_archive import make_archive


class Command(BaseCommand):
    help = (
        "Make N synthetic articles with people, events and drawn pictures, all marked as samples. "
        "The same seed makes the same articles; those that are there already are not made again."
    )

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, metavar="N", help="how many articles there shall be")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--days", type=int, help="over how many days they spread (20 a day)")
        parser.add_argument(
            "--until", type=read_moment, metavar="YYYY-MM-DD[THH:MM]", help="the last moment (now)"
        )

    def handle(self, *, count, seed, days, until, **options):
        if count < 1 or (days is not None and days < 1):
            raise CommandError("N and --days are whole numbers from 1.")
        made = make_archive(count, seed=seed, until=until, days=days, progress=self.progress)
        self.stdout.write(f"{made} sample articles made, {count - made} were there already.")

    def progress(self, numbers):
        return tqdm(numbers, unit="article", file=self.stderr, disable=not self.stderr.isatty())


def read_moment(text):
    """Return the moment that a day (its end) or a minute in Asia/Ho_Chi_Minh names."""
    moment = datetime.datetime.fromisoformat(text)
    if len(text) == len("2019-01-05"):
        moment = moment.replace(hour=23, minute=59)
    return timezone.make_aware(moment)
