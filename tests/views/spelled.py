"""A whole picture spelled out as text: every field that differs from its default, in an order that people read.

Meant for golden files. Words, lanes, boxes, lines, badges by key, legend and table come in sentences of their
own; a field that somebody adds to a dataclass of `rolemap.views.diagram` shows up by its name, unasked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

from rolemap.views.diagram import Badge, Bar, Diagram, Edge, Grid, Lane, Node


def spelled(picture: Diagram | Grid) -> str:
    """The text of a picture, ending in a line feed."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Diagram | Grid) -> Iterator[str]:
    yield f"{type(picture).__name__} {picture.view}"
    for one in fields(picture.block):
        if value := getattr(picture.block, one.name):
            yield f"  {one.name}: {_value(value)}"
    if isinstance(picture, Diagram):
        yield from _diagram(picture)
        told = {"lanes", "nodes", "edges"}
    else:
        yield from _grid(picture)
        told = {"columns", "rows"}
    yield "legend:"
    for entry in picture.legend:
        yield f"  {entry.sign}: {_value(entry.text)}{_rest(entry, 'sign', 'text')}"
    yield "findings:"
    for line in picture.findings:
        badge = line.badge
        yield f"  {badge.number} {badge.severity.value}{_mark(badge)} {line.check}: {line.text}{_rest(line, 'badge', 'check', 'text')}"
    yield f"not on the picture:{''.join(f' {one.number}{_mark(one)}' for one in picture.unplaced)}"
    yield from _others(picture, "view", "block", "legend", "findings", "unplaced", *told)


def _diagram(picture: Diagram) -> Iterator[str]:
    known = {lane.id for lane in picture.lanes}
    for lane in picture.lanes:
        yield f"[{lane.id}] {_lane(lane)}"
        yield from (f"  {_node(node)}" for node in picture.nodes if node.lane == lane.id)
    for node in picture.nodes:
        if node.lane not in known:
            yield f"in no lane: {_node(node)}"
    yield "lines:"
    for edge in picture.edges:
        yield f"  {_edge(edge)}"


def _lane(lane: Lane) -> str:
    title = f"{lane.title} ({lane.subtitle})" if lane.subtitle else lane.title
    role = f" role={lane.role}" if lane.role != lane.id else ""
    return f"{_value(title)}{role}{_rest(lane, 'id', 'role', 'title', 'subtitle')}"


def _node(node: Node) -> str:
    words = _value(" | ".join((node.title, *node.details)))
    role = f"{node.role}/{node.status}" if node.status else node.role
    of = f" of={' '.join(node.elements)}" if node.elements and node.elements != (node.id,) else ""
    told = ("id", "lane", "role", "title", "details", "badges", "bars", "elements", "status")
    return f"{role} {node.id}: {words}{_bars(node.bars)}{_badges(node.badges)}{of}{_rest(node, *told)}"


def _edge(edge: Edge) -> str:
    label = f" «{_value(edge.label)}»" if edge.label else ""
    own = {(edge.role, edge.source, edge.target), (edge.role, edge.target, edge.source)}
    stands = " ".join("/".join(relation) for relation in edge.relations)
    of = f" of={stands}" if not (len(edge.relations) == 1 and edge.relations[0] in own) and stands else ""
    told = ("source", "target", "role", "label", "badges", "relations")
    return f"{edge.source} –{edge.role}→ {edge.target}{label}{_badges(edge.badges)}{of}{_rest(edge, *told)}"


def _grid(picture: Grid) -> Iterator[str]:
    for at, column in enumerate(picture.columns):
        yield f"column {at + 1} {column.role}: {_value(column.title)}{_rest(column, 'title', 'role')}"
    for row in picture.rows:
        yield f"row {row.id}{_rest(row, 'id', 'cells')}"
        for at, cell in enumerate(row.cells):
            words = _value(" | ".join(cell.lines))
            of = f" of={' '.join(cell.elements)}" if cell.elements else ""
            told = ("lines", "state", "badges", "bars", "elements")
            text = f"{words}{_bars(cell.bars)}{_badges(cell.badges)}{of}{_rest(cell, *told)}"
            if text or cell.state != "plain":
                yield f"  {at + 1} {cell.state}: {text}".rstrip()


def _mark(badge: Badge) -> str:
    return f"{' waived' if badge.waived else ''}{_rest(badge, 'number', 'severity', 'key', 'waived')}"


def _badges(badges: tuple[Badge, ...]) -> str:
    return "".join(f" ({badge.key}{_mark(badge)})" for badge in badges)


def _bars(bars: tuple[Bar, ...]) -> str:
    return "".join(
        f" [{bar.label} {bar.done}/{bar.total}{_rest(bar, 'label', 'done', 'total')}]" for bar in bars
    )


def _others(part: Any, *told: str) -> Iterator[str]:
    """Every further field of a picture that is not as it would be anyway."""
    rest = _rest(part, *told)
    if rest:
        yield f"besides:{rest}"


def _rest(part: Any, *told: str) -> str:
    return "".join(
        f" {one.name}={_value(value)}"
        for one in fields(part)
        if one.name not in told and (value := getattr(part, one.name)) != _default(one)
    )


def _default(one: Any) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _value(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return value.replace("\n", "⏎")
    if isinstance(value, tuple):
        return f"({', '.join(map(_value, value))})"
    if is_dataclass(value):
        inner = " ".join(f"{one.name}={_value(getattr(value, one.name))}" for one in fields(value))
        return f"{type(value).__name__}({inner})"
    return str(value)
