"""The one gate for outside data: a document in, a role map out, or every defect with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, Final

from marshmallow import ValidationError

from rolemap.errors import DefectsFound
from rolemap.files import build
from rolemap.files.document import Document, Mark, Places, Unreadable
from rolemap.files.faults import Fault, Path, faults_in, spell
from rolemap.files.map_schema import map_schema
from rolemap.files.references import References
from rolemap.files.suggest import sentences
from rolemap.files.table import EMPTY
from rolemap.i18n import domain
from rolemap.model.defects import Defect
from rolemap.model.role_map import RoleMap
from rolemap.model.rules import ProfileRules

_ = domain("files")

_INCOMPLETE: Final = {"subjects": (), "reason": "", "approved_by": "", "until": date.max}
"""What stands in a waiver for its missing keys, so that its check is looked up all the same."""

_INDEX: Final = re.compile(r"\[(\d+)\]")
_FIRST_PART: Final = re.compile(r"[.\[]")


def admit(document: Document, name: str, rules: ProfileRules | None, most: int) -> RoleMap:
    """The role map in `document`; raises DefectsFound with at most `most` defects in the order of the file."""
    if document.data is None:
        raise DefectsFound([_defect(name, Mark(1, 1), Fault(_("The file is empty."), _start_anew()), None)])
    faults: list[Fault] = []
    try:
        content: dict[str, Any] = map_schema(document.as_text).load(document.data)
    except ValidationError as error:
        faults = list(faults_in(error.messages))
        content = error.valid_data if isinstance(error.valid_data, dict) else {}
    faults += References(content).faults()
    if rules is not None:
        faults += _rule_faults(content, document.data, rules)
    found = [*document.faults, *document.late_faults(bool(faults))]
    if not faults and not found:
        return build.build(content)
    raise DefectsFound(_placed(document, name, faults, found, most))


def _start_anew() -> str:
    return _("Start with: rolemap: 1, map, organizations; “rolemap new” writes a map to start from.")


def refused(error: Unreadable, name: str) -> DefectsFound:
    """What a reader could not get through, as defects."""
    return DefectsFound([_defect(name, mark, fault, None) for mark, fault in error.faults])


def _rule_faults(content: dict[str, Any], data: dict[str, Any], rules: ProfileRules) -> Iterator[Fault]:
    """What the catalogue says about the profile and about the waivers that name a check."""
    records = enumerate(build.records(content.get("waivers") or EMPTY))
    named = {row: _INCOMPLETE | waiver for row, waiver in records if "check" in waiver}
    levels = (content.get("map") or {}).get("levels") or ()
    for breach in rules.profile_defects(build.profile(content), build.waivers(named.values()), levels):
        path = _path_of(breach.path, data)
        if len(path) > 1 and path[0] == "waivers" and isinstance(path[1], int):
            path = ("waivers", tuple(named)[path[1]], *path[2:])
        yield Fault(breach.message, breach.expected, path)


def _path_of(text: str, data: Any) -> Path:
    """The path that a rule has spelled out, such as ``profile.limits.AW-03.warning``; keys may contain dots."""
    path: list[str | int] = []
    while text:
        index = _INDEX.match(text)
        if index:
            part: str | int = int(index[1])
            text = text[index.end() :]
        else:
            keys = data if isinstance(data, dict) else ()
            fitting = [key for key in keys if text == key or text.startswith((key + ".", key + "["))]
            part = max(fitting, key=len, default=_FIRST_PART.split(text)[0])
            text = text[len(part) :]
        text = text.removeprefix(".")
        path.append(part)
        data = data.get(part) if isinstance(data, dict) else None
    return tuple(path)


def _placed(
    document: Document, name: str, faults: list[Fault], found: Sequence[tuple[Mark, Fault]], most: int
) -> list[Defect]:
    """The faults as defects, in the order of the file."""
    places = document.locate(
        {path for fault in faults for path in (fault.path, fault.other) if path is not None}
    )
    marked = [(_mark(places, fault.path, fault.on_key), fault) for fault in faults]
    marked = sorted([*found, *marked], key=itemgetter(0))
    defects = []
    for mark, fault in marked[:most]:
        other = f"{name}:{':'.join(map(str, _mark(places, fault.other, False)))}" if fault.other else None
        defects.append(_defect(name, mark, fault, _id_at(document.data, fault.path), other))
    if len(marked) > most:
        message = _("There are {count} defects; only the first {most} are told.").format(
            count=len(marked), most=most
        )
        defects.append(_defect(name, marked[most][0], Fault(message, _("Correct these first.")), None))
    return defects


def _mark(places: Places, path: Path, on_key: bool) -> Mark:
    """The mark of a path, or of the nearest thing above it that exists."""
    exists = path in places
    while path not in places:
        path = path[:-1]
    return places[path].key if on_key and exists else places[path].value


def _id_at(data: Any, path: Path) -> str | None:
    """The id of the innermost element or relation on the way to `path`, where it has one."""
    found = None
    if path[:1] == ("map",):  # the map's own id names the document, no element
        return None
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found


def _defect(name: str, mark: Mark, fault: Fault, element_id: str | None, other: str | None = None) -> Defect:
    first = _("The first one is at {place}.").format(place=other) if other else ""
    place = f"{name}:{mark.line}:{mark.column}"
    return Defect(place, spell(fault.path), fault.message, sentences(fault.expected, first), element_id)
