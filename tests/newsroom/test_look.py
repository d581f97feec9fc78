"""The style sheet and the parts of the look that can be asked without a browser."""

import re

from django.conf import settings
from django.test import SimpleTestCase

CSS = (settings.BASE_DIR / "static" / "css" / "site.css").read_text(encoding="utf-8")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", re.IGNORECASE)


class TheStyleSheet(SimpleTestCase):
    def test_the_machines_dark_and_the_readers_dark_are_the_same_colours(self):
        for mood in ("", ".mood-tet", ".mood-mourning"):
            machine = self.rule(f':root{mood}:not([data-theme="light"])')
            reader = self.rule(f':root{mood}[data-theme="dark"]')
            self.assertEqual(machine.split(), reader.split(), mood)

    def rule(self, selector):
        return re.search(re.escape(selector) + r" \{(.*?)\}", CSS, re.DOTALL)[1]

    def test_a_colour_is_written_among_the_tokens_and_nowhere_else(self):
        tokens, rest = CSS.split("/* FONTS", 1)
        rest, _print = rest.split("/* PRINT", 1)
        self.assertTrue(COLOUR.search(tokens))
        self.assertEqual(COLOUR.findall(rest), [])

    def test_every_chapter_of_the_table_of_contents_is_there_and_in_its_order(self):
        head, _end, rest = CSS.partition("*/")
        named = re.findall(r"^   ([A-Z]{3,})  ", head, re.MULTILINE)
        found = re.findall(r"^/\* ([A-Z]{3,})\b", rest, re.MULTILINE)
        self.assertEqual(named, found)
