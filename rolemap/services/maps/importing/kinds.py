"""Which files are taken, and what is said of those that are not: by their name and by their first bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING
from unicodedata import normalize

from rolemap.i18n import N_, domain
from rolemap.services.maps.ids import FormRefused

if TYPE_CHECKING:
    from rolemap.files.formats import Format

_ = domain("services.importing")

LONGEST_NAME = 120
WORKBOOK = ".xlsx"
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = N_(
    "“{name}” is a workbook of an old kind. Open it in Excel, choose “Save as”, the kind “Excel Workbook (.xlsx)”, and "
    "choose the new file here."
)
_LOCKED_EXCEL = N_(
    "“{name}” is locked by a password, or of an old kind. Open it in Excel, take the password away, save it as "
    ".xlsx and choose the new file here."
)
_MACROS = N_(
    "“{name}” is a workbook with macros, which are not let in. Open it in Excel, choose “Save as”, the kind “Excel "
    "Workbook (.xlsx)”, and choose the new file here."
)
_OTHER_SHEET = N_(
    "“{name}” is a table of another program. Open it in Excel or LibreOffice Calc, save it as .xlsx and choose the new "
    "file here."
)
_NAMED_OTHERWISE = N_(
    "“{name}” is an Excel workbook, whatever its name says. Give it a name that ends with .xlsx and choose it again."
)
_NO_EXCEL = N_(
    "“{name}” is no Excel workbook, whatever its name says. Open it in the program that made it, save it as .xlsx and "
    "choose the new file here."
)
_WORD = N_("“{name}” is a Word document. A map is a file of one of these kinds: {known}.")
_ARCHIVE = N_(
    "“{name}” is a ZIP archive, whatever its name says. Unpack it and choose the map that is in it: {known}."
)
_PDF = N_("“{name}” is a PDF. Choose the map from which it was made: {known}.")
_PICTURE = N_("“{name}” is a picture. Choose the map from which it was drawn: {known}.")
_PAGE = N_("“{name}” is a web page or a drawing. Choose the map itself: {known}.")
_OTHER = N_("“{name}” is of a kind that is not taken. Files that are: {known}.")
_EMPTY = N_("The file “{name}” is empty.")
_NONE = N_("Choose a file first.")

_BY_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", _PDF),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"<", _PAGE),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BY_SUFFIX: Mapping[str, str] = {
    ".xlsx": _LOCKED_EXCEL,
    ".xlsm": _MACROS,
    ".xlsb": _OLD_EXCEL,
    ".xls": _OLD_EXCEL,
    ".ods": _OTHER_SHEET,
    ".csv": _OTHER_SHEET,
    ".tsv": _OTHER_SHEET,
    ".docx": _WORD,
    ".doc": _WORD,
    ".odt": _WORD,
    ".zip": _ARCHIVE,
}


def suffixes() -> tuple[str, ...]:
    """The endings of the files that are taken, such as ``.yaml``."""
    from rolemap.files.formats import FORMAT_OF_SUFFIX

    return (*FORMAT_OF_SUFFIX, WORKBOOK)


def is_workbook(name: str) -> bool:
    """Whether a file that is taken is a workbook for Excel; every other one is text."""
    return _suffix(name) == WORKBOOK


def refuse_kind(name: str, content: bytes) -> None:
    """Raise `FormRefused` with a sentence for a file that can hold no map."""

    sentence = _refusal(name, content)
    if sentence:
        raise FormRefused({"file": _(sentence).format(name=name, known=", ".join(suffixes()))})


def format_of(name: str) -> Format:
    """In which format a file of text is to be read."""
    from rolemap.files.formats import FORMAT_OF_SUFFIX

    return FORMAT_OF_SUFFIX[_suffix(name)]


def shown_name(name: str) -> str:
    """The name of a file as it is shown: without folders and control characters, in one form of Vietnamese letters."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = "".join(letter for letter in normalize("NFC", last) if letter.isprintable()).strip()
    if len(plain) <= LONGEST_NAME:
        return plain
    suffix = PurePosixPath(plain).suffix[:10]
    return plain[: LONGEST_NAME - len(suffix)] + suffix


def _refusal(name: str, content: bytes) -> str:
    """Why the file is not taken; empty for one that is."""
    suffix = _suffix(name)
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not name:
        return _NONE
    if not content.strip(b"\0\xef\xbb\xbf\xff\xfe \t\r\n"):
        return _EMPTY
    if content.startswith(_ZIP):
        return _in_zip(content, suffix)
    if content.startswith(_OLD_OFFICE):
        return _BY_SUFFIX.get(suffix, _OTHER)
    by_start = next((sentence for begin, sentence in _BY_START if start.startswith(begin)), "")
    if suffix == WORKBOOK:
        return by_start or _NO_EXCEL
    return by_start or ("" if suffix in suffixes() else _BY_SUFFIX.get(suffix, _OTHER))


def _in_zip(content: bytes, suffix: str) -> str:
    """What an archive is: office files are archives whose parts lie in folders of known names."""
    if b"xl/workbook.xml" in content:
        return "" if suffix == WORKBOOK else _BY_SUFFIX.get(suffix, _NAMED_OTHERWISE)
    if b"word/document.xml" in content:
        return _WORD
    return _NO_EXCEL if suffix == WORKBOOK else _BY_SUFFIX.get(suffix, _ARCHIVE)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
