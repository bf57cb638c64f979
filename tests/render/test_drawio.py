"""draw.io: real shapes in their lanes, lines attached at both ends, and no word of the map outside a label."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from lxml import etree, html

from rolemap.checks.evaluate import evaluate
from rolemap.render import measure, render, writers
from rolemap.render.layout import Layout, Page
from rolemap.render.mx.cells import UNIT
from rolemap.views import views
from tests.conftest import sample
from tests.hostile.test_labels import hostile, picture
from tests.render.pictures import grid, rich

_STYLE = re.compile(r"^(?:[a-z]+;)*(?:[A-Za-z]+=[A-Za-z0-9#. -]+;)+$")


@dataclass
class Cell:
    """One cell of a page, as draw.io reads it."""

    id: str
    text: str
    style: str
    kind: str
    parent: str
    source: str
    target: str
    data: dict[str, str]
    geometry: etree._Element


def pages(layout: Layout) -> list[dict[str, Cell]]:
    """The cells of every page, by their ids, checked against the rules of the form."""
    data = writers()["drawio"](layout)
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    assert root.tag == "mxfile"
    found = []
    for diagram in root:
        assert diagram.tag == "diagram"
        (model,) = diagram
        (cells,) = model
        assert (model.tag, cells.tag) == ("mxGraphModel", "root")
        assert [dict(each.attrib) for each in cells[:2]] == [{"id": "0"}, {"id": "1", "parent": "0"}]
        read = [_cell(each) for each in cells[2:]]
        by_id = {each.id: each for each in read}
        assert len(by_id) == len(read), "ids are unique"
        seen = {"1"}
        for each in read:
            assert each.parent in seen, "a parent stands before what it holds"
            assert _STYLE.match(each.style), each.style
            seen.add(each.id)
        found.append(by_id)
    return found


def _cell(element: etree._Element) -> Cell:
    assert element.tag in ("mxCell", "object")
    cell = element if element.tag == "mxCell" else element[0]
    (geometry,) = cell
    assert (geometry.tag, geometry.get("as")) == ("mxGeometry", "geometry")
    assert (cell.get("vertex") == "1") != (cell.get("edge") == "1")
    data = {key: str(value) for key, value in element.attrib.items() if key not in ("id", "label")}
    return Cell(
        element.get("id"),
        _words(element.get("label" if element.tag == "object" else "value")),
        cell.get("style"),
        "edge" if cell.get("edge") else "vertex",
        cell.get("parent"),
        cell.get("source", ""),
        cell.get("target", ""),
        data if element.tag == "object" else {},
        geometry,
    )


def _words(label: str) -> str:
    """The text of a label; only the program's own tags may be in it."""
    if not label:
        return ""
    tree = html.fragment_fromstring(label, create_parent="div")
    assert {each.tag for each in tree.iter()} <= {"div", "b", "span", "br"}
    assert {key for each in tree.iter() for key in each.attrib} <= {"style"}
    return "".join("\n" if each == "\n" else each for each in tree.itertext())


def place(cells: dict[str, Cell], cell: Cell) -> tuple[float, float]:
    """The upper left corner of a shape on the page."""
    x, y = float(cell.geometry.get("x", 0)), float(cell.geometry.get("y", 0))
    if cell.parent == "1":
        return x, y
    above = place(cells, cells[cell.parent])
    return above[0] + x, above[1] + y


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(measure.clean(text).split())


def boxes_of(cells: dict[str, Cell], page: Page) -> dict[str, Cell]:
    """The shape of each box, found by where it stands."""
    placed = {}
    for cell in cells.values():
        if cell.kind == "vertex" and "recursiveResize=0" in cell.style and "shape=swimlane" not in cell.style:
            x, y = place(cells, cell)
            placed[round(x), round(y)] = cell
    found = {}
    for box in page.boxes:
        near = [
            (round(box.area.x * UNIT) + dx, round(box.area.y * UNIT) + dy)
            for dx in (0, -1, 1)
            for dy in (0, -1, 1)
        ]
        found[box.id] = next(placed[spot] for spot in near if spot in placed)
    return found


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
@pytest.mark.parametrize("view", sorted(views()))
@pytest.mark.parametrize("paper", [None, "A4"])
def test_every_box_line_and_badge_of_a_sample_is_there(name: str, view: str, paper: str | None) -> None:
    graph = sample(name)
    layout = render(views()[view].build(graph, evaluate(graph)), paper=paper)
    read = pages(layout)
    assert len(read) == len(layout.pages)
    for page, cells in zip(layout.pages, read, strict=True):
        check_page(page, cells)


