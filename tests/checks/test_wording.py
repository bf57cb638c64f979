"""A finding as a sentence, and its values as JSON."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.base import Entries, Names, Share, Value, Words
from rolemap.checks.catalogue import catalogue
from rolemap.checks.wording import message, names, plain, severity_name
from rolemap.model import RoleGraph
from tests.conftest import graph_of

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, name_en: Provincial People's Committee, kind: committee, level: province}
- {id: a, name: UBND xã A, kind: committee, level: commune, parent: ubnd}
- {id: b, name: UBND xã B, kind: committee, level: commune, parent: ubnd}
- {id: c, name: UBND xã C, kind: committee, level: commune, parent: ubnd}
- {id: d, name: "{0} {tool} %s", kind: committee, level: commune, parent: ubnd}
- {id: e, name: "Các sở, ngành còn lại", kind: block, level: province, parent: ubnd}
tools:
- {id: t1, name: Một, kind: system, status: live, provision: rented}
- {id: t2, name: Hai, kind: system, status: live, provision: rented}
- {id: t3, name: Ba, kind: system, status: live, provision: rented}
- {id: t4, name: Bốn, kind: system, status: live, provision: rented}
- {id: t5, name: Năm, kind: system, status: live, provision: rented}
reviews:
- {id: r1, name: R1, date: 2022-01-01}
- {id: r2, name: R2, date: 2022-01-01}
- {id: r3, name: R3, date: 2022-01-01}
- {id: r4, name: R4, date: 2022-01-01}
"""


@pytest.fixture
def graph() -> RoleGraph:
    return graph_of(MAP)


@pytest.mark.parametrize(
    ("ids", "vietnamese"),
    [
        ((), "toàn bộ sơ đồ"),
        (("a",), "UBND xã A"),
        (("a", "b", "c"), "UBND xã A, UBND xã B, UBND xã C"),
        (("a", "b", "c", "d"), "UBND xã A, UBND xã B, UBND xã C và 1 đơn vị khác"),
        (("a", "e", "b", "c", "d"), "UBND xã A; Các sở, ngành còn lại; UBND xã B và 2 đơn vị khác"),
        (("t1", "t2", "t3", "t4", "t5"), "Một, Hai, Ba và 2 công cụ khác"),
        (("r1", "r2", "r3", "r4"), "R1, R2, R3 và 1 mục khác"),
    ],
)
def test_three_names_and_how_many_more(graph: RoleGraph, ids: tuple[str, ...], vietnamese: str) -> None:
    assert names(graph, ids) == vietnamese


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("ids", "shown"),
    [
        (("ubnd",), "Provincial People's Committee"),
        (("a", "b", "c", "d"), "UBND xã A, UBND xã B, UBND xã C and 1 more"),
        (("t1", "t2", "t3", "t4"), "Một, Hai, Ba and 1 more tool"),
        (("t1", "t2", "t3", "t4", "t5"), "Một, Hai, Ba and 2 more tools"),
    ],
)
def test_names_in_english(graph: RoleGraph, ids: tuple[str, ...], shown: str) -> None:
    assert names(graph, ids) == shown


FRAGMENTED = {"outside": 1200, "total": 3000, "share": Share(0.4), "limit": Share(0.3), "networks": 2}


def test_numbers_and_shares_in_vietnamese(graph: RoleGraph) -> None:
    assert message(graph, catalogue()["PL-03"], (), FRAGMENTED).startswith(
        "1.200/3.000 công cụ đang dùng hoặc thí điểm (40%, giới hạn 30%)"
    )


@pytest.mark.usefixtures("english")
def test_numbers_and_shares_in_english(graph: RoleGraph) -> None:
    assert message(graph, catalogue()["PL-03"], (), FRAGMENTED).startswith("1,200 of 3,000 tools in use (40%")


def test_names_from_the_map_are_never_a_pattern(graph: RoleGraph) -> None:
    sentence = message(graph, catalogue()["MH-03"], ("d",), {"section": Words(("tool",))})
    assert sentence.startswith("“{0} {tool} %s” (công cụ)")


def test_words_are_translated_and_joined(graph: RoleGraph) -> None:
    values: dict[str, Value] = {
        "facts": Names(("a",)),
        "kind": Words(("signs", "no such word")),
        "reasons": Words(("called public, but without a source",)),
    }
    assert (
        message(graph, catalogue()["MH-05"], ("a",), values)
        == "UBND xã A (ký; no such word): ghi là thông tin công khai nhưng chưa có nguồn."
    )


def test_what_tools_do_is_told_in_words(graph: RoleGraph) -> None:
    values: dict[str, Value] = {
        "capabilities": Entries(("bao_cao", "Họp trực tuyến")),
        "units": Names(("a",)),
    }
    sentence = message(graph, catalogue()["PL-01"], ("t1", "t2"), values)
    assert "báo cáo, Họp trực tuyến" in sentence
    assert "bao_cao" not in sentence


def test_dates_are_written_as_an_office_writes_them(graph: RoleGraph) -> None:
    values: dict[str, Value] = {"checks": "HD-08", "elements": Names(("a",)), "until": date(2022, 3, 1)}
    assert "hết hạn ngày 01/03/2022" in message(graph, catalogue()["WV-01"], ("a",), values)


@pytest.mark.parametrize(
    ("value", "json"),
    [
        (3, 3),
        (0.5, 0.5),
        ("bao_cao", "bao_cao"),
        (date(2022, 3, 1), "2022-03-01"),
        (Share(0.41), 0.41),
        (Names(("a", "b")), ["a", "b"]),
        (Words(("none",)), ["none"]),
        (Entries(("bao_cao", "hop")), "bao_cao, hop"),
    ],
)
def test_values_for_other_programs(value: Value, json: object) -> None:
    assert plain(value) == json


def test_severities_have_their_words() -> None:
    assert [severity_name(severity) for severity in type(catalogue()["PL-01"].severity)] == [
        "lỗi", "cảnh báo", "lưu ý",
    ]  # fmt: skip
