"""A Document as plain data for the page: every text in letters that can be set, every badge and picture once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rolemap.export import page
from rolemap.export.document import Bullets, Cell, Figure, Heading, Mark, Paragraph, Row, Table
from rolemap.export.paper.badges import badge, name_of
from rolemap.export.paper.letters import breaking, plain
from rolemap.export.paper.pictures import Picture, picture_of
from rolemap.export.paper.runs import Run, runs
from rolemap.i18n import domain, number
from rolemap.render.contrast import luminance
from rolemap.render.theme import Theme, theme

if TYPE_CHECKING:
    from rolemap.export.document import Annex, Block, Document, TitleBlock

_ = domain("export")

_CONTENTS_FROM = 4
"""So many annexes want a list of them, on a sheet before the first."""
_LETTERS = {False: 90, True: 140}
"""About so many letters a line of a table holds, on an upright sheet and on one that lies lengthwise."""
_MOST_LINES = {False: 16, True: 12}
"""A row that is higher than a third of the sheet may be parted, any other not."""


_SHORT = 2
"""Lines of a name that is repeated with the head of its table."""


class Telling:
    """Writes one document down; numbers of figures and tables run through it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._theme = _theme_of(document)
        self._figures = 0
        self._tables = 0
        self._marks: dict[str, dict[str, Any]] = {}
        self.pictures: dict[str, Picture] = {}
        """The files of the pictures, by name."""

    @property
    def theme(self) -> Theme:
        """The theme of the pictures."""
        return self._theme

    def told(self) -> dict[str, Any]:
        """The data of the page."""
        head, document = self._document.head, self._document
        annexes = [self._annex(annex) for annex in document.annexes]
        return {
            "language": document.language,
            "title": plain(head.title) or _("Annexes"),
            "author": plain(head.owner),
            "description": plain(head.subtitle),
            "date": {"year": head.as_of.year, "month": head.as_of.month, "day": head.as_of.day},
            "measures": _measures(),
            "faces": [*self._theme.typeface.families, "Arimo"],
            "marks": self._marks,
            "head": _head(head),
            "contents": len(annexes) >= _CONTENTS_FROM,
            "words": {
                "annexes": _("Annexes"),
                "annex": _("Annex"),
                "content": _("Content"),
                "sheets": _("Pages"),
            },
            "annexes": annexes,
        }

    def _annex(self, annex: Annex) -> dict[str, Any]:
        name = _("Annex {numeral}").format(numeral=annex.numeral) if annex.numeral else _("Annex")
        return {
            "slug": annex.slug,
            "name": name,
            "title": plain(annex.title),
            "runs": [self._run(run) for run in runs(_in_steps(annex.blocks))],
        }

    def _run(self, run: Run) -> dict[str, Any]:
        blocks = [self._block(block) for block in run.blocks]
        return {
            "lengthwise": run.lengthwise,
            "blocks": blocks,
            "figure": self._figure(run.figure) if run.figure else None,
            "notes": [self._block(block) for block in run.notes],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return {"kind": "heading", "text": plain(block.text), "level": block.level + 1}
            case Paragraph():
                return {"kind": block.manner, "text": breaking(block.text)}
            case Bullets():
                return {"kind": "bullets", "items": [breaking(item) for item in block.items]}
            case Table():
                return self._table(block)
            case Figure():
                return {"kind": "figure", "figure": self._figure(block)}

    def _figure(self, figure: Figure) -> dict[str, Any]:
        self._figures += 1
        picture = picture_of(figure)
        name = f"figure-{self._figures}.svg"
        self.pictures[name] = picture
        caption = _("Figure {n}. {caption}").format(n=number(self._figures), caption=plain(figure.caption))
        return {
            "file": name,
            "width": picture.width,
            "height": picture.height,
            "caption": caption,
            "description": plain(figure.description or figure.caption),
        }

    def _table(self, table: Table) -> dict[str, Any]:
        caption = ""
        if table.caption:
            self._tables += 1
            caption = _("Table {n}. {caption}").format(n=number(self._tables), caption=plain(table.caption))
        return {
            "kind": "table",
            "caption": caption,
            "columns": [
                {"title": breaking(column.title), "share": column.share, "align": column.align}
                for column in table.columns
            ],
            "rows": [self._row(row, table) for row in table.rows],
        }

    def _row(self, row: Row, table: Table) -> dict[str, Any]:
        cells = row.cells[:1] if row.group else _filled(row.cells, len(table.columns))
        rooms = [1.0] if row.group else [column.share for column in table.columns]
        letters = _LETTERS[table.wide]
        lines = max(
            (_lines(cell, int(room * letters)) for cell, room in zip(cells, rooms, strict=True)), default=1
        )
        return {
            "group": row.group,
            "parted": lines > _MOST_LINES[table.wide],
            "repeated": row.group and sum(len(cell.lines) for cell in cells) <= _SHORT,
            "cells": [self._cell(cell) for cell in cells],
        }

    def _cell(self, cell: Cell) -> dict[str, Any]:
        return {
            "lines": [breaking(line) for line in cell.lines],
            "marks": [self._mark(mark) for mark in cell.marks],
            "missing": cell.missing,
            "strong": cell.strong,
        }

    def _mark(self, mark: Mark) -> str:
        name = name_of(mark)
        if name not in self._marks:
            self._marks[name] = badge(mark, _on_paper(self._theme))
        return name


def _theme_of(document: Document) -> Theme:
    """The theme of the pictures; without any, the one for black and white."""
    return next((figure.layout.theme for figure in document.figures), None) or theme("print")


def _on_paper(chosen: Theme) -> Theme:
    """The theme of badges in text: on white paper an error must be the darkest of them, not the lightest."""
    return chosen if luminance(chosen.page) > 0.5 else theme("print")


def _head(head: TitleBlock) -> dict[str, str]:
    return {
        "superior": plain(head.superior),
        "owner": plain(head.owner),
        "title": plain(head.title),
        "subtitle": plain(head.subtitle),
        "date": plain(head.date_line),
        "code": _("Content code: {code}").format(code=plain(head.version)),
        "attachment": plain(head.attachment),
        "ribbon": plain(head.ribbon),
        "notice": plain(head.notice),
    }


def _in_steps(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with no heading more than one step under the one before: PDF/UA wants it so."""
    told: list[Block] = []
    before = 0
    for block in blocks:
        if isinstance(block, Heading):
            before = max(1, min(block.level, before + 1))
            block = Heading(block.text, before)
        told.append(block)
    return told


def _filled(cells: tuple[Cell, ...], columns: int) -> tuple[Cell, ...]:
    """As many cells as there are columns."""
    return (*cells[:columns], *(Cell() for _missing in range(columns - len(cells))))


def _lines(cell: Cell, room: int) -> int:
    """About how many lines a cell takes where one holds so many letters."""
    return sum(1 + len(line) // max(room, 4) for line in cell.lines)


def _measures() -> dict[str, Any]:
    """The numbers of `rolemap.export.page` that the page uses."""
    return {
        "width": page.WIDTH_MM,
        "height": page.HEIGHT_MM,
        "top": page.TOP_MM,
        "bottom": page.BOTTOM_MM,
        "left": page.LEFT_MM,
        "right": page.RIGHT_MM,
        "body": page.BODY_PT,
        "indent": page.BODY_INDENT_MM,
        "space": page.BODY_SPACE_PT,
        "line": page.BODY_LINE,
        "number": page.PAGE_NUMBER_PT,
        "number-from-edge": page.PAGE_NUMBER_FROM_EDGE_MM,
        "annex": page.ANNEX_PT,
        "title": page.ANNEX_TITLE_PT,
        "attachment": page.ATTACHMENT_PT,
        "superior": page.SUPERIOR_PT,
        "owner": page.OWNER_PT,
        "owner-rule": page.OWNER_RULE_SHARE,
        "heading": list(page.HEADING_PT),
        "table": page.TABLE_PT,
        "caption": page.CAPTION_PT,
        "note": page.NOTE_PT,
    }
