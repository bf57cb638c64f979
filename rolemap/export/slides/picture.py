"""One page of a picture on the ground of a slide: fitted, then written from back to front.

The title block and the foot of the page are left to the slide, which has a title and a foot of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rolemap.export.slides import badges, boxes
from rolemap.export.slides.legend import legend
from rolemap.export.slides.lines import line_shapes, planned
from rolemap.export.slides.markup import Numbers, around, group
from rolemap.export.slides.scene import Scene
from rolemap.export.slides.sites import Sites
from rolemap.i18n import domain
from rolemap.render.layout import Area, Box, Layout, Line, Page, Row, Sign, Words, scaled
from rolemap.render.measure import ELLIPSIS
from rolemap.views.diagram import TitleBlock

_ = domain("export")

_LARGEST = 1.3
"""A small picture is not made larger than this on its slide."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A page that was fitted to its slide, and the words over its rows that say which part of the whole it is."""

    page: Page
    part: str


def placed(layout: Layout, page: Page, ground: Area) -> Placed:
    """The page without its title block and foot, as large as the ground allows, in the middle of its width."""
    block = layout.pictures[page.picture].block
    part, own = _own_words(page, block)
    held = _extent(replace(page, words=own))
    factor = min(ground.width / held.width, ground.height / held.height, _LARGEST)
    dx = ground.x + (ground.width - held.width * factor) / 2 - held.x * factor
    dy = ground.y - held.y * factor
    fitted: Page = scaled(replace(page, words=own, ribbon=None, logo=None), factor, dx, dy)
    return Placed(replace(fitted, scale=page.scale * factor), part)


def shapes(layout: Layout, page: Page, told: Mapping[str, str], numbers: Numbers) -> Iterator[str]:
    """The shapes of a placed page: lanes with their boxes, lines, what stands beside them, the legend."""
    sites: dict[str, Sites] = {}
    plan = planned(page, sites)
    scene = Scene(layout.theme, page.scale, numbers, told, sites)
    left = list(page.boxes)
    for frame in page.frames:
        own = (
            boxes.under_column(frame, left)
            if frame.filled
            else [each for each in left if each.lane == frame.id]
        )
        yield boxes.lane(scene, frame, own)
        taken = {id(each) for each in own}
        left = [each for each in left if id(each) not in taken]
    yield from (written for each in left for _area, written in [boxes.box(scene, each)])
    yield from line_shapes(scene, page, plan)
    yield from (written for _area, written in badges.words(scene, page.words))
    yield from _rows(scene, page)
    written = legend(scene, page.signs)
    if written:
        yield written


def elements_on(page: Page) -> Iterator[Box]:
    """The boxes of a page that stand for elements of the map."""
    return (box for box in page.boxes if box.elements)


def _rows(scene: Scene, page: Page) -> Iterator[str]:
    """The table of findings, where the picture has one all the same."""
    for row in page.rows:
        whole = scene.numbers()
        parts = [badges.badge(scene, row.mark), *badges.words(scene, row.words)]
        area = around(one for one, _written in parts)
        yield group(whole, " ".join(line.text for line in row.words), area, (each for _area, each in parts))
    yield from (badges.badge(scene, mark)[1] for mark in page.loose)


def _extent(page: Page) -> Area:
    areas = [frame.area for frame in page.frames] + [box.area for box in page.boxes]
    areas += [sign.area for sign in page.signs]
    beside = (page.lines, page.signs, page.rows, page.words)
    areas += [words.area for part in beside for one in part for words in _words_of(one)]
    areas += [
        mark.area for part in (page.boxes, page.lines, page.frames) for one in part for mark in one.marks
    ]
    areas += [mark.area for mark in page.loose]
    areas += [Area(x, y, 0.0, 0.0) for line in page.lines for x, y in (*line.path, line.tip)]
    return around(areas or [Area(0.0, 0.0, page.width, page.height)])


def _words_of(part: Line | Sign | Row | Words) -> tuple[Words, ...]:
    return (part,) if isinstance(part, Words) else part.words


def _own_words(page: Page, block: TitleBlock) -> tuple[str, tuple[Words, ...]]:
    """Which part of a grid the page says it is, and the words that belong to neither title block nor foot."""
    body = [frame.area for frame in page.frames] + [box.area for box in page.boxes]
    body += [sign.area for sign in page.signs] + [row.mark.area for row in page.rows]
    top = min((area.y for area in body), default=0.0)
    bottom = max((area.bottom for area in body), default=page.height)
    over = [line for line in page.words if line.y < top]
    told = " ".join((block.title, block.subtitle, block.summary))
    part = [line.text for line in over if line.text.rstrip(ELLIPSIS) not in told]
    part = [text for text in part if block.version not in text]
    part = [text for text in part if text != block.ribbon]
    own = tuple(line for line in page.words if top <= line.y <= bottom)
    return " ".join(part), own
