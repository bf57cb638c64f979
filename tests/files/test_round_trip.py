"""Nothing is lost between YAML, JSON and the model, and other programs read the same out of the YAML."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from rolemap.files import dumps, loads, read
from tests.files.documents import documents

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_samples_come_back(name: str) -> None:
    once = read(SAMPLES / f"{name}.yaml")
    for file_format in ("yaml", "json"):
        text = dumps(once, file_format)
        again = loads(text, file_format)
        assert again == once
        assert again.version == once.version
        assert dumps(again, file_format) == text


def test_a_sample_is_written_as_people_wrote_it() -> None:
    written = dumps(read(SAMPLES / "thai-binh.yaml"), "yaml").splitlines()
    original = (SAMPLES / "thai-binh.yaml").read_text(encoding="utf-8").splitlines()
    lines = [line for line in original if not line.startswith("#")]
    defaults = {"    shared: false", "    audience: []"}
    assert written == [line for line in lines if line not in defaults]


@settings(max_examples=25)
@given(documents())
def test_random_maps_come_back(document: dict[str, Any]) -> None:
    first = loads(json.dumps(document), "json")
    as_yaml = dumps(first, "yaml")
    second = loads(as_yaml, "yaml")
    assert second == first
    as_json = dumps(second, "json")
    third = loads(as_json, "json")
    assert third == first
    assert third.version == second.version == first.version
    assert dumps(third, "yaml") == as_yaml
    assert json.loads(as_json) == json.loads(json.dumps(yaml.safe_load(as_yaml), default=str))


@settings(max_examples=8)
@given(documents())
def test_order_of_keys_in_a_document_does_not_matter(document: dict[str, Any]) -> None:
    assert (
        loads(json.dumps(document, sort_keys=True), "json").version
        == loads(json.dumps(document), "json").version
    )
