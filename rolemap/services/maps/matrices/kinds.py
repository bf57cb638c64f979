"""The matrices of a map: what stands in rows and columns, and the letters that a cell can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rolemap.i18n import N_, domain
from rolemap.model.text import folded

_ = domain("services.matrices")


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter: a relation of a kind stands between row and column, or has a certain flag."""

    kind: str
    text: str
    """Letter and meaning, as in “V: operates”; the letter is another one in another language."""
    flag: str = ""
    """The key that is true where this letter stands; the letter then says the relation as well."""
    beside: bool = False
    """Whether it stands beside the letters of relations instead of in the place of one."""

    @property
    def letter(self) -> str:
        """The letter in the reader's language."""
        return _(self.text).partition(":")[0]

    @property
    def meaning(self) -> str:
        """What the letter says, in the reader's language."""
        return _(self.text).partition(":")[2].strip()

    @property
    def key(self) -> str:
        """The letter as it is typed: without accents, in lower case."""
        return folded(self.letter)


@dataclass(frozen=True, slots=True)
class Kind:
    """A matrix: sections of its rows, section of its columns, letters in the order of a cycle."""

    slug: str
    name: str
    rows: tuple[str, ...]
    columns: str
    marks: tuple[Mark, ...]

    @property
    def title(self) -> str:
        """Its name in the reader's language."""
        return _(self.name)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The relation kinds that stand in it."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))


BY_DELEGATION: Final = "by_delegation"

KINDS: Final[Mapping[str, Kind]] = {
    kind.slug: kind
    for kind in (
        Kind("uses", N_("Who uses which tool"), ("groups", "organizations"), "tools", (
            Mark("uses", N_("X: uses the tool")),
            Mark("uses", N_("M: must use it, mandatory"), "mandatory"),
        )),
        Kind("leaders", N_("Who leads which problem"), ("positions", "bodies"), "problems", (
            Mark("sets", N_("S: sets the problem")),
            Mark("sets", N_("A: sets it and is accountable"), "accountable"),
            Mark("steers", N_("D: directs the work")),
            Mark("sets", N_("U: under a delegation"), BY_DELEGATION, beside=True),
        )),
        Kind("makers", N_("Who builds, runs and owns which tool"), ("organizations",), "tools", (
            Mark("builds", N_("B: builds")),
            Mark("operates", N_("O: operates")),
            Mark("owns", N_("W: owns")),
            Mark("accepts", N_("A: accepts")),
        )),
        Kind("answers", N_("Which tool answers which problem"), ("tools",), "problems", (
            Mark("addresses", N_("X: answers the problem")),
        )),
        Kind("advice", N_("Who advises on which problem"), ("organizations",), "problems", (
            Mark("advises", N_("X: advises")),
        )),
    )
}  # fmt: skip
