"""The brakes page of a stored map: what it shows, and what its forms make of what was typed."""

from __future__ import annotations

from datetime import date

from rolemap.editing import ABSENT, Edit
from rolemap.services.maps.brakes import limits, measured, reviews, thresholds
from rolemap.services.maps.brakes.ids import fresh_id
from rolemap.services.maps.brakes.measured import Figure
from rolemap.services.maps.brakes.page import board
from tests.services.maps.small_map import BASE, after, checked

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
