"""The gate measures what matters: the program's own themes pass it, and no pair that occurs on a picture is forgotten."""

from __future__ import annotations

import pytest

from rolemap.render.contrast import SIGN, TEXT, contrast, shade_for
from rolemap.render.own.legibility import Pair, pairs
from rolemap.render.shapes import Text
from rolemap.render.theme import data_of, slugs
from rolemap.views import views
from tests.gallery import SAMPLES, layout
from tests.render.test_contrast import strokes, walked


def colours(slug: str, least: float) -> dict[tuple[str, str], Pair]:
    """The pairs of colours that need at least that contrast in a theme of the program."""
    data = data_of(slug)

    def value(place: tuple[str, ...]) -> str:
        held = data
        for key in place:
            held = held[key]
        return str(held)

    return {(value(pair.ink), value(pair.ground)): pair for pair in pairs(data) if pair.least >= least}


@pytest.mark.parametrize("slug", slugs())
def test_the_programs_own_themes_would_pass(slug: str) -> None:
    poor = {pair for (ink, ground), pair in colours(slug, 1).items() if contrast(ink, ground) < pair.least}
    assert not poor


@pytest.mark.parametrize("slug", slugs())
def test_no_pair_of_colours_that_occurs_is_forgotten(slug: str) -> None:
    words, signs = colours(slug, TEXT), colours(slug, SIGN)
    forgotten = {}
    for view in views():
        for name in SAMPLES:
            for kinds, shape, canvas in walked(layout(name, view, slug)):
                if isinstance(shape, Text):
                    pair = (shape.ink, canvas.at(shape.x + shape.width / 2, shape.y - shape.size / 4))
                    if shape.text.strip() and pair not in words:
                        forgotten[pair] = (view, kinds, shape.text)
                    continue
                for ink, x, y in strokes(shape):
                    if (ink, canvas.at(x, y)) not in signs and ink != data_of(slug)["boxes"]["cell"][
                        "stroke"
                    ]:
                        forgotten[ink, canvas.at(x, y)] = (view, kinds, type(shape).__name__)
    assert not forgotten


@pytest.mark.parametrize("colour", ["#9aa5b1", "#000000", "#ffffff", "#a81c16", "#12161d"])
@pytest.mark.parametrize("ground", ["#ffffff", "#14181f", "#eef4ff", "#777777"])
def test_the_shade_that_is_offered_is_near_and_stands_out(colour: str, ground: str) -> None:
    shade = shade_for(colour, [(ground, TEXT)])
    if ground == "#777777" and shade is None:
        assert contrast("#000000", ground) < TEXT
    else:
        assert shade is not None and contrast(shade, ground) >= TEXT
        assert shade == colour or contrast(colour, ground) < TEXT
    assert shade_for(colour, [("#ffffff", 10), ("#000000", 10)]) is None


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(
        4.478, abs=0.001
    )  # the example of WCAG's own notes
    assert contrast("#1d4ed8", "#1d4ed8") == 1
