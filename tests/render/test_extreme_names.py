"""Names that no office would give: 500 letters without a space, and letters that the font lacks."""

from __future__ import annotations

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.render import render
from rolemap.render.layout import Layout, words_of
from rolemap.views import views
from tests.conftest import graph_of
from tests.render.geometry import faults
from tests.views.maps import WHOLE

FOCUS = {"unit": "so", "three-persons": "t", "problem": "p", "delegations": "chutich"}


def drawn(view: str, name: str, paper: str | None) -> Layout:
    """A focused picture of a map in which an office, a post, a problem and a tool have that name."""
    text = WHOLE
    for plain in ("Sở Nội vụ", "Chủ tịch UBND tỉnh", "Họp mất thời gian đi lại", "Họp trực tuyến"):
        text = text.replace(f"name: {plain},", f"name: {name},")
    graph = graph_of(text)
    make = views()[view].focused
    assert make is not None
    return render(make(graph, evaluate(graph), focus=FOCUS[view]), paper=paper)


@pytest.mark.parametrize("paper", [None, "A4"])
@pytest.mark.parametrize("view", FOCUS)
def test_a_word_of_500_letters_stays_in_its_box(view: str, paper: str | None) -> None:
    made = drawn(view, "Ư" * 500, paper)
    assert not faults(made)
    shown = max(words.text.count("Ư") for page in made.pages for words in words_of(page))
    assert 5 < shown < 500, "it is broken between letters"


@pytest.mark.parametrize("view", FOCUS)
def test_letters_that_the_font_lacks_have_room_of_their_own(view: str) -> None:
    made = drawn(view, "Sở 🏛️ 漢字 😀 Nội vụ", None)
    assert not faults(made)
    assert any("漢字" in words.text for page in made.pages for words in words_of(page))
