"""The sentences written before the finder: people, titles, forms and verdicts."""

import pytest

from people.titles import Block, check

from . import corpus


@pytest.fixture(scope="module")
def register():
    return corpus.roster()


@pytest.mark.parametrize(
    "case",
    [case for part in ("worked", *corpus.LATER) for case in corpus.cases(part)],
    ids=lambda case: case["id"],
)
def test_every_sentence_worked_with_is_read_as_expected(case, register):
    expected = [{k: v for k, v in m.items() if k != "person"} for m in case["mentions"]]
    assert corpus.found(case, register) == expected


def test_the_half_held_back_keeps_its_precision_and_recall(register):
    score = corpus.score("held_back", register)
    assert score.precision >= 0.95, score
    assert score.recall >= 0.90, score


def test_there_are_at_least_160_sentences_and_half_are_held_back():
    worked, held_back = corpus.cases("worked"), corpus.cases("held_back")
    assert len(worked) + len(held_back) >= 160
    assert abs(len(worked) - len(held_back)) < 10


@pytest.mark.parametrize("half", ["worked", "held_back"])
def test_of_two_people_of_one_name_the_title_says_which(half, register):
    for case in corpus.cases(half):
        for mention in case["mentions"]:
            if "person" in mention:
                findings = check(register, [Block(case["text"])], corpus.day_of(case))
                assert mention["person"] in [f.mention.person for f in findings], case["id"]
