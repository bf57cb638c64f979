"""What a row of the profile asks for: a check or a metric, the severity that it is to have, or one of its limits."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.brakes.panels import GAUGES
from rolemap.checks.catalogue import catalogue
from rolemap.checks.wording import LIMIT_NAMES, limit_name, words_of
from rolemap.editing.fields import Field
from rolemap.i18n import domain
from rolemap.model.vocabulary import SEVERITIES
from rolemap.views.changed.field_values import choice_word

_ = domain("workbook")
_brakes = domain("brakes")


def profile_fields() -> tuple[Field, ...]:
    """Its fields: a row gives a severity, or a limit with its value, or both."""
    severities = tuple((word, choice_word("profile", "severity", word)) for word in SEVERITIES)
    return (
        Field(
            "check",
            _("check or metric"),
            "choice",
            required=True,
            choices=tuple(_checks()),
            hint=_("The check whose severity or limit is different in this map, or the metric of a brake."),
        ),
        Field(
            "severity", _("severity"), "choice", choices=severities, hint=_("Only where it is to be another.")
        ),
        Field(
            "limit",
            _("limit"),
            "choice",
            choices=tuple((name, limit_name(name)) for name in LIMIT_NAMES),
            hint=_("Which limit of the check is to be another, such as the warning line."),
        ),
        Field("value", _("value"), "number", hint=_("The value of the limit.")),
    )


def _checks() -> Iterator[tuple[str, str]]:
    for check in catalogue().values():
        yield check.id, f"{check.id} {words_of(check)(check.name)}"
    for gauge in GAUGES:
        yield gauge.id, f"{gauge.id} {_brakes(gauge.name)}"
