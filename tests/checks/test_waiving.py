"""Waivers of all kinds: which finding they accept, and what the report says of them."""

from __future__ import annotations

import pytest

from rolemap.checks.evaluate import Report, evaluate
from tests.conftest import graph_of

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch, organization: ubnd, rank: head}
- {id: pct, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
tools:
- {id: a, name: Công cụ A, kind: platform, status: live, provision: national, capabilities: [x]}
- {id: b, name: Công cụ B, kind: platform, status: live, provision: national, capabilities: [x]}
documents:
- {id: dean, name: Đề án, kind: scheme}
bodies:
- {id: bcd, name: Ban Chỉ đạo, scope: ubnd}
problems:
- {id: p, name: Bài toán, owner: ubnd, status: approved, start: 2022-01-01}
thresholds:
- {id: n, name: Ngưỡng, metric: Số liệu, must_stay: below, limit: 1,
   measurements: [{date: 2022-06-01, value: 2}]}
relations:
  chairs: [{from: chutich, to: bcd}]
  signs: [{from: pct, to: dean, mode: KT}]
  uses: [{from: ubnd, to: a}, {from: ubnd, to: b}]
  about: [{from: dean, to: bcd}, {from: n, to: p}]
  addresses: [{from: a, to: p}]
  sets: [{from: pct, to: p}]
waivers:
"""
KEPT = {"HD-08:dean", "PL-01:a:b", "AW-07:p:n", "HD-01:p"}


def report(*waivers: str, rest: str = "", only: list[str] | None = None) -> Report:
    lines = "".join(f"- {{reason: lý do, approved_by: chutich, {waiver}}}\n" for waiver in waivers)
    return evaluate(graph_of(MAP + lines + rest), only)


def fate(*waivers: str, rest: str = "") -> tuple[set[str], set[str]]:
    """The keys of the waived findings, and those of the findings on waivers."""
    made = report(*waivers, rest=rest)
    assert made.by_key.keys() >= KEPT - ({"HD-08:dean"} if rest else set())
    waived = {one.key for one in made.findings if not one.open}
    return waived, {one.key for one in made.findings if one.check.startswith("WV")}


@pytest.mark.parametrize(
    ("waiver", "waived", "said"),
    [
        ("check: HD-08, subjects: [dean], until: 2022-12-31", {"HD-08:dean"}, set()),
        ("check: HD-08, subjects: [dean], until: 2022-06-30", {"HD-08:dean"}, set()),
        ("check: HD-08, subjects: [dean], until: 2022-06-29", set(), {"WV-01:dean"}),
        ("check: HD-08, subjects: [bcd], until: 2022-06-29", set(), {"WV-01:bcd"}),
        ("check: HD-08, subjects: [bcd], until: 2022-06-30", set(), {"WV-02:bcd"}),
        ("check: HD-08, subjects: [dean, bcd], until: 2022-12-31", set(), {"WV-02:dean:bcd"}),
        ("check: AW-07, subjects: [p, n], until: 2022-12-31", {"AW-07:p:n"}, set()),
        ("check: AW-07, subjects: [n, p], until: 2022-12-31", set(), {"WV-02:n:p"}),
        ("check: PL-01, subjects: [a, b], until: 2022-12-31", {"PL-01:a:b"}, set()),
        ("check: PL-01, subjects: [b, a], until: 2022-12-31", {"PL-01:a:b"}, set()),
        ("check: PL-01, subjects: [b, a], until: 2022-01-31", set(), {"WV-01:a:b"}),
        ("check: PL-03, subjects: [], until: 2022-12-31", set(), {"WV-02"}),
        ("check: HD-01, subjects: [p], until: 2022-12-31", set(), {"WV-03:p"}),
        ("check: HD-01, subjects: [p], until: 2021-12-31", set(), {"WV-03:p"}),
        ("check: HD-01, subjects: [bcd], until: 2022-12-31", set(), {"WV-03:bcd"}),
        ("check: WV-02, subjects: [bcd], until: 2022-12-31", set(), {"WV-03:bcd"}),
    ],
)
def test_one_waiver(waiver: str, waived: set[str], said: set[str]) -> None:
    assert fate(waiver) == (waived, said)


def test_a_check_that_is_turned_off_has_no_findings_to_waive() -> None:
    off = "profile: {severity: {HD-08: 'off'}}\n"
    assert fate("check: HD-08, subjects: [dean], until: 2022-12-31", rest=off) == (set(), {"WV-02:dean"})


def test_a_waiver_meets_the_finding_under_the_limits_of_the_profile() -> None:
    waiver = "check: AW-04, subjects: [p], until: 2022-12-31"
    assert fate(waiver)[1] == {"WV-02:p"}
    assert "AW-04:p" in report(waiver, rest="profile: {limits: {AW-04: {days: 30}}}\n").by_key
    assert fate(waiver, rest="profile: {limits: {AW-04: {days: 30}}}\n") == ({"AW-04:p"}, set())


def test_a_waived_finding_stays_in_its_place_and_is_counted_apart() -> None:
    before, after = report(), report("check: AW-07, subjects: [p, n], until: 2022-12-31")
    assert [one.key for one in before.findings] == [one.key for one in after.findings]
    assert after.counts["error"] == before.counts["error"] - 1
    assert (before.counts["waived"], after.counts["waived"]) == (0, 1)
    finding = next(one for one in after.to_json()["findings"] if one["key"] == "AW-07:p:n")
    assert finding["waived"] == {"reason": "lý do", "until": "2022-12-31", "approved_by": "chutich"}


def test_of_two_waivers_on_one_finding_the_longer_one_is_shown() -> None:
    short, long = (f"check: HD-08, subjects: [dean], until: {day}" for day in ("2022-07-31", "2022-12-31"))
    for waivers in ((short, long), (long, short)):
        waiver = report(*waivers).by_key["HD-08:dean"].waived
        assert waiver is not None and waiver.until.isoformat() == "2022-12-31"


def test_waivers_of_several_checks_on_the_same_subjects_are_one_finding() -> None:
    made = report(
        "check: HD-08, subjects: [bcd], until: 2022-03-31",
        "check: AW-04, subjects: [bcd], until: 2022-05-31",
    )
    finding = made.by_key["WV-01:bcd"]
    assert finding.values["checks"] == "AW-04, HD-08"
    assert made.message(finding).startswith(
        "Chấp nhận có lý do đối với AW-04, HD-08 cho Ban Chỉ đạo đã hết hạn ngày 31/05/2022, trước"
    )


def test_a_waiver_on_the_whole_map_says_so() -> None:
    made = report("check: PL-03, subjects: [], until: 2022-12-31")
    assert "cho toàn bộ sơ đồ" in made.message(made.by_key["WV-02"])


def test_a_waiver_is_judged_by_checks_that_were_not_asked_for() -> None:
    waivers = (
        "check: HD-08, subjects: [dean], until: 2022-12-31",
        "check: AW-04, subjects: [p], until: 2022-12-31",
    )
    assert [one.key for one in report(*waivers, only=["WV-02"]).findings] == ["WV-02:p"]
    assert [one.key for one in report(*waivers, only=["HD-08"]).findings] == ["HD-08:dean"]
    assert not report(*waivers, only=["HD-08"]).findings[0].open
