"""The head's role: set, chaired and steered in person; leadership that was handed down."""

from __future__ import annotations

import pytest

from rolemap.brakes import State
from tests.brakes.gauges import notes, read

BASE = """
organizations:
- {id: ub, name: UBND tỉnh, kind: committee, level: province}
- {id: sa, name: Sở A, kind: department, level: province, parent: ub}
positions:
- {id: ct, name: Chủ tịch UBND tỉnh, organization: ub, rank: head}
- {id: pct, name: Phó Chủ tịch UBND tỉnh, organization: ub, rank: deputy}
- {id: gd, name: Giám đốc Sở A, organization: sa, rank: head}
"""


def _set(by_head: int, by_deputy: int) -> str:
    setters = ["ct"] * by_head + ["pct"] * by_deputy
    problems = "".join(
        f"- {{id: p{n}, name: Bài toán {n}, owner: ub, status: approved}}\n" for n in range(len(setters))
    )
    sets = "".join(f"  - {{from: {setter}, to: p{n}}}\n" for n, setter in enumerate(setters))
    return BASE + f"problems:\n{problems}relations:\n  sets:\n{sets}"


@pytest.mark.parametrize(
    ("by_head", "by_deputy", "state"),
    [(2, 0, State.GREEN), (4, 2, State.AMBER), (1, 1, State.AMBER), (1, 2, State.RED), (0, 1, State.RED)],
)
def test_problems_set_by_the_head_in_person(by_head: int, by_deputy: int, state: State) -> None:
    metric = read(_set(by_head, by_deputy), "BR-HD-1")
    assert (metric.value, metric.state) == (pytest.approx(by_head / (by_head + by_deputy)), state)
    assert set(notes(metric).values()) == ({"do Phó Chủ tịch UBND tỉnh đặt"} if by_deputy else set())


def test_the_share_is_told_in_words_of_both_languages(english: None) -> None:
    assert read(_set(4, 2), "BR-HD-1").sentence == "4/6 problems are set by the head in person."


def test_the_share_is_told_in_vietnamese_by_default() -> None:
    assert read(_set(4, 2), "BR-HD-1").sentence == "4/6 bài toán do người đứng đầu trực tiếp đặt."


def test_a_head_above_the_owner_is_good_a_head_below_is_not_and_nobody_is_nobody() -> None:
    """Good: tren (by the head above), so (by its own head). Not: duoi (by a head below), vo (by nobody)."""
    metric = read(
        BASE
        + """
problems:
- {id: tren, name: Một, owner: sa, status: approved}
- {id: so, name: Hai, owner: sa, status: active}
- {id: duoi, name: Ba, owner: ub, status: approved}
- {id: vo, name: Bốn, owner: ub, status: approved}
- {id: xong, name: Năm, owner: ub, status: closed}
relations:
  sets: [{from: ct, to: tren}, {from: gd, to: so}, {from: gd, to: duoi}]
""",
        "BR-HD-1",
    )
    assert metric.value == 0.5
    assert notes(metric) == {"duoi": "do Giám đốc Sở A đặt", "vo": "chưa có người đặt bài toán"}


def _chaired(by_head: int, by_deputy: int) -> str:
    chairs = ["ct"] * by_head + ["pct"] * by_deputy
    bodies = "".join(f"- {{id: b{n}, name: Ban {n}, scope: ub}}\n" for n in range(len(chairs)))
    relations = "".join(f"  - {{from: {chair}, to: b{n}}}\n" for n, chair in enumerate(chairs))
    return BASE + f"bodies:\n{bodies}relations:\n  chairs:\n{relations}"


@pytest.mark.parametrize(
    ("by_head", "by_deputy", "state"), [(2, 0, State.GREEN), (1, 1, State.AMBER), (1, 2, State.RED)]
)
def test_bodies_chaired_by_the_head(by_head: int, by_deputy: int, state: State) -> None:
    metric = read(_chaired(by_head, by_deputy), "BR-HD-2")
    assert (metric.value, metric.state) == (pytest.approx(by_head / (by_head + by_deputy)), state)


def test_one_head_among_the_chairs_is_enough_and_an_ended_body_is_not_asked() -> None:
    metric = read(
        BASE
        + """
bodies:
- {id: chung, name: Ban chung, scope: ub}
- {id: vo, name: Ban vô chủ, scope: ub}
- {id: cu, name: Ban cũ, scope: ub, valid_to: 2022-01-01}
relations:
  chairs: [{from: pct, to: chung}, {from: ct, to: chung}]
""",
        "BR-HD-2",
    )
    assert (metric.value, notes(metric)) == (0.5, {"vo": "chưa có trưởng ban"})


