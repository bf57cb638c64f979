"""Pages of a picture: filled in order, nothing twice that should stand once, every reference true."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache

import pytest

from rolemap.checks.evaluate import Report, evaluate
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.catalogue import Picture
from rolemap.views.diagram import Diagram, Node, TitleBlock
from rolemap.views.pages.overview import MOST_BEYOND
from rolemap.views.pages.parts import Run, pages_in_words, split, with_references
from tests.benchmarks.province import province
from tests.conftest import loads, sample
from tests.views.picture import neighbours

BLOCK = TitleBlock("Tỉnh", "Hình", "30/06/2022", "1")


def picture(*names: str) -> Diagram:
    """A picture of boxes with these ids; those in capitals stand for no element."""
    nodes = (Node(name, "x", "tool", name, elements=(name,) if name.islower() else ()) for name in names)
    return Diagram("x", BLOCK, (), tuple(nodes), ())


def with_shared(shares: dict[str, str]) -> Callable[[Run], Diagram]:
    """Draws items as boxes, with the letters that `shares` gives each as further boxes."""

    def draw(run: Run) -> Diagram:
        beside = {letter for item in run.items for letter in shares.get(item, "")}
        return picture(*run.items, *sorted(beside)[: 9 - run.fold])

    return draw


def at_most(boxes: int) -> Callable[[Picture], bool]:
    """Pages of so many boxes can be read."""
    return lambda made: isinstance(made, Diagram) and len(made.nodes) <= boxes


def items_of(runs: Sequence[Run]) -> list[str]:
    """The items of each page, written together."""
    return ["".join(run.items) for run in runs]


def test_pages_are_filled_in_order() -> None:
    runs = split("abcdefgh", with_shared({}), at_most(3), folds=1)
    assert items_of(runs) == ["abc", "def", "gh"]


@pytest.mark.parametrize("limit", range(1, 9))
@pytest.mark.parametrize("count", [1, 2, 7, 20])
def test_each_item_stands_once_whatever_fits(count: int, limit: int) -> None:
    items = [f"i{at}" for at in range(count)]
    runs = split(items, with_shared({}), at_most(limit), folds=1)
    assert [item for run in runs for item in run.items] == items
    assert all(len(run.items) <= limit for run in runs)


def test_a_page_ends_where_the_fewest_boxes_stand_on_both_sides() -> None:
    shares = {"d": "x", "e": "x"}  # d and e share a box, c and d none
    assert items_of(split("abcdefgh", with_shared(shares), at_most(5), folds=1))[0] == "abc"
    assert items_of(split("abcdefgh", with_shared({}), at_most(4), folds=1))[0] == "abcd"


def test_a_page_ends_only_where_it_fits() -> None:
    """The shorter page may be the one that cannot be read: its lines ran past boxes that are not there now."""
    shares = {"d": "x", "e": "x"}

    def fits(made: Picture) -> bool:
        assert isinstance(made, Diagram)
        return len(made.nodes) <= 5 and [node.id for node in made.nodes] != ["a", "b", "c"]

    assert items_of(split("abcdefgh", with_shared(shares), fits, folds=1))[0] == "abcd"


def test_kin_stays_on_one_page() -> None:
    kin = dict(zip("abcdef", "112233", strict=True))
    assert items_of(split("abcdef", with_shared({}), at_most(3), folds=1, kin=kin)) == ["ab", "cd", "ef"]
    assert items_of(split("abcdef", with_shared({}), at_most(3), folds=1)) == ["abc", "def"]


def test_a_last_page_is_not_nearly_empty() -> None:
    assert items_of(split("abcdefghi", with_shared({}), at_most(8), folds=1)) == ["abcde", "fghi"]


def test_an_item_that_does_not_fit_is_folded_as_little_as_it_takes() -> None:
    runs = split("abc", with_shared({"b": "stuvwxyz"}), at_most(5), folds=6)
    assert runs == (Run(("a",)), Run(("b",), fold=5), Run(("c",)))
    assert split("b", with_shared({"b": "stuvwxyz"}), at_most(1), folds=2) == (Run(("b",), fold=2),)


def test_what_is_added_at_the_end_changes_the_last_pages_only() -> None:
    items = [f"i{at}" for at in range(30)]
    before = split(items, with_shared({}), at_most(4), folds=1)
    after = split([*items, "i30"], with_shared({}), at_most(4), folds=1)
    assert after[:-2] == before[: len(after) - 2]


def test_room_is_kept_for_the_pages_on_which_a_box_stands_as_well() -> None:
    """A box with a reference is a line higher: what fits without may not fit with it."""
    shares = dict.fromkeys("abcde", "x")

    def fits(made: Picture) -> bool:
        assert isinstance(made, Diagram)
        return sum(1 + len(node.details) for node in made.nodes) <= 4

    assert items_of(split("abcde", with_shared(shares), at_most(4), folds=1)) == ["abc", "de"]
    assert items_of(split("abcde", with_shared(shares), fits, folds=1)) == ["ab", "cd", "e"]


def test_a_box_says_where_else_it_stands() -> None:
    pages = with_references([picture("a", "LEVEL"), picture("b", "LEVEL"), picture("a"), picture("a", "b")])
    said = [[node.details for node in page.nodes] for page in pages]
    assert said == [
        [("cũng ở trang 4–5",), ()],
        [("cũng ở trang 5",), ()],
        [("cũng ở trang 2, 5",)],
        [("cũng ở trang 2, 4",), ("cũng ở trang 3",)],
    ]


def test_a_long_list_of_pages_is_counted() -> None:
    pages = with_references([picture("a" if at % 2 else "b") for at in range(8)])
    assert pages[1].nodes[0].details == ("cũng ở 3 trang khác",)
    assert pages_in_words([7, 2, 3, 4, 9]) == "2–4, 7, 9"


# Whole books of the views


@cache
def generated(*size: int) -> tuple[RoleGraph, Report]:
    """A province with real-looking names; made once."""
    graph = RoleGraph(loads(json.dumps(province(*size)), "json", name="tinh.json"))
    return graph, evaluate(graph)


SMALL = (120, 14, 18, 900)


@cache
def book(view: str, boxes: int) -> tuple[Diagram, ...]:
    """The pages of a view of the small province, of at most so many boxes each."""
    paged = views()[view].paged
    assert paged is not None
    pages = paged(*generated(*SMALL), at_most(boxes))
    assert all(isinstance(page, Diagram) for page in pages)
    return tuple(page for page in pages if isinstance(page, Diagram))


def parts(pages: Sequence[Diagram]) -> list[tuple[int, Diagram]]:
    """The pages between the overview and the last table, with their numbers."""
    return [(at, page) for at, page in enumerate(pages, start=1) if at > 1 and page.nodes]


BOOKS = [("three-persons", 26), ("three-persons", 40), ("delegations", 14)]


@pytest.mark.parametrize(("view", "boxes"), BOOKS)
def test_every_page_fits(view: str, boxes: int) -> None:
    pages = book(view, boxes)
    assert len(parts(pages)) > 1
    assert all(len(page.nodes) <= boxes for page in pages)


@pytest.mark.parametrize("boxes", [26, 40])
def test_each_problem_stands_on_one_page_with_all_that_touches_it(boxes: int) -> None:
    graph, report = generated(*SMALL)
    whole = views()["three-persons"].build(graph, report)
    assert isinstance(whole, Diagram)
    pages = [page for _number, page in parts(book("three-persons", boxes))]
    problems = [node.id for page in pages for node in page.nodes if node.role == "problem"]
    assert problems == [problem.id for problem in graph.unclosed_problems]
    for page in pages:
        for node in page.nodes:
            if node.role != "problem":
                continue
            for role in ("sets", "steers", "addresses", "missing"):
                full = neighbours(whole, node.title, role)
                assert full <= neighbours(page, node.title, role) | {"… và 4 công cụ khác"}, (
                    node.title,
                    role,
                )
        assert not [node for node in page.nodes if node.status == "folded"]


@pytest.mark.parametrize(("view", "boxes"), BOOKS)
def test_references_are_true(view: str, boxes: int) -> None:
    pages = parts(book(view, boxes))
    standing: dict[str, set[int]] = {}
    for number, page in pages:
        for node in page.nodes:
            standing.setdefault(node.id, set()).add(number)
    said = 0
    for number, page in pages:
        for node in page.nodes:
            words = next((detail for detail in node.details if detail.startswith("cũng ở")), None)
            others = standing[node.id] - {number} if node.elements else set()
            if words is None:
                assert not others, node.title
            elif found := re.fullmatch(r"cũng ở (\d+) trang khác", words):
                assert int(found[1]) == len(others)
            else:
                assert numbers(words.removeprefix("cũng ở trang ")) == others
            said += words is not None
    assert said > 3


def numbers(text: str) -> set[int]:
    """Page numbers as they are written: "3, 5–7"."""
    found: set[int] = set()
    for part in text.split(", "):
        first, _dash, last = part.partition("–")
        found.update(range(int(first), int(last or first) + 1))
    return found


@pytest.mark.parametrize(("view", "boxes"), BOOKS)
def test_each_finding_stands_on_a_page_or_in_a_table_once(view: str, boxes: int) -> None:
    (whole,) = book(view, 500)
    assert len(whole.findings) < MOST_BEYOND
    pages = book(view, boxes)
    badged = {one.key for page in pages for part in (*page.nodes, *page.edges) for one in part.badges}
    listed = [line.badge.key for page in pages for line in page.findings]
    assert set(listed) == {line.badge.key for line in whole.findings}
    alone = [key for key in listed if key not in badged]
    assert len(alone) == len(set(alone)), "what stands on no page is listed once"
    for page in pages:
        shown = {one.key for part in (*page.nodes, *page.edges) for one in part.badges}
        assert shown <= {line.badge.key for line in page.findings}, "each page explains its own badges"


@pytest.mark.parametrize(("view", "boxes"), BOOKS)
def test_the_overview_has_a_box_for_every_page_and_says_how_much_is_wrong_there(
    view: str, boxes: int
) -> None:
    overview, *_rest = pages = book(view, boxes)
    by_number = dict(parts(pages))
    told: list[int] = []
    for node in overview.nodes:
        if node.status != "part":
            continue
        found = re.match(r"Trang ([\d–, ]+)(?: \(.+\))?: (.+)$", node.title)
        assert found is not None, node.title
        of_it = sorted(numbers(found[1].strip()))
        told += of_it
        lines = {
            line.badge for number in of_it for line in by_number[number].findings if not line.badge.waived
        }
        for word, severity in (("lỗi", "error"), ("cảnh báo", "warning")):
            count = sum(badge.severity.value == severity for badge in lines)
            assert (f"{count} {word}" in found[2]) == (count > 0), node.title
        assert set(node.badges) <= lines
    assert told == [number for number, _page in parts(pages)]


@pytest.mark.parametrize(("view", "boxes"), BOOKS)
def test_rows_of_the_overview_say_the_pages(view: str, boxes: int) -> None:
    overview, *_rest = pages = book(view, boxes)
    where: dict[str, set[int]] = {}
    for number, page in parts(pages):
        for line in page.findings:
            where.setdefault(line.badge.key, set()).add(number)
    for line in overview.findings:
        found = re.search(r"\(trang ([\d–, ]+)\)$", line.text)
        many = re.search(r"\((\d+) trang, từ trang (\d+)\)$", line.text)
        if many:
            pages_of = where[line.badge.key]
            assert (int(many[1]), int(many[2])) == (len(pages_of), min(pages_of))
        elif found:
            assert numbers(found[1]) == where[line.badge.key]
        else:
            assert line.badge.key not in where


def test_the_overview_says_that_a_gap_may_stand_on_several_pages() -> None:
    overview, *_rest = pages = book("three-persons", 26)
    keys = [line.badge.key for _number, page in parts(pages) for line in page.findings]
    assert len(keys) > len(set(keys))
    assert overview.block.subtitle.endswith("trang tổng quan (một khoảng trống có thể nằm ở nhiều trang)")


def test_a_page_of_problems_has_no_badge_of_a_delegation() -> None:
    paged = views()["three-persons"].paged
    assert paged is not None
    graph = sample("thai-binh")
    overview, *_rest = paged(graph, evaluate(graph), at_most(23))
    assert isinstance(overview, Diagram)
    on_pages = {one.key[:2] for node in overview.nodes if node.status == "part" for one in node.badges}
    assert on_pages
    assert "HD" not in on_pages
    assert any(one.key.startswith("HD-05") for edge in overview.edges for one in edge.badges)
    (tools,) = [node for node in overview.nodes if node.lane == "tools" and node.role == "tool"]
    assert tools.title == "8 trong số 10 công cụ"


def test_every_delegation_stands_on_a_page() -> None:
    graph, _report = generated(*SMALL)
    drawn = {
        (edge.source, edge.target)
        for _number, page in parts(book("delegations", 14))
        for edge in page.edges
        if edge.role == "delegates"
    }
    assert {(one.source, one.target) for one in graph.relations("delegates")} <= drawn


@pytest.mark.parametrize("view", ["three-persons", "delegations"])
def test_what_fits_one_page_is_one_picture_with_nothing_folded(view: str) -> None:
    (whole,) = book(view, 500)
    assert not [node for node in whole.nodes if node.status == "folded"]


def test_the_main_view_leaves_no_finding_of_the_report_out() -> None:
    (whole,) = book("three-persons", 500)
    listed, all_of_them = len(whole.findings), len(generated(*SMALL)[1].findings)
    assert listed == all_of_them
