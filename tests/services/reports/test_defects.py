"""Defects for programs: the JSON of interface.md, and workflow commands."""

from __future__ import annotations

import json

from rolemap.model import Defect
from rolemap.services.reports.defects import github
from rolemap.services.reports.defects import json as defects_json


def test_json() -> None:
    defect = Defect("a.yaml:12:7", "tools[3].status", "“x” is not known.", "Use: live.", id="t")
    assert json.loads(defects_json.report([defect])) == {
        "defects": [
            {
                "place": "a.yaml:12:7",
                "path": "tools[3].status",
                "id": "t",
                "message": "“x” is not known.",
                "expected": "Use: live.",
            }
        ]
    }


def test_workflow_commands_escape_what_the_runner_reads() -> None:
    defect = Defect("C:\\a,b.yaml:3:1", "map: x", "Sai:\r\n100% không rõ.")
    assert github.report([defect]) == (
        "::error file=C%3A\\a%2Cb.yaml,line=3,col=1,title=map%3A x::Sai:%0D%0A100%25 không rõ.\n"
    )


def test_a_defect_without_a_line_keeps_its_file_and_its_words() -> None:
    defect = Defect("a.yaml", "", "Không phải UTF-8.")
    assert github.report([defect]) == "::error file=a.yaml::Không phải UTF-8.\n"


def test_a_file_name_may_have_a_line_break() -> None:
    defect = Defect("a:1\nb.yaml:3:1", "map", "Sai.")
    assert github.report([defect]) == "::error file=a%3A1%0Ab.yaml,line=3,col=1,title=map::Sai.\n"
