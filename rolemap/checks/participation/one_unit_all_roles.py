"""PA-09: one unit asks, builds and uses, all alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity
from rolemap.checks.mending import Relate
from rolemap.model import Position, RoleGraph


class OneUnitAllRoles(Check):
    """A tool and its problem where setter, builder and user are one and the same organization."""

    id = "PA-09"
    slug = "one-unit-all-roles"
    group = "participation"
    name = N_("One unit holds all three roles")
    message = N_("{unit} alone sets problem “{problem}”, builds tool “{tool}” and uses it.")
    why = N_("A unit that asks, builds and uses alone sees no fault in its own work.")
    remedy = N_("Invite the real users and another builder.")
    repairs = (
        Relate(N_("Name other units that use it"), "uses", target="tool"),
        Relate(N_("Name another builder"), "builds", target="tool"),
    )
    subjects = ("tool", "problem")
    severity = Severity.WARNING
    basis = N_("principle S4; separation of duties")
    principle = "three"
    borrowed_from = "separation of duties"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd}
- {id: syt, name: Sở Y tế, kind: department, level: province, parent: ubnd}
positions:
- {id: giamdoc, name: Giám đốc Sở Thông tin và Truyền thông, organization: stttt, rank: head}
problems:
- {id: baocao, name: Số liệu báo cáo phải nhập tay ở nhiều nơi, owner: stttt, status: approved}
tools:
- {id: hethong, name: Hệ thống thông tin báo cáo, kind: system, status: live, provision: built}
relations:
  sets: [{from: giamdoc, to: baocao}]
  addresses: [{from: hethong, to: baocao}]
  builds: [{from: stttt, to: hethong}]
  owns: [{from: stttt, to: hethong}]
  uses:
  - {from: stttt, to: hethong}
"""
    keeps = breaks + "  - {from: syt, to: hethong}\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a tool and problem; marked is the whole closed circle."""
        for tool in graph.tools_in_service:
            builders = graph.incoming("builds", tool.id)
            units = {relation.source for relation in builders}
            if len(units) != 1 or set(graph.users(tool.id)) != units:
                continue
            for problem in graph.problems_of(tool.id):
                setters = graph.incoming("sets", problem.id)
                if problem.status == "closed" or {_home(graph, one.source) for one in setters} != units:
                    continue
                addresses = graph.outgoing("addresses", tool.id)
                answers = tuple(relation for relation in addresses if relation.target == problem.id)
                yield Hit(
                    (tool.id, problem.id),
                    (*setters, *answers, *builders, *graph.uses_of(tool.id)),
                    {"unit": Names(tuple(units))},
                )


def _home(graph: RoleGraph, position_id: str) -> str | None:
    position = graph.element(position_id)
    return position.organization if isinstance(position, Position) else None
