"""What a browser makes of the pictures: text in its box, boxes apart, nothing on text, badges on the page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from rolemap.render import writers
from rolemap.render.layout import Mark
from rolemap.views import views
from tests.browser.conftest import Ask
from tests.gallery import DISTRICTS, PICTURES, THEMES, layout
from tests.render.geometry import parts

MEASURE = """svg => {
  const place = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const all = (root, what) => [...root.querySelectorAll(what)];
  const shape = g => g.querySelector(":scope > rect, :scope > ellipse, :scope > path");
  return all(svg, ":scope > g.page").map(page => {
    const held = "g.node, g.lane, g.badge, g.fixed";
    const groups = all(page, held);
    const at = new Map(groups.map((g, number) => [g, number]));
    return {
      sheet: place(shape(page)),
      groups: groups.map(g => [g.id, g.classList[0], place(shape(g))]),
      tags: groups.map(g => all(g, ":scope > rect").slice(1).map(place)),
      texts: all(page, "text").map(t => {
        const group = t.closest(held), kind = (group || t.parentNode).classList[0];
        const own = group ? at.get(group) : -1;
        return [t.textContent, kind, own, place(t), t.getComputedTextLength(), parseFloat(t.dataset.measured)];
      }),
    };
  });
}"""
TEXT_LENGTH = re.compile(r'textLength="([0-9.]+)" lengthAdjust="\w+"')
SLACK = 1.5
"""Pixels that edges may differ by, for rounding; three pixels are one of CSS here."""
SHOWN = {f"{name}.{slug}.{theme}": (name, slug, theme, None) for name, slug in PICTURES for theme in THEMES}
SHOWN |= {f"{DISTRICTS}.{slug}": (DISTRICTS, slug, "print", "A4") for slug in views()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the browser, in pixels."""

    said: str
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Place) -> bool:
        """Whether `other` lies inside."""
        return (
            other.left >= self.left - SLACK
            and other.top >= self.top - SLACK
            and other.right <= self.right + SLACK
            and other.bottom <= self.bottom + SLACK
        )

    def covers(self, other: Place) -> bool:
        """Whether the two share more than rounding."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > SLACK
            and min(self.bottom, other.bottom) - max(self.top, other.top) > SLACK
        )


@pytest.fixture(scope="session")
def seen(ask: Ask) -> dict[str, Any]:
    """By name of a picture, page by page what the browser measured."""
    # Without the guard of textLength the browser sets each line as wide as the font makes it.
    svgs = {
        name: TEXT_LENGTH.sub(r'data-measured="\1"', writers()["svg"](layout(*what)).decode())
        for name, what in SHOWN.items()
    }
    found: dict[str, Any] = ask(svgs, MEASURE)
    return found


def covering(places: Iterable[Place]) -> Iterator[str]:
    """Pairs that cover each other."""
    ranked = sorted(places, key=lambda place: place.top)
    for at, one in enumerate(ranked):
        for other in itertools.takewhile(lambda other, end=one.bottom: other.top < end, ranked[at + 1 :]):  # type: ignore[misc]  # a default in a lambda
            if one.covers(other):
                yield f"{one.said} covers {other.said}"


def wrong(page: dict[str, Any]) -> Iterator[str]:
    """Everything wrong on one page of a picture."""
    sheet = Place("page", *page["sheet"])
    groups = [(kind, Place(f"{kind} {name}", *place)) for name, kind, place in page["groups"]]
    boxes = [place for kind, place in groups if kind == "node"]
    texts = [
        (kind, own, Place(f"“{text}”", *place)) for text, kind, own, place, _length, _told in page["texts"]
    ]
    for place in (*(place for _kind, place in groups), *(place for _kind, _own, place in texts)):
        if not sheet.holds(place):
            yield f"{place.said} leaves the page"
    for kind, own, place in texts:
        # A tag is a rectangle of its own on the border of a box.
        tags = [Place("tag", *tag) for tag in page["tags"][own]] if own >= 0 else []
        if own >= 0 and not any(holder.holds(place) for holder in (groups[own][1], *tags)):
            yield f"{place.said} leaves {groups[own][1].said}"
        if kind not in ("node", "badge", "fixed"):
            yield from (f"{place.said} lies over {box.said}" for box in boxes if box.covers(place))
    yield from covering(boxes)
    yield from covering(place for _kind, _own, place in texts)
    for text, _kind, _own, _place, length, told in page["texts"]:
        if abs(length - told) > 0.02 * told + 0.5:
            yield f"“{text}” is {length} wide, measured {told}"


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_in_the_browser(name: str, seen: dict[str, Any]) -> None:
    pages = seen[name]
    found = [f"page {number}: {told}" for number, page in enumerate(pages, 1) for told in wrong(page)]
    if found:
        pytest.fail("\n".join(found[:20]), pytrace=False)
    boxes = sum(kind == "node" for page in pages for _name, kind, _place in page["groups"])
    assert boxes == sum(len(page.boxes) for page in layout(*SHOWN[name]).pages) > 0
    badges = sum(kind in ("badge", "fixed") for page in pages for _name, kind, _place in page["groups"])
    assert badges >= sum(1 for _mark in parts(layout(*SHOWN[name]).pages, Mark))


def test_what_is_wrong_in_the_browser_is_told(seen: dict[str, Any]) -> None:
    page = seen["thai-binh.three-persons.print"][0]
    texts, groups = page["texts"], page["groups"]
    at = next(number for number, text in enumerate(texts) if text[1] == "node")
    box = groups[texts[at][2]][2]

    def moved(text: list[Any], place: list[float]) -> dict[str, Any]:
        return {**page, "texts": [[*text[:3], place, *text[4:]] if each is text else each for each in texts]}

    out = moved(texts[at], [box[0], box[1], box[2] + 2, box[3]])
    assert any("leaves node" in told for told in wrong(out))
    label = next(text for text in texts if text[1] == "edge")
    assert any("lies over node" in told for told in wrong(moved(label, box)))
    assert any("covers" in told for told in wrong(moved(label, texts[-1][3])))
    assert any("leaves the page" in told for told in wrong(moved(label, [-9, 0, 9, 9])))
    wide = {**page, "texts": [[*texts[0][:4], texts[0][4] * 1.1, texts[0][5]], *texts[1:]]}
    assert any("measured" in told for told in wrong(wide))
