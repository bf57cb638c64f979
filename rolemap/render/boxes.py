"""What stands inside a box: lines, badges and bars of a node, placed from the box's own corner (0, 0).

Badges of a node sit on its upper border, at the right; a title that would run under them starts lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rolemap.i18n import language, number
from rolemap.render import measure
from rolemap.render.layout import Area, Box, Gauge, Mark, Tag, Words
from rolemap.render.theme import Sizes
from rolemap.render.typeface import Typeface, typeface
from rolemap.views.diagram import Badge, Bar, Node

TITLE_LINES, DETAIL_LINES = 8, 5
"""So many lines a name and a detail may take; what is longer still is cut."""
MARK_GAP = 2.0
"""Between two badges, in points."""
_THICK_BAR = 5.0
_THIN_BAR = 3.6
_LEAST_BAR = 36.0
_BAR_GAP = 9.0
_BAR_WORDS_GAP = 4.0
_CORNER = 7.0
"""From the corner of a box to its last badge, in points."""


def mark_width(badge: Badge, sizes: Sizes) -> float:
    """Width of a badge: square for up to two figures; a waived one has hatching at both sides."""
    figures = measure.width(_figures(badge), sizes.mark, bold=True)
    return max(sizes.badge, figures + 5.0) + (9.0 if badge.waived else 0.0)


def marks_width(badges: Sequence[Badge], sizes: Sizes) -> float:
    """Width of badges in a row, 0 for none."""
    return sum(mark_width(badge, sizes) + MARK_GAP for badge in badges) - (MARK_GAP if badges else 0.0)


def mark(badge: Badge, x: float, y: float, sizes: Sizes) -> Mark:
    """One badge with its upper left corner at (x, y)."""
    wide = mark_width(badge, sizes)
    figures = _figures(badge)
    length = measure.width(figures, sizes.mark, bold=True)
    base = y + sizes.badge / 2 + typeface().figure_height * sizes.mark / 2
    words = Words(x + (wide - length) / 2, base, figures, sizes.mark, length, bold=True, ink="mark")
    return Mark(
        Area(x, y, wide, sizes.badge), words, badge.severity.value, badge.waived, badge.key, badge.number,
        badge.status,
    )  # fmt: skip


def _figures(badge: Badge) -> str:
    """The number in a badge; one that is crossed out needs no sign before it."""
    return str(badge.number) if badge.status == "fixed" else badge.text


def badge_rows(badges: Sequence[Badge], room: float, sizes: Sizes) -> list[list[Badge]]:
    """Badges in rows no longer than `room`, at least one in each."""
    rows: list[list[Badge]] = []
    for badge in badges:
        if rows and marks_width([*rows[-1], badge], sizes) <= room + 1e-6:
            rows[-1].append(badge)
        else:
            rows.append([badge])
    return rows


def mark_rows(badges: Sequence[Badge], right: float, y: float, room: float, sizes: Sizes) -> tuple[Mark, ...]:
    """Badges in rows that end at `right`, none longer than `room`, the first row at `y`."""
    placed: list[Mark] = []
    for row in badge_rows(badges, room, sizes):
        x = right - marks_width(row, sizes)
        for badge in row:
            placed.append(mark(badge, x, y, sizes))
            x += mark_width(badge, sizes) + MARK_GAP
        y += sizes.badge + MARK_GAP
    return tuple(placed)


def worst(badges: Sequence[Badge]) -> str:
    """The gravest severity among open findings; ``waived`` if all are waived, empty if there are none.

    What is fixed is no finding any more.
    """
    found = [badge for badge in badges if badge.status != "fixed"]
    if not found:
        return ""
    ranks = [badge.severity for badge in found if not badge.waived]
    return min(ranks, key=lambda severity: severity.rank).value if ranks else "waived"


def text_lines(
    lines: Sequence[str],
    x: float,
    top: float,
    size: float,
    *,
    bold: bool = False,
    ink: str = "text",
    struck: bool = False,
) -> tuple[Words, ...]:
    """Lines under each other, the first one's highest accent at `top`."""
    face = typeface()
    first, step = top + face.ascent * size, face.line_height * size
    return tuple(
        [
            Words(x, first + row * step, line, size, measure.width(line, size, bold), bold, ink, struck)
            for row, line in enumerate(lines)
        ]
    )


def text_height(lines: int, size: float) -> float:
    """Height of that many lines, from the highest accent to the lowest descender."""
    if not lines:
        return 0.0
    return (typeface().ascent + typeface().descent + (lines - 1) * typeface().line_height) * size


