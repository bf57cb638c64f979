"""Two versions in one picture, as text: tags, signs of lines, badges and groups of findings; what is folded."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from rolemap.checks.evaluate import Report, evaluate
from rolemap.model import RoleGraph
from rolemap.render import render
from rolemap.views import views
from rolemap.views.diagram import Diagram, Node
from tests.benchmarks.maps import document
from tests.conftest import graph_of, loads, sample
from tests.later import earlier, later
from tests.views.maps import TOOL, WHOLE, replaced, waiver, without

VIEW = views()["changes"]


def between(old: str | Report, new: str | Report, *, fold: bool = False) -> Diagram:
    """The picture of two maps."""
    assert VIEW.compared is not None
    reports = [evaluate(graph_of(each)) if isinstance(each, str) else each for each in (old, new)]
    picture = VIEW.compared(*reports, fold=fold)
    assert isinstance(picture, Diagram)
    return picture


def boxes(picture: Diagram) -> list[str]:
    """The boxes: tag, title, details."""
    return [
        " | ".join(part for part in (node.tag, node.title, *node.details) if part) for node in picture.nodes
    ]


def box(picture: Diagram, title: str) -> Node:
    """The only box with that title."""
    (found,) = (node for node in picture.nodes if node.title == title)
    return found


def told(picture: Diagram) -> list[str]:
    """The lines that changed, with their words."""
    titles = {node.id: node.title for node in picture.nodes}
    return [
        f"{titles[edge.source]} –{edge.role}→ {titles[edge.target]}: {edge.label}".replace("\n", "; ")
        for edge in picture.edges
        if edge.status != "context"
    ]


def groups(picture: Diagram) -> dict[str, list[str]]:
    """The table: by heading the badges as they are shown, with their checks."""
    found: dict[str, list[str]] = {}
    for line in picture.findings:
        found.setdefault(line.group, []).append(f"{line.badge.text} {line.check}")
    return found


NEW_TOOL = TOOL.replace("id: t,", "id: t2,").replace("Họp trực tuyến", "Sổ điện tử")
MORE = replaced(
    (TOOL, f"{TOOL}\n- {NEW_TOOL}"),
    ("addresses: [{from: t, to: p}]", "addresses: [{from: t, to: p}, {from: t2, to: p}]"),
    ("builds: [", "builds: [{from: cntt, to: t2}, "),
)


def test_a_new_tool_stands_beside_what_it_touches_and_nothing_else_does() -> None:
    picture = between(WHOLE, MORE)
    assert boxes(picture) == [
        "Họp mất thời gian đi lại",
        "Trung tâm CNTT",
        "+ mới | Sổ điện tử | đang dùng · thuê",
    ]
    assert told(picture) == [
        "Họp mất thời gian đi lại –addresses→ Sổ điện tử: + giải quyết bài toán",
        "Trung tâm CNTT –builds→ Sổ điện tử: + phát triển công cụ",
    ]
    assert box(picture, "Sổ điện tử").status == "added"
    assert box(picture, "Trung tâm CNTT").status == "context"
    assert picture.block.subtitle.endswith("3 thêm mới (phần tử và quan hệ)")


def test_what_is_gone_is_struck_out_and_bears_its_findings_with_their_old_numbers() -> None:
    picture = between(MORE, WHOLE)
    gone = box(picture, "Sổ điện tử")
    assert (gone.tag, gone.status, gone.id) == ("− đã bỏ", "removed", "−t2")
    assert told(picture)[0] == "Họp mất thời gian đi lại –addresses→ Sổ điện tử: − giải quyết bài toán"
    assert {edge.status for edge in picture.edges} == {"removed"}
    assert {one.text[0] for one in gone.badges} == {"×"}
    old = {finding.key: finding.number for finding in evaluate(graph_of(MORE)).findings}
    assert {one.key: one.number for one in gone.badges} == {
        key: number for key, number in old.items() if "t2" in key
    }


def test_a_changed_problem_brings_its_direct_neighbours_thin_and_nothing_further() -> None:
    picture = between(WHOLE, WHOLE.replace("status: approved", "status: active"))
    assert boxes(picture) == [
        "Chủ tịch UBND tỉnh",
        "Δ thay đổi | Họp mất thời gian đi lại | trạng thái: đã phê duyệt → đang triển khai",
        "Họp trực tuyến",
    ]
    assert [(edge.role, edge.status, edge.label) for edge in picture.edges] == [
        ("sets", "context", ""),
        ("addresses", "context", ""),
    ]


def test_what_changed_is_said_on_the_box_and_on_the_line() -> None:
    changed = WHOLE.replace("status: live", "status: pilot").replace(
        "{from: g.huyen, to: t}", "{from: g.huyen, to: t, active_rate: 0.5}"
    )
    picture = between(WHOLE, changed)
    assert "Δ thay đổi | Họp trực tuyến | trạng thái: đang dùng → thí điểm" in boxes(picture)
    assert told(picture) == [
        "Họp trực tuyến –uses→ Khối cấp huyện: Δ sử dụng; tỷ lệ sử dụng thường xuyên: chưa ghi → 50%"
    ]


def test_many_changes_of_one_box_are_counted() -> None:
    changed = WHOLE.replace(
        "baseline: 12, target: 4, unit: giờ", "baseline: 10, target: 5, unit: phút"
    ).replace("pain: Đi lại nửa ngày", "pain: Đi lại")
    assert box(between(WHOLE, changed), "Họp mất thời gian đi lại").details == (
        "vướng mắc: Đi lại nửa ngày → Đi lại",
        "hiện trạng: 12 → 10",
        "và 2 thay đổi khác",
    )


def test_findings_are_grouped_and_numbered_so_that_old_and_new_cannot_be_confused() -> None:
    picture = between(without("owns"), without("sets") + waiver("PA-01", "p"))
    assert groups(picture) == {
        "Mới: 1": ["+1 HD-07"],
        "Đã khắc phục: 1 (số theo bản cũ)": ["×1 PA-11"],
        "Chấp nhận có lý do: 1": ["2 PA-01"],
    }
    signs = [entry.sign for entry in picture.legend if entry.sign.startswith("badge:")]
    assert signs == ["badge:error", "badge:waived", "badge:new", "badge:fixed"]
    (problem,) = (node for node in picture.nodes if node.role == "problem")
    assert [(one.text, one.waived) for one in problem.badges] == [("2", True)]
    (tool,) = (node for node in picture.nodes if node.role == "tool")
    assert [one.text for one in tool.badges] == ["×1"]
    assert "chấp nhận có lý do" in picture.findings[-1].text


def test_what_is_not_really_fixed_says_so() -> None:
    off = without("owns") + "profile: {severity: {PA-11: off}}\n"
    picture = between(without("owns"), off)
    (line,) = picture.findings
    assert line.text.endswith("(chưa khắc phục: bản mới đã tắt kiểm tra này)")
    settings = box(picture, "Thông tin chung của sơ đồ")
    assert settings.details == ("mức của kiểm tra PA-11: chưa ghi → tắt",)


def test_a_waiver_that_ended_opens_its_finding_again() -> None:
    graph = graph_of(without("owns") + waiver("PA-11", "t"))
    picture = between(*(evaluate(RoleGraph(graph.map, day)) for day in (date(2022, 6, 1), date(2023, 1, 1))))
    assert "1 PA-11" in groups(picture)["Vẫn còn: 1"]
    assert any(
        "mở lại: đã được chấp nhận có lý do đến hết ngày 31/12/2022" in line.text for line in picture.findings
    )


def test_dates_bring_things_into_force_and_end_them() -> None:
    text = MORE.replace("id: t2,", "id: t2, valid_from: 2022-05-01,").replace(
        "- {id: gd,",
        "- {id: pgd, name: Phó Giám đốc, organization: so, rank: deputy, valid_to: 2022-06-01}\n- {id: gd,",
    )
    graph = graph_of(text)
    picture = between(evaluate(RoleGraph(graph.map, date(2022, 4, 1))), evaluate(graph))
    tool, post = box(picture, "Sổ điện tử"), box(picture, "Phó Giám đốc")
    assert (tool.tag, tool.status, tool.details) == (
        "+ bắt đầu", "added", ("có hiệu lực từ ngày 01/05/2022",),
    )  # fmt: skip
    assert (post.tag, post.status) == ("− hết hiệu lực", "removed")
    assert "Trung tâm CNTT –builds→ Sổ điện tử: + phát triển công cụ" in told(picture)
    assert picture.block.subtitle == (
        "Cùng một sơ đồ, thay đổi từ 01/04/2022 đến 30/06/2022: "
        "1 bắt đầu, 1 hết hiệu lực (phần tử và quan hệ)"
    )


def test_a_renamed_id_is_no_new_box() -> None:
    text = WHOLE.replace("id: t,", "id: hop,").replace("to: t}", "to: hop}").replace("from: t,", "from: hop,")
    picture = between(WHOLE, text)
    tool = box(picture, "Họp trực tuyến")
    assert (tool.status, tool.details, tool.elements) == ("changed", ("mã: t → hop",), ("hop", "t"))
    assert not told(picture)


def test_a_line_that_has_another_end_now_went_there_and_came_here() -> None:
    one = "  delegates: [{id: uq, from: chutich, to: %s, scope: [operations]}]\n"
    picture = between(WHOLE + one % "pct", WHOLE + one % "gd")
    assert told(picture) == [
        "Chủ tịch UBND tỉnh –delegates→ Phó Chủ tịch UBND tỉnh: − ủy quyền",
        "Chủ tịch UBND tỉnh –delegates→ Giám đốc Sở Nội vụ: + ủy quyền",
    ]


def test_nothing_changed() -> None:
    picture = between(WHOLE, WHOLE)
    assert boxes(picture) == ["Không có thay đổi nào | Hai bản là cùng một sơ đồ tại cùng một ngày."]
    assert picture.edges == () and picture.findings == ()
    later_on = between(evaluate(graph_of(WHOLE)), evaluate(RoleGraph(graph_of(WHOLE).map, date(2022, 7, 1))))
    assert boxes(later_on) == [
        "Không có thay đổi nào | Phần tử, quan hệ và khoảng trống ngày 30/06/2022 và ngày 01/07/2022 như nhau."
    ]


# One map


def alone(text: str) -> Diagram:
    """The picture of one map, with itself at an earlier date."""
    graph = graph_of(text)
    picture = VIEW.build(graph, evaluate(graph))
    assert isinstance(picture, Diagram)
    return picture


REVIEWS = WHOLE.replace(
    "problems:\n",
    "reviews:\n- {id: r1, name: Rà soát, date: 2022-02-01}\n- {id: r2, name: Rà soát, date: 2022-04-01}\n"
    "- {id: r3, name: Rà soát, date: 2022-08-01}\nproblems:\n",
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (REVIEWS, "Thay đổi từ lần rà soát gần nhất, 01/04/2022, đến 30/06/2022: "),
        (WHOLE, "Thay đổi trong một năm, từ 30/06/2021 đến 30/06/2022 (chưa ghi lần rà soát nào): "),
        ("map: {as_of: 2024-02-29}\n" + WHOLE, "Thay đổi trong một năm, từ 28/02/2023 đến 29/02/2024 "),
    ],
)
def test_one_map_is_compared_with_itself_on_the_day_of_the_last_review(text: str, said: str) -> None:
    assert alone(text).block.subtitle.startswith(said)


def test_two_different_maps_are_called_so() -> None:
    picture = between(WHOLE, "map: {id: khac}\n" + WHOLE)
    assert picture.block.subtitle.startswith("Hai sơ đồ khác nhau, “example” ngày 30/06/2022 và sơ đồ này")


# Half a year of a province


def test_half_a_year_of_a_sample() -> None:
    picture = between(earlier(), later())
    assert (
        picture.block.summary == "khoảng trống: 10 mới · 12 đã khắc phục · 5 vẫn còn · 1 chấp nhận có lý do"
    )
    lines = told(picture)
    assert (
        "Chủ tịch UBND tỉnh –sets→ Lãnh đạo thiếu số liệu kịp thời để cảnh báo sớm: + đặt bài toán" in lines
    )
    assert (
        "Phó Chủ tịch UBND tỉnh phụ trách –delegates→ Giám đốc Sở Thông tin và Truyền thông: "
        "− ủy quyền; ngày hết hiệu lực: 31/12/2022 → 01/09/2022"
    ) in lines
    (units,) = (node for node in picture.nodes if node.title.endswith("× 197"))
    assert f"Ký số từ xa –uses→ {units.title}: + sử dụng × 5" in lines
    assert units.details[-1] == "… và 4 mục khác" and not units.tag
    assert box(picture, "Trung tâm giám sát, điều hành đô thị thông minh").details == (
        "trạng thái: thí điểm → đang dùng",
    )
    assert {"leaders", "problems", "watch", "builders", "tools", "users"} >= {
        node.lane for node in picture.nodes
    }


def test_a_folded_picture_has_fewer_boxes_and_loses_no_change() -> None:
    whole, folded = between(earlier(), later()), between(earlier(), later(), fold=True)
    assert len(folded.nodes) < len(whole.nodes)
    assert any("folded" in node.status.split() for node in folded.nodes)
    assert len(folded.findings) == len(whole.findings)
    assert folded.block == whole.block


# Large changes


def checked(data: dict[str, Any]) -> Report:
    """A generated map with its findings."""
    return evaluate(RoleGraph(loads(json.dumps(data), "json", name="lớn.json")))


def emptied(data: dict[str, Any]) -> dict[str, Any]:
    """The same map with nothing but its root."""
    keys = ("positions", "bodies", "problems", "tools", "budgets")
    root = [one for one in data["organizations"] if one["id"] == "ub"]
    return {**data, "organizations": root, **{key: [] for key in keys}, "relations": {}}


@pytest.mark.parametrize("turned", [False, True])
def test_a_whole_province_against_nothing_is_folded_with_counts(turned: bool) -> None:
    data = document(300, 40, 60, 3000)
    ends = [checked(emptied(data)), checked(data)]
    picture = between(*(reversed(ends) if turned else ends), fold=True)
    assert len(picture.nodes) < 40 and len(picture.edges) < 90
    titles = [node.title.replace("\u00a0", " ") for node in picture.nodes]
    assert "UBND cấp xã × 277" in titles and "… và 38 bài toán khác" in titles
    tag, fate = ("− đã bỏ", "removed") if turned else ("+ mới", "added")
    assert {node.tag for node in picture.nodes} == {tag}
    assert {edge.status for edge in picture.edges} == {fate}
    assert sum(len(found) for found in groups(picture).values()) == 100
    (heading,) = groups(picture)
    assert heading.endswith("nêu 100 (số theo bản cũ)" if turned else "nêu 100")


def test_what_came_and_went_within_one_box_is_told_by_numbers() -> None:
    picture = between(checked(document(60, 5, 8, 300)), checked(document(60, 5, 8, 300, seed=2)))
    tallied = [edge.label for edge in picture.edges if edge.label.startswith("sử dụng: + ")]
    assert tallied and all(", − " in label for label in tallied)


def test_the_picture_of_a_large_apparatus_is_no_larger() -> None:
    sizes = []
    for units in (100, 2000):
        data = document(units, 6, 8, 400)
        changed = json.loads(json.dumps(data))
        changed["tools"][3]["status"] = "retired"
        picture = between(checked(data), checked(changed))
        sizes.append(len(picture.nodes))
    assert max(sizes) < 30


@pytest.mark.parametrize("theme", ["screen", "print", "dark"])
def test_tags_strokes_and_crosses_are_drawn(theme: str) -> None:
    (page,) = render(between(earlier(), later()), theme=theme).pages
    tags = {each.tag.words.text for each in page.boxes if each.tag}
    assert tags == {"+ mới", "− đã bỏ", "Δ thay đổi"}
    struck = [each for each in page.boxes if any(words.struck for words in each.words)]
    assert {each.status for each in struck} == {"removed"}
    assert {line.status for line in page.lines} == {"added", "removed", "changed", "context"}
    assert {row.mark.status for row in page.rows} == {"new", "", "fixed"}


def test_it_speaks_english(english: None) -> None:
    picture = between(sample_report(), later())
    assert "Changes" not in picture.block.subtitle
    assert picture.block.subtitle.startswith("From the version ")
    assert {node.tag for node in picture.nodes} == {"", "+ new", "− removed", "Δ changed"}


def sample_report() -> Report:
    """The sample, checked in the language of the test."""
    return evaluate(sample("thai-binh"))
