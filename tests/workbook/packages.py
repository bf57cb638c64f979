"""Workbooks written by hand, part by part, so that a test can say exactly what stands in the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STYLES = f"""<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
<numFmt numFmtId="165" formatCode="000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/></cellXfs></styleSheet>"""


@dataclass(frozen=True)
class Raw:
    """A cell as XML: what stands behind its address."""

    xml: str


ERROR = Raw(' t="e"><v>#REF!</v>')
FORMULA = Raw("><f>A1+1</f>")
"""Without a value: nobody has opened the workbook in Excel."""


def computed(value: float) -> Raw:
    """A formula with its value."""
    return Raw(f"><f>0.1+0.2</f><v>{value!r}</v>")


def padded(value: int) -> Raw:
    """A number in the format 000."""
    return Raw(f' s="2"><v>{value}</v>')


def percent(value: float) -> Raw:
    """A number in the format 0%."""
    return Raw(f' s="3"><v>{value!r}</v>')


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Any]] | str],
    *,
    hidden: Sequence[str] = (),
    settings: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    types: str = "",
    links: str = "",
) -> bytes:
    """The bytes of a workbook: titles and rows of values; a text in place of rows is the XML of the sheet."""
    tabs, leads, overrides = "", "", ""
    contents: dict[str, str | bytes] = {}
    for number, (title, rows) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if title in hidden else ""
        tabs += f'<sheet name={quoteattr(title)} sheetId="{number}"{state} r:id="s{number}"/>'
        leads += relation(f"s{number}", "worksheet", f"worksheets/sheet{number}.xml")
        overrides += override(f"/xl/worksheets/sheet{number}.xml", SHEET_TYPE)
        contents[f"xl/worksheets/sheet{number}.xml"] = rows if isinstance(rows, str) else sheet_xml(rows)
    leads += relation("st", "styles", "styles.xml") + links
    contents["xl/workbook.xml"] = (
        f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{settings}<sheets>{tabs}</sheets></workbook>'
    )
    contents["xl/_rels/workbook.xml.rels"] = relations(leads)
    contents["xl/styles.xml"] = STYLES
    contents["_rels/.rels"] = relations(relation("w", "officeDocument", "xl/workbook.xml"))
    contents["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f"{override('/xl/workbook.xml', MAIN_TYPE)}{overrides}{types}</Types>"
    )
    return archive({**contents, **(parts or {})})


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of those parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def relations(entries: str) -> str:
    """A part that leads to others."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def relation(id: str, kind: str, target: str, mode: str = "") -> str:
    """One entry of it."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{outside}/>'


def override(part: str, kind: str) -> str:
    """The content type of a part."""
    return f'<Override PartName="{part}" ContentType="{kind}"/>'


def sheet_xml(rows: Sequence[Sequence[Any]], behind: str = "") -> str:
    """A sheet with those rows; None is an empty cell."""
    lines = (
        f'<row r="{number}">{"".join(cell_xml(number, column, one) for column, one in enumerate(row, 1))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(lines)}</sheetData>{behind}</worksheet>'


def cell_xml(row: int, column: int, value: Any) -> str:
    """One cell."""
    if value is None:
        return ""
    at = f'<c r="{letters(column)}{row}"'
    match value:
        case Raw():
            return f"{at}{value.xml}</c>"
        case bool():
            return f'{at} t="b"><v>{int(value)}</v></c>'
        case int() | float():
            return f"{at}><v>{value!r}</v></c>"
        case date():
            return f'{at} s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
        case _:
            return f'{at} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def letters(column: int) -> str:
    """The letters of a column."""
    return chr(64 + column) if column <= 26 else chr(64 + (column - 1) // 26) + chr(65 + (column - 1) % 26)