def gauges(
    bars: Sequence[Bar], x: float, y: float, room: float, sizes: Sizes
) -> tuple[tuple[Gauge, ...], float]:
    """Bars of coverage from (x, y) with "228/260", side by side where they fit, and their height."""
    if not bars:
        return (), 0.0
    wide = [sum(_bar_widths(bar, sizes)) + _BAR_WORDS_GAP for bar in bars]
    free = room - sum(wide) - _BAR_GAP * (len(bars) - 1)
    if free < 0:
        height = sizes.detail * typeface().line_height + 1.0
        placed = [_long_gauge(bar, x, y + 1.0 + row * height, room, sizes) for row, bar in enumerate(bars)]
        return tuple(placed), 1.0 + height * len(bars)
    placed = []
    for bar, needed in zip(bars, wide, strict=True):
        length = needed + free / len(bars)
        placed.append(_short_gauge(bar, x, y + 1.0, length, sizes))
        x += length + _BAR_GAP
    return tuple(placed), 1.0 + text_height(1, sizes.detail) + _THIN_BAR + 1.0


def _bar_widths(bar: Bar, sizes: Sizes) -> tuple[float, float]:
    return measure.width(measure.clean(bar.label), sizes.detail), measure.width(
        bar_count(bar), sizes.detail, _short(bar)
    )


def bar_count(bar: Bar) -> str:
    """How many of how many: "228/260"."""
    return f"{number(bar.done)}/{number(bar.total)}"


def _short(bar: Bar) -> bool:
    """Whether units are missing; their count is set bold, so that the eye finds it."""
    return bar.done < bar.total


def bar_share(bar: Bar) -> float:
    """The share of a bar that is filled, 0 to 1."""
    return min(bar.done / bar.total, 1.0) if bar.total else 0.0


def _short_gauge(bar: Bar, x: float, y: float, length: float, sizes: Sizes) -> Gauge:
    size, base = sizes.detail, y + typeface().ascent * sizes.detail
    label, count = _bar_widths(bar, sizes)
    words = [Words(x, base, measure.clean(bar.label), size, label, ink="muted")] if bar.label else []
    words.append(Words(x + length - count, base, bar_count(bar), size, count, _short(bar)))
    return Gauge(Area(x, y + text_height(1, size), length, _THIN_BAR), bar_share(bar), tuple(words))


def _long_gauge(bar: Bar, x: float, y: float, room: float, sizes: Sizes) -> Gauge:
    size, base = sizes.detail, y + typeface().ascent * sizes.detail
    _label, count = _bar_widths(bar, sizes)
    lines = measure.wrap(bar.label, size, max(room - count - 2 * _BAR_WORDS_GAP - 10.0, 12.0), lines=1)
    label = measure.width(lines[0], size) if lines else 0.0
    words = [Words(x, base, lines[0], size, label, ink="muted")] if lines else []
    words.append(Words(x + room - count, base, bar_count(bar), size, count, _short(bar)))
    start = x + (label + _BAR_WORDS_GAP if lines else 0.0)
    length = max(x + room - count - _BAR_WORDS_GAP - start, 10.0)
    middle = base - typeface().figure_height * size / 2
    return Gauge(Area(start, middle - _THICK_BAR / 2, length, _THICK_BAR), bar_share(bar), tuple(words))


def content_width(node: Node, room: float, sizes: Sizes) -> float:
    """The width that a node's words need when they are wrapped into `room` points."""
    return _content_width((typeface(), language()), node, room, sizes)


@lru_cache(maxsize=16384)
def _content_width(_in_force: tuple[Typeface, str], node: Node, room: float, sizes: Sizes) -> float:
    # Typeface and language are keys of the cache: the same boxes are measured again for every page that is tried.
    inner = room - 2 * sizes.pad_x
    lines = [
        measure.width(line, sizes.title, bold=True)
        for line in measure.wrap(node.title, sizes.title, inner, bold=True, lines=TITLE_LINES)
    ]
    for detail in node.details:
        lines += [
            measure.width(line, sizes.detail)
            for line in measure.wrap(detail, sizes.detail, inner, lines=DETAIL_LINES)
        ]
    if node.bars:
        words = [sum(_bar_widths(bar, sizes)) for bar in node.bars]
        beside = sum(words) + (_BAR_WORDS_GAP + _BAR_GAP) * len(words) - _BAR_GAP
        below = max(words) + 2 * _BAR_WORDS_GAP + _LEAST_BAR
        lines.append(beside + 0.5 if beside < inner else min(inner, below))
    badges = min(marks_width(node.badges, sizes), inner)
    tag = _tag(node, sizes)
    if tag is not None:  # at least the widest badge stands beside it
        widest = max((mark_width(one, sizes) + MARK_GAP for one in node.badges), default=0.0)
        badges = max(badges, tag.area.width + widest)
    return max([*lines, badges, 40.0]) + 2 * sizes.pad_x


