"""A picture as it stands in a document: without its own title, notes and margins, which the caption and the text hold.

What is left is larger on the same sheet. The ribbon of an illustrative map stays on the picture, wherever it is
copied to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rolemap.render.layout import Area, Layout, Page, scaled, words_of

_AIR = 3.0
"""Points around the picture, so that no thick border is cut."""
_RIBBON_GAP = 5.0


def bare(layout: Layout) -> Layout:
    """The same layout with every page cut to its picture; a page that has nothing else stays as it is."""
    return replace(layout, pages=tuple(map(_cut, layout.pages)))


def _cut(page: Page) -> Page:
    parts = tuple(_areas(page))
    if not parts:
        return page
    left, top = min(area.x for area in parts), min(area.y for area in parts)
    right, bottom = max(area.right for area in parts), max(area.bottom for area in parts)
    notes = tuple(words for words in page.words if words.area.bottom > top and words.y < bottom)
    for words in notes:
        left, right = min(left, words.area.x), max(right, words.area.right)
        top, bottom = min(top, words.area.y), max(bottom, words.area.bottom)
    room = page.ribbon[0].height + _RIBBON_GAP if page.ribbon else 0.0
    kept = replace(page, words=notes, ribbon=None, logo=None)
    moved = scaled(kept, 1.0, _AIR - left, _AIR + room - top)
    width, height = right - left + 2 * _AIR, bottom - top + room + 2 * _AIR
    ribbon = None
    if page.ribbon:
        area = page.ribbon[0]
        ribbon = scaled(page.ribbon, 1.0, width - _AIR - area.right, _AIR - area.y)
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
