"""Reads an organization's theme file: the one gate for themes from outside, with every defect in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from marshmallow import ValidationError

from rolemap.errors import DefectsFound, FileUnreadable, UnknownFormat
from rolemap.files import json_in, yaml_in
from rolemap.files.decode import decode
from rolemap.files.document import Document, Mark, Unreadable
from rolemap.files.faults import Fault, faults_in
from rolemap.files.formats import FORMAT_OF_SUFFIX
from rolemap.files.limits import FileLimits
from rolemap.files.placing import defect, placed, refused
from rolemap.i18n import domain
from rolemap.render.own import legibility
from rolemap.render.own.beside import Refused
from rolemap.render.own.fonts import typeface_of
from rolemap.render.own.logo import logo_of
from rolemap.render.own.merging import merged
from rolemap.render.own.schema import REFERENCE, theme_schema
from rolemap.render.theme import Theme, from_data

_ = domain("render.own")

LIMITS: Final = FileLimits(yaml_bytes=64 * 1024, json_bytes=64 * 1024, depth=6, defects=100)
"""A theme that sets everything there is takes six kilobytes and four levels."""


def read(path: str | Path) -> Theme:
    """The theme in a file; raises DefectsFound with all that is wrong, FileUnreadable, or UnknownFormat."""
    shown, place = str(path), Path(path)
    kind = FORMAT_OF_SUFFIX.get(place.suffix.lower())
    if kind is None:
        raise UnknownFormat(shown, tuple(FORMAT_OF_SUFFIX))
    try:
        with open(place, "rb") as file:
            content = file.read(LIMITS.yaml_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileUnreadable(shown, getattr(error, "strerror", None) or str(error)) from None
    if len(content) > LIMITS.yaml_bytes:
        raise DefectsFound([defect(shown, Mark(1, 1), _too_large())])
    try:
        reader = json_in.read if kind == "json" else yaml_in.read
        return _admit(reader(decode(content, LIMITS.yaml_bytes), LIMITS), place, shown)
    except Unreadable as error:
        raise refused(error, shown) from None


def _too_large() -> Fault:
    return Fault(
        _("The file is larger than {most} kB.").format(most=LIMITS.yaml_bytes // 1024),
        _("A theme file holds some dozen lines; “rolemap explain theme” shows one."),
    )


def _admit(document: Document, place: Path, shown: str) -> Theme:
    """The theme of a document, or DefectsFound in the order of the file."""
    if document.data is None:
        empty = Fault(_("The file is empty."), _("“rolemap explain theme” shows a theme to start from."))
        raise DefectsFound([defect(shown, Mark(1, 1), empty)])
    faults: list[Fault] = []
    content: dict[str, Any] = {}
    try:
        content = theme_schema(document.as_text).load(document.data)
    except ValidationError as error:
        faults += faults_in(error.messages)
        content = error.valid_data if isinstance(error.valid_data, dict) else {}
    data, origins = merged({"base": REFERENCE, **content})
    faults += legibility.faults(data, origins)
    own: dict[str, Any] = {"owner": content.get("name", "")}
    if content.get("font"):
        own["typeface"], found = typeface_of(place, content["font"])
        faults += found
    if "file" in content.get("logo", {}):
        try:
            own["logo"], size = logo_of(place, {"height": 30.0, **content["logo"]})
            data.setdefault("sizes", {}).update(logo=size, logo_right=content["logo"].get("place") == "right")
        except Refused as why:
            faults.append(why.at("logo", "file"))
    noted = [*document.faults, *document.late_faults(bool(faults))]
    if faults or noted:
        raise DefectsFound(placed(document, shown, faults, noted, LIMITS.defects))
    return from_data(place.stem, data, **own)
