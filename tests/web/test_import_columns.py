"""A planner's own sheets through the pages: columns, map, names, preview; kept as one revision; without scripts."""

from __future__ import annotations

import io
import re
from typing import Any

from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader
from tests.web.test_import import ME, sent, text
from tests.workbook import planners_sheets

SELECT = re.compile(r'<select[^>]* name="([^"]+)".*?</select>', re.DOTALL)
CHOSEN = re.compile(r'value="([^"]*)" selected')
FIGURE = re.compile(r'<input type="number"[^>]*name="(\w+)" value="(\d+)"')
NEW = {
    "way": "new",
    "title": "Sơ đồ Ninh Giang",
    "root": "Ủy ban nhân dân tỉnh Ninh Giang",
    "as_of": "24/11/2026",
    "levels": "province\ncommune",
}


def fields(page: str) -> dict[str, str]:
    """What a browser would send back of the selects and figures of a page."""
    found = {match[1]: (CHOSEN.search(match[0]) or [""] * 2)[1] for match in SELECT.finditer(page)}
    return {key: value.replace("&lt;", "<").replace("&gt;", ">") for key, value in found.items()} | dict(
        FIGURE.findall(page)
    )


def page_of(client: Reader, address: str) -> str:
    """A page as text, wherever its address leads."""
    return client.get(address, follow_redirects=True).get_data(as_text=True)


def columns(client: Reader, content: bytes, name: str = "danh mục.xlsx", **more: str) -> tuple[str, str]:
    """The address of the columns of a workbook that was sent, and the page."""
    preview = sent(client, content, name, **more)
    answer = client.get(preview.location)
    assert answer.status_code == 303
    return answer.location.partition("?")[0], page_of(client, answer.location)


def go_on(client: Reader, address: str, **more: Any) -> Any:
    """Send the page of the columns as it stands, with changes."""
    data = {"sheet": "0", **fields(page_of(client, address)), "act": "next", **more}
    return client.send(address, data)


def test_units_become_a_new_map_and_the_match_is_remembered(client: Reader, desk: Desk) -> None:
    address, page = columns(client, planners_sheets.units(), "DS đơn vị.xlsx")
    assert "Mỗi cột là nội dung gì?" in page and "TÊN CƠ QUAN, ĐƠN VỊ" in page and 'style="' not in page
    assert "Lấy 7 dòng." in text(page) and "Không lấy 4 dòng" in text(page)
    answer = go_on(client, address, **{"default.parent": "@root", "default.apparatus": "x"})
    assert answer.location.endswith("/into")
    assert client.send(answer.location, {"way": "new", "as_of": "mai"}).status_code == 422
    answer = client.send(answer.location, NEW)
    result = page_of(client, answer.location)
    assert "Lưu thành sơ đồ mới" in result and "UBND phường Trần Lãm" in result and not desk.shelf()
    answer = client.send(answer.location, {"base": "0"})
    assert answer.location == "/maps/so-do-ninh-giang"
    opened = desk.open("so-do-ninh-giang")
    assert (opened.revision.message, opened.revision.kind) == ("Nhập từ tệp “DS đơn vị.xlsx”", "import")
    made = next(one for one in opened.document["organizations"] if one["id"] == "uxdh")
    assert (made["parent"], made["apparatus"], made["level"]) == ("co-quan", True, "commune")
    assert client.get(address).status_code == 404

    again, page = columns(client, planners_sheets.units())
    assert "Đã dùng cách khớp cột lần trước" in page
    assert fields(page)["default.parent"] == "@root"
    client.send(again, {"sheet": "0", **fields(page), "act": "forget"})
    assert "Đã dùng cách khớp cột lần trước" not in page_of(client, again)
    assert "Đã dùng cách khớp cột lần trước" not in columns(client, planners_sheets.units())[1]


def test_projects_go_into_a_map_with_names_asked_and_cells_named(
    client: Reader, desk: Desk, thai_binh: str
) -> None:
    address, _page = columns(client, planners_sheets.projects(), map=thai_binh)
    answer = go_on(client, address)
    assert answer.location.endswith("/result")  # the map was chosen by where the file was brought
    names = client.get(answer.location).location
    page = page_of(client, names)
    assert "UBND xã Đông Hưng" in page and "Danh mục!D8" in page
    wrong = client.send(names, {**fields(page), "other.0": "không có ai"})
    assert wrong.status_code == 422 and "không có ai" in wrong.get_data(as_text=True)
    answer = client.send(names, dict.fromkeys(fields(page), "none"))
    page = page_of(client, answer.location)
    seen = text(page)
    assert "Danh mục!F10" in seen and "sớm nhất có thể" in seen and "sẽ mở" in seen and "Sẽ thay đổi" in seen
    base = re.search(r'name="base" value="(\d+)"', page)
    assert base is not None
    refused = client.send(answer.location, {"base": base[1]})
    assert refused.status_code == 422 and desk.open(thai_binh).revision.number == 1
    stale = client.send(answer.location, {"base": "7", "anyway": "on"})
    assert stale.status_code == 409
    before = desk.open(thai_binh).document
    assert client.send(answer.location, {"base": base[1], "anyway": "on"}).status_code == 303
    opened = desk.open(thai_binh)
    assert opened.revision.number == 2 and opened.revision.author == ME
    assert len(opened.document["problems"]) > len(before["problems"])
    desk.undo(thai_binh, ME)
    assert desk.open(thai_binh).document == before


