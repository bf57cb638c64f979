"""What changed between two maps, at a terminal and as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from rolemap import i18n
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from rolemap.services.checking import Workspace
from rolemap.services.comparing import Comparison
from rolemap.services.reports.paragraphs import WIDTH
from tests.conftest import graph_of
from tests.later import half_a_year
from tests.views.maps import WHOLE, waiver, without


def compared(old: str | RoleGraph, new: str | RoleGraph) -> Comparison:
    """Two maps written in a test, held against each other."""
    graphs = [graph_of(each) if isinstance(each, str) else each for each in (old, new)]
    before, after = (
        Workspace(name, evaluate(graph)) for name, graph in zip(("cũ.yaml", "mới.yaml"), graphs, strict=True)
    )
    return Comparison(before, after)


def paragraphs(text: str) -> dict[str, str]:
    """The parts of a report by their headings, each on one line."""
    found = {}
    for part in text.strip().split("\n\n"):
        first, *rest = part.splitlines()
        found[first] = " ".join(" ".join(rest).split())
    return found


def test_the_summary_comes_first() -> None:
    parts = paragraphs(half_a_year().text)
    first, second, *_rest = parts
    assert first == "Thay đổi: Thái Bình: sơ đồ vai trò mẫu (6/2022)"
    assert "Bản cũ: thời điểm 30/06/2022 · mã nội dung 16515451 · thai-binh.yaml" in parts[first]
    assert "Dữ liệu minh họa" in parts[first]
    assert second == "TÓM TẮT"
    assert parts[second].split(" ", 1)[1] == (
        "Phần tử: 2 thêm mới, 2 bỏ, 2 thay đổi Quan hệ: 9 thêm mới, 8 bỏ, 2 thay đổi (1 hết hiệu lực) "
        "Chấp nhận có lý do: 1 thêm mới Thông tin chung của sơ đồ: 1 thay đổi "
        "Khoảng trống: 10 mới, 12 đã khắc phục, 5 vẫn còn, 1 chấp nhận có lý do"
    )


def test_sections_name_what_changed_and_how() -> None:
    parts = paragraphs(half_a_year().text)
    assert "+ Ký số từ xa [tb.t.kyso] (thí điểm · thuê)" in parts["CÔNG CỤ"]
    assert (
        "− Truyền thanh ứng dụng công nghệ thông tin - viễn thông (thí điểm) [tb.t.truyenthanh]"
        in (parts["CÔNG CỤ"])
    )
    assert "[tb.t.bcrieng] trạng thái: đang dùng → đã dừng" in parts["CÔNG CỤ"]
    assert "ngày hết hiệu lực: 31/12/2022 → 01/09/2022" in parts["QUAN HỆ: ỦY QUYỀN"]
    assert parts["THÔNG TIN CHUNG CỦA SƠ ĐỒ"].endswith("Δ thời điểm lập sơ đồ: 30/06/2022 → 15/12/2022")
    assert "Chủ tịch UBND tỉnh. Lý do chấp nhận: Ký thay theo quy chế" in parts["CHẤP NHẬN CÓ LÝ DO"]


def test_many_relations_that_say_the_same_are_one_line() -> None:
    uses = paragraphs(half_a_year().text)["QUAN HỆ: SỬ DỤNG"]
    assert "Khối UBND cấp xã thuộc huyện Hưng Hà (35) và 2 mục khác → Ký số từ xa" in uses
    assert uses.count("Ký số từ xa") == 1


def test_findings_stand_at_the_end_by_what_became_of_them() -> None:
    parts = paragraphs(half_a_year().text)
    assert list(parts)[-4:] == [
        "KHOẢNG TRỐNG MỚI: 10",
        "KHOẢNG TRỐNG VẪN CÒN: 5",
        "KHOẢNG TRỐNG ĐÃ KHẮC PHỤC (SỐ THEO BẢN CŨ): 12",
        "KHOẢNG TRỐNG ĐƯỢC CHẤP NHẬN CÓ LÝ DO: 1",
    ]
    new, _open, fixed, waived = list(parts.values())[-4:]
    assert "■ 4 HD-01 Người đặt bài toán không phải người đứng đầu." in fixed
    assert "PA-10 Công cụ không gắn bài toán." in fixed
    assert "→ không còn vì phần tử liên quan đã bị bỏ hoặc hết hiệu lực" in fixed
    assert new.count("Cách xử lý: Lập phiếu rà soát") == 1, "once under all of one check"
    assert "▨" in waived and "→ mới được chấp nhận có lý do" in waived


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_it_fits_the_terminal(language: str) -> None:
    with i18n.use(language):
        assert max(map(len, half_a_year().text.splitlines())) <= WIDTH


def test_nothing_changed() -> None:
    comparison = compared(without("owns"), without("owns"))
    assert not comparison
    assert " ".join(comparison.text.split()).endswith(
        "Không có thay đổi: hai bản có nội dung như nhau và cùng các khoảng trống (1 lỗi, 0 cảnh báo, 0 lưu ý)."
    )


def test_another_order_in_the_file_is_said_to_be_nothing_else() -> None:
    turned = WHOLE.replace("{from: cntt, to: t}, {from: dn, to: t}", "{from: dn, to: t}, {from: cntt, to: t}")
    comparison = compared(WHOLE, turned)
    assert not comparison
    assert "Chỉ thứ tự ghi trong tệp khác nhau." in comparison.text


def test_two_maps_and_dates_that_run_backwards_are_noted() -> None:
    text = " ".join(compared(WHOLE, "map: {id: khac, as_of: 2022-01-31}\n" + WHOLE).text.split())
    assert "Lưu ý: đây là hai sơ đồ khác nhau, mã “example” và “khac”." in text
    assert "Lưu ý: thời điểm của bản mới sớm hơn thời điểm của bản cũ." in text


def test_what_is_still_open_says_what_it_was_before() -> None:
    part = WHOLE.replace("{from: g.xa, to: t}", "{from: xa, to: t}")
    less = part.replace("size: 20", "size: 10")
    (still,) = (
        text
        for title, text in paragraphs(compared(part, less).text).items()
        if title.startswith("KHOẢNG TRỐNG VẪN")
    )
    assert "Mới có 12/24" in still and "→ trước đây: Mới có 22/34" in still


def test_dates_and_renamed_ids_are_counted_among_the_changes() -> None:
    line = "  delegates: [{from: chutich, to: pct, scope: [signing], valid_from: 2022-02-01, valid_to: 2022-05-31}]\n"
    text = WHOLE + line
    graph = graph_of(text)
    parts = paragraphs(compared(RoleGraph(graph.map, date(2022, 1, 1)), graph).text)
    assert "Quan hệ: 1 thay đổi (1 có hiệu lực rồi hết hiệu lực)" in parts["TÓM TẮT"]
    other = (
        WHOLE.replace("id: t,", "id: hop,").replace("to: t}", "to: hop}").replace("from: t,", "from: hop,")
    )
    parts = paragraphs(compared(WHOLE, other).text)
    assert "Phần tử: 1 thay đổi (1 chỉ đổi mã) Quan hệ: không thay đổi" in parts["TÓM TẮT"]
    assert "Δ Họp trực tuyến [hop] mã: t → hop" in parts["CÔNG CỤ"]


# JSON


def document(comparison: Comparison) -> dict[str, Any]:
    """The report for programs."""
    data: dict[str, Any] = json.loads(comparison.json)
    return data


def test_the_json_counts_and_lists() -> None:
    data = document(half_a_year())
    assert data["old"] == {"map": "thai-binh", "as_of": "2022-06-30", "version": "16515451"}
    assert (data["rolemap"], data["same_map"], data["renamed"]) == (1, True, {})
    assert data["counts"]["elements"] == {
        "added": 2, "removed": 2, "changed": 2, "began": 0, "ended": 0, "passed": 0,
    }  # fmt: skip
    assert data["counts"]["findings"] == {"new": 10, "open": 5, "fixed": 12, "waived": 1}
    for part in ("elements", "relations", "waivers"):
        fates = [one["change"] for one in data[part]]
        assert {fate: fates.count(fate) for fate in ("added", "removed", "changed")} == {
            fate: data["counts"][part][fate] for fate in ("added", "removed", "changed")
        }
    assert {name: len(found) for name, found in data["findings"].items()} == data["counts"]["findings"]
    assert data["map_info"] == [{"field": "as_of", "old": "2022-06-30", "new": "2022-12-15"}]


def test_an_entry_of_each_kind() -> None:
    data = document(half_a_year())
    tool = next(one for one in data["elements"] if one["id"] == "tb.t.bcrieng")
    assert tool == {
        "change": "changed",
        "section": "tools",
        "id": "tb.t.bcrieng",
        "old_id": "tb.t.bcrieng",
        "name": "Phần mềm báo cáo riêng của một sở",
        "in_force": None,
        "fields": [{"field": "status", "old": "live", "new": "retired"}],
        "record": None,
    }
    review = next(one for one in data["elements"] if one["id"] == "tb.r.tthc2")
    assert review["old_id"] is None
    assert review["record"] == {
        "id": "tb.r.tthc2", "name": "Rà soát 2022-07-15", "date": "2022-07-15", "decision": "Tiếp tục",
    }  # fmt: skip
    (delegation,) = (one for one in data["relations"] if one["kind"] == "delegates")
    assert delegation == {
        "change": "changed", "kind": "delegates", "from": "tb.pct", "to": "tb.gdstttt", "id": "tb.uq2",
        "in_force": "ended", "fields": [{"field": "valid_to", "old": "2022-12-31", "new": "2022-09-01"}],
        "record": None,
    }  # fmt: skip
    (waived,) = data["waivers"]
    assert waived["record"]["until"] == "2023-06-30"


def test_findings_tell_both_standings() -> None:
    data = document(half_a_year())["findings"]
    fixed = next(one for one in data["fixed"] if one["key"] == "HD-01:tb.p.dieuhanh")
    assert (fixed["number"], fixed["old_number"], fixed["was"], fixed["because"]) == (None, 4, "open", None)
    gone = next(one for one in data["fixed"] if one["check"] == "PA-10")
    assert gone["because"] == "subject"
    assert all(one["was"] is None and one["old_number"] is None for one in data["new"])
    (waived,) = data["waived"]
    assert (waived["was"], waived["old_severity"], waived["waived"]["until"]) == (
        "open",
        "warning",
        "2023-06-30",
    )
    numbers = [one["number"] for part in ("new", "open", "waived") for one in data[part]]
    assert len(numbers) == len(set(numbers))


def test_the_json_is_the_same_in_every_language_but_for_sentences() -> None:
    vietnamese = document(half_a_year())
    with i18n.use("en"):
        english = document(half_a_year())

    def bare(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: bare(value) for key, value in part.items() if key not in _SPOKEN}
        return [bare(one) for one in part] if isinstance(part, list) else part

    assert bare(vietnamese) == bare(english)


_SPOKEN = ("message", "why", "remedy", "name")


def test_a_waiver_that_ended_and_an_empty_comparison() -> None:
    waived = without("owns") + waiver("PA-11", "t")
    data = document(compared(waived, without("owns")))
    (still,) = data["findings"]["open"]
    assert (still["key"], still["was"]) == ("PA-11:t", "waived")
    assert [one["change"] for one in data["waivers"]] == ["removed"]
    nothing = document(compared(WHOLE, WHOLE))
    assert not any(
        nothing[part] for part in ("elements", "relations", "waivers", "map_info", "profile", "renamed")
    )
