"""Rows of a planner's own sheets in a map: matched, made, related; what cannot be taken is told with its cell."""

from __future__ import annotations

from typing import Any

import pytest

from rolemap.i18n import use
from rolemap.services.maps.importing.own.admitting import admitted
from rolemap.services.maps.importing.own.drafting import drafted
from rolemap.services.maps.importing.own.outcome import Drafted
from rolemap.workbook.grid import RawSheet, read_grid
from rolemap.workbook.guessing import guess
from rolemap.workbook.own.mapping import SheetMapping
from tests.workbook import planners_sheets

MAP: dict[str, Any] = {
    "rolemap": 1,
    "map": {
        "id": "ng",
        "title": {"vi": "Ninh Giang"},
        "as_of": "2026-11-24",
        "root": "ubnd",
        "stage": "preparing",
        "levels": ["province", "commune"],
    },
    "organizations": [
        {"id": "ubnd", "name": "Ủy ban nhân dân tỉnh Ninh Giang", "kind": "committee", "level": "province"},
        {
            "id": "skhcn",
            "name": "Sở Khoa học và Công nghệ",
            "kind": "department",
            "level": "province",
            "code": "H42.14",
        },
    ],
    "tools": [
        {
            "id": "t.dvc",
            "name": "Cổng dịch vụ công",
            "kind": "system",
            "status": "live",
            "provision": "rented",
        }
    ],
}


def rows(mapping: SheetMapping, *values: tuple[Any, ...]) -> tuple[RawSheet, SheetMapping]:
    """A sheet with those rows below one row of headings."""
    heads = tuple(f"Cột {number}" for number in range(1, 1 + max(map(len, values))))
    return RawSheet("Bảng", (heads, *values)), mapping


def draft(
    *pairs: tuple[RawSheet, SheetMapping],
    names: dict[str, str] | None = None,
    base: dict[str, Any] | None = None,
) -> Drafted:
    """What becomes of the sheets, read by a Vietnamese reader."""
    with use("vi"):
        found = drafted(base or MAP, pairs, names or {})
        admitted(found, None)
    return found


def one(document: dict[str, Any], section: str, id: str) -> dict[str, Any]:
    """An element of a document."""
    found: dict[str, Any] = next(each for each in document[section] if each["id"] == id)
    return found


def test_rows_meet_what_the_map_has_by_name_code_and_id() -> None:
    mapping = SheetMapping("organizations", 1, 1, {1: "name", 2: "code", 3: "note"})
    by_id = SheetMapping("organizations", 1, 1, {1: "id", 2: "name"})
    found = draft(
        rows(mapping, ("UBND TINH NINH GIANG", "H42", "gốc"), ("Sở KHCN (tên cũ)", "H42.14", "thường trực")),
        rows(by_id, ("skhcn", "Sở Khoa học, Công nghệ và Chuyển đổi số")),
    )
    assert not found.issues and not found.made and len(found.document["organizations"]) == 2
    root = one(found.document, "organizations", "ubnd")
    assert (root["name"], root["code"], root["note"]) == (
        "Ủy ban nhân dân tỉnh Ninh Giang",
        "H42",
        "Cột 3: gốc",
    )
    assert one(found.document, "organizations", "skhcn")["name"] == "Sở Khoa học, Công nghệ và Chuyển đổi số"
    assert MAP["organizations"][1]["name"] == "Sở Khoa học và Công nghệ"


def test_new_rows_take_what_their_names_say_then_what_holds_for_all() -> None:
    mapping = SheetMapping(
        "organizations",
        1,
        1,
        {1: "name"},
        {"kind": "other", "parent": "@root", "apparatus": "x", "level": "province"},
    )
    found = draft(rows(mapping, ("UBND xã Đông Hưng",), ("Hội Nông dân tỉnh",), ("Công ty Mặt Trời",)))
    made = {each["name"]: each for each in found.document["organizations"] if each["id"] in found.made}
    assert made["UBND xã Đông Hưng"] == {
        "id": "uxdh",
        "name": "UBND xã Đông Hưng",
        "kind": "committee",
        "level": "commune",
        "parent": "ubnd",
        "apparatus": True,
    }
    assert made["Hội Nông dân tỉnh"]["kind"] == "other" and made["Hội Nông dân tỉnh"]["level"] == "province"
    assert made["Công ty Mặt Trời"]["level"] == "enterprise" and "parent" not in made["Công ty Mặt Trời"]


