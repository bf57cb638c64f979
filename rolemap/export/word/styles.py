"""The styles of the annexes: those that Word brings along under their own names, and a few of ours.

Sizes are those of `rolemap.export.page`. No style names a typeface: it is that of the document, so that annexes in an
organization's template look like the rest of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rolemap.export import page
from rolemap.export.word.markup import twips
from rolemap.i18n import N_

GREY = "D9D9D9"
LIGHT = "F2F2F2"


@dataclass(frozen=True, slots=True)
class Style:
    """One style; `own` is the English of a name of ours, empty where Word knows the style by `name`."""

    id: str
    name: str
    rest: str
    """What follows the name, in the order of the schema."""
    kind: str = "paragraph"
    own: bool = False
    default: bool = False


def _half(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _space(before: float, after: float, line: float = 1.0) -> str:
    """Points over and under a paragraph, and between its lines in parts of a single line."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


_BOLD = "<w:b/><w:bCs/>"
_ITALIC = "<w:i/><w:iCs/>"
_CENTRED = '<w:jc w:val="center"/>'
_INDENT = f'<w:ind w:firstLine="{twips(page.BODY_INDENT_MM)}"/>'
_PLAIN = '<w:ind w:left="0" w:right="0" w:firstLine="0"/>'
"""In a template the paragraph that all others follow may have an indent of its own."""


def _style(
    based: str = "Normal",
    *,
    then: str = "",
    p: str = "",
    r: str = "",
    rank: int = 0,
    quick: bool = True,
) -> str:
    parts = f'<w:basedOn w:val="{based}"/>' if based else ""
    parts += f'<w:next w:val="{then}"/>' if then else ""
    parts += f'<w:uiPriority w:val="{rank}"/>' if rank else ""
    parts += "<w:qFormat/>" if quick else ""
    parts += f"<w:pPr>{p}</w:pPr>" if p else ""
    return parts + (f"<w:rPr>{r}</w:rPr>" if r else "")


def _heading(level: int, size: float, looks: str, before: float, place: str) -> str:
    together = "<w:keepNext/><w:keepLines/>"
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return _style(
        then="BodyText",
        rank=9,
        p=f"{together}{_space(before, 6)}{_PLAIN}{place}{outline}",
        r=f"{looks}{_half(size)}",
    )


def _edge(name: str, size: int, style: str = "single", space: int = 0) -> str:
    return f'<w:{name} w:val="{style}" w:sz="{size}" w:space="{space}" w:color="000000"/>'


