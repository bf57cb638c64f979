"""Keys, values and changes in the words of an office."""

from __future__ import annotations

from dataclasses import fields

import pytest

from rolemap.model import SECTION_CLASSES, RoleGraph, column_types
from rolemap.model import vocabulary as words
from rolemap.model.changes import changes
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.views.changed.field_names import field_name, kind_name, section_name
from rolemap.views.changed.field_values import list_words, value_words
from rolemap.views.changed.words import element_facts, element_words, field_words, relation_facts
from tests.conftest import graph_of, sample
from tests.views.maps import WHOLE

_NESTED = {
    "last_year": ("documents", "documents_by_head", "sessions", "sessions_by_head"),
    "evidence": words.RIGHTS,
}
"""Records within a record, which are told key by key."""


def keys_of(section: str) -> list[str]:
    """All keys under which a change of an element of the section can be told."""
    return [
        key
        for one in fields(SECTION_CLASSES[section])
        for key in (
            [f"{one.name}.{each}" for each in _NESTED[one.name]] if one.name in _NESTED else [one.name]
        )
    ]


def test_every_section_kind_and_key_has_a_name() -> None:
    for section in SECTIONS:
        assert section_name(section) != section
        assert not [key for key in keys_of(section) if field_name(section, key) == key]
    for kind in RELATION_KINDS:
        assert kind_name(kind) != kind
        keys = ("from", "to", *column_types(kind))
        assert not [key for key in keys if field_name(kind, key) == key]
    assert field_name("tools", "so_moi") == "so_moi", "a key without a name is itself"


def test_the_same_key_may_mean_another_thing() -> None:
    assert field_name("bodies", "scope") == "phạm vi hoạt động"
    assert field_name("delegates", "scope") == "nội dung ủy quyền"
    assert field_name("profile", "severity.HD-08") == "mức của kiểm tra HD-08"
    assert field_name("profile", "limits.AW-03.warning") == "giới hạn “vạch cảnh báo” của kiểm tra AW-03"


ENUMS = [
    ("organizations", "kind", words.ORGANIZATION_KINDS),
    ("positions", "rank", words.RANKS),
    ("problems", "status", words.PROBLEM_STATUS),
    ("problems", "framing", words.FRAMINGS),
    ("tools", "kind", words.TOOL_KINDS),
    ("tools", "status", words.TOOL_STATUS),
    ("tools", "provision", words.PROVISIONS),
    ("documents", "kind", words.DOCUMENT_KINDS),
    ("thresholds", "must_stay", words.MUST_STAY),
    ("budgets", "form", words.BUDGET_FORMS),
    ("delegates", "scope", words.DELEGATION_SCOPES),
    ("signs", "mode", words.SIGNING_MODES),
    ("tools", "provenance", words.PROVENANCES),
    ("map", "stage", words.STAGES),
    ("profile", "severity.HD-08", words.SEVERITIES),
]


@pytest.mark.parametrize(("where", "field", "known"), ENUMS)
def test_every_word_of_the_format_is_said_in_words(where: str, field: str, known: tuple[str, ...]) -> None:
    graph = sample("thai-binh")
    said = {word: value_words(graph, where, field, word) for word in known}
    assert not [word for word, text in said.items() if text == word]
    assert len(set(said.values())) == len(said)


def test_values_of_every_type() -> None:
    graph = sample("thai-binh")

    def said(section: str, element: str, field: str) -> str:
        return value_words(graph, section, field, getattr(graph.element(element), field))

    assert said("positions", "tb.chutich", "organization") == "Ủy ban nhân dân tỉnh Thái Bình"
    assert said("bodies", "tb.bcd", "scope") == "Ủy ban nhân dân tỉnh Thái Bình"
    assert said("problems", "tb.p.tthc", "due") == "31/12/2025"
    assert said("problems", "tb.p.vanban", "baseline") == "2,5"
    assert said("problems", "tb.p.tthc", "audience").replace("\u00a0", " ") == "cấp tỉnh, cấp huyện, cấp xã"
    assert said("problems", "tb.p.dancu", "audience") == "chưa ghi"
    assert said("thresholds", "tb.b.tthc", "measurements") == "41 (ngày 01/06/2022)"
    assert said("budgets", "tb.kp1", "steps").startswith("trình ngày 01/03/2022, thẩm định ngày 20/03/2022")
    assert said("tools", "tb.t.dvc", "shared") == "có"
    assert said("tools", "tb.t.dvc", "capabilities") == "thủ tục hành chính"
    assert value_words(graph, "uses", "active_rate", 0.8) == "80%"
    assert value_words(graph, "positions", "organization", "đã.bỏ") == "đã.bỏ"


