"""A document as the data of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rolemap import i18n
from rolemap.export.document import Annex, Block, Bullets, Cell, Heading, Mark, Paragraph, Row
from rolemap.export.paper.telling import Telling
from rolemap.i18n import domain
from rolemap.render.theme import theme
from tests.export.conftest import sample_material
from tests.export.paper.documents import HEAD, document, row, table

_ = domain("export")


def blocks_of(*blocks: Block) -> list[dict[str, Any]]:
    (annex,) = Telling(document(*blocks)).told()["annexes"]
    return [block for run in annex["runs"] for block in run["blocks"]]


def test_captions_are_numbered_through_all_annexes() -> None:
    told = Telling(document(table(), Paragraph("Chữ"), table(caption=""), annexes=2)).told()
    captions = [
        block["caption"]
        for annex in told["annexes"]
        for run in annex["runs"]
        for block in run["blocks"]
        if block["kind"] == "table"
    ]
    assert captions == ["Bảng 1. Bảng mẫu", "", "Bảng 2. Bảng mẫu", ""]


def test_figures_are_numbered_and_their_pictures_are_files() -> None:
    with i18n.use("vi"):
        known = sample_material("thai-binh", "vi").document
        telling = Telling(known)
        told = telling.told()
    figures = [run["figure"] for annex in told["annexes"] for run in annex["runs"] if run["figure"]]
    assert [figure["caption"].split(".")[0] for figure in figures] == [
        f"Hình {n}" for n in range(1, len(figures) + 1)
    ]
    assert {figure["file"] for figure in figures} == set(telling.pictures)
    assert all(figure["description"] for figure in figures)
    assert [figure["caption"].split(". ", 1)[1] for figure in figures] == [
        figure.caption for figure in known.figures
    ]


@pytest.mark.parametrize(("annexes", "listed"), [(1, False), (3, False), (4, True)])
def test_a_set_of_more_than_three_annexes_begins_with_a_list(annexes: int, listed: bool) -> None:
    assert Telling(document(annexes=annexes)).told()["contents"] is listed


@pytest.mark.parametrize(
    ("language", "names"), [("vi", ["Phụ lục I", "Phụ lục II"]), ("en", ["Annex I", "Annex II"])]
)
def test_annexes_are_called_by_their_numerals(language: str, names: list[str]) -> None:
    with i18n.use(language):
        told = Telling(document(annexes=2, language=language)).told()
        assert [annex["name"] for annex in told["annexes"]] == names
        assert Telling(document(language=language)).told()["annexes"][0]["name"] == _("Annex")


def test_headings_go_down_one_step_at_a_time() -> None:
    told = blocks_of(Heading("Sâu", 2), Heading("Dưới", 2), Heading("Trên"))
    assert [block["level"] for block in told] == [2, 3, 2]


def test_a_short_name_of_a_group_is_repeated_and_a_long_one_is_not() -> None:
    short, long = (
        Row((Cell(("Nhóm",)),), group=True),
        Row((Cell(("Nhóm", "Vì sao", "Kiến nghị")),), group=True),
    )
    (told,) = blocks_of(table(short, row("1", "a"), long, row("2", "b")))
    assert [(each["group"], each["repeated"]) for each in told["rows"]] == [
        (True, True),
        (False, False),
        (True, False),
        (False, False),
    ]


@pytest.mark.parametrize(("wide", "words"), [(False, 250), (True, 200)])
def test_only_a_row_higher_than_a_third_of_the_sheet_is_parted(wide: bool, words: int) -> None:
    (told,) = blocks_of(table(row("1", "chữ " * words), row("2", "chữ " * 2 * words), wide=wide))
    assert [each["parted"] for each in told["rows"]] == [False, True]


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    (told,) = blocks_of(table(row("1"), row("1", "2", "3")))
    assert [len(each["cells"]) for each in told["rows"]] == [2, 2]


def test_a_badge_is_told_once_however_often_it_stands() -> None:
    cell = Cell(("x",), (Mark(3, "error"), Mark(4, "info")))
    telling = Telling(document(table(Row((cell, cell)), Row((cell,)))))
    assert list(telling.told()["marks"]) == ["3 error", "4 info"]


def test_the_set_without_a_title_is_called_by_what_it_is() -> None:
    told = Telling(document(head=replace(HEAD, title=""))).told()
    assert told["title"] == _("Annexes")


def test_paragraphs_keep_their_manner_and_bullets_their_items() -> None:
    told = blocks_of(Paragraph("a", "warning"), Bullets(("b", "c")))
    assert told == [{"kind": "warning", "text": "a"}, {"kind": "bullets", "items": ["b", "c"]}]


def test_every_annex_is_told_even_an_empty_one() -> None:
    empty = replace(document(), annexes=(Annex("a", "", "Trống", ()),))
    (told,) = Telling(empty).told()["annexes"]
    assert told["runs"] == [{"lengthwise": False, "blocks": [], "figure": None, "notes": []}]


def test_badges_on_white_paper_are_not_those_of_a_dark_picture() -> None:
    known = sample_material("thai-binh", "vi").document
    figure = next(known.figures)
    marks = {}
    for slug in ("print", "dark"):
        drawn = replace(figure, layout=replace(figure.layout, theme=theme(slug)))
        telling = Telling(document(drawn, table(Row((Cell(marks=(Mark(1, "error"),)),)))))
        marks[slug] = telling.told()["marks"]
        assert telling.theme.slug == slug
    assert marks["dark"] == marks["print"]
