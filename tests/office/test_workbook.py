"""The workbook opened by LibreOffice: its formulas give what the writer wrote behind them, and follow what is typed."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from rolemap.checks.evaluate import evaluate
from rolemap.export.formats.xlsx import write
from rolemap.files import dumps
from rolemap.files import loads as map_of
from rolemap.workbook.reading import loads
from tests.conftest import sample
from tests.export.conftest import material_of
from tests.office.conftest import Office

ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
</oor:items>
"""


@pytest.fixture(scope="module")
def content() -> bytes:
    """The exported workbook of a sample in which a tool has no owner, builder or operator."""
    return write(material_of(evaluate(sample("nam-dinh"))))


@pytest.fixture(scope="module")
def saved(content: bytes, office: Office, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What LibreOffice saved after a planner typed a unit and its roles; `office` skips where there is none."""
    book = load_workbook(BytesIO(content))
    _type(book["Cơ quan, đơn vị"], ("moi", "Sở mới", None, "cơ quan chuyên môn", "cấp tỉnh"))
    lacking = next(row for row in book["Công cụ"].iter_rows(min_row=2) if row[0].value == "nd.t.kenh")
    _type(book["Chủ quản công cụ"], ("moi · Sở mới", f"{lacking[0].value} · {lacking[1].value}"))
    _type(book["Vận hành"], ("moi", lacking[0].value))
    _type(book["Phát triển công cụ"], ("Sở mới", lacking[1].value))
    return _computed(book, tmp_path_factory.mktemp("computed"))


@pytest.fixture(scope="module")
def typed_in(saved: bytes) -> Any:
    """The same with its values, as openpyxl reads them."""
    return load_workbook(BytesIO(saved), data_only=True)


def _type(sheet: Any, values: tuple[str | None, ...]) -> None:
    row = next(row for row in range(2, 1000) if sheet.cell(row, 1).value is None)
    for column, value in enumerate(values, 1):
        sheet.cell(row, column).value = value


def _computed(book: Any, folder: Path) -> bytes:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_COMPUTE, encoding="utf-8")
    given = folder / "given.xlsx"
    book.save(given)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    wanted = ("--convert-to", "xlsx", "--outdir", str(folder / "out"), str(given))
    subprocess.run(("soffice", "--headless", "--norestore", profile, *wanted), check=True, timeout=180)
    return (folder / "out" / "given.xlsx").read_bytes()


def _values(sheet: Any) -> dict[str, Any]:
    return {
        cell.coordinate: cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def test_formulas_give_what_stands_behind_them(content: bytes, typed_in: Any) -> None:
    written = load_workbook(BytesIO(content), data_only=True)
    for title in ("Bài toán", "Ban chỉ đạo, tổ công tác", "Khoản kinh phí", "Thông tin chung"):
        assert _values(typed_in[title]) == _values(written[title])


def test_a_role_that_was_typed_is_not_missing_any_more(content: bytes, typed_in: Any) -> None:
    written = load_workbook(BytesIO(content), data_only=True)["Công cụ"]
    row = next(row[0].row for row in written.iter_rows(min_row=2) if row[0].value == "nd.t.kenh")
    assert "chưa có cơ quan chủ quản" in written.cell(row, 3).value
    assert not typed_in["Công cụ"].cell(row, 3).value


def test_a_unit_that_was_typed_can_be_chosen(typed_in: Any) -> None:
    lists = typed_in["Danh mục chọn"]
    chosen = [cell.value for column in lists.iter_cols() for cell in column]
    alone_and_with_groups = 2
    assert chosen.count("moi · Sở mới") == alone_and_with_groups


def test_what_another_program_saved_is_read_back(saved: bytes) -> None:
    document = json.loads(dumps(sample("nam-dinh").map, "json"))
    document["organizations"].append(
        {"id": "moi", "name": "Sở mới", "kind": "department", "level": "province"}
    )
    for kind in ("owns", "builds", "operates"):
        document["relations"][kind].append({"from": "moi", "to": "nd.t.kenh"})
    assert dumps(loads(saved), "yaml") == dumps(map_of(json.dumps(document), "json"), "yaml")


def test_nothing_is_cut_on_paper(content: bytes, office: Office) -> None:
    shown = office(content, "xlsx")
    assert "###" not in shown.text
    assert "Sổ dữ liệu sơ đồ vai trò" in shown.texts[0]
    assert "Cách đưa dữ liệu trở lại phần mềm" in shown.texts[0]
    assert "Ma trận vai trò" in shown.texts[1]
