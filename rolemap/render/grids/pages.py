"""Puts a grid together: rows of cells under column heads, on as many pages as it takes.

All pages of a grid have the same type and the same columns, so that they can be laid side by side and under each
other; each says which part of the whole it holds. The type is made smaller, down to what can be read, where that
puts everything on one page or as many rows on a page as the view would like. On larger paper it is made larger
only where everything fits on one page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rolemap.render import LEAST_TYPE
from rolemap.render.grids.columns import needed, spread
from rolemap.render.grids.plan import Plan
from rolemap.render.layout import A4, Page
from rolemap.render.sheet import Table
from rolemap.render.table_pages import table_pages, with_footer
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Grid

_SCALES = (1.0, 0.95, 0.9, 0.85, 0.81)
_STEP = 0.95
"""Between two scales that are tried above full size."""
_SPARE = 1.003
"""The least type is this much above what can be read, so that rounding does not bring it below."""


def pages(grid: Grid, sizes: Sizes, paper: tuple[float, float] | None) -> tuple[Page, ...]:
    """The pages of a grid: its parts from the left to the right, then down, and the rest of its findings.

    Without paper it is one page at full size that ends where its content does, unless that would be higher than a
    sheet standing upright; then the pages have the shape of A4, as wide as the columns need.
    """
    plan = _chosen(grid, sizes, paper) if paper else _own(grid, sizes)
    under, rest = _under_rows(plan)
    cropped = paper is None and len(plan.parts) == 1 and rest is None
    first = len(plan.parts) - len(under)
    made = [
        plan.page(part, under[at - first] if at >= first else None, cropped=cropped)
        for at, part in enumerate(plan.parts)
    ]
    tables = table_pages(rest, sizes, plan.paper, after=len(made)) if rest else ()
    count = len(made) + len(tables)
    numbered = [replace(page, number=at, count=count) for at, page in enumerate(made, start=1)]
    return (*(with_footer(page, grid, sizes) for page in numbered), *tables)


def _under_rows(plan: Plan) -> tuple[list[Table | None], Grid | None]:
    """The tables of findings under the last rows, one for each page across, and the grid with those that are left."""
    across = len(plan.spread.pages)
    if not plan.is_listed:
        return [], None
    if plan.whole_table is not None:
        return [plan.whole_table, *[None] * (across - 1)], None
    left = plan.grid.findings
    under: list[Table | None] = []
    for _page in range(across):
        begun = plan.begun_table(left)
        if begun is None:
            break
        table, many = begun
        under.append(table)
        left = left[many:]
    under += [None] * (across - len(under))
    done = not left and any(under)
    return under, None if done else replace(plan.grid, findings=left)


def _own(grid: Grid, sizes: Sizes) -> Plan:
    wide = max(A4[0], needed(grid) + 2 * sizes.margin)
    upright = Plan(grid, sizes, (wide, wide * A4[0] / A4[1]), 1.0)
    return upright if upright.is_complete else _chosen(grid, sizes, (wide, wide * A4[1] / A4[0]))


def _chosen(grid: Grid, sizes: Sizes, paper: tuple[float, float]) -> Plan:
    """The plan at the scale that suits the grid best: one page, else few pages across and enough rows on each."""
    scales = _scales(sizes, paper)
    across = [_pages_across(grid, sizes, paper, scale) for scale in scales]
    scales = [scale for scale, count in zip(scales, across, strict=True) if count == across[-1]]

    def largest(fits: Callable[[Plan], bool], among: Sequence[float]) -> Plan | None:
        """The plan at the largest scale that `fits`, which a smaller one then does too."""
        plan = Plan(grid, sizes, paper, among[-1])
        if not fits(plan):
            return None
        low, high = 0, len(among) - 1
        while low < high:
            middle = (low + high) // 2
            tried = Plan(grid, sizes, paper, among[middle])
            if fits(tried):
                plan, high = tried, middle
            else:
                low = middle + 1
        return plan

    usual = [scale for scale in scales if scale <= 1.0] or scales[-1:]
    return (
        largest(lambda plan: plan.is_complete, scales)
        or largest(lambda plan: plan.is_one_page, scales)
        or largest(lambda plan: plan.holds_wish, usual)
        or Plan(grid, sizes, paper, usual[-1])
    )


def _scales(sizes: Sizes, paper: tuple[float, float]) -> list[float]:
    """The scales that are tried, from the largest to that of the least type that can be read."""
    least = min(1.0, _SPARE * LEAST_TYPE / sizes.least_type)
    scale = (paper[0] * paper[1] / (A4[0] * A4[1])) ** 0.5
    larger = []
    while scale > 1.0 / _STEP:
        larger.append(scale)
        scale *= _STEP
    return [*larger, *(scale for scale in _SCALES if scale > least), least]


def _pages_across(grid: Grid, sizes: Sizes, paper: tuple[float, float], scale: float) -> int:
    return len(spread(grid, (paper[0] - 2 * sizes.margin) / scale).pages)
