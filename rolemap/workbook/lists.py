"""The lists behind the drop-downs: a hidden sheet whose columns follow what is typed, and a name for each.

A list of elements is made of formulas over the sheet of its section, so that a unit that was typed a moment ago can be
chosen at once. Row 1 says what the list is called, row 2 up to which row it is filled, its entries begin in row 3; the
name ends where the entries end, so that a drop-down has no empty tail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from rolemap.workbook.marks import LONGEST_NAME, SEPARATOR
from rolemap.workbook.places import Place, letter, quoted
from rolemap.workbook.plan import FLAGS, Column
from rolemap.workbook.values import Values

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_FIRST: Final = 2
"""The row, from 0, of the first entry."""
_MOST_SECTIONS: Final = 3
"""An element of any section at all is not looked for in a list."""


class Lists:
    """The lists that the workbook needs; each is made when a column first asks for its name."""

    def __init__(
        self, book: Workbook, sheet: Worksheet, places: Mapping[str, Place], values: Values, language: str
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._places = places
        self._values = values
        self._language = language
        self._columns: dict[object, int] = {}
        """The column of each list, by what it holds."""
        self._lengths: list[tuple[int, int]] = []
        """Of each column: its filled entries, and all that may be filled."""

    def name_for(self, column: Column) -> str | None:
        """The defined name of the list that a column chooses from; None where it does not choose."""
        field = column.field
        if field.targets:
            if len(field.targets) > _MOST_SECTIONS:
                return None
            return self._named(self._of_elements(field.targets))
        if field.kind == "delegation":
            return self._named(self._of_delegations())
        words = tuple(word for _code, word in field.choices)
        if field.kind == "flag":
            words = tuple(FLAGS[self._language].values())
        return self._named(self._of_words(words)) if words else None

    def _named(self, index: int) -> str:
        return f"rolemap_list_{index + 1}"

    def _of_words(self, words: tuple[str, ...]) -> int:
        def fill(index: int) -> None:
            for row, word in enumerate(words, _FIRST):
                self._sheet.write_string(row, index, word)

        return self._column(words, len(words), len(words), fill)

    def _of_elements(self, targets: tuple[str, ...]) -> int:
        if len(targets) == 1:
            return self._of_section(targets[0])
        parts = [self._of_section(section) for section in targets]
        entries = [one for section in targets for one in self._labels(section)]
        most = sum(self._lengths[part][1] for part in parts)

        def fill(index: int) -> None:
            for step in range(most):
                value = entries[step] if step < len(entries) else ""
                self._sheet.write_formula(_FIRST + step, index, self._stacked(parts, step + 1), None, value)

        return self._column(targets, len(entries), most, fill)

    def _of_section(self, section: str) -> int:
        place = self._places[section]
        labels = self._labels(section)

        def fill(index: int) -> None:
            for row in range(1, place.last + 1):
                element, name = place.cell("id", row), place.cell("name", row)
                named = f'IF({name}="","","{SEPARATOR}"&LEFT({name},{LONGEST_NAME}))'
                value = labels[row - 1] if row <= len(labels) else ""
                formula = f'=IF({element}="","",{element}&{named})'
                self._sheet.write_formula(_FIRST + row - 1, index, formula, None, value)

        return self._column(section, len(labels), place.last, fill)

    def _of_delegations(self) -> int:
        place = self._places["delegates"]
        values = self._values
        labels = [values.delegation(row["id"]) if "id" in row else "" for row in place.rows]
        filled = max((n for n, label in enumerate(labels, 1) if label), default=0)

        def fill(index: int) -> None:
            for row in range(1, place.last + 1):
                one = place.cell("id", row)
                ends = [
                    f'IFERROR(MID({end},FIND("{SEPARATOR}",{end})+{len(SEPARATOR)},{LONGEST_NAME}),{end})'
                    for end in (place.cell("from", row), place.cell("to", row))
                ]
                formula = f'=IF({one}="","",{one}&"{SEPARATOR}"&{ends[0]}&" → "&{ends[1]})'
                value = labels[row - 1] if row <= len(labels) else ""
                self._sheet.write_formula(_FIRST + row - 1, index, formula, None, value)

        return self._column("delegates", filled, place.last, fill)

    def _labels(self, section: str) -> Sequence[str]:
        return [self._values.label(row["id"]) for row in self._places[section].rows]

    def _stacked(self, parts: Sequence[int], step: int) -> str:
        """The entry at `step` of several lists that stand one behind the other."""
        formula = '""'
        for position in reversed(range(len(parts))):
            filled = self._filled(parts[position])
            here = f"{step}" + "".join(f"-{self._filled(part)}" for part in parts[:position])
            formula = f"IF({here}<={filled},INDEX({self._range(parts[position])},{here}),{formula})"
        return "=" + formula

    def _column(self, held: object, filled: int, most: int, fill: Callable[[int], None]) -> int:
        if held not in self._columns:
            index = self._columns[held] = len(self._lengths)
            self._lengths.append((filled, most))
            fill(index)
            self._finish(index)
        return self._columns[held]

    def _finish(self, index: int) -> None:
        filled, _most = self._lengths[index]
        entries, home = self._range(index), quoted(self._sheet.get_name())
        last = f'=MAX(0,SUMPRODUCT(MAX(({entries}<>"")*(ROW({entries})-{_FIRST}))))'
        self._sheet.write_string(0, index, self._named(index))
        self._sheet.write_formula(1, index, last, None, filled)
        first = entries.partition(":")[0]
        ending = f"INDEX({home}!{entries},MAX(1,{home}!{self._filled(index)}))"
        self._book.define_name(self._named(index), f"={home}!{first}:{ending}")

    def _filled(self, index: int) -> str:
        return f"${letter(index)}$2"

    def _range(self, index: int) -> str:
        column, most = letter(index), self._lengths[index][1]
        return f"${column}${_FIRST + 1}:${column}${_FIRST + most}"
