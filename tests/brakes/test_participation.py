"""Participation: three persons, coverage by size, levels left out, use that is more than an account."""

from __future__ import annotations

import pytest

from rolemap.brakes import State
from tests.brakes.gauges import notes, read

BASE = """
organizations:
- {id: ub, name: UBND tỉnh, kind: committee, level: province}
- {id: sa, name: Sở A, kind: department, level: province, parent: ub, apparatus: true}
- {id: xa, name: Khối xã (9), kind: block, level: commune, parent: ub, apparatus: true, size: 9}
- {id: dn, name: Doanh nghiệp A, kind: enterprise, level: enterprise}
positions:
- {id: ct, name: Chủ tịch UBND tỉnh, organization: ub, rank: head}
tools:
- {id: t, name: Cổng, kind: system, status: live, provision: rented}
- {id: qg, name: Nền tảng quốc gia, kind: platform, status: live, provision: national}
- {id: kh, name: Kế hoạch, kind: system, status: planned, provision: rented}
"""


def _problems(carried: int, bare: int) -> str:
    """Problems that t answers (set, built, used), and problems that nobody touched."""
    count = carried + bare
    text = (
        BASE
        + "problems:\n"
        + "".join(f"- {{id: p{n}, name: Bài toán {n}, owner: ub, status: approved}}\n" for n in range(count))
    )
    if not carried:
        return text
    sets = "".join(f"  - {{from: ct, to: p{n}}}\n" for n in range(carried))
    addresses = "".join(f"  - {{from: t, to: p{n}}}\n" for n in range(carried))
    return (
        text
        + f"""relations:
  sets:
{sets}  addresses:
{addresses}  builds: [{{from: dn, to: t}}]
  uses: [{{from: sa, to: t}}]
"""
    )


@pytest.mark.parametrize(
    ("carried", "bare", "state"),
    [(2, 0, State.GREEN), (2, 1, State.AMBER), (1, 1, State.AMBER), (1, 2, State.RED), (0, 1, State.RED)],
)
def test_problems_with_all_three_persons(carried: int, bare: int, state: State) -> None:
    metric = read(_problems(carried, bare), "BR-PA-1")
    assert (metric.value, metric.state) == (pytest.approx(carried / (carried + bare)), state)
    everything = "thiếu người đặt bài toán, người phát triển công cụ, người sử dụng công cụ"
    assert notes(metric) == dict.fromkeys((f"p{n}" for n in range(carried, carried + bare)), everything)


def test_each_missing_person_is_named() -> None:
    metric = read(
        BASE
        + """\
- {id: mo, name: Công cụ không ai làm, kind: system, status: live, provision: built}
- {id: bo, name: Công cụ không ai dùng, kind: system, status: live, provision: built}
problems:
- {id: khongdat, name: Không ai đặt, owner: ub, status: approved}
- {id: khonglam, name: Không ai làm, owner: ub, status: approved}
- {id: khongdung, name: Không ai dùng, owner: ub, status: approved}
- {id: quocgia, name: Nền tảng quốc gia làm, owner: ub, status: approved}
- {id: mai, name: Mới có kế hoạch, owner: ub, status: approved}
- {id: xong, name: Đã xong, owner: ub, status: closed}
relations:
  sets: [{from: ct, to: khonglam}, {from: ct, to: khongdung}, {from: ct, to: quocgia}, {from: ct, to: mai}]
  addresses:
  - {from: t, to: khongdat}
  - {from: qg, to: quocgia}
  - {from: kh, to: mai}
  - {from: mo, to: khonglam}
  - {from: bo, to: khongdung}
  builds: [{from: dn, to: t}, {from: dn, to: bo}, {from: dn, to: kh}]
  uses: [{from: sa, to: t}, {from: sa, to: qg}, {from: sa, to: mo}, {from: sa, to: kh}]
""",
        "BR-PA-1",
    )
    assert notes(metric) == {
        "khongdat": "thiếu người đặt bài toán",
        "khonglam": "thiếu người phát triển công cụ",
        "khongdung": "thiếu người sử dụng công cụ",
        "mai": "thiếu người phát triển công cụ, người sử dụng công cụ",
    }
    assert metric.sentence.startswith("1/5 bài toán có đủ ba người")


def _covered(communes: int, used: int) -> str:
    """One problem for so many communes (each a block of size 1), of which the first `used` take part."""
    units = "".join(
        f"- {{id: x{n}, name: Xã {n}, kind: committee, level: commune, parent: ub, apparatus: true}}\n"
        for n in range(communes)
    )
    uses = "".join(f"  - {{from: x{n}, to: t}}\n" for n in range(used))
    return f"""
organizations:
- {{id: ub, name: UBND tỉnh, kind: committee, level: province}}
{units}
problems: [{{id: p, name: Bài toán, owner: ub, status: approved, audience: [commune]}}]
tools: [{{id: t, name: Cổng, kind: system, status: live, provision: rented}}]
relations:
  addresses: [{{from: t, to: p}}]
  uses:
{uses}"""


@pytest.mark.parametrize(
    ("communes", "used", "state"),
    [(4, 4, State.GREEN), (4, 3, State.AMBER), (4, 2, State.AMBER), (5, 2, State.RED)],
)
def test_coverage(communes: int, used: int, state: State) -> None:
    metric = read(_covered(communes, used), "BR-PA-2")
    assert (metric.value, metric.state) == (pytest.approx(used / communes), state)
    assert notes(metric) == ({"p": f"{used}/{communes} đơn vị"} if used < communes else {})


