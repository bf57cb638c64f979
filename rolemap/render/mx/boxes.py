"""Lanes and boxes: a lane is a container, a box stands in its lane and carries its signs along."""

from __future__ import annotations

from rolemap.render.grids.cells import FILLS
from rolemap.render.layout import Box, Frame, Words
from rolemap.render.measure import clean
from rolemap.render.mx.cells import UNIT, dashes, hatched, scaled, style
from rolemap.render.mx.paper import Paper
from rolemap.render.mx.signs import add_chart, add_cross, add_dot, add_gauge, add_mark, add_tab, add_tag
from rolemap.render.paint import missing_sign


def frame_cell(paper: Paper, frame: Frame) -> str:
    look = paper.theme.lane(frame.role)
    label = "<br>".join(paper.sized(line.text, line) for line in frame.words)
    if frame.filled:
        colours = {"fillColor": look.stroke, "strokeColor": look.stroke}
        left = round((frame.words[0].x - frame.area.x) * UNIT) if frame.words else 0
        name = paper.cells.vertex(
            label, scaled(frame.area), style(**colours, align="left", spacing=0, spacingLeft=left)
        )
        for mark in frame.marks:
            add_mark(paper, mark, name)
        return name
    head = max((line.area.bottom for line in frame.words), default=frame.area.y) - frame.area.y + 2.0
    settings = style(
        "swimlane", shape="swimlane", container=1, collapsible=0, recursiveResize=0, whiteSpace="wrap",
        startSize=head * UNIT, swimlaneLine=0, rounded=1, absoluteArcSize=1, arcSize=18 * paper.scale * UNIT,
        fillColor=look.fill, swimlaneFillColor=look.fill, strokeColor=look.stroke,
        strokeWidth=0.8 * paper.scale * UNIT, fontStyle=0, **dashes(look.dash, paper.scale), **_beginning(frame),
    )  # fmt: skip
    name = paper.cells.vertex(label, scaled(frame.area), settings)
    for mark in frame.marks:
        add_mark(paper, mark, name)
    return name


def _beginning(frame: Frame) -> dict[str, str | float]:
    """Where a title begins that does not stand in the middle, as draw.io would set it."""
    if not frame.words:
        return {}
    first = frame.words[0]
    left = first.x - frame.area.x
    if left > (frame.area.width - first.width) / 2 - 3.0:
        return {}
    return {"align": "left", "spacingLeft": round(left * UNIT)}


def box_cell(paper: Paper, box: Box, parent: str) -> str:
    theme, look = paper.theme, paper.theme.box(box.role, box.status)
    found = box.worst not in ("", "waived")
    missing = box.role == "ghost" or box.status == "missing"
    settings: dict[str, str | float] = {
        "fillColor": look.fill,
        "strokeColor": theme.ink(box.worst) if found and not missing else look.stroke,
        "strokeWidth": (theme.sizes.thick if found else look.width) * paper.scale * UNIT,
        **({"shape": "ext", "double": 1, "margin": 2.5 * paper.scale * UNIT} if look.double else {}),
        **dashes(look.dash, paper.scale),
        **hatched(look, paper.scale),
        **_inset(paper, box),
    }
    data = (("element", " ".join(box.elements)),) if box.elements else ()
    name = paper.cells.vertex(
        _label(paper, box),
        scaled(box.area),
        style(
            rounded=1, absoluteArcSize=1, arcSize=10 * paper.scale * UNIT, whiteSpace="wrap",
            align="center" if box.status in FILLS else "left",
            verticalAlign="top", collapsible=0, recursiveResize=0, **settings,
        ),
        parent=parent,
        data=data,
    )  # fmt: skip
    if look.tab:
        add_tab(paper, box.area, look, name)
    if look.pattern == "dot" and not box.words:
        add_dot(paper, box.area, look, name)
    if box.status == "missing":
        add_cross(paper, missing_sign(box, theme, paper.scale), name)
    if box.tag:
        add_tag(paper, box.tag, name)
    for gauge in box.gauges:
        add_gauge(paper, gauge, name)
    for chart in box.charts:
        add_chart(paper, chart, name)
    for mark in box.marks:
        add_mark(paper, mark, name)
    return name


def _label(paper: Paper, box: Box) -> str:
    """The words of a box, in the lines of the picture unless a word was broken or cut there."""
    title = clean(box.title)
    if not title.strip() or not box.words:
        return ""
    lines: list[tuple[Words, str]] = []
    for words in box.words:
        if lines and lines[-1][0].y == words.y:  # a bullet and its line
            lines[-1] = (words, f"{lines[-1][1]} {words.text}")
        else:
            lines.append((words, words.text))
    if "".join("".join(text for _words, text in lines).split()) != "".join(title.split()):
        first, _feed, rest = title.partition("\n")
        lines = [(box.words[0], first), (box.words[-1], rest)]
    return "<br>".join(paper.sized(text, words) for words, text in lines)


def _inset(paper: Paper, box: Box) -> dict[str, str | float]:
    """Where the words of a box begin, and what they leave free for badges; draw.io knows whole numbers."""
    pad = paper.theme.sizes.pad_x * paper.scale
    within = [mark.area.x for mark in box.marks if mark.area.y >= box.area.y]
    left, top = pad, 0.0
    if box.words:
        left, top = box.words[0].x - box.area.x, box.words[0].area.y - box.area.y
    right = max([pad / 2, *(box.area.right - x + 2.0 for x in within)])
    if box.status in FILLS:
        left = right = 0.0
    sides = {"spacingLeft": left, "spacingTop": top, "spacingRight": right}
    return {"spacing": 0, **{name: round(value * UNIT) for name, value in sides.items()}}
