"""What a check is: its sentence, its limits, its two examples, and one function that asks the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import ClassVar

from rolemap.checks.mending import Mend
from rolemap.i18n import N_ as N_
from rolemap.model import Relation, RoleGraph


class Severity(Enum):
    """How grave a finding is; the order is the order of reports."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def __init__(self, word: str) -> None:
        self.rank = len(type(self).__members__)
        """0 for the gravest; findings are sorted by it."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold of a check: name, default (None: not checked), bounds, and where the figure comes from."""

    name: str
    default: float | None
    low: float
    high: float
    basis: str


@dataclass(frozen=True, slots=True)
class Share:
    """A share 0..1 in a message; shown as a percentage, kept as a number in JSON."""

    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Elements in a message; shown by name in the reader's language, kept as ids in JSON.

    `members` may be the answer of the graph as it is (`Units`): it is listed only when it is shown.
    """

    members: Collection[str]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the order of `members`."""
        return tuple(self.members)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names) and self.ids == other.ids

    def __hash__(self) -> int:
        return hash(self.ids)


@dataclass(frozen=True, slots=True)
class Words:
    """Marked words (`N_`) in a message, such as reasons: translated and joined in text, English in JSON."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """What tools do or collect in a message; codes that have words are shown by them, in JSON as recorded."""

    entries: tuple[str, ...]


Value = int | float | str | date | Share | Names | Words | Entries


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check tells: the subjects in the catalogue's order, relations to mark, values for the sentence.

    `severity` is set only where the check has a severity rule. `causes` names findings (by key) from which
    this one follows; those that do not exist are dropped when findings are put together.
    """

    subjects: tuple[str, ...]
    relations: tuple[Relation, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    severity: Severity | None = None
    causes: tuple[str, ...] = ()


class Check:
    """One entry of the catalogue; a subclass in a file of its own, found by `rolemap.checks.catalogue`.

    Texts are English and marked with `N_`; their Vietnamese stands in ``translations/vi/checks.<group>.po``.
    In `message`, ``{problem}`` and the other words of `subjects` stand for the names of the subjects, and
    every key of `Hit.values` may be used. Where the same kind occurs twice, `subjects` numbers it: ("tool",
    "tool2").
    """

    id: ClassVar[str]
    slug: ClassVar[str]
    group: ClassVar[str]
    name: ClassVar[str]
    message: ClassVar[str]
    why: ClassVar[str]
    remedy: ClassVar[str]
    subjects: ClassVar[tuple[str, ...]]
    severity: ClassVar[Severity]
    severity_rule: ClassVar[str | None] = None
    limits: ClassVar[tuple[Limit, ...]] = ()
    open_limits: ClassVar[bool] = False
    """True where a profile may also set a limit 0..1 named by any level of the map (PA-07)."""
    waivable: ClassVar[bool] = True
    symmetric: ClassVar[bool] = False
    """True where a waiver may name the subjects in any order (PL-01, PL-05, BU-07, MH-02)."""
    basis: ClassVar[str]
    principle: ClassVar[str]
    borrowed_from: ClassVar[str | None] = None
    breaks: ClassVar[str]
    """The smallest map that this check finds something in: YAML without header, see `checks.examples`."""
    keeps: ClassVar[str]
    """The same map mended: no finding of this check."""
    repairs: ClassVar[tuple[Mend, ...]] = ()
    """What mends a finding, the best first; that it may be waived goes without saying."""

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """Ask the graph and compare; at most one hit for one list of subjects.

        `limits` has no entry for what is not checked.
        """
        raise NotImplementedError
