"""The annex set as a whole: which annexes, in which order and under which names; well formed in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rolemap.errors import UnknownName
from rolemap.export.annexes import annex_rows, assemble
from rolemap.export.document import Cell, Document, Figure, Table
from rolemap.export.material import Material, Wishes
from rolemap.i18n import use
from tests.export.annexes.maps import UNITS, report_of
from tests.export.conftest import material_of

SAMPLES = [(name, language) for name in ("thai-binh", "nam-dinh") for language in ("vi", "en")]
ORDER = ["role-map", "responsibilities", "gaps", "evidence", "brakes", "about"]


@pytest.fixture(params=SAMPLES, ids="-".join)
def whole(request: pytest.FixtureRequest, material: Callable[[str, str], Material]) -> Material:
    """All that is told of a sample in a language."""
    return material(*request.param)


@pytest.fixture
def document(whole: Material) -> Document:
    """The whole set of a sample in a language."""
    return whole.document


def test_all_annexes_stand_in_their_order_under_roman_numerals(document: Document) -> None:
    assert [annex.slug for annex in document.annexes] == ORDER
    assert [annex.numeral for annex in document.annexes] == ["I", "II", "III", "IV", "V", "VI"]
    with use(document.language):
        assert [(annex.slug, annex.title) for annex in document.annexes] == annex_rows()


def test_every_row_has_a_cell_a_column_and_columns_fill_the_width(document: Document) -> None:
    for table in _tables(document):
        assert sum(column.share for column in table.columns) == pytest.approx(1), table.id
        assert table.rows, table.id
        for row in table.rows:
            assert len(row.cells) == (1 if row.group else len(table.columns)), table.id


def test_a_group_has_rows_under_it(document: Document) -> None:
    for table in _tables(document):
        for row, following in zip(table.rows, (*table.rows[1:], None), strict=True):
            if row.group:
                assert following is not None and not following.group, table.id


def test_tables_and_figures_are_told_apart(document: Document) -> None:
    blocks = [block for annex in document.annexes for block in annex.blocks]
    ids = [block.id for block in blocks if isinstance(block, Table | Figure)]
    assert len(set(ids)) == len(ids)
    assert len({figure.caption for figure in document.figures}) == len(list(document.figures))


def test_every_picture_is_described_and_holds_one_page(document: Document) -> None:
    for figure in document.figures:
        assert len(figure.layout.pages) == 1
        assert figure.caption and len(figure.description) > len(figure.caption)


def test_a_badge_is_that_of_the_finding_with_its_number(whole: Material) -> None:
    findings = {one.number: one for one in whole.report.findings}
    for table in _tables(whole.document):
        for mark in (mark for row in table.rows for cell in row.cells for mark in cell.marks):
            found = findings[mark.number]
            assert (mark.severity, mark.waived) == (found.severity.value, not found.open)


def test_no_line_is_empty_and_no_place_is_left_to_fill(document: Document) -> None:
    for cell in (cell for table in _tables(document) for row in table.rows for cell in row.cells):
        _whole(cell)


def _whole(cell: Cell) -> None:
    for line in cell.lines:
        assert line.strip() and "{" not in line and line != "None"


def _tables(document: Document) -> list[Table]:
    return [block for annex in document.annexes for block in annex.blocks if isinstance(block, Table)]


def test_chosen_annexes_keep_the_order_and_are_numbered_anew() -> None:
    material = material_of(report_of(UNITS), wishes=Wishes(("about", "gaps")))
    assert [(annex.slug, annex.numeral) for annex in assemble(material).annexes] == [
        ("gaps", "I"),
        ("about", "II"),
    ]


def test_a_single_annex_bears_no_numeral() -> None:
    (annex,) = assemble(material_of(report_of(UNITS), wishes=Wishes(("gaps",)))).annexes
    assert annex.numeral == ""


def test_an_unknown_annex_is_refused_with_those_that_come_near() -> None:
    with pytest.raises(UnknownName, match=r"“gap” không tồn tại\..*gaps"):
        assemble(material_of(report_of(UNITS), wishes=Wishes(("gap",))))


def test_progress_tells_each_annex_before_it_is_made() -> None:
    told: list[tuple[str, int, int]] = []
    made = material_of(report_of(UNITS), wishes=Wishes(("gaps", "evidence")))
    assemble(Material(made.report, made.pictures, made.wishes, lambda *what: told.append(what)))
    assert told == [("Khoảng trống và kiến nghị", 0, 2), ("Minh chứng 5 đúng của từng khoản kinh phí", 1, 2)]


def test_the_head_names_the_owner_and_leaves_the_attachment_open() -> None:
    head = assemble(material_of(report_of(UNITS), wishes=Wishes(("gaps",)))).head
    assert (head.superior, head.owner) == ("", "UBND tỉnh")
    assert head.attachment == "(Kèm theo Tờ trình số …/TTr-… ngày … tháng … năm … của …)"
    assert head.ribbon == ""


@pytest.mark.parametrize(("kind", "superior"), [("department", "UBND tỉnh"), ("committee", "")])
def test_a_body_above_stands_over_the_owner_but_not_over_a_peoples_committee(
    kind: str, superior: str
) -> None:
    text = f"""\
map: {{id: m, title: {{vi: Sở}}, as_of: 2022-06-30, root: s, levels: [province], illustrative: true}}
organizations:
  - {{id: u, name: UBND tỉnh, kind: committee, level: province}}
  - {{id: s, name: Sở Y tế, kind: {kind}, level: province, parent: u}}
"""
    head = assemble(material_of(report_of(text), wishes=Wishes(("gaps",)))).head
    assert head.superior == superior
    assert head.ribbon == "Dữ liệu minh họa"
