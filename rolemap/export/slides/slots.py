"""What every slide has beside its picture: a title that stands in the outline, facts, a ribbon, a foot, a number."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.export.slides import letters
from rolemap.export.slides.markup import Numbers, fill, place, preset, properties, shape, stroke, text
from rolemap.export.slides.stage import FOOT, TITLE
from rolemap.i18n import domain, language
from rolemap.render import measure
from rolemap.render.layout import Area
from rolemap.render.theme import Theme

_ = domain("export")

_SIZES = ((20.0, 1), (18.0, 1), (16.0, 2), (14.0, 2), (12.0, 2))
"""Sizes of a title, and in how many lines it may stand in its slot; the first that fits is taken."""
_RIBBON_SIZE = 11.0
_FOOT_SIZE = 9.0
_FOOT_FACTS = 290.0
"""Width of the date and the version in the foot, in points, in any language."""


def placeholder(
    number: int, name: str, kind: str, paragraphs: str, *, index: int = 0, area: Area | None = None
) -> str:
    """A slot of the layout, filled; with an `area` it does not stand where the layout has it."""
    at = f' idx="{index}"' if index else ""
    size = ' sz="quarter"' if index > 1 else ""
    moved = place(area) if area is not None else ""
    return (
        f'<p:sp><p:nvSpPr>{properties(number, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{size}{at}/></p:nvPr></p:nvSpPr><p:spPr>{moved}</p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def paragraph(words: str, size: float = 0.0, *, bold: bool | None = None, space: float = 0.0) -> str:
    """A paragraph in the type of its slot, or in a size of its own."""
    sized = f' sz="{letters.hundredths(size)}"' if size else ""
    weight = "" if bold is None else f' b="{int(bold)}"'
    before = f'<a:pPr><a:spcBef><a:spcPts val="{round(space * 100)}"/></a:spcBef></a:pPr>' if space else ""
    tongue = letters.LANGUAGES[language()]
    return f'<a:p>{before}<a:r><a:rPr lang="{tongue}"{sized}{weight} dirty="0"/><a:t>{text(words)}</a:t></a:r></a:p>'


def head(numbers: Numbers, theme: Theme, title: str, facts: str, ribbon: str) -> Iterator[str]:
    """The title with what goes with it."""
    taken = _ribbon_area(ribbon)
    room = TITLE.width - (taken.width + 12.0 if ribbon else 0.0)
    size = next(
        (
            size
            for size, lines in _SIZES
            if len(measure.wrap(title, size, room - 4.0, bold=True, lines=lines + 1)) <= lines
        ),
        _SIZES[-1][0],
    )
    area = Area(TITLE.x, TITLE.y, room, TITLE.height) if ribbon else None
    own = size if size != _SIZES[0][0] else 0.0
    yield placeholder(numbers(), _("Title of the slide"), "title", paragraph(title, own), area=area)
    if facts:
        yield placeholder(numbers(), _("Facts"), "body", paragraph(facts), index=13)
    if ribbon:
        yield ribbon_shape(numbers, theme, ribbon)


def ribbon_shape(numbers: Numbers, theme: Theme, ribbon: str) -> str:
    """The ribbon of a map that is made up, at the upper right."""
    area = _ribbon_area(ribbon)
    look = fill(theme.ink("ribbon")) + stroke(theme.ink("ribbon-edge"), 1.2)
    one = letters.run(ribbon, _RIBBON_SIZE, theme.ink("ribbon-text"), bold=True)
    body = letters.middle(one)
    return shape(numbers(), ribbon, area, preset("rect"), look, body)


def in_foot(words: str) -> str:
    """Words that leave room in the foot for what must not be cut: the date and the version."""
    return "".join(measure.wrap(words, _FOOT_SIZE, FOOT.width - _FOOT_FACTS, lines=1))


def foot(numbers: Numbers, theme: Theme, words: str, *, numbered: bool = True) -> Iterator[str]:
    """The foot of a slide: which map, as of when, which version of it; and its number."""
    # LibreOffice takes the type of a foot from no layout: it is said here.
    said = f'<a:p><a:pPr algn="l"/>{letters.run(words, _FOOT_SIZE, theme.ink("muted"))}</a:p>'
    yield placeholder(numbers(), _("Footer"), "ftr", said, index=11, area=FOOT)
    if numbered:
        tongue = letters.LANGUAGES[language()]
        field = (
            '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="{tongue}" dirty="0"/><a:t>‹#›</a:t></a:fld></a:p>'
        )
        yield placeholder(numbers(), _("Slide number"), "sldNum", field, index=12)


def _ribbon_area(ribbon: str) -> Area:
    wide = measure.width(ribbon, _RIBBON_SIZE, bold=True) + 18.0 if ribbon else 0.0
    return Area(TITLE.right - wide, TITLE.y + 6.0, wide, 21.0)