def test_rows_of_one_name_are_one_element_and_may_not_contradict() -> None:
    mapping = SheetMapping(
        "tools", 1, 1, {1: "name", 2: "status", 3: "<owns"}, {"kind": "system", "provision": "built"}
    )
    found = draft(
        rows(mapping, ("Kho dữ liệu", "đang dùng", "UBND tỉnh"), ("KHO DỮ LIỆU", "thí điểm", "Sở KH&CN"))
    )
    assert len(found.document["tools"]) == 2
    assert [(issue.place, issue.text) for issue in found.issues] == [("Bảng!B3", "thí điểm")]
    assert {each["from"] for each in found.document["relations"]["owns"]} == {"ubnd", "skhcn"}


def test_names_at_commas_and_lines_and_bullets_are_parted() -> None:
    mapping = SheetMapping("tools", 1, 1, {1: "name", 2: "<uses"})
    cell = "- Sở Khoa học và Công nghệ, UBND xã A, Sở Lao động, Thương binh và Xã hội\n+ UBND tỉnh;"
    found = draft(rows(mapping, ("Cổng dịch vụ công", cell)))
    assert [name.text for name in found.unknown.values()] == [
        "UBND xã A",
        "Sở Lao động, Thương binh và Xã hội",
    ]
    assert {each["from"] for each in found.document["relations"]["uses"]} == {"skhcn", "ubnd"}


def test_unknown_names_become_what_was_answered() -> None:
    mapping = SheetMapping(
        "problems", 1, 1, {1: "name", 2: "owner", 3: "<sets", 4: "<advises"}, {"status": "active"}
    )
    sheet = rows(
        mapping,
        ("Số hóa hộ tịch", "Sở Tư pháp", "Giám đốc Sở Tư pháp", "Sở KHCN & CĐS"),
        ("Một cửa", "Văn phòng", None, None),
    )
    first = draft(sheet)
    keys = {name.text: key for key, name in first.unknown.items()}
    assert first.unknown[keys["Giám đốc Sở Tư pháp"]].choice == "new:positions"
    assert "problems" not in first.document
    answers = {
        keys["Sở Tư pháp"]: "new:organizations:Sở Tư pháp",
        keys["Giám đốc Sở Tư pháp"]: "new:positions:Giám đốc Sở Tư pháp",
        keys["Sở KHCN & CĐS"]: "is:skhcn",
        keys["Văn phòng"]: "none",
    }
    found = draft(sheet, names=answers)
    (problem,) = found.document["problems"]
    (position,) = found.document["positions"]
    assert (problem["owner"], position["organization"], position["rank"]) == ("stp", "stp", "head")
    assert found.document["relations"]["sets"] == [{"from": position["id"], "to": problem["id"]}]
    assert found.document["relations"]["advises"] == [{"from": "skhcn", "to": problem["id"]}]
    assert [(issue.place, issue.whole) for issue in found.issues] == [("Bảng!B3", True)]


def test_an_answer_for_another_map_is_not_believed() -> None:
    mapping = SheetMapping("tools", 1, 1, {1: "name", 2: "<owns"})
    found = draft(rows(mapping, ("Cổng dịch vụ công", "Sở X")), names={"organizations/so x": "is:gone"})
    assert "relations" not in found.document and list(found.unknown) == ["organizations/so x"]


def test_loose_words_are_read_and_told() -> None:
    mapping = SheetMapping(
        "problems", 1, 1, {1: "name", 2: "status", 3: "start", 4: "due", 5: "audience"}, {"owner": "@root"}
    )
    found = draft(rows(mapping, ("Số hóa", "Đã hoàn thành", 2026, "Quý II/2027", "Cấp tỉnh; các xã, phường")))
    (problem,) = found.document["problems"]
    assert problem == {
        "id": "p.sohoa",
        "name": "Số hóa",
        "owner": "ubnd",
        "audience": ["province", "commune"],
        "status": "closed",
        "start": "2026-01-01",
        "due": "2027-06-30",
    }
    assert "“Quý II/2027” được hiểu là 30/06/2027." in [told.sentence for told in found.told]


