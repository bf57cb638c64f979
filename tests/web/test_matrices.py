"""The pages of matrices: readable and editable without scripts; letters are read without being kept."""

from __future__ import annotations

import pytest

from rolemap.services.maps.desk import Desk
from rolemap.services.maps.matrices.kinds import KINDS
from tests.web.conftest import Reader


@pytest.mark.parametrize("slug", sorted(KINDS))
def test_every_matrix_reads_without_scripts(client: Reader, thai_binh: str, slug: str) -> None:
    page = client.get(f"/maps/{thai_binh}/matrices/{slug}").get_data(as_text=True)
    assert KINDS[slug].title in page
    assert "style=" not in page


def test_an_unknown_matrix_or_cell_is_not_there(client: Reader, thai_binh: str) -> None:
    assert client.get(f"/maps/{thai_binh}/matrices/nothing").status_code == 404
    assert client.get(f"/maps/{thai_binh}/matrices/uses/cell?row=x&column=y").status_code == 404


def test_letters_are_read_and_not_kept(client: Reader, desk: Desk, thai_binh: str) -> None:
    sent = {"base": 1, "cells": [{"row": "tb.syt", "column": "nat.vneid", "text": "B"}]}
    answer = client.send_json(f"/maps/{thai_binh}/matrices/uses/read", sent).get_json()
    assert [edit["now"] for edit in answer["edits"]] == [
        {"from": "tb.syt", "to": "nat.vneid", "mandatory": True}
    ]
    assert desk.open(thai_binh).revision.number == 1
    assert client.send_json(f"/maps/{thai_binh}/matrices/uses/read", {"base": 1}).status_code == 400


def test_a_cell_is_set_by_a_plain_form(client: Reader, desk: Desk, thai_binh: str) -> None:
    address = f"/maps/{thai_binh}/matrices/uses/cell"
    form = {"base": "1", "row": "tb.syt", "column": "nat.vneid", "marks": "1", "mark": "X"}
    assert client.send(address, form).status_code == 303
    assert desk.open(thai_binh).document["relations"]["uses"][-1] == {"from": "tb.syt", "to": "nat.vneid"}
    rate = {"base": "2", "row": "tb.syt", "column": "nat.vneid", "uses|tb.syt>nat.vneid|active_rate": "nhiều"}
    refused = client.send(address, rate)
    assert "nhiều" in refused.get_data(as_text=True)
    assert desk.open(thai_binh).revision.number == 2
