"""A picture as text that a person can read in a test: lanes, boxes, lines, badges by their check."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.checks.evaluate import Report, evaluate
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.diagram import Badge, Bar, Diagram, Grid
from tests.conftest import graph_of


def report_of(text: str) -> tuple[RoleGraph, Report]:
    """The graph of a map written in a test, and all its findings."""
    graph = graph_of(text)
    return graph, evaluate(graph)


def diagram(
    text: str | tuple[RoleGraph, Report], *, fold: bool = False, view: str = "three-persons"
) -> Diagram:
    """A picture of a map, that of the three persons unless another view is asked for."""
    picture = _build(view, text, fold)
    assert isinstance(picture, Diagram)
    return picture


def grid(text: str | tuple[RoleGraph, Report], *, fold: bool = False) -> Grid:
    """The scorecard of a map."""
    picture = _build("scorecard", text, fold)
    assert isinstance(picture, Grid)
    return picture


def _build(slug: str, text: str | tuple[RoleGraph, Report], fold: bool) -> Diagram | Grid:
    graph, report = report_of(text) if isinstance(text, str) else text
    return views()[slug].build(graph, report, fold=fold)


def as_text(picture: Diagram) -> str:
    """Lane by lane the boxes, then the lines."""
    lines = []
    for lane in picture.lanes:
        lines.append(f"[{lane.title}]")
        for node in picture.nodes:
            if node.lane == lane.id:
                words = " | ".join((node.title, *node.details))
                lines.append(f"  {node.role}: {words}{_bars(node.bars)}{_badges(node.badges)}")
    titles = {node.id: node.title for node in picture.nodes}
    for edge in picture.edges:
        label = f" «{edge.label}»".replace("\n", "; ") if edge.label else ""
        ends = f"{titles[edge.source]} --{edge.role}--> {titles[edge.target]}"
        lines.append(f"{ends}{label}{_badges(edge.badges)}")
    return "\n".join(lines)


def rows_as_text(picture: Grid) -> str:
    """Row by row the cells; ``x`` stands for a cell that is struck out."""
    lines = []
    for row in picture.rows:
        for column, cell in zip(picture.columns, row.cells, strict=True):
            mark = "x " if cell.state == "missing" else ""
            words = " | ".join(cell.lines)
            lines.append(f"{column.title}: {mark}{words}{_bars(cell.bars)}{_badges(cell.badges)}".rstrip())
        lines.append("")
    return "\n".join(lines).strip()


def _bars(bars: Sequence[Bar]) -> str:
    return "".join(f" [{bar.label} {bar.done}/{bar.total}]" for bar in bars)


def _badges(badges: Sequence[Badge]) -> str:
    return "".join(f" ({'~' if one.waived else ''}{one.key.split(':')[0]})" for one in badges)


def node_of(picture: Diagram, title: str) -> str:
    """The id of the only box with that title."""
    found = [node.id for node in picture.nodes if node.title == title]
    assert len(found) == 1, (title, found)
    return found[0]


def neighbours(picture: Diagram, title: str, role: str) -> set[str]:
    """The titles of the boxes that a line of that role joins to the box, in either direction."""
    titles = {node.id: node.title for node in picture.nodes}
    name = node_of(picture, title)
    ends = [(edge.source, edge.target) for edge in picture.edges if edge.role == role]
    return {titles[b] for a, b in ends if a == name} | {titles[a] for a, b in ends if b == name}


def places_of(picture: Diagram) -> dict[str, list[str]]:
    """By the key of each finding on the picture: the boxes and lines that carry its badge, sorted."""
    found: dict[str, list[str]] = {}
    for node in picture.nodes:
        for one in node.badges:
            found.setdefault(one.key, []).append(node.id)
    for edge in picture.edges:
        for one in edge.badges:
            found.setdefault(one.key, []).append(f"{edge.source}→{edge.target}")
    return {key: sorted(places) for key, places in found.items()}


def checks_on(picture: Diagram, title: str) -> list[str]:
    """The checks whose badges the box carries."""
    return [one.key.split(":")[0] for node in picture.nodes if node.title == title for one in node.badges]
