"""Structured data for search engines (schema.org), from published versions alone."""

import json

from django.conf import settings
from django.utils import timezone


def absolute(path):
    return f"{settings.SITE_URL}{path}"


def news_article(version, masthead, people, event):
    """Return the NewsArticle of a version as JSON that may stand inside a script element."""
    published = timezone.localtime(version.published_at)
    by_day = version.published_precision == "day"
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": version.headline,
        "description": version.lede,
        "articleSection": version.section.name,
        "datePublished": published.date().isoformat() if by_day else published.isoformat(),
        "dateModified": timezone.localtime(version.in_force_from).isoformat(),
        "inLanguage": "vi",
        "mainEntityOfPage": absolute(version.get_absolute_url()),
        "author": [{"@type": "Person", "name": row["name"]} for row in version.document["bylines"]],
        "publisher": {"@type": "NewsMediaOrganization", "name": masthead.name},
        "mentions": [
            {
                "@type": "Person",
                "name": person["name"],
                "jobTitle": person["titles"],
                "url": absolute(person["url"]),
            }
            for person in people
        ],
    }
    if version.picture:
        data["image"] = [absolute(version.picture["src"])]
    if event:
        data["about"] = {"@type": "Event", "name": event["name"], "url": absolute(event["url"])}
    return (
        json.dumps(data, ensure_ascii=False)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
    )
