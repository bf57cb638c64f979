"""Ways to set a diagram on its sheet, measured before the engine is asked, and the choice among them.

Each column is measured at several widths; for a height of the picture each takes the least width that keeps
to it. Of all heights and places of the table of findings, the setting is taken that can be printed largest.
What width is then left goes to the gaps between columns. The legend stands in a free corner under a lane
where there is one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rolemap.render.around import SECTION as SECTION
from rolemap.render.around import TABLE_COLUMN, beside_of, natural_width, set_around
from rolemap.render.around import Setting as Setting
from rolemap.render.around import grown as grown
from rolemap.render.around import legend_below as legend_below
from rolemap.render.around import snug as snug
from rolemap.render.columns.plan import Column, Plan, prepare
from rolemap.render.columns.stacks import Mould, complete
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Diagram

_ROOMS = (104.0, 116.0, 128.0, 140.0, 154.0, 170.0, 188.0, 208.0, 222.0, 236.0, 256.0)
"""Widest boxes that are tried, in points."""
_NARROW_ROOMS = (84.0, 92.0, *_ROOMS)
"""The same where columns stand close."""
_CLOSE_TOGETHER: Any = {"column_gap": 28.0, "words_over": 64.0, "words_within": 96.0}
"""What a picture that would be too small gives up: free room between columns, and long words on its lines."""
_MANY = 200
"""Above so many boxes fewer widths are tried: nothing will make such a picture large."""
_FEW_ROOMS = (140.0, 188.0)
_BESIDE = (195.0, 235.0, 275.0, 2 * TABLE_COLUMN)
"""Widths of the table at the right of a picture, in one column, and in two beside a low picture."""
_BESIDE_LONG = (TABLE_COLUMN, 2 * TABLE_COLUMN, 3 * TABLE_COLUMN)
"""The same where it lists more than `_LONG` findings, in one, two or three columns."""
_LONG = 30
_STEP = 0.97
"""Heights closer than this share of each other are not told apart."""
_CLOSE = 0.96
"""Settings that fall behind the best by more than this share are not looked at again."""
_FINALISTS = 4
_TURNS = 6
_GOOD_STRIP = 26.0
"""Room for lines between two columns, beyond the least gap, before boxes get wider than they need."""
_WIDEST_STRIP = 70.0


def best(
    diagram: Diagram,
    sizes: Sizes,
    paper: tuple[float, float],
    *,
    least: float = 0.0,
    table_aside: bool = False,
) -> Setting[Plan]:
    """The setting that fits `paper` at the largest scale.

    Below a scale of `least` its columns stand closer together, and with `table_aside` the table of findings may
    be left to other pages.
    """
    places = [_tables(diagram)]
    if table_aside and places != [(None,)]:
        places.append((None,))
    found: list[Setting[Plan]] = []
    measured: list[tuple[Plan, list[list[Column]]]] = []
    for tables in places:
        for close in (False, True):
            if close == len(measured):
                measured.append(_measured(diagram, sizes, close=close))
            found.append(_largest(diagram, *measured[close], paper, tables))
            if found[-1].scale(paper, sizes.margin) >= least:
                return found[-1]
    return max(found, key=lambda setting: setting.scale(paper, sizes.margin))


def can_be(diagram: Diagram, sizes: Sizes, paper: tuple[float, float], scale: float) -> bool:
    """Whether some setting with the table on the page fits `paper` at that scale: the first that does will do."""
    margin = sizes.margin
    for close in (False, True):
        prepared, rooms = _prepared(diagram, sizes, close=close)
        # Boxes are lowest at their widest: what is too high then need not be measured at any other width.
        moulds = [Mould(prepared, at) for at in range(len(prepared.groups))]
        lowest = [mould.column(rooms[-1]).height for mould in moulds]
        if max(lowest, default=0) * scale > paper[1] - 2 * margin:
            return False
        tried = [_columns(mould, rooms) for mould in moulds]
        for columns in _choices(tried):
            measured = complete(prepared, columns)
            for beside in _tables(diagram):
                if _bound(measured, beside, paper) >= scale:
                    found = set_around(diagram, measured, beside)
                    if found.scale(paper, sizes.margin) >= scale:
                        return True
    return False


def _tables(diagram: Diagram) -> tuple[float | None, ...]:
    """The widths of the table that are tried: below (0), beside, or none (None) where nothing is listed."""
    if not (diagram.findings or diagram.unplaced):
        return (None,)
    return (0.0, *(_BESIDE_LONG if len(diagram.findings) > _LONG else _BESIDE))


def _measured(diagram: Diagram, sizes: Sizes, *, close: bool) -> tuple[Plan, list[list[Column]]]:
    prepared, rooms = _prepared(diagram, sizes, close=close)
    return prepared, [_columns(Mould(prepared, at), rooms) for at in range(len(prepared.groups))]


def _prepared(diagram: Diagram, sizes: Sizes, *, close: bool) -> tuple[Plan, Sequence[float]]:
    """The plan without columns, and the widths of boxes that are tried for them."""
    prepared = prepare(diagram, replace(sizes, **_CLOSE_TOGETHER) if close else sizes, sizes)
    return prepared, _NARROW_ROOMS if close else _ROOMS


def _columns(mould: Mould, rooms: Sequence[float]) -> list[Column]:
    """One column at each width that differs, the narrowest first."""
    found: dict[int, Column] = {}
    for room in rooms if len(mould.plan.column_of()) <= _MANY else _FEW_ROOMS:
        each = mould.column(room)
        if each.total not in found or found[each.total].height > each.height:
            found[each.total] = each
    return [found[total] for total in sorted(found)]


def _largest(
    diagram: Diagram,
    prepared: Plan,
    tried: Sequence[Sequence[Column]],
    paper: tuple[float, float],
    tables: Sequence[float | None],
) -> Setting[Plan]:
    """The largest of the best few settings, after each was given the width that the sheet still has."""
    margin = prepared.sizes.margin
    settings: list[Setting[Plan]] = []
    largest = 0.0
    for columns in _choices(tried):
        measured = complete(prepared, columns)
        for beside in tables:
            if _bound(measured, beside, paper) > largest * _CLOSE:
                settings.append(set_around(diagram, measured, beside))
                largest = max(largest, settings[-1].scale(paper, margin))
    settings.sort(key=lambda setting: -round(setting.scale(paper, margin), 4))
    filled = [_filled_out(diagram, setting, tried, paper) for setting in settings[:_FINALISTS]]
    return max(filled, key=lambda setting: round(setting.scale(paper, margin), 4))


def _bound(measured: Plan, beside: float | None, paper: tuple[float, float]) -> float:
    """The scale that a setting cannot exceed."""
    margin = measured.sizes.margin
    width = measured.width + (beside or 0.0)
    return min((paper[0] - 2 * margin) / max(width, 1.0), (paper[1] - 2 * margin) / max(measured.height, 1))


def _choices(tried: Sequence[Sequence[Column]]) -> Iterator[Sequence[Column]]:
    """For each height worth telling apart: the narrowest column each that keeps to it."""
    if not tried:
        yield ()
        return
    least = max(min(each.height for each in widths) for widths in tried)
    last = math.inf
    for height in sorted(
        {each.height for widths in tried for each in widths if each.height >= least}, reverse=True
    ):
        if height <= last * _STEP or height == least:
            last = height
            yield [next(each for each in widths if each.height <= height) for widths in tried]


def _filled_out(
    diagram: Diagram, found: Setting[Plan], tried: Sequence[Sequence[Column]], paper: tuple[float, float]
) -> Setting[Plan]:
    """The same setting with the width that the sheet still has.

    A wider lane may make room for the legend under it.
    """
    margin = found.plan.sizes.margin
    shape = (paper[0] - 2 * margin) / (paper[1] - 2 * margin)
    largest, height = found, found.height
    for _turn in range(_TURNS):
        wider = _wider(diagram, found, tried, height * shape)
        if wider.scale(paper, margin) >= largest.scale(paper, margin) - 1e-3:
            largest = wider
        if abs(wider.height - height) < 1.0:
            break
        height = wider.height if wider.height < height else (wider.height + height) / 2
    return largest


def _wider(
    diagram: Diagram, found: Setting[Plan], tried: Sequence[Sequence[Column]], width: float
) -> Setting[Plan]:
    """`found` made `width` points wide, or as wide as its title needs: first wider boxes, then wider gaps."""
    width = max(width, found.width)
    spare = width - natural_width(found.plan, beside_of(found))
    gaps = len(tried) - 1
    if spare <= 0 or gaps < 1:
        return found
    chosen = [
        next(at for at, each in enumerate(widths) if each.width == own.width)
        for widths, own in zip(tried, found.plan.columns, strict=True)
    ]
    room = spare - gaps * _GOOD_STRIP
    while steps := [
        (wider.total - widths[at].total, wider.height - widths[at].height, place)
        for place, (widths, at) in enumerate(zip(tried, chosen, strict=True))
        for wider in widths[at + 1 : at + 2]
        if wider.total - widths[at].total <= room and wider.height <= widths[at].height
    ]:
        cost, _gain, place = min(steps, key=lambda step: (step[1] / step[0], step[2]))
        chosen[place] += 1
        room -= cost
    columns = [widths[at] for widths, at in zip(tried, chosen, strict=True)]
    left = spare - sum(new.total - old.total for new, old in zip(columns, found.plan.columns, strict=True))
    strip = min(left / gaps, _WIDEST_STRIP)
    return set_around(diagram, complete(found.plan, columns, strip), beside_of(found), least_width=width)
