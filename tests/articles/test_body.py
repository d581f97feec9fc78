"""Figures stand where their markers are, and a caption's words are only words."""

import re

from articles.body import print_body

PICTURE = {"alt": 'A "B"', "width": 640, "height": 420, "src": "/anh/x-640.jpg", "sources": []}


def caption(key, text="Hội trường", photo=None, credit=""):
    return {"key": key, "text": text, "credit": credit, "photo": photo, "alt": "", "people": []}


def printed(body, *captions, pictures=None):
    return print_body({"body": body, "captions": list(captions)}, pictures or {})


def test_a_caption_stands_where_its_marker_is():
    html = printed('<p>Một</p><figure data-caption="a"></figure><p>Hai</p>', caption("a"))
    assert html.index("Một") < html.index("Hội trường") < html.index("Hai")
    assert "data-caption" not in html


def test_captions_without_a_marker_stand_first_in_their_order():
    html = printed("<p>Chữ</p>", caption("a", "Ảnh một"), caption("b", "Ảnh hai"))
    assert html.index("Ảnh một") < html.index("Ảnh hai") < html.index("Chữ")


def test_a_marker_without_a_caption_leaves_nothing():
    assert printed('<p>Một</p><figure data-caption="x"></figure>') == "<p>Một</p>"


def test_a_second_marker_of_a_caption_leaves_nothing():
    marker = '<figure data-caption="a"></figure>'
    html = printed(f"{marker}<p>Một</p>{marker}", caption("a"))
    assert html.count("Hội trường") == 1
    assert html.index("Hội trường") < html.index("Một")


def test_a_captions_words_and_credit_and_alt_are_escaped():
    evil = '<script>x()</script>"'
    html = printed("", caption("a", evil, photo="p", credit=evil), pictures={"p": PICTURE})
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 2
    assert 'alt="A &#34;B&#34;"' in html


def test_a_backslash_in_a_caption_stays_as_written():
    assert r"a\1\g&lt;0&gt;" in printed(
        '<figure data-caption="a"></figure>', caption("a", r"a\1\g<0>")
    )


def test_a_picture_that_is_missing_still_has_its_words():
    html = printed("", caption("a", photo="gone"))
    assert "Hội trường" in html
    assert "<img" not in html


def test_a_table_stands_in_a_frame_that_keys_can_scroll_named_by_its_caption():
    table = (
        "<table><caption>Lúa &amp; <em>ngô</em></caption><tbody><tr><td>a</td></tr></tbody></table>"
    )
    frame = '<div class="table" role="region" tabindex="0" aria-label="Lúa &amp; ngô">'
    assert printed(f"<p>Một</p>{table}") == f"<p>Một</p>{frame}{table}</div>"
    assert 'aria-label="Bảng"' in printed("<table><tbody></tbody></table>")


def rows(*lines, tag="td"):
    cells = ("".join(f"<{tag}>{cell}</{tag}>" for cell in line.split("|")) for line in lines)
    return "".join(f"<tr>{line}</tr>" for line in cells)


def marked(table):
    """Return the texts of the cells that are printed as figures."""
    return re.findall(r'<t[dh] class="number"[^>]*>(.*?)</t[dh]>', printed(table))


def test_a_column_with_figures_alone_is_printed_as_figures_with_its_name():
    body = rows("Khuổi Mẫu|12,4|+1.203|96,5%|Nà Mẫu", "Nà Mẫu|8,2|–|(3) |4")
    head = rows("Thôn|2024|Hộ|Đạt|Bên cạnh", tag="th")
    figures = ["2024", "Hộ", "Đạt", "12,4", "+1.203", "96,5%", "8,2", "–", "(3) "]
    assert marked(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>") == figures
    without_head = rows("Thôn|Tấn", "Khuổi Mẫu|12,4")
    assert marked(f"<table><tbody>{without_head}</tbody></table>") == ["Tấn", "12,4"]


def test_days_scores_telephones_and_words_are_no_figures():
    body = rows("Đội|Ngày|Tỷ số|Gọi|Còn|x", "Khuổi Mẫu|5/1/2019|2-1|0205300000|3 hộ|x")
    assert marked(f"<table><tbody>{body}</tbody></table>") == []


def test_cells_over_several_rows_or_columns_leave_figures_in_their_columns():
    head = (
        '<tr><th rowspan="2">Thôn</th><th colspan="2">Hộ</th></tr><tr><th>Cũ</th><th>Mới</th></tr>'
    )
    body = '<tr><td rowspan="2">Nà Mẫu</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>'
    table = f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
    assert marked(table) == ["Cũ", "Mới", "1", "2", "3", "4"]