def check_page(page: Page, cells: dict[str, Cell]) -> None:
    """Everything of a page stands in its place, with its words, its badges and its ends."""
    lanes = [each for each in cells.values() if each.style.startswith("swimlane;")]
    assert len(lanes) == sum(not frame.filled for frame in page.frames)
    assert all("container=1;" in lane.style for lane in lanes)
    shapes = boxes_of(cells, page)
    assert len({each.id for each in shapes.values()}) == len(page.boxes)
    held = {frame.id for frame in page.frames if not frame.filled}
    for box in page.boxes:
        shape = shapes[box.id]
        assert squeezed(shape.text) == squeezed(box.title)
        assert (shape.parent in {lane.id for lane in lanes}) == (box.lane in held)
        badges = [each for each in cells.values() if each.parent == shape.id and each.data]
        assert [each.text for each in badges] == [mark.words.text for mark in box.marks]
        assert ("dashed=1;" in shape.style) == (box.role == "ghost" or box.status == "missing")
    lines = [each for each in cells.values() if each.source]
    assert len(lines) == len(page.lines)
    by_id = {shape.id: name for name, shape in shapes.items()}
    for line, drawn in zip(page.lines, lines, strict=True):
        assert (by_id[drawn.source], by_id[drawn.target]) == (line.source, line.target)
        beside = [each for each in cells.values() if each.parent == drawn.id]
        words = [each for each in beside if not each.data]
        assert squeezed("".join(each.text for each in words)) == squeezed("".join(w.text for w in line.words))
        assert sorted(each.text for each in beside if each.data) == sorted(m.words.text for m in line.marks)
    text = squeezed("".join(each.text for each in cells.values()))
    rows = [words.text for row in page.rows for words in row.words]
    assert all(squeezed(said) in text for said in [*rows, *(words.text for words in page.words)])


def test_signs_are_drawn_by_shape_and_line() -> None:
    layout = render(rich())
    (cells,) = pages(layout)
    lines = [each for each in cells.values() if each.source]
    for line, drawn in zip(layout.pages[0].lines, lines, strict=True):
        assert ("dashed=1;" in drawn.style) == (
            line.role in ("missing", "partial", "delegates", "steers", "operates")
        )
    widths = {
        line.role: float(re.search(r"strokeWidth=([\d.]+);", drawn.style)[1])
        for line, drawn in zip(layout.pages[0].lines, lines, strict=True)
    }
    assert widths["delegates"] == max(widths.values())
    waived = [each for each in cells.values() if each.data.get("finding") == "HD-01:q"]
    assert waived
    for each in waived:
        assert sum(stripe.parent == each.id for stripe in cells.values()) >= 4
    notes = [each for each in cells.values() if each.data.get("finding") == "MH-05:a"]
    assert notes
    assert all("ellipse;" in each.style for each in notes)


@pytest.mark.parametrize("paper", ["A4", None])
def test_a_grid_is_cells_in_their_places(paper: str | None) -> None:
    layout = render(grid(14), paper=paper)
    for page, cells in zip(layout.pages, pages(layout), strict=True):
        check_page(page, cells)
        crosses = sum("shape=umlDestroy;" in each.style for each in cells.values())
        assert crosses == sum(box.status == "missing" for box in page.boxes) + len(
            [sign for sign in page.signs if sign.sign == "cell:missing"]
        )


def test_hostile_labels_come_back_unchanged() -> None:
    for start in range(0, 500, 250):
        made = picture(list(hostile(500))[start : start + 250])
        layout = render(made)
        for page, cells in zip(layout.pages, pages(layout), strict=True):
            shapes = boxes_of(cells, page)
            for node in made.nodes:
                assert squeezed(shapes[node.id].text) == squeezed(node.title + node.details[0])
                assert [each.data for each in (shapes[node.id],) if node.elements] == [
                    {"element": measure.clean(node.elements[0])}
                ]


def test_two_runs_give_the_same_bytes() -> None:
    assert writers()["drawio"](render(rich())) == writers()["drawio"](render(rich()))
