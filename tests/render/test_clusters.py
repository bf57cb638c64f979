"""Pictures of clusters: nothing lies over anything else, hubs with many spokes can be read, order is kept."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from rolemap.checks.base import Severity
from rolemap.render import render, writers
from rolemap.render.clusters.board import Board, Port
from rolemap.render.clusters.paths import rounded, straightened
from rolemap.render.layout import Area, Layout, Line, Point
from rolemap.views.diagram import Badge, Diagram, Edge, Lane, LegendEntry, Node
from tests.render.geometry import faults
from tests.render.pictures import BLOCK, findings, on_line

NAMES = (
    "Cổng Dịch vụ công và hệ thống một cửa điện tử liên thông",
    "Hệ thống thông tin báo cáo",
    "Mạng văn phòng điện tử",
    "Cơ sở dữ liệu đất đai",
)
DETAILS = ("đang dùng · thuê", "chủ quản: Sở Nội vụ", "chức năng: báo cáo", "2 bài toán · 285 đơn vị dùng")


def badge(number: int, severity: Severity = Severity.WARNING) -> Badge:
    """A badge of its own."""
    return Badge(number, severity, f"key{number}")


def tool(name: str, lane: str, at: int = 0, **more: object) -> Node:
    """A tool as the view of platforms makes it."""
    return replace(Node(name, lane, "tool", NAMES[at % len(NAMES)], DETAILS, elements=(name,)), **more)  # type: ignore[arg-type]


def hub(spokes: int, *, beside: int = 0) -> Diagram:
    """A hub with its spokes under two platforms of the nation, and so many tools that stand alone."""
    nodes = [
        Node(
            "n",
            "nation",
            "hub",
            "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia",
            DETAILS[:2],
            status="national",
        ),
        Node("m", "nation", "tool", "Nền tảng định danh (VNeID)", DETAILS[:2], status="national"),
        Node("h", "c", "hub", "Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh (LGSP)", DETAILS[:3]),
        *(tool(f"t{at}", "c", at, badges=(badge(at + 1),) if at % 4 == 0 else ()) for at in range(spokes)),
        *(tool(f"a{at}", "apart", at, badges=(badge(50 + at, Severity.ERROR),)) for at in range(beside)),
    ]
    edges = [
        Edge("m", "n", "integrates"),
        Edge("h", "n", "integrates"),
        *(
            Edge(f"t{at}", "h", "integrates", relations=(("integrates", f"t{at}", "h"),))
            for at in range(spokes)
        ),
        *(Edge(f"t{at}", "m", "integrates") for at in range(1, min(spokes, 4))),
    ]
    if beside:
        words = "trùng chức năng: báo cáo\nnhập hai lần: số liệu hằng tháng"
        edges.append(Edge("t0", "a0", "duplicates", words, (badge(90), badge(91, Severity.ERROR))))
        nodes.append(Node("g", "apart", "ghost", "Chưa nối nền tảng tích hợp nào", ("đã có: LGSP",)))
        edges += [Edge("g", f"a{at}", "missing") for at in range(0, beside, 2)]
    lanes = (
        Lane("nation", "national", "Nền tảng quốc gia", across=True),
        Lane("c", "tools", f"Cụm 1: {spokes + 1} công cụ nối nhau qua LGSP"),
        Lane("apart", "apart", "Chưa kết nối với công cụ nào", badges=(badge(95),)),
    )
    signs = ("badge:warning", "node:hub", "status:national", "edge:integrates", "edge:duplicates")
    legend = tuple(LegendEntry(sign, f"nghĩa của {sign}") for sign in signs)
    return Diagram(
        "platforms", BLOCK, lanes, tuple(nodes), tuple(edges), legend, findings(6), flow="clusters"
    )


def by_chance(seed: int) -> Diagram:
    """A network as no office has it: any lines, long words, badges everywhere."""
    chance = random.Random(seed)
    lanes = tuple(
        Lane(
            f"l{at}",
            chance.choice(("tools", "apart", "national")),
            chance.choice(("Cụm", "Cụm công cụ nối nhau qua " + "nền tảng " * 9)),
            chance.choice(("", "một dòng thêm")),
            across=at < seed % 3 and chance.random() < 0.7,
            badges=tuple(badge(70 + number) for number in range(chance.choice((0, 0, 1, 3)))),
        )
        for at in range(chance.randint(1, 5))
    )
    nodes = tuple(
        Node(
            f"n{at}",
            chance.choice(lanes).id,
            chance.choice(("tool", "tool", "tool", "hub", "ghost")),
            chance.choice(("A", "Hệ thống " * chance.randint(1, 12), "W" * 60)),
            DETAILS[: chance.randint(0, 4)],
            badges=tuple(badge(number, chance.choice(tuple(Severity))) for number in range(chance.choice((0, 1, 9)))),
            status=chance.choice(("", "national", "pilot")),
        )
        for at in range(chance.randint(1, 26))
    )  # fmt: skip
    edges = tuple(
        Edge(
            chance.choice(nodes).id,
            chance.choice(nodes).id,
            role := chance.choice(("integrates", "integrates", "integrates", "duplicates", "missing")),
            chance.choice(("trùng chức năng: báo cáo", "")) if role == "duplicates" else "",
            tuple(badge(40 + number) for number in range(chance.choice((0, 0, 1, 9)))) if chance.random() < 0.3 else (),
        )
        for _at in range(chance.randint(0, len(nodes) + 6))
    )  # fmt: skip
    legend = (LegendEntry("edge:integrates", "kết nối với nhau"), LegendEntry("edge:missing", "chưa kết nối"))
    return Diagram("platforms", BLOCK, lanes, nodes, edges, legend, findings(seed % 5), flow="clusters")


@pytest.mark.parametrize("paper", [None, "A4", "A3"])
@pytest.mark.parametrize("spokes", [0, 1, 9])
def test_nothing_lies_over_anything_else(spokes: int, paper: str | None) -> None:
    picture = hub(spokes, beside=3 if spokes else 0)
    layout = render(picture, paper=paper)
    assert faults(layout) == []
    assert {box.id for page in layout.pages for box in page.boxes} == {node.id for node in picture.nodes}
    drawn = {(line.source, line.target, line.role) for page in layout.pages for line in page.lines}
    assert drawn == {(edge.source, edge.target, edge.role) for edge in picture.edges}


@pytest.mark.parametrize("seed", range(12))
def test_nothing_lies_over_anything_else_in_networks_made_by_chance(seed: int) -> None:
    assert faults(render(by_chance(seed), paper=[None, "A4"][seed % 2])) == []


def test_a_hub_of_25_spokes_can_be_read_on_a4() -> None:
    layout = render(replace(hub(25), findings=()), paper="A4", theme="print")
    assert faults(layout, paper=True) == []
    assert len(layout.pages) == 1


def test_no_line_runs_along_another_unless_both_come_from_one_box() -> None:
    for picture in (hub(9, beside=4), hub(25, beside=2)):
        (page, *_tables) = render(picture, paper="A3").pages
        for one, other in itertools.combinations(page.lines, 2):
            if not {one.source, one.target} & {other.source, other.target}:
                assert not _run_together(one, other), (one.id, other.id)


def _run_together(one: Line, other: Line) -> bool:
    """Whether many points of one line lie on the other."""
    near = set(_rounded(other))
    return sum(point in near for point in _rounded(one)) > 4


def _rounded(line: Line) -> list[Point]:
    return [(round(x), round(y)) for x, y in on_line(line, steps=12)]


def test_spokes_hang_from_their_hub_in_columns_in_their_order() -> None:
    (page,) = render(replace(hub(12), findings=())).pages
    areas = {box.id: box.area for box in page.boxes}
    spokes = [areas[f"t{at}"] for at in range(12)]
    assert len({area.width for area in spokes}) == 1, "all equally wide"
    assert areas["h"].width > 2 * spokes[0].width, "a bar over its columns"
    assert all(area.y > areas["h"].bottom and areas["h"].x <= area.x for area in spokes)
    columns = sorted({area.x for area in spokes})
    assert len(columns) > 1
    assert sorted(spokes, key=lambda area: (columns.index(area.x), area.y)) == spokes


def test_lanes_stand_apart_with_all_that_is_theirs() -> None:
    (page,) = render(replace(hub(6, beside=2), findings=())).pages
    frames = {frame.id: frame for frame in page.frames}
    assert list(frames) == ["nation", "c", "apart"]
    for box in page.boxes:
        assert frames[box.lane].area.holds(box.area)
    assert not any(one.area.overlaps(other.area) for one, other in itertools.combinations(page.frames, 2))
    assert [mark.number for mark in frames["apart"].marks] == [95]


def test_one_tool_more_does_not_change_the_order() -> None:
    before, after = (_reading(render(replace(hub(spokes, beside=3), findings=()))) for spokes in (9, 10))
    assert [name for name in after if name != "t9"] == before


def _reading(layout: Layout) -> list[str]:
    """The boxes column by column, each from the top, lane by lane."""
    boxes = layout.pages[0].boxes
    return [box.id for box in sorted(boxes, key=lambda box: (box.lane, box.area.x, box.area.y))]


def test_a_tie_is_thick_and_dashed_and_has_no_head_on_print_as_well() -> None:
    from rolemap.render.theme import slugs, theme

    for slug in slugs():
        tie, line = theme(slug).line("duplicates"), theme(slug).line("integrates")
        assert tie.dash and not line.dash
        assert tie.width > line.width + 0.8
        assert {tie.head, line.head} == {"none"}
        assert theme(slug).lane("apart").dash and not theme(slug).lane("tools").dash


def test_a_tie_has_its_words_and_badges_under_one_of_its_boxes() -> None:
    (page, *_more) = render(hub(6, beside=2), paper="A3").pages
    (tie,) = (line for line in page.lines if line.role == "duplicates")
    assert " ".join(words.text for words in tie.words).startswith("trùng chức năng: báo cáo nhập hai lần")
    assert [mark.number for mark in tie.marks] == [90, 91]
    box = next(box for box in page.boxes if box.id == "a0")
    assert all(words.y > box.area.bottom and words.x > box.area.x for words in tie.words)


def test_many_badges_of_a_line_stand_in_rows() -> None:
    picture = hub(4, beside=1)
    many = tuple(badge(100 + number) for number in range(11))
    edges = tuple(replace(edge, badges=many) if edge.role == "duplicates" else edge for edge in picture.edges)
    layout = render(replace(picture, edges=edges))
    (tie,) = (line for line in layout.pages[0].lines if line.role == "duplicates")
    assert [mark.number for mark in tie.marks] == list(range(100, 111))
    assert len({mark.area.y for mark in tie.marks}) > 1
    assert faults(layout) == []


@pytest.mark.parametrize("suffix", ["dot", "mmd", "drawio", "svg", "pdf", "json"])
def test_every_format_can_show_it(suffix: str) -> None:
    content = writers()[suffix](render(hub(3, beside=2)))
    if suffix == "pdf":
        assert content.startswith(b"%PDF")
        return
    text = content.decode()
    assert "Nền tảng quốc gia" in text
    if suffix == "dot":
        assert "rank=same" not in text
        assert 'style="rounded,filled,dashed"' in text
        assert "arrowhead=none" in text
    if suffix == "mmd":
        assert " --- " in text and " -.-|" in text
    if suffix == "drawio":
        assert text.count("shape=swimlane") == 3


def test_a_way_bends_as_little_as_it_can_and_keeps_off_what_stands_there() -> None:
    board = Board([0, 50, 100], [0, 50, 100], [Area(20, -5, 60, 60)])
    found = board.way([_port(0, 0)], [_port(100, 0)])
    assert found is not None
    assert straightened(found[1]) == [(0, 0), (0, 100), (100, 100), (100, 0)]
    assert Board([0, 100], [0], [Area(20, -5, 60, 60)]).way([_port(0, 0)], [_port(100, 0)]) is None


def test_a_second_way_keeps_off_the_first() -> None:
    board = Board([0, 100], [0, 6, 12], [])
    board.drawn([(0, 0), (100, 0)])
    found = board.way([_port(0, 0)], [_port(100, 0)])
    assert found is not None
    assert straightened(found[1]) == [(0, 0), (0, 6), (100, 6), (100, 0)]
    assert board.crowds([(10, 2), (90, 2)])
    assert not board.crowds([(10, 6), (90, 6)])


@pytest.mark.parametrize("start", list(itertools.product((0, 60, 120), (0, 40, 120), range(-1, 4))))
def test_looking_ahead_finds_ways_as_cheap_as_looking_everywhere(
    start: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    x, y, way = start
    board = Board(range(0, 121, 20), range(0, 121, 20), [Area(50, 15, 20, 50), Area(70, 70, 20, 40)])
    ends = [_port(80, 40, toward, 7.0 * toward) for toward in range(4)] + [_port(100, 60, 2), _port(20, 60)]

    def cheapest(ports: Sequence[Port]) -> float | None:
        found = board.way([_port(x, y, way)], ports)
        return None if found is None else _cost(way, found[1], found[2])

    ahead = [cheapest([end]) for end in ends] + [cheapest(ends)]
    monkeypatch.setattr("rolemap.render.clusters.board.least_left", lambda *_all: lambda _node: (0,) * 4)
    assert ahead == [cheapest([end]) for end in ends] + [cheapest(ends)]


def _cost(way: int, points: Sequence[tuple[float, float]], end: Port) -> float:
    """Length, bends and the cost of the end."""
    ways = [] if way < 0 else [way]
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        ways.append((0 if bx > ax else 2) if ay == by else (1 if by > ay else 3))
    ways += [] if end.way < 0 else [end.way ^ 2]
    length = sum(abs(ax - bx) + abs(ay - by) for (ax, ay), (bx, by) in itertools.pairwise(points))
    return length + 22.0 * sum(one != other for one, other in itertools.pairwise(ways)) + end.cost


def _port(x: float, y: float, way: int = -1, cost: float = 0.0) -> Port:
    return Port(((x, y),), (x, y), way, cost)


def test_corners_are_round_and_ends_stay() -> None:
    path = rounded([(0, 0), (20, 0), (20, 40)])
    assert (path[0], path[-1]) == ((0, 0), (20, 40))
    assert len(path) % 3 == 1
    assert (20, 0) not in path
