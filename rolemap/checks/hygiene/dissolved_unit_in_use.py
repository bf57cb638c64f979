"""MH-04: relations still hang on an organization that is not in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Value, Words
from rolemap.checks.mending import Drop, Fill, FillRelation, Relate
from rolemap.model import Organization, RoleGraph

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd,
   valid_to: 2025-03-01}
- {id: skhcn, name: Sở Khoa học và Công nghệ, kind: department, level: province, parent: ubnd}
tools:
- {id: vneid, name: Nền tảng định danh quốc gia, kind: platform, status: live, provision: national}
relations:
  uses: [{from: UNIT, to: vneid}]
map: {as_of: 2025-07-01}
"""


class DissolvedUnitInUse(Check):
    """An organization is not active, yet relations within their own dates have it at an end or in a group."""

    id = "MH-04"
    slug = "dissolved-unit-in-use"
    group = "hygiene"
    name = N_("Dissolved unit still in use")
    message = N_(
        "“{organization}” {state} {day}, yet is still named by relations: {number} (successor: {successors})."
    )
    why = N_("Tasks and accounts hang on a unit that no longer exists, and nobody inherits them.")
    remedy = N_("Move the relation to the successor.")
    repairs = (
        FillRelation(N_("Move to the successor: {name}"), ("from", "to")),
        Drop(N_("Take off: {name}")),
        Relate(N_("Name the successor"), "succeeds", target="organization"),
        Fill(N_("Correct the dates of “{name}”"), "organization", ("valid_from", "valid_to")),
    )
    subjects = ("organization",)
    severity = Severity.ERROR
    severity_rule = N_(
        "error when no succeeds relation within its own dates leads from an active organization (the "
        "successor) to o, otherwise warning"
    )
    basis = N_("2025: 1 March department mergers, 1 July 34 provinces and no district level")
    principle = "hyg"
    breaks = _COMMON.replace("UNIT", "stttt")
    keeps = _COMMON.replace("UNIT", "skhcn")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for each such organization; marks the relations that should move."""
        for id, relations in graph.inactive_organizations_in_use().items():
            successors = tuple(sorted({relation.source for relation in graph.incoming("succeeds", id)}))
            yield Hit(
                (id,),
                relations,
                {
                    **_state(graph, id),
                    "number": len(set(relations)),
                    "successors": Names(successors) if successors else Words((N_("none in the map"),)),
                },
                severity=Severity.WARNING if successors else Severity.ERROR,
            )


def _state(graph: RoleGraph, id: str) -> dict[str, Value]:
    organization = graph.element(id)
    assert isinstance(organization, Organization)
    if organization.valid_to is not None and organization.valid_to <= graph.as_of:
        return {"state": Words((N_("ceased to exist on"),)), "day": organization.valid_to}
    assert organization.valid_from is not None  # not active and not ended: it has not begun
    return {"state": Words((N_("does not exist before"),)), "day": organization.valid_from}
