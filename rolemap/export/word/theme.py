"""The theme of the built-in page: black, white and greys, in the typeface of the decree.

Word wants one for what a planner adds later: a chart, a drawn shape. The form is that of ECMA-376, part 1, 20.1.6.9.
"""

from __future__ import annotations

from rolemap.export import page
from rolemap.export.word.markup import HEAD, NAMESPACES

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "262626", "lt2": "F2F2F2", "accent1": "404040", "accent2": "7F7F7F",
    "accent3": "595959", "accent4": "A6A6A6", "accent5": "262626", "accent6": "BFBFBF", "hlink": "1F3864",
    "folHlink": "595959",
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="{{width}}" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
_WIDTHS = (6350, 12700, 19050)
_NO_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme() -> str:
    """The part."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    face = f'<a:latin typeface="{page.TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    lines = "".join(_LINE.format(width=width) for width in _WIDTHS)
    return (
        f'{HEAD}<a:theme xmlns:a="{NAMESPACES["a"]}" name="rolemap"><a:themeElements>'
        f'<a:clrScheme name="rolemap">{colours}</a:clrScheme>'
        f'<a:fontScheme name="rolemap"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
        "</a:fontScheme>"
        f'<a:fmtScheme name="rolemap"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{_NO_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
