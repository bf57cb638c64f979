"""HD-04: what a delegation must say, and how long that is asked."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Words
from rolemap.checks.head.delegation_unbounded import DelegationUnbounded
from tests.checks.conftest import found

MAP = """
organizations:
- {id: so, name: Sở Thông tin và Truyền thông, kind: department, level: province}
positions:
- {id: giamdoc, name: Giám đốc Sở, organization: so, rank: head}
- {id: pho, name: Phó Giám đốc Sở, organization: so, rank: deputy}
- {id: nghi, name: Phó Giám đốc đã nghỉ, organization: so, rank: deputy, valid_to: 2020-01-01}
relations:
  delegates: [DELEGATES]
"""


def missing(*delegates: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    hits = found(DelegationUnbounded, MAP.replace("DELEGATES", ", ".join(delegates)))
    words = {}
    for hit in hits:
        value = hit.values["missing"]
        assert isinstance(value, Words)
        words[hit.subjects] = value.words
    assert len(words) == len(hits)
    return words


FULL = "from: giamdoc, to: pho, scope: [signing], basis: 45/QĐ, valid_to: 2022-12-31"


@pytest.mark.parametrize(
    ("delegation", "lacks"),
    [
        (FULL, ()),
        (FULL.replace("basis: 45/QĐ", "basis: '  '"), ("document",)),
        (FULL.replace(", basis: 45/QĐ", ""), ("document",)),
        (FULL.replace("[signing]", "[]"), ("content",)),
        (FULL.replace("scope: [signing], ", ""), ("content",)),
        (FULL.replace(", valid_to: 2022-12-31", ""), ("end date",)),
        ("from: giamdoc, to: pho", ("document", "content", "end date")),
        ("from: giamdoc, to: pho, valid_from: 2023-01-01", ("document", "content", "end date")),
    ],
)
def test_document_scope_and_end_are_asked_of_any_delegation(delegation: str, lacks: tuple[str, ...]) -> None:
    assert missing(f"{{{delegation}}}") == ({("giamdoc", "pho"): lacks} if lacks else {})


def test_it_is_asked_until_the_delegation_has_ended() -> None:
    assert missing("{from: giamdoc, to: pho, valid_to: 2022-06-30}") == {}
    assert missing("{from: giamdoc, to: pho, valid_to: 2022-07-01}") != {}


def test_whether_the_positions_are_active_is_not_asked() -> None:
    assert ("giamdoc", "nghi") in missing("{from: giamdoc, to: nghi}")
    assert ("nghi", "pho") in missing("{from: nghi, to: pho}")


def test_several_between_two_positions_are_one_finding_and_only_the_unbounded_are_marked() -> None:
    without_paper = FULL.replace("basis: 45/QĐ, ", "")
    endless = FULL.replace(", valid_to: 2022-12-31", "")
    text = MAP.replace("DELEGATES", f"{{{FULL}}}, {{{endless}}}, {{{without_paper}}}")
    (hit,) = found(DelegationUnbounded, text)
    assert hit.values["missing"] == Words(("end date", "document"))
    assert [relation.row for relation in hit.relations] == [1, 2]
