"""A picture as it stands in a document: without its own title, notes and margins, which the caption and the text hold.

What is left is larger on the same sheet. The ribbon of an illustrative map stays on the picture, wherever it is
copied to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolemap.render.layout import Area, Layout, Page, Words, scaled, words_of

_AIR = 3.0
"""Points around the picture, so that no thick border is cut."""
_EDGE = 1.5
"""Points that a border reaches over the area of what it surrounds."""
_RIBBON_GAP = 5.0


def bare(layout: Layout) -> Layout:
    """The same layout with every page cut to its picture; a page that has nothing else stays as it is."""
    return replace(layout, pages=tuple(map(_cut, layout.pages)))


@dataclass(frozen=True, slots=True)
class Cutting:
    """How a page is cut to its picture, in points."""

    width: float
    height: float
    pieces: tuple[tuple[Area, float, float], ...]
    """Areas of the page that make up the picture, and where on it each goes; what lies between them is empty."""
    apart: bool
    """Whether these hold nothing else, so that the page can be cut when it is drawn already."""


def cutting(page: Page) -> Cutting | None:
    """How `bare` cuts a page; None where the page stays as it is."""
    found = _found(page)
    if found is None:
        return None
    area, notes = found
    cut = _cut(page)
    over = Area(area.x - _EDGE, area.y - _EDGE, area.width + 2 * _EDGE, area.height + 2 * _EDGE)
    pieces = [(over, _AIR - _EDGE, cut.height - area.height - _AIR - _EDGE)]
    others = [words.area for words in page.words if words not in notes]
    if page.logo:
        others.append(page.logo)
    if page.ribbon and cut.ribbon:
        before, after = page.ribbon[0], cut.ribbon[0]
        grown = Area(before.x - _EDGE, before.y - _EDGE, before.width + 2 * _EDGE, before.height + 2 * _EDGE)
        pieces.append((grown, after.x - _EDGE, after.y - _EDGE))
        others.append(before)
        apart = not any(grown.overlaps(other) for other in (*others[:-1], area))
    else:
        apart = True
    return Cutting(
        cut.width, cut.height, tuple(pieces), apart and not any(over.overlaps(other) for other in others)
    )


def _found(page: Page) -> tuple[Area, tuple[Words, ...]] | None:
    """What the picture covers with the notes that stand within it, and these notes."""
    parts = tuple(_areas(page))
    if not parts:
        return None
    left, top = min(area.x for area in parts), min(area.y for area in parts)
    right, bottom = max(area.right for area in parts), max(area.bottom for area in parts)
    notes = tuple(words for words in page.words if words.area.bottom > top and words.y < bottom)
    for words in notes:
        left, right = min(left, words.area.x), max(right, words.area.right)
        top, bottom = min(top, words.area.y), max(bottom, words.area.bottom)
    return Area(left, top, right - left, bottom - top), notes


def _cut(page: Page) -> Page:
    found = _found(page)
    if found is None:
        return page
    area, notes = found
    room = page.ribbon[0].height + _RIBBON_GAP if page.ribbon else 0.0
    kept = replace(page, words=notes, ribbon=None, logo=None)
    moved = scaled(kept, 1.0, _AIR - area.x, _AIR + room - area.y)
    width, height = area.width + 2 * _AIR, area.height + 2 * _AIR + room
    ribbon = None
    if page.ribbon:
        sign = page.ribbon[0]
        ribbon = scaled(page.ribbon, 1.0, width - _AIR - sign.right, _AIR - sign.y)
    return replace(moved, width=round(width, 2), height=round(height, 2), ribbon=ribbon)


def _areas(page: Page) -> Iterator[Area]:
    """What the picture itself covers, title and notes left out."""
    for frame in page.frames:
        yield frame.area
    for box in page.boxes:
        yield box.area
        yield from (mark.area for mark in box.marks)
        if box.tag:
            yield box.tag.area
    for line in page.lines:
        ends = (*line.path, line.tip)
        across, down = [x for x, _ in ends], [y for _, y in ends]
        yield Area(min(across), min(down), max(across) - min(across), max(down) - min(down))
        yield from (mark.area for mark in line.marks)
        yield from (words.area for words in line.words)
    for sign in page.signs:
        yield sign.area
        yield from (words.area for words in sign.words)
    for row in page.rows:
        yield row.mark.area
        yield from (words.area for words in words_of(row))
    for frame in page.frames:
        yield from (mark.area for mark in frame.marks)
    yield from (mark.area for mark in page.loose)
