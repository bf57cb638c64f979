"""What a preview shows of a file that was sent: its defects, or the map in it beside the one that is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from rolemap.i18n import domain, language
from rolemap.services.maps.history.compared import Held

if TYPE_CHECKING:
    from rolemap.services.checking import Workspace
    from rolemap.services.maps.importing.defects import Wrong
    from rolemap.services.maps.opening import Content, Opened

_ = domain("services.importing")

MOST_SHOWN = 100
"""Defects and findings that a preview shows one by one."""


class Count(NamedTuple):
    """How many elements of a section, or relations of all kinds, a map holds."""

    name: str
    number: int


class Found(NamedTuple):
    """A finding in words."""

    number: int
    check: str
    severity: str
    message: str


@dataclass(frozen=True)
class Refused:
    """A file that was sent and has defects."""

    token: str
    name: str
    wrong: tuple[Wrong, ...]
    more: int
    """Defects beyond those in `wrong`."""
    own: bool = False
    """Whether it is a workbook whose columns could be asked about instead."""

    @property
    def count(self) -> int:
        """How many defects there are."""
        return len(self.wrong) + self.more


@dataclass(frozen=True)
class Sent:
    """A map in a file that was sent, and how it stands to the maps that are kept."""

    token: str
    name: str
    content: Content
    workspace: Workspace
    existing: Opened | None
    """The map of the same id that is kept."""
    taken: str
    """Why the map cannot be kept as a new one under its own id, beside that it exists; mostly empty."""
    free_id: str
    """An id under which it can be kept."""

    @property
    def id(self) -> str:
        """The id that the map gives itself."""
        return self.workspace.graph.info.id

    @property
    def title(self) -> str:
        """Its title in the reader's language, or in the other one."""
        return self.workspace.graph.info.title_in(language())

    @property
    def owner(self) -> str:
        """The organization of which it speaks."""
        return self.workspace.graph.name(self.workspace.graph.info.root)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """What the map is made of, section by section; relations last."""
        return tuple(_counts(self.content.document))

    @cached_property
    def findings(self) -> tuple[Found, ...]:
        """The first of the open findings, in the order of their numbers."""
        report = self.workspace.report
        found = [one for one in report.findings if one.open][:MOST_SHOWN]
        return tuple(Found(one.number, one.check, one.severity.value, report.message(one)) for one in found)

    @cached_property
    def held(self) -> Held | None:
        """The map that is kept and the one of the file against each other."""
        if self.existing is None:
            return None
        return Held(self.existing, replace(self.existing, content=self.content, workspace=self.workspace))

    @property
    def same(self) -> bool:
        """Whether the file holds what is kept already."""
        return self.existing is not None and self.existing.document == self.content.document


def _counts(document: Mapping[str, Any]) -> Iterator[Count]:
    from rolemap.model.vocabulary import SECTIONS
    from rolemap.views.changed.field_names import section_name

    for section in SECTIONS:
        if document.get(section):
            yield Count(section_name(section), len(document[section]))
    relations = sum(len(entries) for entries in document.get("relations", {}).values())
    yield Count(_("Relations"), relations)
    if document.get("waivers"):
        yield Count(_("Accepted gaps"), len(document["waivers"]))
