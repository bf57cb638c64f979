"""The catalogue as a whole: what the specification says of each check, its examples, and both samples."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rolemap import i18n
from rolemap.checks.base import Check, Names, Share, Words
from rolemap.checks.catalogue import GROUPS, catalogue, rules
from rolemap.checks.evaluate import Report, evaluate
from rolemap.checks.principles import PRINCIPLES
from tests.conftest import SAMPLES, graph_of, sample

CHECKS = sorted(catalogue())
SYMMETRIC = {"PL-01", "PL-05", "BU-07", "MH-02"}
FACTS = ("id", "slug", "group", "severity_rule", "waivable", "basis", "principle", "why", "borrowed_from")
VARIABLE = {"MH-02", "MH-05", "WV-01", "WV-02", "WV-03"}
"""The checks whose findings have now more, now fewer subjects."""


@cache
def specification() -> dict[str, Any]:
    """The catalogue of the specification, version 2, as it was given."""
    document: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "catalogue.yaml").read_text("utf-8"))
    return document


@cache
def specified() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in specification()["checks"]}


@cache
def on_example(id: str, which: str) -> Report:
    """The report on an example, read through the same gate as a user's file."""
    return evaluate(graph_of(getattr(catalogue()[id], which)))


def test_the_catalogue_holds_the_checks_of_the_specification_and_no_other() -> None:
    assert list(catalogue()) == sorted(specified())


@pytest.mark.parametrize("id", CHECKS)
def test_facts(id: str) -> None:
    check, given = catalogue()[id], specified()[id]
    for key in FACTS:
        assert getattr(check, key) == given[key], key
    assert check.name == given["name_en"]
    assert check.remedy == given["remedy_en"]
    assert check.severity.value == given["severity"]
    assert check.symmetric == (id in SYMMETRIC)
    if id not in VARIABLE:
        assert len(check.subjects) == len(given["subjects"])


@pytest.mark.parametrize("id", CHECKS)
def test_limits(id: str) -> None:
    check, given = catalogue()[id], dict(specified()[id]["limits"])
    any_other = given.pop("any other level of map.levels", None)
    assert check.open_limits == (any_other is not None)
    first_basis = next(iter(given.values()))["basis"] if given else ""
    assert {limit.name: (limit.default, limit.low, limit.high, limit.basis) for limit in check.limits} == {
        name: (
            limit["default"],
            limit["low"],
            limit["high"],
            first_basis if limit["basis"] == "same" else limit["basis"],
        )
        for name, limit in given.items()
    }


@pytest.mark.parametrize("id", CHECKS)
def test_names_and_remedies_in_vietnamese_are_those_of_the_specification(id: str) -> None:
    check, given = catalogue()[id], specified()[id]
    texts = i18n.domain(f"checks.{check.group}")
    # The specification is typed with straight quotation marks.
    assert texts(check.name).replace("“", '"').replace("”", '"') == given["name_vi"]
    assert texts(check.remedy) == given["remedy_vi"]


def test_groups_are_those_of_the_specification() -> None:
    texts = i18n.domain("checks")
    assert [(group.id, group.name, texts(group.name)) for group in GROUPS] == [
        (group["id"], group["name_en"], group["name_vi"]) for group in specification()["groups"]
    ]


def test_principles_are_those_of_the_specification() -> None:
    assert {
        key: f"{principle.number} {principle.text}".strip() for key, principle in PRINCIPLES.items()
    } == specification()["principles"]


@pytest.mark.parametrize("id", CHECKS)
def test_the_example_that_breaks_is_found(id: str) -> None:
    assert [finding for finding in on_example(id, "breaks").findings if finding.check == id]


@pytest.mark.parametrize("id", CHECKS)
def test_the_example_that_keeps_is_clean_and_draws_no_other_error(id: str) -> None:
    findings = on_example(id, "keeps").findings
    assert not [finding.key for finding in findings if finding.check == id or finding.severity.rank == 0]


@pytest.mark.parametrize("id", CHECKS)
def test_the_two_examples_differ_in_little(id: str) -> None:
    breaks, keeps = (set(getattr(catalogue()[id], which).splitlines()) for which in ("breaks", "keeps"))
    assert 0 < len(breaks ^ keeps) <= 4


@pytest.mark.parametrize("which", ["breaks", "keeps"])
@pytest.mark.parametrize("id", CHECKS)
def test_profile_and_waivers_of_the_examples_are_good(id: str, which: str) -> None:
    role_map = on_example(id, which).graph.map
    assert not list(rules().profile_defects(role_map.profile, role_map.waivers, role_map.info.levels))


def _every_report() -> list[Report]:
    reports = [on_example(id, which) for id in CHECKS for which in ("breaks", "keeps")]
    return [*reports, evaluate(sample("thai-binh")), evaluate(sample("nam-dinh"))]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_finding_becomes_a_sentence(language: str) -> None:
    with i18n.use(language):
        for report in _every_report():
            for finding in report.findings:
                sentence = report.message(finding)
                assert sentence.endswith("."), sentence
                assert "{" not in sentence and "None" not in sentence, sentence


def test_values_are_of_the_kinds_that_can_be_shown_and_the_sentence_uses_them() -> None:
    for report in _every_report():
        for finding in report.findings:
            check = report.check(finding)
            for key, value in finding.values.items():
                assert not isinstance(value, bool | tuple | list | dict), (finding.key, key)
                for id in value.ids if isinstance(value, Names) else ():
                    assert id in report.graph
                assert not isinstance(value, Share) or value.value >= 0
                for word in value.words if isinstance(value, Words) else ():
                    assert word.strip()
            assert set(_fields(check)) <= {*check.subjects, *finding.values}, finding.key


def _fields(check: Check) -> list[str]:
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(check.message) if name]


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_a_sample_gives_exactly_the_findings_that_it_was_made_for(name: str) -> None:
    findings = evaluate(sample(name)).findings
    found = [
        {"check": finding.check, "subjects": list(finding.subjects), "severity": finding.severity.value}
        for finding in sorted(findings, key=lambda finding: (finding.check, finding.subjects))
    ]
    assert found == json.loads((SAMPLES / f"{name}.expected.json").read_text("utf-8"))


def test_causes_that_the_samples_were_made_to_show() -> None:
    by_key = evaluate(sample("thai-binh")).by_key
    assert by_key["BU-01:tb.kp2"].caused_by == ("HD-01:tb.p.dieuhanh",)
    assert by_key["PA-05:tb.p.dieuhanh"].caused_by == ("PA-06:tb.p.dieuhanh",)
    assert by_key["PA-05:tb.p.vanban"].caused_by == ()
