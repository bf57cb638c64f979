"""The JSON that other programs rely on (interface.md)."""

from __future__ import annotations

import json

from rolemap.services.checking import Workspace
from rolemap.services.reports.findings import json as findings_json


def test_one_map_is_an_object(gaps: Workspace) -> None:
    document = json.loads(findings_json.report([gaps]))
    assert list(document) == ["rolemap", "map", "as_of", "findings", "counts"]
    assert document["counts"] == {"error": 3, "warning": 0, "info": 1, "waived": 1}
    first = document["findings"][0]
    assert list(first) == [
        "number", "key", "check", "severity", "subjects", "relations", "message", "why", "remedy", "values",
        "caused_by", "waived",
    ]  # fmt: skip
    assert (first["key"], first["relations"]) == ("HD-01:nop", [["sets", "pct", "nop"]])
    waived = next(finding["waived"] for finding in document["findings"] if finding["check"] == "AW-05")
    assert waived == {"reason": "Chờ số liệu\nquý III", "until": "2022-12-31", "approved_by": "chutich"}


def test_several_maps_are_a_list(gaps: Workspace, clean: Workspace) -> None:
    documents = json.loads(findings_json.report([gaps, clean]))
    assert [len(document["findings"]) for document in documents] == [5, 0]


def test_vietnamese_is_written_as_it_is(gaps: Workspace) -> None:
    assert "Bài toán" in findings_json.report([gaps])