def _grid() -> str:
    sides = "".join(_edge(side, 4) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return f"<w:tblBorders>{sides}</w:tblBorders>"


def built_in() -> Iterator[Style]:
    """The styles that Word knows, as they are where a document has none of that name."""
    yield Style("Normal", "Normal", "<w:qFormat/>", default=True)
    yield Style(
        "DefaultParagraphFont",
        "Default Paragraph Font",
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>',
        kind="character",
        default=True,
    )
    margins = (
        '<w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
    )
    yield Style(
        "TableNormal",
        "Normal Table",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/>{margins}</w:tblCellMar></w:tblPr>',
        kind="table",
        default=True,
    )
    yield Style(
        "NoList",
        "No List",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>',
        kind="numbering",
        default=True,
    )
    yield Style("Heading1", "heading 1", _heading(1, page.ANNEX_PT, _BOLD, 0, _CENTRED))
    yield Style("Heading2", "heading 2", _heading(2, page.HEADING_PT[0], _BOLD, 12, '<w:jc w:val="left"/>'))
    yield Style(
        "Heading3", "heading 3", _heading(3, page.HEADING_PT[1], _BOLD + _ITALIC, 9, '<w:jc w:val="left"/>')
    )
    justified = '<w:jc w:val="both"/>'
    body = f"<w:widowControl/>{_space(0, page.BODY_SPACE_PT, page.BODY_LINE)}{_INDENT}{justified}"
    yield Style("BodyText", "Body Text", _style(p=body))
    bullet = f"{_space(0, 3, page.BODY_LINE)}<w:contextualSpacing/>{justified}"
    yield Style("ListBullet", "List Bullet", _style(p=f"<w:widowControl/>{{numbering}}{bullet}"))
    caption = _space(4, 8) + _PLAIN + _CENTRED
    yield Style("Caption", "caption", _style(then="BodyText", p=caption, r=_half(page.CAPTION_PT), rank=35))
    yield Style(
        "Title", "Title", _style(p=_space(30, 6) + _PLAIN + _CENTRED, r=_BOLD + "<w:caps/>" + _half(14))
    )
    yield Style("Subtitle", "Subtitle", _style(p=_space(0, 6) + _PLAIN + _CENTRED, r=_BOLD + _half(13)))
    yield Style("TOC1", "toc 1", _style(p=_space(0, 4, page.BODY_LINE) + _PLAIN, rank=39, quick=False))
    yield Style("Header", "header", _style(p=_PLAIN + _CENTRED, rank=99, quick=False))
    footer = '<w:tabs><w:tab w:val="center" w:pos="4677"/><w:tab w:val="right" w:pos="9355"/></w:tabs>'
    yield Style("Footer", "footer", _style(p=footer + _PLAIN, rank=99, quick=False))
    yield Style(
        "TableGrid",
        "Table Grid",
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr>{_grid()}</w:tblPr>',
        kind="table",
    )


def our_own() -> Iterator[Style]:
    """The styles that Word lacks; their names are translated, and found in a template in either language."""
    yield Style(
        "RolemapAnnexTitle",
        N_("Annex title"),
        f"<w:qFormat/><w:rPr><w:caps/>{_half(page.ANNEX_TITLE_PT)}</w:rPr>",
        kind="character",
        own=True,
    )
    centred = _space(0, 12) + _PLAIN + _CENTRED
    attached = _style(then="BodyText", p=centred, r=_ITALIC + _half(page.ATTACHMENT_PT))
    yield Style("RolemapAttachment", N_("Annex attachment"), attached, own=True)
    letterhead = _PLAIN + _CENTRED
    yield Style(
        "RolemapSuperior",
        N_("Superior body"),
        _style(p=_space(0, 0) + letterhead, r="<w:caps/>" + _half(page.SUPERIOR_PT)),
        own=True,
    )
    yield Style(
        "RolemapOwner",
        N_("Issuing body"),
        _style(p=_space(0, 0) + letterhead, r=_BOLD + "<w:caps/>" + _half(page.OWNER_PT)),
        own=True,
    )
    yield Style("RolemapFacts", N_("Facts"), _style(p=_space(0, 4) + letterhead, r=_ITALIC), own=True)
    lead = f'{_space(0, 8, page.BODY_LINE)}{_INDENT}<w:jc w:val="both"/>'
    yield Style("RolemapLead", N_("Summary"), _style("BodyText", then="BodyText", p=lead, r=_BOLD), own=True)
    small = f'{_space(3, 6)}{_PLAIN}<w:jc w:val="both"/>'
    yield Style("RolemapNote", N_("Remark"), _style(p=small, r=_ITALIC + _half(page.NOTE_PT)), own=True)
    box = "".join(_edge(side, 8, space=4) for side in ("top", "left", "bottom", "right"))
    boxed = (
        f"<w:keepLines/><w:pBdr>{box}</w:pBdr>{_space(8, 10, page.BODY_LINE)}"
        '<w:ind w:left="113" w:right="113" w:firstLine="0"/><w:jc w:val="both"/>'
    )
    yield Style("RolemapWarning", N_("Warning"), _style(p=boxed, r=_BOLD), own=True)
    cell = f'{_space(2, 2)}{_PLAIN}<w:jc w:val="left"/>'
    yield Style("RolemapCell", N_("Table text"), _style(p=cell, r=_half(page.TABLE_PT)), own=True)
    dashes = "".join(
        _edge(side, 8, "dashed", space)
        for side, space in (("top", 1), ("left", 3), ("bottom", 1), ("right", 3))
    )
    gap = f'<w:pBdr>{dashes}</w:pBdr><w:ind w:left="70" w:right="70" w:firstLine="0"/>'
    yield Style("RolemapMissing", N_("Missing role"), _style("RolemapCell", p=gap, r=_BOLD), own=True)
    yield Style(
        "RolemapTableHead",
        N_("Table head"),
        _style("RolemapCell", p="<w:keepNext/>" + _CENTRED, r=_BOLD),
        own=True,
    )
    yield Style(
        "RolemapGroup", N_("Table group"), _style("RolemapCell", p="<w:keepNext/><w:keepLines/>"), own=True
    )
    figure = f"<w:keepNext/>{_space(0, 0)}{_PLAIN}{_CENTRED}"
    yield Style("RolemapFigure", N_("Picture"), _style(then="Caption", p=figure), own=True)
    tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' + _PLAIN
    yield Style("RolemapBreak", N_("Section end"), _style(p=tiny, r=_half(1), quick=False), own=True)
    yield Style(
        "RolemapTable",
        N_("Role table"),
        '<w:basedOn w:val="TableGrid"/><w:uiPriority w:val="40"/><w:qFormat/><w:tblPr>'
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{GREY}"/>'
        '<w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>',
        kind="table",
        own=True,
    )


def markup(style: Style, name: str, numbering: int) -> str:
    """The element of a style under this name; bullets follow the list `numbering`."""
    default = ' w:default="1"' if style.default else ""
    custom = ' w:customStyle="1"' if style.own else ""
    listed = f'<w:numPr><w:numId w:val="{numbering}"/></w:numPr>'
    rest = style.rest.replace("{numbering}", listed)
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{name}"/>{rest}</w:style>'
    )
