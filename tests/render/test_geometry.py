"""Nothing lies over anything else on any view: samples, province, small maps, bad names, maps made by chance.

ROLEMAP_RANDOM_MAPS=300 draws so many maps made by chance in place of a few (some minutes).
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import Any

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.files import dumps
from rolemap.model import RoleGraph
from rolemap.render import render
from rolemap.render.layout import Area, Layout, Page, scaled
from rolemap.services.checking import Workspace
from rolemap.services.drawing import Picture
from rolemap.views import views
from rolemap.views.diagram import Diagram, Edge, Node
from tests.checks.random_maps import random_map
from tests.conftest import graph_of, graph_of_data
from tests.edge_maps import SMALL, badly_named
from tests.gallery import DISTRICTS, PAPERS, PICTURES, PROVINCE, SAMPLES, THEMES, graph, layout, workspace
from tests.render.geometry import faults, page_faults
from tests.render.pictures import BLOCK, LANES, rich
from tests.views.edits import EDITS

RANDOM_MAPS = int(os.environ.get("ROLEMAP_RANDOM_MAPS", "4"))


def clean(made: Layout, *, paper: bool = False) -> bool:
    """True, or the failure of the test with all that is wrong."""
    found = faults(made, paper=paper)
    if found:
        pytest.fail("\n".join(found[:20]), pytrace=False)
    return True


def drawn(made: RoleGraph, slug: str, paper: str | None) -> Layout:
    """One view of a map as a command would draw it."""
    return Picture(Workspace("x.yaml", evaluate(made)), slug, theme="print", paper=paper).layout


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name, slug", PICTURES)
def test_the_samples(name: str, slug: str, paper: str | None) -> None:
    assert clean(layout(name, slug, "print", paper), paper=paper is not None)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name, slug", PICTURES)
def test_the_samples_in_every_theme(name: str, slug: str, theme: str) -> None:
    made = layout(name, slug, theme)
    assert any(page.boxes for page in made.pages)
    assert clean(made)


@pytest.mark.parametrize("name, paper", [(PROVINCE, "A4"), (DISTRICTS, "A3")])
@pytest.mark.parametrize("slug", views())
def test_a_province(slug: str, name: str, paper: str) -> None:
    assert clean(layout(name, slug, "print", paper), paper=True)


@pytest.mark.parametrize("slug", views())
def test_a_map_with_bad_names(slug: str) -> None:
    made = graph_of_data(badly_named())
    for paper in (None, "A4"):
        assert clean(drawn(made, slug, paper)), paper


@pytest.mark.parametrize("slug", views())
def test_small_maps(slug: str) -> None:
    for title, text in SMALL.items():
        made = drawn(graph_of(text), slug, "A4")
        assert clean(made, paper=True), title
        assert made.pages[0].boxes, title


@pytest.mark.parametrize("slug", [slug for slug, view in views().items() if view.focused])
@pytest.mark.parametrize("name", SAMPLES)
def test_pictures_of_one_element(name: str, slug: str) -> None:
    shows = views()[slug].shows
    assert shows is not None
    able = [element.id for element in graph(name).elements() if shows(graph(name), element.id)]
    for at, focus in enumerate(able[:: max(1, len(able) // 4)]):
        paper, depth = PAPERS[at % len(PAPERS)], (None, 0, 1, 4)[at % 4]
        made = Picture(workspace(name), slug, theme="print", paper=paper, focus=focus, depth=depth)
        assert clean(made.layout, paper=paper is not None), focus


@pytest.mark.parametrize("slug", [slug for slug, view in views().items() if view.compared])
@pytest.mark.parametrize("name", SAMPLES)
def test_pictures_of_two_maps(name: str, slug: str) -> None:
    compared = views()[slug].compared
    assert compared is not None
    data = json.loads(dumps(graph(name).map, "json"))
    for edit in EDITS.values():
        edit(data)
    for theme, paper in zip(THEMES, PAPERS, strict=True):
        made = render(
            compared(workspace(name).report, evaluate(graph_of_data(data))), theme=theme, paper=paper
        )
        assert clean(made), (theme, paper)
        assert made.pages[0].boxes


@pytest.mark.parametrize("seed", range(RANDOM_MAPS))
def test_maps_made_by_chance(seed: int) -> None:
    made = RoleGraph(random_map(seed))
    for at, slug in enumerate(views()):
        paper = PAPERS[(seed + at) % len(PAPERS)]
        found = faults(drawn(made, slug, paper))
        assert not found, (slug, paper, found)


def test_the_legend_gives_way_to_lines_that_run_below_a_short_lane() -> None:
    # The one of many maps made by chance in which lines past the hands ran through the corner of the legend.
    made = RoleGraph(random_map(69))
    assert clean(drawn(made, "delegations", None)) and clean(drawn(made, "delegations", "A4"))


def test_many_lines_between_two_boxes_keep_off_their_words() -> None:
    nodes = (Node("a", "tools", "tool", "Cổng Dịch vụ công"), Node("b", "tools", "tool", "Nền tảng tích hợp"))
    roles = ("sets", "builds", "uses", "owns")
    for count in range(1, len(roles) + 1):
        edges = tuple(Edge("a", "b", role, "nối với nhau") for role in roles[:count])
        assert clean(render(Diagram("x", BLOCK, LANES, nodes, edges))), count


def changed(page: Page, **parts: Any) -> list[str]:
    """The faults of a page whose first box, line, frame or sign was changed."""
    for name, value in parts.items():
        page = replace(page, **{name: (value, *getattr(page, name)[1:])})
    return list(page_faults(page))


def test_what_is_wrong_is_told() -> None:
    (page,) = render(rich()).pages
    assert not list(page_faults(page))
    box, line, frame, sign = page.boxes[0], page.lines[0], page.frames[0], page.signs[0]
    neighbour = page.boxes[1].area
    over = scaled(box, 1.0, 0.0, neighbour.y - box.area.y)
    assert f"box {box.id} covers box {page.boxes[1].id}" in changed(page, boxes=over)
    narrow = replace(box, area=replace(box.area, width=40.0))
    assert any(told.endswith(f"leaves box {box.id}") for told in changed(page, boxes=narrow))
    off = scaled(box, 1.0, -box.area.right, 0.0)
    assert f"box {box.id} leaves the page" in changed(page, boxes=off)
    wide = replace(box, words=(replace(box.words[0], width=box.words[0].width * 1.1), *box.words[1:]))
    assert any("is said to be" in told for told in changed(page, boxes=wide))
    small = replace(frame, area=Area(frame.area.x, frame.area.y, frame.area.width, 30.0))
    assert f"box {box.id} leaves its frame" in changed(page, frames=small)
    x, y = neighbour.x + 30.0, neighbour.y + 10.0
    through = replace(line, path=(line.path[0], (x, y), (x, y), line.path[-1]))
    assert any("runs over box" in told for told in changed(page, lines=through))
    loose = replace(line, tip=(line.tip[0] - 9.0, line.tip[1]))
    assert any("does not reach" in told for told in changed(page, lines=loose))
    moved = scaled(
        sign, 1.0, page.rows[0].words[0].x - sign.words[0].x, page.rows[0].words[0].y - sign.words[0].y
    )
    assert any("covers “" in told for told in changed(page, signs=moved))
    worded = next(each for each in page.lines if each.words)
    dx, dy = neighbour.x - worded.words[0].x, neighbour.y + 12.0 - worded.words[0].y
    assert any("lies over box" in told for told in changed(page, lines=scaled(worded, 1.0, dx, dy)))
    assert faults(replace(render(rich(), paper="A4"), pages=(scaled(page, 0.7),)), paper=True)
