"""The order of boxes: few crossings, chains together, anchors kept, little moves when little changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from rolemap.views.order import arrange, together
from tests.conftest import SAMPLES, load_text, sample
from tests.views.picture import diagram


def blocks(*names: str) -> list[tuple[str, ...]]:
    """A lane of single boxes."""
    return [(name,) for name in names]


def test_boxes_stand_across_from_what_they_are_joined_to() -> None:
    columns = [[blocks("a", "b", "c")], [blocks("1", "2", "3")]]
    edges = {("a", "3"): 1, ("b", "2"): 1, ("c", "1"): 1}
    assert arrange(columns, edges) == [[["c", "b", "a"]], [["1", "2", "3"]]]
    assert arrange(columns, edges, anchored=["a", "b", "c"])[1] == [["3", "2", "1"]]
    assert arrange(columns, edges, anchored=["1", "2", "3"]) == [[["c", "b", "a"]], [["1", "2", "3"]]]


def test_a_line_past_a_column_is_kept_from_crossing_too() -> None:
    columns = [[blocks("a", "b")], [blocks("x")], [blocks("1", "2")]]
    edges = {("a", "2"): 1, ("b", "1"): 1}
    assert arrange(columns, edges, anchored=["1", "2"])[0] == [["b", "a"]]
    assert arrange(columns, edges, anchored=["a", "b"])[2] == [["2", "1"]]


def test_a_line_past_a_column_counts_where_it_leaves() -> None:
    """One line goes to the box beside, at the top; the other past it, to the bottom of a longer column."""
    columns = [[blocks("a", "b")], [blocks("x", "y")], [blocks("1", "2", "3")]]
    edges = {("a", "3"): 1, ("b", "x"): 1}
    assert arrange(columns, edges)[0] == [["b", "a"]]


def test_anchored_boxes_keep_their_order_while_others_move_between_them() -> None:
    columns = [[blocks("a", "b", "c")], [blocks("1", "2", "x")]]
    edges = {("a", "x"): 1, ("b", "2"): 1, ("c", "1"): 1}
    assert arrange(columns, edges, anchored=["a", "b", "c", "1", "2"])[1] == [["x", "1", "2"]]


def test_the_weightier_line_is_kept_from_crossing() -> None:
    columns = [[blocks("a", "b")], [blocks("1", "2")]]
    light = dict.fromkeys([("a", "1"), ("a", "2"), ("b", "1"), ("b", "2")], 1)
    assert arrange(columns, light, anchored=["a", "b"])[1] == [["1", "2"]]
    assert arrange(columns, {**light, ("a", "2"): 3, ("b", "1"): 3}, anchored=["a", "b"])[1] == [["2", "1"]]


def test_a_sweep_that_makes_more_crossings_is_not_taken() -> None:
    left = ["a", "b", "c", "d", "e"]
    columns = [[blocks(*left)], [blocks("1", "2")]]
    edges = {("b", "2"): 1, ("b", "1"): 1, ("a", "1"): 1, ("c", "2"): 1, ("e", "1"): 1}
    # The neighbours of 1 lie lower in the mean, yet changing places makes three crossings out of two.
    assert arrange(columns, edges, anchored=left) == [[left], [["1", "2"]]]


def test_nothing_moves_where_nothing_crosses() -> None:
    columns = [[blocks("a", "b")], [blocks("1", "2"), blocks("x", "y")]]
    assert arrange(columns, {("a", "1"): 1, ("b", "2"): 1}) == [[["a", "b"]], [["1", "2"], ["x", "y"]]]


def test_a_block_moves_as_one_and_lanes_do_not_mix() -> None:
    columns = [[[("a", "b"), ("c",)]], [blocks("1", "2", "3")]]
    edges = {("a", "2"): 1, ("b", "3"): 1, ("c", "1"): 1}
    assert arrange(columns, edges, anchored=["1", "2", "3"]) == [[["c", "a", "b"]], [["1", "2", "3"]]]


def test_boxes_joined_within_their_lane_stand_together_source_first() -> None:
    assert together("abcd", [("d", "b"), ("b", "a")]) == [("d", "b", "a"), ("c",)]
    assert together("abcd", [("a", "c"), ("d", "c")]) == [("a", "c", "d"), ("b",)]
    assert together("ab", [("a", "b"), ("b", "a")]) == [("a", "b")]
    assert together("ab", [("a", "elsewhere")]) == [("a",), ("b",)]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=30))
def test_no_answer_has_more_crossings_than_the_order_of_the_file(pairs: list[tuple[int, int]]) -> None:
    left, right = [f"l{n}" for n in range(8)], [f"r{n}" for n in range(8)]
    edges = {(left[a], right[b]): 1 for a, b in pairs}
    columns = [[blocks(*left)], [blocks(*right)]]
    found = arrange(columns, edges)
    assert sorted(found[0][0]) == left and sorted(found[1][0]) == right
    assert crossings(found[0][0], found[1][0], edges) <= crossings(left, right, edges)
    assert arrange(columns, edges) == found


def crossings(left: list[str], right: list[str], edges: dict[tuple[str, str], int]) -> int:
    """Counted pair by pair, as one would by hand."""
    places = [(left.index(a), right.index(b)) for a, b in edges]
    return sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(places) for c, d in places[:n])


def test_problems_keep_the_order_of_the_file_and_levels_stand_top_down() -> None:
    graph = sample("nam-dinh")
    picture = diagram((graph, evaluate(graph)))
    shown = [node.id for node in picture.nodes if node.role == "problem"]
    assert shown == [problem.id for problem in graph.problems]
    levels = [node.id for node in picture.nodes if node.id.startswith("level:")]
    assert levels == ["level:province", "level:district", "level:commune"]


ADDED = {
    "tool": (
        "\ndocuments:\n",
        "  - {id: tb.t.moi, name: Kho dữ liệu, kind: service, status: live, provision: national}\n"
        "\ndocuments:\n",
    ),
    "problem": (
        "\ntools:\n",
        "  - {id: tb.p.moi, name: Bài toán mới, owner: tb.ubnd, status: proposed}\n\ntools:\n",
    ),
    "line": ("  steers:\n", "  steers:\n    - {from: tb.cvp, to: tb.p.hop}\n"),
}


def test_a_document_does_not_break_the_chain_of_the_hands_that_signed_it() -> None:
    graph = sample("thai-binh")
    picture = diagram((graph, evaluate(graph)))
    leaders = [node.id for node in picture.nodes if node.lane == "leaders"]
    start = leaders.index("tb.chutich")
    assert leaders[start : start + 4] == ["tb.chutich", "tb.pct", "tb.gdstttt", "tb.d571"]


def test_a_small_change_moves_little() -> None:
    text = (SAMPLES / "thai-binh.yaml").read_text(encoding="utf-8")
    before = order_of(text)
    for what, (old, new) in ADDED.items():
        assert text.count(old) == 1, what
        after = [name for name in order_of(text.replace(old, new)) if name in before]
        assert moved(before, after) <= 1, (what, before, after)


def moved(before: list[str], after: list[str]) -> int:
    """How many boxes must be taken out so that the others stand in the same order as before."""
    places = [before.index(name) for name in after]
    longest: list[int] = []
    for at, place in enumerate(places):
        longest.append(1 + max((longest[n] for n in range(at) if places[n] < place), default=0))
    return len(places) - max(longest)


def order_of(text: str) -> list[str]:
    """All boxes of the main picture, lane after lane."""
    graph = RoleGraph(load_text(text))
    return [node.id for node in diagram((graph, evaluate(graph))).nodes]
