"""The catalogue run on a map: order, numbers, profile, causes, and a report that is lazy until it is read."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rolemap.checks import evaluate as evaluation
from rolemap.checks import wording
from rolemap.checks.base import Check, Hit, Names, Severity, Words
from rolemap.checks.evaluate import evaluate
from rolemap.errors import UnknownName
from rolemap.model import RelationTable, RoleGraph, RoleMap
from tests.conftest import graph_of, sample

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd, tool_count_survey: 25}
- {id: xb, name: UBND xã B, kind: committee, level: commune, parent: ubnd, tool_count_survey: 12}
groups:
- {id: nhom, name: Hai xã, members: [xa, xb]}
positions:
- {id: pct, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
documents:
- {id: dean, name: Đề án, kind: scheme}
- {id: kehoach, name: Kế hoạch, kind: plan}
bodies:
- {id: bcd, name: Ban Chỉ đạo, scope: ubnd}
relations:
  signs: [{from: pct, to: dean, mode: KT}, {from: pct, to: kehoach, mode: KT}]
  about: [{from: dean, to: bcd}, {from: kehoach, to: bcd}]
"""


def keys(text: str, **asked: Any) -> list[tuple[int, str, str]]:
    return [(one.number, one.key, one.severity.value) for one in evaluate(graph_of(text), **asked).findings]


def test_order_is_severity_check_subjects_and_numbers_follow_it() -> None:
    assert keys(MAP) == [
        (1, "AW-03:xa", "error"),
        (2, "HD-02:bcd", "error"),
        (3, "AW-03:xb", "warning"),
        (4, "HD-08:dean", "warning"),
        (5, "HD-08:kehoach", "warning"),
    ]


def test_subjects_are_sorted_by_code_point() -> None:
    text = "organizations:\n" + "".join(
        f"- {{id: {id}, name: Xã {id}, kind: other, level: commune, tool_count_survey: 12}}\n"
        for id in ("root", "b", "a.b", "a", "B", "a-b", "a_b")
    )
    assert [one.subjects[0] for one in evaluate(graph_of(text), only=["AW-03"]).findings] == [
        "B", "a", "a-b", "a.b", "a_b", "b", "root",
    ]  # fmt: skip


def test_the_profile_replaces_every_severity_of_a_check() -> None:
    assert keys(MAP + "profile: {severity: {AW-03: info, HD-08: error}}\n") == [
        (1, "HD-02:bcd", "error"),
        (2, "HD-08:dean", "error"),
        (3, "HD-08:kehoach", "error"),
        (4, "AW-03:xa", "info"),
        (5, "AW-03:xb", "info"),
    ]


def test_off_removes_the_findings() -> None:
    found = keys(MAP + "profile: {severity: {AW-03: 'off', HD-08: 'off'}}\n")
    assert found == [(1, "HD-02:bcd", "error")]


def test_the_profile_replaces_limits_by_name() -> None:
    found = keys(MAP + "profile: {limits: {AW-03: {error: 12}}}\n", only=["AW-03"])
    assert found == [(1, "AW-03:xa", "error"), (2, "AW-03:xb", "error")]
    assert keys(MAP + "profile: {limits: {AW-03: {warning: 26, error: 30}}}\n", only=["AW-03"]) == []


def test_only_some_checks() -> None:
    assert keys(MAP, only=["HD-08", "aw-03", "HD-08"]) == [
        (1, "AW-03:xa", "error"),
        (2, "AW-03:xb", "warning"),
        (3, "HD-08:dean", "warning"),
        (4, "HD-08:kehoach", "warning"),
    ]
    assert keys(MAP, only=[]) == []


def test_only_an_unknown_check_is_refused_with_what_comes_near() -> None:
    with pytest.raises(UnknownName, match="HD-08"):
        evaluate(graph_of(MAP), only=["HD-8"])


def test_the_date_of_the_graph_is_the_date_of_the_findings() -> None:
    report = evaluate(RoleGraph(sample("thai-binh").map, date(2022, 5, 1)))
    assert report.to_json()["as_of"] == "2022-05-01"
    assert "HD-05:tb.chutich:tb.pct" not in report.by_key


def test_a_cause_that_was_not_found_is_not_named() -> None:
    role_map = sample("thai-binh").map
    without = replace(role_map, profile=replace(role_map.profile, severity={"PA-06": "off"}))
    key = "PA-05:tb.p.dieuhanh"
    assert evaluate(RoleGraph(role_map)).by_key[key].caused_by == ("PA-06:tb.p.dieuhanh",)
    assert evaluate(RoleGraph(without)).by_key[key].caused_by == ()
    assert evaluate(RoleGraph(role_map), only=["PA-05"]).by_key[key].caused_by == ()


