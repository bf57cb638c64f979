"""Workflow commands: one line a finding, with nothing in it that the runner would read as something else."""

from __future__ import annotations

from rolemap.model import Defect
from rolemap.services.checking import Workspace
from rolemap.services.reports.findings import github


def test_one_line_a_finding_at_its_level(gaps: Workspace) -> None:
    lines = github.report([gaps]).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::error", "::notice", "::notice"]
    assert lines[0].startswith(
        "::error file=sơ đồ/tỉnh 1.yaml,line=12,title=1. HD-01 Người đặt bài toán không phải người đứng đầu::"
    )


def test_percent_and_line_ends_are_escaped(gaps: Workspace) -> None:
    lines = github.report([gaps]).splitlines()
    assert "100%25: {lại}" in lines[0]
    assert "Chờ số liệu%0Aquý III" in lines[3]


def test_properties_escape_colon_and_comma() -> None:
    defect = Defect("C:\\a,b.yaml:3:1", "map: x", "Sai:\r\nkhông rõ.")
    assert (
        github.defects([defect])
        == "::error file=C%3A\\a%2Cb.yaml,line=3,col=1,title=map%3A x::Sai:%0D%0Akhông rõ.\n"
    )


def test_a_defect_without_a_line_keeps_its_words() -> None:
    assert github.defects([Defect("a.yaml", "", "Không phải UTF-8.")]) == "::error ::Không phải UTF-8.\n"


def test_standard_input_has_no_file(clean: Workspace) -> None:
    assert github.report([clean]) == ""
