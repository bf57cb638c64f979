"""The brakes page of a stored map: what it shows, and what its forms make of what was typed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rolemap.editing import ABSENT, Edit, apply
from rolemap.i18n import use
from rolemap.services.maps import brakes_limits as limits
from rolemap.services.maps import brakes_measured as measured
from rolemap.services.maps import brakes_reviews as reviews
from rolemap.services.maps import brakes_thresholds as thresholds
from rolemap.services.maps.brakes import board
from rolemap.services.maps.brakes_figures import NotUnderstood, day_of, figure_of
from rolemap.services.maps.brakes_ids import fresh_id
from rolemap.services.maps.brakes_measured import Figure
from rolemap.services.maps.brakes_moving import moved_to
from rolemap.services.maps.brakes_pasted import pasted
from rolemap.services.maps.opening import content_of

BASE: dict[str, Any] = {
    "rolemap": 1,
    "map": {"id": "thu", "title": {"vi": "Thử"}, "as_of": "2022-06-30", "root": "t.ubnd", "levels": ["province"]},
    "organizations": [{"id": "t.ubnd", "name": "UBND tỉnh", "kind": "committee", "level": "province"}],
    "positions": [
        {"id": "t.pho", "name": "Phó Chủ tịch", "organization": "t.ubnd", "rank": "deputy"},
        {"id": "t.ct", "name": "Chủ tịch", "organization": "t.ubnd", "rank": "head"},
    ],
    "problems": [
        {"id": "t.p.hs", "name": "Hồ sơ trực tuyến còn ít", "owner": "t.ubnd", "status": "active", "start": "2020-09-01"}
    ],
    "tools": [{"id": "t.t.dvc", "name": "Cổng", "kind": "system", "status": "live", "provision": "national"}],
    "thresholds": [
        {"id": "t.b.hs", "name": "Ngưỡng hồ sơ", "metric": "Hồ sơ trực tuyến (%)", "must_stay": "above", "limit": 60,
         "warn": 65, "action": "Tạm dừng để xem xét", "watcher": "t.ct",
         "measurements": [{"date": "2022-03-31", "value": 70}, {"date": "2022-05-31", "value": 41.5}]},
        {"id": "t.b.gio", "name": "Ngưỡng giờ", "metric": "Giờ nhập liệu", "must_stay": "below", "limit": 8},
    ],
    "relations": {
        "sets": [{"from": "t.ct", "to": "t.p.hs"}],
        "addresses": [{"from": "t.t.dvc", "to": "t.p.hs"}],
        "about": [{"from": "t.b.hs", "to": "t.p.hs"}],
    },
}  # fmt: skip


def checked(document: dict[str, Any]) -> Any:
    """The workspace of a document, through the gate."""
    return content_of(document).checked("thu")


def after(edits: Any) -> dict[str, Any]:
    """The document with edits applied, none of them in conflict."""
    applied = apply(BASE, edits)
    assert not applied.conflicts
    return applied.document


def values(document: dict[str, Any], id: str) -> list[tuple[str, float]]:
    found = next(one for one in document["thresholds"] if one["id"] == id)
    return [(one["date"], one["value"]) for one in found.get("measurements", ())]


# Figures and days


@pytest.mark.parametrize(
    ("text", "value"),
    [("41,5", 41.5), ("1.234,5", 1234.5), ("1.234", 1234), ("40 %", 40), ("−3", -3), ("0.500", 0.5), ("1,234.5", 1234.5)],
)  # fmt: skip
def test_a_figure_is_read_as_an_office_types_it(text: str, value: float) -> None:
    assert figure_of(text) == value


def test_separators_follow_the_language() -> None:
    assert figure_of("1,250") == 1.25
    with use("en"):
        assert figure_of("1,250") == 1250 and figure_of("1.250") == 1.25


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "--4", "4 giờ", "nan", "1e5"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        figure_of(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/6/2022", date(2022, 6, 30)),
        ("2022-06-30", date(2022, 6, 30)),
        ("T2/2024", date(2024, 2, 29)),
        ("tháng 6/2022", date(2022, 6, 30)),
        ("6/30/2022", date(2022, 6, 30)),
        ("1.7.22", date(2022, 7, 1)),
    ],
)
def test_a_day_is_read_and_a_month_is_its_last_day(text: str, day: date) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize("text", ["", "31/02/2022", "13/2022", "hôm qua", "2022-13-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        day_of(text)


# Measurements


def test_typed_figures_are_put_in_the_order_of_days() -> None:
    form = {"date": "2022-04-30", "value-t.b.hs": "66", "value-t.b.gio": "5", "date-t.b.gio": "31/05/2022"}
    found = measured.typed(BASE, form)
    document = after(measured.edits(BASE, found.figures))
    assert values(document, "t.b.hs") == [("2022-03-31", 70), ("2022-04-30", 66), ("2022-05-31", 41.5)]
    assert values(document, "t.b.gio") == [("2022-05-31", 5)]
    assert checked(document)


def test_a_figure_for_a_known_day_is_its_correction_and_an_equal_one_nothing() -> None:
    figures = [Figure("t.b.hs", date(2022, 5, 31), 62), Figure("t.b.hs", date(2022, 3, 31), 70)]
    edits = measured.edits(BASE, figures)
    assert edits == (Edit(("thresholds", "t.b.hs", "measurements", "2022-05-31", "value"), 41.5, 62),)


def test_wrong_figures_are_told_by_field_and_none_is_lost_silently() -> None:
    found = measured.typed(BASE, {"date": "", "value-t.b.hs": "x", "value-t.b.gio": "3"})
    assert found.figures == () and set(found.wrong) == {"date", "value-t.b.hs"}


def test_measurements_are_corrected_and_taken_away() -> None:
    form = {"value-2022-03-31": "71,5", "value-2022-05-31": "41,5", "drop-2022-05-31": "1"}
    edits, wrong = measured.corrected(BASE, "t.b.hs", form)
    assert not wrong and values(after(edits), "t.b.hs") == [("2022-03-31", 71.5)]
    assert set(measured.corrected(BASE, "t.b.hs", {"value-2022-03-31": ""})[1]) == {"value-2022-03-31"}


def test_the_date_of_the_map_moves_to_the_last_figure_only_forward() -> None:
    later = [Figure("t.b.hs", date(2022, 7, 31), 62), Figure("t.b.hs", date(2022, 4, 1), 62)]
    assert moved_to(BASE, later) == (Edit(("map", "as_of"), "2022-06-30", "2022-07-31"),)
    assert moved_to(BASE, later[1:]) == ()


# Pasting


def test_two_columns_of_one_threshold_with_their_heads() -> None:
    sheet = pasted(BASE, "Ngày\tGiá trị\n31/03/2022\t70\n31/05/2022\t42\n30/06/2022\t44,5\n", "t.b.hs")
    assert [row[1].standing for row in sheet.rows] == ["head", "same", "corrected", "new"]
    assert sheet.good and [one.value for one in sheet.figures] == [42, 44.5]


@pytest.mark.parametrize(
    "text",
    [
        "\tT1/2022\tT2/2022\nHồ sơ trực tuyến (%)\t60\t61\nngưỡng giờ\t\t7\n",
        "Tháng\tt.b.hs\tNGƯỠNG GIỜ\n1/2022\t60\t-\n2/2022\t61\t7\n",
    ],
)
def test_a_block_goes_either_way_round(text: str) -> None:
    found = {(one.threshold, one.day.isoformat()): one.value for one in pasted(BASE, text).figures}
    assert found == {
        ("t.b.hs", "2022-01-31"): 60,
        ("t.b.hs", "2022-02-28"): 61,
        ("t.b.gio", "2022-02-28"): 7,
    }


def test_each_wrong_cell_says_why_and_nothing_can_be_kept() -> None:
    sheet = pasted(BASE, "\tT1/2022\tkhi nào\nHồ sơ trực tuyến (%)\tx\t61\nKhông có\t1\t2\n")
    wrong = [(cell.text, cell.standing) for cell in sheet.cells if cell.wrong]
    assert wrong == [("khi nào", "wrong"), ("x", "wrong"), ("Không có", "wrong")] and not sheet.good
    assert pasted(BASE, "").trouble and pasted(BASE, "41").trouble


# Thresholds


def test_a_new_threshold_comes_with_what_it_is_about_and_a_free_id() -> None:
    typed = {
        "metric": "Tỷ lệ ký số",
        "must_stay": "above",
        "limit": "90",
        "warn": "95",
        "action": "Tạm dừng để xem xét",
    }
    form, record = thresholds.read(typed, ["t.p.hs"])
    assert not form.wrong
    id, edits = thresholds.edits(BASE, None, record, ["t.p.hs"])
    document = after(edits)
    assert id == "t.b.hs-2" and {"from": id, "to": "t.p.hs"} in document["relations"]["about"]
    assert document["thresholds"][-1] == {"id": id, "name": "Tỷ lệ ký số", **typed, "limit": 90, "warn": 95}
    assert checked(document)


def test_only_what_was_changed_is_an_edit_and_links_go_with_their_own_key() -> None:
    form = thresholds.form_of(BASE, "t.b.hs")
    assert form.values["warn"] == "65" and form.about == ("t.p.hs",)
    _form, record = thresholds.read({**form.values, "warn": "", "limit": "55"}, [])
    _id, edits = thresholds.edits(BASE, "t.b.hs", record, [])
    assert set(edits) == {
        Edit(("thresholds", "t.b.hs", "limit"), 60, 55),
        Edit(("thresholds", "t.b.hs", "warn"), 65, ABSENT),
    }
    gone = thresholds.unlinked(BASE, "t.b.hs", [])
    assert [edit.place for edit in gone] == [("relations", "about", "t.b.hs>t.p.hs")]


def test_lines_the_wrong_way_round_and_missing_ones_are_told() -> None:
    typed = {"metric": "m", "must_stay": "below", "limit": "8", "warn": "9"}
    assert set(thresholds.read(typed, [])[0].wrong) == {"warn"}
    assert set(thresholds.read({"must_stay": "above", "limit": "x"}, [])[0].wrong) == {"metric", "limit"}


def test_the_standing_follows_the_lines_that_are_typed() -> None:
    workspace = checked(BASE)
    _form, record = thresholds.read(
        {**thresholds.form_of(BASE, "t.b.hs").values, "limit": "40", "warn": "45"}, []
    )
    found = thresholds.standing(workspace, "t.b.hs", record)
    assert found.state.value == "amber" and found.distance == "đã qua vạch vàng, còn 1,5 đến vạch đỏ"
    assert thresholds.standing(workspace, None, {**record, "name": "mới"}).state.value == "unknown"


# Reviews


def test_a_review_closes_what_was_overdue_and_names_who_decided() -> None:
    workspace = checked(BASE)
    assert [one.what.id for one in reviews.due(workspace) if one.finding] == ["t.p.hs"]
    assert reviews.due(workspace)[0].until == date(2021, 9, 1)
    typed = {"date": "2022-06-15", "decision": "Điều chỉnh", "note": "Chậm"}
    edits, wrong = reviews.edits(workspace, BASE, typed, ["t.p.hs"], ["t.ct"])
    assert not wrong
    after_it = checked(after(edits))
    assert not [one for one in reviews.due(after_it) if one.finding]
    assert not after_it.report.by_check.get("AW-07")
    (found,) = reviews.recorded(after_it)
    assert (found.id, found.decision, [one.name for one in found.decided_by]) == (
        "t.r.hs-2022",
        "Điều chỉnh",
        ["Chủ tịch"],
    )
    assert found.name == "Rà soát Hồ sơ trực tuyến còn ít, ngày 15/06/2022"


def test_a_review_lacks_nothing_that_makes_it_one() -> None:
    workspace = checked(BASE)
    edits, wrong = reviews.edits(workspace, BASE, {"date": "x"}, ["không có"], [])
    assert edits == () and set(wrong) == {"date", "about", "decision"}


def test_heads_come_first_among_those_who_decide() -> None:
    assert [(one.id, head) for one, head in reviews.deciders(checked(BASE))] == [
        ("t.ct", True),
        ("t.pho", False),
    ]


def test_ids_follow_the_manner_of_the_map() -> None:
    assert fresh_id(BASE, "reviews", "t.p.hs", "2022") == "t.r.hs-2022"
    bare = {"map": {"root": "ubnd"}, "reviews": [{"id": "r.hs-2022"}]}
    assert fresh_id(bare, "reviews", "hs", "2022") == "r.hs-2022-2"
    assert fresh_id({"map": {"root": "ubnd"}}, "thresholds", "") == "b.thresholds"
    assert len(fresh_id(BASE, "reviews", "t.p." + "x" * 70, "2022")) <= 64


# Lines of the brakes


def test_a_line_is_typed_as_a_percentage_and_kept_as_a_share() -> None:
    edits, wrong = limits.edits(
        checked(BASE), BASE, {"BR-HD-1.yellow": "80", "BR-HD-1.red": "50", "BR-AW-2.red": "12"}
    )
    assert not wrong and set(edits) == {
        Edit(("profile", "limits", "BR-HD-1", "yellow"), ABSENT, 0.8),
        Edit(("profile", "limits", "BR-AW-2", "red"), ABSENT, 12),
    }
    document = after(edits)
    shown = next(
        one for panel in limits.panels(checked(document)) for one in panel.gauges if one.id == "BR-HD-1"
    )
    assert [(line.typed, line.default, line.own) for line in shown.lines] == [
        ("80", "100", True),
        ("50", "50", False),
    ]
    back, _wrong = limits.edits(checked(document), document, {"BR-HD-1.yellow": "", "BR-HD-1.red": ""})
    assert back == (Edit(("profile", "limits", "BR-HD-1", "yellow"), 0.8, ABSENT),)


def test_untouched_lines_are_no_edits_even_where_one_pushes_the_other() -> None:
    document = after([Edit(("profile", "limits", "BR-HD-1", "yellow"), ABSENT, 0.4)])
    workspace = checked(document)
    typed = {
        line.field: line.typed
        for panel in limits.panels(workspace)
        for one in panel.gauges
        for line in one.lines
    }
    assert typed["BR-HD-1.red"] == "40"
    assert limits.edits(workspace, document, typed) == ((), {})


def test_lines_out_of_bounds_or_order_are_told() -> None:
    typed = {"BR-HD-1.yellow": "120", "BR-HD-2.yellow": "30", "BR-HD-2.red": "60", "BR-AW-1.red": "x"}
    _edits, wrong = limits.edits(checked(BASE), BASE, typed)
    assert set(wrong) == {"BR-HD-1.yellow", "BR-HD-2.red", "BR-AW-1.red"}
    assert wrong["BR-HD-1.yellow"] == "Từ 0 đến 100."


# The page


def test_the_board_says_where_to_pause_and_how_far_the_lines_are() -> None:
    found = board(checked(BASE))
    by_id = {one.id: one for one in found.thresholds}
    assert (
        by_id["t.b.hs"].distance == "vượt vạch đỏ 18,5"
        and by_id["t.b.hs"].watch.action == "Tạm dừng để xem xét"
    )
    assert by_id["t.b.hs"].spark is not None and by_id["t.b.gio"].dial is not None
    assert [one.id for one, _action in found.pauses if one.id in by_id] == ["t.b.hs"]
    assert found.verdict.startswith("Tạm dừng để xem xét:")
    assert by_id["t.b.hs"].line == "phải từ 60 trở lên" and by_id["t.b.gio"].watcher == ""


def test_figures_after_the_date_of_the_map_are_named_as_not_counted() -> None:
    document = after(measured.edits(BASE, [Figure("t.b.gio", date(2022, 7, 31), 3)]))
    (one,) = (one for one in board(checked(document)).thresholds if one.id == "t.b.gio")
    assert one.later == date(2022, 7, 31) and one.watch.value is None
