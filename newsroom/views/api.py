"""The read-only API: published articles as IPTC ninjs 3."""

from django.conf import settings
from django.http import Http404, JsonResponse

from articles.models import PublishedArticle
from articles.views.paging import MAX_ID, cached, page_of
from newsroom import public


def articles(request):
    """Answer with 20 articles, newest first, and the address of the older ones."""
    versions, older = page_of(request, PublishedArticle.objects.public().select_related("section"))
    linked = public.links(row["person"] for v in versions for row in v.document["mentions"])
    return answer({"items": [item(v, linked) for v in versions], "older": older})


def article(request, article_id):
    if article_id > MAX_ID:
        raise Http404("There is no such article.")
    found = PublishedArticle.objects.public().select_related("section")
    version = found.filter(article=article_id).first()
    if version is None:
        raise Http404("There is no such article.")
    return answer(item(version, public.links(r["person"] for r in version.document["mentions"])))


def answer(data):
    return cached(JsonResponse(data, json_dumps_params={"ensure_ascii": False}))


def item(version, linked):
    """Return a version as a ninjs 3 item; text and people only where it may be syndicated."""
    address = f"{settings.SITE_URL}{version.get_absolute_url()}"
    data = {
        "uri": address,
        "type": "text",
        "language": "vi",
        "firstcreated": version.published_at.isoformat(),
        "versioncreated": version.in_force_from.isoformat(),
        "headlines": [{"role": "main", "value": version.headline}],
        "subjects": [{"name": version.section.name}],
    }
    if version.may_syndicate:
        keys = dict.fromkeys(row["person"] for row in version.document["mentions"])
        data |= {
            "descriptions": [{"role": "summary", "value": version.lede}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": version.body}],
            "by": ", ".join(row["name"] for row in version.document["bylines"]),
            "people": [{"name": linked[key].full_name} for key in keys if key in linked],
        }
    return data
