"""A workbook whose texts come back from Excel as they were given, whatever they look like.

XlsxWriter takes a text from ``<r>`` to ``</r>`` for finished XML and writes it as it is, and of two texts such as
``_x0041_`` that share an underscore it protects only the first. Both are texts like any other here.
"""

from __future__ import annotations

import re
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")


class ExactWorkbook(Workbook):  # type: ignore[misc]  # the library has no types
    """An empty workbook."""

    def _get_packager(self) -> Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]  # as above
    def _write_shared_strings_file(self) -> None:
        texts = _Texts()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class _Texts(SharedStrings):  # type: ignore[misc]  # as above
    def _write_si(self, string: str) -> None:
        attributes: list[tuple[str, Any]] = []
        if string != string.strip() or "\n" in string:
            attributes.append(("xml:space", "preserve"))
        self._xml_si_element(escaped(string), attributes)


def escaped(text: str) -> str:
    """The text as Excel writes it: ``_x005F_`` for an underscore that begins an escape, ``_x000D_`` for a return."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
