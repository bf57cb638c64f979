"""yaml → xlsx → yaml loses nothing: the samples, random maps, and texts that a spreadsheet would love to change."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rolemap.files import dumps as text_of
from rolemap.files import loads as map_of
from rolemap.files import read
from rolemap.i18n import LANGUAGES, use
from rolemap.model import RoleMap
from rolemap.workbook.reading import loads
from rolemap.workbook.writing import dumps
from tests.files.documents import documents

SAMPLES = Path(__file__).parents[2] / "samples"

EXCEL_CHANGES = (
    "=1+1", "=HYPERLINK(\"http://a.vn\")", "@SUM(A1)", "+84 227", "-5", "'034", "'", "1/2", "12-3", "1E5", "TRUE",
    "#REF!", "#N/A", "_x0041_", "_x000D_", "_x005F_x0041_", "x005F_", "(trống)", "(empty)", "(không có)", "(none)",
    "\\(trống)", "\\\\(none)", "no · Sở Y tế", "\\no · x", "id · name", " · ", ";", "a; b", "a, b", "có", "không", "x",
    "_x0041_x0042_", "<r><t>x</t></r>", "</t></si>", "&amp;", "0.1", "1.234", "80%", "31/12/2025", " a", "a ", "  ", "\u00a0", "stt", "*",
)  # fmt: skip
MAP = """
rolemap: 1
map: {id: m, title: {vi: Sơ đồ}, as_of: 2022-06-30, root: no, levels: [province]}
organizations:
  - {id: "no", name: Sở Y tế, kind: department, level: province}
  - {id: b, name: "Sở A; B", kind: department, level: province}
  - {id: c, name: B, kind: department, level: province}
groups:
  - {id: g, name: Nhóm, members: [b, c, b]}
  - {id: leer, name: Nhóm chưa có ai, members: []}
"""


def again(role_map: RoleMap) -> RoleMap:
    """The map written as a workbook and read back."""
    return loads(dumps(role_map), name="x.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_samples_come_back(name: str, language: str) -> None:
    once = read(SAMPLES / f"{name}.yaml")
    with use(language):
        back = again(once)
    assert back == once
    assert back.version == once.version
    assert text_of(back, "yaml") == text_of(once, "yaml")


def test_a_workbook_is_read_in_any_language() -> None:
    once = read(SAMPLES / "thai-binh.yaml")
    with use("en"):
        written = dumps(once)
    with use("vi"):
        assert loads(written) == once


def test_a_workbook_saved_again_by_another_program() -> None:
    once = read(SAMPLES / "nam-dinh.yaml")
    held = BytesIO()
    with use("vi"):
        openpyxl.load_workbook(BytesIO(dumps(once))).save(held)  # it drops the values of all formulas
    assert loads(held.getvalue()) == once


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(documents(), st.sampled_from(LANGUAGES))
def test_random_maps_come_back(document: dict[str, Any], language: str) -> None:
    once = map_of(json.dumps(document), "json")
    with use(language):
        back = again(once)
    assert back == once
    assert back.version == once.version


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_a_spreadsheet_would_change(language: str) -> None:
    document = json.loads(text_of(map_of(MAP, "yaml"), "json"))
    for number, text in enumerate(EXCEL_CHANGES):
        document["organizations"].append(
            {"id": f"o{number}", "name": f"N{text}", "name_en": text, "kind": "other", "level": "province",
             "code": text, "source": text, "note": f"{text}\n{text}"}
        )  # fmt: skip
        document.setdefault("tools", []).append(
            {"id": f"t{number}", "name": f"{text}N", "kind": "system", "status": "live", "provision": "built",
             "changes": [text, "b", text]}
        )  # fmt: skip
        document.setdefault("waivers", []).append(
            {"check": "PA-01", "subjects": [f"o{number}"], "reason": f"{text}.", "approved_by": f"{text}?",
             "document": text, "until": "2022-12-31"}
        )  # fmt: skip
    once = map_of(json.dumps(document), "json")
    with use(language):
        back = again(once)
    for was, now in zip(once.sections["organizations"], back.sections["organizations"], strict=True):
        assert now == was
    assert back == once


def test_numbers_keep_all_their_digits() -> None:
    document = json.loads(text_of(map_of(MAP, "yaml"), "json"))
    values = [0.30000000000000004, 11 / 13, 1e-7, -0.1, 1e12, 123456789012.125, 1.005, 5e-324]
    document["thresholds"] = [
        {"id": "n", "name": "N", "metric": "M", "must_stay": "above", "limit": 0,
         "measurements": [{"date": "0001-01-01", "value": value} for value in values]}
    ]  # fmt: skip
    once = map_of(json.dumps(document), "json")
    back = again(once)
    assert [one.value for one in back.sections["thresholds"][0].measurements] == values  # type: ignore[attr-defined]
    assert back == once


def test_lists_keep_their_order_their_repetitions_and_whether_they_are_there() -> None:
    once = map_of(MAP, "yaml")
    assert again(once) == once
