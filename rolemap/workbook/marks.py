"""How single values stand in a cell so that nothing is lost: references, empty texts, empty lists. Both ways use it.

A blank cell is an absent value. What a blank cell cannot say is said by a mark, in the language of the workbook:
an empty text, or an empty entry of a list, by ``(trống)``; a list that is there and has no entries by
``(không có)``. A text that looks like a mark, or like a reference where it is none, has a backslash in front.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

SEPARATOR: Final = " · "
"""Stands between the id and the name of an element."""
EMPTY_TEXT: Final = {"vi": "(trống)", "en": "(empty)"}
EMPTY_LIST: Final = {"vi": "(không có)", "en": "(none)"}
LONGEST_NAME: Final = 160
"""Letters of a name in a cell with a reference: Excel compares no texts above 255 letters in formulas."""
_REFERENCE: Final = re.compile(r"([A-Za-z][A-Za-z0-9_.-]{0,63}) · .*", re.DOTALL)
_EMPTY_TEXTS: Final = frozenset(EMPTY_TEXT.values())
_EMPTY_LISTS: Final = frozenset(EMPTY_LIST.values())


def reference(element_id: str, name: str) -> str:
    """An element as a cell shows it: ``tb.stttt · Sở Thông tin và Truyền thông``; the id alone without a name."""
    if not name:
        return element_id
    return f"{element_id}{SEPARATOR}{name[:LONGEST_NAME]}"


def referred_id(text: str) -> str | None:
    """The id in front of `SEPARATOR`; None for a text that has none."""
    match = _REFERENCE.fullmatch(text)
    return match[1] if match else None


def text_written(text: str, language: str, ids: Collection[str] = ()) -> str:
    """A text as a cell shows it; `ids` are those of the elements that it may name (an id alone is never escaped)."""
    if not text:
        return EMPTY_TEXT[language]
    return "\\" + text if _looks_like_a_mark(text.lstrip("\\"), ids) else text


def text_read(text: str, ids: Collection[str] = ()) -> str:
    """The text in a cell that is not blank: what `text_written` was given, in whichever language it was written."""
    if text in _EMPTY_TEXTS:
        return ""
    if text.startswith("\\") and _looks_like_a_mark(text.lstrip("\\"), ids):
        return text[1:]
    named = referred_id(text)
    return named if named in ids else text  # type: ignore[return-value]  # None is in no collection of ids


def is_empty_list(text: str) -> bool:
    """Whether a cell says that the list is there and has no entries."""
    return text in _EMPTY_LISTS


def _looks_like_a_mark(text: str, ids: Collection[str]) -> bool:
    return text in _EMPTY_TEXTS or text in _EMPTY_LISTS or referred_id(text) in ids
