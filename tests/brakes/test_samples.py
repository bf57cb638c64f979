"""Both samples, worked out by hand from their YAML (the arithmetic stands beside each figure)."""

from __future__ import annotations

import pytest

from rolemap.brakes import State, watches
from tests.brakes.gauges import all_brakes
from tests.conftest import sample

GREEN, AMBER, RED = State.GREEN, State.AMBER, State.RED

THAI_BINH = {
    # 5 thresholds, one measurement each: 41 >= 30, 0 <= 0, 6 <= 10, 4 <= 10, 15 <= 20.
    "BR-AW-5": (0 / 5, GREEN),
    # Reporting: -1 (shared tool) + 5 (the department's own) for each commune; all other problems save hours.
    "BR-AW-2": (4, AMBER),
    # 6 problems and 8 local live tools; only tb.p.tthc (15 March 2021) is more than 365 days back.
    "BR-AW-3": (13 / 14, AMBER),
    # All 6 problems but tb.p.baocao.
    "BR-AW-4": (5 / 6, AMBER),
    "BR-PA-1": (6 / 6, GREEN),
    # Required 17 + 8 + 260 = 285 for four problems and 17 + 8 = 25 for tb.p.dieuhanh: 1165.
    # Missing: 32 communes of Tiền Hải (documents) and 8 districts (operations centre): 1125 are there.
    "BR-PA-2": (1125 / 1165, AMBER),
    # Five problems have an audience; tb.p.dieuhanh has no district.
    "BR-PA-3": (1 / 5, AMBER),
    # dvc, vpdt, baocao, bcrieng, hop: 0.95 at province and district, 0.7 or more at communes (target 0.6).
    "BR-PA-4": (5 / 5, GREEN),
    # tb.p.dieuhanh was set by the director of a department, its owner is the province.
    "BR-HD-1": (5 / 6, AMBER),
    "BR-HD-2": (2 / 2, GREEN),
    # 4 of 6 documents and 3 of 4 sessions.
    "BR-HD-3": (7 / 10, AMBER),
    # uq1 ended on 31 May and tb.pct still steers by it; uq2 passes it on until the end of the year.
    "BR-HD-4": (2, RED),
    # Live local systems: dvc, vpdt, baocao joined, bcrieng not.
    "BR-PL-1": (3 / 4, AMBER),
    # 10 live tools; bcrieng, hop, truyenthanh stand alone.
    "BR-PL-2": (3 / 10, GREEN),
    # baocao and bcrieng.
    "BR-PL-3": (1, AMBER),
    # All 10 but bcrieng, which was bought.
    "BR-PL-4": (9 / 10, GREEN),
    # kp2 lacks right problem and price, kp3 right problem.
    "BR-BU-1": (1 / 3, RED),
    # 900 of 900 + 9500 + 350.
    "BR-BU-2": (900 / 10750, RED),
    # The department of finance appraises all three; none is funded twice.
    "BR-BU-3": (0 / 3, GREEN),
}

NAM_DINH = {
    # 6 measured; 41 is below 60 for nd.b.tthc.
    "BR-AW-5": (1 / 6, RED),
    # Nobody loses hours; the department of health and others save none at some problem: the worst is 0.
    "BR-AW-2": (0, GREEN),
    # 7 problems and 8 local live tools, all begun on or after 1 September 2021.
    "BR-AW-3": (15 / 15, GREEN),
    # Six problems are active (kinhteso is approved only), each with a threshold.
    "BR-AW-4": (6 / 6, GREEN),
    # kinhteso has no tool, hotro no builder.
    "BR-PA-1": (5 / 7, AMBER),
    # 17 + 10 + 226 = 253 twice, 226 twice, 17, and 17 + 10 = 27: 1002, all there.
    "BR-PA-2": (1002 / 1002, GREEN),
    "BR-PA-3": (0 / 6, GREEN),
    # vbks, dvc, suckhoe have a mandatory rate; dvc is at 0.41 in the communes.
    "BR-PA-4": (2 / 3, AMBER),
    # suckhoe was set by a deputy director.
    "BR-HD-1": (6 / 7, AMBER),
    # The body of the fictitious district is chaired by its deputy.
    "BR-HD-2": (1 / 2, AMBER),
    # 6 of 8 documents and 4 of 4 sessions.
    "BR-HD-3": (10 / 12, GREEN),
    # The only delegation is of signing.
    "BR-HD-4": (0, GREEN),
    # vbks, dvc, ioc, xacthuc joined, suckhoe not; ioctp is a pilot.
    "BR-PL-1": (4 / 5, AMBER),
    # 10 live tools; ioctp, suckhoe, kenh stand alone.
    "BR-PL-2": (3 / 10, GREEN),
    # ioc and ioctp do the same, xacthuc rebuilds VNeID.
    "BR-PL-3": (2, AMBER),
    # All 10 but xacthuc, which was built.
    "BR-PL-4": (9 / 10, GREEN),
    # kp2 shows no proof of its people.
    "BR-BU-1": (2 / 3, AMBER),
    # 12000 + 2400 of 16200.
    "BR-BU-2": (14400 / 16200, AMBER),
    # kp3: the department above the builder appraises; kp1 and kp2 fund two operations centres.
    "BR-BU-3": (3 / 3, RED),
}

