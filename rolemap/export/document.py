"""What an annex set says, before any file format: annexes made of headings, paragraphs, tables and figures.

It is assembled once (`rolemap.export.annexes`) in the reader's language and written by one file a format. It knows
no typeface, colour or measure but the share of a table that a column takes: these are the writer's, or those of the
organization's template.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rolemap.render.layout import Layout, Page

Manner = Literal["body", "lead", "note", "warning"]
"""What a paragraph is: running text; a sentence that sums up; a remark in small type; one that nobody may miss."""
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The badge of a finding: the number that stands on the picture, and in what shape."""

    number: int
    severity: str
    """``error`` filled square, ``warning`` outlined square, ``info`` outlined circle."""
    waived: bool = False
    """Hatched on pictures; in text the badge is followed by the word for it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell of a table: lines of text under each other, badges in front of them."""

    lines: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    missing: bool = False
    """Whether it names what is missing: to be seen at once, in black and white as well."""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; the shares of all columns make 1."""

    title: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row. A `group` row has a single cell over the whole width and stays with the row under it."""

    cells: tuple[Cell, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within an annex; level 1 stands under the title of the annex, level 2 under level 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str
    manner: Manner = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one paragraph."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head is repeated on every page. `caption` comes with its number, above; empty for none."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    wide: bool = False
    """Whether it is better read on a sheet that lies lengthwise."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One page of a picture. `caption` comes with its number, below; `description` is for those who cannot see it."""

    id: str
    caption: str
    description: str
    layout: Layout
    """A layout with this page only, so that every writer of `rolemap.render` can write it."""
    wide: bool = True
    """Whether it is to stand on a sheet that lies lengthwise."""

    @property
    def page(self) -> Page:
        """The page that is shown; lengths in points."""
        return self.layout.pages[0]


Block = Heading | Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: what it is called in options and addresses, its Roman numeral, its title, what stands in it."""

    slug: str
    numeral: str
    """Empty where there is a single annex (Decree 30/2020/NĐ-CP, Annex I, part III, item 1)."""
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands at the head of the set: of which map it speaks, as of when, and which version of it."""

    superior: str
    """The body above the owner, in the form for a letterhead; empty where the map has none."""
    owner: str
    title: str
    subtitle: str
    as_of: date
    date_line: str
    """“Thời điểm lập sơ đồ: 30/06/2022”."""
    version: str
    """The code of the content, as on the pictures."""
    attachment: str
    """The line of Decree 30 whose values stay empty in an electronic document: “(Kèm theo Tờ trình số …)”."""
    ribbon: str = ""
    """“Dữ liệu minh họa”, where the map is made up."""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The whole annex set, in one language (``vi`` or ``en``)."""

    language: str
    head: TitleBlock
    annexes: tuple[Annex, ...]

    @property
    def figures(self) -> Iterator[Figure]:
        """All figures in their order."""
        for annex in self.annexes:
            for block in annex.blocks:
                if isinstance(block, Figure):
                    yield block
