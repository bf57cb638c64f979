"""Nothing lies over anything else: boxes, words, badges and lines of whole pictures, on every paper."""

from __future__ import annotations

import itertools
import random

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.errors import EngineTooSlow
from rolemap.render import PAPERS, measure, render
from rolemap.render.layout import Area, Layout, Page
from rolemap.views import views
from rolemap.views.diagram import Diagram, Edge, Lane, Node
from tests.conftest import sample
from tests.render.pictures import BLOCK, LANES, inside, on_line, page_marks, page_words, rich, tiny

PAPER = [None, *PAPERS]


def sample_picture(name: str) -> Diagram:
    """The main picture of a sample map."""
    graph = sample(name)
    built = views()["three-persons"].build(graph, evaluate(graph))
    assert isinstance(built, Diagram)
    return built


def check_page(page: Page) -> None:
    """Everything that must hold on any page."""
    sheet = Area(0, 0, page.width, page.height)
    for words in page_words(page):
        assert sheet.holds(words.area), words.text
        real = measure.width(words.text, words.size, words.bold)
        assert words.width == pytest.approx(real, abs=0.15, rel=1e-3), "as wide as said"
    for mark in page_marks(page):
        assert sheet.holds(mark.area), mark.number
        assert mark.area.holds(mark.words.area, 1.2), mark.number
    for box in page.boxes:
        assert sheet.holds(box.area), box.title
        for words in (*box.words, *(words for each in box.gauges for words in each.words)):
            assert box.area.holds(words.area, 0.05), words.text
        for one, other in itertools.combinations(box.words, 2):
            assert not one.area.overlaps(other.area, 0.3), (one.text, other.text)
        for words, mark in itertools.product(box.words, box.marks):
            assert not words.area.overlaps(mark.area, 0.3), (words.text, mark.number)
        for each in box.gauges:
            assert box.area.holds(each.area)
            assert not any(each.area.overlaps(words.area, 0.3) for words in (*box.words, *each.words))
    for one, other in itertools.combinations(page.boxes, 2):
        assert not one.area.overlaps(other.area), (one.title, other.title)
        assert not any(mark.area.overlaps(other.area) for mark in one.marks), (one.title, other.title)
    for frame in page.frames:
        for words in frame.words:
            assert frame.area.holds(words.area), words.text


def check_lines(page: Page) -> None:
    """Lines begin and end at their boxes, and neither they nor their words lie over a box or over other words."""
    areas = {box.id: box.area for box in page.boxes}
    labels = [words.area for line in page.lines for words in line.words]
    labels += [mark.area for line in page.lines for mark in line.marks]
    for one, other in itertools.combinations(labels, 2):
        assert not one.overlaps(other, 0.3)
    for label, box in itertools.product(labels, page.boxes):
        assert not label.overlaps(box.area, 0.3), box.title
    for line in page.lines:
        source, target = areas[line.source], areas[line.target]
        assert _touches(source, line.path[0]), line
        assert _touches(target, line.tip), line
        points = list(on_line(line))
        for label in labels:
            assert not any(inside(label, point, 0.2) for point in points), (line.title, label)
        for name, area in areas.items():
            crossed = [point for point in points if inside(area, point, 0.5)]
            assert not crossed, (line.source, line.target, name)


def _touches(area: Area, point: tuple[float, float]) -> bool:
    x, y = point
    at_side = min(abs(x - area.x), abs(x - area.right)) < 0.1 and area.y <= y <= area.bottom
    at_end = min(abs(y - area.y), abs(y - area.bottom)) < 0.1 and area.x <= x <= area.right
    return at_side or at_end


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("theme", ["screen", "print"])
def test_nothing_overlaps_in_a_picture_with_every_sign(paper: str | None, theme: str) -> None:
    for page in render(rich(), paper=paper, theme=theme).pages:
        check_page(page)
        check_lines(page)
        _check_loose_lines(page)


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_nothing_overlaps_in_the_main_picture_of_the_samples(name: str, paper: str | None) -> None:
    picture = sample_picture(name)
    layout = render(picture, paper=paper)
    for page in layout.pages:
        check_page(page)
        check_lines(page)
    shown = {mark.number for page in layout.pages for row in page.rows for mark in [row.mark]}
    assert shown == {line.badge.number for line in picture.findings}
    assert {node.id for node in picture.nodes} == {box.id for page in layout.pages for box in page.boxes}


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_samples_can_be_read_on_a4(name: str) -> None:
    layout = render(sample_picture(name), paper="A4", theme="print")
    sizes = [words.size for page in layout.pages for words in page_words(page)]
    assert min(sizes) >= 7.0
    assert [(page.number, page.count) for page in layout.pages] == [(1, 2), (2, 2)]
    assert all((page.width, page.height) == PAPERS["A4"] for page in layout.pages)


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_samples_stand_whole_on_one_sheet_of_a3(name: str) -> None:
    layout = render(sample_picture(name), paper="a3")
    assert len(layout.pages) == 1
    assert min(words.size for words in page_words(layout.pages[0])) >= 8.5


