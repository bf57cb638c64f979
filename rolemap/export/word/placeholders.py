"""What a template may say between two pairs of braces, and what stands there in the document.

A placeholder is a name and nothing else: it is looked up and replaced, never worked out. Names are Vietnamese or
English, in any case, with or without tone marks: `{{ten_so_do}}`, `{{Tên sơ đồ}}` and `{{map_title}}` are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from rolemap.export.annexes import annex_rows
from rolemap.i18n import N_, day, domain, number

if TYPE_CHECKING:
    from rolemap.export.document import Annex
    from rolemap.export.material import Material

_ = domain("export.word")

PATTERN = re.compile(r"\{\{([^{}\n]{0,80})\}\}")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_ONE_ANNEX = ("phu_luc_", "annex_")
COUNT = ("so_phu_luc", "annex_count")


@dataclass(frozen=True, slots=True)
class Words:
    """A placeholder for a few words within a sentence."""

    names: tuple[str, ...]
    """Vietnamese, then English, then others that are understood."""
    meaning: str
    said: Callable[[Material], str]


WORDS = (
    Words(
        ("ten_so_do", "map_title", "ten_ban_do"), N_("Title of the map"), lambda one: one.document.head.title
    ),
    Words(("phu_de", "subtitle"), N_("What the map is about"), lambda one: one.document.head.subtitle),
    Words(("don_vi", "organization"), N_("The organization"), lambda one: one.document.head.owner),
    Words(
        ("co_quan_cap_tren", "superior"),
        N_("The body above it; empty where the map has none"),
        lambda one: one.document.head.superior,
    ),
    Words(("thoi_diem", "as_of"), N_("As-of date of the data"), lambda one: day(one.document.head.as_of)),
    Words(
        ("dong_thoi_diem", "date_line"),
        N_("As-of date in a sentence"),
        lambda one: one.document.head.date_line,
    ),
    Words(
        ("ma_noi_dung", "content_code"),
        N_("Code of the content, as on the pictures"),
        lambda one: one.document.head.version,
    ),
    Words(
        ("kem_theo", "attachment"),
        N_("The line “Attached to …”, to be filled in"),
        lambda one: one.document.head.attachment,
    ),
    Words(
        ("minh_hoa", "illustrative"),
        N_("“Illustrative data” where the map is made up; else empty"),
        lambda one: one.document.head.ribbon,
    ),
    Words(
        ("ghi_chu", "notice"), N_("The notice of the map; may be empty"), lambda one: one.document.head.notice
    ),
    Words(
        COUNT,
        N_("How many annexes there are"),
        lambda one: number(len(one.document.annexes)),
    ),
    Words(("so_loi", "errors"), N_("How many errors are open"), lambda one: _count(one, "error")),
    Words(("so_canh_bao", "warnings"), N_("How many warnings are open"), lambda one: _count(one, "warning")),
    Words(("so_luu_y", "notes"), N_("How many notes are open"), lambda one: _count(one, "info")),
    Words(
        ("so_chap_nhan", "waived"),
        N_("How many gaps were waived with a reason"),
        lambda one: _count(one, "waived"),
    ),
)
ALL_ANNEXES = ("phu_luc", "annexes")
LIST = ("danh_muc_phu_luc", "annex_list")


def _count(material: Material, kind: str) -> str:
    return number(material.report.counts[kind])


def plain(name: str) -> str:
    """A name as it is compared: small letters without marks, words joined by a low line."""
    letters = normalize("NFD", name.replace("đ", "d").replace("Đ", "D")).casefold()
    return _NO_WORD.sub("_", "".join(letter for letter in letters if ord(letter) < 128)).strip("_")


def rows() -> list[tuple[str, str, str]]:
    """Every placeholder: its Vietnamese name, its English one, what it stands for in the reader's language."""
    one = _("One annex by its number in the set, or by its name as in {example}; alone in its paragraph")
    return [
        (*ALL_ANNEXES, _("All annexes; alone in its paragraph")),
        (f"{_ONE_ANNEX[0]}1", f"{_ONE_ANNEX[1]}1", one.format(example=f"{_ONE_ANNEX[0]}gaps")),
        (*LIST, _("The list of the annexes; alone in its paragraph")),
        *((words.names[0], words.names[1], _(words.meaning)) for words in WORDS),
    ]


def words_of(material: Material) -> dict[str, str]:
    """What each placeholder for words says of this map, by all of its names."""
    return {name: words.said(material) for words in WORDS for name in words.names}


def annexes_of(name: str, annexes: Sequence[Annex]) -> tuple[Annex, ...] | None:
    """The annexes that a placeholder stands for; None where it is no placeholder for annexes.

    An annex that exists but was not asked for this time stands for nothing, so that one template serves many sets.
    """
    if name in ALL_ANNEXES:
        return tuple(annexes)
    wanted = next((name.removeprefix(start) for start in _ONE_ANNEX if name.startswith(start)), "")
    for place, annex in enumerate(annexes, 1):
        if wanted in (str(place), plain(annex.slug)):
            return (annex,)
    slugs = [plain(slug) for slug, _title in annex_rows()]
    places = [str(place) for place in range(1, len(slugs) + 1)]
    return () if wanted in slugs or wanted in places else None


def known(annexes: Sequence[Annex]) -> list[str]:
    """The names that a template for this set may use, Vietnamese first."""
    numbered = [f"phu_luc_{place}" for place in range(1, len(annexes) + 1)]
    return [ALL_ANNEXES[0], *numbered, LIST[0], *(words.names[0] for words in WORDS)]
