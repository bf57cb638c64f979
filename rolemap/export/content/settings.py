"""What a map sets differently from everybody: checks turned off, severities, limits and lines of brakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.i18n import domain
from rolemap.views.changed.field_names import field_name
from rolemap.views.changed.field_values import value_words
from rolemap.views.words import first_upper

if TYPE_CHECKING:
    from rolemap.model import RoleGraph

_ = domain("export")


def settings_lines(graph: RoleGraph) -> list[str]:
    """One line a setting of the map's profile; none where every check and brake is as it comes."""
    profile = graph.profile
    keys: dict[str, str | float] = {f"severity.{name}": word for name, word in profile.severity.items()}
    keys |= {
        f"limits.{name}.{limit}": value
        for name, limits in profile.limits.items()
        for limit, value in limits.items()
    }
    return [
        _("{name}: {value}").format(
            name=first_upper(field_name("profile", key)), value=value_words(graph, "profile", key, value)
        )
        for key, value in keys.items()
    ]
