"""The picture as DOT for download: real labels, correctly quoted, under generated ids, for any Graphviz.

DOT knows no paper: a picture that was split is one `digraph` after the other, the overview first, which
``dot -Tpdf -O`` turns into a file each. Only labels and tooltips carry words of the map; every other attribute
is the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.render.columns.plan import merged
from rolemap.render.layout import Layout
from rolemap.render.quoting import quoted_label, quoted_tooltip
from rolemap.render.theme import Theme
from rolemap.render.typeface import typeface
from rolemap.views.diagram import Badge, Cell, Diagram, Grid, Lane, Node

PAGES = False
_HEADS = {
    "full": "normal",
    "open": "empty",
    "vee": "vee",
    "double": "normalnormal",
    "dot": "dot",
    "diamond": "diamond",
    "none": "none",
}


def write(layout: Layout) -> bytes:
    """The DOT source as UTF-8."""
    return "".join(_digraph(picture, layout.theme) for picture in layout.pictures).encode("utf-8")


def _digraph(picture: Diagram | Grid, theme: Theme) -> str:
    lines = _grid(picture, theme) if isinstance(picture, Grid) else _diagram(picture, theme)
    face = typeface()
    font = face.families[0] if face.bundled else quoted_label(face.families[0])
    head = [
        "digraph rolemap {",
        f"  label={quoted_label(_title(picture))}; labelloc=t; fontname={font}; fontsize=14;",
        "  rankdir=LR; newrank=true; ranksep=1; nodesep=0.2;",
        f'  node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname={font}, fontsize=10];',
        f"  edge [fontname={font}, fontsize=9];",
    ]
    return "\n".join([*head, *lines, "}"]) + "\n"


def _title(picture: Diagram | Grid) -> str:
    block = picture.block
    parts = [
        block.title,
        block.subtitle,
        " · ".join(part for part in (block.as_of, block.version, block.ribbon) if part),
    ]
    return "\n".join(part for part in parts if part)


def _diagram(picture: Diagram, theme: Theme) -> Iterator[str]:
    names = {node.id: f"n{at}" for at, node in enumerate(picture.nodes)}
    placed: set[str] = set()
    for at, lane in enumerate(picture.lanes):
        nodes = [node for node in picture.nodes if node.lane == lane.id]
        yield from _cluster(at, lane, nodes, names, theme)
        placed.update(node.id for node in nodes)
    for column in _columns(picture):
        if len(column) > 1 and picture.flow != "clusters":
            yield f"  {{ rank=same; {' '.join(f'{names[name]};' for name in column)} }}"
    yield from (_node(node, names, theme) for node in picture.nodes if node.id not in placed)
    for edge in merged(picture.edges):
        if edge.source not in names or edge.target not in names:
            continue
        style = theme.line(edge.role, edge.status)
        drawn = f'color="{style.ink}", penwidth={style.width}'
        if style.dash:
            drawn += ", style=dashed"
        drawn += f", arrowhead={_HEADS[style.head]}"
        if edge.role == "duplicates":
            drawn += ", constraint=false"
        label = _numbered(edge.label, edge.badges)
        if label:
            drawn += f", label={quoted_label(label)}"
        yield f"  {names[edge.source]} -> {names[edge.target]} [{drawn}];"


def _columns(picture: Diagram) -> list[list[str]]:
    """The boxes of each column: those of a lane, and of the lanes under it."""
    columns: list[list[str]] = []
    for lane in picture.lanes:
        nodes = [node.id for node in picture.nodes if node.lane == lane.id]
        if lane.below and columns:
            columns[-1] += nodes
        else:
            columns.append(nodes)
    return columns


def _cluster(at: int, lane: Lane, nodes: list[Node], names: dict[str, str], theme: Theme) -> Iterator[str]:
    style = theme.lane(lane.role)
    yield f"  subgraph cluster_{at} {{"
    look = "rounded,filled,dashed" if style.dash else "rounded,filled"
    yield f'    label={quoted_label(_numbered(lane.title, lane.badges))}; style="{look}";'
    yield f'    fillcolor="{style.fill}"; color="{style.stroke}"; fontcolor="{style.ink}";'
    yield from (f"  {_node(node, names, theme)}" for node in nodes)
    yield "  }"


def _node(node: Node, names: dict[str, str], theme: Theme) -> str:
    style = theme.box(node.role, node.status)
    bars = [f"{bar.label} {bar.done}/{bar.total}".strip() for bar in node.bars]
    tag = [node.tag] if node.tag else []
    label = _numbered("\n".join([*tag, node.title, *node.details, *bars]), node.badges)
    drawn = f'color="{style.stroke}", fillcolor="{style.fill}"'
    if style.dash:
        drawn += ', style="rounded,filled,dashed"'
    if any(not badge.waived for badge in node.badges):
        drawn += f", penwidth={theme.sizes.thick}"
    tooltip = ", ".join(node.elements) or node.title
    return f"  {names[node.id]} [label={quoted_label(label)}, tooltip={quoted_tooltip(tooltip)}, {drawn}];"


def _numbered(text: str, badges: tuple[Badge, ...]) -> str:
    numbers = " ".join(f"[{badge.text}]" for badge in badges)
    return "\n".join(part for part in (text, numbers) if part)


def _grid(picture: Grid, theme: Theme) -> Iterator[str]:
    """The rows of a grid as chains of cells, the heads of its columns above them."""
    heads = [(_numbered(column.title, column.badges), "") for column in picture.columns]
    rows = [heads, *([_cell(cell, theme) for cell in row.cells] for row in picture.rows)]
    count = 0
    for cells in rows:
        names = []
        for text, drawn in cells:
            yield f"  n{count} [label={quoted_label(text)}{drawn}];"
            names.append(f"n{count}")
            count += 1
        if len(names) > 1:
            yield f"  {' -> '.join(names)} [arrowhead=none, weight=100];"


def _cell(cell: Cell, theme: Theme) -> tuple[str, str]:
    """The words of a cell, struck out by a cross where it has none, and how it is drawn."""
    bars = [f"{bar.label} {bar.done}/{bar.total}".strip() for bar in cell.bars]
    words = [*cell.lines, *bars, *cell.charted] or (["×"] if cell.state == "missing" else [])
    style = theme.box("cell", cell.state)
    drawn = f', color="{style.stroke}", fillcolor="{style.fill}"'
    if style.dash:
        drawn += ', style="rounded,filled,dashed"'
    if any(not badge.waived for badge in cell.badges):
        drawn += f", penwidth={theme.sizes.thick}"
    return _numbered("\n".join(words), cell.badges), drawn
