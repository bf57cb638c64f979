"""The gate of office files: workbooks and documents of strangers, let in only when nothing in them can act.

Macros, links to other files, embedded programs and templates from elsewhere are refused with the part named, and so
are archives that unpack to more than anybody writes. What gets through is a `Package`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rolemap.files.faults import Fault, visible
from rolemap.files.limits import FileLimits
from rolemap.files.office_active import active_parts
from rolemap.files.office_package import CONTENT_TYPES, Package, content_types
from rolemap.files.office_xml import BadXml, DocumentType, refuse_document_type
from rolemap.files.office_zip import damaged, opened, refusal, save_anew
from rolemap.i18n import domain

_ = domain("files")

_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD: Final = "WordDocument".encode("utf-16-le")
_OPEN_DOCUMENT: Final = "mimetype"
_XML_NAMES: Final = (".xml", ".rels", ".vml")
_KINDS: Final = {
    "spreadsheetml.sheet.main": "xlsx",
    "spreadsheetml.template.main": "xlsx",
    "wordprocessingml.document.main": "docx",
    "wordprocessingml.template.main": "docx",
    "presentationml.presentation.main": "pptx",
    "presentationml.template.main": "pptx",
}


def admit(content: bytes, limits: FileLimits | None = None) -> Package:
    """The parts of an office file; raises Unreadable with all that is wrong with it.

    `rolemap.files.placing.refused` makes defects of that. A file that gets through has no document type in any
    part, so every library may read it.
    """
    limits = limits or FileLimits.from_environment()
    if not content.startswith(_ZIP):
        raise refusal(_no_package(content))
    package = Package(content, opened(content, limits))
    if CONTENT_TYPES not in package:
        raise refusal(_other_archive(package))
    try:
        types = content_types(package)
        _refuse_document_types(package, types)
        found = active_parts(package, types)
        _find_main(package, types)
    except BadXml:
        raise refusal(damaged()) from None
    if found:
        raise refusal(*found)
    if not package.kind:
        raise refusal(_neither())
    return package


def _refuse_document_types(package: Package, types: Mapping[str, str]) -> None:
    for name in package.names:
        if name.casefold().endswith(_XML_NAMES) or types[name.casefold()].endswith("xml"):
            try:
                refuse_document_type(package.pieces(name))
            except DocumentType:
                message = _("Its part “{part}” declares a document type, which no office program does.")
                raise refusal(Fault(message.format(part=visible(name)), save_anew())) from None


def _find_main(package: Package, types: Mapping[str, str]) -> None:
    for relation in package.relations().values():
        if relation.kind == "officeDocument" and relation.target in package:
            package.main = relation.target
            declared = types[relation.target.casefold()]
            package.kind = next((kind for word, kind in _KINDS.items() if word in declared), "")


def _no_package(content: bytes) -> Fault:
    if not content:
        return Fault(_("The file is empty."))
    if content.startswith(_OLD_OFFICE):
        return _old_office(content)
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return Fault(
            _("The file is a web page or XML, whatever its name says."),
            _("Open it in Excel and save it as a workbook (.xlsx)."),
        )
    return Fault(
        _("The file is neither a workbook (.xlsx) nor a document (.docx), whatever its name says."),
        _("Open it in the program that wrote it and save it as .xlsx or .docx."),
    )


def _old_office(content: bytes) -> Fault:
    if _LOCKED in content:
        return Fault(
            _("The file is locked with a password."),
            _("Open it in Excel or Word, take the password off (File, Info, Protect), and save it."),
        )
    if _OLD_WORD in content:
        return Fault(
            _("The file is of the old kind of Word (.doc)."), _("Open it in Word and save it as .docx.")
        )
    return Fault(
        _("The file is of the old kind of Excel (.xls)."), _("Open it in Excel and save it as .xlsx.")
    )


def _other_archive(package: Package) -> Fault:
    if _OPEN_DOCUMENT in package:
        return Fault(
            _("The file is of LibreOffice (.ods, .odt)."),
            _("Open it there and save it as .xlsx or .docx."),
        )
    return Fault(
        _("The file is a ZIP archive and no workbook or document."),
        _("Unpack it, and take the .xlsx or .docx that is in it."),
    )


def _neither() -> Fault:
    return Fault(
        _("The file is neither a workbook nor a document."),
        _("Open it in Excel or Word and save it as .xlsx or .docx."),
    )
