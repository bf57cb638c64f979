"""Who is absent from what, folded by superior: counts by size, the worst first, units alike together."""

from __future__ import annotations

from rolemap.model import RoleGraph, Units
from tests.conftest import graph_of

MAP = """\
organizations:
- {id: tinh, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở A, kind: department, level: province, parent: tinh, apparatus: true}
- {id: chicuc, name: Chi cục A, kind: department, level: province, parent: so, apparatus: true}
- {id: dong, name: Huyện Đông, kind: committee, level: district, parent: tinh, apparatus: true}
- {id: tay, name: Huyện Tây, kind: committee, level: district, parent: tinh, apparatus: true}
- {id: d1, name: Xã Đ1, kind: committee, level: commune, parent: dong, apparatus: true}
- {id: d2, name: Xã Đ2, kind: committee, level: commune, parent: dong, apparatus: true}
- {id: d3, name: Xã Đ3, kind: committee, level: commune, parent: dong, apparatus: true}
- {id: t1, name: Khối xã Tây, kind: block, level: commune, parent: tay, apparatus: true, size: 20}
- {id: dn, name: Doanh nghiệp, kind: enterprise, level: enterprise}
problems:
- {id: p, name: Họp, owner: tinh, status: active, audience: [province, commune]}
- {id: q, name: Báo cáo, owner: tinh, status: active, audience: [commune]}
- {id: r, name: Chưa có công cụ, owner: tinh, status: active, audience: [commune]}
tools:
- {id: t, name: Họp trực tuyến, kind: service, status: live, provision: rented}
- {id: u, name: Báo cáo số, kind: service, status: live, provision: rented}
relations:
  addresses: [{from: t, to: p}, {from: u, to: q}]
  uses:
  - {from: so, to: t}
  - {from: d1, to: t}
  - {from: d1, to: u}
  - {from: d2, to: u}
  - {from: d3, to: u}
"""


def everybody(graph: RoleGraph) -> Units:
    return graph.apparatus_under("tinh")


def test_the_superior_is_the_nearest_of_another_level() -> None:
    superiors = graph_of(MAP).superiors
    assert superiors.of("d1") == "dong"
    assert superiors.of("dong") == "tinh"
    assert superiors.of("chicuc") == "tinh", (
        "an office under an office of its own level stands under the province"
    )
    assert superiors.of("tinh") is None
    assert superiors.of("dn") is None


def test_units_are_counted_by_superior_and_size() -> None:
    graph = graph_of(MAP)
    communes = graph.apparatus("commune")
    assert graph.superiors.sizes(communes) == {"dong": 3, "tay": 20}
    assert graph.superiors.below(["dong"], communes).ids == ("d1", "d2", "d3")
    assert graph.superiors.below([None], communes).ids == ()


def test_a_problem_without_a_live_tool_has_no_absent_units() -> None:
    graph = graph_of(MAP)
    absences = graph.absences(("p", "q", "r"))
    assert absences.absent.ids == ("chicuc", "d2", "d3", "t1")
    assert absences.complete.ids == ("so", "d1")
    assert absences.asked.size == 25
    assert [absences.count(name) for name in ("so", "d2", "t1", "dn")] == [0, 1, 2, 0]
    assert absences.of("d2") == ("p",)
    assert not graph.absences(("r",)).absent


def test_the_superior_with_the_most_absences_comes_first() -> None:
    absences = graph_of(MAP).absences(("p", "q"))
    assert absences.worst(everybody(graph_of(MAP))) == ("tay", "dong", "tinh")


def test_units_that_are_absent_from_the_same_problems_are_one_set() -> None:
    graph = graph_of(MAP)
    shown, rest = graph.absences(("p", "q")).alike(everybody(graph), 2)
    assert [(one.units.ids, one.absent) for one in shown] == [(("t1",), ("p", "q")), (("d2", "d3"), ("p",))]
    assert rest.ids == ("chicuc",), "asked about one problem only, so not like the communes"
    assert graph.absences(()).alike(everybody(graph), 2)[0] == ()


def test_the_apparatus_under_an_organization_is_its_own_tree() -> None:
    graph = graph_of(MAP)
    assert graph.apparatus_under("dong").ids == ("dong", "d1", "d2", "d3")
    assert graph.apparatus_under("d1").ids == ("d1",)
