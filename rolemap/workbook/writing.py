"""A role map as a workbook for Excel: every sheet of the plan, filled or ready to be; the same map, the same bytes.

All text is written as text, so nothing that stands in a map ever becomes a formula or a link.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import domain, language
from rolemap.model.role_map import RoleMap
from rolemap.workbook.guide import Entry, Guide
from rolemap.workbook.headings import aside_title
from rolemap.workbook.lists import Lists
from rolemap.workbook.places import Place
from rolemap.workbook.plan import plan
from rolemap.workbook.roles import ROLES
from rolemap.workbook.rows import document_of, rows_of
from rolemap.workbook.styling import FONT, SIZE, TAB_COLOURS, Style
from rolemap.workbook.tables import Tables
from rolemap.workbook.values import Values

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_ = domain("workbook")

_EPOCH: Final = datetime(1980, 1, 1)


def _options() -> dict[str, Any]:
    """The options of the library; made anew each time, because it writes into them."""
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }


@dataclass(frozen=True, slots=True)
class Aside:
    """A sheet that is no part of the map and is never read back: its key in `plan.ASIDE`, its rows, what fills it."""

    key: str
    count: int
    write: Callable[[Worksheet, Style], None]


def dumps(role_map: RoleMap, asides: Sequence[Aside] = ()) -> bytes:
    """The map as the bytes of an .xlsx, in the reader's language, with the `asides` behind the first sheet.

    Raises `CellTooLong` where a value does not fit into a cell: nothing is ever cut.
    """
    from rolemap.workbook.exact_texts import ExactWorkbook

    held = BytesIO()
    book = ExactWorkbook(held, _options())
    book.set_properties({"title": role_map.info.title_in(language()), "author": "rolemap", "created": _EPOCH})
    sheets_into(book, role_map, asides)
    book.close()
    return held.getvalue()


def sheets_into(book: Workbook, role_map: RoleMap, asides: Sequence[Aside] = ()) -> None:
    """Add all sheets to an empty workbook: the guide, the `asides`, the sheets of the map, the hidden lists."""
    from rolemap.workbook.formulas import PlainFormulas

    spoken = language()
    document = document_of(role_map)
    places = {sheet.key: Place(sheet, rows_of(sheet, document)) for sheet in plan(document, spoken)}
    ribbon = _("ILLUSTRATIVE DATA") if role_map.info.illustrative else ""
    style, values = Style(book, ribbon), Values(document, spoken)
    first = book.add_worksheet(aside_title("guide"), PlainFormulas)
    first.set_tab_color(TAB_COLOURS["aside"])
    for aside in asides:
        sheet = book.add_worksheet(aside_title(aside.key), PlainFormulas)
        sheet.set_tab_color(TAB_COLOURS["aside"])
        aside.write(sheet, style)
    sheets = {key: book.add_worksheet(place.sheet.title, PlainFormulas) for key, place in places.items()}
    hidden = book.add_worksheet(aside_title("lists"), PlainFormulas)
    hidden.hide()
    tables = Tables(places, values, Lists(book, hidden, places, values, spoken), style)
    for key, place in places.items():
        tables.write(sheets[key], place)
    Guide(first, style, aside_title("guide")).write(role_map, spoken, _contents(places, tables, asides))
    first.activate()


def _contents(
    places: dict[str, Place], tables: Tables, asides: Sequence[Aside]
) -> list[tuple[str, list[Entry]]]:
    """The table of contents by group."""
    groups: dict[str, list[Entry]] = {}
    names = {
        "head": _("The map"),
        "section": _("Elements"),
        "child": _("Elements"),
        "relation": _("Roles and relations"),
        "waivers": _("Acceptance and settings"),
        "profile": _("Acceptance and settings"),
    }
    for key, place in places.items():
        lacking = sum(map(bool, tables.missing(place))) if key in ROLES else None
        entry = Entry(key, place.sheet.title, len(place.rows), place, lacking)
        groups.setdefault(names[place.sheet.kind], []).append(entry)
    if asides:
        made = [Entry(aside.key, aside_title(aside.key), aside.count) for aside in asides]
        groups[_("Made by the program, not read back")] = made
    return list(groups.items())
