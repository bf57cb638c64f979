"""The signs of changes: shapes that tell without colour, the same in every format, with names of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from rolemap.checks.base import Severity
from rolemap.render import render, writers
from rolemap.render.layout import Layout
from rolemap.render.paint import page_groups
from rolemap.render.shapes import Group, Polygon, Rectangle
from rolemap.render.theme import slugs, theme
from rolemap.views.diagram import Badge, Diagram, Edge, FindingLine, Lane, LegendEntry, Node, TitleBlock

NEW = Badge(2, Severity.ERROR, "PA-11:b", status="new")
FIXED = Badge(2, Severity.WARNING, "PA-05:a", status="fixed")
TAGS = {"added": "+ mới", "removed": "− đã bỏ", "changed": "Δ thay đổi"}


def picture() -> Diagram:
    """A box and a line of each fate."""
    nodes = [
        Node(f"n{at}", "tools", "tool", f"Công cụ {fate}", status=fate, tag=TAGS.get(fate, ""), badges=badges)
        for at, (fate, badges) in enumerate(
            (("added", (NEW,)), ("removed", (FIXED,)), ("changed", ()), ("context", ()))
        )
    ]
    edges = [Edge(f"n{at}", "u", "uses", status=node.status, label=node.tag) for at, node in enumerate(nodes)]
    return Diagram(
        view="changes",
        block=TitleBlock("Tỉnh", "Thay đổi", "30/06/2022", "12345678"),
        lanes=(Lane("tools", "tools", "Công cụ"), Lane("users", "users", "Người sử dụng")),
        nodes=(*nodes, Node("u", "users", "units", "Xã", status="context")),
        edges=tuple(edges),
        legend=(
            *(LegendEntry(f"change:{fate}", fate) for fate in (*TAGS, "context")),
            LegendEntry("badge:new", "mới"),
            LegendEntry("badge:fixed", "đã khắc phục"),
        ),
        findings=(
            FindingLine(NEW, "PA-11", "một", "Mới: 1"),
            FindingLine(Badge(3, Severity.INFO, "x"), "MH-01", "hai", "Vẫn còn: 1"),
            FindingLine(FIXED, "PA-05", "ba", "Đã khắc phục: 1"),
        ),
    )


@pytest.fixture(scope="module")
def layout() -> Layout:
    """The picture in black and white."""
    return render(picture(), theme="print")


def groups(layout: Layout, kind: str) -> Iterator[Group]:
    """All groups of one kind, wherever they stand."""

    def within(found: Group) -> Iterator[Group]:
        if found.kind == kind:
            yield found
        for part in found.parts:
            if isinstance(part, Group):
                yield from within(part)

    for page in layout.pages:
        for found in page_groups(layout, page):
            yield from within(found)


def boxes(layout: Layout) -> dict[str, Group]:
    """The drawn boxes by what became of them."""
    return {group.classes[-1]: group for group in groups(layout, "node") if group.name != "u"}


@pytest.mark.parametrize("slug", slugs())
def test_fates_differ_by_line_width_dash_and_tag(slug: str) -> None:
    look = theme(slug)
    styles = [look.box("tool", fate) for fate in ("added", "removed", "changed", "context")]
    added, removed, changed, context = styles
    assert removed.dash and not (added.dash or changed.dash or context.dash)
    assert added.width > changed.width > context.width
    lines = [look.line("uses", fate) for fate in ("added", "removed", "changed", "context")]
    assert lines[1].dash and lines[0].width > lines[2].width > lines[3].width
    assert {line.head for line in lines} == {look.line("uses").head}, "the head says what the line is"


def test_tags_are_filled_dashed_or_plain(layout: Layout) -> None:
    frames = {
        fate: [part for part in group.parts if isinstance(part, Rectangle)][-1]
        for fate, group in boxes(layout).items()
        if fate in TAGS
    }
    assert (frames["added"].fill, frames["added"].dash) == ("#000000", ())
    assert frames["removed"].fill == "#ffffff" and frames["removed"].dash
    assert (frames["changed"].fill, frames["changed"].dash) == ("#ffffff", ())


def test_the_title_of_what_is_gone_is_struck_out_and_no_other(layout: Layout) -> None:
    strokes = {
        fate: sum(isinstance(part, Polygon) for part in group.parts) for fate, group in boxes(layout).items()
    }
    assert strokes["removed"] == 1
    assert strokes["added"] == strokes["changed"] == strokes["context"] == 0


def test_a_line_that_is_gone_is_crossed(layout: Layout) -> None:
    counts = {
        group.classes[-1]: sum(isinstance(part, Polygon) for part in group.parts)
        for group in groups(layout, "edge")
    }
    assert counts["removed"] == counts["added"] + 2


def test_a_number_of_the_old_report_is_crossed_out_and_takes_no_name_of_this_one(layout: Layout) -> None:
    (fixed, *_rest) = list(groups(layout, "fixed"))
    assert "finding-2" not in fixed.classes
    assert any(isinstance(part, Polygon) for part in fixed.parts)
    numbers = [group.classes for group in groups(layout, "badge") if group.data]
    assert numbers and all("fixed" not in classes for classes in numbers)
    drawn = etree.fromstring(writers()["svg"](layout))
    ids = drawn.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_new_finding_has_a_plus_before_its_number(layout: Layout) -> None:
    texts = {row.mark.words.text for row in layout.pages[0].rows}
    assert texts == {"+2", "3", "2"}
    assert [Badge(2, Severity.ERROR, "k", status=each).text for each in ("", "new", "fixed")] == [
        "2",
        "+2",
        "×2",
    ]


def test_the_table_has_a_heading_over_each_group(layout: Layout) -> None:
    (page,) = layout.pages
    headings = {words.text: words.y for words in page.words if words.text.endswith(": 1")}
    assert list(headings) == ["Mới: 1", "Vẫn còn: 1", "Đã khắc phục: 1"]
    rows = sorted(row.mark.area.y for row in page.rows)
    for heading, row in zip(sorted(headings.values()), rows, strict=True):
        assert heading < row + 6.0


def test_texts_stay_within_their_boxes(layout: Layout) -> None:
    for box in layout.pages[0].boxes:
        for words in box.words:
            assert box.area.holds(words.area, 1.0), (box.id, words.text)
        if box.tag:
            assert box.area.x < box.tag.area.x and box.tag.area.right < box.area.right
            assert box.tag.area.bottom <= min(words.area.y for words in box.words) + 1.0


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png", "drawio", "dot", "mmd", "json"])
def test_every_format_shows_the_tags(layout: Layout, suffix: str) -> None:
    written = writers()[suffix](layout)
    assert written == writers()[suffix](layout)
    if suffix in ("svg", "drawio", "dot", "mmd"):
        text = written.decode("utf-8")
        for tag in TAGS.values():
            word = tag.split(" ", 1)[1]
            assert word in text, tag
    if suffix == "drawio":
        assert "&lt;s&gt;" in written.decode("utf-8")
    if suffix == "dot":
        assert "[×2]" in written.decode("utf-8") and "[+2]" in written.decode("utf-8")


def test_parallel_lines_of_different_fates_stay_two() -> None:
    made = picture()
    edges = (Edge("n0", "u", "uses", status="added"), Edge("n0", "u", "uses", status="removed"))
    drawn = render(Diagram(made.view, made.block, made.lanes, made.nodes, edges), theme="screen")
    assert [line.status for line in drawn.pages[0].lines] == ["added", "removed"]
