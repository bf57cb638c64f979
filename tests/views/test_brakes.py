"""The five brakes as a picture: dials with their lines, thresholds, overdue reviews, and the badges beside them."""

from __future__ import annotations

import pytest

from rolemap.brakes import brakes, watches
from rolemap.checks.evaluate import evaluate
from rolemap.views import views
from rolemap.views.badges import MOST_BADGES
from rolemap.views.diagram import Cell, Grid, GridRow
from rolemap.views.dial import Dial, Sparkline
from tests.benchmarks.maps import document
from tests.conftest import graph_of, graph_of_data, sample
from tests.views.maps import WHOLE, replaced, waiver, without
from tests.views.picture import report_of

STATE, NAME, SCALE, SAID = range(4)


def picture(text: str, *, fold: bool = False) -> Grid:
    graph, report = report_of(text)
    built = views()["brakes"].build(graph, report, fold=fold)
    assert isinstance(built, Grid)
    return built


def row(grid: Grid, name: str) -> GridRow:
    (found,) = (each for each in grid.rows if each.id == name)
    return found


def dial(text: str, metric: str) -> Dial:
    found = row(picture(text), metric).cells[SCALE].dial
    assert found is not None
    return found


def with_profile(limits: str, text: str = WHOLE) -> str:
    return f"{text}profile:\n  limits: {limits}\n"


def with_thresholds(*thresholds: str, about: str = "") -> str:
    """The whole map with thresholds; those named in `about` concern the problem."""
    lines = "".join(f"- {{{one}, metric: x}}\n" for one in thresholds)
    relations = ", ".join(f"{{from: {name}, to: p}}" for name in about.split())
    return replaced(("relations:\n", f"thresholds:\n{lines}relations:\n  about: [{relations}]\n"))


def checks(cell: Cell) -> list[str]:
    return [one.key.split(":")[0] for one in cell.badges]


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_picture_says_what_the_brakes_say(name: str) -> None:
    graph = sample(name)
    report = evaluate(graph)
    grid = views()["brakes"].build(graph, report)
    assert isinstance(grid, Grid)
    five = brakes(graph, report)
    overview = row(grid, "brakes")
    assert [(cell.lines[0], cell.light) for cell in overview.cells] == [
        (one.name, one.state.value) for one in five
    ]
    for metric in (metric for one in five for metric in one.metrics):
        cells = row(grid, metric.id).cells
        assert cells[STATE].light == metric.state.value
        assert cells[NAME].lines == (metric.name,)
        assert cells[SAID].lines[0] == metric.sentence
        assert (metric.action in "\n".join(cells[SAID].lines)) is True
    order = [each.id for each in grid.rows]
    assert [metric.id for one in five for metric in one.metrics] == [
        id for id in order if id.startswith("BR-")
    ]
    assert [watch.id for watch in watches(graph)] == [id for id in order if ".b." in id]


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_table_lists_the_findings_of_the_picture_and_no_others(name: str) -> None:
    graph = sample(name)
    grid = views()["brakes"].build(graph, evaluate(graph))
    assert isinstance(grid, Grid)
    shown = {one.key for each in grid.rows for cell in each.cells for one in cell.badges}
    assert {line.badge.key for line in grid.findings} == shown
    assert grid.unplaced == ()


def test_the_verdict_names_where_to_slow_down() -> None:
    subtitle = picture(without("sets")).block.subtitle
    assert subtitle.startswith("Tạm dừng để xem xét: Sự tham gia; Vai trò người đứng đầu.")
    assert "Chưa đo được: Quản lý kinh phí, 5 đúng." in subtitle


def test_a_share_stands_on_a_scale_from_nothing_to_all() -> None:
    found = dial(WHOLE, "BR-PA-2")
    assert (found.value, found.label, found.rising) == (1.0, "100%", True)
    assert found.yellow is not None
    assert (found.yellow.at, found.yellow.label) == (1.0, "vàng khi dưới 100%")
    assert (found.red.at, found.red.label) == (0.5, "đỏ khi dưới 50%")
    assert (found.low, found.high) == ("0%", "100% (tốt)")


