"""What lies wrong on a page: a list of sentences, empty where nothing leaves its place or covers anything.

Parts are found by walking the dataclasses of `rolemap.render.layout`, so that words and badges of a part that
is new to the layout are looked at as well. Lengths are points.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from rolemap.render import measure
from rolemap.render.layout import Area, Box, Layout, Line, Mark, Page, Point, Tag, Words
from tests.render.pictures import inside, on_line

LEAST_TYPE = 7.0
"""Points under which nothing is set on paper."""
TOUCH = 0.3
"""Two areas may share so much, for rounding."""
Part = TypeVar("Part")


def faults(layout: Layout, *, paper: bool = False) -> list[str]:
    """Everything wrong on the pages of a picture; on `paper` small type is wrong too."""
    found = []
    for page in layout.pages:
        told = [*page_faults(page), *(too_small(page) if paper else ())]
        found += [f"page {page.number}/{page.count}: {fault}" for fault in told]
    return found


def page_faults(page: Page) -> Iterator[str]:
    """Everything wrong on one page."""
    yield from _on_the_page(page)
    for box in page.boxes:
        yield from _in_the_box(box)
    yield from _apart(page)
    yield from _frames(page)
    yield from _lines(page)


def too_small(page: Page) -> Iterator[str]:
    """Type that is too small for paper, numbers of badges included."""
    small = {words.size: words for words in parts(page, Words) if words.size < LEAST_TYPE - 0.005}
    for size, words in sorted(small.items()):
        yield f"{_say(words)} is set in {size} points"


def parts(whole: Any, kind: type[Part]) -> Iterator[Part]:
    """Every part of that kind, at any depth."""
    if isinstance(whole, kind):
        yield whole
    if isinstance(whole, tuple):
        for each in whole:
            yield from parts(each, kind)
    elif is_dataclass(whole):
        for field in fields(whole):
            yield from parts(getattr(whole, field.name), kind)


def plates(whole: Any) -> Iterator[Mark | Tag]:
    """Badges and tags: what stands on its own ground, on the border of a box or beside a line."""
    yield from parts(whole, Mark)
    yield from parts(whole, Tag)


def _plate(plate: Mark | Tag) -> str:
    return f"badge {plate.number}" if isinstance(plate, Mark) else f"tag {_say(plate.words)}"


def _on_the_page(page: Page) -> Iterator[str]:
    sheet = Area(0, 0, page.width, page.height)
    for words in parts(page, Words):
        if not sheet.holds(words.area):
            yield f"{_say(words)} leaves the page"
        real = measure.width(words.text, words.size, words.bold)
        if abs(words.width - real) > 0.15 + 1e-3 * real:
            yield f"{_say(words)} is said to be {words.width} wide and is {real:.2f}"
    for plate in plates(page):
        if not sheet.holds(plate.area):
            yield f"{_plate(plate)} leaves the page"
        if not plate.area.holds(plate.words.area, 1.2):
            yield f"the words of {_plate(plate)} leave it"
    for box in page.boxes:
        if not sheet.holds(box.area):
            yield f"{_box(box)} leaves the page"
    for frame in page.frames:
        if not sheet.holds(frame.area):
            yield f"frame {frame.id} leaves the page"
    for line in page.lines:
        if not all(inside(sheet, point) for point in on_line(line)):
            yield f"{_line(line)} leaves the page"


def _in_the_box(box: Box) -> Iterator[str]:
    on_it = list(plates(box))
    numbers = {id(plate.words) for plate in on_it}
    own = [words for words in parts(box, Words) if id(words) not in numbers]
    for words in own:
        if not box.area.holds(words.area, 0.05):
            yield f"{_say(words)} leaves {_box(box)}"
    bars = [each.area for each in box.gauges]
    for area in bars:
        if not box.area.holds(area):
            yield f"a bar leaves {_box(box)}"
        if any(area.overlaps(words.area, TOUCH) for words in own):
            yield f"a bar covers words in {_box(box)}"
    for one, other in itertools.combinations([*bars, *(plate.area for plate in on_it)], 2):
        if one.overlaps(other, TOUCH):
            yield f"bars or badges cover each other in {_box(box)}"


def _apart(page: Page) -> Iterator[str]:
    """Boxes, words and badges of a whole page keep off each other."""
    for one, other in _pairs(page.boxes):
        if one.area.overlaps(other.area):
            yield f"{_box(one)} covers {_box(other)}"
    on_it = list(plates(page))
    numbers = {id(plate.words) for plate in on_it}
    words = [each for each in parts(page, Words) if id(each) not in numbers]
    for one_words, other_words in _pairs(words):
        if one_words.area.overlaps(other_words.area, TOUCH):
            yield f"{_say(one_words)} covers {_say(other_words)}"
    for plate in on_it:
        for each in words:
            if plate.area.overlaps(each.area, TOUCH):
                yield f"{_plate(plate)} covers {_say(each)}"
    for plate, other_plate in _pairs(on_it):
        if plate.area.overlaps(other_plate.area, TOUCH):
            yield f"{_plate(plate)} covers {_plate(other_plate)}"
    inner = {id(each) for box in page.boxes for each in parts(box, Words)}
    for box in page.boxes:
        for each in words:
            if id(each) not in inner and box.area.overlaps(each.area, TOUCH):
                yield f"{_say(each)} lies over {_box(box)}"
        own = {id(plate) for plate in plates(box)}
        for plate in on_it:
            if id(plate) not in own and plate.area.overlaps(box.area, TOUCH):
                yield f"{_plate(plate)} lies over {_box(box)}, which is not its own"


def _frames(page: Page) -> Iterator[str]:
    for frame in page.frames:
        for words in frame.words:
            if not frame.area.holds(words.area):
                yield f"{_say(words)} leaves its frame"
        for box in page.boxes:
            if box.lane == frame.id and not frame.area.holds(box.area):
                yield f"{_box(box)} leaves its frame"
            if box.lane and box.lane != frame.id and frame.area.overlaps(box.area, TOUCH):
                yield f"{_box(box)} lies in the frame {frame.id}, which is not its own"
        for words in (*parts(page.signs, Words), *parts(page.rows, Words), *page.words):
            if frame.area.overlaps(words.area, TOUCH):
                yield f"{_say(words)} lies in the frame {frame.id}"
    for one, other in itertools.combinations(page.frames, 2):
        if one.area.overlaps(other.area, TOUCH):
            yield f"frame {one.id} covers frame {other.id}"


def _lines(page: Page) -> Iterator[str]:
    areas = {box.id: box.area for box in page.boxes}
    still = [(_say(words), words.area) for words in _still(page)]
    still += [(_plate(plate), plate.area) for line in page.lines for plate in plates(line)]
    for line in page.lines:
        if not _touches(areas[line.source], line.path[0]) or not _touches(areas[line.target], line.tip):
            yield f"{_line(line)} does not reach from its box to the other"
        points = list(on_line(line))
        over = _around(points)
        for said, area in still:
            if over.overlaps(area) and any(inside(area, point, 0.2) for point in points):
                yield f"{_line(line)} runs over {said}"
        for box in page.boxes:
            if over.overlaps(box.area) and any(inside(box.area, point, 0.5) for point in points):
                yield f"{_line(line)} runs over {_box(box)}"


def _still(page: Page) -> Iterator[Words]:
    """All words of a page that stand in no box; those of lines among them."""
    for field in fields(page):
        if field.name == "boxes":
            continue
        part = getattr(page, field.name)
        for holder in part if isinstance(part, tuple) else (part,):
            yield from (holder.words if isinstance(holder, Line) else parts(holder, Words))


def _pairs(all_parts: Iterable[Part]) -> Iterator[tuple[Part, Part]]:
    """Pairs that meet in height; the others cannot cover each other."""
    ranked = sorted(all_parts, key=lambda part: part.area.y)  # type: ignore[attr-defined]  # all have an area
    for at, one in enumerate(ranked):
        for other in ranked[at + 1 :]:
            if other.area.y >= one.area.bottom:  # type: ignore[attr-defined]
                break
            yield one, other


def _around(points: Sequence[Point]) -> Area:
    left, top = min(x for x, _y in points), min(y for _x, y in points)
    return Area(left, top, max(x for x, _y in points) - left + 0.1, max(y for _x, y in points) - top + 0.1)


def _touches(area: Area, point: Point) -> bool:
    x, y = point
    at_side = min(abs(x - area.x), abs(x - area.right)) < 0.1 and area.y <= y <= area.bottom
    at_end = min(abs(y - area.y), abs(y - area.bottom)) < 0.1 and area.x <= x <= area.right
    return at_side or at_end


def _say(words: Words) -> str:
    return f"“{words.text}”"


def _box(box: Box) -> str:
    return f"box {box.id}"


def _line(line: Line) -> str:
    return f"line {line.source} –{line.role}→ {line.target}"
