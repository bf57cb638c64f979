"""Templates: they load, they show where to begin, and their commented lines are right too."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from rolemap.checks.catalogue import rules
from rolemap.checks.evaluate import evaluate
from rolemap.errors import FileExists, UnknownFormat, UnknownName
from rolemap.files import loads, read
from rolemap.model import RoleGraph
from rolemap.services import starting

TEMPLATES = list(starting.templates())
_COMMENTED = re.compile(r"^(\s*)# (- \{.*\})$", re.MULTILINE)


@pytest.mark.parametrize("slug", TEMPLATES)
def test_a_template_loads_and_has_no_error(slug: str) -> None:
    report = evaluate(RoleGraph(loads(starting.template(slug), "yaml", rules=rules())))
    assert report.counts["error"] == 0, [finding.key for finding in report.findings]
    assert report.findings, "a template shows where the work begins"


def test_the_commented_lines_of_a_province_load_too() -> None:
    text, lines = _COMMENTED.subn(r"\1\2", starting.template("tinh"))
    graph = RoleGraph(loads(text, "yaml", rules=rules()))
    assert lines > 15
    assert [problem.id for problem in graph.problems] == ["p1"]
    assert {finding.key for finding in evaluate(graph).findings} == {"BU-05:k1"}


@pytest.mark.parametrize("slug", TEMPLATES)
def test_every_template_says_in_its_first_line_what_it_is(slug: str) -> None:
    assert starting.template(slug).startswith("# Sơ đồ ")


def test_a_new_map_is_as_of_today(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    starting.start(str(path), "tinh", today=date(2026, 3, 1))
    assert read(path).info.as_of == date(2026, 3, 1)
    assert "# 3. BÀI TOÁN" in path.read_text(encoding="utf-8")


def test_a_new_map_as_json(tmp_path: Path) -> None:
    starting.start(str(tmp_path / "a.json"), "tinh", today=date(2026, 3, 1))
    starting.start(str(tmp_path / "a.yaml"), "tinh", today=date(2026, 3, 1))
    assert read(tmp_path / "a.json") == read(tmp_path / "a.yaml")


def test_what_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    starting.start(str(path))
    with pytest.raises(FileExists):
        starting.start(str(path))
    with pytest.raises(UnknownFormat):
        starting.start(str(tmp_path / "a.docx"))
    with pytest.raises(UnknownName, match="tinh"):
        starting.template("tnh")
    assert list(tmp_path.iterdir()) == [path]
