"""Evidence: the five rights of each budget item, with all that proves them or what is missing."""

from __future__ import annotations

from tests.export.annexes.maps import UNITS, annex_of, line, tables, texts

BUDGETS = (
    UNITS
    + """\
problems:
  - {id: p, name: Bài toán Một, owner: u, status: active, baseline: 1, target: 2}
tools: [{id: t, name: Cổng, kind: system, status: live, provision: rented}]
budgets:
  - {id: b, name: Thuê Cổng, form: rental_plan, period: "2022", amount_vnd_m: 900,
     evidence: {problem: [Tờ trình 1, Biên bản họp], people: [QĐ giao việc], product: [Hồ sơ yêu cầu]},
     steps: [{step: approval}, {step: submission, date: 2022-03-01}, {step: contract, date: 2030-01-01}]}
relations:
  sets: [{from: ct, to: p}]
  addresses: [{from: t, to: p}]
  builds: [{from: it, to: t}]
  funds: [{from: b, to: t}]
  appraises: [{from: s, to: b}]
"""
)


def test_an_item_tells_its_form_its_chain_and_its_steps_in_their_order() -> None:
    rows = tables(annex_of(BUDGETS, "evidence"))["evidence"].rows
    assert rows[0].group and line(rows[0].cells[0]) == "1. Thuê Cổng"
    told = {line(row.cells[0]): row.cells[1].lines for row in rows[1:]}
    assert told["Loại hồ sơ, giai đoạn, số tiền"] == (
        "Kế hoạch thuê dịch vụ công nghệ thông tin; giai đoạn: 2022; 900 triệu đồng",
    )
    assert told["Chi cho công cụ nào, vì bài toán nào"] == (
        "Cổng → “Bài toán Một”, người đặt: Chủ tịch UBND tỉnh",
    )
    assert told["Thẩm định và các bước"] == (
        "Đơn vị thẩm định: Sở Y tế",
        "Trình: 01/03/2022",
        "Phê duyệt: chưa ghi ngày",
        "Ký hợp đồng: dự kiến 01/01/2030",
    )


def test_each_right_shows_all_its_evidence_and_whether_it_is_enough() -> None:
    rows = tables(annex_of(BUDGETS, "evidence"))["evidence"].rows
    rights = {line(row.cells[0]): row for row in rows[-5:]}
    assert list(rights) == ["Đúng bài toán", "Đúng người", "Đúng sản phẩm", "Đúng giá", "Đúng quy trình"]
    assert rights["Đúng bài toán"].cells[1].lines == ("Tờ trình 1", "Biên bản họp")
    assert line(rights["Đúng bài toán"].cells[2]) == "Đạt"
    price = rights["Đúng giá"]
    assert price.cells[1].lines == ("Chưa có minh chứng kèm theo",) and price.cells[1].missing
    assert price.cells[2].lines[0] == "Chưa đạt" and price.cells[2].missing and price.cells[2].marks


def test_evidence_that_does_not_prove_says_why() -> None:
    text = BUDGETS.replace("sets: [{from: ct, to: p}]", "sets: [{from: pct, to: p}]")
    rows = tables(annex_of(text, "evidence"))["evidence"].rows
    (row,) = (row for row in rows if line(row.cells[0]) == "Đúng bài toán")
    assert not row.cells[1].missing
    assert row.cells[2].lines == ("Chưa đạt", "Bài toán không do người đứng đầu đặt ra")


def test_who_builds_and_appraises_and_who_pays_twice_is_told_beside() -> None:
    text = BUDGETS.replace("{from: s, to: b}", "{from: it, to: b}")
    rows = tables(annex_of(text, "evidence"))["evidence"].rows
    (row,) = (row for row in rows if line(row.cells[0]) == "Thẩm định và các bước")
    assert line(row.cells[2]) == "Thẩm định, nghiệm thu chưa độc lập với bên phát triển: Trung tâm CNTT"
    assert row.cells[2].marks


