"""Text of shapes: lines that were measured, in paragraphs that can be edited, each line where the picture has it.

Lines are broken where the picture breaks them (a break within a paragraph), the line spacing is exact and nothing is
fitted by the program of the reader: so no text leaves its box, whatever opens the slide. Arial has the widths of
Arimo letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rolemap.export.slides.markup import NO_FILL, NO_STROKE, attribute, emu, fill, preset, shape, text
from rolemap.i18n import language
from rolemap.render.layout import Area, Words
from rolemap.render.measure import clean
from rolemap.render.theme import Theme
from rolemap.render.typeface import typeface

_RISE = 0.97
"""From the top of an exact line to its baseline, in shares of the size: what office programs do, within a hair."""
_SAME = 0.4
"""Points within which two lines begin, or are centred, at the same place."""
_SPARE, _WIDER = 2.0, 1.01
"""Room to the right of a text box of its own, in points, and so many times its width, for a font that is wider."""
LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class _Row:
    """Words on one line: a bullet and what it stands for are two."""

    words: tuple[Words, ...]

    @property
    def first(self) -> Words:
        return self.words[0]

    @property
    def last(self) -> Words:
        return self.words[-1]

    @property
    def left(self) -> float:
        return self.first.x

    @property
    def right(self) -> float:
        return self.last.x + self.last.width

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def text(self) -> str:
        return " ".join(each.text for each in self.words)

    @property
    def type(self) -> tuple[float, bool, str, bool]:
        return (self.last.size, self.last.bold, self.last.ink, self.last.struck)


def run(words: str, size: float, ink: str, *, bold: bool = False, struck: bool = False) -> str:
    """Words in one type, in the typeface of the deck."""
    weight = ' b="1"' if bold else ""
    line = ' strike="sngStrike"' if struck else ""
    return (
        f'<a:r><a:rPr lang="{LANGUAGES[language()]}" sz="{hundredths(size)}"{weight}{line} dirty="0">'
        f"{fill(ink)}</a:rPr><a:t>{text(words)}</a:t></a:r>"
    )


def feed(size: float) -> str:
    """A break of the line within a paragraph."""
    return f'<a:br><a:rPr lang="{LANGUAGES[language()]}" sz="{hundredths(size)}" dirty="0"/></a:br>'


def hundredths(size: float) -> int:
    """A size of type as the file says it: whole tenths of a point, rounded down."""
    return int(size * 10 + 1e-6) * 10


def framed(words: Sequence[Words], area: Area, theme: Theme, whole: str = "", *, inset: float = 0.0) -> str:
    """The text of a shape that stands in `area`; `whole` is the text in paragraphs, from which they are known.

    `inset` is what the shape itself keeps free on each side (`rounding`).
    """
    rows = _rows(words)
    if not rows:
        return empty()
    align, left, right = _sides(rows, area)
    paragraphs = _paragraphs(rows, whole)
    top = max(rows[0].first.y - area.y - _RISE * rows[0].last.size - inset, 0.0)
    written: list[str] = []
    before: _Row | None = None
    for lines in paragraphs:
        written.append(_paragraph(lines, before, align, area.x + left, theme))
        before = lines[-1]
    if align == "l":
        left = max(left - inset, 0.0)
    insets = f'lIns="{emu(left)}" tIns="{emu(top)}" rIns="{emu(right)}" bIns="0"'
    return _body(f'wrap="square" {insets} anchor="t"', written)


def centred(words: Words, theme: Theme, ink: str = "") -> str:
    """The text of a small shape in its middle: the number of a badge."""
    one = run(words.text, words.size, ink or theme.ink(words.ink), bold=words.bold)
    return middle(one)


def middle(runs: str) -> str:
    """One line in the middle of its shape."""
    settings = 'wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"'
    return _body(settings, [f'<a:p><a:pPr algn="ctr"/>{runs}</a:p>'])


def empty() -> str:
    """The text of a shape that has none, ready to be filled."""
    ends = f'<a:endParaRPr lang="{LANGUAGES[language()]}" sz="900" dirty="0"/>'
    return _body('wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"', [f"<a:p>{ends}</a:p>"])


def text_box(number: int, name: str, words: Sequence[Words], theme: Theme, ground: str = "") -> str:
    """Words that stand for themselves."""
    area = box_area(words)
    look = (fill(ground) if ground else NO_FILL) + NO_STROKE
    return shape(number, name, area, preset("rect"), look, framed(words, area, theme), is_words=True)


def box_area(words: Sequence[Words]) -> Area:
    """What a text box of its own takes."""
    areas = [each.area for each in words]
    x, y = min(each.x for each in areas), words[0].y - _RISE * words[0].size
    right, bottom = max(each.right for each in areas), max(each.bottom for each in areas)
    return Area(x, y, (right - x) * _WIDER + _SPARE, bottom - y)


def paragraphs_of(words: Iterable[Words]) -> list[list[Words]]:
    """Lines that follow each other at the same left side and in the same type, together."""
    found: list[list[Words]] = []
    for line in words:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and (last.size, last.bold, last.ink) == (line.size, line.bold, line.ink)
            and abs(last.x - line.x) < _SAME
            and 0 < line.y - last.y < 1.5 * line.size
        ):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _rows(words: Sequence[Words]) -> list[_Row]:
    rows: list[list[Words]] = []
    for each in words:
        if rows and abs(rows[-1][-1].y - each.y) < 0.05:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [_Row(tuple(row)) for row in rows]


def _sides(rows: Sequence[_Row], area: Area) -> tuple[str, float, float]:
    """How the lines are aligned, and the room left free at both sides."""
    lefts, middles = [row.left for row in rows], [row.middle for row in rows]
    left, middle = min(lefts), sum(middles) / len(middles)
    even = max(middles) - min(middles) <= _SAME
    within = abs(middle - area.x - area.width / 2) <= _SAME and left - area.x > _SPARE
    if even and (max(lefts) - left > _SAME or within):
        aside = 2 * (middle - area.x - area.width / 2)
        return "ctr", max(aside, 0.0), max(-aside, 0.0)
    return "l", max(left - area.x, 0.0), 0.0


def _paragraphs(rows: Sequence[_Row], whole: str) -> list[list[_Row]]:
    """The lines by paragraphs: by the text that was broken into them, where it is known, and by their type."""
    ends = _ends(rows, whole)
    found: list[list[_Row]] = []
    for at, row in enumerate(rows):
        last = found[-1][-1] if found else None
        steps = row.last.y - last.last.y if last else 0.0
        follows = (
            last is not None
            and at - 1 not in ends
            and last.type == row.type
            and len(row.words) == 1
            and abs(steps - typeface().line_height * row.last.size) <= 0.1
        )
        if follows:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _ends(rows: Sequence[_Row], whole: str) -> set[int]:
    """The places of the rows that end a paragraph; none where the words were cut."""
    parts = ["".join(part.split()) for part in clean(whole).split("\n")]
    ends: set[int] = set()
    read, at = "", 0
    for place, row in enumerate(rows):
        read += "".join(row.text.split())
        if at < len(parts) and read == parts[at]:
            ends.add(place)
            read, at = "", at + 1
    return ends


def _paragraph(lines: Sequence[_Row], before: _Row | None, align: str, start: float, theme: Theme) -> str:
    first = lines[0]
    size, bold, ink, struck = first.type
    step = typeface().line_height * size
    settings = ""
    if align == "l":
        hang = first.last.x - start
        if hang > _SAME:
            indent = f' indent="{-emu(first.last.x - first.left)}"' if len(first.words) > 1 else ' indent="0"'
            settings = f' marL="{emu(hang)}"{indent}'
    gap = first.last.y - before.last.y - step if before is not None else 0.0
    if gap < 0 and len(lines) == 1:
        step += gap
    spacing = f'<a:lnSpc><a:spcPts val="{round(step * 100)}"/></a:lnSpc>'
    if gap > 0.05:
        spacing += f'<a:spcBef><a:spcPts val="{round(gap * 100)}"/></a:spcBef>'
    bullet = ""
    if len(first.words) > 1:
        bullet = f"<a:buChar char={attribute(first.first.text)}/>"
    colour = theme.ink(ink)
    runs = feed(size).join(run(row.last.text, size, colour, bold=bold, struck=struck) for row in lines)
    return f'<a:p><a:pPr{settings} algn="{align}">{spacing}{bullet}</a:pPr>{runs}</a:p>'


def _body(settings: str, paragraphs: Sequence[str]) -> str:
    return (
        f'<p:txBody><a:bodyPr {settings} rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{''.join(paragraphs)}</p:txBody>"
    )
