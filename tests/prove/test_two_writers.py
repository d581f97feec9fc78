"""Several processes appoint to the same posts at once: one sure holder, by the same sentence."""

import pytest
from django.utils.translation import gettext

from tests.prove.processes import empty_newsroom, say

POSTS, WRITERS = 60, 4
SETUP = f"""
from tests import make
make.organization()
for number in range({POSTS}):
    make.position()
"""
COUNT = """
from people.models import Tenure
sole = Tenure.objects.filter(is_sole=True)
print(Tenure.objects.count(), sole.values("position").distinct().count())
"""


@pytest.mark.prove
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_one_sure_holder_a_post_and_hear_the_same_sentence(tmp_path):
    newsroom = empty_newsroom(tmp_path)
    newsroom.shell(SETUP)
    writers = newsroom.writers("appointing.py", *([str(number)] for number in range(WRITERS)))
    say(writers, "go")
    said = "".join(writer.communicate(timeout=120)[0] for writer in writers)
    counted = newsroom.shell(COUNT).split()
    sentence = gettext("Somebody else surely held this position in this organisation at that time.")
    outcomes = said.splitlines()
    assert outcomes.count("kept") == POSTS
    assert set(outcomes) == {"kept", f"IntegrityError: {sentence}"}
    assert counted == [str(POSTS), str(POSTS)]
