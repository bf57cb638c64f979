"""Names and numbers compared as the catalogue's conventions say."""

from __future__ import annotations

import re
import unicodedata

TOLERANCE = 1e-9
"""A number within this of a limit is equal to it (checks.yaml, conventions: equality)."""


def below(value: float, limit: float) -> bool:
    """Whether `value` is below `limit`; equal within the tolerance is not below."""
    return value < limit - TOLERANCE


def above(value: float, limit: float) -> bool:
    """Whether `value` is above `limit`; equal within the tolerance is not above."""
    return value > limit + TOLERANCE


def at_least(value: float, limit: float) -> bool:
    """Whether `value` is at or above `limit`."""
    return not below(value, limit)


def at_most(value: float, limit: float) -> bool:
    """Whether `value` is at or below `limit`."""
    return not above(value, limit)


def blank(value: object) -> bool:
    """Whether a value says nothing: missing, white space, or a list of nothing but blanks; 0 is not blank."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple | list):
        return all(blank(entry) for entry in value)
    return False


def plain_name(text: str) -> str:
    """`text` in NFC and lower case, runs of white space as one space, trimmed (checks.yaml, AW-05)."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD_TONE_PLACE = re.compile(rf"(o)([{_TONES}])([ae])(?![\u0302\u0306])|(u)([{_TONES}])(y)")
_Y_WITH_ANY_TONE = str.maketrans({"y": "i", "ý": "í", "ỳ": "ì", "ỷ": "ỉ", "ỹ": "ĩ", "ỵ": "ị"})


def normal_name(text: str) -> str:
    """`plain_name` with tone marks on the second letter of oa, oe, uy (hòa = hoà) and y read as i (MH-02)."""
    plain = plain_name(text)
    if not plain.isascii():
        apart = unicodedata.normalize("NFD", plain)
        apart = _OLD_TONE_PLACE.sub(_move_tone, apart)
        plain = unicodedata.normalize("NFC", apart)
    return plain.translate(_Y_WITH_ANY_TONE)


def _move_tone(match: re.Match[str]) -> str:
    first, tone, second = (group for group in match.groups() if group is not None)
    return first + second + tone


def folded(text: str) -> str:
    """`text` as it is searched: `normal_name` without any marks, đ as d, so that “dieu hanh” finds “Điều hành”."""
    apart = unicodedata.normalize("NFD", normal_name(text).replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