def test_words_of_the_other_language_are_read_too() -> None:
    mapping = SheetMapping("problems", 1, 1, {1: "name", 2: "status"}, {"owner": "@root"})
    with use("en"):
        found = drafted(MAP, [rows(mapping, ("Số hóa", "đã phê duyệt"))], {})
    assert found.document["problems"][0]["status"] == "approved" and not found.told


@pytest.mark.parametrize(
    ("key", "value", "amount"),
    [
        ("vnd", 1_250_000_000, 1250),
        ("thousand", "1.250.000", 1250),
        ("million", 1250.5, 1250.5),
        ("billion", "1,25", 1250),
    ],
)
def test_money_is_kept_in_million_dong(key: str, value: Any, amount: float) -> None:
    mapping = SheetMapping(
        "budgets", 1, 1, {1: "name", 2: f"amount_vnd_m@{key}", 3: "period"}, {"form": "other"}
    )
    (budget,) = draft(rows(mapping, ("Thuê dịch vụ", value, "Giai đoạn 2026 - 2027"))).document["budgets"]
    assert (budget["amount_vnd_m"], budget["period"]) == (amount, "2026-2027")


def test_what_the_gate_refuses_is_told_with_its_cell_and_left_out() -> None:
    mapping = SheetMapping(
        "organizations", 1, 1, {1: "name", 2: "level", 3: "valid_from", 4: "valid_to", 5: "parent"}
    )
    found = draft(
        rows(
            mapping,
            ("Sở A", "tỉnh", "01/01/2026", "01/01/2025", None),
            ("Sở B", "cấp vùng", None, None, None),
            ("Sở C", "tỉnh", None, None, "Sở C"),
        )
    )
    with use("vi"):
        content = admitted(found, None).content
    places = {issue.place for issue in found.issues}
    assert {"Bảng!B3", "Bảng!E4"} <= places and places & {"Bảng!C2", "Bảng!D2"}
    assert {each["name"] for each in content.document["organizations"]} >= {"Sở A", "Sở C"}
    assert "Sở B" not in {each["name"] for each in content.document["organizations"]} or "Bảng!B3" in places


def test_rows_that_are_relations() -> None:
    mapping = SheetMapping("uses", 1, 1, {1: "from", 2: "to", 3: "active_rate", 4: "mandatory"})
    found = draft(rows(mapping, ("Sở KHCN; UBND tỉnh", "Cổng dịch vụ công", "80%", "x")))
    assert found.document["relations"]["uses"] == [
        {"from": "skhcn", "to": "t.dvc", "active_rate": 0.8, "mandatory": True},
        {"from": "ubnd", "to": "t.dvc", "active_rate": 0.8, "mandatory": True},
    ]


def test_formulas_without_a_value_are_told() -> None:
    sheet = RawSheet(
        "Bảng", (("Tên", "Ghi chú"), ("Cổng dịch vụ công", None)), uncomputed=frozenset({(2, 2)})
    )
    found = draft((sheet, SheetMapping("tools", 1, 1, {1: "name", 2: "note"})))
    assert [(issue.place, issue.message) for issue in found.issues] == [
        ("Bảng!B2", "Ô có công thức chưa được tính.")
    ]


def test_three_lists_of_one_workbook_know_each_other() -> None:
    pairs = [(sheet, guess(sheet)) for sheet in read_grid(planners_sheets.all_lists())]
    found = draft(*((sheet, mapping) for sheet, mapping in pairs if mapping.row))
    texts = {name.text for name in found.unknown.values()}
    assert "Sở Lao động, Thương binh và Xã hội" not in texts and "UBND xã Vũ Thư" not in texts
    uses = {(each["from"], each["to"]) for each in found.document["relations"]["uses"]}
    assert {("uxdh", "t.dvc"), ("uptl", "t.dvc"), ("uxvt", "t.dvc")} <= uses


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("Sở Khoa học", "is:skhcn"),  # the one longer form of the same name
        ("UBND xã Minh Tâm", "new:organizations"),
        ("Các sở, ban, ngành", "none"),
    ],
)
def test_what_is_offered_first_is_never_another_office(text: str, choice: str) -> None:
    mapping = SheetMapping("tools", 1, 1, {1: "name", 2: "<owns"})
    others = SheetMapping("organizations", 1, 1, {1: "name"}, {"level": "commune"})
    found = draft(rows(mapping, ("Cổng dịch vụ công", text)), rows(others, ("UBND xã Minh Tân",)))
    assert [name.choice for name in found.unknown.values()] == [choice]


