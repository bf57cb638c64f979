"""The words of format 1: sections, enumerations, relation kinds with their ends and their own keys.

This is the one place where the format is written down as data; the gate (`rolemap.files`), the typed graph and
the writers all read it. Source: the specification of the role map file, format 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FORMAT_VERSION: Final = 1

SECTIONS: Final = (
    "organizations",
    "groups",
    "positions",
    "bodies",
    "problems",
    "tools",
    "documents",
    "thresholds",
    "reviews",
    "budgets",
)
VALIDITY_SECTIONS: Final = frozenset({"organizations", "groups", "positions", "bodies", "tools"})

ORGANIZATION_KINDS: Final = (
    "committee", "department", "it_unit", "enterprise", "party", "vertical", "central", "block", "other",
)  # fmt: skip
LEVELS_BESIDE_THE_MAP: Final = ("central", "enterprise")
RANKS: Final = ("head", "acting_head", "deputy", "staff")
HEAD_RANKS: Final = frozenset({"head", "acting_head"})
PROBLEM_STATUS: Final = ("proposed", "approved", "active", "closed")
FRAMINGS: Final = ("new_way", "new_task")
TOOL_KINDS: Final = ("system", "platform", "service", "integration_platform")
TOOL_STATUS: Final = ("planned", "pilot", "live", "retired")
PROVISIONS: Final = ("national", "built", "bought", "rented")
DOCUMENT_KINDS: Final = ("decision_establishing", "scheme", "plan", "resolution", "other")
MUST_STAY: Final = ("above", "below")
BUDGET_FORMS: Final = ("outline_estimate", "feasibility", "rental_plan", "other")
RIGHTS: Final = ("problem", "people", "product", "price", "process")
BUDGET_STEPS: Final = ("submission", "appraisal", "approval", "contract", "acceptance")
DELEGATION_SCOPES: Final = ("steering", "setting", "signing", "operations")
SIGNING_MODES: Final = ("direct", "TM", "KT", "TL", "TUQ")
PROVENANCES: Final = ("public", "illustrative")
STAGES: Final = ("preparing", "running")
SEVERITIES: Final = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A kind of relation: the sections allowed at each end, and its own keys with the type word of each.

    Type words: ``flag``, ``share`` (0..1), ``number``, ``date``, ``text``, ``scope`` (list of `DELEGATION_SCOPES`),
    ``mode`` (one of `SIGNING_MODES`), ``delegation`` (id of a delegates relation).
    """

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    own: Mapping[str, str]
    undirected: bool = False
    outlives_target: bool = False
    """True where only the from end must be active: what was replaced or succeeded may have ended."""


COMMON_RELATION_KEYS: Final[Mapping[str, str]] = {
    "id": "text",
    "valid_from": "date",
    "valid_to": "date",
    "provenance": "provenance",
    "source": "text",
    "note": "text",
}


def _kind(
    name: str,
    sources: str,
    targets: str,
    *,
    undirected: bool = False,
    outlives_target: bool = False,
    **own: str,
) -> RelationKind:
    return RelationKind(
        name, tuple(sources.split()), tuple(targets.split()), own, undirected, outlives_target
    )


RELATION_KINDS: Final[Mapping[str, RelationKind]] = {
    kind.name: kind
    for kind in (
        _kind("sets", "positions", "problems", accountable="flag", by_delegation="delegation"),
        _kind("steers", "positions bodies", "problems", by_delegation="delegation"),
        _kind("advises", "organizations", "problems"),
        _kind("addresses", "tools", "problems"),
        _kind("builds", "organizations", "tools"),
        _kind("operates", "organizations", "tools"),
        _kind("owns", "organizations", "tools"),
        _kind("accepts", "organizations", "tools"),
        _kind(
            "uses",
            "organizations groups",
            "tools",
            mandatory="flag",
            active_rate="share",
            hours_delta="number",
        ),
        _kind("delegates", "positions", "positions", scope="scope", basis="text", order_to_deputy="flag"),
        _kind("signs", "positions", "documents", mode="mode", by_delegation="delegation"),
        _kind("chairs", "positions", "bodies"),
        _kind("decides", "positions", "reviews"),
        _kind("integrates", "tools", "tools", undirected=True),
        _kind("replaces", "tools", "tools", outlives_target=True),
        _kind("funds", "budgets", "tools"),
        _kind("appraises", "organizations", "budgets"),
        _kind("about", "documents reviews thresholds", "problems tools bodies"),
        _kind("succeeds", "organizations", "organizations", outlives_target=True, functions="text"),
    )
}
