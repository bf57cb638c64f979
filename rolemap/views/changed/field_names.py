"""The names of sections, relation kinds and keys of the format, as an office reads them.

They have a catalogue of their own (``fields``), so that whoever tells a reader about single keys, a picture or
a report, uses the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from rolemap.brakes import LIMITS
from rolemap.brakes.base import YELLOW
from rolemap.brakes.panels import GAUGES
from rolemap.checks.wording import limit_name
from rolemap.i18n import N_, domain

_ = domain("fields")
_brakes = domain("brakes")

_SECTIONS: Mapping[str, str] = {
    "organizations": N_("Organizations"),
    "groups": N_("Groups of organizations"),
    "positions": N_("Positions"),
    "bodies": N_("Steering committees, working groups"),
    "problems": N_("Problems"),
    "tools": N_("Tools"),
    "documents": N_("Documents"),
    "thresholds": N_("Early-warning thresholds"),
    "reviews": N_("Reviews"),
    "budgets": N_("Budget items"),
}
_KINDS: Mapping[str, str] = {
    "sets": N_("sets the problem"),
    "steers": N_("steers"),
    "advises": N_("advises"),
    "addresses": N_("answers the problem"),
    "builds": N_("builds the tool"),
    "operates": N_("operates"),
    "owns": N_("owns the tool"),
    "accepts": N_("accepts the tool"),
    "uses": N_("uses"),
    "delegates": N_("delegates"),
    "signs": N_("signs"),
    "chairs": N_("chairs"),
    "decides": N_("decides at the review"),
    "integrates": N_("is connected with"),
    "replaces": N_("replaces"),
    "funds": N_("pays for"),
    "appraises": N_("appraises"),
    "about": N_("is about"),
    "succeeds": N_("succeeds"),
}
_COMMON: Mapping[str, str] = {
    "id": N_("id"),
    "name": N_("name"),
    "name_en": N_("English name"),
    "provenance": N_("kind of information"),
    "source": N_("source"),
    "note": N_("note"),
    "valid_from": N_("in force from"),
    "valid_to": N_("end of force"),
    "kind": N_("kind"),
    "level": N_("level"),
    "parent": N_("superior unit"),
    "code": N_("code"),
    "apparatus": N_("belongs to the apparatus that must take part"),
    "size": N_("number of units"),
    "head_also": N_("also its head"),
    "tool_count_survey": N_("tools counted by a survey"),
    "members": N_("members"),
    "under": N_("all units under"),
    "organization": N_("organization"),
    "rank": N_("rank"),
    "holder": N_("holder"),
    "standing_agency": N_("standing agency"),
    "last_year.documents": N_("steering documents last year"),
    "last_year.documents_by_head": N_("steering documents last year signed by the head"),
    "last_year.sessions": N_("sessions last year"),
    "last_year.sessions_by_head": N_("sessions last year chaired by the head"),
    "owner": N_("owner"),
    "owner_scope": N_("scope of those who must take part"),
    "audience": N_("levels that must take part"),
    "status": N_("status"),
    "framing": N_("framing"),
    "start": N_("start"),
    "pain": N_("what hurts"),
    "baseline": N_("current state"),
    "target": N_("target"),
    "unit": N_("unit of measurement"),
    "due": N_("due date"),
    "capabilities": N_("functions"),
    "provision": N_("form of provision"),
    "shared": N_("shared use"),
    "changes": N_("what it abolishes or replaces"),
    "collects": N_("data entered by hand"),
    "justification": N_("justification"),
    "number": N_("number and symbol"),
    "date": N_("date"),
    "metric": N_("metric"),
    "must_stay": N_("must stay"),
    "limit": N_("limit"),
    "warn": N_("yellow line"),
    "action": N_("what to do when it is passed"),
    "watcher": N_("watched by"),
    "measurements": N_("measurements"),
    "decision": N_("decision"),
    "form": N_("form"),
    "period": N_("period"),
    "amount_vnd_m": N_("amount (million VND)"),
    "evidence.problem": N_("proof of the right problem"),
    "evidence.people": N_("proof of the right people"),
    "evidence.product": N_("proof of the right product"),
    "evidence.price": N_("proof of the right price"),
    "evidence.process": N_("proof of the right process"),
    "steps": N_("steps"),
    "accountable": N_("accountable"),
    "by_delegation": N_("by delegation"),
    "mandatory": N_("mandatory"),
    "active_rate": N_("share of active users"),
    "hours_delta": N_("hours a month for one unit"),
    "basis": N_("basis"),
    "order_to_deputy": N_("assignment to the deputy"),
    "mode": N_("way of signing"),
    "functions": N_("functions taken over"),
    "from": N_("from"),
    "to": N_("to"),
}
_OF_ONE: Mapping[tuple[str, str], str] = {
    ("bodies", "scope"): N_("scope of the body"),
    ("delegates", "scope"): N_("content of the delegation"),
    ("map", "title.vi"): N_("title in Vietnamese"),
    ("map", "title.en"): N_("title in English"),
    ("map", "as_of"): N_("as-of date"),
    ("map", "root"): N_("organization that the map is about"),
    ("map", "levels"): N_("levels of the apparatus"),
    ("map", "stage"): N_("stage"),
    ("map", "illustrative"): N_("illustrative data"),
    ("map", "notice.vi"): N_("notice in Vietnamese"),
    ("map", "notice.en"): N_("notice in English"),
    ("map", "licence"): N_("licence"),
    ("waivers", "reason"): N_("reason for the waiver"),
    ("waivers", "approved_by"): N_("approved by"),
    ("waivers", "until"): N_("waived until the end of"),
    ("waivers", "document"): N_("document"),
    ("waivers", "check"): N_("check"),
    ("waivers", "subjects"): N_("elements concerned"),
    ("map", "id"): N_("id of the map"),
    ("measurements", "value"): N_("value"),
    ("steps", "step"): N_("step"),
}
"""Keys that stand in one section only, or mean something else there."""


def section_name(section: str) -> str:
    """A section as a heading: "Công cụ"."""
    return _(_SECTIONS[section])


def kind_name(kind: str) -> str:
    """A relation kind as a word on a line: "đặt bài toán"."""
    return _(_KINDS[kind])


def field_name(where: str, field: str) -> str:
    """A key of a section, a relation kind, ``map``, ``waivers`` or ``profile``; one without a name is itself.

    Keys of a profile name a check: ``severity.HD-08``, ``limits.AW-03.warning``.
    """
    if where == "profile":
        part, _point, rest = field.partition(".")
        check, _point, limit = rest.rpartition(".") if part == "limits" else (rest, "", "")
        if part == "severity":
            return _("severity of {check}").format(check=check)
        if check in LIMITS:
            return _line_name(check, limit)
        return _("limit “{limit}” of {check}").format(limit=limit_name(limit), check=check)
    known = _OF_ONE.get((where, field)) or _COMMON.get(field)
    return _(known) if known else field


def _line_name(gauge_id: str, limit: str) -> str:
    """A line of a brake's metric, by the name of the metric."""
    name = next(gauge.name for gauge in GAUGES if gauge.id == gauge_id)
    pattern = _("yellow line of “{metric}”") if limit == YELLOW else _("red line of “{metric}”")
    return pattern.format(metric=_brakes(name))
