"""Which roles an element must have, so that a sheet can say which are missing: in a formula, and at once.

The formula looks at the sheets of relations, so the word vanishes as soon as the planner names who it is there. It does
not look at dates; the checks of the program do. What is asked of whom follows the checks PA-01, PA-02, PA-03, PA-04,
PA-08, PA-11, HD-02 and BU-01.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from rolemap.i18n import N_, domain
from rolemap.workbook.marks import SEPARATOR

_ = domain("workbook")


@dataclass(frozen=True, slots=True)
class Role:
    """One role: the relation kind that gives it, the end at which the element stands, and the words of its lack."""

    kind: str
    missing: str
    end: str = "to"
    exempt: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Codes of choices with which the element needs nobody in the role, by key."""


_CLOSED: Final = {"status": ("closed",)}
_ELSEWHERE: Final = {"status": ("retired",), "provision": ("national",)}
ROLES: Final[Mapping[str, tuple[Role, ...]]] = {
    "bodies": (Role("chairs", N_("no chair")),),
    "problems": (
        Role("sets", N_("no position that sets it"), exempt=_CLOSED),
        Role("addresses", N_("no tool that answers it"), exempt=_CLOSED),
    ),
    "tools": (
        Role("owns", N_("no owner"), exempt=_ELSEWHERE),
        Role("builds", N_("no builder"), exempt=_ELSEWHERE),
        Role("operates", N_("no operator"), exempt=_ELSEWHERE),
        Role("uses", N_("no user"), exempt={"status": ("retired",), "kind": ("integration_platform",)}),
    ),
    "budgets": (Role("funds", N_("no tool that it pays for"), end="from"),),
}
_BETWEEN: Final = "; "
_LONGEST_COMPARED: Final = 200
"""Letters of a name that is looked for too: COUNTIF knows no texts above 255."""


def missing_roles(
    section: str, record: Mapping[str, Any], ends: Mapping[tuple[str, str], frozenset[str]]
) -> str:
    """The words for the roles that the element lacks; `ends` are the ids at each end of each relation kind."""
    return _BETWEEN.join(
        _(role.missing)
        for role in ROLES[section]
        if record["id"] not in ends[role.kind, role.end]
        and not any(record.get(key) in codes for key, codes in role.exempt.items())
    )


def missing_formula(
    section: str,
    cell: Callable[[str], str],
    relation_column: Callable[[str, str], str],
    words: Callable[[str, str], str],
) -> str:
    """The same as a formula.

    `cell` gives the address of a key in the row, `relation_column` the range of an end of a relation kind, and
    `words` the word of a choice.
    """
    pieces = "&".join(
        f'IF({_exempt(role, cell, words)}{_count(cell, relation_column(role.kind, role.end))}>0,"",'
        f'"{_BETWEEN}{_(role.missing)}")'
        for role in ROLES[section]
    )
    return f'=IF({cell("id")}="","",MID({pieces},{len(_BETWEEN) + 1},500))'


def _exempt(role: Role, cell: Callable[[str], str], words: Callable[[str, str], str]) -> str:
    """What is added to the number of those in the role, so that it is above 0 where nobody is needed."""
    return "".join(
        f'({cell(key)}="{word}")+'
        for key, codes in role.exempt.items()
        for code in codes
        for word in dict.fromkeys((words(key, code), code))
    )


def _count(cell: Callable[[str], str], where: str) -> str:
    """How often the element stands there: as ``id · name``, as its id alone, or by its name."""
    element, name = cell("id"), cell("name")
    named = f'IF((LEN({name})>0)*(LEN({name})<{_LONGEST_COMPARED}),COUNTIF({where},"="&{name}),0)'
    return f'COUNTIF({where},{element})+COUNTIF({where},{element}&"{SEPARATOR}*")+{named}'
