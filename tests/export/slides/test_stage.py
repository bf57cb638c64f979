"""An empty deck: the colours and the typeface of the theme, the logo of an organization."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn

from rolemap.export.slides.stage import Deck
from rolemap.render.theme import Logo, theme


def _png() -> bytes:
    held = BytesIO()
    Image.new("RGB", (60, 30), "red").save(held, "png")
    return held.getvalue()


def _written(deck: Deck) -> bytes:
    deck.section("Mục")
    deck.add([], "", first=True)
    deck.add([], "Ghi chú")
    return deck.written()


def test_the_theme_of_the_file_is_that_of_the_pictures() -> None:
    dark = theme("dark")
    with ZipFile(BytesIO(_written(Deck(dark)))) as archive:
        (name,) = [one for one in archive.namelist() if one == "ppt/theme/theme1.xml"]
        text = archive.read(name).decode("utf-8")
    assert f'<a:lt1><a:srgbClr val="{dark.page.lstrip("#").upper()}"/></a:lt1>' in text
    assert text.count('<a:latin typeface="Arial"') == 2


def test_a_logo_stands_on_the_master_and_on_no_slide() -> None:
    screen = theme("screen")
    logo = Logo("image/png", _png())
    own = replace(screen, logo=logo, owner="Sở TT&TT", sizes=replace(screen.sizes, logo=(40.0, 20.0)))
    deck = Presentation(BytesIO(_written(Deck(own))))
    held = [deck.slide_master, deck.slide_layouts[0]]
    assert [len(one.shapes._spTree.findall(qn("p:pic"))) for one in held] == [1, 1]
    assert all(one.shapes._spTree.find(qn("p:pic")) is None for one in deck.slides)


def test_slides_belong_to_sections_and_have_their_notes() -> None:
    content = _written(Deck(theme("screen")))
    with ZipFile(BytesIO(content)) as archive:
        text = archive.read("ppt/presentation.xml").decode("utf-8")
        assert 'name="Mục"' in text and text.count("<p14:sldId ") == 2
        assert sorted(one for one in archive.namelist() if "slideLayout" in one and "rels" not in one) == [
            "ppt/slideLayouts/slideLayout1.xml",
            "ppt/slideLayouts/slideLayout2.xml",
        ]
    slides = list(Presentation(BytesIO(content)).slides)
    assert not slides[0].has_notes_slide
    assert slides[1].notes_slide.notes_text_frame.text == "Ghi chú"
