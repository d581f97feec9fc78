from django.core.management.base import BaseCommand

from newsroom.jobs import new_worker, work


class Command(BaseCommand):
    help = "Run background jobs (renditions, mail) until told to stop."

    def add_arguments(self, parser):
        parser.add_argument(
            "--until-empty", action="store_true", help="end when no job waits, for timers and tests"
        )

    def handle(self, *, until_empty, **options):
        work(new_worker(), until_empty=until_empty)
