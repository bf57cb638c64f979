"""Workflow commands: one line a finding, with nothing in it that the runner would read as something else."""

from __future__ import annotations

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


def test_standard_input_has_no_file(clean: Workspace) -> None:
    assert github.report([clean]) == ""
