"""What the desk asks of each list: `{name: query of its address}`."""


def of_articles(sections, few):
    return {
        "all": "",
        "the second page": "p=2",
        "the oldest": "o=1",
        "submitted": "status__exact=submitted",
        "approved": "status__exact=approved",
        "a section": f"section__id__exact={sections[3]}",
        "a rare kind": "kind__exact=xa-luan",
        "a kind that none has": "kind__exact=phong-van",
        "drafts of a section": f"status__exact=draft&section__id__exact={sections[1]}",
        "published": "doc=in_force",
        "scheduled": "doc=scheduled",
        "retracted": "doc=retracted",
        "the bin": "thung-rac=1",
        "a word in a fifth": "q=hoi",
        "a word in a hundredth": "q=trien",
        "a word in a thousandth": "q=sat",
        "three words": "q=hoi+nghi+khau",
        "one headline": f"q={few // 2}+khau",
        "nothing found": "q=khongcogi",
        "frequent, never together": "q=trien+sat",
        "a word in a section": f"q=khau&section__id__exact={sections[3]}",
        "a word among submitted": "q=khau&status__exact=submitted",
        "two letters": "q=na",
    }


def of_photos(person, event, many):
    return {
        "all": "",
        "the tenth page": "page=10",
        "a word in a fifth": "q=hoi",
        "a word in a hundredth": "q=trien",
        "a word in a thousandth": "q=sat",
        "three words": "q=hoi+nghi+khau",
        "one description": f"q={many // 2}+khau",
        "a name": "q=nguyen+thuy",
        "nothing found": "q=khongcogi",
        "two letters": "q=na",
        "who is shown": f"person={person.pk}",
        "of an event": f"event={event.pk}",
        "usable": "right=usable",
        "ended": "right=ended",
        "in no article": "use=no",
        "in an article": "use=yes",
        "a word, usable": "q=trien&right=usable",
    }


def of_people(many):
    return {
        "all": "",
        "the second page": "p=2",
        "a name in a fifth": "q=nguyen",
        "three names": "q=nguyen+thi+thuy",
        "one name": f"q=thuy+{many // 2}",
        "nothing found": "q=khongcogi",
        "not verified": "kiem-chung=chua",
        "public figures": "is_public_figure__exact=1",
    }


def of_events():
    return {
        "all": "",
        "the second page": "p=2",
        "a word in a fifth": "q=hoi",
        "a word in a thousandth": "q=sat",
        "nothing found": "q=khongcogi",
        "a kind that none has": "kind__exact=visit",
    }
