"""The header that examples leave out."""

from __future__ import annotations

import pytest
import yaml

from rolemap.checks.examples import ROOT_ID, complete


def read(text: str) -> dict[str, object]:
    document: dict[str, object] = yaml.load(complete(text), Loader=yaml.BaseLoader)
    return document


def test_the_root_is_the_first_organization() -> None:
    document = read("organizations:\n- {name: Sở, id: so}\n- {id: huyen, name: Huyện}\n")
    assert document["rolemap"] == "1"
    assert document["map"] == {
        "id": "example",
        "title": {"vi": "Ví dụ", "en": "Example"},
        "as_of": "2022-06-30",
        "root": "so",
        "stage": "running",
        "levels": ["province", "district", "commune"],
    }


@pytest.mark.parametrize("text", ["", "organizations: []", "tools: []"])
def test_a_text_without_organizations_gets_a_root(text: str) -> None:
    document = read(text)
    assert document["organizations"] == [
        {"id": ROOT_ID, "name": "Ủy ban nhân dân tỉnh", "kind": "committee", "level": "province"}
    ]


def test_a_text_may_bring_keys_of_the_map() -> None:
    document = read("map: {as_of: 2025-07-01, note: sau sáp nhập}\norganizations: [{id: a}]")
    assert document["map"]["as_of"] == "2025-07-01"
    assert document["map"]["note"] == "sau sáp nhập"
    assert document["map"]["root"] == "a"


def test_scalars_keep_their_spelling_and_their_quotes() -> None:
    text = complete("organizations: [{id: a, code: 034, name: 'Sở: A', apparatus: true}]")
    assert "code: 034" in text and "'Sở: A'" in text and "apparatus: true" in text


def test_a_whole_map_comes_back_as_it_is() -> None:
    text = "# một sơ đồ\nrolemap: 1\nmap: {id: x}\n"
    assert complete(text) is text
