"""About the map: as of when and which version, the signs that are in use, the words that are used, the sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.export.annexes import assemble
from rolemap.export.document import Annex
from rolemap.export.material import Material, Wishes
from rolemap.i18n import use
from rolemap.model import RoleGraph
from rolemap.views.glossary import terms
from tests.conftest import load_text
from tests.export.annexes.maps import UNITS, annex_of, line, report_of, tables, texts
from tests.export.conftest import material_of

SOURCED = """\
map: {id: m, title: {vi: Sơ đồ thử}, as_of: 2022-06-30, root: u, levels: [province], licence: CC0-1.0,
  notice: {vi: Chỉ để thử}, illustrative: true}
organizations:
  - {id: u, name: UBND tỉnh, kind: committee, level: province, provenance: public, source: Nghị định 24}
  - {id: s, name: Sở, kind: block, level: province, parent: u, size: 5, provenance: illustrative}
tools: [{id: t, name: Cổng, kind: system, status: live, provision: built, source: Nghị định 24}]
relations: {owns: [{from: u, to: t, provenance: public, source: Báo A}], builds: [{from: s, to: t}]}
"""


def told(annex: Annex, table: str) -> dict[str, str]:
    """A table of two columns."""
    return {line(row.cells[0]): line(row.cells[1]) for row in tables(annex)[table].rows}


def sample_annex(whole: Material) -> Annex:
    return next(one for one in whole.document.annexes if one.slug == "about")


def test_date_version_and_root_of_the_map_are_told() -> None:
    report = report_of(SOURCED)
    facts = told(annex_of(SOURCED, "about"), "about")
    assert facts == {
        "Tên sơ đồ": "Sơ đồ thử",
        "Cơ quan mà sơ đồ phản ánh": "UBND tỉnh",
        "Giai đoạn": "Triển khai",
        "Thời điểm lập sơ đồ": "30/06/2022",
        "Mã nội dung": report.graph.map.version,
        "Loại dữ liệu": "Dữ liệu minh họa",
        "Giấy phép": "CC0-1.0",
    }


def test_another_date_and_the_number_in_the_history_are_told_where_they_are_known() -> None:
    report = evaluate(RoleGraph(load_text(SOURCED), date(2023, 1, 1)))
    (annex,) = assemble(material_of(report, wishes=Wishes(("about",), revision=12))).annexes
    facts = told(annex, "about")
    assert facts["Thời điểm lập sơ đồ"] == "01/01/2023"
    assert facts["Thời điểm ghi trong sơ đồ"] == "30/06/2022"
    assert facts["Phiên bản trong lịch sử sơ đồ"] == "12"


def test_what_the_map_holds_is_counted_blocks_by_their_units() -> None:
    assert told(annex_of(SOURCED, "about"), "counts") == {
        "Cơ quan, đơn vị": "2 (đại diện cho 6 đơn vị)",
        "Công cụ": "1",
        "Quan hệ": "2",
    }


def test_sources_are_counted_over_elements_and_relations() -> None:
    annex = annex_of(SOURCED, "about")
    assert told(annex, "sources") == {"Nghị định 24": "2", "Báo A": "1"}
    assert "Chỉ để thử" in texts(annex)
    assert any("2 được ghi là thông tin công khai, 1 là minh họa, 2 chưa ghi" in one for one in texts(annex))


def test_of_very_many_sources_the_rarest_are_counted_together() -> None:
    many = "".join(
        f"  - {{id: s{n}, name: Sở {n}, kind: department, level: province, source: N{n}}}\n"
        for n in range(45)
    )
    rows = told(annex_of(SOURCED.replace("tools:", many + "tools:", 1), "about"), "sources")
    assert len(rows) == 41
    assert rows["… và 7 nguồn khác"] == "7"


def test_a_map_without_sources_says_so() -> None:
    annex = annex_of(UNITS, "about")
    assert "sources" not in tables(annex)
    assert "Sơ đồ chưa ghi nguồn dữ liệu nào." in texts(annex)


def test_only_signs_in_use_are_explained_by_the_badge_itself(
    material: Callable[[str, str], Material],
) -> None:
    whole = material("thai-binh", "vi")
    signs = [row.cells[0] for row in tables(sample_annex(whole))["legend"].rows]
    shown = [mark.severity for sign in signs for mark in sign.marks]
    in_use = {one.severity.value for one in whole.report.findings}
    assert len(shown) == len(set(shown)) and set(shown) == in_use
    assert "Ô có khung nét đứt" in [line(sign) for sign in signs]


def test_a_map_with_waivers_explains_their_badge() -> None:
    text = UNITS + (
        "problems: [{id: p, name: P, owner: u, status: active}]\n"
        "waivers: [{check: PA-02, subjects: [p], reason: x, approved_by: ct, until: 2030-12-31}]\n"
    )
    rows = tables(annex_of(text, "about"))["legend"].rows
    assert [line(row.cells[1]) for row in rows if any(mark.waived for mark in row.cells[0].marks)] == [
        "Chấp nhận có lý do"
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_glossary_explains_words_that_the_annexes_use(
    language: str, material: Callable[[str, str], Material]
) -> None:
    whole = material("nam-dinh", language)
    rows = tables(sample_annex(whole))["glossary"].rows
    names = [line(row.cells[0]) for row in rows]
    assert "Bài toán" in names if language == "vi" else "Problem" in names
    assert len(names) < len([one for one in terms() if one.sense])
    assert "Giải trình" not in names and "Quyền (Q.)" not in names
    if language == "en":
        assert names == sorted(names, key=str.lower)


def test_alone_it_explains_all_words() -> None:
    with use("en"):
        rows = tables(annex_of(UNITS, "about"))["glossary"].rows
    assert len(rows) == len([one for one in terms() if one.sense and one.category != "workflow"])