def test_lanes_are_columns_in_their_order_with_their_boxes_in_line() -> None:
    (page,) = render(sample_picture("thai-binh")).pages
    frames = {frame.id: frame.area for frame in page.frames}
    order = [frames[name] for name in ("leaders", "problems", "tools", "users")]
    assert all(left.right < right.x for left, right in itertools.pairwise(order))
    assert frames["builders"].y > frames["problems"].bottom
    assert frames["builders"].x == frames["problems"].x
    for lane in frames:
        own = [box.area for box in page.boxes if box.lane == lane]
        assert len({area.x for area in own}) == 1
        assert len({area.width for area in own}) == 1
        assert all(frames[lane].holds(area) for area in own)
    for lane in LANES:
        names = [node.id for node in sample_picture("thai-binh").nodes if node.lane == lane.id]
        stacked = sorted((box.area.y, box.id) for box in page.boxes if box.lane == lane.id)
        assert [name for _y, name in stacked] == names


def test_a_chain_of_delegation_stands_whole_and_in_order() -> None:
    (page,) = render(sample_picture("thai-binh")).pages
    lines = [line for line in page.lines if line.role == "delegates"]
    assert [(line.source, line.target) for line in lines] == [
        ("tb.chutich", "tb.pct"),
        ("tb.pct", "tb.gdstttt"),
    ]
    for line in lines:
        assert line.words, "with its word"
        assert line.tip[1] > line.path[0][1], "downwards"


def test_parallel_lines_of_one_role_are_drawn_once() -> None:
    (page,) = render(rich()).pages
    ends = [(line.source, line.target, line.role) for line in page.lines]
    assert len(ends) == len(set(ends))
    (line,) = (line for line in page.lines if (line.source, line.target) == ("a", "p"))
    assert line.relations == (("sets", "a", "p"),)


def test_what_every_exported_picture_carries() -> None:
    for layout in (render(tiny()), render(tiny(), paper="A4")):
        said = "\n".join(words.text for page in layout.pages for words in page_words(page))
        for expected in (
            BLOCK.title,
            BLOCK.as_of,
            BLOCK.version,
            BLOCK.ribbon,
            BLOCK.notice,
            "trang 1/1",
            "lỗi",
        ):
            assert expected in said
        assert layout.pages[0].signs


def test_a_long_table_goes_on_over_pages_of_its_own() -> None:
    from dataclasses import replace

    from tests.render.pictures import findings

    layout = render(replace(rich(), findings=findings(150)), paper="A4")
    assert len(layout.pages) > 2
    for page in layout.pages:
        check_page(page)
    assert [row.mark.number for page in layout.pages for row in page.rows] == list(range(1, 151))
    assert [page.number for page in layout.pages] == list(range(1, len(layout.pages) + 1))


@pytest.mark.parametrize("seed", range(12))
def test_nothing_overlaps_in_pictures_made_at_random(seed: int) -> None:
    for page in render(_random_picture(random.Random(seed))).pages:
        check_page(page)
        _check_loose_lines(page)


def _check_loose_lines(page: Page) -> None:
    """Lines keep off boxes, titles, legend and table; past a column Graphviz may route one close to another's words."""
    areas = {box.id: box.area for box in page.boxes}
    still = [words.area for holder in (*page.frames, *page.signs, *page.rows) for words in holder.words]
    still += [words.area for words in page.words]
    for line in page.lines:
        assert not any(inside(area, point, 0.2) for area in still for point in on_line(line)), line
        assert _touches(areas[line.source], line.path[0])
        assert _touches(areas[line.target], line.tip)
        for name, area in areas.items():
            assert not any(inside(area, point, 1.0) for point in on_line(line)), (line, name)


def _random_picture(dice: random.Random) -> Diagram:
    words = [
        "Ủy",
        "ban",
        "nhân",
        "dân",
        "cấp",
        "xã",
        "báo",
        "cáo",
        "số",
        "liệu",
        "260",
        "đơn",
        "vị",
        "(minh",
        "họa)",
        "ẲẶỖỘ",
    ]

    def text(most: int) -> str:
        return " ".join(dice.choices(words, k=dice.randint(1, most)))

    nodes = [
        Node(f"{lane.id}{at}", lane.id, "tool", text(12), tuple(text(6) for _ in range(dice.randint(0, 2))))
        for lane in LANES
        for at in range(dice.randint(1, 7))
    ]
    names = [node.id for node in nodes]
    roles = ("sets", "builds", "uses", "delegates", "missing", "partial")
    edges = [
        Edge(*dice.sample(names, 2), dice.choice(roles), text(4) if dice.random() < 0.3 else "")
        for _ in range(dice.randint(0, 2 * len(names)))
    ]
    return Diagram("x", BLOCK, LANES, tuple(nodes), tuple(edges))


def test_empty_pictures_and_lanes_are_drawn() -> None:
    for picture in (
        Diagram("x", BLOCK, (), (), ()),
        Diagram("x", BLOCK, LANES, (), ()),
        Diagram("x", BLOCK, LANES, (Node("u", "users", "units", "Một"),), ()),
        Diagram("x", BLOCK, (Lane("z", "other", "Làn lạ"),), (Node("u", "z", "strange", "Một"),), ()),
    ):
        for paper in PAPER:
            layout: Layout = render(picture, paper=paper)
            for page in layout.pages:
                check_page(page)


def test_a_picture_that_nobody_could_read_is_refused_before_the_engine_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROLEMAP_DOT", "/nowhere/dot")
    nodes = tuple(Node(f"n{at}", "tools", "tool", "x") for at in range(2001))
    with pytest.raises(EngineTooSlow, match=r"2\.000 nút"):
        render(Diagram("x", BLOCK, LANES, nodes, ()))
