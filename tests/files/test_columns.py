"""The quick way by columns and the way record by record say the same, whatever is wrong with the records."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from rolemap.files import json_long
from rolemap.files.faults import Fault, faults_in
from rolemap.files.figures import Number
from rolemap.files.json_long import LongList
from rolemap.files.map_schema import SECTION_SCHEMAS
from rolemap.files.record import RecordSchema, schema_of
from rolemap.files.relation_schemas import relation_schema
from rolemap.files.schemas import MeasurementSchema, WaiverSchema
from rolemap.files.table import EMPTY, Table, load_record, table_of

RIGHT = {
    "id": ["a", "b.c", "Z-1"],
    "from": ["a", "b"],
    "to": ["t", "u"],
    "name": ["Sở Y tế", "x", "So\u031bX"],
    "kind": ["committee", "block"],
    "level": ["province", "xã"],
    "mandatory": [True, False],
    "active_rate": [0, 1, 0.25, 1.0],
    "hours_delta": [-6, 2.5, 0, -0.0],
    "order_to_deputy": [True],
    "scope": [["steering"], [], ["signing", "setting"]],
    "members": [["a"], [], ["a", "b"]],
    "under": ["a"],
    "size": [1, 7, 3.0],
    "apparatus": [True],
    "valid_from": ["2020-01-01", "2022-05-05"],
    "valid_to": ["2021-01-01", "2023-05-05"],
    "provenance": ["public"],
    "note": ["x\ny", ""],
    "basis": ["văn bản"],
    "source": ["a"],
}
WRONG: list[Any] = [
    None, "", "034", "1", "true", "x y", "a\u202eb", "2022-02-30", "30/6/2022", 0, 1, 1.5, -1, 5e300, 10**400, True,
    float("nan"), float("inf"), [], ["x"], [None], {}, {"a": 1}, [["a"]], "é" * 30_000,
]  # fmt: skip
STRANGE_KEYS = ["form", "From", "valid", "x" * 200, "_schema", "8"]
SCHEMAS = {
    "uses": lambda as_text: relation_schema("uses", as_text),
    "delegates": lambda as_text: relation_schema("delegates", as_text),
    "organizations": lambda as_text: schema_of(SECTION_SCHEMAS["organizations"], as_text),
    "groups": lambda as_text: schema_of(SECTION_SCHEMAS["groups"], as_text),
}
KEYS = {
    "uses": [
        "from",
        "to",
        "mandatory",
        "active_rate",
        "hours_delta",
        "valid_from",
        "valid_to",
        "provenance",
        "note",
    ],
    "delegates": [
        "id",
        "from",
        "to",
        "scope",
        "basis",
        "order_to_deputy",
        "valid_from",
        "valid_to",
        "source",
    ],
    "organizations": ["id", "name", "kind", "level", "apparatus", "size", "valid_from", "valid_to", "note"],
    "groups": ["id", "name", "members", "under", "level", "valid_from", "valid_to"],
}


def _as_text(value: Any) -> Any:
    """A value as YAML hands it over: scalars are text."""
    if isinstance(value, dict):
        return {key: _as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return value if value is None or isinstance(value, str) else str(value).lower()


@st.composite
def lists_of_records(draw: st.DrawFn, name: str) -> list[Any]:
    """Records of which most are right and some are spoilt in one or more places."""
    right = st.fixed_dictionaries({}, optional={key: st.sampled_from(RIGHT[key]) for key in KEYS[name]})
    records: list[Any] = []
    for record in draw(st.lists(right, min_size=1, max_size=12)):
        spoilt: Any = record
        if draw(st.integers(0, 3)) == 0:
            key = draw(st.sampled_from(KEYS[name] + STRANGE_KEYS))
            spoilt = {**record, key: draw(st.sampled_from(WRONG))}
        if draw(st.integers(0, 15)) == 0:
            spoilt = draw(st.sampled_from(WRONG))
        records.append(spoilt)
    return records


def one_by_one(records: list[Any], schema: RecordSchema) -> tuple[list[Fault], list[dict[str, Any]]]:
    """What the record schema alone says."""
    faults, values = [], []
    for row, record in enumerate(records):
        loaded, errors = load_record(record, schema)
        values.append({key: value for key, value in loaded.items() if value is not None})
        faults += faults_in(errors, (row,)) if errors is not None else []
    return faults, values


def by_columns(
    records: list[Any] | LongList, schema: RecordSchema
) -> tuple[list[Fault], list[dict[str, Any]]]:
    """What the field for the whole list says."""
    faults: list[Fault] = []
    try:
        table = table_of(records, schema)
    except ValidationError as error:
        faults = list(faults_in(error.messages))
        valid: Any = error.valid_data
        table = valid
    return faults, rows(table)


def rows(table: Table) -> list[dict[str, Any]]:
    """The rows of a table, without what is absent."""
    return [
        {key: column[row] for key, column in table.columns.items() if column[row] is not None}
        for row in range(len(table))
    ]


@pytest.mark.parametrize("as_text", [True, False], ids=["yaml", "json"])
@pytest.mark.parametrize("name", list(SCHEMAS))
@settings(max_examples=120)
@given(data=st.data())
def test_both_ways_give_the_same_faults_and_values(name: str, as_text: bool, data: st.DataObject) -> None:
    records = data.draw(lists_of_records(name))
    if as_text:
        records = _as_text(records)
    schema = SCHEMAS[name](as_text)
    assert by_columns(records, schema) == one_by_one(records, schema)


@pytest.mark.parametrize("as_text", [True, False], ids=["yaml", "json"])
@pytest.mark.parametrize("value", WRONG, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize("key", KEYS["uses"])
def test_one_wrong_value_among_right_ones(key: str, value: Any, as_text: bool) -> None:
    right = {"from": "a", "to": "t", "active_rate": 0.5, "mandatory": True, "hours_delta": 1}
    records = [right, {**right, key: value}, {**right, key: RIGHT[key][0]}]
    if as_text:
        records = _as_text(records)
    schema = relation_schema("uses", as_text)
    assert by_columns(records, schema) == one_by_one(records, schema)


EVERY_SCHEMA = {
    **SECTION_SCHEMAS,
    "waivers": WaiverSchema,
    "measurements": MeasurementSchema,
}


@pytest.mark.parametrize("as_text", [True, False], ids=["yaml", "json"])
@pytest.mark.parametrize("name", EVERY_SCHEMA)
def test_every_key_of_every_section_with_every_wrong_value(name: str, as_text: bool) -> None:
    schema = schema_of(EVERY_SCHEMA[name], as_text)
    for key in schema.fields:
        records = [{key: value} for value in [*WRONG, *RIGHT.get(key, [])]] + [{}]
        if as_text:
            records = _as_text(records)
        assert by_columns(records, schema) == one_by_one(records, schema)


@settings(max_examples=60)
@given(data=st.data())
def test_long_columns_of_numbers_say_the_same(data: st.DataObject) -> None:
    values = data.draw(st.lists(st.sampled_from([None, 0, 1, -0.0, 2.5, -1e12, 1e12])))
    values += data.draw(st.lists(st.sampled_from(WRONG), max_size=1))
    short, long = Number(), Number()
    short_values, short_odd = short.column(values)
    long_values, long_odd = long.column(values + [1] * 5000)
    assert long_odd == short_odd
    assert [None if one != one else one for one in long_values[: len(values)]] == short_values


@settings(max_examples=80)
@given(data=st.data(), piece=st.integers(1, 400), indent=st.sampled_from([None, 1]))
def test_large_json_is_read_as_small_json(data: st.DataObject, piece: int, indent: int | None) -> None:
    """Cut into pieces of any size, a text gives the same records, or is left to the plain way."""
    document = {
        "rolemap": 1,
        "relations": {name: data.draw(lists_of_records(name)) for name in ("uses", "delegates")},
        "map": {"id": "}, {", "relations": [{}, {}]},
    }
    text = json.dumps(document, indent=indent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_long, "_PIECE", piece)
        found = json_long.read(text)
    assert found is not None
    assert list(found) == list(document)
    assert found["map"] == document["map"]
    for name in ("uses", "delegates"):
        records = document["relations"][name]
        lists = found["relations"][name]
        assert len(lists) == len(records)
        assert json.dumps(list(lists)) == json.dumps(records)
        assert lists.pairs == sum(len(one) for one in records if isinstance(one, dict))
        schema = SCHEMAS[name](False)
        assert repr(by_columns(lists, schema)) == repr(by_columns(records, schema))


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "1", '{"a":1', '{"a":1}x', '{"a":1 "b":2}', '{"a":1,}', '{"a" 1}', '{a:1}', '{"a":1,"a":2}', "{,}",
        '{"relations":{"uses":[{"a":1}{"a":2}]}}', '{"relations":{"uses":[{},]}}', '{"relations":{"uses":[{}}}',
        '{"relations":{"uses":[{}]', '{"relations":{"uses":[],"uses":[]}}', '{"relations":{"uses":[{"a":}]}}',
        '{"relations":{"uses":[{"a":"}, {"b":1}]}}', '{"relations":{"uses" [{}]}}',
    ],
)  # fmt: skip
def test_what_is_no_json_is_left_to_the_plain_way(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_long, "_PIECE", 3)
    assert json_long.read(text) is None


def test_a_list_that_is_none() -> None:
    for value in ("x", {"a": 1}, 5):
        with pytest.raises(ValidationError):
            table_of(value, relation_schema("uses", False))
    assert len(EMPTY) == 0