def test_a_deputy_is_not_offered_as_the_head() -> None:
    mapping = SheetMapping("problems", 1, 1, {1: "name", 2: "<sets"}, {"owner": "@root", "status": "active"})
    heads = SheetMapping("positions", 1, 1, {1: "name"}, {"organization": "@root"})
    found = draft(rows(mapping, ("Số hóa", "Phó Chủ tịch UBND tỉnh")), rows(heads, ("Chủ tịch UBND tỉnh",)))
    (unknown,) = found.unknown.values()
    assert unknown.choice == "new:positions" and [name for _id, name in unknown.near] == [
        "Chủ tịch UBND tỉnh"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "đ/c Nguyễn Văn An",
        "NGUYEN VAN AN",
        "Nguyễn Văn An - Chủ tịch UBND tỉnh",
        "Chủ tịch UBND tỉnh (đang khuyết)",
    ],
)
def test_a_leader_is_found_by_person_or_position(text: str) -> None:
    people = SheetMapping("positions", 1, 1, {1: "name", 2: "holder"}, {"organization": "@root"})
    mapping = SheetMapping("problems", 1, 1, {1: "name", 2: "<sets"}, {"owner": "@root", "status": "active"})
    found = draft(rows(people, ("Chủ tịch UBND tỉnh", "Nguyễn Văn An")), rows(mapping, ("Số hóa", text)))
    second = draft(  # persons are known once their positions stand in the map
        rows(mapping, ("Số hóa", text)), base=found.document
    )
    assert not second.unknown and len(second.document["relations"]["sets"]) == 1


def test_an_id_that_cannot_be_one_is_told_and_made_from_the_name() -> None:
    mapping = SheetMapping("groups", 1, 1, {1: "id", 2: "name"})
    found = draft(rows(mapping, ("Nhóm 1", "Các xã"), ("skhcn", "Các sở"), ("g.moi", "Các ban")))
    assert [one["id"] for one in found.document["groups"]] == ["g.cacxa", "g.cacso", "g.moi"]
    assert [issue.place for issue in found.issues] == ["Bảng!A2", "Bảng!A3"]


def test_money_beside_a_tool_becomes_a_budget_item_that_funds_it() -> None:
    heads = ("Tên phần mềm", "Kinh phí 2026 (tỷ đồng)", "Kinh phí 2027 (tỷ đồng)")
    sheet = RawSheet("Bảng", (heads, ("Cổng dịch vụ công", 1.5, None)))
    mapping = guess(sheet)
    assert mapping.columns == {1: "name", 2: "+funds@billion", 3: "+funds@billion"}
    found = draft((sheet, mapping))
    (budget,) = found.document["budgets"]
    assert budget == {
        "id": budget["id"],
        "name": "Kinh phí cho Cổng dịch vụ công, 2026",
        "form": "other",
        "period": "2026",
        "amount_vnd_m": 1500,
    }
    assert found.document["relations"]["funds"] == [{"from": budget["id"], "to": "t.dvc"}]
    again = draft((sheet, mapping), base=found.document)
    assert again.document["budgets"] == [budget] and "1.500" in again.told[0].sentence


def test_a_budget_item_goes_with_the_tool_that_cannot_be_kept() -> None:
    mapping = SheetMapping(
        "tools", 1, 1, {1: "name", 2: "+funds@million"}, {"kind": "system", "status": "live"}
    )
    found = draft(rows(mapping, ("Kho dữ liệu", 900)))
    assert "budgets" not in found.document and [issue.place for issue in found.issues] == ["Bảng!A2"]