def node_box(node: Node, width: float, sizes: Sizes, least_height: float = 0.0) -> Box:
    """A node as a box of that width, with its upper left corner at (0, 0)."""
    return _node_box((typeface(), language()), node, width, sizes, least_height)


def node_height(node: Node, width: float, sizes: Sizes, least_height: float = 0.0) -> float:
    """The height of that box, without making it: most widths are only tried."""
    height = _contents((typeface(), language()), node, width, sizes).height
    return height + 2 * (max(least_height - height, 0.0) / 2)


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands in a box of some width, wrapped, and how high it is."""

    title: tuple[str, ...]
    details: tuple[str, ...]
    tag: Tag | None
    marks: tuple[Mark, ...]
    top: float
    """Where the title starts."""
    start: float
    """Where the details start."""
    bars: tuple[Gauge, ...]
    height: float


@lru_cache(maxsize=16384)
def _contents(_in_force: tuple[Typeface, str], node: Node, width: float, sizes: Sizes) -> _Contents:
    inner = width - 2 * sizes.pad_x
    title = measure.wrap(node.title, sizes.title, inner, bold=True, lines=TITLE_LINES)
    details = tuple(
        [
            line
            for detail in node.details
            for line in measure.wrap(detail, sizes.detail, inner, lines=DETAIL_LINES)
        ]
    )
    tag = _tag(node, sizes)
    free = width - 2 * _CORNER - (tag.area.width + MARK_GAP if tag else 0.0)
    marks = mark_rows(node.badges, width - _CORNER, -sizes.badge / 2, free, sizes)
    top = max(_title_top(title, marks, sizes), tag.area.bottom + 1.5 if tag else 0.0)
    height = top + text_height(len(title), sizes.title)
    start = height + 0.1 * sizes.detail
    if details:
        height = start + text_height(len(details), sizes.detail)
    bars, bars_height = gauges(node.bars, sizes.pad_x, height, inner, sizes)
    height += bars_height + sizes.pad_y
    return _Contents(title, details, tag, marks, top, start, bars, height)


@lru_cache(maxsize=16384)
def _node_box(
    in_force: tuple[Typeface, str], node: Node, width: float, sizes: Sizes, least_height: float
) -> Box:
    found = _contents(in_force, node, width, sizes)
    struck = node.status == "removed"
    ink = "muted" if struck else "text"
    words = text_lines(
        found.title, sizes.pad_x, found.top, sizes.title, bold=True, ink=ink, struck=struck
    ) + text_lines(found.details, sizes.pad_x, found.start, sizes.detail, ink="muted")
    bars, height = found.bars, found.height
    spare = max(least_height - height, 0.0) / 2
    if spare:
        words = tuple([_lower(line, spare) for line in words])
        bars = tuple([_lower_gauge(each, spare) for each in bars])
    return Box(
        id=node.id,
        role=node.role,
        area=Area(0.0, 0.0, width, height + 2 * spare),
        title="\n".join(part for part in (node.tag, node.title, *node.details) if part),
        words=words,
        marks=found.marks,
        gauges=bars,
        elements=node.elements,
        status=node.status,
        worst=worst(node.badges),
        lane=node.lane,
        tag=found.tag,
    )


def _tag(node: Node, sizes: Sizes) -> Tag | None:
    """The tag of a node on its upper rim, at the left."""
    if not node.tag:
        return None
    text, size = measure.clean(node.tag), sizes.mark
    length = measure.width(text, size, bold=True)
    area = Area(_CORNER, -sizes.badge / 2, length + 9.0, sizes.badge)
    base = typeface().figure_height * size / 2
    return Tag(area, Words(area.x + 4.5, base, text, size, length, bold=True), node.status)


def _title_top(title: Sequence[str], marks: Sequence[Mark], sizes: Sizes) -> float:
    if not marks:
        return sizes.pad_y
    under = max(each.area.bottom for each in marks)
    first_end = sizes.pad_x + measure.width(title[0], sizes.title, bold=True) if title else 0.0
    crowded = first_end > min(each.area.x for each in marks) - 3.0 or under > sizes.badge
    return max(sizes.pad_y, under + 1.5) if crowded else sizes.pad_y


def _lower(line: Words, by: float) -> Words:
    return Words(line.x, line.y + by, line.text, line.size, line.width, line.bold, line.ink, line.struck)


def _lower_gauge(each: Gauge, by: float) -> Gauge:
    area = Area(each.area.x, each.area.y + by, each.area.width, each.area.height)
    return Gauge(area, each.share, tuple(_lower(line, by) for line in each.words))
