"""PA-08: a shared tool lacks the specialised IT unit or the enterprise on its builder side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity, Words
from rolemap.checks.mending import Relate
from rolemap.model import Organization, RoleGraph

_SIDES = {"it_unit": N_("a specialised IT unit"), "enterprise": N_("an IT enterprise")}


class BuilderSideIncomplete(Check):
    """A shared tool in service, not a national one, whose builders and operators are not of both kinds."""

    id = "PA-08"
    slug = "builder-side-incomplete"
    group = "participation"
    name = N_("Builder side incomplete")
    message = N_("The builder side of shared tool “{tool}” is without {missing}.")
    why = N_(
        "Either the knowledge leaves with the vendor, or the unit is left alone with what it cannot keep up."
    )
    remedy = N_("Add the specialised IT unit or the enterprise, or record why not.")
    repairs = (
        Relate(N_("Name who operates it"), "operates", target="tool"),
        Relate(N_("Name who builds it"), "builds", target="tool"),
    )
    subjects = ("tool",)
    severity = Severity.INFO
    basis = N_("principle S4b names both; a national platform is exempt")
    principle = "builder"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: cntt, name: Trung tâm Công nghệ thông tin, kind: it_unit, level: province, parent: ubnd}
- {id: dn, name: Doanh nghiệp công nghệ thông tin, kind: enterprise, level: enterprise}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: approved}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: rented, shared: true}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
  owns: [{from: ubnd, to: dvc}]
  uses: [{from: ubnd, to: dvc}]
  builds: [{from: dn, to: dvc}]
"""
    keeps = breaks + "  operates: [{from: cntt, to: dvc}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a tool; marked are those who build and operate it."""
        for tool in graph.tools_in_service:
            if not tool.shared or tool.provision == "national":
                continue
            builders = graph.incoming("builds", tool.id)
            if not builders:
                continue
            side = (*builders, *graph.incoming("operates", tool.id))
            organizations = (graph.element(relation.source) for relation in side)
            kinds = {one.kind for one in organizations if isinstance(one, Organization)}
            missing = tuple(words for kind, words in _SIDES.items() if kind not in kinds)
            if missing:
                yield Hit((tool.id,), side, {"missing": Words(missing)})
