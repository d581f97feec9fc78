from django.core.management.base import BaseCommand

from articles.sample_pictures import write_samples


class Command(BaseCommand):
    help = "Draw twenty sample pictures into a folder, to be dropped into the picture library."

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="FOLDER")

    def handle(self, *, folder, **options):
        paths = write_samples(folder)
        self.stdout.write(f"{len(paths)} sample pictures written to {folder}.")