def test_long_lists_are_counted() -> None:
    assert list_words(["a", "b", "c"], 2) == "a, b và 1 mục khác"
    assert list_words(["a, b", "c"]) == "a, b; c"


def told(old: str, new: str) -> list[str]:
    """The changes of all elements in words."""
    found = changes(graph_of(old), graph_of(new))
    return [
        *(text for change in found.elements for text in element_words(found, change)),
        *(field_words(found, "map", one) for one in found.info),
    ]


def test_of_a_list_it_is_told_what_came_and_went() -> None:
    group = "groups:\n- {id: g, name: Khối, members: [%s]}\n"
    text = WHOLE.replace("groups:\n", group)
    assert told(text % "so, huyen", text % "so, xa") == [
        "thành viên: thêm Khối xã huyện Đông; bớt UBND huyện Đông"
    ]
    assert told(text % "so", text % "so, xa") == ["thành viên: thêm Khối xã huyện Đông"]
    assert told(text % "so, xa", text % "so") == ["thành viên: bớt Khối xã huyện Đông"]
    assert told(text % "so, xa", text % "xa, so") == ["thành viên: đổi thứ tự"]


def test_a_renamed_element_is_named_in_both_maps() -> None:
    moved = WHOLE.replace("organization: so,", "organization: noivu,").replace("id: so,", "id: noivu,").replace(
        "from: so,", "from: noivu,"
    )  # fmt: skip
    again = moved.replace("organization: noivu, rank: head", "organization: ubnd, rank: head")
    assert told(WHOLE, again) == ["mã: so → noivu", "cơ quan, đơn vị: Sở Nội vụ → UBND tỉnh Ví Dụ"]


def test_the_head_of_a_map() -> None:
    assert told(WHOLE, "map: {stage: preparing, title: {vi: Tên mới}}\n" + WHOLE) == [
        "tên sơ đồ: Ví dụ → Tên mới",
        "tên sơ đồ bằng tiếng Anh: Example → chưa ghi",
        "giai đoạn: triển khai → chuẩn bị",
    ]


def test_what_came_or_went_is_told_in_a_few_words() -> None:
    graph = sample("thai-binh")

    def facts(section: str, element: str) -> str:
        return " · ".join(element_facts(graph, section, graph.element(element)))

    assert facts("tools", "tb.t.ioc") == "thí điểm · thuê"
    assert facts("positions", "tb.pct") == "cấp phó · Ủy ban nhân dân tỉnh Thái Bình"
    assert facts("budgets", "tb.kp2") == "2022 · số tiền (triệu đồng): 9.500"
    assert facts("organizations", "tb.stttt").replace("\u00a0", " ") == "cơ quan chuyên môn · cấp tỉnh"
    assert facts("organizations", "tb.x336").replace("\u00a0", " ") == "khối đơn vị · cấp xã · số đơn vị: 19"


def test_what_a_relation_says_where_it_came_or_went() -> None:
    graph: RoleGraph = sample("thai-binh")
    first = graph.relations_any_date("delegates")[0]
    assert "; ".join(relation_facts(graph, first)) == (
        "nội dung ủy quyền: chỉ đạo; ngày có hiệu lực: 01/02/2022; ngày hết hiệu lực: 31/05/2022"
    )
    use = graph.relations_any_date("uses")[1]
    assert list(relation_facts(graph, use)) == [
        "bắt buộc",
        "tỷ lệ sử dụng thường xuyên: 95%",
        "số giờ mỗi tháng của một đơn vị: -6",
    ]
    assert list(relation_facts(graph, graph.relations_any_date("builds")[0])) == []
