"""Fields of forms: every key of the format, as the gate takes it, in the words of an office."""

from __future__ import annotations

import pytest

from rolemap.editing.fields import (
    Field,
    choices_in,
    map_fields,
    relation_fields,
    section_fields,
    targets_of,
    waiver_fields,
)
from rolemap.files.map_schema import SECTION_SCHEMAS
from rolemap.files.record import schema_of
from rolemap.files.relation_schemas import relation_schema
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS

ALL = {
    **{section: section_fields(section) for section in SECTIONS},
    **{kind: relation_fields(kind) for kind in RELATION_KINDS},
    "map": map_fields(),
    "waivers": waiver_fields(),
}


def field(where: str, key: str) -> Field:
    return next(one for one in ALL[where] if one.key == key)


@pytest.mark.parametrize("where", [*SECTIONS, *RELATION_KINDS])
def test_every_key_of_the_gate_has_its_field(where: str) -> None:
    schema = schema_of(SECTION_SCHEMAS[where], False) if where in SECTIONS else relation_schema(where, False)
    assert {one.path[0] for one in ALL[where]} == set(schema.fields)
    assert {one.key for one in ALL[where] if one.required} == {
        key for key, gate in schema.fields.items() if gate.required
    }


@pytest.mark.parametrize("where", ALL)
def test_every_field_has_a_label_in_vietnamese(where: str) -> None:
    for one in ALL[where]:
        assert one.label != one.key, one
        assert all(word != label for word, label in one.choices), one


@pytest.mark.parametrize("where", ALL)
def test_references_say_what_they_may_point_to(where: str) -> None:
    assert all(one.targets for one in ALL[where] if one.kind == "reference")


@pytest.mark.parametrize(
    ("where", "key", "kind"),
    [
        ("tools", "id", "id"), ("tools", "status", "choice"), ("tools", "shared", "flag"),
        ("tools", "capabilities", "texts"), ("tools", "justification", "long"), ("organizations", "level", "choice"),
        ("organizations", "parent", "reference"), ("organizations", "size", "count"), ("problems", "target", "number"),
        ("problems", "due", "date"), ("thresholds", "measurements", "records"), ("budgets", "evidence.price", "texts"),
        ("bodies", "last_year.sessions", "count"), ("uses", "active_rate", "share"),
        ("signs", "by_delegation", "delegation"), ("map", "title.vi", "text"), ("waivers", "check", "choice"),
    ],
)  # fmt: skip
def test_kinds(where: str, key: str, kind: str) -> None:
    assert field(where, key).kind == kind


def test_lists_are_many() -> None:
    assert {one.key for one in ALL["groups"] if one.many} == {"members"}
    assert field("problems", "audience").many
    assert field("delegates", "scope").many


def test_a_level_is_chosen_from_those_of_the_map() -> None:
    document = {"map": {"levels": ["province", "commune"]}}
    level, audience = field("organizations", "level"), field("problems", "audience")
    assert level.choices == ()
    assert choices_in(document, level) == (
        ("province", "cấp tỉnh"), ("commune", "cấp xã"), ("central", "cấp trung ương"), ("enterprise", "khối doanh nghiệp"),
    )  # fmt: skip
    assert [word for word, _label in choices_in(document, audience)] == ["province", "commune"]


def test_a_delegation_is_chosen_from_those_of_the_map() -> None:
    document = {
        "positions": [{"id": "ct", "name": "Chủ tịch"}, {"id": "pct", "name": "Phó Chủ tịch"}],
        "relations": {"delegates": [{"id": "uq", "from": "ct", "to": "pct"}, {"from": "pct", "to": "ct"}]},
    }
    assert choices_in(document, field("sets", "by_delegation")) == (("uq", "Chủ tịch → Phó Chủ tịch"),)


def test_ends_of_relations_come_first_and_have_their_own_words() -> None:
    assert [(one.key, one.label) for one in ALL["delegates"][:2]] == [
        ("from", "người ủy quyền"), ("to", "người được ủy quyền"),
    ]  # fmt: skip
    assert targets_of("uses", "from") == ("organizations", "groups")


def test_what_a_planner_should_type_is_said_with_an_example() -> None:
    assert field("documents", "number").hint == "Số, ký hiệu văn bản, ví dụ: 571/QĐ-UBND."
