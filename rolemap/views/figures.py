"""The figure that proves a finding, as short as a row of a table wants it: "14, limit 10", "41%, target 60%".

Which figure it is follows from the names of the values that the check gives, so a new check that names its
values as the others do has its figure as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from rolemap.checks.base import Words
from rolemap.checks.catalogue import check
from rolemap.checks.evaluate import Finding
from rolemap.checks.wording import shown, words_of
from rolemap.i18n import N_, domain, number
from rolemap.model import RoleGraph

_ = domain("views")

_FIGURES: Mapping[tuple[str, ...], str] = {
    ("hours", "units"): N_("up to {hours} hours a month; {units} units"),
    ("rate", "target"): N_("{rate}, target {target}"),
    ("outside", "total", "share", "limit"): N_(
        "{outside}/{total} tools outside the largest network ({share}, limit {limit})"
    ),
    ("value", "limit"): N_("measured {value}, threshold {limit}"),
    ("days", "limit"): N_("{days} days, limit {limit}"),
    ("complete", "limit"): N_("{complete}, at least {limit}"),
    ("number", "counted", "limit"): N_("{number} tools, limit {limit}"),
    ("covered", "required"): N_("{covered}/{required} units"),
    ("ended",): N_("ended {ended}"),
    ("documents_by_head", "documents", "sessions_by_head", "sessions"): N_(
        "{documents_by_head}/{documents} documents, {sessions_by_head}/{sessions} sessions"
    ),
}
"""The first of them whose values a finding has."""
_WORDS: Mapping[str, str] = {
    "reasons": "{words}",
    "reason": "{words}",
    "missing": N_("missing: {words}"),
}
"""What is said where there is no number: why, or what a paper lacks."""


def figure(graph: RoleGraph, finding: Finding) -> str:
    """The figure of a finding, or in a few words why it is one; empty where its name says all."""
    values = finding.values
    texts = words_of(check(finding.check))
    for names, pattern in _FIGURES.items():
        if all(name in values for name in names):
            told = {name: shown(values[name], graph, texts) for name in names}
            return _(pattern).format(**told)
    for name, pattern in _WORDS.items():
        value = values.get(name)
        if isinstance(value, Words) and value.words:
            words = texts(value.words[0])
            if len(value.words) == 2:
                words = shown(value, graph, texts)
            elif len(value.words) > 2:
                more = len(value.words) - 1
                words = _("{words} and {n} more reasons").format(words=words, n=number(more))
            return words if pattern == "{words}" else _(pattern).format(words=words)
    return ""
