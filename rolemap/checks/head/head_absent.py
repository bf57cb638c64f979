"""HD-07: the head has no direct relation to the problems of the organization."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Create, Relate
from rolemap.model import RoleGraph

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: syt, name: Sở Y tế, kind: department, level: province, parent: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: giamdoc, name: Giám đốc Sở Y tế, organization: syt, rank: head}
problems:
- {id: hoso, name: Người bệnh phải mang hồ sơ giấy khi chuyển viện, owner: syt, status: active}
tools:
- {id: ssk, name: Sổ sức khỏe điện tử, kind: platform, status: live, provision: national}
relations:
  addresses: [{from: ssk, to: hoso}]
  uses: [{from: syt, to: ssk}]
  sets: [{from: chutich, to: hoso}]
"""

_IN_PERSON = (None, "direct", "TM")
"""Modes of signing that are the head's own: a missing mode is direct, TM. is for a collective."""


class HeadAbsent(Check):
    """No head of an organization sets, steers, chairs, signs or decides anything about its open problems."""

    id = "HD-07"
    slug = "head-absent"
    group = "head"
    name = N_("Head has no direct relation")
    message = N_(
        "The head of {organization} ({heads}) neither sets, steers, chairs, signs nor decides anything "
        "on its open problems: {problems}."
    )
    why = N_("The head is on paper only, so the others wait.")
    remedy = N_("Record what the head does in person: sets the problem, chairs, signs, decides.")
    repairs = (
        Relate(N_("Let the head steer the problem"), "steers", source="heads", target="problems"),
        Relate(N_("Let the head set the problem"), "sets", source="heads", target="problems"),
        Create(
            N_("Add the head of the organization"),
            "positions",
            presets={"organization": "organization", "rank": "head"},
        ),
    )
    subjects = ("organization",)
    severity = Severity.ERROR
    basis = N_("principle S5")
    principle = "head"
    breaks = _COMMON
    keeps = _COMMON + "  steers: [{from: giamdoc, to: hoso}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such organization, also one without a head in the map; no line can be marked."""
        owned: dict[str, list[str]] = {}
        for problem in graph.open_problems:
            owned.setdefault(problem.owner, []).append(problem.id)
        bodies: dict[str, list[str]] = {}
        for body in graph.active_bodies:
            bodies.setdefault(body.scope, []).append(body.id)
        for organization, problems in owned.items():
            heads = graph.heads(organization)
            if not graph.is_active(organization):
                continue
            if heads & _in_person(graph, problems, bodies.get(organization, [])):
                continue
            yield Hit(
                (organization,),
                values={
                    "heads": Names(tuple(sorted(heads))) if heads else Words((N_("none in the map"),)),
                    "problems": Names(tuple(problems)),
                },
            )


def _in_person(graph: RoleGraph, problems: list[str], bodies: list[str]) -> set[str]:
    """Who has a direct relation to one of the problems or bodies, or to a paper about one of them."""
    papers = {about.source for subject in (*problems, *bodies) for about in graph.incoming("about", subject)}
    relations = [
        *(relation for problem in problems for relation in graph.incoming("sets", problem)),
        *(relation for problem in problems for relation in graph.incoming("steers", problem)),
        *(relation for body in bodies for relation in graph.incoming("chairs", body)),
        *(relation for paper in papers for relation in graph.incoming("decides", paper)),
        *(
            relation
            for paper in papers
            for relation in graph.incoming("signs", paper)
            if relation.get("mode") in _IN_PERSON
        ),
    ]
    return {relation.source for relation in relations}
