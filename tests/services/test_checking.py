"""The workspace: read, checked, with lines and brakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rolemap.errors import DefectsFound, UnknownName
from rolemap.i18n import use
from rolemap.services.checking import open_map, open_maps
from tests.conftest import SAMPLES

THAI_BINH = SAMPLES / "thai-binh.yaml"


def test_a_map_is_read_and_checked() -> None:
    workspace = open_map(THAI_BINH)
    assert workspace.source == str(THAI_BINH)
    assert workspace.report.counts["error"] == 8
    assert [brake.id for brake in workspace.brakes] == [
        "awareness",
        "participation",
        "head",
        "platform",
        "budget",
    ]


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_lines_are_those_of_the_file(tmp_path: Path, suffix: str) -> None:
    from rolemap.files import write

    path = THAI_BINH
    if suffix == ".json":
        path = tmp_path / "a.json"
        write(open_map(THAI_BINH).graph.map, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    workspace = open_map(path)
    subjects = {subject for finding in workspace.report.findings for subject in finding.subjects}
    assert workspace.lines.keys() == subjects
    if suffix == ".yaml":
        for subject, line in workspace.lines.items():
            assert f"id: {subject}" in lines[line - 1]


def test_one_workspace_speaks_to_readers_of_both_languages() -> None:
    workspace = open_map(THAI_BINH)
    assert workspace.brakes[2].name == "Vai trò người đứng đầu"
    with use("en"):
        assert workspace.brakes[2].name == "The head's role"
    assert workspace.brakes is workspace.brakes


def test_some_checks_say_nothing_about_the_brakes() -> None:
    workspace = open_map(THAI_BINH, only=["HD-01"])
    assert {finding.check for finding in workspace.report.findings} == {"HD-01"}
    assert workspace.brakes == ()


def test_another_date() -> None:
    assert open_map(THAI_BINH, as_of=date(2021, 1, 1)).graph.as_of == date(2021, 1, 1)


def test_an_unknown_check() -> None:
    with pytest.raises(UnknownName):
        open_map(THAI_BINH, only=["XX-01"])


def test_profile_and_waivers_are_held_against_the_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = THAI_BINH.read_text(encoding="utf-8")
    path.write_text(
        f"{text}\nprofile:\n  severity: {{XX-01: off}}\n  limits: {{AW-03: {{warning: 0}}}}\n",
        encoding="utf-8",
    )
    with pytest.raises(DefectsFound) as found:
        open_maps([THAI_BINH, path, path])
    assert len(found.value.defects) == 4
