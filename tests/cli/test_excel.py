"""A workbook is a map like any other for every command that takes one; its defects stand at cells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rolemap
from rolemap.files import read
from rolemap.workbook.reading import loads
from tests.cli.conftest import Run
from tests.conftest import SAMPLES
from tests.workbook.packages import sheet_xml, workbook

THAI_BINH = SAMPLES / "thai-binh.yaml"
BROKEN = {
    "Thông tin chung": [["Mã sơ đồ", "m"], ["Tên sơ đồ", "x"], ["Thời điểm lập sơ đồ", "30/6/2022"],
                        ["Cơ quan của sơ đồ", "o"], ["Các cấp của bộ máy", "province"]],
    "Cơ quan, đơn vị": [["Mã", "Tên", "Loại", "Cấp"], ["o", "UBND tỉnh", "lạ", "Cấp tỉnh"]],
}  # fmt: skip


@pytest.fixture
def excel(run: Run, tmp_path: Path) -> Path:
    """The sample of Thái Bình as a workbook."""
    path = tmp_path / "Thái Bình.xlsx"
    assert run("convert", THAI_BINH, path).code == 0
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A workbook with one defect."""
    path = tmp_path / "sai.xlsx"
    path.write_bytes(workbook(BROKEN))
    return path


def test_there_and_back_nothing_is_lost(run: Run, excel: Path, tmp_path: Path) -> None:
    for suffix in (".json", ".yaml", ".xlsx"):
        back = tmp_path / f"back{suffix}"
        assert run("convert", excel, back).code == 0
        found = loads(back.read_bytes()) if suffix == ".xlsx" else read(back)
        assert found == read(THAI_BINH)
    assert "chú thích" not in run("convert", excel, tmp_path / "again.yaml").err


def test_a_workbook_is_checked_as_its_text_is(run: Run, excel: Path) -> None:
    ours, theirs = (json.loads(run("check", path, "--format", "json").out) for path in (excel, THAI_BINH))
    assert ours == theirs
    text = run("check", excel).out
    assert "dòng" not in text.partition("HD-01")[2].partition("\n")[0]


def test_maps_of_every_kind_are_checked_together(run: Run, excel: Path, broken: Path) -> None:
    ran = run("check", excel, THAI_BINH, broken, "--format", "json")
    (defect,) = json.loads(ran.out)["defects"]
    assert ran.code == 2
    assert defect["place"] == f"{broken}: Cơ quan, đơn vị!C2"
    assert (defect["path"], defect["id"]) == ("organizations[0].kind", "o")


def test_findings_of_a_workbook_have_no_lines(run: Run, excel: Path) -> None:
    log = json.loads(run("check", excel, "--format", "sarif").out)
    places = [place for result in log["runs"][0]["results"] for place in result["locations"]]
    assert places
    assert all("region" not in place.get("physicalLocation", {}) for place in places)
    assert "line=" not in run("check", excel, "--format", "github").out


def test_defects_on_github_name_the_file_and_the_cell(run: Run, broken: Path) -> None:
    out = run("check", broken, "--format", "github").out
    assert f"file={broken.as_posix()}".replace(":", "%3A") in out.replace("%2C", ",")
    assert "Cơ quan, đơn vị!C2: “lạ”" in out
    assert "line=" not in out


def test_other_commands_take_it(run: Run, excel: Path, tmp_path: Path) -> None:
    ours, theirs = (run("brakes", path, "--format", "json").out for path in (excel, THAI_BINH))
    assert ours == theirs
    assert run("diff", THAI_BINH, excel).code == 0
    assert run("draw", excel, "--view", "scorecard", "-o", tmp_path / "a.svg").code == 0
    assert rolemap.load(excel).counts == rolemap.load(THAI_BINH).counts


def test_a_new_map_to_fill_in_in_excel(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mới.xlsx"
    assert run("new", path).code == 0
    assert run("check", path, "--fail-on", "never").code == 0
    assert run("new", path).code == 2
    assert run("new", path, "--template", "tinh", "--force").code == 0
    assert len(loads(path.read_bytes()).sections["organizations"]) > 5


@pytest.mark.parametrize("name", ["a.xls", "a.xlsm", "a.ods", "a.csv"])
def test_other_workbooks_are_told_to_become_xlsx(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    ran = run("check", tmp_path / name)
    assert ran.code == 2
    assert "(*.xlsx)" in ran.err


def test_hidden_rows_are_read_and_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lọc.xlsx"
    units = [*BROKEN["Cơ quan, đơn vị"][:1], ["o", "UBND tỉnh", "Ủy ban nhân dân", "Cấp tỉnh"]]
    xml = sheet_xml(units).replace('<row r="2">', '<row r="2" hidden="1">')
    path.write_bytes(workbook({**BROKEN, "Cơ quan, đơn vị": xml}, hidden=("Thông tin chung",)))
    ran = run("convert", path, tmp_path / "a.yaml")
    assert "“Cơ quan, đơn vị” có 1 dòng ẩn" in ran.err
    assert "“Thông tin chung”" in ran.err
    assert len(read(tmp_path / "a.yaml").sections["organizations"]) == 1


def test_what_is_refused(run: Run, excel: Path, tmp_path: Path) -> None:
    assert run("convert", excel, excel).code == 2
    assert ".xlsx" in run("convert", excel, tmp_path / "a.txt").err
    assert ".xlsx" in run("check", tmp_path / "a.txt").err
    assert run("check", tmp_path / "none.xlsx").code == 2
    (tmp_path / "dir.xlsx").mkdir()
    assert "thư mục" in run("check", tmp_path / "dir.xlsx").err
