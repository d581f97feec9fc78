from django.core.management.base import BaseCommand, CommandError

from newsroom.first_run import PortTaken, fill, require_free_port, serve


class Command(BaseCommand):
    help = "Fill an empty database, then serve the site and its worker: what `make run` does."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port, **options):
        try:
            require_free_port(port)
        except PortTaken as error:
            raise CommandError(str(error)) from error
        fill(self.say)
        serve(port, self.say)

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()
