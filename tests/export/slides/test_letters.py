"""Text of shapes: paragraphs, breaks, alignment, and words that no program would take for markup."""

from __future__ import annotations

import re

from rolemap.export.slides.letters import framed, hundredths, paragraphs_of
from rolemap.render.boxes import text_lines
from rolemap.render.layout import Area, Words
from rolemap.render.measure import width
from rolemap.render.theme import theme

SCREEN = theme("screen")
BOX = Area(10.0, 10.0, 200.0, 80.0)


def _texts(markup: str) -> list[list[str]]:
    paragraphs = re.findall(r"<a:p>(.*?)</a:p>", markup)
    return [re.findall(r"<a:t>(.*?)</a:t>", paragraph) for paragraph in paragraphs]


def test_lines_of_one_name_are_one_paragraph_with_breaks() -> None:
    title = text_lines(["Ủy ban nhân dân", "tỉnh Thái Bình"], 17.0, 14.0, 10.0, bold=True)
    detail = text_lines(["người đứng đầu"], 17.0, 40.0, 9.0, ink="muted")
    markup = framed((*title, *detail), BOX, SCREEN, "Ủy ban nhân dân tỉnh Thái Bình\nngười đứng đầu")
    assert _texts(markup) == [["Ủy ban nhân dân", "tỉnh Thái Bình"], ["người đứng đầu"]]
    assert markup.count("<a:br>") == 1
    assert f'lIns="{7 * 12700}"' in markup


def test_two_details_are_two_paragraphs() -> None:
    lines = text_lines(["Sở Y tế", "Sở Tài chính"], 17.0, 14.0, 9.0)
    assert _texts(framed(lines, BOX, SCREEN, "Sở Y tế\nSở Tài chính")) == [["Sở Y tế"], ["Sở Tài chính"]]


def test_words_in_the_middle_are_centred() -> None:
    lines = tuple(
        Words(110.0 - width(text, 9.0) / 2, y, text, 9.0, width(text, 9.0))
        for text, y in (("11.000/", 30.0), ("11.099", 40.8))
    )
    assert 'algn="ctr"' in framed(lines, BOX, SCREEN)
    assert 'algn="l"' in framed(text_lines(["228/260"], 17.0, 14.0, 9.0), BOX, SCREEN)


def test_a_bullet_hangs_before_its_lines() -> None:
    bullet = text_lines(["•"], 17.0, 14.0, 9.0)
    name = text_lines(["Cổng dịch vụ công", "quốc gia"], 24.0, 14.0, 9.0)
    markup = framed((*bullet, *name), BOX, SCREEN, "• Cổng dịch vụ công quốc gia")
    assert _texts(markup) == [["Cổng dịch vụ công", "quốc gia"]]
    assert '<a:buChar char="•"/>' in markup
    assert f'marL="{7 * 12700}" indent="-{7 * 12700}"' in markup


def test_words_of_a_map_are_never_markup() -> None:
    lines = text_lines(["<b>&\x00"], 17.0, 14.0, 9.0)
    assert _texts(framed(lines, BOX, SCREEN)) == [["&lt;b&gt;&amp;\ufffd"]]


def test_type_is_rounded_down_to_tenths() -> None:
    assert hundredths(9.0) == 900
    assert hundredths(8.97) == 890
    assert hundredths(10.66) == 1060


def test_paragraphs_end_where_lines_begin_elsewhere() -> None:
    one = text_lines(["a", "b"], 10.0, 10.0, 9.0)
    other = text_lines(["c"], 60.0, 40.0, 9.0)
    assert [[line.text for line in part] for part in paragraphs_of((*one, *other))] == [["a", "b"], ["c"]]
