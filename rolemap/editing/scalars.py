"""Numbers, dates and yes or no as people type them and Excel copies them, in Vietnamese and in English."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from rolemap.files.suggest import fold

_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u3000\t ]+")
_INVISIBLE: Final = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad")
_NUMBER: Final = re.compile(r"([-+]?)(\d[\d.,]*|[.,]\d+)", re.ASCII)
_THOUSANDS: Final = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+)?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: [\d:]+)?", re.ASCII)
_SPELLED: Final = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})", re.ASCII)
_SERIAL: Final = re.compile(r"[2-6]\d{4}", re.ASCII)
_EXCEL_START: Final = date(1899, 12, 30)
_YES: Final = frozenset(("x", "co", "dung", "yes", "y", "true", "1", "on", "✓", "✔", "☑", "v"))
_NO: Final = frozenset(("khong", "sai", "no", "n", "false", "0", "off", "✗", "✘", "☐", "k"))


def tidy(text: str) -> str:
    """A cell without invisible characters, with plain spaces, and nothing around it; line breaks stay."""
    from unicodedata import normalize

    lines = normalize("NFC", text.translate(_INVISIBLE)).splitlines()
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


def number_in(text: str, decimal: str = "") -> float | None:
    """The number in ``1.234,5``, ``1,234.5``, ``−3``, ``(3)``, ``35 %``; None where it is none.

    `decimal` is the decimal mark of the column, where another cell shows it. Otherwise one mark with three digits
    behind it parts thousands (1.200 is twelve hundred), unless a 0 stands before it.
    """
    plain = text.replace("\u2212", "-").replace("–", "-").replace(" ", "").removesuffix("%")
    if plain.startswith("(") and plain.endswith(")"):
        plain = "-" + plain[1:-1]
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    sign, digits = match.groups()
    mark = decimal if decimal and digits.count(decimal) <= 1 else decimal_mark(digits)
    whole, _mark, part = digits.partition(mark) if mark else (digits, "", "")
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:])):
        return None
    if not part.isascii() or (part and not part.isdigit()):
        return None
    return float(f"{sign}{''.join(groups) or '0'}.{part or '0'}")


def decimal_mark(digits: str) -> str:
    """The mark before the decimals of a number, as far as the number alone shows it; empty where it has none."""
    marks = [char for char in digits if char in ".,"]
    if not marks or len(set(marks)) == 1 < len(marks):
        return ""
    if len(set(marks)) == 2:
        return marks[-1] if marks.count(marks[-1]) == 1 else ""
    if _THOUSANDS.fullmatch(digits) and not digits.startswith("0"):
        return ""
    return marks[0]


def column_mark(texts: list[str]) -> str:
    """The decimal mark that the numbers of a column agree on, from those that leave no doubt; empty otherwise."""
    found = set()
    for text in texts:
        digits = tidy(text).removesuffix("%").strip().lstrip("-+(").rstrip(")")
        if mark := decimal_mark(digits):
            found.add(mark)
        elif digits.count(".") > 1 or digits.count(",") > 1:
            found.add("," if "." in digits else ".")
    return found.pop() if len(found) == 1 else ""


def day_in(text: str) -> date | None:
    """The day in ``31/12/2025``, ``1-2-25``, ``2025-12-31``, “ngày 17 tháng 3 năm 2022”, or a day number of Excel."""
    spelled = _SPELLED.fullmatch(fold(text).replace("_", " "))
    if match := _ISO.fullmatch(text):
        parts = match.group(1, 2, 3)
    elif match := spelled or _DAY_FIRST.fullmatch(text):
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        parts = (year, match[2], match[1])
    elif _SERIAL.fullmatch(text):
        return _EXCEL_START + timedelta(days=int(text))
    else:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def flag_in(text: str) -> bool | None:
    """Whether the text says yes or no; None where it says neither."""
    word = fold(text)
    return True if word in _YES else False if word in _NO else None