def test_findings_by_subject_and_by_key() -> None:
    report = evaluate(sample("thai-binh"))
    assert [one.key for one in report.by_subject("tb.t.bcrieng")] == [
        "PL-01:tb.t.baocao:tb.t.bcrieng",
        "PL-02:tb.t.bcrieng",
        "PL-05:tb.t.baocao:tb.t.bcrieng",
    ]
    assert report.by_subject("tb.syt") == ()
    assert report.by_key["HD-01:tb.p.dieuhanh"].number == 4


def _shuffled(role_map: RoleMap, seed: int) -> RoleMap:
    order = random.Random(seed)

    def mixed(things: Any) -> Any:
        return order.sample(list(things), len(things))

    return replace(
        role_map,
        sections={name: tuple(mixed(section)) for name, section in role_map.sections.items()},
        relations={
            kind: RelationTable.from_records(kind, mixed(list(table.records())))
            for kind, table in role_map.relations.items()
        },
        waivers=tuple(mixed(role_map.waivers)),
    )


def _without_wording(report: dict[str, Any]) -> dict[str, Any]:
    for finding in report["findings"]:
        del finding["message"]
        finding["values"] = {
            key: sorted(value) if isinstance(value, list) else value
            for key, value in finding["values"].items()
        }
    return report


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_order_of_the_file_changes_nothing(name: str) -> None:
    role_map = sample(name).map
    expected = _without_wording(evaluate(RoleGraph(role_map)).to_json())
    for seed in range(5):
        assert _without_wording(evaluate(RoleGraph(_shuffled(role_map, seed))).to_json()) == expected


def test_the_same_map_gives_the_same_report() -> None:
    role_map = sample("nam-dinh").map
    assert evaluate(RoleGraph(role_map)).to_json() == evaluate(RoleGraph(role_map)).to_json()


def test_json_is_as_other_programs_expect_it() -> None:
    report = evaluate(sample("thai-binh")).to_json()
    assert {key: report[key] for key in ("rolemap", "map", "as_of", "counts")} == {
        "rolemap": 1,
        "map": "thai-binh",
        "as_of": "2022-06-30",
        "counts": {"error": 8, "warning": 10, "info": 0, "waived": 0},
    }
    finding = report["findings"][3]
    assert list(finding) == [
        "number", "key", "check", "severity", "subjects", "relations", "message", "why", "remedy", "values",
        "caused_by", "waived",
    ]  # fmt: skip
    assert {key: finding[key] for key in ("number", "key", "check", "severity", "subjects", "relations")} == {
        "number": 4,
        "key": "HD-01:tb.p.dieuhanh",
        "check": "HD-01",
        "severity": "error",
        "subjects": ["tb.p.dieuhanh"],
        "relations": [["sets", "tb.gdstttt", "tb.p.dieuhanh"]],
    }
    assert finding["remedy"].startswith("Người đứng đầu cơ quan chủ trì ký giao bài toán")
    assert finding["waived"] is None


def test_no_sentence_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def unasked(*_: object) -> str:
        raise AssertionError("nobody asked for a sentence")

    monkeypatch.setattr(wording, "message", unasked)
    report = evaluate(sample("thai-binh"))
    assert report.counts["error"] == 8
    assert report.by_subject("tb.p.dieuhanh")


class Doubling(Check):
    """A check that tells of the same subjects more than once, as no check of the catalogue should."""

    id, slug, group = "AW-01", "extra-task", "awareness"
    name = message = why = remedy = basis = breaks = keeps = "x"
    subjects = ("problem",)
    severity = Severity.INFO
    principle = "new"

    hits = (
        Hit(("p",), values={"who": Names(("a", "b")), "what": Words(("x",)), "n": 1}, causes=("HD-01:p",)),
        Hit(("q",)),
        Hit(
            ("p",),
            values={"who": Names(("b", "c")), "n": 2},
            severity=Severity.WARNING,
            causes=("HD-01:p", "K"),
        ),
    )

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        yield from self.hits


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_one_finding_for_one_list_of_subjects(
    monkeypatch: pytest.MonkeyPatch, order: tuple[int, ...]
) -> None:
    doubling = Doubling()
    doubling.hits = tuple(Doubling.hits[place] for place in order)  # type: ignore[misc]  # only in this test
    monkeypatch.setattr(evaluation, "catalogue", lambda: {"AW-01": doubling})
    first, second = evaluate(graph_of("")).findings
    assert (first.key, first.severity, second.key, second.severity) == (
        "AW-01:p", Severity.WARNING, "AW-01:q", Severity.INFO,
    )  # fmt: skip
    assert first.values == {"who": Names(("b", "c", "a")), "n": 2, "what": Words(("x",))}
