"""Findings of two reports: what is new, fixed, still open, waived, and why one came or went by itself."""

from __future__ import annotations

from datetime import date

from rolemap.checks.catalogue import catalogue
from rolemap.checks.comparing import Because, FindingChange, FindingChanges, Outcome
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from rolemap.model.changes import changes
from tests.conftest import graph_of, sample
from tests.views.maps import TOOL, WHOLE, replaced, waiver, without


def between(old: str | RoleGraph, new: str | RoleGraph) -> FindingChanges:
    """The findings of two maps held against each other."""
    before, after = (graph_of(each) if isinstance(each, str) else each for each in (old, new))
    return FindingChanges(evaluate(before), evaluate(after), changes(before, after).renamed)


def told(found: FindingChanges) -> list[str]:
    """Each finding as its outcome and its key."""
    return [f"{one.outcome.value} {one.finding.key}" for one in found.all]


def only(found: FindingChanges, key: str) -> FindingChange:
    """The finding of that key."""
    (one,) = (one for one in found.all if one.finding.key == key)
    return one


NO_SETTER = without("sets")
NO_OWNER = without("owns")


def test_new_fixed_and_still_open() -> None:
    assert told(between(WHOLE, NO_OWNER)) == ["new PA-11:t"]
    found = between(NO_SETTER, NO_OWNER)
    assert told(found) == ["new PA-11:t", "fixed HD-07:ubnd", "fixed PA-01:p"]
    assert found.counts == {"new": 1, "open": 0, "fixed": 2, "waived": 0}
    fixed = only(found, "PA-01:p")
    assert fixed.old is not None and fixed.new is None and fixed.because is None
    same = between(NO_OWNER, NO_OWNER)
    assert told(same) == ["open PA-11:t"]
    assert not same and found


def test_what_is_waived_and_a_waiver_that_ended() -> None:
    waived = NO_SETTER + waiver("PA-01", "p")
    now = only(between(NO_SETTER, waived), "PA-01:p")
    assert (now.outcome, now.newly_waived, now.stirred) == (Outcome.WAIVED, True, True)
    as_before = only(between(waived, waived), "PA-01:p")
    assert (as_before.outcome, as_before.newly_waived, as_before.stirred) == (Outcome.WAIVED, False, False)
    ended = only(between(waived, NO_SETTER), "PA-01:p")
    assert (ended.outcome, ended.stirred) == (Outcome.OPEN, True)
    assert ended.ended_waiver is not None and ended.ended_waiver.reason == "Đang sáp nhập"
    fixed = only(between(waived, WHOLE + waiver("PA-01", "p")), "PA-01:p")
    assert (fixed.outcome, fixed.ended_waiver) == (Outcome.FIXED, None)


def test_a_waiver_ends_by_date() -> None:
    graph = graph_of(NO_SETTER + waiver("PA-01", "p"))
    found = between(RoleGraph(graph.map, date(2022, 12, 31)), RoleGraph(graph.map, date(2023, 1, 1)))
    assert only(found, "PA-01:p").ended_waiver is not None


def test_another_severity_and_other_figures_are_worth_telling() -> None:
    part = WHOLE.replace("{from: g.xa, to: t}", "{from: xa, to: t}")
    less = part.replace("size: 20", "size: 10")
    one = only(between(part, less), "PA-05:p")
    assert (one.outcome, one.values_differ, one.graver, one.stirred) == (Outcome.OPEN, True, 0, True)
    graver = only(between(part, part + "profile: {severity: {PA-05: error}}\n"), "PA-05:p")
    assert graver.graver > 0 and graver.stirred and not graver.values_differ
    milder = only(between(part, part + "profile: {severity: {PA-05: info}}\n"), "PA-05:p")
    assert milder.graver < 0


def test_a_gap_that_nobody_closed_says_why_it_is_gone() -> None:
    off = only(between(NO_SETTER, NO_SETTER + "profile: {severity: {PA-01: off}}\n"), "PA-01:p")
    assert (off.outcome, off.because) == (Outcome.FIXED, Because.SWITCH)
    on = only(between(NO_SETTER + "profile: {severity: {PA-01: off}}\n", NO_SETTER), "PA-01:p")
    assert (on.outcome, on.because) == (Outcome.NEW, Because.SWITCH)

    second = TOOL.replace("id: t,", "id: t2,").replace("Họp trực tuyến", "Công cụ khác")
    more = replaced((TOOL, f"{TOOL}\n- {second}"))
    gone = only(between(more, WHOLE), "PA-10:t2")
    assert (gone.outcome, gone.because) == (Outcome.FIXED, Because.SUBJECT)
    come = only(between(WHOLE, more), "PA-10:t2")
    assert (come.outcome, come.because) == (Outcome.NEW, Because.SUBJECT)
    ended = more.replace("id: t2,", "id: t2, valid_to: 2022-06-01,")
    assert only(between(more, ended), "PA-10:t2").because is Because.SUBJECT

    strict = WHOLE + "profile: {limits: {AW-03: {warning: 1, error: 2}}}\n"
    loosened = between(strict, WHOLE).of(Outcome.FIXED)
    assert {one.finding.check for one in loosened} == {"AW-03"}
    assert {one.because for one in loosened} == {Because.LIMITS}


def test_a_finding_is_followed_to_the_new_id_of_its_subject() -> None:
    other = NO_SETTER.replace("{id: p,", "{id: bt,").replace("to: p}", "to: bt}")
    found = between(NO_SETTER, other)
    assert told(found) == ["open HD-07:ubnd", "open PA-01:bt"]
    assert not found
    assert told(between(other, WHOLE)) == ["fixed HD-07:ubnd", "fixed PA-01:bt"]
    assert [one.because for one in (*between(other, WHOLE).all, *between(WHOLE, other).all)] == [None] * 4


def test_a_pair_of_tools_is_the_same_pair_when_the_new_ids_turn_it_round() -> None:
    pair = catalogue()["PL-05"].breaks
    turned = pair.replace("baocao,", "zbaocao,").replace("to: baocao}", "to: zbaocao}")
    assert [one.finding.key for one in between(pair, turned).all if one.finding.check == "PL-05"] == [
        "PL-05:thongke:zbaocao"
    ]
    assert only(between(pair, turned), "PL-05:thongke:zbaocao").outcome is Outcome.OPEN


def test_a_sample_and_itself_and_a_year_before() -> None:
    graph = sample("thai-binh")
    found = between(graph, graph)
    assert not found and {one.outcome for one in found.all} == {Outcome.OPEN}
    before = between(RoleGraph(graph.map, date(2021, 3, 15)), graph)
    assert only(before, "HD-05:tb.chutich:tb.pct").outcome is Outcome.NEW
