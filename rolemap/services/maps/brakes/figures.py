"""Figures and days as an office types them, or as Excel hands them over: 41,5 · 1.234,5 · 40% · 30/06/2022 · 6/2022."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from rolemap.i18n import domain, language

_ = domain("services.brakes")

_FIGURE = re.compile(r"[+\-−]?[0-9][0-9.,]*\Z")
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\Z")
_MONTH = re.compile(r"(?:t|th|tháng)?\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\Z", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


class NotUnderstood(ValueError):
    """What was typed is no figure, or no day; the text of the exception says what would be."""


def figure_of(text: str) -> float:
    """A number in local form, an int where it has no fraction; a percent sign behind it plays no part.

    A separator is the decimal one unless it stands before groups of three digits as this language groups them.
    Raises `NotUnderstood`.
    """
    plain = _SPACES.sub("", text).removesuffix("%").replace("−", "-")
    if not _FIGURE.match(plain):
        raise NotUnderstood(_("“{text}” is no number.").format(text=text.strip()[:40]))
    point, comma = plain.rfind("."), plain.rfind(",")
    if point >= 0 and comma >= 0:
        groups, decimal = (".", ",") if comma > point else (",", ".")
        plain = plain.replace(groups, "").replace(decimal, ".")
    else:
        groups = "." if language() == "vi" else ","
        grouped = re.fullmatch(rf"-?[1-9]\d{{0,2}}(?:\{groups}\d{{3}})+", plain)
        plain = plain.replace(groups, "") if grouped else plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        raise NotUnderstood(_("“{text}” is no number.").format(text=text.strip()[:40])) from None
    return int(value) if value.is_integer() and "." not in plain and abs(value) < 1e15 else value


def day_of(text: str) -> date:
    """A day; a month alone stands for its last day. Raises `NotUnderstood`."""
    plain = " ".join(text.split())
    try:
        return date.fromisoformat(plain[:10]) if re.match(r"\d{4}-\d{2}-\d{2}", plain) else _local(plain)
    except ValueError:
        message = _("“{text}” is no date; type it as 30/06/2022.").format(text=plain[:40])
        raise NotUnderstood(message) from None


def typed_day(text: str) -> date:
    """A day typed into a field, understood as in every form of the map. Raises `NotUnderstood`."""
    from rolemap.editing.scalars import day_in, tidy

    found = day_in(tidy(text))
    if found is None:
        message = _("“{text}” is no date; type it as 30/06/2022.").format(text=tidy(text)[:40])
        raise NotUnderstood(message)
    return found


def day_shown(typed: str | None, otherwise: date) -> str:
    """What a field for a day holds: what was typed, in local form where it is understood, or another day."""
    try:
        day = typed_day(typed) if typed else otherwise
    except NotUnderstood:
        return typed or ""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _local(text: str) -> date:
    if found := _DAY.match(text):
        first, second, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
        # Excel under American settings hands over the month first; told apart only where the day shows it.
        return date(year, second, first) if second <= 12 else date(year, first, second)
    if found := _MONTH.match(text):
        month, year = (int(part) for part in found.groups())
        return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else date(year, month, 1)
    raise ValueError(text)


def shown(value: float) -> str:
    """A figure as it is put into a field, in local form and without groups of digits."""
    text = f"{value:.12g}"
    return text.replace(".", ",") if language() == "vi" else text
