"""The order of elements that Word insists on (ECMA-376, part 1): it calls a file in another order damaged.

The lists hold what the writer can produce and what its neighbours are; an element that is in no list of its parent
fails the test, so that a new one is looked up and not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

ORDER: dict[str, str] = {
    "document": "background body",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "tblPrEx trPr tc",
    "trPr": "cnfStyle cantSplit trHeight tblHeader",
    "tc": "tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "docDefaults": "rPrDefault pPrDefault",
    "styles": "docDefaults latentStyles style",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop autoHyphenation "
    "evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang "
    "clrSchemeMapping doNotIncludeSubdocsInStats shapeDefaults decimalSymbol listSeparator",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "pic": "nvPicPr blipFill spPr",
    "nvPicPr": "cNvPr cNvPicPr",
    "blipFill": "blip srcRect stretch",
    "spPr": "xfrm prstGeom",
}
FREE = {"body", "p", "r", "hyperlink", "hdr", "ftr"}
"""Whose content may stand in any order, but for what `first` says."""
FIRST = {"p": "pPr", "r": "rPr", "tbl": "tblPr", "tc": "tcPr", "style": "name"}


def misplaced(root: Any) -> Iterator[str]:
    """What stands out of order, or is not known where it stands."""
    for parent in root.iter("{*}*"):
        name = etree.QName(parent).localname
        children = [etree.QName(child).localname for child in parent.iterchildren("{*}*")]
        if name in FIRST and FIRST[name] in children[1:]:
            yield f"{name}: {FIRST[name]} does not come first"
        if name == "body" and "sectPr" in children[:-1]:
            yield "body: sectPr does not come last"
        if name == "tc" and children[-1:] != ["p"]:
            yield "tc: the last is no paragraph"
        if name not in ORDER:
            continue
        order = ORDER[name].split()
        strange = [child for child in children if child not in order]
        if strange:
            yield f"{name}: {strange} are not known there"
            continue
        places = [order.index(child) for child in children]
        if name != "trPr" and places != sorted(places):
            yield f"{name}: {children}"
