"""WordprocessingML as text: its namespaces, escaping, lengths. Large tables are written as text and parsed once.

The order of elements within one another is that of the schema (ECMA-376, part 1, 17): Word refuses a file in another
order, and says no more than that it is damaged.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from rolemap.render.measure import clean

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NO_BREAK = "\u00a0"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """The full name of an attribute that names a relationship."""
    return f"{{{R}}}{name}"


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, in which pages and tables are measured."""
    return round(millimetres / 25.4 * 1440)


def emu(points: float) -> int:
    """Points in English Metric Units, in which pictures are measured."""
    return round(points * 12700)


def text(content: str) -> str:
    """Characters of a run: what XML cannot hold is replaced, a tab and a line feed are what they are in Word."""
    pieces = []
    for number, line in enumerate(content.replace("\r\n", "\n").split("\n")):
        if number:
            pieces.append("<w:br/>")
        for place, part in enumerate(line.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if part:
                pieces.append(f'<w:t xml:space="preserve">{escape(clean(part))}</w:t>')
    return "".join(pieces)


def attribute(content: str) -> str:
    """The value of an attribute with its quotation marks; a line feed would be lost and is a space."""
    return quoteattr(clean(content.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")))


def run(content: str, properties: str = "") -> str:
    """A run of text; nothing for none."""
    if not content:
        return ""
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{given}{text(content)}</w:r>"


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """A paragraph in a style, named by its id; `properties` follow the style in the order of the schema."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    given = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{given}{runs}</w:p>"


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A field that Word can work out anew, with what it shows until then."""
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{given}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{given}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{given}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{given}{text(shown)}</w:r>"
        f'<w:r>{given}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def elements(markup: str) -> list[Any]:
    """The elements that the text holds, as python-docx knows them."""
    from docx.oxml.parser import parse_xml

    return list(parse_xml(f"<w:body {DECLARED}>{markup}</w:body>"))
