"""Tables of relations give back what they were given."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rolemap.model import RelationTable, column_types
from rolemap.model.vocabulary import RELATION_KINDS

VALUES = {
    "flag": st.booleans(),
    "share": st.floats(0, 1),
    "number": st.floats(-1e12, 1e12).map(lambda value: value + 0.0),
    "date": st.dates(),
    "scope": st.lists(st.sampled_from(["steering", "signing"]), min_size=1, unique=True).map(tuple),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[dict[str, object]]]:
    kind = draw(st.sampled_from(sorted(RELATION_KINDS)))
    words = column_types(kind)
    optional = {key: VALUES.get(word, st.sampled_from(["một", "HAI", "số 3"])) for key, word in words.items()}
    ends = {"from": st.sampled_from("abc"), "to": st.sampled_from("xyz")}
    records = draw(st.lists(st.fixed_dictionaries(ends, optional=optional), max_size=6))
    return kind, records


@given(tables())
def test_records_come_back_as_they_were(table: tuple[str, list[dict[str, object]]]) -> None:
    kind, records = table
    built = RelationTable.from_records(kind, records)
    assert list(built.records()) == records
    assert built == RelationTable.from_records(kind, list(built.records()))


def test_tables_with_one_different_value_are_not_equal() -> None:
    line = {"from": "a", "to": "t", "active_rate": 0.5}
    one = RelationTable.from_records("uses", [line])
    assert one != RelationTable.from_records("uses", [{**line, "active_rate": 0.25}])
    assert one != RelationTable.from_records("uses", [{"from": "a", "to": "t"}])
    assert one != RelationTable.from_records("uses", [])


def test_a_missing_value_is_none_beside_one_that_is_there() -> None:
    first = {"from": "a", "to": "t", "mandatory": False, "hours_delta": -6, "valid_to": date(2022, 1, 1)}
    table = RelationTable.from_records("uses", [first, {"from": "b", "to": "t"}])
    assert table.record(0) == first
    assert table.record(1) == {"from": "b", "to": "t"}
    assert table.column("active_rate") is None
