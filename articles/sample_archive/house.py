"""What sample articles stand in: sections, topics, pen names, the source that marks them."""

from people.models import PenName
from vietnamese.slugs import slugify

from ..models import Section, Source, Topic
from .vocabulary import PEN_NAMES, SECTIONS, TOPICS

CREDIT = "Bài mẫu: nhân vật, sự việc và số liệu đều là hư cấu"


class House:
    """The newsroom's own rows, made where they are missing."""

    def __init__(self):
        self.source, _new = Source.objects.get_or_create(
            key="mau", defaults={"name": "Kho bài mẫu", "credit": CREDIT, "may_syndicate": False}
        )
        self.sections = {
            name: made_once(Section, slugify(name), name=name, order=order * 10)
            for order, name in enumerate(SECTIONS, 1)
        }
        self.topics = {name: made_once(Topic, f"mau-{slugify(name)}", name=name) for name in TOPICS}
        self.pen_names = [
            made_once(PenName, f"mau-{slugify(name)}", name=name) for name in PEN_NAMES
        ]


def made_once(model, key, **fields):
    found, _new = model.objects.get_or_create(key=key, defaults=fields)
    return found
