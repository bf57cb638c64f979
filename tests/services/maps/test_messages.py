"""Messages that a save writes by itself: short, in Vietnamese, whatever the reader speaks."""

from __future__ import annotations

from typing import Any

from rolemap.i18n import use
from rolemap.services.maps.messages import LONGEST, describe, describe_beginning
from rolemap.services.maps.opening import content_of

BASE: dict[str, Any] = {
    "rolemap": 1,
    "map": {"id": "thu", "title": {"vi": "Thử"}, "as_of": "2022-06-30", "root": "ubnd", "levels": ["province"]},
    "organizations": [
        {"id": "ubnd", "name": "UBND tỉnh", "kind": "committee", "level": "province"},
        *({"id": f"so{n}", "name": f"Sở {n}", "kind": "department", "level": "province"} for n in range(6)),
    ],
    "tools": [{"id": "dvc", "name": "Cổng Dịch vụ công", "kind": "system", "status": "pilot", "provision": "built"}],
    "relations": {"uses": [{"from": "ubnd", "to": "dvc"}]},
}  # fmt: skip


def checked(**parts: Any) -> Any:
    """The map with other sections, checked."""
    document = {**BASE, **parts}
    return content_of(document).checked("thu")


def used_by(*units: str) -> dict[str, Any]:
    return {"uses": [{"from": unit, "to": "dvc"} for unit in units]}


def test_one_value_is_told_with_what_it_was() -> None:
    tools = [{**BASE["tools"][0], "status": "live"}]
    assert describe(checked(), checked(tools=tools)) == "Cổng Dịch vụ công: trạng thái: thí điểm → đang dùng"


def test_what_is_written_stays_vietnamese_for_a_reader_of_english() -> None:
    with use("en"):
        assert describe(checked(), checked(tools=[], relations={})) == (
            "Bỏ (công cụ): Cổng Dịch vụ công; Bỏ (quan hệ: sử dụng): UBND tỉnh → Cổng Dịch vụ công"
        )


def test_many_of_one_kind_are_one_entry() -> None:
    found = describe(checked(), checked(relations=used_by("ubnd", "so0", "so1", "so2", "so3")))
    assert found == "Thêm (quan hệ: sử dụng): Sở 0, Sở 1, Sở 2 và 1 mục khác → Cổng Dịch vụ công"


def test_more_changes_than_can_be_told_are_counted() -> None:
    fewer = checked(organizations=BASE["organizations"][:2], tools=[], relations={})
    assert describe(fewer, checked()) == (
        "Cơ quan, đơn vị: thêm 5; Công cụ: thêm 1; Quan hệ “sử dụng”: thêm 1"
    )


def test_an_undo_names_its_revision_and_what_it_took_back() -> None:
    found = describe(checked(tools=[], relations={}), checked(relations={}), "undo", 12)
    assert found == "Hoàn tác phiên bản 12: Thêm (công cụ): Cổng Dịch vụ công"
    assert describe(checked(), checked(tools=[], relations={}), "restore", 3) == "Khôi phục phiên bản 3"


def test_another_order_is_no_content() -> None:
    turned = checked(organizations=[*BASE["organizations"][:1], *reversed(BASE["organizations"][1:])])
    assert describe(checked(), turned) == "Đổi thứ tự các mục"
    assert describe(checked(), checked()) == "Không thay đổi nội dung"


def test_a_long_message_ends_at_a_word() -> None:
    tools = [{**BASE["tools"][0], "note": "rất dài " * 100}]
    found = describe(checked(), checked(tools=tools))
    assert len(found) <= LONGEST and found.endswith(" …") and not found.endswith("rấ …")


def test_a_beginning_is_counted() -> None:
    assert describe_beginning(checked()) == "Lập sơ đồ với 8 phần tử và 1 quan hệ"
