"""The built-in page of Decree 30 as an empty Word document, in which annexes are written where there is no template."""

from __future__ import annotations

from rolemap.export import page
from rolemap.export.packing import packed
from rolemap.export.word.markup import DECLARED, HEAD, field, paragraph, twips
from rolemap.export.word.theme import theme

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fontTable": "fontTable",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
    "footer2": "footer",
}
BULLETS = 1
"""The number of the list that bullets follow."""
SPOKEN = {"vi": "vi-VN", "en": "en-GB"}
"""What Word calls the languages."""
_SEPARATORS = {"vi": (",", ";"), "en": (".", ",")}
"""Decimal sign and list separator, which Word asks for in formulas of fields."""


def empty(language: str, footer: str) -> bytes:
    """The document: page, margins, page numbers above, `footer` (runs) below; its styles are still to come."""
    return packed((name, content.encode("utf-8")) for name, content in _files(language, footer))


def _files(language: str, footer: str) -> list[tuple[str, str]]:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    types = (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{_THEME}"/></Types>'
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for number, name in enumerate(list(_PARTS)[1:], 1)
    )
    related += f'<Relationship Id="rId{len(_PARTS)}" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/>'
    return [
        ("[Content_Types].xml", types),
        ("_rels/.rels", _relationships(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        )),
        ("word/_rels/document.xml.rels", _relationships(related)),
        ("word/document.xml", f"{HEAD}<w:document {DECLARED}><w:body>{_section()}</w:body></w:document>"),
        ("word/styles.xml", f"{HEAD}<w:styles {DECLARED}>{_defaults(language)}</w:styles>"),
        ("word/settings.xml", f"{HEAD}<w:settings {DECLARED}>{_settings(language)}</w:settings>"),
        ("word/numbering.xml", f"{HEAD}<w:numbering {DECLARED}>{numbering(0, BULLETS)}</w:numbering>"),
        ("word/fontTable.xml", f"{HEAD}<w:fonts {DECLARED}>{_fonts()}</w:fonts>"),
        ("word/header1.xml", f"{HEAD}<w:hdr {DECLARED}>{page_number('Header')}</w:hdr>"),
        ("word/header2.xml", f"{HEAD}<w:hdr {DECLARED}>{paragraph('Header', '')}</w:hdr>"),
        *((f"word/footer{number}.xml", f"{HEAD}<w:ftr {DECLARED}>{paragraph('Footer', footer)}</w:ftr>")
          for number in (1, 2)),
        ("word/theme/theme1.xml", theme()),
    ]  # fmt: skip


def _relationships(content: str) -> str:
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def page_number(style: str) -> str:
    """The paragraph of the header that shows the number of the page, centred in the top margin."""
    size = round(page.PAGE_NUMBER_PT * 2)
    return paragraph(
        style, field("PAGE", "2", f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'), '<w:jc w:val="center"/>'
    )


def _section() -> str:
    """The last section: A4 upright, no number on the first page."""
    edge = twips(page.PAGE_NUMBER_FROM_EDGE_MM)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>'
        f'<w:pgSz w:w="{twips(page.WIDTH_MM)}" w:h="{twips(page.HEIGHT_MM)}"/>'
        f'<w:pgMar w:top="{twips(page.TOP_MM)}" w:right="{twips(page.RIGHT_MM)}" w:bottom="{twips(page.BOTTOM_MM)}" '
        f'w:left="{twips(page.LEFT_MM)}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def _defaults(language: str) -> str:
    spoken = SPOKEN[language]
    face = page.TYPEFACE
    size = round(page.BODY_PT * 2)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" '
        f'w:cs="{face}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{spoken}" w:eastAsia="{spoken}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def numbering(abstract: int, number: int) -> str:
    """A list with a dash before each item, as administrative documents have it."""
    left = twips(page.BODY_INDENT_MM)
    hanging = twips(4)
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left + hanging}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
    )


def _settings(language: str) -> str:
    decimal, listed = _SEPARATORS[language]
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{SPOKEN[language]}"/><w:decimalSymbol w:val="{decimal}"/>'
        f'<w:listSeparator w:val="{listed}"/>'
    )


def _fonts() -> str:
    return (
        f'<w:font w:name="{page.TYPEFACE}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