def test_limits_of_the_profile_move_the_lines() -> None:
    text = with_profile("{BR-PA-2: {yellow: 0.8, red: 0.6}, BR-HD-4: {red: 3}}")
    found = dial(text, "BR-PA-2")
    assert found.yellow is not None
    assert (found.yellow.at, found.red.at) == (0.8, 0.6)
    delegations = dial(text, "BR-HD-4")
    assert delegations.yellow is not None
    assert delegations.yellow.label == "vàng khi trên 0 trường hợp"
    assert delegations.red.label == "đỏ khi trên 3 trường hợp"


def test_where_the_profile_moves_yellow_beyond_red_one_line_is_left() -> None:
    found = dial(with_profile("{BR-PA-2: {yellow: 0.4}}"), "BR-PA-2")
    assert found.yellow is None
    assert found.red.at == 0.4


HOURS = "{from: g.huyen, to: t, hours_delta: HOURS}"


@pytest.mark.parametrize(("hours", "inside"), [("4", True), ("30", True), ("500", False), ("-6", True)])
def test_hours_stand_on_a_scale_beyond_their_red_line(hours: str, inside: bool) -> None:
    text = replaced(("{from: g.huyen, to: t}", HOURS.replace("HOURS", hours)))
    found = dial(text, "BR-AW-2")
    assert found.value is not None
    assert (0 <= found.value <= 1) is inside
    assert 0 < found.red.at <= 0.7, "there is room for what is past the red line"
    assert found.low == "0 (tốt)"


def test_what_is_not_measured_says_so_and_names_its_lines() -> None:
    cells = row(picture(WHOLE), "BR-BU-1").cells
    assert cells[STATE].lines == ("CHƯA ĐO",)
    assert cells[STATE].light == "unknown"
    assert cells[SCALE].dial is None
    assert cells[SCALE].lines == ("Vàng khi dưới 100%, đỏ khi dưới 50%",)
    assert cells[SAID].lines == ("Chưa có khoản kinh phí nào.",)


def test_an_alarming_figure_says_where_what_to_do_and_carries_its_findings() -> None:
    cell = row(picture(without("sets")), "BR-HD-1").cells[SAID]
    assert cell.lines[0] == "0/1 bài toán do người đứng đầu trực tiếp đặt."
    assert cell.lines[1] == "Ở đâu: Họp mất thời gian đi lại (chưa có người đặt bài toán)"
    assert cell.lines[2].startswith("Cách xử lý: ")
    assert checks(cell) == ["PA-01"]
    assert cell.elements == ("p",)


def test_a_finding_on_the_tool_stands_at_the_problem_that_it_answers() -> None:
    assert checks(row(picture(without("builds")), "BR-PA-1").cells[SAID]) == ["PA-03"]


def test_a_waived_finding_stands_there_hatched() -> None:
    cell = row(picture(without("owns", "builds") + waiver("PA-03", "t")), "BR-PA-1").cells[SAID]
    assert [one.waived for one in cell.badges] == [True]


def test_a_map_without_thresholds_says_how_to_begin() -> None:
    (cell,) = row(picture(WHOLE), "ghost:thresholds").cells
    assert cell.state == "missing"
    assert cell.lines[0] == "Sơ đồ chưa có ngưỡng cảnh báo sớm nào"


def test_a_threshold_measured_once_stands_on_a_dial() -> None:
    text = with_thresholds(
        "id: b, name: Hồ sơ trực tuyến, must_stay: above, limit: 30, warn: 35, watcher: pct, "
        "action: Họp xem xét, measurements: [{date: 2022-06-01, value: 31}]",
        about="b",
    )
    cells = row(picture(text), "b").cells
    assert cells[STATE].lines == ("VÀNG",)
    assert cells[NAME].lines == ("Hồ sơ trực tuyến", "theo dõi: Phó Chủ tịch UBND tỉnh")
    found = cells[SCALE].dial
    assert found is not None
    assert found.words == ("31 (ngày 01/06/2022)", "cảnh báo 35", "không dưới 30")
    assert found.value is not None and found.yellow is not None
    assert found.red.at < found.value < found.yellow.at
    assert cells[SAID].lines[1:] == ("Liên quan: Họp mất thời gian đi lại", "Cách xử lý: Họp xem xét")


