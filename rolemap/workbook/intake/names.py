"""The ids and names of the elements of a workbook: known before anything is read that refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rolemap.editing.edit import Document
from rolemap.files.fields import ID_PATTERN
from rolemap.i18n import LANGUAGES
from rolemap.model.vocabulary import SECTIONS
from rolemap.workbook.intake.tables import Table
from rolemap.workbook.marks import referred_id, text_read
from rolemap.workbook.plan import Sheet, plan

_DELEGATES = "delegates"


def names_of(tables: Mapping[str, Table]) -> Document:
    """As much of the document as is needed to find elements by their names, and the words of levels and delegations."""
    elements = {section: list(_elements(tables[section])) for section in SECTIONS if section in tables}
    head = tables["map"].lines[0].cells if "map" in tables and tables["map"].lines else {}
    levels = head["levels"].text.split("\n") if "levels" in head and head["levels"].kind == "text" else []
    root = _id(head["root"].text) if "root" in head else None
    delegations = list(_delegations(tables[_DELEGATES])) if _DELEGATES in tables else []
    return {
        **elements,
        "map": {"root": root, "levels": [text_read(level) for level in levels if level.strip()]},
        "relations": {_DELEGATES: delegations},
    }


def plan_of(tables: Mapping[str, Table], names: Document) -> Mapping[str, Mapping[str, Sheet]]:
    """The plan of this workbook in each language, by the keys of its sheets."""
    return {
        code: {
            sheet.key: sheet for sheet in plan(names, code) if sheet.key in tables or sheet.key in SECTIONS
        }
        for code in LANGUAGES
    }


def _elements(table: Table) -> Iterator[dict[str, str]]:
    for line in table.lines:
        id = line.cells["id"].text.strip() if "id" in line.cells else ""
        if ID_PATTERN.fullmatch(id):
            yield {"id": id, "name": line.cells["name"].text if "name" in line.cells else ""}


def _delegations(table: Table) -> Iterator[dict[str, Any]]:
    for line in table.lines:
        ends = [_id(line.cells[key].text) if key in line.cells else None for key in ("id", "from", "to")]
        if all(ends):
            yield dict(zip(("id", "from", "to"), ends, strict=True))


def _id(text: str) -> str | None:
    named = referred_id(text.strip()) or text.strip()
    return named if ID_PATTERN.fullmatch(named) else None
