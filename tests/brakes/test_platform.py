"""Platform approach: connected, in one piece, nothing twice, paid for by use."""

from __future__ import annotations

import pytest

from rolemap.brakes import State
from tests.brakes.gauges import notes, read

BASE = """
organizations:
- {id: ub, name: UBND tỉnh, kind: committee, level: province}
- {id: sa, name: Sở A, kind: department, level: province, parent: ub, apparatus: true}
"""


def _systems(connected: int, alone: int, provision: str = "rented") -> str:
    """Live systems, the first so many joined to the integration platform `truc`."""
    tools = "".join(
        f"- {{id: t{n}, name: Hệ thống {n}, kind: system, status: live, provision: {provision}}}\n"
        for n in range(connected + alone)
    )
    joined = "".join(f"  - {{from: t{n}, to: truc}}\n" for n in range(connected))
    return (
        BASE
        + f"""
tools:
- {{id: truc, name: Trục tích hợp, kind: integration_platform, status: live, provision: national}}
{tools}"""
        + (f"relations:\n  integrates:\n{joined}" if connected else "")
    )


@pytest.mark.parametrize(
    ("connected", "alone", "state"),
    [(2, 0, State.GREEN), (2, 1, State.AMBER), (1, 1, State.AMBER), (1, 2, State.RED), (0, 1, State.RED)],
)
def test_systems_connected(connected: int, alone: int, state: State) -> None:
    metric = read(_systems(connected, alone), "BR-PL-1")
    assert (metric.value, metric.state) == (pytest.approx(connected / (connected + alone)), state)
    assert set(notes(metric)) == {f"t{n}" for n in range(connected, connected + alone)}


def test_a_path_is_a_connection_and_pilots_services_and_national_tools_are_not_asked() -> None:
    """Asked: gan and xa (joined through gan), and dao (joined only to another system): 2 of 3."""
    metric = read(
        BASE
        + """
tools:
- {id: truc, name: Trục, kind: integration_platform, status: live, provision: rented}
- {id: gan, name: Gần, kind: system, status: live, provision: built}
- {id: xa, name: Xa, kind: system, status: live, provision: built}
- {id: dao, name: Đảo, kind: system, status: live, provision: built}
- {id: thu, name: Thử, kind: system, status: pilot, provision: built}
- {id: dv, name: Dịch vụ, kind: service, status: live, provision: rented}
- {id: qg, name: Quốc gia, kind: system, status: live, provision: national}
relations:
  integrates: [{from: truc, to: gan}, {from: xa, to: gan}, {from: dao, to: thu}]
""",
        "BR-PL-1",
    )
    assert metric.sentence == "2/3 hệ thống đang dùng đã kết nối nền tảng tích hợp."
    assert set(notes(metric)) == {"dao"}


@pytest.mark.parametrize(
    ("connected", "alone", "state"),
    [
        (9, 0, State.GREEN),
        (6, 3, State.GREEN),  # 3 of 10: at the yellow line
        (5, 4, State.AMBER),
        (4, 5, State.AMBER),  # 5 of 10: at the red line
        (3, 6, State.RED),
    ],
)
def test_fragmentation(connected: int, alone: int, state: State) -> None:
    metric = read(_systems(connected, alone), "BR-PL-2")
    assert (metric.value, metric.state) == (pytest.approx(alone / 10), state)
    assert (
        metric.sentence == f"{alone}/10 công cụ đang dùng hoặc thí điểm nằm ngoài mạng lưới kết nối lớn nhất."
    )


def test_fragmentation_needs_five_tools() -> None:
    assert read(_systems(0, 4), "BR-PL-2").value == pytest.approx(0.8)
    assert read(_systems(0, 3), "BR-PL-2").state is State.UNKNOWN


def _pairs(count: int) -> str:
    """`count` pairs of tools that do the same for Sở A."""
    tools = [(f"t{n}{letter}", f"viec_{n}") for n in range(max(count, 1)) for letter in "ab"]
    if not count:
        tools[1] = (tools[1][0], "viec_khac")
    lines = "".join(
        f"- {{id: {id}, name: Công cụ {id}, kind: system, status: live, provision: rented, "
        f"capabilities: [{work}]}}\n"
        for id, work in tools
    )
    uses = "".join(f"  - {{from: sa, to: {id}}}\n" for id, _ in tools)
    return BASE + f"tools:\n{lines}relations:\n  uses:\n{uses}"


@pytest.mark.parametrize(
    ("pairs", "state"), [(0, State.GREEN), (1, State.AMBER), (2, State.AMBER), (3, State.RED)]
)
def test_tools_that_do_the_same_work(pairs: int, state: State) -> None:
    metric = read(_pairs(pairs), "BR-PL-3")
    assert (metric.value, metric.state, len(metric.parts)) == (pairs, state, pairs)


REBUILT = (
    BASE
    + """
tools:
- {id: rieng, name: Xác thực riêng, kind: system, status: live, provision: built, capabilities: [dinh_danh]}
- {id: qg, name: VNeID, kind: platform, status: live, provision: national, capabilities: [dinh_danh]}
relations: {uses: [{from: sa, to: rieng}, {from: sa, to: qg}]}
"""
)


def test_what_is_offered_nationally_and_rebuilt_is_one_pair_though_two_checks_find_it() -> None:
    metric = read(REBUILT, "BR-PL-3")
    assert metric.value == 1
    assert len(metric.parts) == 1


def test_duplicates_follow_the_checks_that_are_on_and_mark_what_was_accepted() -> None:
    one_off = read(REBUILT + "profile: {severity: {PL-04: off}}\n", "BR-PL-3")
    assert (one_off.value, notes(one_off)) == (1, {"qg": "trùng với Xác thực riêng"})
    both_off = read(REBUILT + "profile: {severity: {PL-01: off, PL-04: off}}\n", "BR-PL-3")
    assert (both_off.state, both_off.sentence) == (
        State.UNKNOWN, "Không đo: thiết lập (profile) của sơ đồ này đã tắt kiểm tra PL-01, PL-04."
    )  # fmt: skip
    waived = read(
        _pairs(1)
        + """
positions: [{id: ct, name: Chủ tịch UBND tỉnh, organization: ub, rank: head}]
waivers: [{check: PL-01, subjects: [t0b, t0a], reason: Đang chuyển, approved_by: ct, until: 2022-12-31}]
""",
        "BR-PL-3",
    )
    assert waived.value == 1
    assert notes(waived) == {"t0a": "trùng với Công cụ t0b (chấp nhận có lý do)"}


def _provisions(*provisions: str) -> str:
    return (
        BASE
        + "tools:\n"
        + "".join(
            f"- {{id: t{n}, name: Công cụ {n}, kind: system, status: live, provision: {provision}}}\n"
            for n, provision in enumerate(provisions)
        )
    )


@pytest.mark.parametrize(
    ("paid", "owned", "state"),
    [
        (7, 3, State.GREEN),  # at the yellow line
        (6, 4, State.AMBER),
        (5, 5, State.AMBER),  # at the red line
        (4, 6, State.RED),
    ],
)
def test_tools_paid_for_by_use(paid: int, owned: int, state: State) -> None:
    provisions = ["national"] + ["rented"] * (paid - 1) + ["built"] * (owned - 1) + ["bought"]
    metric = read(_provisions(*provisions), "BR-PL-4")
    assert (metric.value, metric.state) == (paid / 10, state)
    assert len(metric.parts) == owned
