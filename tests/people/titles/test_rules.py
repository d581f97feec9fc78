"""Rules of finding and judging that one sentence shows best."""

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.titles import Block, Organization, Person, Position, Roster, Tenure, Verdict, check

from . import corpus

DAY = datetime.date(2019, 1, 5)
REGISTER = corpus.roster()


def read(text, day=DAY, where="body", register=REGISTER):
    return check(register, [Block(text, where)], day)


def names(text, **kwargs):
    return [(f.mention.name, [t.printed for t in f.mention.titles]) for f in read(text, **kwargs)]


def verdicts(text, **kwargs):
    return [f.verdict for f in read(text, **kwargs)]


def test_titles_before_an_honorific_are_whom_it_honours():
    assert names("Chủ tịch UBND tỉnh, đồng chí Vi Đức Thắng chủ trì hội nghị.") == [
        ("Vi Đức Thắng", ["Chủ tịch UBND tỉnh"])
    ]


def test_whose_authority_somebody_acts_on_is_not_that_persons_title():
    text = "Thừa ủy quyền của Chủ tịch nước, đồng chí Vi Đức Thắng trao huân chương."
    assert names(text) == [("Vi Đức Thắng", [])]


def test_the_place_in_the_picture_does_not_part_a_name_from_its_title():
    text = "Đồng chí Vi Đức Thắng (thứ hai, từ trái sang), Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"
    assert names(text, where="caption") == [
        ("Vi Đức Thắng", ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"])
    ]


def test_a_body_named_by_the_next_title_is_not_asked_for_again():
    text = "Đồng chí Vi Đức Thắng, Phó Bí thư, Chủ tịch UBND tỉnh chủ trì."
    assert verdicts(text) == [Verdict.OK]


def test_a_given_name_alone_is_whom_the_text_named_before():
    text = "Ông Bàn Tài Sủi trồng quế. Ông Sủi mong có đường."
    assert [f.mention.name for f in read(text)] == ["Bàn Tài Sủi", "Bàn Tài Sủi"]


def test_a_name_signed_in_capitals_is_no_mention():
    assert read("VI ĐỨC THẮNG") == []


def test_a_longer_name_is_not_the_shorter_one_in_it():
    found = read("Ông Vi Đức Thắng Lợi, Trưởng thôn Nà Pục, kể.")
    assert [f.mention.person for f in found] == [None]


def test_the_anaphor_in_the_text_is_not_whom_a_caption_shows():
    blocks = [
        Block("Đồng chí Vi Đức Thắng, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh kết luận."),
        Block("Bà Chu Thúy Quỳnh, Bí thư Huyện ủy Đèo Gió", "caption"),
        Block("Đồng chí yêu cầu các ngành vào cuộc."),
    ]
    assert check(REGISTER, blocks, DAY)[-1].mention.name == "Vi Đức Thắng"


def test_every_caption_of_an_article_is_a_caption():
    blocks = [
        Block("Đồng chí Vi Đức Thắng, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh kết luận.", "body 1"),
        Block("Đồng chí Vi Đức Thắng, Chủ tịch UBND tỉnh trao quà", "caption 2"),
    ]
    verdicts = [finding.verdict for finding in check(REGISTER, blocks, DAY)]
    assert verdicts == [Verdict.OK, Verdict.INCOMPLETE]


def test_an_office_in_two_places_at_once_is_nobodys():
    text = "Tiếp thu ý kiến của đồng chí Chủ tịch UBND huyện, các xã đã làm."
    assert read(text) == []


def test_an_office_of_one_district_of_many_is_nobodys_until_it_says_which():
    post = Position("ct", "Chủ tịch UBND huyện", single_holder=True)
    body = Organization("ub", "UBND huyện Suối Hoa", level="district")
    began = {"from_earliest": DAY.replace(year=2015), "from_latest": DAY.replace(year=2015)}
    held = Tenure(1, "a", "ct", "ub", end_known="held", **began)
    register = Roster([post], [body], [Person("a", "Lý Văn Huyện")], [held])
    assert names("Chủ tịch UBND huyện cho biết đường đã thông.", register=register) == []
    text = "Chủ tịch UBND huyện Suối Hoa cho biết đường đã thông."
    assert [name for name, _ in names(text, register=register)] == ["Lý Văn Huyện"]


def test_only_verified_tenures_accuse():
    people = [Person("a", "Lý Văn Giả"), Person("b", "Lý Văn Thật")]
    post = [Position("ct", "Chủ tịch UBND tỉnh", single_holder=True)]
    body = [Organization("ub", "UBND tỉnh Mây Ngàn", "UBND tỉnh")]
    ends = {"from_earliest": DAY.replace(year=2015), "from_latest": DAY.replace(year=2015)}

    def register(verified):
        held = Tenure(1, "b", "ct", "ub", end_known="held", verified=verified, **ends)
        return Roster(post, body, people, [held])

    text = "Đồng chí Lý Văn Giả, Chủ tịch UBND tỉnh dự."
    assert verdicts(text, register=register(True)) == [Verdict.NOT_HELD]
    assert verdicts(text, register=register(False)) == [Verdict.OK]


def test_a_body_that_ended_gives_no_title_although_nobody_wrote_down_its_holders_end():
    post = Position("ct", "Chủ tịch UBND huyện", single_holder=True)
    body = Organization("ub", "UBND huyện Suối Hoa", in_force_until=DAY)
    began = {"from_earliest": DAY.replace(year=2015), "from_latest": DAY.replace(year=2015)}
    register = Roster(
        [post], [body], [Person("a", "Lý Văn Cũ")], [Tenure(1, "a", "ct", "ub", **began)]
    )
    text = "Ông Lý Văn Cũ, Chủ tịch UBND huyện Suối Hoa, dự."
    assert verdicts(text, register=register) == [Verdict.OK]
    later = DAY + datetime.timedelta(days=1)
    assert verdicts(text, day=later, register=register) == [Verdict.OUTDATED]


def test_a_rank_is_an_honorific_although_the_register_keeps_it_as_a_dated_fact():
    post = Position("dt", "Đại tá", axis="rank")
    ends = {"from_earliest": DAY, "from_latest": DAY, "end_known": "held"}
    rank = Tenure(1, "a", "dt", None, **ends)
    register = Roster([post], [], [Person("a", "Lý Văn Tá")], [rank])
    text = "Đại tá Lý Văn Tá, Giám đốc Công an tỉnh báo cáo."
    assert names(text, register=register) == [("Lý Văn Tá", ["Giám đốc Công an tỉnh"])]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_count_characters_of_the_text_in_nfc(form):
    text = "Sáng qua, đồng chí Vi Đức Thắng, Phó Bí thư Tỉnh uỷ, Chủ tịch UBND tỉnh dự."
    case = {"text": unicodedata.normalize(form, text), "day": "2019-01-05", "where": "body"}
    (mention,) = corpus.found(case, REGISTER)
    assert text[mention["start"] : mention["end"]].startswith("đồng chí Vi Đức Thắng")
    assert text[mention["start"] : mention["end"]].endswith("Chủ tịch UBND tỉnh")


pieces = st.sampled_from(
    [
        "đồng chí",
        "Đồng chí",
        "các đồng chí",
        ":",
        ";",
        ",",
        "-",
        ".",
        "\n",
        "(",
        ")",
        "Vi Đức Thắng",
        "Nguyễn Văn Hùng",
        "Bí thư Tỉnh ủy",
        "Chủ tịch UBND tỉnh",
        "Giám đốc",
        "Sở",
        "và",
        "nguyên",
        "ông",
        "bà",
        "bác",
        "Ông",
        "yêu cầu",
        "tỉnh",
        "huyện",
        "Lý A",
        "1/4",
        "T.Ư",
        "là",
        "nhiệm kỳ 2010 - 2015",
        "Phó",
        "Trưởng",
        "Văn hóa, Thể thao",
        "Theo",
        "giao",
        "cho biết",
        "các đồng chí Triệu Minh Sơn, Bế Thị Thu Hà",
        "Phó Chủ tịch UBND tỉnh",
        "Thượng tá",
        "Lương Văn Hòa",
        "GD và ĐT",
        "Năm 2014",
    ]
)


@given(st.lists(st.one_of(pieces, st.text(max_size=4)), max_size=14).map(" ".join))
def test_any_text_is_read_and_every_place_lies_within_it(text):
    text = unicodedata.normalize("NFC", text)
    for finding in read(text):
        mention = finding.mention
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.name
