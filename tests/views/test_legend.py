"""The legend explains the signs in use and no others; the table says what each finding is about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rolemap.render.paint import page_groups
from rolemap.render.shapes import Group, Text
from rolemap.render.theme import theme
from rolemap.views import views
from rolemap.views.diagram import Diagram, Edge, Grid
from rolemap.views.legend import diagram_legend
from tests.gallery import DISTRICTS, PICTURES, THEMES, layout, picture
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
    for made in (diagram(without("sets", "uses")), grid(without("sets"))):
        assert all(entry.text for entry in made.legend)


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


EVERYWHERE = [*PICTURES, *((DISTRICTS, slug) for slug in views())]


def statuses(made: Diagram | Grid) -> Iterator[tuple[str, str]]:
    """The kind and word of each state in which a box or cell of a picture is drawn."""
    if isinstance(made, Diagram):
        for node in made.nodes:
            yield from (("status", word) for word in node.status.split() if node.role != "ghost")
    else:
        yield from (("cell", cell.state) for row in made.rows for cell in row.cells)


@pytest.mark.parametrize(("name", "slug"), EVERYWHERE)
def test_a_box_that_looks_different_is_explained_and_no_other(name: str, slug: str) -> None:
    """Whatever a theme draws in a way of its own; in a picture of changes a sign explains boxes and lines."""
    made = picture(name, slug)
    drawn = {word for each in map(theme, THEMES) for word in each.statuses} - {"heading"}
    used = {f"{kind}:{word}" for kind, word in statuses(made) if word in drawn}
    listed = {entry.sign for entry in made.legend if entry.sign.startswith(("status:", "cell:"))}
    changes = {
        f"status:{entry.sign.partition(':')[2]}" for entry in made.legend if entry.sign.startswith("change:")
    }
    assert used - changes - {"status:context"} == listed


@pytest.mark.parametrize(("name", "slug"), EVERYWHERE)
def test_every_sign_of_a_legend_has_a_sample_that_is_drawn(name: str, slug: str) -> None:
    made = layout(name, slug)
    (page, *_others) = made.pages
    signs = {
        part.name: part
        for group in page_groups(made, page)
        if group.kind == "legend"
        for part in group.parts
        if isinstance(part, Group)
    }
    assert signs.keys() == {entry.sign for entry in made.pictures[0].legend}
    for sign in signs.values():
        assert any(not isinstance(part, Text) for part in sign.parts), sign.name


def test_words_of_a_sign_may_fit_the_picture() -> None:
    edges = [Edge("a", "b", "uses"), Edge("a", "b", "builds")]
    entries = diagram_legend((), edges, (), {"edge:uses": "đơn vị dùng"})
    assert [entry.text for entry in entries] == ["phát triển công cụ", "đơn vị dùng"]
