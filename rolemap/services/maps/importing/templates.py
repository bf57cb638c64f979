"""Workbooks to fill in: an empty one with the sheets of a map, or that of a map that is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.importing")

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Filled(NamedTuple):
    """A workbook, what it is called, and a name for programs that read ASCII names only."""

    content: bytes
    name: str
    plain: str


def empty_workbook() -> Filled:
    """The workbook of the smallest map, as of today: every sheet with its headings, lists and explanations."""
    from rolemap.files import loads
    from rolemap.services.maps.opening import content_of, document_of
    from rolemap.services.starting import DEFAULT, template
    from rolemap.workbook.writing import dumps

    document = document_of(loads(template(DEFAULT), "yaml"))
    document["map"]["as_of"] = date.today().isoformat()
    content = dumps(content_of(document).map)
    return Filled(content, _("Role map, workbook to fill in.xlsx"), "rolemap-workbook.xlsx")


def workbook_of(desk: Desk, id: str) -> Filled:
    """The workbook of a map that is kept; raises `UnknownMap`."""
    from rolemap.services.exporting import file_name
    from rolemap.workbook.writing import dumps

    opened = desk.open(id)
    return Filled(dumps(opened.content.map), file_name(opened.workspace, "xlsx"), f"{id}.xlsx")