def test_a_value_equal_to_its_line_stands_on_it() -> None:
    text = with_thresholds(
        "id: b, name: B, must_stay: below, limit: 10, measurements: [{date: 2022-06-01, value: 10}]"
    )
    found = row(picture(text), "b").cells[SCALE].dial
    assert found is not None
    assert found.value == found.red.at


def test_a_threshold_far_past_its_limit_keeps_its_line_readable() -> None:
    text = with_thresholds(
        "id: b, name: B, must_stay: below, limit: 2, measurements: [{date: 2022-06-01, value: 4000}]"
    )
    found = row(picture(text), "b").cells[SCALE].dial
    assert found is not None and found.value is not None
    assert found.value > 1
    assert found.red.at >= 0.1


def test_a_threshold_without_measurement_says_so() -> None:
    cells = row(picture(with_thresholds("id: b, name: B, must_stay: below, limit: 2")), "b").cells
    found = cells[SCALE].dial
    assert found is not None
    assert (found.value, found.label) == (None, "chưa đo")
    assert cells[NAME].lines[1] == "chưa có người theo dõi"


MONTHS = ", ".join(
    f"{{date: 2022-0{month}-01, value: {value}}}" for month, value in enumerate((50, 46, 42, 38, 34, 33), 1)
)


def sparkline(measurements: str, settings: str = "must_stay: above, limit: 30, warn: 35") -> Sparkline:
    found = row(
        picture(with_thresholds(f"id: b, name: B, {settings}, measurements: [{measurements}]")), "b"
    ).cells[SCALE]
    assert found.spark is not None and found.dial is None
    return found.spark


def test_several_measurements_make_a_line_that_leads_to_the_crossing() -> None:
    found = sparkline(MONTHS)
    assert len(found.points) == 6
    assert [time for time, _value in found.points] == sorted(time for time, _value in found.points)
    assert found.points[0][1] > found.points[-1][1]
    assert found.ahead == pytest.approx((1.0, found.limit.at))
    assert found.warn is not None
    assert found.limit.at < found.warn.at
    assert found.words[:3] == ("33", "cảnh báo 35", "không dưới 30")
    assert [date.label for date in found.dates] == ["01/06/2022", "01/07/2022", "01/01/2022"]


def test_what_gets_better_leads_nowhere() -> None:
    found = sparkline("{date: 2022-01-01, value: 40}, {date: 2022-06-01, value: 50}")
    assert found.ahead is None
    assert found.points[-1][0] == 1.0


def test_a_crossing_far_ahead_is_only_pointed_at() -> None:
    found = sparkline("{date: 2022-01-01, value: 100}, {date: 2022-06-01, value: 90}")
    assert found.ahead is not None
    assert found.ahead[0] == 1.0
    assert found.limit.at < found.ahead[1] < found.points[-1][1]
    assert len(found.dates) == 2


def test_all_values_the_same_still_have_a_height() -> None:
    found = sparkline(
        "{date: 2022-01-01, value: 5}, {date: 2022-06-01, value: 5}", "must_stay: below, limit: 5"
    )
    assert {value for _time, value in found.points} == {found.limit.at}
    assert 0 < found.limit.at < 1


def test_of_many_thresholds_the_worst_are_shown_and_the_rest_counted() -> None:
    lines = [
        f"id: b{n}, name: Ngưỡng {n}, must_stay: below, limit: 10, measurements: [{{date: 2022-06-01, value: {value}}}]"
        for n, value in enumerate([1] * 20 + [99])
    ]
    grid = picture(with_thresholds(*lines), fold=True)
    order = [each.id for each in grid.rows if each.id.startswith("b") and each.id[1:].isdigit()]
    assert order[0] == "b20"
    assert len(order) == 6
    assert row(grid, "more:thresholds").cells[NAME].lines == (
        "… và 15 ngưỡng khác",
        "không ngưỡng nào xấu hơn mức xanh",
    )
    assert row(grid, "thresholds").cells[0].lines == ("Ngưỡng cảnh báo sớm: ĐỎ (1 đỏ, 20 xanh)",)


