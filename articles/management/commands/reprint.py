from django.core.management.base import BaseCommand, CommandError

from articles.models import PublishedArticle
from articles.publishing.reprinting import give_missing_card, reprint


class Command(BaseCommand):
    help = "Print again what is in force, after a template changed; never makes a new version."

    def add_arguments(self, parser):
        parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="article numbers")
        parser.add_argument("--all", action="store_true", help="everything that readers have")

    def handle(self, *, ids, **options):
        if bool(ids) == options["all"]:
            raise CommandError("Name articles by their numbers, or say --all.")
        versions = PublishedArticle.objects.public()
        if ids:
            versions = versions.filter(article_id__in=ids)
            missing = sorted(set(ids) - set(versions.values_list("article_id", flat=True)))
            if missing:
                raise CommandError(f"Readers have no article {', '.join(map(str, missing))}.")
        total = changed = 0
        for version in versions.iterator(chunk_size=200):
            total += 1
            printed, drawn = reprint(version), give_missing_card(version)
            if printed or drawn:
                changed += 1
                self.stdout.write(f"changed: {version.get_absolute_url()}")
        self.stdout.write(f"{total} printed, {changed} changed.")
