"""What was chosen about the columns of a sheet, taken from its form; and why one cannot go on with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from rolemap.i18n import domain
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.services.maps.importing.own.waiting import Waiting, keep_answers, known_in
from rolemap.workbook.grid import RawSheet, letters, shown
from rolemap.workbook.guessing import guess_columns
from rolemap.workbook.own.entries import cell, entries_of
from rolemap.workbook.own.mapping import (
    COUNTED,
    SheetMapping,
    Target,
    doubled,
    needed,
    target_of,
    targets,
    unnamed,
)
from rolemap.workbook.own.synonyms import by_name, has_rules

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.importing")

_ALSO: Final[Mapping[str, tuple[str, ...]]] = {"organizations": ("parent", "apparatus")}
"""Fields that need not be there, and that a list of offices mostly means without saying so."""


def answer(desk: Desk, one: Waiting, at: int, form: Mapping[str, str]) -> bool:
    """Take what was chosen for sheet number `at`; whether the columns had to be guessed anew for it."""
    before = one.answers.sheets[at]
    row = form.get("row", "")
    row = row if row in SECTIONS or row in RELATION_KINDS else ""
    first = _row_number(form.get("first", ""), before.first)
    last = max(first, _row_number(form.get("last", ""), before.last))
    anew = (row, first, last) != (before.row, before.first, before.last)
    if anew:
        mapping = guess_columns(one.sheets[at], row, first, last, known_in(desk, one.answers.into))
        one.answers.remembered.pop(at, None)
    else:
        columns = {
            number: form.get(f"column.{number}", "")
            for number in range(1, one.sheets[at].width + 1)
            if form.get(f"column.{number}") in {COUNTED, *(target.key for target in targets(row))}
        }
        defaults = {
            target.key: form.get(f"default.{target.key}", "").strip() for target in asked_for(row, columns)
        }
        mapping = SheetMapping(
            row, first, last, columns, {key: text for key, text in defaults.items() if text}, "every" in form
        )
    if mapping != before:
        one.answers.confirmed = False
    one.answers.sheets[at] = mapping
    keep_answers(desk, one)
    return anew and bool(row)


def wrong_in(one: Waiting) -> tuple[int, tuple[str, ...]]:
    """The first sheet with which one cannot go on, and why; no sentence where all is well."""
    if not one.taken:
        return 0, (_("Say of one sheet at least what its rows are."),)
    for at, mapping in one.answers.sheets.items():
        found = tuple(_wrong(one.sheets[at], mapping)) if mapping.row else ()
        if found:
            return at, found
    return 0, ()


def _wrong(sheet: RawSheet, mapping: SheetMapping) -> Iterator[str]:
    for target in unnamed(mapping.row, mapping.columns):
        yield _("No column holds “{label}”: choose the one that does.").format(label=target.label)
    for target in doubled(mapping.row, mapping.columns):
        held = [letters(number) for number, key in mapping.columns.items() if key == target.key]
        yield _("Columns {letters} are all “{label}”: only one can be.").format(
            letters=", ".join(held), label=target.label
        )
    for target in needed(mapping.row, mapping.columns):
        if mapping.defaults.get(target.key):
            continue
        if not said_by_name(mapping.row, target):
            yield _("No column holds “{label}”: choose below what holds for all rows.").format(
                label=target.label
            )
        elif silent := _silent(sheet, mapping, target):
            message = _(
                "Some names, such as “{name}”, do not say “{label}”: choose below what holds for them."
            )
            yield message.format(name=silent, label=target.label)


def _silent(sheet: RawSheet, mapping: SheetMapping, target: Target) -> str:
    """The first name of an entry that says nothing about a field; empty where all do."""
    column = next((column for column, key in mapping.columns.items() if key == "name"), 0)
    entries = (one for one in entries_of(sheet, mapping) if not one.why_not)
    names = (shown(cell(sheet, one.number, column)) for one in entries)
    return next((name for name in names if name and not by_name(mapping.row, target.field.key, name)), "")


def asked_for(row: str, columns: Mapping[int, str]) -> tuple[Target, ...]:
    """The fields about which is asked once for all rows: those that must be there, and a few that mostly are meant."""
    also = (target_of(row, key) for key in _ALSO.get(row, ()) if key not in columns.values())
    return (*needed(row, columns), *(one for one in also if one is not None))


def said_by_name(row: str, target: Target) -> bool:
    """Whether the names of such rows say anything about a field."""
    return row in SECTIONS and has_rules(row, target.field.key)


def _row_number(text: str, before: int) -> int:
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text) > 0 else before
