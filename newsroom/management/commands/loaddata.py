"""Django's loaddata, which never takes away what the newsroom has done since.

Fixtures name rows by their immutable keys. A row whose key is there already stays as it is, so
loading a fixture again changes nothing, also after editors worked on it (docs/decisions/0006).
"""

from django.core.management.commands import loaddata

from people.keyed import Keyed


class Command(loaddata.Command):
    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="write rows again whose key is already there, as Django does by itself",
        )

    def handle(self, *fixture_labels, **options):
        self.overwrite, self.kept = options["overwrite"], 0
        super().handle(*fixture_labels, **options)
        if self.kept and self.verbosity >= 1:
            self.stdout.write(f"{self.kept} object(s) were there already and stay as they are.")

    def save_obj(self, obj):
        if not self.overwrite and isinstance(obj.object, Keyed) and obj.object.pk is not None:
            self.kept += 1
            return False
        return super().save_obj(obj)
