"""Puts a Diagram together: measured, laid out by Graphviz, and set on its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from rolemap.errors import EngineTooSlow
from rolemap.i18n import domain, number
from rolemap.render import LEAST_TYPE, boxes, clusters, sheet
from rolemap.render.answers import answers
from rolemap.render.around import Measured
from rolemap.render.clusters import Arrangement
from rolemap.render.columns import setting
from rolemap.render.columns.levelling import levelled, run_through
from rolemap.render.columns.lines import Ground, draw
from rolemap.render.columns.place import Placed, placed
from rolemap.render.columns.plan import Column, Plan
from rolemap.render.columns.setting import Setting
from rolemap.render.columns.source import layout_source
from rolemap.render.engine import EngineLimits
from rolemap.render.layout import A4, Area, Box, Frame, Line, Mark, Page, Row, Words, scaled
from rolemap.render.measure import wrap
from rolemap.render.table_pages import table_pages
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Diagram, Lane

_ = domain("render")

MOST_NODES = 2000
"""A picture with more boxes is refused before the engine is asked: nobody could read it."""
MOST_EDGES = 10000
_CLEAR = 3.0
"""Between a line at the rim of the picture and what stands around it."""
RESERVE = 1.03
"""Type is planned so much larger than it must be: lines that go round boxes may take more room than was planned."""
LARGEST = 1.25
"""A small picture is not blown up further than this."""


@dataclass(frozen=True, slots=True)
class _Body:
    frames: tuple[Frame, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    height: float


def pages(
    diagram: Diagram,
    sizes: Sizes,
    paper: tuple[float, float] | None,
    limits: EngineLimits | None = None,
    *,
    part: bool = False,
) -> tuple[Page, ...]:
    """The pages of a diagram; a single one, as large as it needs, where no paper is given.

    A `part` of a picture is one page with its table of findings; other diagrams give the table pages of its own
    where it would make the type too small. A diagram without boxes is its table alone.

    Raises EngineTooSlow above `MOST_NODES` boxes or `MOST_EDGES` lines, and whatever the engine raises.
    """
    if len(diagram.nodes) > MOST_NODES or len(diagram.edges) > MOST_EDGES:
        raise EngineTooSlow(_("{n} boxes or {m} lines").format(n=number(MOST_NODES), m=number(MOST_EDGES)))
    if not diagram.nodes and diagram.findings:
        return table_pages(diagram, sizes, paper or A4, after=0)
    least = RESERVE * LEAST_TYPE / sizes.least_type if paper else 0.0
    aside = paper is not None and not part
    chosen = _best(diagram, sizes, paper or A4, least=least, table_aside=aside)
    if paper is None:
        chosen = setting.snug(diagram, chosen)
    body = _body(chosen, limits)
    chosen = setting.grown(chosen, body.height)
    corner = scaled(chosen.legend_area, 1.0, -chosen.body.x, -chosen.body.y)
    if run_through(body.lines, corner):
        chosen = setting.legend_below(diagram, chosen)
    if paper is None:
        size = (chosen.width + 2 * sizes.margin, chosen.height + 2 * sizes.margin)
        return (_page(diagram, chosen, body, size, 1.0, 1),)
    listed = diagram.findings or diagram.unplaced
    tables = table_pages(diagram, sizes, paper, after=1) if listed and chosen.table is None else []
    count = 1 + len(tables)
    scale = min(chosen.scale(paper, sizes.margin), LARGEST)
    first = _page(diagram, chosen, body, paper, scale, count)
    return (first, *tables)


def can_be_read(diagram: Diagram, sizes: Sizes, paper: tuple[float, float], *, table: bool) -> bool:
    """Whether a diagram can be read on one page of `paper`, as far as it can be told without the engine.

    With `table` its table of findings stands on the page too.
    """
    if len(diagram.nodes) > MOST_NODES or len(diagram.edges) > MOST_EDGES:
        return False
    shown = diagram if table else replace(diagram, findings=(), unplaced=())
    scale = RESERVE * LEAST_TYPE / sizes.least_type
    if diagram.flow == "clusters":
        return clusters.can_be(shown, sizes, paper, scale)
    return setting.can_be(shown, sizes, paper, scale)


def _best(
    diagram: Diagram,
    sizes: Sizes,
    paper: tuple[float, float],
    *,
    least: float,
    table_aside: bool = False,
) -> Setting[Measured]:
    if diagram.flow == "clusters":
        return clusters.best(diagram, sizes, paper, least=least, table_aside=table_aside)
    return setting.best(diagram, sizes, paper, least=least, table_aside=table_aside)


def _body(chosen: Setting[Measured], limits: EngineLimits | None) -> _Body:
    measured = chosen.plan
    if isinstance(measured, Arrangement):
        return _Body(*clusters.body(cast(Setting[Arrangement], chosen)), height=measured.room)
    assert isinstance(measured, Plan)  # the only other kind that is set
    if not measured.columns:
        return _Body((), (), (), 0.0)
    answer = placed(measured, answers.to(layout_source(measured), limits))
    areas: dict[str, Area] = {}
    words: dict[int, Area] = {}
    made: list[Box] = []
    columns: list[list[Frame]] = []
    for at, column in enumerate(measured.columns):
        for row, slot in enumerate(column.slots):
            place = answer.slots[at, row]
            if slot.kind == "words":
                words[slot.edge] = place
            if slot.node is not None:
                made_box = boxes.node_box(slot.node, column.width, measured.of_boxes, slot.least)
                box = scaled(made_box, 1.0, place.x + column.left, place.y + (place.height - slot.height) / 2)
                areas[slot.name] = box.area
                made.append(box)
        columns.append(_frames(at, column, answer, measured.sizes))
    ground = Ground(measured, answer, areas, measured.column_of(), words)
    lines = draw(ground)
    short = [at for at, column in enumerate(measured.columns) if column.slots[-1].name == "rest"]
    frames = tuple(levelled(columns, lines, made, short))
    # Lines past a column may run above its title, and the ends of the columns take a little room of their own.
    x = min(area.x for area in answer.slots.values())
    heights = [y for line in lines for _x, y in line.path]
    top = min([area.y for area in answer.slots.values()] + [y - _CLEAR for y in heights])
    bottom = max([area.bottom for area in answer.slots.values()] + [y + _CLEAR for y in heights])
    moved = scaled((frames, tuple(made), lines), 1.0, -x, -top)
    return _Body(*moved, height=bottom - top)


def _frames(at: int, column: Column, answer: Placed, sizes: Sizes) -> list[Frame]:
    frames = []
    for lane in column.lanes:
        own = [(slot, answer.slots[at, row]) for row, slot in enumerate(column.slots) if slot.lane == lane.id]
        top, bottom = own[0][1].y, own[-1][1].y + own[-1][1].height
        x = own[0][1].x
        area = Area(x, top, column.left + column.width + sizes.lane_pad, bottom - top)
        # Over the boxes only: lines within the lane may run down beside them.
        head = Area(x + column.left - sizes.pad_x, top, column.width + 2 * sizes.pad_x, bottom - top)
        frames.append(Frame(lane.id, lane.role, area, _title(lane, head, sizes)))
    return frames


def _title(lane: Lane, area: Area, sizes: Sizes) -> tuple[Words, ...]:
    room = area.width - 2 * sizes.pad_x
    lines = wrap(lane.title, sizes.lane, room, bold=True, lines=2)
    words = boxes.text_lines(lines, 0.0, area.y + 5.0, sizes.lane, bold=True, ink=f"lane:{lane.role}")
    if lane.subtitle:
        top = area.y + 5.0 + boxes.text_height(len(lines), sizes.lane)
        words += boxes.text_lines(
            wrap(lane.subtitle, sizes.detail, room, lines=1), 0.0, top, sizes.detail, ink="muted"
        )
    return tuple(replace(line, x=area.x + (area.width - line.width) / 2) for line in words)


def _page(
    diagram: Diagram,
    chosen: Setting[Measured],
    body: _Body,
    size: tuple[float, float],
    scale: float,
    count: int,
) -> Page:
    """The page of the picture: everything moved to its place, then fitted to the sheet."""
    sizes = chosen.plan.sizes
    header, table = chosen.header, chosen.table
    footer, footer_height = sheet.footer(diagram.block.notice, 1, count, chosen.width, sizes)
    words = [*header.words, *scaled(footer, 1.0, 0.0, chosen.height - footer_height)]
    x, y = chosen.body.x, chosen.body.y
    rows: tuple[Row, ...] = ()
    loose: tuple[Mark, ...] = ()
    if table is not None:
        at = (chosen.table_area.x, chosen.table_area.y)
        rows, loose = scaled(table.rows, 1.0, *at), scaled(table.loose, 1.0, *at)
        words += scaled((table.heading, *table.words), 1.0, *at)
    page = Page(
        number=1,
        count=count,
        width=size[0],
        height=size[1],
        frames=scaled(body.frames, 1.0, x, y),
        lines=scaled(body.lines, 1.0, x, y),
        boxes=scaled(body.boxes, 1.0, x, y),
        words=tuple(words),
        ribbon=header.ribbon,
        logo=header.logo,
        signs=scaled(chosen.legend.signs, 1.0, chosen.legend_area.x, chosen.legend_area.y),
        rows=rows,
        loose=loose,
    )
    margin = sizes.margin
    dx = margin + max(size[0] - 2 * margin - chosen.width * scale, 0.0) / 2
    return replace(
        scaled(page, scale, dx, margin), width=round(size[0], 2), height=round(size[1], 2), scale=scale
    )
