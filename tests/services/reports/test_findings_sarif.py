"""SARIF 2.1.0: valid against its schema, and what a dashboard needs is where it looks for it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.services.checking import Workspace
from rolemap.services.reports.findings import sarif
from tests.conftest import sample

SCHEMA = json.loads(
    (Path(__file__).parent / "fixtures" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)


def test_it_is_valid(gaps: Workspace, clean: Workspace) -> None:
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(sarif.report([gaps, clean])))


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_samples_are_valid(name: str) -> None:
    workspace = Workspace("-", evaluate(sample(name)))
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(sarif.report([workspace])))


def test_the_schema_would_tell() -> None:
    log = {
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "rolemap"}}, "results": [{"level": "error"}]}],
    }
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_a_result_points_to_rule_file_line_and_elements(gaps: Workspace) -> None:
    run = json.loads(sarif.report([gaps]))["runs"][0]
    result = run["results"][0]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], result["ruleId"], result["level"]) == ("HD-01", "HD-01", "error")
    location = result["locations"][0]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "s%C6%A1%20%C4%91%E1%BB%93/t%E1%BB%89nh%201.yaml"},
        "region": {"startLine": 12},
    }
    assert [element["fullyQualifiedName"] for element in location["logicalLocations"]] == ["nop"]
    assert result["partialFingerprints"] == {"findingKey/v1": "example/HD-01:nop"}


def test_names_are_no_links_and_no_placeholders(gaps: Workspace) -> None:
    result = json.loads(sarif.report([gaps]))["runs"][0]["results"][0]
    assert "“Nộp \\[giấy\\] 100%: {{lại}}, mãi”" in result["message"]["text"]


def test_only_the_waived_finding_is_suppressed(gaps: Workspace) -> None:
    results = json.loads(sarif.report([gaps]))["runs"][0]["results"]
    suppressed = {result["ruleId"]: result["suppressions"] for result in results if "suppressions" in result}
    assert list(suppressed) == ["AW-05"]
    assert suppressed["AW-05"][0]["status"] == "accepted"
    assert "Chờ số liệu" in suppressed["AW-05"][0]["justification"]


def test_standard_input_has_no_file(clean: Workspace) -> None:
    workspace = Workspace("-", evaluate(sample("thai-binh")))
    locations = [
        result["locations"][0] for result in json.loads(sarif.report([workspace]))["runs"][0]["results"]
    ]
    assert locations and not any("physicalLocation" in location for location in locations)
