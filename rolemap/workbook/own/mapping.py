"""What the columns of a planner's own sheet may hold: fields of a section, and relations that a row carries along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from rolemap.editing.ends import end_label
from rolemap.editing.fields import Field, relation_fields, section_fields
from rolemap.i18n import N_, domain, language
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.views.changed.field_names import kind_name

_ = domain("workbook")

COUNTED: Final = "-"
"""The key of a column that only counts the rows; nothing is taken from it."""
MONEY: Final = "amount_vnd_m"
FUNDS: Final = "+funds"
"""The key of a column of money of tools: each amount becomes a budget item that funds the tool of its row."""
UNITS: Final[Mapping[str, tuple[float, str]]] = {
    "vnd": (1e-6, N_("{label} (in dong)")),
    "thousand": (1e-3, N_("{label} (in thousand dong)")),
    "million": (1.0, N_("{label} (in million dong)")),
    "billion": (1e3, N_("{label} (in billion dong)")),
}
"""Units in which a column may count money, by what makes million dong of them."""
_LEFT_OUT: Final = frozenset({"records", "delegation"})
_OWN_ROWS: Final = (*SECTIONS, *RELATION_KINDS)


@dataclass(frozen=True, slots=True)
class Target:
    """What a column may be: a field of what a row is, or the other end of a relation that it carries."""

    key: str
    label: str
    field: Field
    relation: str = ""
    """The kind of the relation whose end stands in the column; empty for a field."""
    end: str = ""
    """Which end that is: ``from`` or ``to``; the row itself is the other one."""
    factor: float = 1.0
    """By what a number is multiplied."""

    @property
    def repeats(self) -> bool:
        """Whether several columns may go here: lists and notes take all of them."""
        return bool(self.relation) or self.field.many or self.field.kind == "long"


@dataclass(frozen=True)
class SheetMapping:
    """What one sheet is: what a row is, where the headings stand, and what each column holds."""

    row: str = ""
    """A section or a relation kind; empty for a sheet that is left out."""
    first: int = 1
    last: int = 1
    """The rows of the headings, counted as in Excel."""
    columns: Mapping[int, str] = field(default_factory=dict)
    """Keys of targets by the number of the column; a column that is not named is left out."""
    defaults: Mapping[str, str] = field(default_factory=dict)
    """What is written where a new element has nothing for a required key, as text of a cell."""
    every: bool = False
    """Whether rows that look like headings of a group or like sums are taken as well."""

    def to_json(self) -> dict[str, Any]:
        """The mapping as plain data."""
        return {
            "row": self.row,
            "head": [self.first, self.last],
            "columns": {str(column): key for column, key in self.columns.items()},
            "defaults": dict(self.defaults),
            "every": self.every,
        }


def mapping_of(data: Mapping[str, Any]) -> SheetMapping:
    """The mapping in plain data; what no longer fits the format is left out."""
    row = str(data.get("row", ""))
    if row not in _OWN_ROWS:
        row = ""
    known = {target.key for target in targets(row)} | {COUNTED}
    first, last = data.get("head", (1, 1))
    columns = {int(column): str(key) for column, key in data.get("columns", {}).items() if key in known}
    defaults = {str(key): str(text) for key, text in data.get("defaults", {}).items() if key in known}
    return SheetMapping(
        row, int(first), max(int(first), int(last)), columns, defaults, bool(data.get("every"))
    )


def targets(row: str) -> tuple[Target, ...]:
    """What a column of a sheet may be whose rows are elements of a section or relations of a kind."""
    return _targets(row, language()) if row in _OWN_ROWS else ()


@cache
def _targets(row: str, _language: str) -> tuple[Target, ...]:
    # An id of its own is nothing that a planner's list of relations has.
    own = section_fields(row) if row in SECTIONS else [one for one in relation_fields(row) if one.key != "id"]
    found = [made for one in own if one.kind not in _LEFT_OUT for made in _of_field(one)]
    if row in SECTIONS:
        for kind, ends in RELATION_KINDS.items():
            if row in ends.targets and not (ends.undirected and row in ends.sources):
                found.append(_of_end("<", kind, "from"))
            if row in ends.sources:
                found.append(_of_end(">", kind, "to"))
    if row == "tools":
        found += _of_funds()
    return tuple(found)


def target_of(row: str, key: str) -> Target | None:
    """The target of that key, where the format has it."""
    return next((one for one in targets(row) if one.key == key), None)


def needed(row: str, columns: Mapping[int, str]) -> tuple[Target, ...]:
    """The required fields that no column holds; the id is made, and a name must be in the sheet."""
    held = {key.partition("@")[0] for key in columns.values()}
    found = (
        one
        for one in targets(row)
        if one.field.required and not one.relation and one.key not in ("id", "name", "from", "to")
    )
    return tuple(one for one in found if one.key not in held)


def unnamed(row: str, columns: Mapping[int, str]) -> tuple[Target, ...]:
    """The keys without which a row is nothing, and that no column holds: the name, or both ends."""
    wanted = ("name",) if row in SECTIONS else ("from", "to")
    return tuple(one for one in targets(row) if one.key in wanted and one.key not in columns.values())


def doubled(row: str, columns: Mapping[int, str]) -> tuple[Target, ...]:
    """The targets that several columns hold and that have room for one."""
    keys = list(columns.values())
    return tuple(one for one in targets(row) if not one.repeats and keys.count(one.key) > 1)


def _of_field(one: Field) -> list[Target]:
    if one.key != MONEY:
        return [Target(one.key, one.label, one)]
    plain = one.label.partition(" (")[0]
    return [
        Target(f"{MONEY}@{unit}", _(label).format(label=plain), one, factor=factor)
        for unit, (factor, label) in UNITS.items()
    ]


def _of_funds() -> list[Target]:
    """A column of money beside tools, in each of the units."""
    amount = next(one for one in section_fields("budgets") if one.key == MONEY)
    return [
        Target(
            f"{FUNDS}@{unit}",
            _(label).format(label=_("money for the tool, as a budget item")),
            amount,
            "funds",
            "from",
            factor,
        )
        for unit, (factor, label) in UNITS.items()
    ]


def _of_end(sign: str, kind: str, end: str) -> Target:
    found = next(one for one in relation_fields(kind) if one.key == end)
    label = end_label(kind, end)
    if sign == ">":
        label = _("{relation}: {end}").format(relation=kind_name(kind), end=label)
    return Target(f"{sign}{kind}", label, replace(found, many=True), kind, end)
