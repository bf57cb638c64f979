"""Pictures in an organization's own theme: its letters in every format, and nothing of it left behind."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image

from rolemap.checks.evaluate import evaluate
from rolemap.render import Output, measure, render, writers
from rolemap.render.formats.png import png
from rolemap.render.formats.svg import svg
from rolemap.render.layout import Layout
from rolemap.render.theme import Theme
from rolemap.render.typeface import arimo, set_in, typeface
from rolemap.views import views
from tests.conftest import sample
from tests.render.geometry import faults
from tests.render.own.files import FAMILY, FONTS, theme_in
from tests.render.pictures import rich, tiny

SVG = "{http://www.w3.org/2000/svg}"
LOOK = (
    FONTS
    + """
logo: {file: logo.png, place: right}
lanes: {leaders: {colour: "#7a1f2b"}, users: {colour: "#1a4f7a"}}
sizes: {heading: 20, title: 11, detail: 10, label: 10, small: 10, lane: 11, subheading: 12}
"""
)


@pytest.fixture
def look(tmp_path: Path) -> Theme:
    """A theme with everything in it: fonts, logo, colours, larger type."""
    return theme_in(tmp_path, LOOK)


@pytest.mark.parametrize("slug", sorted(views()))
@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_every_view_stays_in_its_boxes(look: Theme, name: str, slug: str) -> None:
    graph = sample(name)
    layout = render(views()[slug].build(graph, evaluate(graph)), theme=look)
    with set_in(look.typeface):
        assert faults(layout) == []


def test_words_are_as_wide_as_the_own_letters(look: Theme) -> None:
    layout = render(rich(), theme=look)
    with set_in(look.typeface):
        for words in (words for page in layout.pages for box in page.boxes for words in box.words):
            assert words.width == pytest.approx(measure.width(words.text, words.size, words.bold), abs=0.01)
    assert typeface() is arimo(), "and afterwards Arimo is in force again"


def test_the_own_typeface_leaves_no_trace_in_other_pictures(look: Theme) -> None:
    before = {suffix: write(render(tiny())) for suffix, write in writers().items()}
    for write in writers().values():
        write(render(tiny(), theme=look))
    assert {suffix: write(render(tiny())) for suffix, write in writers().items()} == before


def test_a_picture_in_an_own_theme_is_the_same_twice(look: Theme, tmp_path: Path) -> None:
    again = theme_in(tmp_path, LOOK)
    for suffix, write in writers().items():
        one, other = write(render(rich(), theme=look)), write(render(rich(), theme=again))
        assert one == other, suffix


@pytest.fixture
def layout(look: Theme) -> Layout:
    """A small picture in that theme."""
    return render(tiny(), theme=look)


def test_svg_names_the_own_family_first_and_arial_after_it(layout: Layout) -> None:
    root = etree.fromstring(writers()["svg"](layout))
    assert root.get("font-family") == f"'{FAMILY}', Arial, Arimo, 'Liberation Sans', sans-serif"
    embedded = etree.fromstring(writers()["svg"](layout, Output(embed_font=True)))
    style = embedded.findtext(f"{SVG}style")
    assert f"font-family:'rolemap {FAMILY}', '{FAMILY}', Arial" in style
    fonts = [TTFont(BytesIO(b64decode(data))) for data in re.findall(r"base64,([^)]+)\)", style)]
    assert [font["name"].getDebugName(1) for font in fonts] == [FAMILY, FAMILY]


def test_pdf_embeds_the_own_fonts(layout: Layout) -> None:
    data = writers()["pdf"](layout)
    assert data.count(b"/FontFile2") == 2
    assert b"+S#C3#B4ngH#C6#B0#C6#A1ngSansBold" in data
    assert b"Arimo" not in data
    assert "UBND tỉnh Sông Hương".encode("utf-16-be").hex().encode() in data, "the author"


def test_draw_io_and_dot_name_the_own_family(layout: Layout) -> None:
    assert f"fontFamily={FAMILY};" in writers()["drawio"](layout).decode()
    assert "Arial" not in writers()["drawio"](layout).decode()
    assert writers()["dot"](layout).decode().count(f'fontname="{FAMILY}"') == 3


def test_png_is_drawn_with_the_own_letters(layout: Layout) -> None:
    title = next(words for words in layout.pages[0].words if words.size == 20)
    with set_in(layout.theme.typeface):
        area = title.area
        # Without the guard of textLength, which would press letters of Arimo into the same length.
        drawn = png(re.sub(' textLength="[^"]*"', "", svg(layout, layout.pages)), 288)
    shown = Image.open(BytesIO(drawn)).convert("L")
    scale = 288 / 72
    row = shown.crop((0, round(area.y * scale), round(area.right * scale) + 200, round(area.bottom * scale)))
    dark = [x for x in range(row.width) if min(row.crop((x, 0, x + 1, row.height)).tobytes()) < 100]
    assert dark[-1] / scale == pytest.approx(area.right, abs=3)


def test_narrower_letters_make_narrower_boxes(tmp_path: Path) -> None:
    narrow = render(tiny(), theme=theme_in(tmp_path, FONTS))
    plain = render(tiny())
    for one, other in zip(narrow.pages[0].boxes, plain.pages[0].boxes, strict=True):
        assert one.area.width < other.area.width
