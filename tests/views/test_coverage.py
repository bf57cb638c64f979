"""The coverage: who is not on board, for which problem, how much of the whole, and whom to call."""

from __future__ import annotations

import pytest

from rolemap.checks.evaluate import Report, evaluate
from rolemap.errors import NoPlace, UnknownName
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.diagram import Cell, Grid
from tests.benchmarks.maps import document
from tests.conftest import graph_of_data, sample
from tests.views.picture import report_of

ORGANIZATIONS = """\
organizations:
- {id: tinh, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở A, kind: department, level: province, parent: tinh, apparatus: true}
- {id: dong, name: Huyện Đông, kind: committee, level: district, parent: tinh, apparatus: true}
- {id: tay, name: Huyện Tây, kind: committee, level: district, parent: tinh, apparatus: true}
- {id: bac, name: Huyện Bắc, kind: committee, level: district, parent: tinh, apparatus: true}
- {id: d1, name: Xã Đ1, kind: committee, level: commune, parent: dong, apparatus: true}
- {id: d2, name: Xã Đ2, kind: committee, level: commune, parent: dong, apparatus: true}
- {id: d3, name: Xã Đ3, kind: committee, level: commune, parent: dong, apparatus: true}
- {id: t1, name: Khối xã Tây, kind: block, level: commune, parent: tay, apparatus: true, size: 20}
- {id: b1, name: Xã B1, kind: committee, level: commune, parent: bac, apparatus: true}
- {id: b2, name: Xã B2, kind: committee, level: commune, parent: bac, apparatus: true}
- {id: dn, name: Doanh nghiệp, kind: enterprise, level: enterprise}
"""
POSITIONS = """\
positions:
- {id: ct, name: Chủ tịch UBND tỉnh, organization: tinh, rank: head}
- {id: ctd1, name: Chủ tịch UBND xã Đ1, organization: d1, rank: head}
"""
PROBLEMS = """\
problems:
- {id: p, name: Họp đi lại xa, owner: tinh, status: active, audience: [province, district, commune]}
- {id: q, name: Báo cáo nhập tay, owner: tinh, status: active, audience: [commune]}
- {id: r, name: Số liệu chậm, owner: tinh, status: active, audience: [district]}
- {id: s, name: Dân cư sai lệch, owner: tinh, status: active}
- {id: z, name: Đã xong, owner: tinh, status: closed, audience: [commune]}
"""
TOOLS = """\
tools:
- {id: t, name: Họp trực tuyến, kind: service, status: live, provision: rented}
- {id: u, name: Báo cáo số, kind: service, status: live, provision: rented}
"""
RELATIONS = """\
relations:
  addresses: [{from: t, to: p}, {from: u, to: q}]
  uses:
  - {from: so, to: t}
  - {from: dong, to: t}
  - {from: d3, to: t}
  - {from: b1, to: t}
  - {from: b2, to: t}
  - {from: d3, to: u}
  - {from: t1, to: u}
  - {from: b1, to: u}
  - {from: b2, to: u}
"""
MAP = f"{ORGANIZATIONS}{POSITIONS}{PROBLEMS}{TOOLS}{RELATIONS}map: {{root: tinh}}\n"


def coverage(
    text: str | tuple[RoleGraph, Report], *, focus: str = "", depth: int | None = None, fold: bool = False
) -> Grid:
    """The coverage of a map, or of an element of it."""
    graph, report = report_of(text) if isinstance(text, str) else text
    view = views()["coverage"]
    if focus:
        assert view.focused is not None
        made = view.focused(graph, report, focus=focus, depth=depth, fold=fold)
    else:
        made = view.build(graph, report, fold=fold)
    assert isinstance(made, Grid)
    return made


def shown(made: Grid) -> str:
    """Row by row: the label, then each cell as its state and its words, badges by their check."""
    lines = []
    for row in made.rows:
        first, *others = row.cells
        mark = "# " if row.heading else ""
        words = [" · ".join(first.lines) + checks(first), *map(said, others)]
        lines.append(f"{'  ' * row.depth}{mark}{' | '.join(words)}")
    return plain("\n".join(lines))


