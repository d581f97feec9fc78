from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles.sample_pictures import illustrate_seed


class Command(BaseCommand):
    help = "Draw two sample pictures, put them into the library and publish the seed with them."

    def add_arguments(self, parser):
        parser.add_argument("--by", required=True, metavar="LOGIN", help="an editor-in-chief")

    def handle(self, *, by, **options):
        user = get_user_model().objects.filter(username=by).first()
        if user is None:
            raise CommandError(f"There is no login “{by}”.")
        placed = illustrate_seed(user)
        self.stdout.write(f"{placed} sample picture(s) placed.")
