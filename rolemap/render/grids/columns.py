"""The columns of a grid: how wide they are, which of them stand on one page, and their heads.

Columns share the width by their weights, but none gets less than it needs. Where they do not fit together, the
fixed ones stand on every page and the others are shared out evenly, each as wide on its page as on any other, so
that the pages can be laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolemap.render import boxes, measure
from rolemap.render.layout import Area, Frame, Mark, Words
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Column, Grid

GAP = 4.0
"""Between two cells, in points."""
_NARROW = 90.0
"""A column below this width has a head in smaller type with less space at its sides."""
_NARROW_PAD = 3.5
_MOST_LINES = 10
_WORDS_OF_END = 5
"""So many words of its end a title keeps that is too long: they tell the parts of a series apart."""
_LEAST_HEAD = 17.0
_MARKS_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Spread:
    """The width of each column, and the places of the columns of each page."""

    widths: tuple[float, ...]
    pages: tuple[tuple[int, ...], ...]


def needed(grid: Grid) -> float:
    """The width at which every column has what it needs and a share by its weight is not less."""
    least = sum(column.least for column in grid.columns)
    return least + GAP * (len(grid.columns) - 1)


def spread(grid: Grid, width: float) -> Spread:
    """The columns of a grid on pages that are `width` points wide."""
    columns = grid.columns
    every = tuple(range(len(columns)))
    if needed(grid) <= width or len(columns) <= grid.fixed + 1:
        return Spread(_shared(columns, width), (every,))
    fixed, others = every[: grid.fixed], every[grid.fixed :]
    beside = sum(columns[at].least + GAP for at in fixed)
    shares = _even(others, columns, width - beside)
    fullest = max(shares, key=lambda share: sum(columns[at].least + GAP for at in share))
    chosen = (*fixed, *fullest)
    by_place = dict(zip(chosen, _shared([columns[at] for at in chosen], width), strict=True))
    rate = by_place[fullest[0]] / max(columns[fullest[0]].weight, 0.01)
    widths = [
        by_place.get(at, min(max(columns[at].least, rate * columns[at].weight), width - beside))
        for at in every
    ]
    if any(sum(widths[at] + GAP for at in (*fixed, *share)) > width + GAP + 0.01 for share in shares):
        widths = [max(column.least, 1.0) for column in columns]
    return Spread(tuple(widths), tuple((*fixed, *share) for share in shares))


def _shared(columns: Sequence[Column], width: float) -> tuple[float, ...]:
    """Widths by weight, none under its least where the room allows."""
    free = width - GAP * (len(columns) - 1)
    widths: dict[int, float] = {}
    while True:
        left = [at for at in range(len(columns)) if at not in widths]
        rate = (free - sum(widths.values())) / (sum(columns[at].weight for at in left) or 1.0)
        short = [at for at in left if columns[at].weight * rate < columns[at].least]
        if not short or len(short) == len(left):
            break
        widths.update((at, columns[at].least) for at in short)
    widths.update((at, columns[at].weight * rate) for at in left)
    return tuple(widths[at] for at in range(len(columns)))


def _even(others: Sequence[int], columns: Sequence[Column], room: float) -> list[tuple[int, ...]]:
    """The columns in their order on as few pages as can be, on each as many as on the others or one fewer."""
    filled = _filled(others, columns, room)
    few, more = divmod(len(others), len(filled))
    even, start = [], 0
    for page in range(len(filled)):
        end = start + few + (page < more)
        even.append(tuple(others[start:end]))
        start = end
    fits = all(sum(columns[at].least + GAP for at in page) <= room + GAP for page in even)
    return even if fits else filled


def _filled(others: Sequence[int], columns: Sequence[Column], room: float) -> list[tuple[int, ...]]:
    filled: list[list[int]] = []
    used = 0.0
    for at in others:
        wide = columns[at].least + GAP
        if not filled or used + wide > room + GAP:
            filled.append([])
            used = 0.0
        filled[-1].append(at)
        used += wide
    return [tuple(page) for page in filled]


def heads(
    columns: Sequence[Column], widths: Sequence[float], sizes: Sizes
) -> tuple[tuple[Frame, ...], float]:
    """The heads of the columns at (0, 0), equally high, the badges of each below it; and the height of all that."""
    titles = [_title(column, width, sizes) for column, width in zip(columns, widths, strict=True)]
    high = max([_LEAST_HEAD, *(boxes.text_height(len(lines), size) + 5.0 for lines, size, _pad in titles)])
    strip = 0.0
    frames = []
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        lines, size, pad = titles[at]
        marks = tuple(_marks(column, width, high + _MARKS_GAP, sizes))
        strip = max([strip, *(each.area.bottom - high for each in marks)])
        top = (high - boxes.text_height(len(lines), size)) / 2
        words: tuple[Words, ...] = boxes.text_lines(lines, pad, top, size, bold=True, ink="inverse")
        frames.append(
            Frame(
                f"column {at}",
                column.role,
                Area(0.0, 0.0, width, high),
                words,
                filled=True,
                marks=marks,
                elements=column.elements,
            )
        )
    return tuple(frames), high + strip


def _title(column: Column, width: float, sizes: Sizes) -> tuple[tuple[str, ...], float, float]:
    """Its lines, their size, and the space at their left."""
    if width < _NARROW:
        lines = _in_lines(column.title, sizes.detail, width - 2 * _NARROW_PAD)
        return lines, sizes.detail, _NARROW_PAD
    return _in_lines(column.title, sizes.lane, width - 2 * sizes.pad_x), sizes.lane, sizes.pad_x


def _in_lines(title: str, size: float, room: float) -> tuple[str, ...]:
    """The title in its lines; a long one loses words of its middle, since names of a series differ in their end."""

    def lines_of(text: str, most: int) -> tuple[str, ...]:
        return measure.wrap(text, size, room, bold=True, lines=most)

    def kept(many: int) -> str:
        end = min(many // 2, _WORDS_OF_END)
        return " ".join((*words[: many - end], measure.ELLIPSIS, *words[len(words) - end :]))

    words = title.split()
    if len(lines_of(title, _MOST_LINES + 1)) <= _MOST_LINES:
        return lines_of(title, _MOST_LINES)
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if len(lines_of(kept(middle), _MOST_LINES + 1)) <= _MOST_LINES:
            low = middle
        else:
            high = middle - 1
    return lines_of(kept(low) if low else title, _MOST_LINES)


def _marks(column: Column, width: float, top: float, sizes: Sizes) -> Iterator[Mark]:
    if column.badges:
        right = width / 2 + min(boxes.marks_width(column.badges, sizes), width) / 2
        yield from boxes.mark_rows(column.badges, right, top, width, sizes)