def plain(text: str) -> str:
    """With usual spaces, whatever words are kept together on a line."""
    return text.replace("\u00a0", " ")


def said(cell: Cell) -> str:
    signs = {"full": "=", "partial": "~", "none": "!", "free": ".", "missing": "x"}
    counts = [bar.label or f"{bar.done}/{bar.total}" for bar in cell.bars]
    return " ".join(part for part in (signs.get(cell.state, ""), *counts, *cell.lines) if part) + checks(cell)


def checks(cell: Cell) -> str:
    return "".join(f" ({badge.key.split(':')[0]})" for badge in cell.badges)


def test_units_by_problems_filled_by_use_the_worst_unfolded() -> None:
    made = coverage(MAP)
    assert made.block.subtitle == "Độ phủ: 5/29 đơn vị tham gia đủ các bài toán có yêu cầu"
    assert [column.title for column in made.columns][2:] == [
        "Họp đi lại xa", "Báo cáo nhập tay", "Số liệu chậm", "Dân cư sai lệch",
    ]  # fmt: skip
    assert shown(made) == (
        "# Toàn bộ bộ máy: 29 đơn vị | ~ 5/29 | ~ 5/29 (PA-05) | ~ 23/25 (PA-05) | x | .\n"
        "# Cơ quan cấp tỉnh × 1 | = 1/1 | = có | . | . | .\n"
        "# UBND cấp huyện × 3 | ~ 1/3 | ~ 1/3 | . | x | .\n"
        "  2 đơn vị: Huyện Tây; Huyện Bắc | ! thiếu 1 trong 1 bài toán | ! 0/2 | . | x | .\n"
        "  … và 1 đơn vị đã tham gia đủ\n"
        "# UBND cấp xã × 25 | ~ 3/25 | ~ 3/25 | ~ 23/25 | . | .\n"
        "  Khối xã Tây | ~ thiếu 1 trong 2 bài toán | ! 0/20 | = 20/20 | . | .\n"
        "  # Huyện Đông: 3 đơn vị | ~ 1/3 | ~ 1/3 | ~ 1/3 | . | .\n"
        "    2 đơn vị: Xã Đ1; Xã Đ2 | ! thiếu 2 trong 2 bài toán | ! 0/2 | ! 0/2 | . | .\n"
        "  … và 3 đơn vị đã tham gia đủ"
    )


def test_findings_stand_where_they_belong() -> None:
    made = coverage(MAP.replace("  - {from: so, to: t}\n", ""))
    (level,) = [row for row in made.rows if row.id == "level:province"]
    assert [checks(cell) for cell in level.cells[2:]] == [" (PA-06)", "", "", ""]
    heads = {column.title: [badge.key.split(":")[0] for badge in column.badges] for column in made.columns}
    assert heads["Số liệu chậm"] == ["PA-02"]
    assert heads["Họp đi lại xa"] == []
    keys = {badge.key for holder in _holders(made) for badge in holder}
    assert {line.badge.key for line in made.findings} == keys, "the table holds what is on the picture"


def _holders(made: Grid) -> list[tuple[object, ...]]:
    return [column.badges for column in made.columns] + [
        cell.badges for row in made.rows for cell in row.cells
    ]


def test_a_level_that_is_asked_and_has_no_unit_is_struck_out() -> None:
    only = "\n".join(line for line in MAP.splitlines() if "level: district" not in line)
    only = only.replace("parent: dong", "parent: tinh").replace("parent: tay", "parent: tinh")
    only = only.replace("parent: bac", "parent: tinh").replace("  - {from: dong, to: t}\n", "")
    (level,) = [row for row in coverage(only).rows if row.id == "level:district"]
    assert said(level.cells[2]) == "x (PA-06)"


def test_a_map_where_all_take_part_is_calm() -> None:
    rule = "groups:\n- {id: g, name: Cả tỉnh, under: tinh, level: commune}\n"
    whole = MAP.replace("problems:\n", f"{rule}problems:\n").replace(
        "  uses:\n", "  uses:\n  - {from: g, to: u}\n"
    )
    made = coverage(whole.replace("xa, owner: tinh, status: active", "xa, owner: tinh, status: closed"))
    (communes,) = [row for row in made.rows if row.id == "level:commune"]
    assert said(communes.cells[1]) == "= 25/25"
    assert not [row for row in made.rows if row.depth], "nothing is unfolded where nobody is absent"


