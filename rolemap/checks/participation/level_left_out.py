"""PA-06: a whole level of the apparatus has no user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity, Words
from rolemap.checks.mending import Fill, Relate, ToolsFor
from rolemap.model import RoleGraph

# Levels are data: one that the catalogue of translations does not know is shown by its own word.
_USUAL_LEVELS = (N_("province"), N_("district"), N_("commune"))


class LevelLeftOut(Check):
    """An open problem with a level in its audience of which no organization uses any of its tools.

    A level without a single required organization counts as well: it was abolished, or not drawn. No relation
    is marked: what shows the gap are the lines that are not there.
    """

    id = "PA-06"
    slug = "level-left-out"
    group = "participation"
    name = N_("A whole level has no user")
    message = N_(
        "No unit of these levels uses a tool of problem “{problem}”: {levels} "
        "(units of these levels that must take part: {units})."
    )
    why = N_("A whole level learns of the change only when it is blamed for not using it.")
    remedy = N_(
        "Open accounts and train the empty level; if the level no longer exists, correct the audience."
    )
    repairs = (
        Relate(N_("Name a unit of this level that uses it"), "uses", target=ToolsFor("problem")),
        Fill(N_("Correct who must take part"), "problem", ("audience",)),
    )
    subjects = ("problem",)
    severity = Severity.ERROR
    basis = N_("principle S4c")
    principle = "whole"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province, apparatus: true}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd, apparatus: true}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: hop, name: Cán bộ xã đi họp nửa ngày, owner: ubnd, status: approved, audience: [province, commune]}
tools:
- {id: truyenhinh, name: Họp trực tuyến, kind: service, status: live, provision: national}
relations:
  sets: [{from: chutich, to: hop}]
  addresses: [{from: truyenhinh, to: hop}]
  uses:
  - {from: ubnd, to: truyenhinh}
"""
    keeps = breaks + "  - {from: xa, to: truyenhinh}\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem, however many levels."""
        for problem in graph.open_problems:
            if not problem.audience or not graph.tools_of(problem.id):
                continue
            empty = {level.level: level for level in graph.coverage(problem.id).levels if not level.covered}
            if empty:
                units = sum(level.required for level in empty.values())
                yield Hit((problem.id,), values={"levels": Words(tuple(empty)), "units": units})