SENTENCES = {
    ("thai-binh", "BR-AW-2"): (
        # 25 units at -19 each, 228 communes at -14, 32 at -10 (no document network there).
        "Bài toán “Số liệu báo cáo phải nhập tay ở nhiều nơi” làm 260 đơn vị mất thêm thời gian, "
        "nhiều nhất 4 giờ mỗi tháng; tính chung cả bộ máy vẫn tiết kiệm 3.987 giờ mỗi tháng."
    ),
    ("thai-binh", "BR-BU-2"): "900/10.750 triệu đồng có đủ minh chứng 5 đúng.",
    ("nam-dinh", "BR-AW-2"): (
        # 253 units at -5 and at -3, 226 communes at -1.
        "Không bài toán nào làm đơn vị mất thêm thời gian; cả bộ máy tiết kiệm 2.250 giờ mỗi tháng."
    ),
    (
        "nam-dinh",
        "BR-AW-5",
    ): "6 ngưỡng đã có số đo, 0 ngưỡng chưa có; 0 ngưỡng sắp chạm, 1 ngưỡng đã vượt (vì vậy là đỏ).",
}


@pytest.mark.parametrize(("name", "expected"), [("thai-binh", THAI_BINH), ("nam-dinh", NAM_DINH)])
def test_every_metric(name: str, expected: dict[str, tuple[float, State]]) -> None:
    found = {metric.id: metric for brake in all_brakes(sample(name)).values() for metric in brake.metrics}
    assert found.keys() == expected.keys()
    for id, (value, state) in expected.items():
        assert (found[id].value, found[id].state) == (pytest.approx(value), state), id


@pytest.mark.parametrize(
    ("name", "states"),
    [("thai-binh", [AMBER, AMBER, RED, AMBER, RED]), ("nam-dinh", [RED, AMBER, AMBER, AMBER, RED])],
)
def test_every_brake(name: str, states: list[State]) -> None:
    assert [brake.state for brake in all_brakes(sample(name)).values()] == states


@pytest.mark.parametrize(("name", "id"), SENTENCES)
def test_sentences(name: str, id: str) -> None:
    found = {metric.id: metric for brake in all_brakes(sample(name)).values() for metric in brake.metrics}
    assert found[id].sentence == SENTENCES[name, id]


def test_where_burden_grows_and_where_a_threshold_is_crossed_the_leader_is_asked_to_pause() -> None:
    for name in ("thai-binh", "nam-dinh"):
        assert all_brakes(sample(name))["awareness"].action.startswith("Tạm dừng để xem xét")


def test_the_one_threshold_that_is_over_stands_first() -> None:
    first, *others = watches(sample("nam-dinh"))
    assert (first.id, first.state, first.value) == ("nd.b.tthc", RED, 41)
    assert first.sentence == "Ngày 31/05/2022 đo được 41: đã xuống dưới ngưỡng 60."
    assert {one.state for one in others} == {GREEN}
    assert {one.state for one in watches(sample("thai-binh"))} == {GREEN}
