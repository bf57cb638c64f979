"""PA-05: part of the apparatus that must take part does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Limit, Names, Severity, Share
from rolemap.checks.mending import Fill, Relate, ToolsFor
from rolemap.model import RoleGraph, below


class PartialCoverage(Check):
    """An open problem whose tools are not used by all units of its audience, counted with their size.

    No relation is marked: what shows the gap are the lines that are not there.
    """

    id = "PA-05"
    slug = "partial-coverage"
    group = "participation"
    name = N_("Apparatus not fully covered")
    message = N_(
        "{covered}/{required} units ({share}) that must take part use a tool of problem “{problem}”; "
        "missing: {missing}."
    )
    why = N_("Part of the apparatus keeps the old way, so both ways must be kept alive and paid for.")
    remedy = N_("Add the missing units or record why they are left out.")
    repairs = (
        Relate(N_("Bring in: {name}"), "uses", source="missing", target=ToolsFor("problem")),
        Fill(N_("Correct who must take part"), "problem", ("audience", "owner_scope")),
    )
    subjects = ("problem",)
    severity = Severity.WARNING
    severity_rule = N_("error when the share is below limit error, otherwise warning")
    limits = (
        Limit("warning", 1.0, 0, 1, N_("principle: the whole apparatus")),
        Limit("error", 0.5, 0, 1, N_("a product choice")),
    )
    basis = N_("1.0: the principle says the whole apparatus; 0.5 is a product choice")
    principle = "whole"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: syt, name: Sở Y tế, kind: department, level: province, parent: ubnd, apparatus: true}
- {id: stc, name: Sở Tài chính, kind: department, level: province, parent: ubnd, apparatus: true}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: vanban, name: Văn bản chỉ đạo đến chậm, owner: ubnd, status: approved, audience: [province]}
tools:
- {id: vpdt, name: Mạng văn phòng điện tử, kind: system, status: live, provision: national}
relations:
  sets: [{from: chutich, to: vanban}]
  addresses: [{from: vpdt, to: vanban}]
  uses:
  - {from: syt, to: vpdt}
"""
    keeps = breaks + "  - {from: stc, to: vpdt}\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem; it follows from a whole level that is left out, if one is."""
        for problem in graph.open_problems:
            if not problem.audience or not graph.tools_of(problem.id):
                continue
            coverage = graph.coverage(problem.id)
            if not coverage.required or not below(coverage.share, limits["warning"]):
                continue
            yield Hit(
                (problem.id,),
                values={
                    "covered": coverage.covered.size,
                    "required": coverage.required.size,
                    "share": Share(coverage.share),
                    "missing": Names(coverage.missing),
                },
                severity=Severity.ERROR if below(coverage.share, limits["error"]) else Severity.WARNING,
                causes=(f"PA-06:{problem.id}",),
            )