def test_nothing_to_show_is_said() -> None:
    without_problems = coverage(f"{ORGANIZATIONS}map: {{root: tinh}}\n")
    assert without_problems.rows[0].cells[0].lines[0] == "Sơ đồ chưa có bài toán nào"
    assert without_problems.rows[1].cells[0].lines[0] == "Toàn bộ bộ máy: 29 đơn vị"
    assert without_problems.block.subtitle.startswith("Độ phủ: chưa có bài toán nào")
    nobody = coverage(MAP.replace(", apparatus: true", ""))
    assert [row.cells[0].lines[0] for row in nobody.rows] == ["Sơ đồ chưa có đơn vị nào của bộ máy"]


def test_what_does_not_fit_is_counted_and_nothing_is_lost() -> None:
    made = coverage(province(300))
    (whole,) = [row for row in made.rows if row.id == "whole"]
    parts = [row for row in made.rows if row.id.startswith("level:")]
    for at in range(1, len(made.columns) - 1):
        done = [sum(bar.done for bar in row.cells[at].bars) for row in (whole, *parts)]
        assert done[0] == sum(done[1:])
    communes = made.rows[made.rows.index(parts[2]) :]
    groups = [row for row in communes if row.depth == 1 and len(row.cells) > 1]
    for at in range(1, len(made.columns) - 1):
        assert sum(bar.total for row in groups for bar in row.cells[at].bars) == sum(
            bar.total for bar in communes[0].cells[at].bars
        )
    assert made.columns[-1].title == "… và 13 bài toán khác"


def province(units: int, problems: int = 40) -> tuple[RoleGraph, Report]:
    graph = graph_of_data(document(units, problems, 60, 5000 if units < 1000 else 20000))
    return graph, evaluate(graph)


@pytest.mark.parametrize("fold, rows, columns", [(False, 22, 30), (True, 19, 15)])
def test_the_picture_does_not_grow_with_the_apparatus(fold: bool, rows: int, columns: int) -> None:
    for units in (100, 300, 3000):
        made = coverage(province(units), fold=fold)
        assert len(made.rows) <= rows and len(made.columns) <= columns
        assert all(len(cell.elements) <= 8 for row in made.rows for cell in row.cells)


def test_only_what_is_shown_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[int, int] = {}
    for units in (300, 3000):
        graph, report = province(units)
        calls = 0
        name = RoleGraph.name

        def counted(self: RoleGraph, element: str, name=name) -> str:  # type: ignore[no-untyped-def]
            nonlocal calls
            calls += 1
            return str(name(self, element))

        monkeypatch.setattr(RoleGraph, "name", counted)
        coverage((graph, report))
        monkeypatch.undo()
        asked[units] = calls
    assert asked[3000] < 2 * asked[300], "names are looked up for what stands on the picture"


def test_one_problem_lists_every_absent_unit_with_its_head() -> None:
    made = coverage(MAP, focus="p")
    assert made.block.subtitle == "Độ phủ “Họp đi lại xa”: 5/29 đơn vị phải tham gia đã tham gia"
    assert [column.title for column in made.columns] == [
        "Đơn vị của bộ máy", "Họp đi lại xa", "Người đứng đầu đơn vị",
    ]  # fmt: skip
    assert shown(made) == (
        "# Tất cả đơn vị phải tham gia | ~ 5/29 (PA-05)\n"
        "  Sở A | = có\n"
        "# UBND cấp huyện × 3 | ~ 1/3\n"
        "  Huyện Tây | ! chưa\n"
        "  Huyện Bắc | ! chưa\n"
        "  Huyện Đông | = có\n"
        "# UBND cấp xã × 25 | ~ 3/25\n"
        "  # Huyện Tây: 20 đơn vị | ! 0/20\n"
        "    Khối xã Tây | ! 0/20\n"
        "  # Huyện Đông: 3 đơn vị | ~ 1/3\n"
        "    Xã Đ1 | ! chưa | Chủ tịch UBND xã Đ1\n"
        "    Xã Đ2 | ! chưa\n"
        "  … và 3 đơn vị đã tham gia đủ"
    )


