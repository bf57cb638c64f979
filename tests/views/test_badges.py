"""Every finding has its badge: on the boxes of its subjects, on its line, or beside the picture."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Severity
from rolemap.checks.evaluate import evaluate
from rolemap.views.badges import MOST_BADGES
from tests.conftest import sample
from tests.views.maps import replaced, waiver, with_relations, without
from tests.views.picture import checks_on, diagram, grid, places_of

THAI_BINH = {
    "AW-02:tb.p.baocao": ["tb.p.baocao"],
    "BU-01:tb.kp2": ["tb.kp2"],
    "BU-01:tb.kp3": ["tb.kp3"],
    "HD-01:tb.p.dieuhanh": ["ghost:head:tb.ubnd", "tb.p.dieuhanh"],
    "HD-03:tb.chutich:tb.pct": ["tb.chutich→tb.pct"],
    "HD-05:tb.chutich:tb.pct": ["tb.chutich→tb.pct"],
    "HD-06:tb.chutich:tb.pct:tb.gdstttt": ["tb.chutich→tb.pct", "tb.pct→tb.gdstttt"],
    "PA-06:tb.p.dieuhanh": ["ghost:level:district", "tb.p.dieuhanh"],
    "AW-04:tb.p.tthc": ["tb.p.tthc"],
    "AW-06:tb.p.baocao": ["tb.p.baocao"],
    "BU-04:tb.kp2": ["tb.kp2"],
    "HD-08:tb.d571": ["tb.d571"],
    "PA-05:tb.p.dieuhanh": ["tb.p.dieuhanh"],
    "PA-05:tb.p.vanban": ["district:commune/tb.d342", "tb.p.vanban"],
    "PA-10:tb.t.truyenthanh": ["ghost:PA-10:tb.t.truyenthanh", "tb.t.truyenthanh"],
    "PL-01:tb.t.baocao:tb.t.bcrieng": ["tb.t.baocao", "tb.t.bcrieng"],
    "PL-02:tb.t.bcrieng": ["tb.t.bcrieng"],
    "PL-05:tb.t.baocao:tb.t.bcrieng": ["tb.t.baocao", "tb.t.bcrieng"],
}
NAM_DINH = {
    "AW-07:nd.p.tthc:nd.b.tthc": ["nd.p.tthc"],
    "BU-06:nd.kp3": ["nd.kp3"],
    "BU-07:nd.kp1:nd.kp2": ["nd.kp1", "nd.kp2"],
    "HD-01:nd.p.suckhoe": ["ghost:head:nd.syt", "nd.p.suckhoe"],
    "HD-02:nd.bcdhuyen": ["ghost:HD-02:nd.bcdhuyen", "nd.bcdhuyen"],
    "HD-07:nd.syt": ["ghost:head:nd.syt"],
    "PA-02:nd.p.kinhteso": ["ghost:PA-02:nd.p.kinhteso", "nd.p.kinhteso"],
    "PA-03:nd.t.kenh": ["ghost:PA-03:nd.t.kenh", "nd.t.kenh"],
    "PA-11:nd.t.kenh": ["ghost:PA-11:nd.t.kenh", "nd.t.kenh"],
    "PL-04:nd.t.xacthuc:nat.vneid": ["nat.vneid", "nd.t.xacthuc"],
    "AW-03:nd.x360": ["unit:nd.x360"],
    "BU-02:nd.kp2": ["nd.kp2"],
    "HD-04:nd.gdstttt:nd.pgdstttt": ["nd.gdstttt→nd.pgdstttt"],
    "HD-10:nd.p.kinhteso": ["nd.p.kinhteso"],
    "PA-07:nd.t.dvc": ["nd.t.dvc"],
    "PL-01:nd.t.ioc:nd.t.ioctp": ["nd.t.ioc", "nd.t.ioctp"],
    "PL-02:nd.t.suckhoe": ["nd.t.suckhoe"],
}


@pytest.mark.parametrize(("name", "expected"), [("thai-binh", THAI_BINH), ("nam-dinh", NAM_DINH)])
def test_every_finding_of_the_samples_stands_in_its_place(name: str, expected: dict[str, list[str]]) -> None:
    graph = sample(name)
    report = evaluate(graph)
    picture = diagram((graph, report))
    assert places_of(picture) == expected
    assert picture.unplaced == ()


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_numbers_are_those_of_the_report(name: str) -> None:
    graph = sample(name)
    report = evaluate(graph)
    number = {finding.key: finding.number for finding in report.findings}
    picture = diagram((graph, report))
    shown = [one for part in (*picture.nodes, *picture.edges) for one in part.badges]
    assert all(one.number == number[one.key] for one in shown)
    assert [line.badge.number for line in picture.findings] == list(number.values())


@pytest.mark.parametrize(
    ("name", "outside"),
    [
        ("thai-binh", ["HD-08:tb.d571"]),
        ("nam-dinh", ["HD-02:nd.bcdhuyen", "AW-03:nd.x360", "HD-04:nd.gdstttt:nd.pgdstttt"]),
    ],
)
def test_findings_of_the_samples_that_are_not_on_the_scorecard(name: str, outside: list[str]) -> None:
    graph = sample(name)
    picture = grid((graph, evaluate(graph)))
    assert [one.key for one in picture.unplaced] == outside
    shown = {one.key for row in picture.rows for cell in row.cells for one in cell.badges}
    assert shown | set(outside) == {line.badge.key for line in picture.findings}


def test_a_repeated_line_carries_the_finding_itself() -> None:
    picture = diagram(with_relations("  steers: [{from: pct, to: p}, {from: pct, to: p}]\n"))
    (line,) = [edge for edge in picture.edges if edge.role == "steers"]
    assert [one.key for one in line.badges] == ["MH-01:pct:p"]
    assert checks_on(picture, "Phó Chủ tịch UBND tỉnh") == []


def test_a_finding_on_the_whole_map_or_on_what_is_not_drawn_is_named_beside_the_picture() -> None:
    tools = "".join(
        f"- {{id: t{n}, name: Công cụ {n}, kind: service, status: live, provision: national}}\n"
        for n in range(5)
    )
    users = ", ".join(f"{{from: so, to: t{n}}}" for n in range(5))
    picture = diagram(replaced(("tools:\n", f"tools:\n{tools}"), ("uses: [", f"uses: [{users}, ")))
    assert {one.key for one in picture.unplaced} == {"PL-03"}
    assert picture.findings[-1].text.startswith("Hệ thống rời rạc: 5/6 công cụ ngoài mạng lưới lớn nhất")


def test_a_finding_on_the_drawing_alone_brings_no_box() -> None:
    picture = diagram(
        replaced(("problems:\n", "documents:\n- {id: d, name: Kế hoạch, kind: plan}\nproblems:\n"))
    )
    assert [one.key for one in picture.unplaced] == ["MH-03:d"]
    assert all(node.role != "document" for node in picture.nodes)


def test_waived_findings_are_shown_hatched_and_keep_their_severity() -> None:
    picture = diagram(without("addresses") + waiver("PA-02", "p"))
    node = next(node for node in picture.nodes if node.id == "p")
    assert [(one.waived, one.severity) for one in node.badges] == [(True, Severity.ERROR)]


def test_a_box_carries_a_bounded_number_of_badges() -> None:
    count = MOST_BADGES + 1
    others = "".join(
        f"- {{id: t{n}, name: Công cụ {n}, kind: service, status: live, provision: national, "
        "capabilities: [họp]}\n"
        for n in range(count)
    )
    users = ", ".join(f"{{from: so, to: t{n}}}" for n in range(count))
    text = replaced(
        ("tools:\n", f"tools:\n{others}"),
        ("uses: [", f"uses: [{users}, "),
        ("status: live, provision: rented", "status: live, provision: rented, capabilities: [họp]"),
    )
    picture = diagram(text)
    assert max(len(node.badges) for node in picture.nodes) == MOST_BADGES
    shown = {one.key for node in picture.nodes for one in node.badges}
    assert shown | {one.key for one in picture.unplaced} == {line.badge.key for line in picture.findings}
    assert picture.unplaced
