"""Leadership handed down: drawn with its word and its dates, whole chains in order, the badge on the line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.views.maps import WHOLE, replaced
from tests.views.picture import diagram

MORE = """\
- {id: tp, name: Trưởng phòng, organization: so, rank: staff}
- {id: xa1, name: Chủ tịch xã, organization: xa, rank: head}
- {id: xa1p, name: Phó Chủ tịch xã, organization: xa, rank: deputy}
"""


def picture_with(delegations: Sequence[str]) -> list[str]:
    """The delegations of the picture as ``from → to: label (checks)``, in the order of the leaders' lane."""
    lines = "".join(f"  - {{{one}}}\n" for one in delegations)
    text = replaced(("problems:\n", f"{MORE}problems:\n"))
    picture = diagram(f"{text}  delegates:\n{lines}")
    return [
        f"{edge.source} → {edge.target}: {edge.label}{[one.key.split(':')[0] for one in edge.badges] or ''}"
        for edge in picture.edges
        if edge.role == "delegates"
    ]


BASIS = "basis: 12/QĐ-UBND"


@pytest.mark.parametrize(
    ("own", "label"),
    [
        (f"scope: [operations], {BASIS}, valid_from: 2022-01-01, valid_to: 2022-12-31",
         "ủy quyền điều hành cụ thể\n01/01/2022 – 31/12/2022"),
        (f"scope: [operations], {BASIS}, valid_to: 2022-12-31", "ủy quyền điều hành cụ thể\nđến ngày 31/12/2022"),
        (f"scope: [signing, operations], {BASIS}, valid_from: 2022-01-01",
         "ủy quyền ký văn bản, điều hành cụ thể\ntừ 01/01/2022, không thời hạn['HD-04']"),
        (f"{BASIS}", "ủy quyền\nkhông ghi thời hạn['HD-04']"),
        (f"scope: [operations], {BASIS}, valid_from: 2022-09-01",
         "ủy quyền điều hành cụ thể\ntừ 01/09/2022, không thời hạn['HD-04']"),
    ],
)  # fmt: skip
def test_the_word_and_the_dates(own: str, label: str) -> None:
    assert picture_with([f"from: chutich, to: pct, {own}"]) == [f"chutich → pct: {label}"]


def test_one_that_has_ended_is_drawn_only_where_a_finding_speaks_of_it() -> None:
    ended = f"id: uq, from: chutich, to: pct, scope: [operations], {BASIS}, valid_to: 2022-05-31"
    assert picture_with([ended]) == []
    used = replaced(("relations:\n", "relations:\n  steers: [{from: pct, to: p, by_delegation: uq}]\n"))
    picture = diagram(f"{used}  delegates: [{{{ended}}}]\n")
    (line,) = [edge for edge in picture.edges if edge.role == "delegates"]
    assert line.label == "ủy quyền điều hành cụ thể\nđã hết hạn 31/05/2022"
    assert [one.key for one in line.badges] == ["HD-05:chutich:pct"]


def test_a_chain_stands_whole_and_in_order() -> None:
    own = f"scope: [operations], {BASIS}, valid_to: 2022-12-31"
    text = replaced(("problems:\n", f"{MORE}problems:\n"))
    delegations = (
        f"[{{from: pct, to: tp, {own}}}, {{from: chutich, to: pct, {own}}}, {{from: tp, to: gd, {own}}}]"
    )
    picture = diagram(f"{text}  delegates: {delegations}\n")
    leaders = [node.id for node in picture.nodes if node.role == "leader"]
    assert leaders == ["chutich", "pct", "tp", "gd"]
    badges = {
        (edge.source, edge.target): [one.key for one in edge.badges] for edge in picture.edges if edge.badges
    }
    assert badges == {
        ("chutich", "pct"): ["HD-06:chutich:pct:tp"],
        ("pct", "tp"): ["HD-06:chutich:pct:tp", "HD-06:pct:tp:gd"],
        ("tp", "gd"): ["HD-06:pct:tp:gd"],
    }


def test_a_circle_is_drawn_once_and_starts_where_the_file_does() -> None:
    own = f"scope: [operations], {BASIS}, valid_to: 2022-12-31"
    lines = picture_with([f"from: chutich, to: pct, {own}", f"from: pct, to: chutich, {own}"])
    assert [line.split(":")[0] for line in lines] == ["chutich → pct", "pct → chutich"]


def test_two_delegations_of_the_same_hands_are_one_line_with_the_words_of_the_one_in_force() -> None:
    in_force = f"from: chutich, to: pct, scope: [signing], {BASIS}, valid_to: 2022-12-31"
    later = "from: chutich, to: pct, scope: [operations], valid_from: 2023-01-01, valid_to: 2023-12-31"
    line = "chutich → pct: ủy quyền ký văn bản\nđến ngày 31/12/2022['HD-04']"
    assert picture_with([in_force, later]) == picture_with([later, in_force]) == [line]


def test_who_acts_by_delegation_says_so() -> None:
    delegation = f"id: uq, from: chutich, to: pct, scope: [operations], {BASIS}, valid_to: 2022-12-31"
    text = replaced(("relations:\n", "relations:\n  steers: [{from: pct, to: p, by_delegation: uq}]\n"))
    picture = diagram(f"{text}  delegates: [{{{delegation}}}]\n")
    assert [edge.label for edge in picture.edges if edge.role == "steers"] == ["theo ủy quyền"]
    assert [edge.label for edge in picture.edges if edge.role == "sets"] == [""]


def test_hands_that_have_nothing_to_do_with_the_problems_are_left_out() -> None:
    own = f"scope: [operations], {BASIS}, valid_to: 2022-12-31"
    assert picture_with([f"from: xa1, to: xa1p, {own}"]) == []


def test_to_oneself_is_no_line_and_its_finding_stands_on_the_box() -> None:
    picture = diagram(
        WHOLE + f"  delegates: [{{from: chutich, to: chutich, {BASIS}, valid_to: 2022-12-31}}]\n"
    )
    assert all(edge.source != edge.target for edge in picture.edges)
    node = next(node for node in picture.nodes if node.id == "chutich")
    assert "MH-01:chutich:chutich" in [one.key for one in node.badges]