def _year(*bodies: tuple[int, int, int, int]) -> str:
    lines = "".join(
        f"- {{id: b{n}, name: Ban {n}, scope: ub, last_year: {{documents: {d}, documents_by_head: {dh}, "
        f"sessions: {s}, sessions_by_head: {sh}}}}}\n"
        for n, (d, dh, s, sh) in enumerate(bodies)
    )
    return BASE + "bodies:\n" + lines


@pytest.mark.parametrize(
    ("year", "share", "state"),
    [
        ((4, 4, 4, 4), 1, State.GREEN),
        ((4, 3, 4, 3), 0.75, State.GREEN),  # at the yellow line
        ((4, 3, 4, 2), 0.625, State.AMBER),
        ((4, 2, 4, 2), 0.5, State.AMBER),  # at the red line
        ((4, 2, 4, 1), 0.375, State.RED),
        ((0, 0, 4, 3), 0.75, State.GREEN),
        ((4, 9, 0, 9), 1, State.GREEN),  # counts above their whole are read as the whole
    ],
)
def test_documents_and_sessions_by_the_head(
    year: tuple[int, int, int, int], share: float, state: State
) -> None:
    metric = read(_year(year), "BR-HD-3")
    assert (metric.value, metric.state) == (share, state)


def test_bodies_are_counted_together() -> None:
    """(5 + 0 + 4 + 1) / (6 + 2 + 4 + 4) = 10 / 16."""
    metric = read(_year((6, 5, 4, 4), (2, 0, 4, 1)), "BR-HD-3")
    assert metric.value == pytest.approx(10 / 16)
    assert metric.sentence == ("Năm trước, người đứng đầu ký 5/8 văn bản chỉ đạo và chủ trì 5/8 phiên họp.")
    assert notes(metric) == {"b0": "5/6 văn bản, 4/4 phiên họp", "b1": "0/2 văn bản, 1/4 phiên họp"}


def test_a_body_without_numbers_measures_nothing() -> None:
    assert read(_year((0, 0, 0, 0)), "BR-HD-3").state is State.UNKNOWN
    assert read(BASE + "bodies: [{id: b, name: Ban, scope: ub}]", "BR-HD-3").state is State.UNKNOWN


@pytest.mark.parametrize(
    ("delegation", "count"),
    [
        ("scope: [steering]", 1),
        ("scope: [signing, setting], valid_to: 2022-12-31", 1),
        ("scope: [signing, operations]", 0),
        ("basis: không ghi phạm vi", 0),
        ("scope: [steering], valid_to: 2022-06-30", 0),  # ended, and nobody uses it
        ("scope: [steering], valid_from: 2022-07-01", 0),  # begins later
    ],
)
def test_delegations_of_leadership(delegation: str, count: int) -> None:
    metric = read(
        BASE + f"relations: {{delegates: [{{id: uq, from: ct, to: pct, {delegation}}}]}}", "BR-HD-4"
    )
    assert metric.value == count
    assert metric.state is (State.RED if count else State.GREEN)
    assert notes(metric) == ({"ct": "cho Phó Chủ tịch UBND tỉnh"} if count else {})


def test_a_delegation_that_ended_and_is_still_used_counts_and_so_does_one_passed_on() -> None:
    metric = read(
        BASE
        + """
problems: [{id: p, name: Một, owner: ub, status: approved}]
relations:
  steers: [{from: pct, to: p, by_delegation: uq1}]
  delegates:
  - {id: uq1, from: ct, to: pct, scope: [steering], valid_to: 2022-01-01}
  - {id: uq2, from: pct, to: gd, scope: [steering]}
  - {id: uq3, from: ct, to: gd, scope: [operations]}
""",
        "BR-HD-4",
    )
    assert (metric.value, list(notes(metric))) == (2, ["ct", "pct"])
    assert (
        metric.sentence
        == "Có 2 trường hợp ủy quyền trong chỉ đạo đang có hiệu lực hoặc đã hết hạn nhưng vẫn được dùng."
    )
    assert metric.lines == "đỏ khi trên 0 trường hợp"
