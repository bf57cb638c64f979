"""The JSON Schema of a document takes what the gate takes, key for key, and refuses what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rolemap.errors import DefectsFound
from rolemap.files import dumps, loads, read
from rolemap.files.json_schema import ROOT, map_schemas
from tests.conftest import SAMPLES

SCHEMAS = map_schemas(lambda name: f"#/$defs/{name}")
WHOLE = Draft202012Validator(
    {"$ref": f"#/$defs/{ROOT}", "$defs": SCHEMAS}, format_checker=Draft202012Validator.FORMAT_CHECKER
)
SMALL: dict[str, Any] = {
    "rolemap": 1,
    "map": {"id": "a", "title": {"vi": "Bản đồ"}, "as_of": "2022-06-30", "root": "b", "levels": ["tỉnh"]},
    "organizations": [
        {"id": "b", "name": "Sở", "kind": "department", "level": "tỉnh", "size": 3, "note": None}
    ],
    "tools": [{"id": "t", "name": "T", "kind": "system", "status": "live", "provision": "rented"}],
    "relations": {"owns": [{"from": "b", "to": "t"}], "uses": None},
    "waivers": [],
    "profile": {"severity": {"AW-05": "info"}},
}


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(WHOLE.schema)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_samples_fit(path: Any) -> None:
    WHOLE.validate(json.loads(dumps(read(path), "json")))


def with_value(place: str, value: Any) -> dict[str, Any]:
    """The small document with another value at a place such as ``tools.0.status``."""
    document = json.loads(json.dumps(SMALL))
    *way, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    there = document
    for part in way:
        there = there[part]
    there[last] = value
    return document


def gate_takes(document: dict[str, Any]) -> bool:
    """Whether the gate lets the document through."""
    try:
        loads(json.dumps(document), "json")
    except DefectsFound:
        return False
    return True


@pytest.mark.parametrize(
    ("place", "value", "right"),
    [
        ("rolemap", 1, True),
        ("rolemap", 2, False),
        ("rolemap", None, False),
        ("map.id", "1a", False),
        ("map.id", "a" * 65, False),
        ("map.id", "a" * 64, True),
        ("map.title", {}, False),
        ("map.title", {"vi": None}, False),
        ("map.title", {"fr": "x"}, False),
        ("map.as_of", "30/06/2022", False),
        ("map.as_of", "2022-02-30", False),
        ("map.stage", "nowhere", False),
        ("map.stage", None, True),
        ("map.levels", "tỉnh", False),
        ("map.more", 1, False),
        ("problems", None, True),
        ("organizations.0.size", 0, False),
        ("organizations.0.size", 2.5, False),
        ("organizations.0.size", 2.0, True),
        ("organizations.0.size", "2", False),
        ("organizations.0.apparatus", True, True),
        ("organizations.0.apparatus", "true", False),
        ("organizations.0.name", "  ", False),
        ("organizations.0.name", None, False),
        ("organizations.0.head_also", [None], False),
        ("tools.0.status", "asleep", False),
        ("tools.0.capabilities", ["a", None], True),
        ("tools.0.capabilities", [1], False),
        ("relations.owns.0.to", None, False),
        ("relations.owns.0.colour", "red", False),
        ("relations.likes", [], False),
        ("profile.limits", {"AW-03": {"warning": 1.5}}, True),
        ("profile.limits", {"AW-03": {"warning": "1"}}, False),
        ("profile.severity", {"AW-05": "loud"}, False),
    ],
)  # fmt: skip
def test_it_takes_what_the_gate_takes(place: str, value: Any, right: bool) -> None:
    document = with_value(place, value)
    assert gate_takes(document) is right
    # A key with null is none to the gate; JSON Schema counts it.
    if (place, value) != ("map.title", {"vi": None}):
        assert WHOLE.is_valid(document) is right


def test_each_key_of_the_format_is_named() -> None:
    from rolemap.model import vocabulary as words

    properties = SCHEMAS[ROOT]["properties"]
    assert set(properties["relations"]["properties"]) == set(words.RELATION_KINDS)
    assert {"rolemap", "map", "organizations", "tools", "waivers", "profile"} <= set(properties)
