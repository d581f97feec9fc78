"""Structured data for search engines (schema.org), from what readers see alone.

Each function returns JSON that may stand inside a script element.
"""

import datetime
import functools
import json

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from newsroom.views import boxes


def absolute(path):
    return f"{settings.SITE_URL}{path}"


def printed(*things):
    """Return one or several things as JSON, safe in a script element: no character can end it."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(graph, ensure_ascii=False)
    return mark_safe(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def news_article(version, masthead, people, event):
    """Describe a version: who wrote it, whom and what it is about, what was corrected."""
    section = version.section
    return printed(
        article(version, masthead, people, event),
        breadcrumbs(
            (masthead.name, "/"),
            (section.name, section.get_absolute_url()),
            (version.headline, version.get_absolute_url()),
        ),
    )


def front_page(masthead):
    search = {
        "@type": "SearchAction",
        "target": absolute("/tim-kiem/?q={words}"),
        "query-input": "required name=words",
    }
    site = {
        "@type": "WebSite",
        "name": masthead.name,
        "url": absolute("/"),
        "inLanguage": "vi",
        "potentialAction": search,
    }
    return printed(organization(masthead), site)


def list_page(masthead, name, path):
    """Describe where a list stands: the paper, then the section, topic or author."""
    return printed(breadcrumbs((masthead.name, "/"), (name, path)))


def event_page(masthead, row):
    """Describe an event as it was announced or reported; `row` is its public version."""
    box = row.document
    data = {
        "@type": "Event",
        "name": row.name,
        "url": absolute(row.get_absolute_url()),
        "eventStatus": EVENT_STATUS.get(box["status"], EVENT_STATUS["planned"]),
        "eventAttendanceMode": EVENT_MODE[box["mode"]],
    } | event_days(row)
    if box["place"]:
        data["location"] = {"@type": "Place", "name": box["place"], "address": box["place"]}
    if box["organiser"]:
        data["organizer"] = {"@type": "Organization", "name": box["organiser"]["name"]}
    crumbs = (masthead.name, "/"), (_("Events"), "/su-kien/"), (row.name, row.get_absolute_url())
    return printed(data, breadcrumbs(*crumbs))


def event_days(row):
    """Return startDate and endDate as calendars say them: a known hour has no known end."""
    box = row.document
    last = box["last_day"] or box["first_day"]
    if box["starts_at"] is None:
        return {"startDate": box["first_day"], "endDate": last}
    begins = datetime.datetime.fromisoformat(f"{box['first_day']}T{box['starts_at']}")
    days = {"startDate": timezone.make_aware(begins).isoformat()}
    return days if last == box["first_day"] else days | {"endDate": last}


EVENT_MODE = {
    "on-site": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "both": "https://schema.org/MixedEventAttendanceMode",
}
EVENT_STATUS = {
    "planned": "https://schema.org/EventScheduled",
    "held": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}


def person_page(masthead, person, now, terms=()):
    """Describe a public figure; `now` are the titles that may be said of today, `terms` all."""
    data = {
        "@type": "Person",
        "name": person.full_name,
        "url": absolute(person.get_absolute_url()),
    }
    if now:
        data["jobTitle"] = now
    if roles := [
        role(term)
        | {
            "worksFor": {
                "@type": "Organization",
                "name": term["organization"],
                "url": absolute(term["org_url"]),
            }
        }
        for term in terms
        if term["organization"] and may_be_told(term)
    ]:
        data["worksFor"] = roles
    crumbs = (masthead.name, "/"), (_("People"), "/nhan-vat/")
    return printed(data, breadcrumbs(*crumbs, (person.full_name, person.get_absolute_url())))


def may_be_told(term):
    """Tell whether machines understand a tenure: to them, one without an end is still held."""
    return term["current"] or term["end"]


def role(term):
    """Describe one tenure as schema.org's Role, its days no more precisely than they are known."""
    days = {"startDate": term["start"], "endDate": term["end"]}
    return {"@type": "OrganizationRole", "roleName": term["title"]} | {
        name: day for name, day in days.items() if day
    }


