"""What every public page shows: the paper's identity, its sections, today."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from articles.models import Masthead, Section


def site(request):
    """Return the context of the site's frame; the database is asked only when it is shown."""
    return {
        "masthead": SimpleLazyObject(Masthead.current),
        "sections": SimpleLazyObject(lambda: list(Section.objects.all())),
        "today": timezone.localdate(),
        "site_url": settings.SITE_URL,
        "canonical": f"{settings.SITE_URL}{request.path}",
    }
