"""How the workbook looks: a few formats, made once; readable on a photocopy, so nothing is said by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from rolemap.workbook.values import Exact

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT: Final = "Times New Roman"
SIZE: Final = 11
DARK, PALE, GREY, LINE, RED, PALE_RED = "#1F3864", "#DCE6F2", "#595959", "#BFBFBF", "#C00000", "#FBE0DD"
DAY: Final = "dd/mm/yyyy"
TAB_COLOURS: Final[Mapping[str, str]] = {
    "head": DARK,
    "section": "#2E75B6",
    "child": "#9DC3E6",
    "relation": "#548235",
    "waivers": "#7F7F7F",
    "profile": "#7F7F7F",
    "aside": "#BF9000",
}
_A4: Final = 9
_WIDEST_PAGE: Final = 250.0
"""Digits in the width of a page; it is printed at some 55 percent then."""
_LONGEST_AS_TEXT: Final = 255
"""Letters: of a longer text in a cell whose format is text some versions of Excel show only number signs."""
_FIGURES: Final[Mapping[str, str]] = {
    "share": "percent",
    "date": "date",
    "number": "number",
    "count": "whole",
}
"""What is typed into a column of these kinds is no text."""


class Style:
    """The formats of one workbook; `ribbon` says on every page that its data are made up, where they are."""

    def __init__(self, book: Workbook, ribbon: str = "") -> None:
        self._book = book
        self.ribbon = ribbon

    def made(self, **properties: Any) -> Format:
        """A format in the type of the workbook."""
        return self._book.add_format({"font_name": FONT, "font_size": SIZE, "valign": "top", **properties})

    @cached_property
    def _cells(self) -> Mapping[str, Format]:
        figure = {"align": "right", "indent": 1}
        return {
            "text": self.made(num_format="@", text_wrap=True),
            "long": self.made(text_wrap=True),
            "whole": self.made(num_format="#,##0", **figure),
            "number": self.made(**figure),
            "percent": self.made(num_format="0%", **figure),
            "tenths": self.made(num_format="0.0##%", **figure),
            "date": self.made(num_format=DAY, align="left"),
        }

    def empty(self, kind: str) -> Format:
        """The format of a whole column of fields of that kind: what is typed there is text unless it is a figure."""
        return self._cells[_FIGURES.get(kind, "text")]

    def cell(self, kind: str, content: object) -> Format:
        """The format of a cell with that content."""
        if isinstance(content, Exact):
            if kind == "share":
                return self._cells["percent" if float(content * 100).is_integer() else "tenths"]
            return self._cells["whole" if content.is_integer() else "number"]
        if isinstance(content, date):
            return self._cells["date"]
        long = isinstance(content, str) and len(content) > _LONGEST_AS_TEXT
        return self._cells["long" if long else "text"]

    @cached_property
    def computed(self) -> Format:
        """Of a cell that the program fills."""
        return self.made(text_wrap=True, italic=True, bg_color="#F2F2F2")

    @cached_property
    def begun(self) -> Format:
        """Laid over a row in which something stands: the lines of the table."""
        return self._laid_over()

    def _head(self, **properties: Any) -> Format:
        usual = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center"}
        return self.made(**{**usual, "border": 1, "border_color": LINE, **properties})

    @cached_property
    def required_head(self) -> Format:
        """The heading of a column that must be filled."""
        return self._head(bg_color=DARK, font_color="#FFFFFF")

    @cached_property
    def head(self) -> Format:
        """The heading of a column that may stay empty."""
        return self._head(bg_color=PALE, font_color="#000000")

    @cached_property
    def computed_head(self) -> Format:
        """The heading of a column that the program fills."""
        return self._head(bg_color="#D9D9D9", font_color="#000000", italic=True)

    @cached_property
    def label(self) -> Format:
        """What stands before a value of the form."""
        return self._head(bg_color=PALE, align="left")

    @cached_property
    def required_label(self) -> Format:
        """What stands before a value of the form that must be given."""
        return self._head(bg_color=DARK, font_color="#FFFFFF", align="left")

    @cached_property
    def remark(self) -> Format:
        """A remark in small type."""
        return self.made(font_size=SIZE - 1, font_color=GREY, text_wrap=True)

    @cached_property
    def lacking(self) -> Format:
        """Laid over a cell that must be filled: hatched, so that a photocopy shows it."""
        return self._laid_over(bg_color="#FFFFFF", fg_color=RED, pattern=14)

    @cached_property
    def missing(self) -> Format:
        """Laid over the words that say which role is missing."""
        return self._laid_over(bg_color=PALE_RED, font_color=RED, bold=True)

    def _laid_over(self, **properties: Any) -> Format:
        return self._book.add_format({"border": 1, "border_color": LINE, **properties})


def on_paper(
    sheet: Worksheet, style: Style, title: str, *, heads: int = 1, portrait: bool = False, width: float = 0.0
) -> None:
    """Set up the print: A4, the head on every page, the ribbon above, the title and page numbers below.

    All columns stand on one page, unless they are so wide (`width`, in digits) that nobody could read them there: then
    on two, each with the first two columns.
    """
    (sheet.set_portrait if portrait else sheet.set_landscape)()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.55, bottom=0.65)
    sheet.fit_to_pages(1 if width <= _WIDEST_PAGE else 2, 0)
    if width > _WIDEST_PAGE:
        sheet.repeat_columns(0, 1)
    if heads:
        sheet.repeat_rows(0, heads - 1)
    font = f'&"{FONT},Regular"&9'
    if style.ribbon:
        sheet.set_header(f'&R&"{FONT},Bold"&9{style.ribbon}')
    sheet.set_footer(f"&L{font}{title.replace('&', '&&')}&R{font}&P/&N")
