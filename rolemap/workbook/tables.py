"""One sheet of the map: a table with a row an element, or the form with the head of the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rolemap.i18n import domain
from rolemap.workbook.checking import mark_gaps, watch
from rolemap.workbook.lists import Lists
from rolemap.workbook.places import Place, letter
from rolemap.workbook.plan import Column, Sheet
from rolemap.workbook.roles import ROLES, missing_formula, missing_roles
from rolemap.workbook.rows import Row, value_of
from rolemap.workbook.styling import FONT, TAB_COLOURS, Style, on_paper
from rolemap.workbook.values import Content, Values
from rolemap.workbook.widths import head_height, height, widths

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_ = domain("workbook")

_READY, _AT_LEAST = 5, 12
"""Rows below the last one whose missing roles are looked for, and rows in all."""
_FORM_WIDTHS: Final = (34, 64, 70)


class Tables:
    """Writes the sheets of one map; `places` says where every other sheet stands."""

    def __init__(self, places: Mapping[str, Place], values: Values, lists: Lists, style: Style) -> None:
        self._places = places
        self._values = values
        self._lists = lists
        self._style = style
        self._ends = _ends(places)

    def write(self, sheet: Worksheet, place: Place) -> None:
        """Fill `sheet` with what stands at `place`."""
        sheet.set_tab_color(TAB_COLOURS[place.sheet.kind])
        if place.sheet.upright:
            self._form(sheet, place)
        else:
            self._table(sheet, place)

    def missing(self, place: Place) -> list[str]:
        """For each row of a section the words for the roles that it lacks."""
        return [missing_roles(place.sheet.key, row, self._ends) for row in place.rows]

    def _table(self, sheet: Worksheet, place: Place) -> None:
        columns = place.sheet.columns
        written: list[list[Content]] = []
        for index, column in enumerate(columns):
            self._head(sheet, 0, index, column)
            contents = self._computed(sheet, place, index) if column.computed else []
            written.append(contents or self._column(sheet, place, index, column))
            if not column.computed:
                watch(sheet, self._lists, column, (1, index), (place.last, index))
        wide = widths(columns, written)
        for index, (column, width) in enumerate(zip(columns, wide, strict=True)):
            sheet.set_column(index, index, width, self._style.empty(column.field.kind))
        sheet.set_row(0, head_height(columns, wide))
        for row, across in enumerate(zip(*written, strict=True), 1):
            high = height(across, wide)
            if high is not None:
                sheet.set_row(row, high)
        mark_gaps(sheet, self._style, place)
        sheet.freeze_panes(1, min(2, len(columns) - 1))
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letter(len(columns) - 1)}{place.last + 1}"})
        sheet.autofilter(0, 0, max(1, len(place.rows)), len(columns) - 1)
        on_paper(sheet, self._style, place.sheet.title, width=sum(wide))

    def _column(self, sheet: Worksheet, place: Place, index: int, column: Column) -> list[Content]:
        """Write the values of a column."""
        contents: list[Content] = []
        for number, row in enumerate(place.rows, 1):
            content = self._content(place.sheet, column, row)
            self._put(sheet, number, index, column, content)
            contents.append(content)
        return contents

    def _content(self, sheet: Sheet, column: Column, row: Row) -> Content:
        whose = str(row.get("id") or row.get("from") or row.get("check") or "")
        return self._values.content(sheet, column, value_of(row, column.key), whose)

    def _put(self, sheet: Worksheet, row: int, index: int, column: Column, content: Content) -> None:
        if content is None:
            return
        form = self._style.cell(column.field.kind, content)
        match content:
            case str():
                sheet.write_string(row, index, content, form)
            case float():
                sheet.write_number(row, index, content, form)
            case _:
                sheet.write_datetime(row, index, content, form)

    def _computed(self, sheet: Worksheet, place: Place, index: int) -> list[Content]:
        """Write the words for missing roles as formulas, also in the first rows where nothing stands yet.

        Not in all of them: a formula is printed, also one without words. Excel goes on with it below by itself.
        """
        section = place.sheet.key
        found: list[Content] = list(self.missing(place))
        words = {column.key: dict(column.field.choices) for column in place.sheet.columns}
        for row in range(1, max(len(found) + _READY, _AT_LEAST) + 1):
            formula = missing_formula(
                section,
                place.in_row(row),
                lambda kind, end: self._places[kind].whole(end),
                lambda key, code: words[key].get(code, code),
            )
            here = row <= len(found)
            value = found[row - 1] if here else ""
            sheet.write_formula(row, index, formula, self._style.computed if here else None, value)
        return found

    def _head(self, sheet: Worksheet, row: int, index: int, column: Column) -> None:
        style = self._style
        form = style.head
        if column.computed:
            form = style.computed_head
        elif column.field.required:
            form = style.required_head
        sheet.write_string(row, index, column.heading, form)
        if column.comment:
            lines = sum(1 + len(line) // 40 for line in column.comment.splitlines())
            size = {"width": 260, "height": 16 + 17 * lines}
            sheet.write_comment(row, index, column.comment, {"font_name": FONT, "font_size": 10, **size})

    def _form(self, sheet: Worksheet, place: Place) -> None:
        style = self._style
        for index, (title, width) in enumerate(zip(_form_heads(), _FORM_WIDTHS, strict=True)):
            sheet.write_string(0, index, title, style.head)
            sheet.set_column(index, index, width, style.empty("text"))
        for number, column in enumerate(place.sheet.columns, 1):
            content = self._content(place.sheet, column, place.rows[0])
            self._put(sheet, number, 1, column, content)
            form = style.required_label if column.field.required else style.label
            sheet.write_string(number, 0, column.heading, form)
            sheet.write_string(number, 2, column.comment, style.remark)
            high = height((content, column.comment), _FORM_WIDTHS[1:])
            if high is not None:
                sheet.set_row(number, high)
            watch(sheet, self._lists, column, (number, 1), (number, 1))
            if column.field.required:
                empty = {"type": "formula", "criteria": f"=LEN($B{number + 1})=0", "format": style.lacking}
                sheet.conditional_format(number, 1, number, 1, empty)
        form = {"type": "no_errors", "format": style.begun}
        sheet.conditional_format(1, 1, len(place.sheet.columns), 1, form)
        sheet.freeze_panes(1, 1)
        on_paper(sheet, self._style, place.sheet.title)


def _form_heads() -> tuple[str, str, str]:
    return _("What"), _("Value"), _("How to fill it")


def _ends(places: Mapping[str, Place]) -> Mapping[tuple[str, str], frozenset[str]]:
    """The ids at each end of the relation kinds that give roles."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for roles in ROLES.values():
        for role in roles:
            found[role.kind, role.end].update(row[role.end] for row in places[role.kind].rows)
    return {end: frozenset(ids) for end, ids in found.items()}
