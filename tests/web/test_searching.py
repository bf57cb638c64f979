"""The search of pickers: names without accents, initials, ids; equal names told apart."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import Reader


def found(client: Reader, id: str, **asked: Any) -> list[str]:
    return [one["id"] for one in client.get(f"/maps/{id}/search", query_string=asked).json["results"]]


@pytest.mark.parametrize(
    "asked", ["stttt", "so thong tin", "Sở Thông tin và Truyền thông", "tb.stttt", "truyen thong so"]
)
def test_an_organization_is_found_as_people_call_it(client: Reader, thai_binh: str, asked: str) -> None:
    assert found(client, thai_binh, q=asked, sections="organizations")[0] == "tb.stttt"


def test_only_the_sections_asked_for_are_searched(client: Reader, thai_binh: str) -> None:
    answer = client.get(f"/maps/{thai_binh}/search?q=&sections=problems,tools&limit=50").json
    assert {one["section"] for one in answer["results"]} == {"problems", "tools"}


def test_results_say_what_tells_equal_names_apart(client: Reader, thai_binh: str) -> None:
    [one] = client.get(f"/maps/{thai_binh}/search?q=tb.stttt&limit=1").json["results"]
    assert "cấp tỉnh" in one["detail"]
    assert "Ủy ban nhân dân tỉnh Thái Bình" in one["detail"]


def test_nothing_is_found_by_nonsense(client: Reader, thai_binh: str) -> None:
    assert client.get(f"/maps/{thai_binh}/search?q=zzqq").json == {"results": [], "count": 0}


def test_names_of_both_languages_are_found_whichever_is_read(client: Reader, thai_binh: str) -> None:
    client.set_cookie("rolemap_lang", "en")
    assert found(client, thai_binh, q="so y te", sections="organizations")[0] == "tb.syt"


def test_offices_are_found_by_their_abbreviations(client: Reader, thai_binh: str) -> None:
    for asked in ("UBND tinh thai", "uy ban nhan dan tinh"):
        found = client.get(f"/maps/{thai_binh}/search?q={asked}&sections=organizations").get_json()
        assert found["results"][0]["id"] == "tb.ubnd"
