"""The grammar of pictures holds in every view: numbers, legend, title block, and words that the renderer knows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rolemap.render.grids.cells import FILLS
from rolemap.render.theme import theme
from rolemap.views import views
from rolemap.views.diagram import Badge, Bar, Diagram, Grid
from tests.gallery import PICTURES, PROVINCE, SAMPLES, THEMES, picture, workspace

EVERYWHERE = [*PICTURES, *((PROVINCE, slug) for slug in views())]


def badges(made: Diagram | Grid) -> Iterator[Badge]:
    """The badges on the boxes, lines, column heads and cells of a picture."""
    if isinstance(made, Diagram):
        holders = (*made.nodes, *made.edges)
    else:
        holders = (*made.columns, *(cell for row in made.rows for cell in row.cells))
    for holder in holders:
        yield from holder.badges


def bars(made: Diagram | Grid) -> Iterator[Bar]:
    """The bars of coverage on a picture, those apart that fill a cell."""
    if isinstance(made, Diagram):
        holders = made.nodes
    else:
        holders = tuple(cell for row in made.rows for cell in row.cells if cell.state not in FILLS)
    for holder in holders:
        yield from holder.bars


@pytest.mark.parametrize("name, slug", EVERYWHERE)
def test_a_badge_is_a_finding_of_the_report_under_its_number(name: str, slug: str) -> None:
    made = picture(name, slug)
    known = {finding.key: finding for finding in workspace(name).report.findings}
    lines = [line.badge for line in made.findings]
    # What is fixed has the number of another report; the table of changes is in groups.
    for badge in (one for one in (*badges(made), *lines, *made.unplaced) if one.status != "fixed"):
        finding = known[badge.key]
        assert (badge.number, badge.severity, badge.waived) == (
            finding.number, finding.severity, finding.waived is not None,
        )  # fmt: skip
    for group in dict.fromkeys(line.group for line in made.findings):
        numbers = [line.badge.number for line in made.findings if line.group == group]
        assert numbers == sorted(set(numbers)), "each once, in order"


@pytest.mark.parametrize("name, slug", EVERYWHERE)
def test_a_badge_on_the_picture_stands_in_its_table_and_the_rest_is_named(name: str, slug: str) -> None:
    made = picture(name, slug)
    listed = {line.badge.key for line in made.findings}
    shown = {badge.key for badge in badges(made)}
    assert shown <= listed
    assert {badge.key for badge in made.unplaced} == listed - shown


@pytest.mark.parametrize("name", SAMPLES)
def test_a_finding_on_a_sample_is_shown_by_some_view(name: str) -> None:
    shown = {badge.key for slug in views() for badge in badges(picture(name, slug))}
    assert {finding.key for finding in workspace(name).report.findings} <= shown


@pytest.mark.parametrize("name, slug", EVERYWHERE)
def test_the_legend_lists_the_signs_in_use_and_no_other(name: str, slug: str) -> None:
    made = picture(name, slug)
    listed = [entry.sign for entry in made.legend]
    assert len(listed) == len(set(listed)) and all(entry.text.strip() for entry in made.legend)
    used = {
        "badge:waived" if one.waived else f"badge:{one.severity.value}"
        for one in (*badges(made), *(line.badge for line in made.findings))
        if one.status != "fixed"
    }
    used |= {f"badge:{one.status}" for one in (line.badge for line in made.findings) if one.status}
    if isinstance(made, Diagram):
        # A unit that hangs on its level says in its own box which level it is of.
        used |= {f"edge:{edge.role}" for edge in made.edges if not edge.target.startswith("unit:")}
        used |= {f"edge:{edge.role}" for edge in made.edges if edge.role != "member"}
        used |= {"node:ghost" for node in made.nodes if node.role == "ghost"}
    else:
        cells = [cell for row in made.rows for cell in row.cells]
        used |= {f"cell:{cell.state}" for cell in cells if cell.state in ("missing", *FILLS)}
    used |= {"bar" for _bar in bars(made)}
    kinds = ("badge:", "edge:", "node:ghost", "cell:", "bar")
    assert {sign for sign in listed if sign.startswith(kinds)} == used


@pytest.mark.parametrize("name, slug", EVERYWHERE)
def test_every_picture_has_its_title_block(name: str, slug: str) -> None:
    made, graph = picture(name, slug), workspace(name).graph
    assert made.view == slug
    assert made.block.title == graph.info.title_in("vi")
    assert made.block.as_of == "30/06/2022" and made.block.version == graph.map.version
    assert made.block.subtitle.strip() and made.block.summary.strip()
    assert made.block.ribbon == "Dữ liệu minh họa" and made.block.notice


@pytest.mark.parametrize("name, slug", EVERYWHERE)
def test_every_word_of_a_picture_has_a_look_in_every_theme(name: str, slug: str) -> None:
    made = picture(name, slug)
    for chosen in map(theme, THEMES):
        if isinstance(made, Diagram):
            lanes = {lane.role for lane in made.lanes}
            assert {edge.role for edge in made.edges} <= chosen.lines.keys()
        else:
            lanes = {column.role for column in made.columns}
        assert lanes <= chosen.lanes.keys()