def test_nothing_is_removed_unless_asked(client: Reader, desk: Desk, thai_binh: str) -> None:
    content = planners_sheets.workbook({"Nhóm": ((("Tên nhóm", "Ghi chú"), ("Khối UBND cấp xã", "đủ")), ())})
    groups = [one["name"] for one in desk.open(thai_binh).document["groups"]]

    def kept(**more: str) -> list[str]:
        address, page = columns(client, content, map=thai_binh)
        if fields(page)["row"] != "groups":
            go_on(client, address, row="groups")
        go_on(client, address)
        into = address.replace("columns", "into")
        client.send(into, {"way": "map", "map": thai_binh, **more})
        base = str(desk.open(thai_binh).revision.number)
        answer = client.send(address.replace("columns", "result"), {"base": base, "anyway": "on"})
        assert answer.location == f"/maps/{thai_binh}"
        return [one["name"] for one in desk.open(thai_binh).document["groups"]]

    assert len(groups) > 1 and kept() == groups
    assert kept(remove="on") == ["Khối UBND cấp xã"]


def test_what_was_chosen_outlives_a_reload(client: Reader) -> None:
    address, page = columns(client, planners_sheets.tools())
    data = {"sheet": "0", **fields(page), "column.4": "", "default.kind": "platform", "act": "keep"}
    assert client.send(address, data).status_code == 204
    again = fields(page_of(client, address))
    assert again["column.4"] == "" and again["default.kind"] == "platform" and again["column.3"] == "<owns"


def test_another_kind_of_row_or_heading_is_looked_at_anew(client: Reader) -> None:
    address, _page = columns(client, planners_sheets.tools())
    answer = go_on(client, address, row="budgets")
    assert answer.location.endswith("/columns?sheet=0")
    assert fields(page_of(client, address))["row"] == "budgets"
    go_on(client, address, row="tools", first="1", last="1")
    assert fields(page_of(client, address))["last"] == "1"


def test_one_cannot_go_on_without_what_is_needed(client: Reader) -> None:
    address, _page = columns(client, planners_sheets.tools())
    answer = go_on(client, address, **{"column.2": "", "column.7": "status"})
    seen = text(answer.get_data(as_text=True))
    assert answer.status_code == 422
    assert "Chưa có cột nào là “tên”" in seen and "Các cột G, H cùng là “trạng thái”" in seen
    silent = go_on(client, address, **{"column.2": "name", "column.7": "provision"})
    assert silent.status_code == 422 and "“Quản lý văn bản và điều hành”" in silent.get_data(as_text=True)
    assert go_on(client, address, row="").status_code == 422
    for step in ("names", "result"):
        assert client.get(address.replace("columns", step)).location.endswith("/columns"), step


def test_the_template_comes_back_as_a_map(client: Reader, desk: Desk, thai_binh: str) -> None:
    answer = client.get("/maps/import/template.xlsx")
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    page = page_of(client, sent(client, answer.get_data(), "mẫu.xlsx").location)
    assert "Lưu thành sơ đồ mới" in page
    whole = client.get(f"/maps/import/template.xlsx?map={thai_binh}").get_data()
    page = page_of(client, sent(client, whole, "Thái Bình.xlsx").location)
    assert "đã có đúng nội dung này" in page
    assert client.get("/maps/import/template.xlsx?map=gone").status_code == 404


def test_a_defect_of_the_template_stands_with_its_cell(client: Reader) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(client.get("/maps/import/template.xlsx").get_data()))
    sheet = next(
        one for one in book.worksheets if "cơ quan" in one.title.lower() or "tổ chức" in one.title.lower()
    )
    kind = next(cell.column for cell in sheet[1] if str(cell.value).lower().startswith("loại"))
    sheet.cell(2, kind, "phòng ban lạ")
    content = io.BytesIO()
    book.save(content)
    address = sent(client, content.getvalue(), "mẫu.xlsx").location
    page = page_of(client, address)
    assert f"{sheet.title}!" in page and "phòng ban lạ" in page and "khớp cột" in page
    assert "Mỗi cột là nội dung gì?" in page_of(client, f"{address}/columns")


def test_a_workbook_that_the_gate_refuses_says_why(client: Reader) -> None:
    from tests.web.test_import import zipped

    content = zipped("[Content_Types].xml", "xl/workbook.xml")
    answer = client.get(sent(client, content, "bảng.xlsx").location, follow_redirects=True)
    assert answer.status_code == 200 and "chỗ sai" in text(answer.get_data(as_text=True))


def test_a_reader_without_the_file_is_told(client: Reader) -> None:
    for step in ("columns", "into", "names", "result"):
        answer = client.get(f"/maps/import/gone/{step}")
        assert answer.status_code == 404 and "Nhập từ tệp" in answer.get_data(as_text=True)
        assert client.send(f"/maps/import/gone/{step}", {"act": "next"}).status_code == 404


def test_a_file_is_forgotten(client: Reader) -> None:
    address, _page = columns(client, planners_sheets.tools())
    assert client.send(address, {"act": "discard"}).location == "/maps/import"
    assert client.get(address).status_code == 404
