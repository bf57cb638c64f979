"""Whatever stands in a workbook: a role map or defects at their cells, quickly, and never another exception."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rolemap.brakes import MapRules
from rolemap.errors import DefectsFound
from rolemap.files import read
from rolemap.files.limits import FileLimits
from rolemap.model import RoleMap
from rolemap.workbook.reading import loads
from rolemap.workbook.writing import dumps
from tests.workbook.packages import ERROR, FORMULA, SHEET, override, relation, workbook

SAMPLES = Path(__file__).parents[2] / "samples"
SECONDS = 10.0
"""CPU that one evil workbook may take on a slow and busy machine; each takes under 3 on an idle one."""

MEGABYTES = 40
HEAD = [
    ["id", "m"], ["title.vi", "x"], ["as_of", "2022-06-30"], ["root", "o"], ["levels", "province"],
]  # fmt: skip
UNITS = [["id", "name", "kind", "level"], ["o", "O", "other", "province"]]
MAP = {"map": HEAD, "organizations": UNITS}


def swallow(content: bytes) -> RoleMap | list[str]:
    """Load a workbook; the map, or the defects. Every defect must be fit to be shown."""
    start = time.process_time()
    answer: RoleMap | list[str]
    try:
        answer = loads(content, name="x.xlsx", rules=MapRules(), settings=FileLimits())
    except DefectsFound as error:
        answer = [str(defect) for defect in error.defects]
        assert answer
        for defect in error.defects:
            assert defect.place.startswith("x.xlsx") and defect.message
            assert str(defect).isprintable() and len(str(defect)) < 2000
    assert time.process_time() - start < SECONDS
    return answer


def refused(content: bytes) -> list[str]:
    """The defects of a workbook that must not get through."""
    answer = swallow(content)
    assert isinstance(answer, list)
    return answer


def sheet(rows: str, before: str = "", behind: str = "") -> str:
    """A sheet by the XML of its rows."""
    return f'<worksheet xmlns="{SHEET}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def test_the_small_map_itself_is_right() -> None:
    assert isinstance(swallow(workbook(MAP)), RoleMap)


def test_macros_links_and_document_types() -> None:
    for parts, types, links in (
        ({"xl/vbaProject.bin": b"x"}, "", ""),
        ({}, override("/xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ""),
        ({"xl/externalLinks/externalLink1.xml": "<a/>"}, "", relation("e", "externalLink", "externalLinks/externalLink1.xml")),
        ({"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}, "", ""),
        ({"xl/a.xml": "<a>" + "&lol;" * 9}, "", relation("p", "package", "http://a.vn/x", "External")),
    ):  # fmt: skip
        assert refused(workbook(MAP, parts=parts, types=types, links=links))


def test_a_bomb() -> None:
    assert refused(workbook(MAP, parts={"xl/a.xml": "<a>" + " " * 60_000_000}))
    rows = "".join(f'<row r="{n}"/>' for n in range(3, 300_000))
    assert isinstance(refused(workbook({"map": HEAD, "organizations": sheet(rows)})), list)


def test_empty_rows_cost_no_memory() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 100_001))
    content = workbook({**MAP, "groups": sheet(rows), "positions": sheet(rows)})
    tracemalloc.start()
    found = loads(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.sections["groups"] == ()
    assert peak < MEGABYTES * 1_000_000


def test_elements_without_end() -> None:
    rows = sheet("<row/>" * 600_000)
    sheets = dict.fromkeys(("groups", "positions", "tools", "bodies", "problems", "sets", "steers"), rows)
    assert "hàng triệu" in refused(workbook({**MAP, **sheets}))[0]


def evil_cells() -> Iterator[str]:
    """Cells that a sheet of organizations must not have."""
    long = "x" * 40_000
    yield f'<c r="B3" t="inlineStr"><is><t>{long}</t></is></c>'
    yield '<c r="XFD3"><v>1</v></c>'
    yield '<c r="XFE3"><v>1</v></c>'
    yield '<c r="B3" t="s"><v>99999999999999999999</v></c>'
    yield '<c r="B3"><v>1e999</v></c>'
    yield '<c r="B3"><v>nan</v></c>'
    yield '<c r="B3" t="d"><v>9999-99-99</v></c>'
    yield '<c r="A3" s="1"><v>-1e300</v></c>'
    yield '<c r="A3" s="99999999999999999999"><v>1</v></c>'
    yield f'<c r="A3" t="inlineStr"><is>{"<t>a</t>" * 50_000}</is></c>'
    yield '<c r="A3" t="inlineStr"><is><t>_x0000__xD800__xFFFE_</t></is></c>'
    yield '<c r="D3" t="inlineStr"><is><t>' + "a;" * 15_000 + "</t></is></c>"
    yield f'<c r="A3" {" ".join(f"a{n}=&quot;1&quot;" for n in range(3))}/>'.replace("&quot;", '"') + "<x:y/>"


@pytest.mark.parametrize("cell", list(evil_cells()), ids=lambda cell: cell[:24])
def test_evil_cells(cell: str) -> None:
    heads = "".join(
        f'<c r="{column}1" t="inlineStr"><is><t>{key}</t></is></c>'
        for column, key in zip("ABCD", UNITS[0], strict=True)
    )
    assert refused(
        workbook({"map": HEAD, "organizations": sheet(f'<row r="1">{heads}</row><row r="3">{cell}</row>')})
    )


def test_a_sheet_of_nothing_but_faults() -> None:
    rows = [UNITS[0], *([f"{n} x", ERROR, "không có", FORMULA] for n in range(4000))]
    found = refused(workbook({"map": HEAD, "organizations": rows, "positions": [["id", "name"], *rows[1:]]}))
    assert len(found) == 1001


def test_the_same_long_text_forty_thousand_times() -> None:
    texts = f'<sst xmlns="{SHEET}"><si><t>{"đ" * 32_000}</t></si></sst>'
    cells = "".join('<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>' for _n in range(20_000))
    heads = '<row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>'
    content = workbook(
        {"map": HEAD, "organizations": sheet(heads + cells)},
        parts={"xl/sharedStrings.xml": texts},
        links=relation("t", "sharedStrings", "sharedStrings.xml"),
    )
    assert refused(content)


def test_merged_areas_without_end() -> None:
    areas = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 20_000))
    rows = "".join(f'<row r="{n}"><c r="B{n}"><v>1</v></c></row>' for n in range(2, 3000))
    heads = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
    behind = f"<mergeCells>{areas}</mergeCells>"
    assert refused(workbook({"map": HEAD, "organizations": sheet(heads + rows, behind=behind)}))


def test_thousands_of_sheets() -> None:
    assert refused(workbook({"map": HEAD} | {f"s{n}": [["a"]] for n in range(800)}))


@pytest.fixture(scope="module")
def written() -> bytes:
    """A workbook as rolemap writes it."""
    return dumps(read(SAMPLES / "thai-binh.yaml"))


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.randoms(use_true_random=False))
def test_damaged_workbooks(written: bytes, dice: random.Random) -> None:
    content = bytearray(written)
    for _n in range(dice.randint(1, 8)):
        at = dice.randrange(len(content))
        match dice.randrange(3):
            case 0:
                content[at] ^= 1 << dice.randrange(8)
            case 1:
                del content[at : at + dice.randint(1, 200)]
            case _:
                content[at:at] = dice.randbytes(dice.randint(1, 20))
    swallow(bytes(content))
