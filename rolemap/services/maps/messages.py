"""What a save has changed, in a sentence: the message of a revision for which its author typed none.

It is written when the revision is kept, in Vietnamese, because the history is the office's record and the same for
every reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rolemap.i18n import DEFAULT_LANGUAGE, N_, domain, number, use
from rolemap.model.change import Fate
from rolemap.services.comparing import Comparison

if TYPE_CHECKING:
    from rolemap.services.checking import Workspace
    from rolemap.services.reports.changed_entries import Entry, Part

_ = domain("services.history")

TOLD = 3
"""So many changes are told one by one; more are counted by section and kind."""
COUNTED = 5
LONGEST = 240
"""Letters of a message; what is longer ends at a word."""

_ONE: Mapping[Fate, str] = {
    Fate.ADDED: N_("Added ({section}): {name}"),
    Fate.REMOVED: N_("Removed ({section}): {name}"),
}
_SEVERAL: Mapping[Fate, str] = {
    Fate.ADDED: N_("{n} added"),
    Fate.REMOVED: N_("{n} removed"),
    Fate.CHANGED: N_("{n} changed"),
}


def describe(old: Workspace, new: Workspace, kind: str = "edit", number_of: int | None = None) -> str:
    """What makes `new` of `old`; `number_of` is the revision that an undo, a redo or a restore speaks of."""
    with use(DEFAULT_LANGUAGE):
        changed = _changed(Comparison(old, new))
        if number_of is None:
            return _short(changed)
        if kind == "restore":
            return _("Restored revision {n}").format(n=number(number_of))
        pattern = (
            _("Undone, of revision {n}: {what}") if kind == "undo" else _("Redone, of revision {n}: {what}")
        )
        return _short(pattern.format(n=number(number_of), what=changed))


def describe_beginning(workspace: Workspace) -> str:
    """What a new map holds when it is kept for the first time."""
    role_map = workspace.graph.map
    elements = sum(len(section) for section in role_map.sections.values())
    relations = sum(len(table) for table in role_map.relations.values())
    with use(DEFAULT_LANGUAGE):
        pattern = _("The map begins with {elements} elements and {relations} relations")
        return pattern.format(elements=number(elements), relations=number(relations))


def _changed(comparison: Comparison) -> str:
    changes = comparison.changes
    if not changes:
        equal = changes.old.map.version == changes.new.map.version
        return _("Nothing in the content") if equal else _("The order of entries")
    listed = len(changes.elements) + len(changes.relations) + len(changes.waivers)
    if listed > 50 * TOLD:  # an import: only figures are of use, and no sentence needs to be made
        return "; ".join(_figures(_tally(comparison)))
    from rolemap.services.reports.changed_entries import entries

    parts = entries(comparison)
    if sum(len(part.entries) for part in parts) <= TOLD:
        return "; ".join(_told(part, entry) for part in parts for entry in part.entries)
    return "; ".join(_figures(_tally(comparison)))


def _told(part: Part, entry: Entry) -> str:
    if entry.fate is Fate.CHANGED:
        if not entry.details:
            return entry.name
        return _("{name}: {changes}").format(name=entry.name, changes=", ".join(entry.details))
    return _(_ONE[entry.fate]).format(section=part.title[:1].lower() + part.title[1:], name=entry.name)


def _tally(comparison: Comparison) -> Iterator[tuple[str, Counter[Fate]]]:
    """How many entries of each section and kind came, went or changed, in the order of the format."""
    from rolemap.views.changed.field_names import kind_name, section_name

    changes = comparison.changes
    settings = len(changes.info) + len(changes.profile)
    found: dict[str, Counter[Fate]] = {}
    if settings:
        found[_("Settings of the map")] = Counter({Fate.CHANGED: settings})
    for element in changes.elements:
        found.setdefault(section_name(element.section), Counter())[element.fate] += 1
    for relation in changes.relations:
        name = _("Relation “{kind}”").format(kind=kind_name(relation.kind))
        found.setdefault(name, Counter())[relation.fate] += 1
    for waiver in changes.waivers:
        found.setdefault(_("Waivers"), Counter())[waiver.fate] += 1
    yield from found.items()


def _figures(tally: Iterable[tuple[str, Counter[Fate]]]) -> Iterator[str]:
    found = list(tally)
    for name, fates in found[:COUNTED]:
        words = (
            _(pattern).format(n=number(fates[fate])) for fate, pattern in _SEVERAL.items() if fates[fate]
        )
        yield _("{name}: {changes}").format(name=name, changes=", ".join(words))
    more = sum(sum(fates.values()) for _name, fates in found[COUNTED:])
    if more:
        yield _("and {n} other changes").format(n=number(more))


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 2].rsplit(" ", 1)[0].rstrip(" ;,") + " …"