def test_many_absent_units_without_a_head_share_a_row_with_their_names() -> None:
    graph, report = province(300)
    made = coverage((graph, report), focus="p1")
    absent = graph.coverage("p1").missing
    named = [
        name for row in made.rows if not row.heading and len(row.cells) > 1 for name in row.cells[0].elements
    ]
    assert set(absent) <= set(named), "every one of them by name"
    assert len(made.rows) < len(absent) / 3


def test_one_district_with_all_its_units() -> None:
    made = coverage(MAP, focus="dong")
    assert made.block.subtitle == "Độ phủ “Huyện Đông”: 2/4 đơn vị tham gia đủ các bài toán có yêu cầu"
    assert shown(made) == (
        "  Huyện Đông | = có | = có | . | x | .\n"
        "# UBND cấp xã × 3 | ~ 1/3 | ~ 1/3 (PA-05) | ~ 1/3 (PA-05) | . | .\n"
        "  Xã Đ1 | ! thiếu 2 trong 2 bài toán | ! chưa | ! chưa | . | .\n"
        "  Xã Đ2 | ! thiếu 2 trong 2 bài toán | ! chưa | ! chưa | . | .\n"
        "  Xã Đ3 | = có | = có | = có | . | ."
    )


@pytest.mark.parametrize("depth, deepest", [(0, 0), (1, 1), (2, 2), (9, 2)])
def test_the_depth_is_how_far_it_is_unfolded(depth: int, deepest: int) -> None:
    made = coverage(MAP, focus="tinh", depth=depth)
    assert max(row.depth for row in made.rows) == deepest


def test_a_group_shows_its_members() -> None:
    group = "groups:\n- {id: g, name: Khối xã điểm, members: [d1, t1, dn]}\n"
    made = coverage(MAP.replace("problems:\n", f"{group}problems:\n"), focus="g")
    labels = [plain(row.cells[0].lines[0]) for row in made.rows]
    assert labels[0] == "UBND cấp xã × 21"
    assert {"Khối xã Tây", "Xã Đ1"} <= set(labels) and "Doanh nghiệp" not in labels


def test_what_cannot_be_shown_is_refused() -> None:
    with pytest.raises(NoPlace):
        coverage(MAP, focus="dn")
    with pytest.raises(NoPlace):
        coverage(MAP, focus="z")
    with pytest.raises(NoPlace):
        coverage(MAP, focus="t")
    with pytest.raises(UnknownName):
        coverage(MAP, focus="huyen-dong")


def test_the_samples_show_the_gaps_that_were_planted() -> None:
    graph = sample("thai-binh")
    made = coverage((graph, evaluate(graph)))
    text = shown(made)
    assert "Khối UBND cấp xã thuộc huyện Tiền Hải (32) | ~ thiếu 1 trong 4 bài toán" in text
    assert "… và 228 đơn vị đã tham gia đủ" in text
    assert "0/8 (PA-06)" in text and "253/285 (PA-05)" in text


def test_the_picture_speaks_english_too(english: None) -> None:
    made = coverage(MAP)
    assert made.block.subtitle == "Coverage: 5 of 29 units take part in all problems that ask them"
    assert "2 units: Huyện Tây; Huyện Bắc | ! lacks 1 of 1 problems" in shown(made)


def test_use_below_its_target_is_not_shown_as_full() -> None:
    graph = sample("nam-dinh")
    made = coverage((graph, evaluate(graph)))
    place = next(at for at, column in enumerate(made.columns) if column.elements == ("nd.p.tthc",))
    (whole,) = (row.cells[place] for row in made.rows if row.id == "whole")
    assert whole.state == "partial"
    assert [(bar.label, bar.done) for bar in whole.bars] == [("253/253 · dùng 41%", 41)]
    assert any(entry.text.startswith("một phần tham gia, hoặc có nơi dùng") for entry in made.legend)
