"""What would happen if an element were deleted: all that hangs on it, and the gaps that would close and open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rolemap.errors import DefectsFound
from rolemap.i18n import domain
from rolemap.services.maps.forms.element import located
from rolemap.services.maps.forms.words import one_of

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.editing import Edit
    from rolemap.services.maps.opening import Opened

_ = domain("services.forms")

MOST_TOLD = 60


@dataclass(frozen=True, slots=True)
class Removal:
    """An element that may be deleted."""

    element: str
    name: str
    what: str
    edits: tuple[Edit, ...]
    goes: tuple[tuple[str, tuple[str, ...]], ...]
    """What is removed with it: a heading, and the names."""
    cleared: tuple[str, ...]
    """Fields that only lose the reference."""
    blocked: tuple[str, ...]
    """Why it cannot be deleted."""
    opened: tuple[tuple[Finding, str], ...]
    closed: tuple[tuple[Finding, str], ...]

    @property
    def count(self) -> int:
        """How many things go with it."""
        return sum(len(names) for _heading, names in self.goes)

    @property
    def edits_json(self) -> list[dict[str, Any]]:
        """The edits for a script."""
        from rolemap.editing import to_json

        return to_json(self.edits)


def removal_of(opened: Opened, id: str) -> Removal:
    """What the deletion of `id` would do; raises `UnknownElement`."""
    from rolemap.editing.hanging import hanging, removal

    section, _record = located(opened, id)
    edits = removal(opened.document, id)
    things = hanging(opened.document, id)
    graph = opened.workspace.graph
    going = [one for one in things if one.fate == "goes"]
    blocked = [one.label for one in things if one.fate == "blocks"]
    new, fixed = ((), ()) if blocked else _findings(opened, edits)
    return Removal(
        id,
        graph.name(id),
        one_of(section),
        edits,
        tuple(
            (_heading(kind), tuple(one.label for one in those))
            for kind, those in groupby(going, lambda one: one.kind)
        ),
        tuple(one.label for one in things if one.fate == "cleared"),
        tuple(blocked),
        new,
        fixed,
    )


def _heading(kind: str) -> str:
    from rolemap.model.vocabulary import RELATION_KINDS
    from rolemap.views.changed.field_names import kind_name, section_name

    if kind == "waivers":
        return _("Waivers")
    words = kind_name(kind) if kind in RELATION_KINDS else section_name(kind)
    return words[:1].upper() + words[1:]


Told = tuple[tuple["Finding", str], ...]


def _findings(opened: Opened, edits: Sequence[Edit]) -> tuple[Told, Told]:
    """The gaps that would open and close; none where the map would not hold without the element."""
    from rolemap.checks.comparing import FindingChanges, Outcome
    from rolemap.editing import apply
    from rolemap.services.maps.opening import content_of

    document = apply(opened.document, edits).document
    try:
        after = content_of(document, opened.content).checked(opened.row.id).report
    except DefectsFound:
        return (), ()
    before = opened.workspace.report
    changes = FindingChanges(before, after, {})
    new = [one.new for one in changes.of(Outcome.NEW) if one.new is not None]
    fixed = [one.old for one in changes.of(Outcome.FIXED) if one.old is not None]
    return (
        tuple((one, after.message(one)) for one in new[:MOST_TOLD]),
        tuple((one, before.message(one)) for one in fixed[:MOST_TOLD]),
    )
