"""What was found right before is not looked at again, and what is new is told under its own number."""

from __future__ import annotations

from typing import Any

import pytest
from marshmallow import ValidationError

from rolemap.files import memory as module
from rolemap.files.map_schema import SECTION_SCHEMAS
from rolemap.files.memory import Memory
from rolemap.files.record import schema_of
from rolemap.files.table import Table, checked

SCHEMA = schema_of(SECTION_SCHEMAS["positions"], False)
RECORDS = [{"id": f"p{at}", "name": f"Chức vụ {at}", "organization": "o", "rank": "staff"} for at in range(5)]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[list[Any]]:
    """The records that were really checked, call by call."""
    calls: list[list[Any]] = []

    def counting(records: Any, schema: Any) -> Table:
        calls.append(list(records))
        return checked(records, schema)

    monkeypatch.setattr(module, "checked", counting)
    return calls


def after(records: list[Any]) -> tuple[Memory, Table]:
    """The memory of a document with `RECORDS`, and the table of the document after it."""
    before = Memory()
    before.table_of(RECORDS, SCHEMA)
    now = Memory(before)
    return now, now.table_of(records, SCHEMA)


@pytest.mark.parametrize(
    "records",
    [
        RECORDS,
        RECORDS[:2] + RECORDS[3:],
        [*RECORDS[:2], {**RECORDS[2], "holder": "A"}, *RECORDS[3:]],
        [{**RECORDS[0], "id": "new"}, *RECORDS],
        [*RECORDS, {**RECORDS[0], "id": "new", "valid_from": "2020-01-01"}],
        [RECORDS[1], RECORDS[0], *RECORDS[2:]],
        [],
    ],
)
def test_the_table_is_that_of_the_whole_list(records: list[Any]) -> None:
    _now, table = after(records)
    whole = checked(records, SCHEMA)
    assert len(table) == len(whole)
    assert {key: table.column(key) for key in whole.columns} == dict(whole.columns)


def test_only_new_records_are_looked_at(looked_at: list[list[Any]]) -> None:
    changed = {**RECORDS[2], "holder": "A"}
    now, _table = after([*RECORDS[:2], changed, *RECORDS[3:]])
    assert looked_at == [RECORDS, [changed]]
    kept = now.kept(SCHEMA)
    assert kept is not None
    assert (kept.start, kept.tail) == (2, 2)


def test_the_same_list_is_not_looked_at(looked_at: list[list[Any]]) -> None:
    after(RECORDS)
    assert looked_at == [RECORDS]


def test_a_fault_is_told_under_the_number_in_the_whole_list() -> None:
    before = Memory()
    before.table_of(RECORDS, SCHEMA)
    with pytest.raises(ValidationError) as refused:
        Memory(before).table_of([*RECORDS[:3], {**RECORDS[3], "rank": "boss"}, RECORDS[4]], SCHEMA)
    assert list(refused.value.messages_dict) == [3]
