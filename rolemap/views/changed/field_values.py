"""The values of single keys of the format in the reader's language: words, names, dates, numbers, lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rolemap.brakes import Unit
from rolemap.brakes.panels import GAUGES
from rolemap.i18n import N_, day, domain, number, percent
from rolemap.model import Measurement, RoleGraph, Step
from rolemap.model.entries import entry_words
from rolemap.views.words import level_name

_ = domain("fields")

_RANKS: Mapping[str, str] = {
    "head": N_("head"),
    "acting_head": N_("acting head"),
    "deputy": N_("deputy"),
    "staff": N_("staff"),
}
_SCOPES: Mapping[str, str] = {
    "steering": N_("steering"),
    "setting": N_("setting of problems"),
    "signing": N_("signing"),
    "operations": N_("operations"),
}
_KINDS: Mapping[str, Mapping[str, str]] = {
    "organizations": {
        "committee": N_("People's Committee"),
        "department": N_("department"),
        "it_unit": N_("specialised IT unit"),
        "enterprise": N_("enterprise"),
        "party": N_("Party organ"),
        "vertical": N_("agency of a vertical sector"),
        "central": N_("central agency"),
        "block": N_("block of units"),
        "other": N_("other"),
    },
    "tools": {
        "system": N_("system"),
        "platform": N_("platform"),
        "service": N_("service"),
        "integration_platform": N_("integration platform"),
    },
    "documents": {
        "decision_establishing": N_("decision that establishes a body"),
        "scheme": N_("scheme"),
        "plan": N_("plan"),
        "resolution": N_("resolution"),
        "other": N_("other"),
    },
}
_STATUS: Mapping[str, Mapping[str, str]] = {
    "problems": {
        "proposed": N_("proposed"),
        "approved": N_("approved"),
        "active": N_("under way"),
        "closed": N_("closed"),
    },
    "tools": {
        "planned": N_("planned"),
        "pilot": N_("pilot"),
        "live": N_("in use"),
        "retired": N_("retired"),
    },
}
_ENUMS: Mapping[str, Mapping[str, str]] = {
    "rank": _RANKS,
    "framing": {"new_way": N_("a new way of working"), "new_task": N_("a new task")},
    "provision": {
        "national": N_("national platform"),
        "built": N_("self-built"),
        "bought": N_("bought"),
        "rented": N_("rented"),
    },
    "must_stay": {"above": N_("above the limit"), "below": N_("below the limit")},
    "form": {
        "outline_estimate": N_("outline and detailed estimate"),
        "feasibility": N_("feasibility study report"),
        "rental_plan": N_("IT service rental plan"),
        "other": N_("other"),
    },
    "provenance": {"public": N_("public"), "illustrative": N_("illustrative")},
    "stage": {"preparing": N_("preparing"), "running": N_("running")},
    "mode": {
        "direct": N_("signed directly"),
        "TM": N_("on behalf of the collective (TM.)"),
        "KT": N_("for the head by a deputy (KT.)"),
        "TL": N_("by order (TL.)"),
        "TUQ": N_("under authorisation (TUQ.)"),
    },
}
_STEPS: Mapping[str, str] = {
    "submission": N_("submission"),
    "appraisal": N_("appraisal"),
    "approval": N_("approval"),
    "contract": N_("contract"),
    "acceptance": N_("acceptance"),
}
_SEVERITIES: Mapping[str, str] = {
    "error": N_("error"),
    "warning": N_("warning"),
    "info": N_("note"),
    "off": N_("turned off"),
}
_IDS = (
    "parent", "head_also", "members", "under", "organization", "standing_agency", "owner", "owner_scope", "watcher",
    "root", "approved_by", "subjects", "from", "to",
)  # fmt: skip
"""Keys that hold ids of elements; so does ``scope`` of a body."""


def value_words(graph: RoleGraph, where: str, field: str, value: Any) -> str:
    """One value of a key, or one entry of a list, as a reader of `graph` understands it.

    `where` is a section, a relation kind, ``map``, ``waivers`` or ``profile``. A word that the program does
    not know is shown as it is.
    """
    match value:
        case None:
            return _("not recorded")
        case bool():
            return _("yes") if value else _("no")
        case date():
            return day(value)
        case int() | float():
            return percent(value) if _is_share(where, field) else _number(value)
        case Measurement():
            return _("{value} on {day}").format(value=_number(value.value), day=day(value.date))
        case Step():
            name = _(_STEPS[value.step]) if value.step in _STEPS else value.step
            return name if value.date is None else _("{step} on {day}").format(step=name, day=day(value.date))
        case tuple():
            return list_words([value_words(graph, where, field, one) for one in value]) or _("not recorded")
        case str():
            return _word(graph, where, field, value)
    return str(value)


def choice_word(where: str, field: str, value: str) -> str:
    """One word of the format as an office reads it: ``must_stay`` ``above`` is "ở trên ngưỡng"."""
    table = _words_of(where, field)
    return _(table[value]) if value in table else value


def _is_share(where: str, field: str) -> bool:
    if where != "profile":
        return field == "active_rate"
    return any(gauge.unit is Unit.SHARE and field.startswith(f"limits.{gauge.id}.") for gauge in GAUGES)


def _number(value: float) -> str:
    return number(value, 3) if isinstance(value, float) else number(value)


def _word(graph: RoleGraph, where: str, field: str, value: str) -> str:
    if field in _IDS or (where, field) == ("bodies", "scope"):
        return graph.name(value) if value in graph else value
    if field in ("level", "levels", "audience"):
        return level_name(value)
    if field in ("capabilities", "collects"):
        return entry_words((value,))
    table = _words_of(where, field)
    return _(table[value]) if value in table else " ".join(value.split())


def _words_of(where: str, field: str) -> Mapping[str, str]:
    """The words that a key may have, each in English."""
    if where == "profile":
        return _SEVERITIES
    if field == "scope":
        return _SCOPES
    if field in ("kind", "status"):
        return {"kind": _KINDS, "status": _STATUS}[field].get(where, {})
    return _STEPS if field == "step" else _ENUMS.get(field, {})


def list_words(words: Sequence[str], most: int = 0) -> str:
    """Words as one list; above `most` (0: no limit) the rest is counted."""
    shown = words[:most] if most and len(words) > most else words
    text = ("; " if any("," in word for word in shown) else ", ").join(shown)
    more = len(words) - len(shown)
    return _("{words} and {n} more").format(words=text, n=number(more)) if more else text
