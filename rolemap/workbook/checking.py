"""What Excel checks while the planner types: drop-downs, kinds of values, lengths; and what it marks as missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rolemap.editing.fields import Field
from rolemap.i18n import domain, number
from rolemap.workbook.lists import Lists
from rolemap.workbook.places import Place, letter
from rolemap.workbook.plan import MISSING, Column
from rolemap.workbook.styling import Style
from rolemap.workbook.values import FIRST_RIGHT_DAY

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_ = domain("workbook")

_LARGEST = 1e12


def watch(
    sheet: Worksheet, lists: Lists, column: Column, first: tuple[int, int], last: tuple[int, int]
) -> None:
    """Let Excel check the cells of a column, from one cell to another."""
    rule = _rule(lists, column)
    if rule is not None:
        sheet.data_validation(*first, *last, rule)


def _rule(lists: Lists, column: Column) -> Mapping[str, Any] | None:
    name = lists.name_for(column)
    if name is not None:
        # In a cell with several entries, and in one for text, the list only helps.
        helps = column.field.many or column.field.kind == "text"
        return _list(name, column.field, helps)
    wanted = _wanted(column.field)
    if wanted is None:
        return None
    message, rule = wanted
    return {**rule, "error_title": _("Not possible here"), "error_message": message}


def _list(name: str, field: Field, helps: bool) -> dict[str, Any]:
    rule: dict[str, Any] = {"validate": "list", "source": f"={name}"}
    if helps:
        return {**rule, "show_error": False}
    if field.kind in ("reference", "delegation"):
        message = _(
            "This is not in the list. A code is possible too; what the map does not have is refused later."
        )
        return {
            **rule,
            "error_title": _("Not in the list"),
            "error_message": message,
            "error_type": "warning",
        }
    return {
        **rule,
        "error_title": _("Not in the list"),
        "error_message": _("Choose one of the values of the list."),
    }


def _wanted(field: Field) -> tuple[str, dict[str, Any]] | None:
    """What a cell of that field must hold, in words and for Excel."""
    match field.kind:
        case "date":
            rule = {"validate": "date", "criteria": "between", "minimum": FIRST_RIGHT_DAY}
            rule |= {"maximum": date(9999, 12, 31), "error_type": "warning"}
            return _("Write day/month/year, such as 31/12/2025."), rule
        case "share":
            return _("Write a percentage, such as 80%."), _between("decimal", 0, 1)
        case "number":
            return _("Write a number."), _between("decimal", -_LARGEST, _LARGEST)
        case "count":
            return _("Write a whole number."), _between("integer", field.least or 0, 1_000_000_000)
        case "text" | "long" if field.most:
            message = _("At most {most} characters.").format(most=number(field.most))
            return message, {"validate": "length", "criteria": "<=", "value": field.most}
        case "id":
            message = _("A short code without accents that stays for good, such as t.dvc.")
            return message, {"validate": "length", "criteria": "<=", "value": 64}
    return None


def _between(kind: str, low: float, high: float) -> dict[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}


def mark_gaps(sheet: Worksheet, style: Style, place: Place) -> None:
    """Let Excel line the rows that are begun, and mark what they still need, and codes that stand twice."""
    columns = place.sheet.columns
    begun = "LEN($A2&$B2)>0"
    for index, column in enumerate(columns):
        area = (1, index, place.last, index)
        if column.key == MISSING:
            rule = {"type": "formula", "criteria": f"=LEN(${letter(index)}2)>0", "format": style.missing}
            sheet.conditional_format(*area, rule)
        elif column.field.required:
            empty = f"=AND({begun},LEN(${letter(index)}2)=0)"
            sheet.conditional_format(*area, {"type": "formula", "criteria": empty, "format": style.lacking})
        if column.key == "id":
            sheet.conditional_format(*area, {"type": "duplicate", "format": style.missing})
    # Last, because of rules for one cell some programs apply the first only.
    lined = {"type": "formula", "criteria": f"={begun}", "format": style.begun}
    sheet.conditional_format(1, 0, place.last, len(columns) - 1, lined)
