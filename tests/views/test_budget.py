"""The budget as a picture: each right proven or struck out, the chain behind the money, and the sums."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rolemap.brakes.budget import five_of_five, proven_money
from rolemap.checks.budget._example import SOUND
from rolemap.checks.evaluate import evaluate
from rolemap.errors import NoPlace, UnknownName
from rolemap.views import views
from rolemap.views.diagram import Cell, Grid, GridRow
from tests.conftest import graph_of, sample
from tests.views.maps import waiver
from tests.views.picture import report_of

ITEM, CHAIN, PROBLEM, PEOPLE, PRODUCT, PRICE, PROCESS = range(7)


def picture(text: str, *, fold: bool = False) -> Grid:
    graph, report = report_of(text)
    built = views()["budget"].build(graph, report, fold=fold)
    assert isinstance(built, Grid)
    return built


def focused(text: str, focus: str) -> Grid:
    graph, report = report_of(text)
    view = views()["budget"]
    assert view.focused is not None
    built = view.focused(graph, report, focus=focus)
    assert isinstance(built, Grid)
    return built


def row(grid: Grid, name: str) -> GridRow:
    (found,) = (each for each in grid.rows if each.id == name)
    return found


def cell(text: str, column: int) -> Cell:
    return row(picture(text), "kinhphi").cells[column]


def edited(changes: Mapping[str, str]) -> str:
    text = SOUND
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def checks(of: Cell) -> list[str]:
    return [one.key.split(":")[0] for one in of.badges]


def test_an_item_with_all_proofs_shows_them_with_a_tick() -> None:
    cells = row(picture(SOUND), "kinhphi").cells
    assert [each.lines for each in cells[PROBLEM:]] == [
        ("Tờ trình 12/TTr-UBND",),
        ("Quyết định 45/QĐ-UBND",),
        ("Đối chiếu Kiến trúc chính quyền điện tử",),
        ("Chứng thư thẩm định giá 21/2022",),
        ("Báo cáo 30/BC-STC",),
    ]
    assert {(each.state, each.light) for each in cells[PROBLEM:]} == {("filled", "proven")}
    assert not [one for each in cells[CHAIN:] for one in each.badges]


def test_columns_are_the_five_rights_in_their_order() -> None:
    titles = [column.title for column in picture(SOUND).columns]
    assert titles[2:] == ["Đúng bài toán", "Đúng người", "Đúng sản phẩm", "Đúng giá", "Đúng quy trình"]


def test_the_item_says_amount_period_form_and_how_far_it_has_come() -> None:
    text = edited({'period: "2022"': 'period: "2022"\n  amount_vnd_m: 9500'})
    assert cell(text, ITEM).lines == (
        "Xây dựng hệ thống họp trực tuyến",
        "9.500 triệu đồng · kinh phí 2022",
        "Đề cương và dự toán chi tiết: đã phê duyệt ngày 05/04/2022",
    )
    assert cell(SOUND, ITEM).lines[1] == "chưa ghi số tiền · kinh phí 2022"


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ("  - {step: submission, date: 2022-03-01}\n  - {step: appraisal}\n", "đã thẩm định"),
        (
            "  - {step: submission, date: 2022-03-01}\n  - {step: approval, date: 2022-12-01}\n",
            "đã trình ngày 01/03/2022",
        ),
        ("  - {step: acceptance, date: 2022-06-01}\n", "đã nghiệm thu ngày 01/06/2022"),
        ("  - {step: submission, date: 2022-12-01}\n", "chưa trình"),
    ],
)
def test_only_steps_taken_by_the_date_of_the_map_count(steps: str, words: str) -> None:
    start, end = SOUND.index("  - {step: submission"), SOUND.index("relations:")
    assert cell(SOUND[:start] + steps + SOUND[end:], ITEM).lines[-1].endswith(f": {words}")


@pytest.mark.parametrize(
    ("old", "new", "column", "lines", "check"),
    [
        (", target: 4", "", PROBLEM, ("Bài toán thiếu hiện trạng hoặc mục tiêu", "đã kèm theo 1 minh chứng"), "BU-01"),
        ("people: [Quyết định 45/QĐ-UBND]", "people: []", PEOPLE, ("Chưa có minh chứng kèm theo",), "BU-02"),
        ("product: [Đối chiếu Kiến trúc chính quyền điện tử]", "product: []", PRODUCT, ("Chưa có minh chứng kèm theo",), "BU-03"),
        ("price: [Chứng thư thẩm định giá 21/2022]", "price: []", PRICE, ("Chưa có minh chứng kèm theo",), "BU-04"),
        ("  - {step: appraisal, date: 2022-03-20}\n  - {step: approval, date: 2022-04-05}\n", "", PROCESS,
         ("Thiếu bước thẩm định", "thiếu bước phê duyệt", "đã kèm theo 1 minh chứng"), "BU-05"),
    ],
)  # fmt: skip
def test_what_is_not_proven_is_struck_out_with_what_is_missing(
    old: str, new: str, column: int, lines: tuple[str, ...], check: str
) -> None:
    found = cell(edited({old: new}), column)
    assert (found.state, found.light) == ("missing", "")
    assert found.lines == lines
    assert checks(found) == [check]


def test_several_proofs_of_one_right_are_counted() -> None:
    text = edited({"[Quyết định 45/QĐ-UBND]": "[Quyết định 45/QĐ-UBND, ' ', Hợp đồng 7, Danh sách]"})
    assert cell(text, PEOPLE).lines == ("Quyết định 45/QĐ-UBND và 2 minh chứng khác",)


def test_a_builder_that_judges_itself_stands_beside_the_proof_of_the_process() -> None:
    found = cell(edited({"appraises: [{from: stc,": "appraises: [{from: ttcntt,"}), PROCESS)
    assert (found.state, found.light) == ("filled", "proven")
    assert found.lines[1] == "nhưng bên phát triển tự thẩm định, nghiệm thu: Trung tâm Công nghệ thông tin"
    assert checks(found) == ["BU-06"]


@pytest.mark.parametrize(
    ("builder", "judge", "words"),
    [("ttcntt", "stttt", "cấp trên"), ("stttt", "ttcntt", "cấp dưới")],
)
def test_who_judges_above_or_below_the_builder_is_not_called_the_builder(
    builder: str, judge: str, words: str
) -> None:
    changes = {
        "builds: [{from: ttcntt,": f"builds: [{{from: {builder},",
        "appraises: [{from: stc,": f"appraises: [{{from: {judge},",
    }
    found = cell(edited(changes), PROCESS)
    assert found.lines[1].startswith(f"nhưng đơn vị thẩm định, nghiệm thu là {words} của bên phát triển: ")
    assert checks(found) == ["BU-06"]


def test_money_that_pays_twice_stands_beside_the_proof_of_the_product_on_both_items() -> None:
    graph = sample("nam-dinh")
    grid = views()["budget"].build(graph, evaluate(graph))
    assert isinstance(grid, Grid)
    for name in ("nd.kp1", "nd.kp2"):
        found = row(grid, name).cells[PRODUCT]
        assert found.lines == ("hồ sơ minh họa", "nhưng có khoản khác cấp kinh phí trùng")
        assert checks(found) == ["BU-07"]


def test_a_right_that_the_profile_turns_off_is_not_asked() -> None:
    text = (
        edited({"price: [Chứng thư thẩm định giá 21/2022]": "price: []"})
        + "profile:\n  severity: {BU-04: 'off'}\n"
    )
    grid = picture(text)
    found = row(grid, "kinhphi").cells[PRICE]
    assert (found.state, found.light) == ("plain", "")
    assert found.lines == ("Không xét: thiết lập (profile) của sơ đồ này tắt kiểm tra BU-04",)
    assert row(grid, "total:rights").cells[PRICE].lines == ()
    assert row(grid, "total:rights").cells[CHAIN].bars[0].done == 1


def test_a_waived_finding_leaves_the_gap_and_hatches_its_badge() -> None:
    text = edited({"price: [Chứng thư thẩm định giá 21/2022]": "price: []"}) + waiver("BU-04", "kinhphi")
    found = cell(text, PRICE)
    assert found.state == "missing"
    assert [one.waived for one in found.badges] == [True]


def test_the_chain_names_tool_problem_and_who_set_it() -> None:
    found = cell(SOUND, CHAIN)
    assert (found.state, checks(found)) == ("filled", [])
    assert found.lines == (
        "Hệ thống họp trực tuyến",
        "→ Cán bộ xã mất nửa ngày đi họp",
        "người đặt bài toán: Chủ tịch UBND tỉnh",
    )
    assert found.elements == ("hop", "dihop")


def test_a_finding_from_which_a_lack_follows_stands_in_the_chain() -> None:
    assert checks(cell(edited({", target: 4": ""}), CHAIN)) == ["AW-05"]


def test_money_without_a_problem_is_struck_out() -> None:
    found = cell(edited({"  addresses: [{from: hop, to: dihop}]\n": ""}), CHAIN)
    assert found.state == "missing"
    assert found.lines == ("Kinh phí chưa gắn bài toán", "Hệ thống họp trực tuyến", "→ chưa gắn bài toán")
    assert checks(found) == ["PA-10"]


def test_money_for_no_tool_is_struck_out() -> None:
    found = cell(edited({"  funds: [{from: kinhphi, to: hop}]\n": ""}), CHAIN)
    assert (found.state, found.lines) == ("missing", ("Chưa cấp cho công cụ nào",))


def test_a_problem_that_the_head_has_not_set_breaks_the_chain_in_words() -> None:
    positions = "- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}\n"
    deputy = "- {id: pct, name: Phó Chủ tịch, organization: ubnd, rank: deputy}\n"
    found = cell(
        edited({positions: positions + deputy, "{from: chutich, to: dihop}": "{from: pct, to: dihop}"}), CHAIN
    )
    assert found.lines[2:] == ("người đặt bài toán: Phó Chủ tịch", "người đứng đầu chưa đặt bài toán")
    assert checks(found) == ["HD-01"]
    nobody = cell(edited({"  sets: [{from: chutich, to: dihop}]\n": ""}), CHAIN)
    assert nobody.lines[2:] == ("chưa có người đặt bài toán",)
    assert checks(nobody) == ["PA-01"]


def two_items(first: str = "amount_vnd_m: 900", second: str = "amount_vnd_m: 100") -> str:
    """A map with two items; the second lacks its price."""
    start, end = SOUND.index("- id: kinhphi"), SOUND.index("relations:")
    item = SOUND[start:end]
    other = item.replace("kinhphi", "kp2").replace("price: [Chứng thư thẩm định giá 21/2022]", "price: []")
    period = 'period: "2022"'
    both = item.replace(period, f"{period}\n  {first}") + other.replace('"2022"', f'"2024"\n  {second}')
    text = SOUND[:start] + both + SOUND[end:]
    return text.replace("{from: kinhphi, to: hop}", "{from: kinhphi, to: hop}, {from: kp2, to: hop}").replace(
        "{from: stc, to: kinhphi}", "{from: stc, to: kinhphi}, {from: stc, to: kp2}"
    )


def test_the_last_row_says_how_much_money_lacks_which_proof() -> None:
    cells = row(picture(two_items()), "total:rights").cells
    assert cells[ITEM].lines == ("Cộng: 2 khoản", "1.000 triệu đồng")
    assert cells[CHAIN].lines == ("Đủ minh chứng: 900 triệu đồng (90%)", "1 khoản")
    assert cells[PRICE].lines == ("Còn thiếu: 100 triệu đồng (10%)",)
    assert (cells[PRICE].bars[0].done, cells[PRICE].bars[0].total) == (1, 2)
    assert cells[PEOPLE].lines == ("Không thiếu",)


def test_items_without_an_amount_are_counted_and_divide_nothing() -> None:
    cells = row(picture(two_items("note: x", "note: y")), "total:rights").cells
    assert cells[ITEM].lines == ("Cộng: 2 khoản", "0 triệu đồng", "2 khoản chưa ghi số tiền")
    assert cells[PRICE].lines == ("Còn thiếu: 0 triệu đồng",)


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_sums_are_those_of_the_brake(name: str) -> None:
    graph = sample(name)
    report = evaluate(graph)
    grid = views()["budget"].build(graph, report)
    assert isinstance(grid, Grid)
    items, money = five_of_five(graph, report), proven_money(graph, report)
    assert grid.block.subtitle == f"{items.sentence} {money.sentence}"
    (bar,) = row(grid, "total:rights").cells[CHAIN].bars
    assert bar.done / bar.total == items.value
    assert [each.id for each in grid.rows][: len(graph.budgets)] == [budget.id for budget in graph.budgets]
    assert {line.badge.key for line in grid.findings} == {
        one.key for each in grid.rows for found in each.cells for one in found.badges
    }


def test_of_hundreds_the_worst_and_largest_stay_in_the_order_of_the_file() -> None:
    start, end = SOUND.index("- id: kinhphi"), SOUND.index("relations:")
    item = SOUND[start:end].replace('period: "2022"', 'period: "PERIOD"\n  amount_vnd_m: AMOUNT')
    items = [
        item.replace("kinhphi", f"kp{n}").replace("AMOUNT", str(n)).replace("PERIOD", str(2000 + n))
        for n in range(1, 61)
    ]
    items[4] = items[4].replace("price: [Chứng thư thẩm định giá 21/2022]", "price: []")
    links = ", ".join(f"{{from: kp{n}, to: hop}}" for n in range(1, 61))
    text = (
        SOUND[:start]
        + "".join(items)
        + SOUND[end:]
        .replace("{from: kinhphi, to: hop}", links)
        .replace("  appraises: [{from: stc, to: kinhphi}]\n", "")
    )
    grid = picture(text)
    order = [each.id for each in grid.rows if each.id.startswith("kp")]
    assert order == ["kp5", *(f"kp{n}" for n in range(22, 61))]
    assert row(grid, "more:budgets").cells[ITEM].lines == (
        "… và 20 khoản khác",
        "226 triệu đồng",
        "không có khoảng trống",
    )
    assert row(grid, "total:rights").cells[ITEM].lines[0] == "Cộng: 60 khoản"
    assert len(picture(text, fold=True).rows) < len(grid.rows)


def test_a_map_without_budgets_says_how_to_begin() -> None:
    grid = picture("")
    (only,) = grid.rows
    assert only.cells[0].state == "missing"
    assert only.cells[0].lines[0] == "Sơ đồ chưa có khoản kinh phí nào"
    assert grid.block.subtitle == "Các khoản kinh phí và 5 đúng"


@pytest.mark.parametrize(
    ("focus", "shown"), [("kp2", ["kp2"]), ("hop", ["kinhphi", "kp2"]), ("dihop", ["kinhphi", "kp2"])]
)
def test_focused_on_an_item_a_tool_or_a_problem(focus: str, shown: list[str]) -> None:
    grid = focused(two_items(), focus)
    assert [each.id for each in grid.rows if each.id.startswith("k")] == shown
    assert "“" in grid.block.subtitle


def test_focused_on_what_no_money_reaches() -> None:
    with pytest.raises(NoPlace):
        focused(SOUND, "chutich")
    with pytest.raises(UnknownName):
        focused(SOUND, "khongco")


@pytest.mark.usefixtures("english")
def test_the_budget_speaks_english_too() -> None:
    grid = picture(two_items())
    assert [column.title for column in grid.columns][:3] == [
        "Budget item",
        "Pays for which tool, for which problem",
        "Right problem",
    ]
    assert row(grid, "kp2").cells[PRICE].lines == ("No evidence attached",)
    assert row(grid, "total:rights").cells[PRICE].lines == ("Lacking: 100 million VND (10%)",)


def test_the_legend_has_the_signs_in_use() -> None:
    signs = {entry.sign for entry in picture(two_items()).legend}
    assert signs == {"badge:warning", "cell:missing", "light:proven", "bar"}
    graph = graph_of(SOUND)
    whole = views()["budget"].build(graph, evaluate(graph))
    assert {entry.sign for entry in whole.legend} == {"light:proven", "bar"}
