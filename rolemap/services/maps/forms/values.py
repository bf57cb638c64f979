"""Values of a form as they stand in its fields: exact, in local form, and understood when they are read again."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from rolemap.i18n import language

if TYPE_CHECKING:
    from rolemap.editing.fields import Field

_LIKE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2},\d{3}")


def typed(field: Field, value: Any) -> str:
    """The value as text for its field; empty where nothing is recorded."""
    match field.kind:
        case _ if value is None:
            return ""
        case "date":
            return _day_text(str(value))
        case "number" | "count" if _is_number(value):
            return _exact(value)
        case "share" if _is_number(value):
            return f"{_exact(round(value * 100, 10))}%"
        case "texts" if isinstance(value, list):
            return "\n".join(map(str, value))
    return str(value)


def _day_text(iso: str) -> str:
    try:
        value = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def _exact(value: float) -> str:
    """A number without marks between its thousands; 1,234 is written 1,2340, which nobody reads as a thousand."""
    text = f"{value:.15g}"
    if _LIKE_THOUSANDS.fullmatch(text.replace(".", ",")):
        text += "0"
    return text.replace(".", ",") if language() == "vi" else text


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
