"""The words of the workbook: titles of sheets, headings of columns, the comments that explain them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rolemap.editing.fields import Field
from rolemap.i18n import N_, domain
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.views.changed.field_names import field_name, kind_name, section_name
from rolemap.views.words import first_upper

_ = domain("workbook")

LONGEST_TITLE: Final = 31
_OUTLAWED: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TITLES: Mapping[str, str] = {
    "map": N_("General information"),
    "bodies": N_("Steering committees"),
    "groups": N_("Groups"),
    "thresholds": N_("Thresholds"),
    "members": N_("Members of groups"),
    "measurements": N_("Measurements"),
    "steps": N_("Budget steps"),
    "waivers": N_("Waivers"),
    "profile": N_("Own settings"),
}
"""Where the name of the section or the relation kind is no title of a sheet."""
_ASIDE: Mapping[str, str] = {
    "guide": N_("Guide"),
    "lists": N_("Lists"),
    "matrix": N_("Role matrix"),
    "findings": N_("Gaps and recommendations"),
}
_OWNERS: Mapping[str, str] = {
    "groups": N_("group"),
    "thresholds": N_("threshold"),
    "budgets": N_("budget item"),
}
_WIDTHS: Mapping[str, float] = {
    "id": 14,
    "text": 18,
    "long": 32,
    "number": 12,
    "count": 10,
    "share": 12,
    "date": 12.5,
    "flag": 10,
    "choice": 16,
    "reference": 28,
    "delegation": 24,
    "texts": 28,
}


def title(key: str) -> str:
    """The title of a sheet of the map: “Tổ chức”, “Đặt bài toán”."""
    if key in _TITLES:
        name = _(_TITLES[key])
    elif key in SECTIONS:
        name = section_name(key)
    else:
        name = kind_name(key) if key in RELATION_KINDS else field_name("", key)
    return first_upper(name.translate(_OUTLAWED)[:LONGEST_TITLE].strip())


def aside_title(key: str) -> str:
    """The title of a sheet that is no part of the map."""
    return _(_ASIDE[key])


def owner_name(section: str) -> str:
    """What an entry of a child sheet belongs to: “nhóm”."""
    return _(_OWNERS[section]) if section in _OWNERS else title(section)


def heading(field: Field) -> str:
    """The heading of a column: the label of the field."""
    return first_upper(field.label)


def width(field: Field) -> float:
    """The least width of a column."""
    return 34 if field.key == "name" else _WIDTHS.get(field.kind, 18)


def comment(where: str, field: Field) -> str:
    """What a column means and what is to be written there."""
    return "\n".join(line for line in (field.hint, _how(field)) if line)


def _how(field: Field) -> str:
    """How a value is typed."""
    if field.many:
        return _("Several: one a line, Alt+Enter begins a new line within the cell.")
    return {
        "reference": _("Choose from the list, or write the code."),
        "delegation": _("Choose from the list, or write the code of the delegation."),
        "choice": _("Choose from the list."),
        "flag": _("Write yes or no."),
        "date": _("Write day/month/year, such as 31/12/2025."),
        "share": _("Write a percentage, such as 80%."),
        "number": _("Write a number."),
        "count": _("Write a whole number."),
    }.get(field.kind, "")
