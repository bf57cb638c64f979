"""Slides as LibreOffice shows them: a page each, all words on them, none outside."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.export.slides.reading import deck_of, slides


@pytest.mark.parametrize(("name", "language"), [("thai-binh", "vi"), ("nam-dinh", "en")])
def test_every_slide_is_a_page_with_all_its_words(name: str, language: str, office: Any) -> None:
    content = deck_of(name, language)
    shown = office(content, "pptx")
    made = slides(content)
    assert len(shown.texts) == len(made)
    for page, slide in zip(shown.texts, made, strict=True):
        seen = re.sub(r"\s+", "", page)
        title = re.sub(r"\s+", "", slide.shapes.title.text)
        assert title[:40] in seen
        for element in slide.shapes._spTree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"):
            for word in (element.text or "").split():
                assert word == "‹#›" or word in page, (title, word)


def test_no_slide_is_empty(office: Any) -> None:
    shown = office(deck_of("thai-binh", "vi"), "pptx")
    assert min(shown.ink) > 0.004
