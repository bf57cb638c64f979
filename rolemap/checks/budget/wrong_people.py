"""BU-02: money without proof that it goes to the right people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.budget._example import SOUND
from rolemap.checks.mending import Fill, Relate
from rolemap.model import RoleGraph, Tool
from rolemap.model.spending import proofs

_NO_EVIDENCE = N_("no evidence attached")
_NO_OWNER = N_("no owner")
_NO_BUILDER = N_("no builder")
_NO_OPERATOR = N_("no operator")
_NO_USER = N_("no user")

_REPORTED_BY = {_NO_OWNER: "PA-11", _NO_BUILDER: "PA-03", _NO_USER: "PA-04"}
"""The checks that find the same lack at the tool itself; none looks for the operator."""


class WrongPeople(Check):
    """A budget shows no evidence of its people, or funds a tool without owner, builder, operator or user."""

    id = "BU-02"
    slug = "wrong-people"
    group = "budget"
    name = N_("No evidence: right people")
    message = N_("“{budget}” ({period}) is not tied to the right people: {reasons} (tool: {tools}).")
    why = N_("The contract has no one on one of its sides, and is accepted by those who will not use it.")
    remedy = N_("Add the assignment decision, the capacity of the contractor, the list of using units.")
    repairs = (
        Relate(N_("Name who operates “{name}”"), "operates", target="tools"),
        Relate(N_("Name who builds “{name}”"), "builds", target="tools"),
        Relate(N_("Name the owner of “{name}”"), "owns", target="tools"),
        Relate(N_("Name who uses “{name}”"), "uses", target="tools"),
        Fill(N_("Attach the evidence of the right people"), "budget", ("evidence.people",)),
    )
    subjects = ("budget",)
    severity = Severity.WARNING
    basis = N_("principle S7; the mapping of the five rights to evidence is a product choice")
    principle = "five"
    breaks = SOUND.replace("operates: [{from: ttcntt, to: hop}]", "operates: []")
    keeps = SOUND

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such budget; marks the money for the tools that lack somebody."""
        tools = {tool.id: tool for tool in graph.active_tools}
        for budget in graph.budgets:
            shown = proofs(budget, "people")
            funding = graph.outgoing("funds", budget.id)
            lacking = {
                funds.target: missing
                for funds in funding
                if (missing := _lacking(graph, tools[funds.target]))
            }
            if shown and not lacking:
                continue
            found = dict.fromkeys(reason for missing in lacking.values() for reason in missing)
            concerned = tuple(lacking or dict.fromkeys(funds.target for funds in funding))
            yield Hit(
                (budget.id,),
                tuple(funds for funds in funding if funds.target in concerned),
                {
                    "period": budget.period.strip(),
                    "reasons": Words((*(() if shown else (_NO_EVIDENCE,)), *found)),
                    "tools": Names(concerned) if concerned else Words((N_("none"),)),
                },
                causes=_causes(tools, lacking) if shown else (),
            )


def _lacking(graph: RoleGraph, tool: Tool) -> tuple[str, ...]:
    needed = (
        (_NO_OWNER, graph.incoming("owns", tool.id)),
        (_NO_BUILDER, graph.incoming("builds", tool.id)),
        (_NO_OPERATOR, graph.incoming("operates", tool.id)),
        (_NO_USER, tool.kind == "integration_platform" or graph.users(tool.id)),
    )
    return tuple(reason for reason, there in needed if not there)


def _causes(tools: Mapping[str, Tool], lacking: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The findings at the tools that say the same; none where a lack is left that no other check reports."""
    causes = []
    for tool_id, missing in lacking.items():
        tool = tools[tool_id]
        for reason in missing:
            asked = tool.status != "retired" and (reason == _NO_USER or tool.provision != "national")
            if not asked or reason not in _REPORTED_BY:
                return ()
            causes.append(f"{_REPORTED_BY[reason]}:{tool_id}")
    return tuple(causes)
