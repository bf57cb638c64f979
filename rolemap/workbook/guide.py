"""The first sheet: what this workbook is, how it is filled and brought back, and a link to every other sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rolemap.i18n import day, domain
from rolemap.workbook.guide_words import BACK, STEPS, about
from rolemap.workbook.places import Place, quoted
from rolemap.workbook.plan import MISSING
from rolemap.workbook.styling import DARK, GREY, RED, SIZE, Style, on_paper

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rolemap.model.role_map import RoleMap

_ = domain("workbook")

_WIDTHS: Final = (5, 34, 62, 12, 18)
_LAST: Final = len(_WIDTHS) - 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet in the table of contents."""

    key: str
    title: str
    count: int
    place: Place | None = None
    """None for a sheet that is no part of the map."""
    lacking: int | None = None
    """How many of its elements lack a role; None where none is asked for."""


class Guide:
    """Writes the first sheet from the top down."""

    def __init__(self, sheet: Worksheet, style: Style, title: str) -> None:
        self._sheet = sheet
        self._style = style
        self._row = 0
        sheet.hide_gridlines(2)
        for index, width in enumerate(_WIDTHS):
            sheet.set_column(index, index, width, style.made())
        on_paper(sheet, style, title, heads=0, portrait=True)
        sheet.fit_to_pages(1, 1)

    def write(self, role_map: RoleMap, language: str, groups: Iterable[tuple[str, Sequence[Entry]]]) -> None:
        """Write it: the map, the steps, the signs, and the contents by group."""
        info, style = role_map.info, self._style
        self._line(_("Workbook of the role map"), bold=True, font_size=18, font_color=DARK, height=28)
        self._line(info.title_in(language), bold=True, font_size=SIZE + 2)
        said = _("Data as of {day}. Version of the content: {version}.")
        self._line(said.format(day=day(info.as_of), version=role_map.version), font_color=GREY)
        if style.ribbon:
            self._line(style.ribbon, bold=True, font_color=RED)
        self._title(_("How to fill it"))
        self._numbered(STEPS)
        self._title(_("Contents"))
        heads = (_("No."), _("Sheet"), _("What it holds"), _("Rows"), _("Lacking a role"))
        for index, text in enumerate(heads):
            self._sheet.write_string(self._row, index, text, style.required_head)
        self._row += 1
        number = 0
        for name, entries in groups:
            self._group(name)
            for entry in entries:
                number += 1
                self._entry(number, entry)
        self._title(_("Colours and signs"))
        self._signs()
        self._title(_("How to bring it back"))
        self._numbered(BACK)
        self._sheet.freeze_panes(0, 0)

    def _line(self, text: str, *, height: float | None = None, **properties: object) -> None:
        form = self._style.made(text_wrap=True, valign="vcenter", **properties)
        self._merged(0, text, form)
        lines = 1 + len(text) // 110
        self._sheet.set_row(self._row, height or 17 * lines)
        self._row += 1

    def _merged(self, first: int, text: str, form: object) -> None:
        self._sheet.merge_range(self._row, first, self._row, _LAST, "", form)
        self._sheet.write_string(self._row, first, text, form)

    def _title(self, text: str) -> None:
        self._row += 1
        form = self._style.made(bold=True, font_size=SIZE + 2, font_color=DARK, bottom=2, bottom_color=DARK)
        self._merged(0, text, form)
        self._sheet.set_row(self._row, 20)
        self._row += 1

    def _numbered(self, texts: Sequence[str]) -> None:
        number = self._style.made(align="center", bold=True)
        text = self._style.made(text_wrap=True)
        for step, one in enumerate(texts, 1):
            self._sheet.write_number(self._row, 0, step, number)
            said = _(one)
            self._merged(1, said, text)
            self._sheet.set_row(self._row, 16 * (1 + len(said) // 115))
            self._row += 1

    def _signs(self) -> None:
        style = self._style
        sample = {"border": 1, "align": "center", "valign": "vcenter"}
        for form, shown, meaning in (
            (style.required_head, _("Heading *"), _("This column must be filled.")),
            (style.head, _("Heading"), _("This column may stay empty.")),
            (
                style.computed_head,
                _("Heading"),
                _("The program fills this column; nothing is to be typed there."),
            ),
            (
                style.made(bg_color="#FFFFFF", fg_color=RED, pattern=14, **sample),
                "",
                _("Hatched red: a cell of this row must still be filled."),
            ),
            (
                style.made(bg_color="#FBE0DD", font_color=RED, bold=True, **sample),
                _("no owner"),
                _("Red words: nobody has this role yet. They vanish once the role is on its green sheet."),
            ),
        ):
            if shown:
                self._sheet.write_string(self._row, 1, shown, form)
            else:
                self._sheet.write_blank(self._row, 1, None, form)
            self._sheet.merge_range(
                self._row, 2, self._row, _LAST, "", style.made(text_wrap=True, valign="vcenter")
            )
            self._sheet.write_string(self._row, 2, meaning, style.made(text_wrap=True, valign="vcenter"))
            self._sheet.set_row(self._row, 20)
            self._row += 1

    def _group(self, name: str) -> None:
        form = self._style.made(bold=True, bg_color="#F2F2F2", border=1, border_color="#BFBFBF")
        self._merged(0, name, form)
        self._row += 1

    def _entry(self, number: int, entry: Entry) -> None:
        sheet, style = self._sheet, self._style
        line = {"border": 1, "border_color": "#BFBFBF"}
        counted = style.made(num_format="#,##0", align="center", **line)
        sheet.write_number(self._row, 0, number, counted)
        link = style.made(font_color="#0563C1", underline=1, **line)
        sheet.write_url(self._row, 1, f"internal:{quoted(entry.title)}!A1", link, entry.title)
        sheet.write_string(self._row, 2, about(entry.key), style.made(text_wrap=True, **line))
        self._count(entry, counted)
        self._lacking(entry, counted, style.made(font_color=RED, bold=True, align="center", **line))
        self._row += 1

    def _count(self, entry: Entry, form: object) -> None:
        place = entry.place
        if place is None or place.sheet.upright:
            self._sheet.write_number(self._row, 3, entry.count, form)
            return
        first = place.whole(place.sheet.columns[0].key)
        self._sheet.write_formula(self._row, 3, f"=COUNTA({first})-1", form, entry.count)

    def _lacking(self, entry: Entry, form: object, red: object) -> None:
        if entry.place is None or entry.lacking is None:
            self._sheet.write_blank(self._row, 4, None, form)
            return
        words = entry.place.whole(MISSING)
        row, index = self._row, 4
        self._sheet.write_formula(row, index, f'=COUNTIF({words},"?*")-1', form, entry.lacking)
        self._sheet.conditional_format(
            row,
            index,
            row,
            index,
            {"type": "cell", "criteria": ">", "value": 0, "format": self._style.missing},
        )
