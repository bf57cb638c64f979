"""The picture as a Mermaid flowchart, for wikis and READMEs: text that is read and changed by hand.

Mermaid places the boxes itself; lanes are subgraphs (by their title: a second line would lie on the boxes),
and so are the rows of a grid. Badges are ``[4]`` in the
words of a box or a line, and the table of findings stands in comments at the end. Words of the map occur
only in quotes, in comments and in the title, with every sign but letters and figures written as an entity
of Mermaid (``#34;``), so that none of them is taken for markup, Markdown or a directive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolemap.render.boxes import worst
from rolemap.render.columns.plan import merged
from rolemap.render.layout import Layout
from rolemap.render.measure import clean
from rolemap.render.theme import Theme
from rolemap.views.diagram import Badge, Bar, Cell, Diagram, Edge, Grid, Node

_MARKUP = re.compile(r"[^\w\u0300-\u036f ,()/·–—“”…×→.-]|_|(?<!\w)[.-]|[.-](?!\w)|(?<=\d)\)")
"""What may mean something to Mermaid or to Markdown; a point or a hyphen within a word or number does not."""
PAGES = False
_THIN, _DASHED, _THICK = "-->", "-.->", "==>"
_ARROWS = {"missing": _DASHED, "delegates": _THICK, "integrates": "---", "duplicates": "-.-"}


def write(layout: Layout) -> bytes:
    """The flowchart as UTF-8; of a picture that was split the overview, because a file holds one flowchart."""
    picture = layout.pictures[0]
    lines = ["---", f"title: {_title(picture)}", "---"]
    lines += _grid(picture, layout.theme) if isinstance(picture, Grid) else _diagram(picture, layout.theme)
    for line in picture.findings:
        lines.append(f"%% [{line.badge.text}] {_entities(f'{line.check} {line.text}')}")
    if picture.block.notice:
        lines.append(f"%% {_entities(picture.block.notice)}")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _title(picture: Diagram | Grid) -> str:
    """The title as a string of YAML; escapes keep whatever Mermaid looks for before it reads YAML."""
    block = picture.block
    parts = (block.title, block.subtitle, block.as_of, block.version, block.ribbon, block.summary)
    text = re.sub(r"\s+", " ", clean(" · ".join(part for part in parts if part)))
    return '"' + _MARKUP.sub(lambda found: _escaped(found[0]), text) + '"'


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _diagram(picture: Diagram, theme: Theme) -> Iterator[str]:
    yield "flowchart LR"
    names = {node.id: f"n{at}" for at, node in enumerate(picture.nodes)}
    looks = _Looks(theme)
    placed: set[str] = set()
    for at, lane in enumerate(picture.lanes):
        nodes = [node for node in picture.nodes if node.lane == lane.id]
        if not nodes:
            continue
        numbers = "".join(f" [{badge.text}]" for badge in lane.badges)
        yield f"  subgraph lane{at}[{_quoted(lane.title + numbers)}]"
        yield from (f"    {_node(node, names[node.id], looks)}" for node in nodes)
        yield "  end"
        style = theme.lane(lane.role)
        yield f"  style lane{at} fill:{style.fill},stroke:{style.stroke},color:{style.ink}"
        placed.update(node.id for node in nodes)
    yield from (f"  {_node(node, names[node.id], looks)}" for node in picture.nodes if node.id not in placed)
    edges = [edge for edge in merged(picture.edges) if edge.source in names and edge.target in names]
    for edge in edges:
        words = _quoted(edge.label, badges=edge.badges)
        label = f"|{words}|" if words != '" "' else ""
        arrow = _ARROWS.get(edge.role, _THIN)
        yield f"  {names[edge.source]} {arrow}{label} {names[edge.target]}"
    yield from _lines(edges, theme)
    yield from looks.definitions()


def _node(node: Node, name: str, looks: _Looks) -> str:
    words = _quoted(node.tag, node.title, *node.details, *_bars(node.bars), badges=node.badges)
    return f"{name}[{words}]:::{looks.of(node.role, node.status, node.badges)}"


def _grid(picture: Grid, theme: Theme) -> Iterator[str]:
    """A subgraph for the heads of the columns, then one for each row: its cells in a chain."""
    looks = _Looks(theme)
    yield "flowchart TB"
    yield '  subgraph heads[" "]'
    yield "    direction LR"
    for at, column in enumerate(picture.columns):
        yield f"    h{at}[{_quoted(column.title, badges=column.badges)}]"
    yield from _chain([f"h{at}" for at in range(len(picture.columns))])
    yield "  end"
    for row, each in enumerate(picture.rows):
        yield f'  subgraph row{row}["{row + 1}"]'
        yield "    direction LR"
        for at, cell in enumerate(each.cells):
            yield f"    r{row}c{at}[{_cell(cell)}]:::{looks.of('cell', cell.state, cell.badges)}"
        yield from _chain([f"r{row}c{at}" for at in range(len(each.cells))])
        yield "  end"
    rows = ["heads", *(f"row{row}" for row in range(len(picture.rows)))]
    yield f"  {' ~~~ '.join(rows)}"
    rule = theme.lane("default")
    yield from (f"  style {name} fill:{rule.fill},stroke:{rule.stroke},color:{rule.ink}" for name in rows)
    for at, column in enumerate(picture.columns):
        style = theme.lane(column.role)
        yield f"  style h{at} fill:{style.stroke},stroke:{style.stroke},color:{theme.ink('inverse')}"
    yield from looks.definitions()


def _cell(cell: Cell) -> str:
    words = [*cell.lines, *_bars(cell.bars), *cell.charted] or (["×"] if cell.state == "missing" else [])
    return _quoted(*words, badges=cell.badges)


def _chain(names: list[str]) -> Iterator[str]:
    if len(names) > 1:
        yield f"    {' --- '.join(names)}"


def _lines(edges: list[Edge], theme: Theme) -> Iterator[str]:
    """The colour and the dashes of the lines, one statement a role and status."""
    for role, status in dict.fromkeys((edge.role, edge.status) for edge in edges):
        style = theme.line(role, status)
        same = (at for at, edge in enumerate(edges) if (edge.role, edge.status) == (role, status))
        numbers = ",".join(map(str, same))
        dash = f",stroke-dasharray:{_dash(style.dash)}" if style.dash else ""
        yield f"  linkStyle {numbers} stroke:{style.ink},stroke-width:{style.width}px{dash}"


class _Looks:
    """The classes in use: one for each role, status and severity that occur together."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._found: dict[tuple[str, str, str], str] = {}

    def of(self, role: str, status: str, badges: tuple[Badge, ...]) -> str:
        """The name of the class of a box; no word of the map is in it."""
        known = role if role in self._theme.boxes else "default"
        state = " ".join(word for word in status.split() if word in self._theme.statuses)
        open_ = worst(badges).replace("waived", "")
        name = "_".join(["box", known, *state.split(), *([open_] if open_ else [])])
        return self._found.setdefault((known, state, open_), name)

    def definitions(self) -> Iterator[str]:
        """A `classDef` for each."""
        for (role, status, found), name in self._found.items():
            style = self._theme.box(role, status)
            missing = role == "ghost" or status == "missing"
            stroke = self._theme.ink(found) if found and not missing else style.stroke
            width = self._theme.sizes.thick if found else style.width
            dash = f",stroke-dasharray:{_dash(style.dash)}" if style.dash else ""
            ink = self._theme.ink("text")
            yield f"  classDef {name} fill:{style.fill},stroke:{stroke},stroke-width:{width}px,color:{ink}{dash}"


def _bars(bars: tuple[Bar, ...]) -> list[str]:
    return [f"{bar.label} {bar.done}/{bar.total}".strip() for bar in bars]


def _dash(dash: tuple[float, ...]) -> str:
    return " ".join(f"{part:g}" for part in dash)


def _quoted(*texts: str, badges: tuple[Badge, ...] = ()) -> str:
    """Texts under each other, then the numbers, in quotes; Mermaid refuses quotes with nothing in them."""
    lines = [_entities(line) for text in texts for line in clean(text).splitlines() if line.strip()]
    if badges:
        lines.append(" ".join(f"[{badge.text}]" for badge in badges))
    return f'"{"<br/>".join(lines) or " "}"'


def _entities(text: str) -> str:
    text = re.sub(r"\s+", " ", clean(text))
    return _MARKUP.sub(lambda found: f"#{ord(found[0])};", text)
