"""What in an office file could act, or comes from elsewhere: told part by part, so that it can be removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rolemap.files.faults import Fault, visible
from rolemap.files.office_fields import fields_that_act
from rolemap.files.office_package import Package, Relation
from rolemap.i18n import N_, domain

_ = domain("files")

_MOST: Final = 20

_MACROS: Final = N_("The file has macros (“{part}”).")
_WITHOUT_MACROS: Final = N_("Save it without macros: as .xlsx or .docx.")
_BINARY: Final = N_("The workbook is in the binary format .xlsb (“{part}”).")
_AS_XLSX: Final = N_("Open it in Excel and save it as .xlsx.")
_OTHER_FILE: Final = N_("The file takes data from another file (“{part}”).")
_BREAK: Final = N_("In Excel: Data, Edit Links, Break Link; then save it.")
_EMBEDDED: Final = N_("A file or program is embedded in it (“{part}”).")
_DELETE: Final = N_("Delete it from the sheet or page, and save the file again.")

_BY_TYPE: Final[tuple[tuple[str, str, str], ...]] = (
    ("vbaproject", _MACROS, _WITHOUT_MACROS),
    ("vbadata", _MACROS, _WITHOUT_MACROS),
    ("macroenabled", _MACROS, _WITHOUT_MACROS),
    ("macrosheet", _MACROS, _WITHOUT_MACROS),
    ("sheet.binary", _BINARY, _AS_XLSX),
    ("externallink", _OTHER_FILE, _BREAK),
    ("activex", _EMBEDDED, _DELETE),
    ("oleobject", _EMBEDDED, _DELETE),
)
"""By a word in the declared content type of a part."""

_BY_NAME: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), sentence, remedy)
    for pattern, sentence, remedy in (
        (r"(^|/)vba(project|data)\w*\.(bin|xml)$", _MACROS, _WITHOUT_MACROS),
        (r"(^|/)(intl)?macrosheets/", _MACROS, _WITHOUT_MACROS),
        (r"(^|/)externallinks/(?!_rels/)", _OTHER_FILE, _BREAK),
        (r"(^|/)(activex|embeddings)/(?!_rels/)", _EMBEDDED, _DELETE),
    )
)
"""By the name of a part, where its content type lies."""

_BY_RELATION: Final[Mapping[str, tuple[str, str]]] = {
    "vbaproject": (_MACROS, _WITHOUT_MACROS),
    "xlmacrosheet": (_MACROS, _WITHOUT_MACROS),
    "xlintlmacrosheet": (_MACROS, _WITHOUT_MACROS),
    "externallink": (_OTHER_FILE, _BREAK),
    "oleobject": (_EMBEDDED, _DELETE),
    "package": (_EMBEDDED, _DELETE),
    "control": (_EMBEDDED, _DELETE),
    "activexcontrolbinary": (_EMBEDDED, _DELETE),
    "afchunk": (_EMBEDDED, _DELETE),
    "subdocument": (_EMBEDDED, _DELETE),
}
"""By the kind of a relation."""

_OUTSIDE: Final[Mapping[str, tuple[str, str]]] = {
    "attachedtemplate": (
        N_("The document is tied to a template elsewhere: {target}."),
        N_("In Word: File, Options, Add-ins, Manage: Templates; attach Normal, and save it."),
    ),
    "image": (
        N_("A picture is not in the file but linked: {target}."),
        N_("Delete it, or paste it again as a picture, and save the file."),
    ),
}
_ELSEWHERE: Final = N_("The file points to something elsewhere (“{part}”): {target}.")
_CUT: Final = N_("Delete what points there, or break the link, and save it.")
_HARMLESS_LINK: Final = re.compile(r"(https?|mailto):", re.IGNORECASE)


def active_parts(package: Package, types: Mapping[str, str]) -> list[Fault]:
    """The faults of all parts that could act; one a part."""
    found = dict(reversed(list(_all(package, types))))  # of each part the first fault
    return list(reversed(found.values()))[:_MOST]


def _all(package: Package, types: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    for name in package.names:
        for word, sentence, remedy in _BY_TYPE:
            if word in types[name.casefold()]:
                yield name, _fault(sentence, remedy, name)
        for pattern, sentence, remedy in _BY_NAME:
            if pattern.search(name):
                yield name, _fault(sentence, remedy, name)
    is_workbook = any("spreadsheetml" in one for one in types.values())
    for owner in _owners(package):
        for relation in package.relations(owner).values():
            yield from _of_relation(owner, relation, is_workbook)
    if not is_workbook:
        for name, field in fields_that_act(package, types):
            message = _("A field of the document fetches something from elsewhere: {field}.")
            yield (
                f"{name} {field}",
                Fault(message.format(field=visible(field)), _("Delete the field, and save the document.")),
            )


def _owners(package: Package) -> Iterator[str]:
    """The parts that lead to others; the package as a whole is the empty name."""
    for name in package.names:
        folder, _rels, base = name.rpartition("_rels/")
        if base.casefold().endswith(".rels") and _rels:
            yield folder + base[: -len(".rels")]


def _of_relation(owner: str, relation: Relation, is_workbook: bool) -> Iterator[tuple[str, Fault]]:
    kind = relation.kind.casefold()
    if not relation.outside:
        if kind in _BY_RELATION:
            yield relation.target, _fault(*_BY_RELATION[kind], relation.target)
        return
    if kind == "hyperlink" and (is_workbook or _HARMLESS_LINK.match(relation.target)):
        return  # of a workbook only the text of its cells is taken; documents are handed on with their links
    sentence, remedy = _OUTSIDE.get(kind, (_ELSEWHERE, _CUT))
    if kind.startswith("externallink"):
        sentence, remedy = _OTHER_FILE, _BREAK
    yield f"{owner} {relation.target}", _fault(sentence, remedy, owner, relation.target)


def _fault(sentence: str, remedy: str, part: str, target: str = "") -> Fault:
    return Fault(_(sentence).format(part=visible(part), target=visible(target)), _(remedy))