def test_overdue_reviews_are_named_with_who_answers_for_them() -> None:
    text = replaced(
        ("start: 2022-01-01, pain", "start: 2020-01-01, pain"),
        ("provision: rented, start: 2022-01-01", "provision: rented"),
    )
    grid = picture(text)
    order = [each.id for each in grid.rows if each.id.startswith("review:")]
    assert order == ["review:t", "review:p"], "what was never reviewed comes first"
    assert [cell.lines for cell in row(grid, "review:p").cells] == [
        ("QUÁ HẠN",),
        ("Họp mất thời gian đi lại",),
        ("Lần rà soát gần nhất (hoặc ngày bắt đầu): 01/01/2020",),
        ("Bài toán; chủ trì: UBND tỉnh Ví Dụ",),
    ]
    assert row(grid, "review:t").cells[SCALE].lines == ("Chưa ghi lần rà soát nào và ngày bắt đầu",)
    assert row(grid, "review:t").cells[SAID].lines == ("Công cụ; chủ quản: Sở Nội vụ",)
    assert checks(row(grid, "review:t").cells[SAID]) == ["AW-04"]


def test_nothing_overdue_takes_no_room() -> None:
    assert not [each for each in picture(WHOLE).rows if each.id == "reviews"]


def test_the_stage_of_the_map_decides_which_figures_lead() -> None:
    head = "map: {id: m, title: {vi: M}, as_of: 2022-06-30, root: ubnd, stage: preparing, levels: [province, district, commune]}\n"
    grid = picture(f"rolemap: 1\n{head}{WHOLE}")
    assert [each.id for each in grid.rows if each.id.startswith("BR-AW")] == [
        "BR-AW-1",
        "BR-AW-4",
        "BR-AW-2",
        "BR-AW-5",
    ]


def test_the_legend_has_the_signs_in_use_and_no_others() -> None:
    signs = {entry.sign for entry in picture(WHOLE).legend}
    assert {
        "light:green",
        "light:unknown",
        "chart:value",
        "chart:yellow",
        "chart:red",
        "chart:zones",
    } <= signs
    assert not {"light:red", "chart:course", "chart:ahead"} & signs
    measured = with_thresholds(f"id: b, name: B, must_stay: above, limit: 30, measurements: [{MONTHS}]")
    assert {"chart:course", "chart:ahead"} <= {entry.sign for entry in picture(measured).legend}


def test_every_metric_with_checks_of_its_own_knows_them() -> None:
    graph = graph_of(WHOLE)
    metrics = [metric for brake in brakes(graph, evaluate(graph)) for metric in brake.metrics]
    assert [metric.id for metric in metrics if not metric.checks] == ["BR-PL-4"]


@pytest.mark.usefixtures("english")
def test_the_picture_speaks_english_too() -> None:
    grid = picture(without("sets"))
    assert grid.block.subtitle.startswith("Pause and look: ")
    assert [column.title for column in grid.columns] == [
        "State",
        "Figure",
        "On its scale",
        "What it says, where, and what to do",
    ]
    found = row(grid, "BR-PA-2").cells[SCALE].dial
    assert found is not None
    assert found.words == ("100%", "amber below 100%", "red below 50%")


def test_a_threshold_that_was_crossed_before_says_so_though_its_last_value_is_within() -> None:
    months = "{date: 2022-04-01, value: 25}, {date: 2022-05-01, value: 41}, {date: 2022-06-01, value: 43}"
    text = with_thresholds(
        f"id: n, name: N, must_stay: above, limit: 30, measurements: [{months}]", about="n"
    )
    said = row(picture(text), "n").cells[-1]
    assert "AW-07" in checks(said)
    assert "Đã vượt ngưỡng ngày 01/04/2022 (25), chưa ghi nhận quyết định" in said.lines


def test_findings_beyond_the_badges_of_a_cell_are_counted_with_their_numbers() -> None:
    graph = graph_of_data(document(100, 40, 60, 5000))
    report = evaluate(graph)
    made = views()["brakes"].build(graph, report)
    assert isinstance(made, Grid)
    more = [
        line for each in made.rows for cell in each.cells for line in cell.lines if line.startswith("Và ")
    ]
    assert more
    (hours,) = (each for each in made.rows if each.id == "BR-AW-2")
    found = [one.number for one in report.findings if one.check == "AW-02"]
    assert hours.cells[-1].lines[-1] == (
        f"Và {len(found) - MOST_BADGES} khoảng trống khác (số {found[MOST_BADGES]}–{found[-1]}): "
        "bảng chỉ nêu những khoảng trống đầu"
    )
