"""What may stand in a theme file: colours, widths and sizes within bounds, two fonts and a logo.

The roles are those of the theme ``screen``. How a role is told from the others without colour (dash, arrow head,
shape of a badge, pattern) is the grammar of the pictures and cannot be changed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from marshmallow import ValidationError, fields, validates_schema

from rolemap.files.containers import unknown_keys
from rolemap.files.faults import Fault, visible
from rolemap.files.fields import Choice, Scalar, Text
from rolemap.files.figures import Number, Version
from rolemap.files.record import Nested, RecordSchema
from rolemap.files.suggest import did_you_mean
from rolemap.i18n import domain, number
from rolemap.render.theme import data_of, slugs

_ = domain("render.own")

REFERENCE: Final = "screen"
"""The theme whose roles a theme file may name."""
SIZES: Final = {
    "heading": (12.0, 24.0),
    "subheading": (9.0, 16.0),
    "lane": (9.0, 12.0),
    "title": (9.0, 13.0),
    "detail": (9.0, 12.0),
    "label": (9.0, 12.0),
    "small": (9.0, 12.0),
}
"""Bounds of the type sizes, in points. Under nine, type that a full sheet makes smaller would fall under seven."""
LOGO_HEIGHT: Final = (12.0, 60.0)
_GRAMMAR: Final = frozenset({"dash", "head", "shape", "double", "pattern", "tab", "struck"})
_COLOUR: Final = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


class ThemeRecord(RecordSchema):
    """A record of a theme file; nothing may be left empty, because YAML takes ``#1d4ed8`` for a comment."""

    nulls_are_absent = False

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def _unknown_keys(self, record: dict[str, Any], original: dict[str, Any], **kwargs: Any) -> None:
        strange = {key: value for key, value in original.items() if key not in self.fields}
        fixed = [key for key in strange if key in _GRAMMAR]
        faults = [
            Fault(
                _("“{key}” belongs to the grammar of the pictures, which is the same in every theme.").format(
                    key=key
                ),
                _("Remove it; a theme changes colours, widths, sizes, fonts and the logo."),
                (key,),
                on_key=True,
            )
            for key in fixed
        ]
        faults += unknown_keys({key: strange[key] for key in strange if key not in _GRAMMAR}, self.fields)
        if faults:
            raise ValidationError(faults)


class Colour(Scalar):
    """A colour as ``#rrggbb`` or ``#rgb``; always loaded as ``#rrggbb`` in small letters."""

    def expected(self) -> str:
        return _(
            'Write a colour in quotation marks, such as "#1d4ed8": without them YAML takes # for a comment.'
        )

    def parse(self, value: Any) -> str:
        found = _COLOUR.fullmatch(value)
        if not found or value[0] != "#":
            near = f'"#{found[1].lower()}"' if found else None
            message = _("“{value}” is no colour.").format(value=visible(value))
            raise self.wrong(message, did_you_mean(near), self.expected())
        figures: str = found[1].lower()
        return "#" + (figures if len(figures) == 6 else "".join(2 * figure for figure in figures))


class Bounded(Number):
    """A number within bounds."""

    def __init__(self, bounds: tuple[float, float], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bounds = bounds

    def expected(self) -> str:
        low, high = self.bounds
        return _("Write a number from {low:g} to {high:g}, with a decimal point.").format(low=low, high=high)

    def parse(self, value: Any) -> float:
        found = super().parse(value)
        low, high = self.bounds
        if not low <= found <= high:
            raise self.wrong(_("{value} is out of bounds.").format(value=number(found, 4)), self.expected())
        return found


class ThemeVersion(Version):
    """The version of the format of theme files."""

    def expected(self) -> str:
        return _("This program reads theme files of format 1: write “rolemap_theme: 1”.")


class FontRecord(ThemeRecord):
    """The two fonts of one family, as files beside the theme file."""

    regular = Text(most=200, blank=False, required=True)
    bold = Text(most=200, blank=False, required=True)


class LogoRecord(ThemeRecord):
    """A logo, as a file beside the theme file, and its place in the title block."""

    file = Text(most=200, blank=False, required=True)
    place = Choice(("left", "right"), load_default="left")
    height = Bounded(LOGO_HEIGHT, load_default=30.0)


class LaneRecord(ThemeRecord):
    """A lane. `colour` is short for its frame and title, the boxes and lines that share its colour, and their tints."""

    colour = Colour()
    fill = Colour()
    stroke = Colour()
    ink = Colour()


class StatusRecord(ThemeRecord):
    """What a status changes in a box; how thick and how dashed it makes the border is grammar."""

    fill = Colour()
    stroke = Colour()


class BoxRecord(StatusRecord):
    """A box; one with findings has a border of 2.2 points."""

    width = Bounded((0.4, 1.4))


class LineRecord(ThemeRecord):
    """A line."""

    ink = Colour()
    width = Bounded((0.6, 3.0))


class MarkRecord(ThemeRecord):
    """A badge."""

    fill = Colour()
    stroke = Colour()
    ink = Colour()


class WaivedMarkRecord(MarkRecord):
    """The badge of a waived finding, which alone is hatched."""

    hatch = Colour()


@cache
def theme_schema(as_text: bool) -> RecordSchema:
    """The schema of a theme file whose scalars arrive as text (YAML) or typed (JSON)."""
    known = data_of(REFERENCE)
    marks: dict[str, fields.Field[Any]] = {
        name: Nested(WaivedMarkRecord if name == "waived" else MarkRecord) for name in known["marks"]
    }
    keys: dict[str, fields.Field[Any]] = {
        "rolemap_theme": ThemeVersion(required=True),
        "name": Text(most=200, blank=False, required=True),
        "base": Choice(slugs(), load_default=REFERENCE),
        "font": Nested(FontRecord),
        "logo": Nested(LogoRecord),
        "page": Colour(),
        "inks": _record({name: Colour() for name in known["inks"]}),
        "lanes": _record({role: Nested(LaneRecord) for role in known["lanes"]}),
        "boxes": _record({role: Nested(BoxRecord) for role in known["boxes"]}),
        "statuses": _record({name: Nested(StatusRecord) for name in known["statuses"]}),
        "lines": _record({role: Nested(LineRecord) for role in known["lines"]}),
        "marks": _record(marks),
        "sizes": _record({name: Bounded(bounds) for name, bounds in SIZES.items()}),
    }
    made: type[RecordSchema] = ThemeRecord.from_dict(keys, name="ThemeSchema")  # type: ignore[assignment]  # typed for Schema
    return made(as_text)


def _record(keys: dict[str, fields.Field[Any]]) -> Nested:
    kind: type[RecordSchema] = ThemeRecord.from_dict(keys, name="Part")  # type: ignore[assignment]  # typed for Schema
    return Nested(kind)
