"""What surrounds a picture on its sheet: title, ribbon, legend, findings, notice, page number.

Each block is made at (0, 0) for a given width and says its height; the composers move it to its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rolemap.i18n import domain, language
from rolemap.render import boxes, measure
from rolemap.render.layout import Area, Mark, Page, Row, Sign, Words, scaled
from rolemap.render.theme import Sizes
from rolemap.render.typeface import Typeface, typeface
from rolemap.views.diagram import Badge, FindingLine, LegendEntry, TitleBlock

_ = domain("render")

_SAMPLE_WIDTH = 27.0
_SAMPLE_GAP = 6.0
_ENTRY_GAP = 14.0
_ROW_GAP = 2.0
_ENTRY_SPARE = 26.0
"""Columns of the legend stand at most so much further apart where there is room, in points."""
_LEAST_WORDS = 80.0
"""Words of the legend that are shorter than this stay in one line."""
_CODE_GAP = 5.0
_LOGO_GAP = 10.0
_COLUMN_GAP = 18.0
_GROUP_GAP = 4.0
"""Over the heading of a group of findings, beyond the gap between two lines."""
_WIDEST_HEADER = 620.0
"""A small picture is made at most so wide for the sake of its title, in points; a longer title breaks."""


@dataclass(frozen=True, slots=True)
class Header:
    """The title block: lines, ribbon, and where it ends."""

    words: tuple[Words, ...]
    ribbon: tuple[Area, Words] | None
    height: float
    logo: Area | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """The signs in use, in rows."""

    signs: tuple[Sign, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Table:
    """Findings in one or more columns, the numbers running down."""

    heading: Words
    rows: tuple[Row, ...]
    loose: tuple[Mark, ...]
    words: tuple[Words, ...]
    height: float


def least_width(block: TitleBlock, sizes: Sizes) -> float:
    """The width at which the title block stands in single lines, at most `_WIDEST_HEADER`."""
    left = max(
        measure.width(block.title, sizes.heading, bold=True), measure.width(block.subtitle, sizes.subheading)
    )
    right = max(
        measure.width(_facts(block), sizes.detail),
        measure.width(block.summary, sizes.detail, bold=True),
        measure.width(block.ribbon, sizes.subheading, bold=True) + 16.0,
    )
    return min(left + right + 20.0, _WIDEST_HEADER) + _beside_logo(sizes)


def _facts(block: TitleBlock) -> str:
    return _("As of {date} · map version {version}").format(date=block.as_of, version=block.version)


def header(block: TitleBlock, width: float, sizes: Sizes) -> Header:
    """Title and subtitle at the left; ribbon, date and version at the right; a logo outside of them."""
    wide, high = sizes.logo
    if not wide:
        return _header(block, width, sizes)
    made = _header(block, width - _beside_logo(sizes), sizes)
    height = max(made.height, high)
    x = 0.0 if sizes.logo_right else _beside_logo(sizes)
    words, ribbon = scaled((made.words, made.ribbon), 1.0, x, (height - made.height) / 2)
    logo = Area(width - wide if sizes.logo_right else 0.0, (height - high) / 2, wide, high)
    return Header(words, ribbon, height, logo)


def _beside_logo(sizes: Sizes) -> float:
    """What a logo takes of the width of the title block."""
    return sizes.logo[0] + _LOGO_GAP if sizes.logo[0] else 0.0


def _header(block: TitleBlock, width: float, sizes: Sizes) -> Header:
    ribbon, taken = None, 0.0
    size = sizes.subheading
    facts = _facts(block)
    right = [facts, block.summary] if block.summary else [facts]
    widths = [measure.width(line, sizes.detail, bold=bool(at)) for at, line in enumerate(right)]
    words: list[Words] = []
    y = 0.0
    if block.ribbon:
        length = measure.width(block.ribbon, size, bold=True)
        area = Area(width - length - 16.0, 0.0, length + 16.0, size * 1.7)
        base = area.height / 2 + typeface().figure_height * size / 2
        ribbon = (area, Words(area.x + 8.0, base, block.ribbon, size, length, bold=True, ink="ribbon-text"))
        y, taken = area.height + 3.0, area.width
    for at, (line, length) in enumerate(zip(right, widths, strict=True)):
        bold = bool(at)
        words += boxes.text_lines(
            [line], width - length, y, sizes.detail, bold=bold, ink="text" if bold else "muted"
        )
        y += sizes.detail * typeface().line_height
    room = width - max([taken, *widths]) - 20.0
    titles = measure.wrap(block.title, sizes.heading, room, bold=True, lines=2)
    words += boxes.text_lines(titles, 0.0, 0.0, sizes.heading, bold=True)
    top = boxes.text_height(len(titles), sizes.heading) + 2.0
    subtitles = measure.wrap(block.subtitle, size, room, lines=3)
    words += boxes.text_lines(subtitles, 0.0, top, size, ink="muted")
    top += boxes.text_height(len(subtitles), size)
    return Header(tuple(words), ribbon, max(top, y))


def legend(entries: Sequence[LegendEntry], width: float, sizes: Sizes) -> Legend:
    """Entries in as few rows as the width allows, the order running down; a column is as wide as its words.

    Where that is lower, long words stand in two lines and make room for one more column.
    """
    return _legend_set(typeface(), tuple(entries), width, sizes)


@lru_cache(maxsize=512)
def _legend_set(_in_force: Typeface, entries: tuple[LegendEntry, ...], width: float, sizes: Sizes) -> Legend:
    # The typeface is a key of the cache: a legend is set again for every setting that is tried, and every save.
    if not entries:
        return Legend((), 0.0)
    lead = _SAMPLE_WIDTH + _SAMPLE_GAP
    whole = [lead + measure.width(measure.clean(entry.text), sizes.small) for entry in entries]
    folded = [min(wide, max(lead + 0.6 * (wide - lead), lead + _LEAST_WORDS)) for wide in whole]
    return min(
        (_legend(entries, needed, width, sizes) for needed in (whole, folded)), key=lambda one: one.height
    )


def _legend(entries: Sequence[LegendEntry], needed: Sequence[float], width: float, sizes: Sizes) -> Legend:
    size, lead = sizes.small, _SAMPLE_WIDTH + _SAMPLE_GAP
    rows = next((rows for rows in range(1, len(entries)) if _across(needed, rows) <= width), len(entries))
    columns = [range(at, min(at + rows, len(entries))) for at in range(0, len(entries), rows)]
    spare = max(width - _across(needed, rows), 0.0) / max(len(columns) - 1, 1)
    signs: list[Sign] = []
    x = bottom = 0.0
    line = boxes.text_height(1, size)
    for column in columns:
        y, wide = 0.0, min(max(needed[place] for place in column), width)
        for place in column:
            lines = measure.wrap(entries[place].text, size, wide - lead, lines=3)
            high = sizes.badge if entries[place].sign.startswith(("badge", "change")) else line
            words = boxes.text_lines(lines, x + lead, y + (high - line) / 2, size)
            sample = Area(x, y + (high - sizes.badge) / 2, _SAMPLE_WIDTH, sizes.badge)
            signs.append(Sign(entries[place].sign, sample, words))
            y += max(boxes.text_height(len(lines), size), high) + _ROW_GAP
        x += wide + _ENTRY_GAP + min(spare, _ENTRY_SPARE)
        bottom = max(bottom, y)
    return Legend(tuple(signs), bottom)


def _across(needed: Sequence[float], rows: int) -> float:
    """The width of entries in columns of so many rows."""
    columns = [max(needed[at : at + rows]) for at in range(0, len(needed), rows)]
    return sum(columns) + _ENTRY_GAP * (len(columns) - 1)


def table(
    findings: Sequence[FindingLine], unplaced: Sequence[Badge], width: float, columns: int, sizes: Sizes
) -> Table:
    """The numbered findings in columns of equal height, and the numbers of those not shown."""
    return _table((typeface(), language()), tuple(findings), tuple(unplaced), width, columns, sizes)


@lru_cache(maxsize=256)
def _table(
    _in_force: tuple[Typeface, str],
    findings: tuple[FindingLine, ...],
    unplaced: tuple[Badge, ...],
    width: float,
    columns: int,
    sizes: Sizes,
) -> Table:
    # Typeface and language are keys of the cache: a table is set again for every setting that is tried.
    size = sizes.small
    title = _("Findings")
    heading = boxes.text_lines([title], 0.0, 0.0, sizes.subheading, bold=True)[0]
    top = boxes.text_height(1, sizes.subheading) + 5.0
    column_width = (width - _COLUMN_GAP * (columns - 1)) / columns
    marks = max((boxes.mark_width(line.badge, sizes) for line in findings), default=0.0) + _CODE_GAP
    codes = max((measure.width(line.check, size, bold=True) for line in findings), default=0.0) + _CODE_GAP
    texts = [
        measure.wrap(line.text, size, column_width - marks - codes, lines=8, even=False) for line in findings
    ]
    heights = [max(boxes.text_height(len(lines), size), sizes.badge) + 3.5 for lines in texts]
    groups = _groups(findings, column_width, sizes)
    heights = [height + room for height, (_lines, room) in zip(heights, groups, strict=True)]
    rows: list[Row] = []
    headings: list[Words] = []
    bottom = top
    for at, shares in enumerate(_columns(heights, columns)):
        x, y = at * (column_width + _COLUMN_GAP), top
        for place in shares:
            line, lines = findings[place], texts[place]
            group, room = groups[place]
            headings += boxes.text_lines(group, x, y + room - _group_height(group, sizes), size, bold=True)
            y += room
            badge = boxes.mark(line.badge, x, y, sizes)
            first = y + (sizes.badge - boxes.text_height(1, size)) / 2
            words = (
                *boxes.text_lines([line.check], x + marks, first, size, bold=True),
                *boxes.text_lines(lines, x + marks + codes, first, size),
            )
            rows.append(Row(badge, words))
            y += heights[place] - room
        bottom = max(bottom, y)
    loose, words = _unplaced(unplaced, width, bottom, sizes)
    if loose:
        bottom = max(mark.area.bottom for mark in loose) + 3.0
    return Table(heading, tuple(rows), loose, (*headings, *words), bottom)


def _groups(
    findings: Sequence[FindingLine], width: float, sizes: Sizes
) -> list[tuple[tuple[str, ...], float]]:
    """For each finding the lines of the heading over it and their height; none but over the first of a group."""
    made: list[tuple[tuple[str, ...], float]] = []
    before = ""
    for line in findings:
        lines = (
            tuple(measure.wrap(line.group, sizes.small, width, bold=True, lines=2))
            if line.group != before
            else ()
        )
        above = _GROUP_GAP if lines and made else 0.0
        made.append((lines, above + _group_height(lines, sizes)))
        before = line.group
    return made


def _group_height(lines: Sequence[str], sizes: Sizes) -> float:
    return boxes.text_height(len(lines), sizes.small) + 3.0 if lines else 0.0


def _columns(heights: Sequence[float], columns: int) -> list[list[int]]:
    """Share rows out to columns in their order, so that the tallest column is as low as can be."""
    if not heights:
        return []
    low, high = max(heights), sum(heights)
    for _step in range(14):
        middle = (low + high) / 2
        if len(_filled(heights, middle)) <= columns:
            high = middle
        else:
            low = middle
    return _filled(heights, high)


def _filled(heights: Sequence[float], most: float) -> list[list[int]]:
    filled: list[list[int]] = [[]]
    used = 0.0
    for at, height in enumerate(heights):
        if filled[-1] and used + height > most + 1e-6:
            filled.append([])
            used = 0.0
        filled[-1].append(at)
        used += height
    return filled


def _unplaced(
    badges: Sequence[Badge], width: float, top: float, sizes: Sizes
) -> tuple[tuple[Mark, ...], tuple[Words, ...]]:
    if not badges:
        return (), ()
    words = boxes.text_lines([_("Not on this picture:")], 0.0, top + 1.5, sizes.small, ink="muted")
    start = words[0].width + _CODE_GAP
    x, y = start, top
    marks = []
    for badge in badges:
        wide = boxes.mark_width(badge, sizes)
        if x + wide > width and x > start:
            x, y = start, y + sizes.badge + boxes.MARK_GAP
        marks.append(boxes.mark(badge, x, y, sizes))
        x += wide + boxes.MARK_GAP
    return tuple(marks), words


def renumbered(page: Page, number: int, count: int) -> Page:
    """The page with another number, in its footer as well."""
    old = page_number(page.number, page.count)
    places = [at for at, line in enumerate(page.words) if line.text == old]
    if not places:
        return replace(page, number=number, count=count)
    line = page.words[places[-1]]
    text = page_number(number, count)
    width = round(measure.width(text, line.size), 2)
    words = list(page.words)
    words[places[-1]] = replace(line, x=round(line.x + line.width - width, 2), text=text, width=width)
    return replace(page, number=number, count=count, words=tuple(words))


def page_number(number: int, count: int) -> str:
    """The words "page 1/3"."""
    return _("page {number}/{count}").format(number=number, count=count)


def footer(
    notice: str, number: int, count: int, width: float, sizes: Sizes
) -> tuple[tuple[Words, ...], float]:
    """The notice of the map and "page 1/3", and their height."""
    page = page_number(number, count)
    length = measure.width(page, sizes.small)
    words = boxes.text_lines([page], width - length, 0.0, sizes.small, ink="muted")
    lines = measure.wrap(notice, sizes.small, width - length - 24.0, lines=3, even=False)
    words += boxes.text_lines(lines, 0.0, 0.0, sizes.small, ink="muted")
    return words, boxes.text_height(max(len(lines), 1), sizes.small)
