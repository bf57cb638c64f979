"""Gaps as a page lists them: nested under their causes, counted by sign, one of them in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph, RoleMap
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.gaps.listed import _top, gaps_of
from rolemap.services.maps.gaps.one import GapClosed, gap_in_full
from rolemap.services.maps.opening import Opened
from rolemap.store import open_store
from tests.conftest import load_text, sample

WAIVED = """
organizations:
  - {id: u, name: Ủy ban, kind: committee, level: province, apparatus: true}
positions:
  - {id: head, name: Chủ tịch, organization: u, rank: head}
problems:
  - {id: p, name: Bài toán, owner: u, status: active, audience: [province]}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over an empty database."""
    store = open_store(None, tmp_path)
    yield Desk(store)
    store.close()


def kept(desk: Desk, role_map: RoleMap) -> Opened:
    """A map as the desk opens it."""
    return desk.open(desk.create(role_map, "người lập").map)


@dataclass(frozen=True)
class Caused:
    """What `_top` asks of a finding."""

    key: str
    caused_by: tuple[str, ...] = ()


def tops(*findings: Caused) -> Mapping[str, str]:
    """The key under which each finding stands."""
    here = MappingProxyType({one.key: one for one in findings})
    return {one.key: _top(one, here) for one in findings}  # type: ignore[arg-type]  # it asks for no more


def test_a_chain_of_causes_stands_under_its_first() -> None:
    """What follows from a consequence stands under the same cause."""
    assert tops(Caused("a"), Caused("b", ("a",)), Caused("c", ("b",))) == {"a": "a", "b": "a", "c": "a"}


def test_a_cause_of_another_brake_nests_nothing() -> None:
    """The number of the cause is named instead."""
    assert tops(Caused("a", ("elsewhere",))) == {"a": "a"}


def test_findings_that_cause_each_other_are_all_listed() -> None:
    """A circle is no reason to lose one."""
    assert tops(Caused("a", ("b",)), Caused("b", ("a",))) == {"a": "a", "b": "b"}


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_every_finding_stands_in_the_list_once(desk: Desk, name: str) -> None:
    """Grouped and nested, none is lost and none stands twice."""
    workspace = kept(desk, sample(name).map).workspace
    listed = [
        one.finding.number
        for group in gaps_of(workspace).groups
        for gap in group.gaps
        for one in (gap, *gap.consequences)
    ]
    assert sorted(listed) == [finding.number for finding in workspace.report.findings]


def test_groups_are_counted_by_sign_and_sorted_by_weight(desk: Desk) -> None:
    """The group with most errors stands first and shows the light of its brake."""
    groups = gaps_of(kept(desk, sample("thai-binh").map).workspace).groups
    errors = [group.counts["error"] for group in groups]
    assert errors == sorted(errors, reverse=True)
    assert groups[0].brake is not None
    assert groups[0].brake.id == groups[0].id


def test_one_gap_names_subjects_relations_and_what_follows(desk: Desk) -> None:
    """All in words, each element with its section."""
    found = gap_in_full(kept(desk, sample("thai-binh").map), "HD-01:tb.p.dieuhanh")
    assert [(one.id, one.section) for one in found.subjects] == [("tb.p.dieuhanh", "problems")]
    assert [(line.source.id, line.label, line.target.id) for line in found.lines] == [
        ("tb.gdstttt", "đặt bài toán", "tb.p.dieuhanh")
    ]
    assert [finding.key for finding, _message in found.consequences] == ["BU-01:tb.kp2"]
    assert found.waiver == ""


def test_a_gap_that_is_not_there_is_closed(desk: Desk) -> None:
    """A link may be older than the map."""
    with pytest.raises(GapClosed):
        gap_in_full(kept(desk, sample("thai-binh").map), "HD-01:none")


def test_what_was_accepted_has_a_sign_of_its_own(desk: Desk) -> None:
    """Whatever its severity, and it stands where it stood."""
    finding = evaluate(RoleGraph(load_text(WAIVED))).findings[0]
    waiver = f"""
waivers:
  - {{check: {finding.check}, subjects: [{", ".join(finding.subjects)}], reason: Đang xử lý theo kế hoạch năm nay,
     until: 2099-01-01, approved_by: head}}
"""
    workspace = kept(desk, load_text(WAIVED + waiver)).workspace
    gaps = gaps_of(workspace)
    again = next(gap for group in gaps.groups for gap in group.gaps if gap.finding.key == finding.key)
    assert again.sign == "waived"
    assert gaps.counts["waived"] == 1
