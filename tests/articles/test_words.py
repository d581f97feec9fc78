"""Words compared and merged: nothing is lost, disjoint changes commute, disputes hold both."""

from hypothesis import given
from hypothesis import strategies as st

from articles.words import chosen, compare, merge, merge_texts, tokens

SOME = ["một", "hai", "ba", "bốn", ",", ".", "<p>", "</p>", "&amp;"]
WORDS = st.lists(st.sampled_from(SOME), max_size=14)
TEXTS = st.text(alphabet="aâ đ<>p/&;. \n1", max_size=40)


def settled(stretches):
    return "".join(chosen(stretches))


@given(TEXTS)
def test_tokens_joined_are_the_text(text):
    assert "".join(tokens(text)) == text


@given(TEXTS, TEXTS)
def test_a_comparison_holds_both_texts_to_the_letter(old, new):
    pieces = compare(tokens(old), tokens(new))
    assert "".join("".join(part) for kind, part in pieces if kind != "inserted") == old
    assert "".join("".join(part) for kind, part in pieces if kind != "deleted") == new


@given(WORDS, WORDS, WORDS)
def test_a_merge_holds_all_three_sides_whole(base, mine, theirs):
    stretches = merge(base, mine, theirs)
    for name, side in (("base", base), ("mine", mine), ("theirs", theirs)):
        assert [word for stretch in stretches for word in getattr(stretch, name)] == side


@st.composite
def edited(draw, mark):
    """Draw an edit of a text: a function that drops words and writes new, marked ones."""
    kept = draw(st.lists(st.booleans(), min_size=14, max_size=14))
    written = draw(st.lists(st.integers(0, 14), max_size=4))

    def edit(base):
        result = [word for word, keep in zip(base, kept, strict=False) if keep]
        for number, place in enumerate(written):
            result.insert(place, f"{mark}{number}")
        return result

    return edit


@given(WORDS, edited("của tôi"), edited("của họ"))
def test_no_word_that_a_side_wrote_is_lost(base, edit_mine, edit_theirs):
    mine, theirs = edit_mine(base), edit_theirs(base)
    merged = chosen(merge(base, mine, theirs))
    assert set(mine) - set(base) <= set(merged)
    assert set(theirs) - set(base) <= set(merged)


@given(WORDS, WORDS)
def test_one_sided_changes_are_taken_whole(base, mine):
    assert chosen(merge(base, mine, base)) == mine
    assert chosen(merge(base, base, mine)) == mine
    assert chosen(merge(base, mine, mine)) == mine


@given(WORDS, WORDS, WORDS)
def test_a_merge_without_disputes_is_the_same_from_both_sides(base, mine, theirs):
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert [s.disputed for s in one] == [s.disputed for s in other]
    if not any(stretch.disputed for stretch in one):
        assert chosen(one) == chosen(other)


@given(WORDS, WORDS, WORDS, st.lists(st.text("xyz", min_size=1), min_size=2, max_size=2))
def test_changes_far_apart_never_dispute(head, middle, tail, words):
    middle = [f"{n}{word}" for n, word in enumerate([*middle, "giữa"])]
    base = [*head, *middle, *tail]
    mine, theirs = [words[0], *base], [*base, words[1]]
    assert chosen(merge(base, mine, theirs)) == [words[0], *base, words[1]]


def test_two_editors_in_one_sentence_are_merged_word_by_word():
    base = "Hội nghị có 50 đại biểu dự tại Lạng Sơn."
    mine = "Hội nghị có 52 đại biểu dự tại Lạng Sơn."
    theirs = "Hội nghị có 50 đại biểu dự tại thành phố Lạng Sơn."
    assert settled(merge_texts(base, mine, theirs)) == (
        "Hội nghị có 52 đại biểu dự tại thành phố Lạng Sơn."
    )


def test_the_same_word_changed_twice_is_disputed_and_both_stay_until_one_is_chosen():
    stretches = merge_texts("có 50 người", "có 52 người", "có 55 người")
    assert settled(stretches) == "có 52 55 người"
    assert "".join(chosen(stretches, {0: "mine"})) == "có 52 người"
    assert "".join(chosen(stretches, {0: "theirs"})) == "có 55 người"


def test_disputes_with_a_word_or_two_between_are_one():
    stretches = merge_texts("a b c d e f", "x b y d e f", "u b v d e f")
    assert sum(stretch.disputed for stretch in stretches) == 1


def test_both_sides_of_a_dispute_do_not_run_into_one_word():
    assert settled(merge_texts("một", "hai", "ba")) == "hai ba"


def test_only_what_changed_is_a_stretch_of_its_own():
    stretches = merge_texts("a b c d e f g", "a b X d e f g", "a b c d e f Y")
    assert [stretch.base == stretch.merged for stretch in stretches] == [True, False, True, False]
