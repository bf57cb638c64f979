"""What a browser makes of the pictures: every text inside its box, no box over another, badges on the page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.render import render, writers
from rolemap.views import views
from tests.browser.conftest import Ask
from tests.conftest import sample

MEASURE = """() => {
  const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const all = (root, what) => [...root.querySelectorAll(what)];
  const shape = g => g.querySelector(":scope > rect, :scope > path");
  return {
    page: box(document.querySelector("svg")),
    boxes: all(document, "g.node, g.cell").map(g => ({id: g.id, box: box(shape(g)), texts: all(g, ":scope > text").map(t => [t.textContent, box(t)])})),
    badges: all(document, "g.badge").map(box),
    glyphs: all(document, "text").map(t => [t.textContent, t.getComputedTextLength(), parseFloat(t.dataset.measured)]),
  };
}"""
TEXT_LENGTH = re.compile(r'textLength="([0-9.]+)" lengthAdjust="\w+"')
LEAST = {"three-persons": 20, "scorecard": 20, "delegations": 10, "problem": 7}
"""So many boxes at least stand on the picture of a sample."""
SLACK = 1.0
"""Pixels that edges may differ by, for the width of lines and rounding."""


def svg(name: str, view: str, theme: str) -> str:
    graph = sample(name)
    picture = views()[view].build(graph, evaluate(graph))
    written = writers()["svg"](render(picture, theme=theme))
    # Without the guard of textLength the browser sets each line as wide as the font makes it.
    return TEXT_LENGTH.sub(r'data-measured="\1"', written.decode())


def outside(inner: list[float], outer: list[float]) -> bool:
    return (
        inner[0] < outer[0] - SLACK
        or inner[1] < outer[1] - SLACK
        or inner[2] > outer[2] + SLACK
        or inner[3] > outer[3] + SLACK
    )


def overlap(one: list[float], other: list[float]) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > SLACK
        and min(one[3], other[3]) - max(one[1], other[1]) > SLACK
    )


@pytest.mark.parametrize("theme", ["screen", "print", "dark"])
@pytest.mark.parametrize("view", ["three-persons", "scorecard", "delegations", "problem"])
@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_every_text_stays_in_its_box_and_no_box_covers_another(
    name: str, view: str, theme: str, ask: Ask
) -> None:
    seen: dict[str, Any] = ask(svg(name, view, theme), MEASURE)
    boxes = seen["boxes"]
    assert len(boxes) >= LEAST[view]
    for box in boxes:
        assert box["texts"] or view == "scorecard", box["id"]
        for text, place in box["texts"]:
            assert not outside(place, box["box"]), f"“{text}” leaves {box['id']}"
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert not overlap(box["box"], other["box"]), f"{box['id']} covers {other['id']}"
    assert seen["badges"] and not any(outside(badge, seen["page"]) for badge in seen["badges"])
    for text, length, told in seen["glyphs"]:
        assert length == pytest.approx(told, rel=0.02, abs=0.5), f"“{text}” is {length} wide, measured {told}"