def organization_page(masthead, organization, posts):
    """Describe an organisation and the public figures who hold or held a post there."""
    data = {
        "@type": "Organization",
        "name": organization["name"],
        "url": absolute(organization["url"]),
    }
    if organization["parent"]:
        data["parentOrganization"] = {
            "@type": "Organization",
            "name": organization["parent"]["name"],
        }
    if members := [
        role(row)
        | {"member": {"@type": "Person", "name": row["name"], "url": absolute(row["url"])}}
        for post in posts
        for row in [*post["current"], *post["past"]]
        if may_be_told(row)
    ]:
        data["member"] = members
    return printed(
        data, breadcrumbs((masthead.name, "/"), (organization["name"], organization["url"]))
    )


def article(version, masthead, people, event):
    stamp = timezone.localtime(version.published_at)
    by_day = version.published_precision == "day"
    data = {
        "@type": "NewsArticle",
        "headline": version.headline,
        "description": version.lede,
        "articleSection": version.section.name,
        "datePublished": stamp.date().isoformat() if by_day else stamp.isoformat(),
        "dateModified": timezone.localtime(version.in_force_from).isoformat(),
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "mainEntityOfPage": absolute(version.get_absolute_url()),
        "author": [author(row) for row in version.document["bylines"]] or organization(masthead),
        "publisher": organization(masthead),
        "mentions": [
            {
                "@type": "Person",
                "name": person["name"],
                "jobTitle": person["titles"],
                "url": absolute(person["url"]),
            }
            for person in people
            if person["url"]
        ],
    }
    if picture := version.picture or version.card:
        data["image"] = [absolute(picture["src"])]
    if event:
        data["about"] = {"@type": "Event", "name": event["name"], "url": absolute(event["url"])}
    if version.corrections:
        data["correction"] = [
            {"@type": "CorrectionComment", "text": row["text"], "datePublished": row["day"]}
            for row in version.corrections
        ]
    if entries := boxes.entries_of(version.document):
        data |= live_coverage(entries, data["mainEntityOfPage"])
    return data


def live_coverage(entries, address):
    """Describe a running story's reports, the newest first as the page has them."""
    times = [timezone.localtime(entry["at"]).isoformat() for entry in entries]
    return {
        "@type": "LiveBlogPosting",
        "coverageStartTime": times[-1],
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": entry["headline"] or Truncator(entry["text"]).words(12),
                "articleBody": entry["text"],
                "datePublished": at,
                "url": f"{address}#muc-{entry['number']}",
            }
            for entry, at in zip(entries, times, strict=True)
        ],
    }


def author(byline):
    """Describe a name under an article: where it has a page, as that has it, not in capitals."""
    if not (pen_name := byline["pen_name"]):
        return {"@type": "Person", "name": byline["name"]}
    url = absolute(f"/tac-gia/{pen_name['slug']}/")
    return {"@type": "Person", "name": pen_name["name"], "url": url}


def organization(masthead):
    """Describe the paper: what the press law has it print, and where it says how it corrects."""
    data = {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#paper"),
        "name": masthead.name,
        "url": absolute("/"),
        "logo": logo(),
        "publishingPrinciples": absolute("/gioi-thieu/"),
        "correctionsPolicy": absolute("/cai-chinh/"),
    }
    if masthead.governing_body:
        data["parentOrganization"] = {"@type": "Organization", "name": masthead.governing_body}
    facts = {"address": "address", "telephone": "telephone", "email": "email"}
    return data | {
        key: getattr(masthead, name) for key, name in facts.items() if getattr(masthead, name)
    }


@functools.cache
def logo():
    return absolute(static("icons/any-512.png"))


def breadcrumbs(*steps):
    """Describe the way to a page: (name, path) from the front page down."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(steps, 1)
        ],
    }
