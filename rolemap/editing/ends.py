"""What the two ends of a relation are called in a form: who sets, and the problem that is set."""

from __future__ import annotations

from collections.abc import Mapping

from rolemap.i18n import N_, domain

_ = domain("editing")

_ENDS: Mapping[str, tuple[str, str]] = {
    "sets": (N_("position that sets the problem"), N_("problem")),
    "steers": (N_("position or body that steers"), N_("problem")),
    "advises": (N_("advising organization"), N_("problem")),
    "addresses": (N_("tool"), N_("problem that it answers")),
    "builds": (N_("builder"), N_("tool")),
    "operates": (N_("operator"), N_("tool")),
    "owns": (N_("owner of the tool"), N_("tool")),
    "accepts": (N_("organization that accepts it"), N_("tool")),
    "uses": (N_("organization or group that uses it"), N_("tool")),
    "delegates": (N_("who delegates"), N_("who is delegated to")),
    "signs": (N_("signatory"), N_("document")),
    "chairs": (N_("chair"), N_("committee or group")),
    "decides": (N_("who decides"), N_("review")),
    "integrates": (N_("tool"), N_("connected tool")),
    "replaces": (N_("new tool"), N_("replaced tool")),
    "funds": (N_("budget item"), N_("tool")),
    "appraises": (N_("appraising organization"), N_("budget item")),
    "about": (N_("document, review or threshold"), N_("what it is about")),
    "succeeds": (N_("successor"), N_("predecessor")),
}


def end_label(kind: str, key: str) -> str:
    """The label of ``from`` or ``to`` of a relation of that kind."""
    return _(_ENDS[kind][0 if key == "from" else 1])
