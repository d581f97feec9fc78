from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.logins import as_lines, may_have_sample_logins, renew_logins


class Command(BaseCommand):
    help = "Give the sample logins, one a group, new passwords and print them (only on 127.0.0.1)."

    def handle(self, **options):
        if not may_have_sample_logins():
            raise CommandError(
                f"SITE_URL is {settings.SITE_URL}: sample logins are for a machine of your own."
                " Make real ones with `manage.py createsuperuser` and in the desk."
            )
        self.stdout.write(as_lines(renew_logins()))
