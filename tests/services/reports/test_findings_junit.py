"""JUnit: valid against the strict schema, and counted as a build server counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from rolemap.checks.catalogue import catalogue
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from rolemap.services.checking import Workspace
from rolemap.services.reports.findings import junit
from tests.conftest import graph_of, sample

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "fixtures" / "junit.xsd"))


def suites(*maps: Workspace) -> list[etree._Element]:
    """The suites of the report, after a look through the schema."""
    document = etree.fromstring(junit.report(maps).encode("utf-8"))
    SCHEMA.assertValid(document)
    return list(document)


def test_each_map_is_a_suite(gaps: Workspace, clean: Workspace) -> None:
    first, second = suites(gaps, clean)
    assert first.get("name") == "Tỉnh <A> & B"
    assert {name: first.get(name) for name in ("failures", "skipped", "errors")} == {
        "failures": "3",
        "skipped": "1",
        "errors": "0",
    }
    assert second.get("tests") == str(len(catalogue()))
    assert second.get("failures") == "0"


def test_counts_are_those_of_the_cases(gaps: Workspace) -> None:
    (suite,) = suites(gaps)
    assert len(suite.findall("testcase")) == int(suite.get("tests"))
    assert len(suite.findall("testcase/failure")) == int(suite.get("failures"))
    assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped"))


def test_a_failure_tells_what_where_and_what_to_do(gaps: Workspace) -> None:
    failure = suites(gaps)[0].find("testcase/failure")
    assert failure.get("type") == "error"
    assert failure.get("message").startswith("Bài toán “Nộp [giấy] 100%: {lại}, mãi”")
    assert "sơ đồ/tỉnh 1.yaml:12" in failure.text
    assert "Cách xử lý: " in failure.text


def test_a_note_passes_and_is_told(gaps: Workspace) -> None:
    assert suites(gaps)[0].findtext("system-out").startswith("5. Bài toán “Việc mới”")


def test_a_part_of_the_catalogue_claims_nothing_about_the_rest() -> None:
    workspace = Workspace("-", evaluate(sample("thai-binh"), ["HD-01"]), whole=False)
    assert [case.get("name").split(":")[0] for case in suites(workspace)[0].findall("testcase")] == ["HD-01"]


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\ufffe"])
def test_letters_that_no_xml_may_hold(letter: str) -> None:
    """The gate refuses such letters; a map made by a program may bring them."""
    graph = graph_of("problems: []\n")
    role_map = replace(graph.map, info=replace(graph.info, title={"vi": f"a{letter}b"}))
    assert suites(Workspace("-", evaluate(RoleGraph(role_map))))[0].get("name") == "a\ufffdb"