def test_coverage_counts_folded_blocks_by_size_over_all_problems_largest_gap_first() -> None:
    """p asks 1 + 9 and gets 9; q asks 9 and has no tool: 9 of 19."""
    metric = read(
        BASE
        + """
problems:
- {id: p, name: Một, owner: ub, status: approved, audience: [province, commune]}
- {id: q, name: Hai, owner: ub, status: approved, audience: [commune]}
- {id: r, name: Ba, owner: ub, status: approved}
- {id: s, name: Bốn, owner: ub, status: proposed, audience: [commune]}
relations:
  addresses: [{from: t, to: p}]
  uses: [{from: xa, to: t}]
""",
        "BR-PA-2",
    )
    assert metric.value == pytest.approx(9 / 19)
    assert [part.id for part in metric.parts] == ["q", "p"]
    assert notes(metric) == {"q": "0/9 đơn vị", "p": "9/10 đơn vị"}
    assert (
        metric.sentence == "Cộng mọi bài toán, 9/19 lượt đơn vị thuộc diện phải tham gia đã sử dụng công cụ."
    )


def _levels(whole: int, empty: int) -> str:
    problems = "".join(
        f"- {{id: p{n}, name: Bài toán {n}, owner: ub, status: approved, audience: [province, commune]}}\n"
        for n in range(whole + empty)
    )
    addresses = "".join(
        f"  - {{from: {'t' if n < whole else 'qg'}, to: p{n}}}\n" for n in range(whole + empty)
    )
    return (
        BASE
        + f"""
problems:
{problems}
relations:
  addresses:
{addresses}
  uses: [{{from: sa, to: t}}, {{from: xa, to: t}}, {{from: sa, to: qg}}]
"""
    )


@pytest.mark.parametrize(
    ("whole", "empty", "state"),
    [(2, 0, State.GREEN), (2, 1, State.AMBER), (1, 1, State.AMBER), (1, 2, State.RED)],
)
def test_problems_that_leave_out_a_level(whole: int, empty: int, state: State) -> None:
    metric = read(_levels(whole, empty), "BR-PA-3")
    assert (metric.value, metric.state) == (pytest.approx(empty / (whole + empty)), state)
    assert set(notes(metric).values()) == ({"cấp chưa tham gia: xã"} if empty else set())


def test_an_abolished_level_is_left_out_and_an_own_level_keeps_its_word() -> None:
    metric = read(
        BASE
        + """
map: {levels: [province, vung, commune]}
problems: [{id: p, name: Một, owner: ub, status: approved, audience: [province, vung]}]
relations:
  addresses: [{from: t, to: p}]
  uses: [{from: sa, to: t}]
""",
        "BR-PA-3",
    )
    assert notes(metric) == {"p": "cấp chưa tham gia: vung"}


def _rates(*rates: float) -> str:
    """Tools that the communes must use, at so many rates; the target of their level is 0.6 (PA-07)."""
    tools = "".join(
        f"- {{id: c{n}, name: Công cụ {n}, kind: system, status: live, provision: rented}}\n"
        for n in range(len(rates))
    )
    uses = "".join(
        f"  - {{from: xa, to: c{n}, mandatory: true, active_rate: {rate}}}\n" for n, rate in enumerate(rates)
    )
    return BASE + tools + f"relations:\n  uses:\n  - {{from: xa, to: t, active_rate: 0.1}}\n{uses}"


@pytest.mark.parametrize(
    ("rates", "share", "state"),
    [([0.6], 1, State.GREEN), ([0.9, 0.5], 0.5, State.AMBER), ([0.9, 0.5, 0.59], 1 / 3, State.RED)],
)
def test_mandatory_tools_really_used(rates: list[float], share: float, state: State) -> None:
    metric = read(_rates(*rates), "BR-PA-4")
    assert (metric.value, metric.state) == (pytest.approx(share), state)


@pytest.mark.parametrize(
    "use",
    [
        "{from: xa, to: t, mandatory: true, active_rate: 0.9, valid_to: 2022-06-30}",
        "{from: cu, to: t, mandatory: true, active_rate: 0.9}",
        "{from: xa, to: kh, mandatory: true, active_rate: 0.9}",
        "{from: xa, to: t, mandatory: false, active_rate: 0.9}",
        "{from: xa, to: t, active_rate: 0.9}",
        "{from: xa, to: t, mandatory: true}",
    ],
)
def test_a_use_that_has_ended_or_gives_no_mandatory_rate_measures_nothing(use: str) -> None:
    old = "- {id: cu, name: Xã cũ, kind: committee, level: commune, valid_to: 2022-01-01}\npositions:"
    text = BASE.replace("positions:", old) + f"relations: {{uses: [{use}]}}\n"
    assert read(text, "BR-PA-4").state is State.UNKNOWN


def test_use_is_unknown_with_the_check_turned_off() -> None:
    off = read(_rates(0.1) + "profile: {severity: {PA-07: off}}\n", "BR-PA-4")
    assert (off.state, off.sentence) == (
        State.UNKNOWN, "Không đo: thiết lập (profile) của sơ đồ này đã tắt kiểm tra PA-07."
    )  # fmt: skip


def test_without_an_audience_nothing_of_the_apparatus_is_measured() -> None:
    text = BASE + "problems: [{id: p, name: Một, owner: ub, status: approved}]"
    assert [read(text, id).state for id in ("BR-PA-2", "BR-PA-3")] == [State.UNKNOWN, State.UNKNOWN]
