"""Words of the format as an office reads them: levels, ranks, kinds, states.

Levels are data of a map and not a closed list: a level that this table does not know is shown by its own id.
"""

from __future__ import annotations

from collections.abc import Mapping

from rolemap.i18n import N_, domain

_ = domain("views")

_LEVELS: Mapping[str, str] = {
    "province": N_("provincial level"),
    "district": N_("district level"),
    "commune": N_("commune level"),
    "central": N_("central level"),
    "enterprise": N_("enterprises"),
}
_UNITS: Mapping[str, str] = {
    "province": N_("Provincial agencies"),
    "district": N_("District People's Committees"),
    "commune": N_("Commune People's Committees"),
    "central": N_("Central agencies"),
    "enterprise": N_("Enterprises"),
}
_RANKS: Mapping[str, str] = {
    "head": N_("head"),
    "acting_head": N_("acting head"),
    "deputy": N_("deputy"),
}
_ORGANIZATIONS: Mapping[str, str] = {
    "it_unit": N_("specialised IT unit"),
    "enterprise": N_("IT enterprise"),
    "central": N_("central agency"),
}
_KINDS: Mapping[str, str] = {
    **_ORGANIZATIONS,
    "department": N_("specialised department"),
    "party": N_("Party organ"),
    "vertical": N_("agency of a vertical sector"),
    "block": N_("block of units"),
}
_PROBLEMS: Mapping[str, str] = {
    "proposed": N_("proposed"),
    "approved": N_("approved"),
    "closed": N_("closed"),
}
_TOOLS: Mapping[str, str] = {
    "planned": N_("planned"),
    "pilot": N_("pilot"),
    "live": N_("in use"),
    "retired": N_("retired"),
}
_SCOPES: Mapping[str, str] = {
    "steering": N_("steering"),
    "setting": N_("setting of problems"),
    "signing": N_("signing"),
    "operations": N_("operations"),
}
_SIGNING: Mapping[str, str] = {
    "TM": N_("signed on behalf of the collective (TM.)"),
    "KT": N_("signed for the head by a deputy (KT.)"),
    "TL": N_("signed by order (TL.)"),
    "TUQ": N_("signed under authorisation (TUQ.)"),
}


def level_name(level: str) -> str:
    """The level as a word within a sentence: "cấp xã"."""
    known = _LEVELS.get(level)
    return _(known) if known else _("level “{level}”").format(level=level)


def level_units(level: str) -> str:
    """The units of a level as a title: "UBND cấp xã"."""
    known = _UNITS.get(level)
    return _(known) if known else _("Units of level “{level}”").format(level=level)


def rank_name(rank: str) -> str:
    """The rank of a position, empty for staff."""
    return _(_RANKS[rank]) if rank in _RANKS else ""


def organization_kind(kind: str) -> str:
    """What a builder is: specialised IT unit, IT enterprise, central agency; empty for the usual agencies."""
    return _(_ORGANIZATIONS[kind]) if kind in _ORGANIZATIONS else ""


def unit_kind(kind: str) -> str:
    """What an organization is; empty where its name says it (committees) or nothing does."""
    return _(_KINDS[kind]) if kind in _KINDS else ""


def problem_status(status: str) -> str:
    """The state of a problem, empty for the usual one (active)."""
    return _(_PROBLEMS[status]) if status in _PROBLEMS else ""


def tool_status(status: str) -> str:
    """The state of a tool."""
    return _(_TOOLS[status]) if status in _TOOLS else status


def scope_name(entry: str) -> str:
    """One entry of the scope of a delegation."""
    return _(_SCOPES[entry]) if entry in _SCOPES else entry


def signing_name(mode: str) -> str:
    """How a document was signed where not directly (Decree 30/2020, Art. 13)."""
    return _(_SIGNING[mode]) if mode in _SIGNING else mode


def first_upper(text: str) -> str:
    """`text` with its first letter raised, for a word of this table that begins a title."""
    return text[:1].upper() + text[1:]