def test_a_right_that_the_map_does_not_ask_for_is_no_gap() -> None:
    rows = tables(annex_of(BUDGETS + "profile: {severity: {BU-04: 'off'}}\n", "evidence"))["evidence"].rows
    (row,) = (row for row in rows if line(row.cells[0]) == "Đúng giá")
    assert line(row.cells[2]) == "Sơ đồ này không yêu cầu" and not row.cells[1].missing


def test_money_for_no_tool_or_no_problem_is_told() -> None:
    no_tool = BUDGETS.replace("  funds: [{from: b, to: t}]\n", "")
    no_problem = BUDGETS.replace("  addresses: [{from: t, to: p}]\n", "")
    chains = []
    for text in (no_tool, no_problem):
        rows = tables(annex_of(text, "evidence"))["evidence"].rows
        chains += [
            row.cells[1] for row in rows if line(row.cells[0]) == "Chi cho công cụ nào, vì bài toán nào"
        ]
    assert [line(cell) for cell in chains] == ["Chưa cấp cho công cụ nào", "Cổng → chưa gắn bài toán"]
    assert chains[0].missing


def test_several_items_have_an_overview_before_them() -> None:
    assert "rights" not in tables(annex_of(BUDGETS, "evidence"))
    second = '  - {id: c, name: Mua máy, form: other, period: "2022"}\n'
    (first, other) = tables(annex_of(BUDGETS.replace("budgets:\n", "budgets:\n" + second), "evidence"))[
        "rights"
    ].rows
    assert [line(cell) for cell in first.cells] == [
        "1. Mua máy",
        "–",
        "thiếu",
        "thiếu",
        "thiếu",
        "thiếu",
        "thiếu",
    ]
    assert [line(cell) for cell in other.cells[:3]] == ["2. Thuê Cổng", "900", "có"]
    assert all(cell.missing and cell.marks for cell in first.cells[2:])


def test_a_map_without_budgets_says_what_to_record() -> None:
    annex = annex_of(UNITS, "evidence")
    assert not tables(annex)
    assert texts(annex) == [
        "Sơ đồ chưa ghi khoản kinh phí nào. Với mỗi khoản, cần ghi số tiền, công cụ được cấp kinh phí và minh chứng 5 đúng."
    ]


PROVEN = (
    BUDGETS.replace("product: [Hồ sơ yêu cầu]}", "product: [Hồ sơ], price: [Báo giá], process: [Quyết định]}")
    .replace("{step: approval}", "{step: appraisal}, {step: acceptance}, {step: approval}")
    .replace("{step: contract, date: 2030-01-01}", "{step: contract}")
    + "  owns: [{from: s, to: t}]\n  operates: [{from: it, to: t}]\n  uses: [{from: s, to: t}]\n"
)
"""One item that proves all five rights."""
JUDGED_BY_BUILDER = PROVEN.replace("{from: s, to: b}", "{from: it, to: b}")


def test_what_stands_against_a_proof_stands_beside_it_and_in_the_sum() -> None:
    told = [texts(annex_of(one, "evidence"))[0] for one in (PROVEN, JUDGED_BY_BUILDER)]
    against = "Trong số các khoản có đủ minh chứng, 1 khoản còn vướng về thẩm định, nghiệm thu độc lập"
    assert [against in one for one in told] == [False, True]
    (row,) = (
        row
        for row in tables(annex_of(JUDGED_BY_BUILDER, "evidence"))["evidence"].rows
        if line(row.cells[0]) == "Đúng quy trình"
    )
    assert line(row.cells[2]).startswith("Đạt / nhưng bên phát triển tự thẩm định, nghiệm thu")
    assert row.cells[2].marks and not row.cells[2].missing


def test_the_overview_marks_a_proof_that_something_stands_against() -> None:
    second = 'budgets:\n  - {id: c, name: Mua máy, form: other, period: "2022"}\n'
    annex = annex_of(JUDGED_BY_BUILDER.replace("budgets:\n", second), "evidence")
    product, process = (tables(annex)["rights"].rows[1].cells[at] for at in (4, 6))
    assert (line(product), product.marks, line(process)) == ("có", (), "có") and process.marks
