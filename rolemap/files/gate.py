"""The one gate for outside data: a document in, a role map out, or every defect with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from marshmallow import ValidationError

from rolemap.errors import DefectsFound
from rolemap.files import build
from rolemap.files.document import Document, Mark
from rolemap.files.faults import Fault, Path, faults_in
from rolemap.files.map_schema import map_schema
from rolemap.files.placing import defect, placed
from rolemap.files.references import References
from rolemap.files.table import EMPTY
from rolemap.i18n import domain
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
        raise DefectsFound([defect(name, Mark(1, 1), Fault(_("The file is empty."), _start_anew()))])
    content, faults = examined(document.data, document.as_text, rules)
    faults = document.said(faults)
    found = [*document.faults, *document.late_faults(bool(faults))]
    if not faults and not found:
        return build.build(content)
    raise DefectsFound(placed(document, name, faults, found, most))


def examined(data: Any, as_text: bool, rules: ProfileRules | None) -> tuple[dict[str, Any], list[Fault]]:
    """What of a document is right, as the map schema types it, and every fault of the rest."""
    faults: list[Fault] = []
    try:
        content: dict[str, Any] = map_schema(as_text).load(data)
    except ValidationError as error:
        faults = list(faults_in(error.messages))
        content = error.valid_data if isinstance(error.valid_data, dict) else {}
    faults += References(content).faults()
    if rules is not None:
        faults += _rule_faults(content, data, rules)
    return content, faults


def _start_anew() -> str:
    return _("Start with: rolemap: 1, map, organizations; “rolemap new” writes a map to start from.")


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
