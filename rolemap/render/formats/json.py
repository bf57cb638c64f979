"""A layout as JSON: every box, line, word and badge with its place, for programs that draw it themselves.

Lengths are points from the upper left corner of the page. Colours are not in it: they are the theme's,
named by role.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from rolemap.render.layout import Layout
from rolemap.render.measure import clean

FORMAT = 1


def write(layout: Layout) -> bytes:
    """The layout as UTF-8 JSON with sorted keys."""
    return (json.dumps(as_data(layout), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def as_data(layout: Layout) -> dict[str, Any]:
    """The layout as plain data."""
    return {
        "rolemap_layout": FORMAT,
        "view": layout.view,
        "language": layout.language,
        "title": layout.title,
        "description": layout.description,
        "theme": layout.theme.slug,
        "pages": _plain(layout.pages),
    }


def _plain(part: Any) -> Any:
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, (tuple, list)):
        return [_plain(each) for each in part]
    if isinstance(part, str):
        return clean(part)
    return part.value if isinstance(part, Enum) else part
