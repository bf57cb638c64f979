"""Annexes as WordprocessingML: heading, blocks, captions, and a section at the end of every stretch of sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rolemap.export import page
from rolemap.export.document import Annex, Block, Bullets, Document, Figure, Heading, Paragraph, Table
from rolemap.export.word.badges import legend, marks_in
from rolemap.export.word.markup import elements, field, paragraph, run, w
from rolemap.export.word.pages import Stretch, stretches
from rolemap.export.word.tables import table
from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.export.word.figures import Media
    from rolemap.export.word.sections import Room, Sections
    from rolemap.export.word.stylebook import StyleBook

_ = domain("export.word")

_MANNERS = {"body": "BodyText", "lead": "RolemapLead", "note": "RolemapNote", "warning": "RolemapWarning"}
_CAPTION_LINE_PT = page.CAPTION_PT * 1.25
_LETTERS_PER_PT = 0.19
"""Letters of a caption on a point of its line."""
_SPARE_PT = 16.0
"""Space over and under a caption, and what programs measure differently."""
_HEAD_PT = 110.0
"""What the head of an annex takes: two lines of heading, the line of attachment, perhaps the signs."""
_HEADING_PT = 40.0
_TOC = "rolemap_annex_"


class Annexes:
    """Writes the annexes of one document in its styles; figures and tables are numbered through."""

    def __init__(self, document: Document, book: StyleBook, media: Media, bookmarks: int) -> None:
        """`bookmarks` is the largest number of a bookmark that the file has already."""
        self._document = document
        self._book = book
        self._media = media
        self._counts = {"figure": 0, "table": 0}
        self._bookmark = bookmarks

    def written(self, annex: Annex, sections: Sections) -> list[Any]:
        """The elements of an annex; the last of them holds the section that it ends with."""
        parts: list[Any] = []
        for number, stretch in enumerate(stretches(annex.blocks)):
            head = self._head(annex) if number == 0 else ""
            room = sections.room(lengthwise=stretch.lengthwise)
            made = elements(head + "".join(self._stretch(stretch, room, _HEAD_PT if head else 0.0)))
            section = sections.made(lengthwise=stretch.lengthwise, first=number == 0)
            ended(made, section, self._book["RolemapBreak"])
            parts += made
        return parts

    def listed(self, annexes: Sequence[Annex]) -> str:
        """The list of these annexes as a field that Word can renew; each entry leads to its annex.

        Empty where the set has a single annex, which has no number.
        """
        if len(self._document.annexes) < 2:
            return ""
        style = self._book["TOC1"]
        lines = []
        last = len(annexes) - 1
        for number, annex in enumerate(annexes):
            name = _("Annex {numeral}. {title}").format(numeral=annex.numeral, title=annex.title)
            link = f'<w:hyperlink w:anchor="{_anchor(annex)}" w:history="1">{run(name)}</w:hyperlink>'
            before = ""
            if number == 0:
                before = (
                    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
                    'TOC \\o "1-1" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                )
            after = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if number == last else ""
            lines.append(paragraph(style, before + link + after))
        return "".join(lines)

    def _head(self, annex: Annex) -> str:
        """“Phụ lục I” and the title in one heading, so that each annex is one entry of the navigation pane."""
        self._bookmark += 1
        name = _("Annex {numeral}").format(numeral=annex.numeral).strip()
        title = run(annex.title, f'<w:rStyle w:val="{self._book["RolemapAnnexTitle"]}"/>')
        mark = f'w:id="{self._bookmark}"'
        heading = (
            f'<w:bookmarkStart {mark} w:name="{_anchor(annex)}"/>{run(name)}<w:r><w:br/></w:r>{title}'
            f"<w:bookmarkEnd {mark}/>"
        )
        head = paragraph(self._book["Heading1"], heading)
        if self._document.head.attachment:
            head += paragraph(self._book["RolemapAttachment"], run(self._document.head.attachment))
        signs = legend(marks_in(annex))
        return head + (paragraph(self._book["RolemapNote"], signs, "<w:keepNext/>") if signs else "")

    def _stretch(self, stretch: Stretch, room: Room, taken: float) -> Iterator[str]:
        """The blocks; `taken` points of the first sheet hold the head of the annex."""
        for number, block in enumerate(stretch.blocks, 1):
            yield from self._block(block, room, taken)
            taken = taken + _HEADING_PT if isinstance(block, Heading) else 0.0
            if isinstance(block, Table) and number < len(stretch.blocks):
                yield paragraph(self._book["RolemapBreak"], "", '<w:spacing w:before="120" w:after="0"/>')

    def _block(self, block: Block, room: Room, taken: float) -> Iterator[str]:
        book = self._book
        match block:
            case Heading():
                yield paragraph(book[f"Heading{min(block.level, 2) + 1}"], run(block.text))
            case Paragraph():
                yield paragraph(book[_MANNERS[block.manner]], run(block.text))
            case Bullets():
                style = book["ListBullet"]
                yield from (paragraph(style, run(item)) for item in block.items)
            case Table():
                if block.caption:
                    yield self._caption("table", block.caption, above=True)
                yield table(block, book, room.width)
            case Figure():
                yield self._figure(block, room, taken)

    def _figure(self, figure: Figure, room: Room, taken: float) -> str:
        """The picture and its caption on one sheet, under what `taken` points of it hold."""
        width, height = room.points
        lines = 1 + int(len(figure.caption) / (width * _LETTERS_PER_PT)) if figure.caption else 0
        name = _("Figure {n}").format(n=self._counts["figure"] + 1)
        left = height - taken - lines * _CAPTION_LINE_PT - _SPARE_PT
        placed = paragraph(self._book["RolemapFigure"], self._media.drawing(figure, name, width, left))
        return placed + (self._caption("figure", figure.caption, above=False) if figure.caption else "")

    def _caption(self, kind: str, caption: str, *, above: bool) -> str:
        """A number that Word counts anew when a figure or a table is added, and the words."""
        self._counts[kind] += 1
        whole = _("Figure {n}. {caption}") if kind == "figure" else _("Table {n}. {caption}")
        label, rest = whole.split("{n}")
        bold = "<w:b/><w:bCs/>"
        numbered = field(f"SEQ {label.strip()} \\* ARABIC", str(self._counts[kind]), bold)
        runs = run(label, bold) + numbered + run(rest.replace("{caption}", ""), bold) + run(caption)
        return paragraph(self._book["Caption"], runs, "<w:keepNext/>" if above else "")


def _anchor(annex: Annex) -> str:
    return _TOC + annex.slug.replace("-", "_")


def ended(made: list[Any], section: Any, style: str) -> None:
    """Put the section into the last paragraph, or into one of its own, a point high, behind a table."""
    if not made or made[-1].tag != w("p"):
        made += elements(paragraph(style, ""))
    last = made[-1]
    properties = last.find(w("pPr"))
    if properties is None:
        (holder,) = elements("<w:p><w:pPr/></w:p>")
        properties = holder[0]
        last.insert(0, properties)
    properties.append(section)
