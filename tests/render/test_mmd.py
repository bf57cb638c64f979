"""Mermaid: every box, line and badge is there, and no label is taken for markup."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.render import measure, render, writers
from rolemap.render.columns.plan import merged
from rolemap.render.layout import Layout
from rolemap.render.theme import slugs
from rolemap.views import views
from rolemap.views.diagram import Diagram, Grid
from tests.conftest import sample
from tests.hostile.test_labels import hostile, picture
from tests.render.pictures import grid, rich

_BOX = re.compile(r'^ *(\w+)\["([^"]*)"\](?::::(\w+))?$')
_LINE = re.compile(r'^ *(\w+) (-->|-\.->|-\.-|==>|---|~~~)(?:\|"([^"]*)"\|)? (\w+(?: (?:---|~~~) \w+)*)$')
_LANE = re.compile(r'^ *subgraph (\w+)\["([^"]*)"\]$')
_OTHER = re.compile(
    r"^ *(end|direction LR|flowchart (LR|TB)|classDef \w+ [\w#:,. -]+|style \w+ [\w#:,-]+|linkStyle [\d,]+ [\w#:,. -]+)$"
)


@dataclass
class Chart:
    """What a reader finds in the text; every line of it is understood, or the test fails."""

    title: str = ""
    boxes: dict[str, str] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    lanes: list[str] = field(default_factory=list)
    lines: list[tuple[str, str, str, str]] = field(default_factory=list)
    defined: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)


def words(text: str) -> str:
    """A label as Mermaid shows it."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text.replace("<br/>", "\n"))


def read(layout: Layout) -> Chart:
    """The chart of a layout."""
    text = writers()["mmd"](layout).decode("utf-8")
    assert text.startswith('---\ntitle: "')
    assert text.endswith("\n")
    _start, title, _end, *rest = text.removesuffix("\n").split("\n")
    chart = Chart(json.loads(re.sub(r"\\U[0-9a-f]{8}", "?", title.removeprefix("title: "))))
    for each in rest:
        if found := _LANE.match(each):
            chart.lanes.append(words(found[2]))
        elif found := _BOX.match(each):
            chart.boxes[found[1]] = words(found[2])
            chart.classes.update([found[3]] if found[3] else [])
        elif found := _LINE.match(each):
            targets = re.split(r" (?:---|~~~) ", found[4])
            for source, target in zip([found[1], *targets], targets, strict=False):
                chart.lines.append((source, found[2], target, words(found[3] or "")))
        elif each.startswith("%%"):
            chart.comments.append(words(each))
        else:
            assert _OTHER.match(each), each
            if each.strip().startswith("classDef "):
                chart.defined.add(each.split()[1])
    assert chart.classes <= chart.defined
    return chart


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(measure.clean(text).split())


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
@pytest.mark.parametrize("view", sorted(views()))
def test_every_box_line_and_badge_of_a_sample_is_there(name: str, view: str) -> None:
    graph = sample(name)
    made = views()[view].build(graph, evaluate(graph))
    chart = read(render(made))
    assert made.block.title in chart.title
    assert made.block.version in chart.title
    if isinstance(made, Grid):
        holders = (*made.columns, *(cell for row in made.rows for cell in row.cells))
        badges = [badge for holder in holders for badge in holder.badges]
        assert len(chart.boxes) == len(holders)
        assert len(chart.lanes) == len(made.rows) + 1
    else:
        edges = merged(made.edges)
        badges = [badge for holder in (*made.nodes, *edges) for badge in holder.badges]
        assert len(chart.boxes) == len(made.nodes)
        assert len(chart.lines) == len(edges)
    said = "\n".join([*chart.boxes.values(), *(line[3] for line in chart.lines)])
    assert all(f"[{badge.text}]" in said for badge in badges)
    ends = {*chart.boxes, "heads", *(f"row{at}" for at in range(50))}
    assert all(source in ends and target in ends for source, _arrow, target, _label in chart.lines)
    assert [
        line.text for line in made.findings if not any(line.text in each for each in chart.comments)
    ] == []


def test_missing_is_dashed_and_delegated_is_thick() -> None:
    made = rich()
    chart = read(render(made))
    arrows = {"missing": "-.->", "delegates": "==>"}
    names = {node.id: f"n{at}" for at, node in enumerate(made.nodes)}
    for edge in merged(made.edges):
        arrow = arrows.get(edge.role, "-->")
        assert any(line[:3] == (names[edge.source], arrow, names[edge.target]) for line in chart.lines)
    assert [lane for lane in made.lanes if lane.title not in chart.lanes] == []


def test_a_row_of_a_grid_is_a_chain() -> None:
    chart = read(render(grid(3)))
    assert [line[:3] for line in chart.lines if line[0].startswith("r1")] == [
        ("r1c0", "---", "r1c1"),
        ("r1c1", "---", "r1c2"),
    ]
    assert [line[2] for line in chart.lines if line[1] == "~~~"] == ["row0", "row1", "row2"]


def test_hostile_labels_come_back_unchanged() -> None:
    for start in range(0, 500, 125):
        labels = list(hostile(500))[start : start + 125]
        made: Diagram = picture(labels)
        layout = render(made)
        chart = read(layout)
        for at, node in enumerate(made.nodes):
            assert squeezed(chart.boxes[f"n{at}"]) == squeezed(node.title + node.details[0])
        for edge, line in zip(merged(made.edges), chart.lines, strict=True):
            assert squeezed(line[3]) == squeezed(edge.label)
        assert "%%{" not in writers()["mmd"](layout).decode("utf-8")


@pytest.mark.parametrize("theme", slugs())
def test_every_theme_gives_the_same_words(theme: str) -> None:
    assert read(render(rich(), theme=theme)).boxes == read(render(rich())).boxes
