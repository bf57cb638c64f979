"""Edits as JSON, as a browser sends them and as the API shows them; nonsense is refused with defects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from rolemap.editing.edit import ABSENT, AFTER, Edit, Place
from rolemap.editing.shape import LEAF, shape_at
from rolemap.errors import DefectsFound
from rolemap.i18n import domain
from rolemap.model.defects import Defect

_ = domain("editing")

MOST_EDITS: Final = 50_000
"""Edits of one save; a map of the largest province that was met has fewer parts."""

_KEYS: Final = frozenset({"place", "was", "now", "after"})
_MOST_TOLD: Final = 100


def to_json(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """The edits as plain data; what is not there has no key."""
    return [_entry(edit) for edit in edits]


def _entry(edit: Edit) -> dict[str, Any]:
    entry: dict[str, Any] = {"place": list(edit.place)}
    values = (("was", edit.was), ("now", edit.now))
    entry |= {key: value for key, value in values if value is not ABSENT}
    if edit.after is not None:
        entry["after"] = edit.after
    return entry


def from_json(data: Any) -> tuple[Edit, ...]:
    """The edits in plain data; raises DefectsFound where an entry is none or names no place of the format.

    The values are not looked at here: whether they are right, the gate says of the document that they make. A
    field that a form has emptied (null or empty text) is one that is not there.
    """
    if not isinstance(data, list):
        raise DefectsFound([_defect("edits", _("A list of edits belongs here."))])
    if len(data) > MOST_EDITS:
        message = _("There are {count} edits; at most {most} are taken at once.")
        raise DefectsFound([_defect("edits", message.format(count=len(data), most=MOST_EDITS))])
    defects = [defect for number, entry in enumerate(data) for defect in _faults(f"edits[{number}]", entry)]
    if defects:
        raise DefectsFound(defects[:_MOST_TOLD])
    return tuple(_edit(tuple(entry["place"]), entry) for entry in data)


def _edit(place: Place, entry: dict[str, Any]) -> Edit:
    was, now = entry.get("was", ABSENT), entry.get("now", ABSENT)
    if shape_at(place) is LEAF:
        was, now = (ABSENT if value in (None, "") else value for value in (was, now))
    return Edit(place, was, now, entry.get("after"))


def _faults(path: str, entry: Any) -> Iterator[Defect]:
    if not isinstance(entry, dict):
        yield _defect(path, _("An edit has a place, and what was and is there."))
        return
    for key in sorted(map(str, entry.keys() - _KEYS)):
        yield _defect(f"{path}.{key}", _("The key “{key}” is unknown here.").format(key=key))
    place = entry.get("place")
    if not isinstance(place, list) or not place or not all(isinstance(one, str) and one for one in place):
        yield _defect(f"{path}.place", _("A place is a list of words, such as [tools, tb.t.x, status]."))
    elif not _in_format(tuple(place)):
        message = _("The format has no place “{place}”.").format(place="/".join(place)[:200])
        yield _defect(f"{path}.place", message)
    elif place[-1] == AFTER and not all(isinstance(entry.get(key), str) for key in ("was", "now")):
        yield _defect(path, _("A move names the entries behind which it takes place."))
    if not isinstance(entry.get("after", ""), str):
        yield _defect(f"{path}.after", _("The entry before it is named by its key."))


def _in_format(place: Place) -> bool:
    if place[-1] == AFTER:
        return shape_at(place[:-1]) is not None and len(place) > 2
    return shape_at(place) is not None


def _defect(path: str, message: str) -> Defect:
    return Defect("edits", path, message)
