"""The legend explains the signs in use and no others; the table says what each finding is about."""

from __future__ import annotations

from tests.views.maps import WHOLE, replaced, with_relations, without
from tests.views.picture import diagram, grid


def test_only_signs_in_use_are_explained() -> None:
    signs = [entry.sign for entry in diagram(WHOLE).legend]
    assert signs == ["status:head", "edge:sets", "edge:addresses", "edge:builds", "edge:uses"]


def test_signs_come_in_the_order_of_the_grammar() -> None:
    text = with_relations("  steers: [{from: pct, to: p}]\n").replace(
        "{from: g.xa, to: t}", "{from: xa, to: t}"
    )
    signs = [entry.sign for entry in diagram(text.replace("  owns: [{from: so, to: t}]\n", "")).legend]
    assert signs == [
        "badge:error", "badge:warning", "node:ghost", "status:head", "bar", "edge:sets", "edge:steers", "edge:addresses",
        "edge:builds", "edge:uses", "edge:partial", "edge:missing",
    ]  # fmt: skip


def test_the_legend_of_a_scorecard() -> None:
    assert [entry.sign for entry in grid(without("sets")).legend] == ["badge:error", "cell:missing", "bar"]
    assert [entry.sign for entry in grid(WHOLE).legend] == ["bar"]


def test_every_sign_of_the_picture_has_words() -> None:
    for picture in (diagram(without("sets", "uses")), grid(without("sets"))):
        assert all(entry.text for entry in picture.legend)


def test_a_line_of_the_table_names_the_check_and_what_it_is_about() -> None:
    (line,) = diagram(without("owns")).findings
    assert (line.check, line.text) == ("PA-11", "Công cụ không có đúng một chủ quản: “Họp trực tuyến”")


def test_a_chain_is_told_hand_by_hand() -> None:
    text = with_relations(
        "  delegates: [{from: chutich, to: pct, scope: [steering], basis: 12, valid_to: 2022-12-31}]\n"
    )
    (line,) = diagram(text).findings
    assert line.text == "Ủy quyền trong chỉ đạo: Chủ tịch UBND tỉnh → Phó Chủ tịch UBND tỉnh"


def test_many_missing_units_are_counted_after_the_first() -> None:
    units = "".join(
        f"- {{id: x{n}, name: Xã số {n}, kind: committee, level: commune, parent: huyen, apparatus: true}}\n"
        for n in range(6)
    )
    text = replaced(("groups:\n", f"{units}groups:\n"), ("{from: g.xa, to: t}", "{from: xa, to: t}"))
    (line,) = [line for line in diagram(text).findings if line.check == "PA-05"]
    assert line.text.endswith("còn thiếu: Khối xã huyện Tây; Xã số 0; Xã số 1; Xã số 2 và 3 đơn vị khác")


def test_a_level_that_is_missing_is_named_in_the_table() -> None:
    text = replaced(("{from: g.huyen, to: t}, ", ""))
    (line,) = [line for line in diagram(text).findings if line.check == "PA-06"]
    assert line.text == "Có cấp chưa tham gia: “Họp mất thời gian đi lại”; còn thiếu: cấp huyện"
