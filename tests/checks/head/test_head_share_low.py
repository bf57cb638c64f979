"""HD-09: the shares and the number of sessions, at their limits."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Words
from rolemap.checks.head.head_share_low import HeadShareLow
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
bodies:
- {id: ban, name: Ban Chỉ đạo, scope: ubnd YEAR}
"""


def low(year: str, **limits: float | None) -> tuple[str, ...]:
    hits = found(HeadShareLow, MAP.replace(" YEAR", year), **limits)
    if not hits:
        return ()
    (hit,) = hits
    words = hit.values["low"]
    assert hit.subjects == ("ban",) and isinstance(words, Words)
    return words.words


SIGNED, CHAIRED, MET = "share of documents signed", "share of sessions chaired", "number of sessions"


@pytest.mark.parametrize(
    ("documents", "sessions", "expected"),
    [
        ((10, 5), (4, 2), ()),
        ((10, 4), (4, 2), (SIGNED,)),
        ((10, 5), (5, 2), (CHAIRED,)),
        ((10, 5), (3, 3), (MET,)),
        ((0, 0), (4, 4), ()),
        ((0, 0), (0, 0), (MET,)),
        ((2, 0), (3, 1), (SIGNED, CHAIRED, MET)),
    ],
)
def test_each_reason_by_itself_and_together(
    documents: tuple[int, int], sessions: tuple[int, int], expected: tuple[str, ...]
) -> None:
    year = (
        f", last_year: {{documents: {documents[0]}, documents_by_head: {documents[1]}, "
        f"sessions: {sessions[0]}, sessions_by_head: {sessions[1]}}}"
    )
    assert low(year) == expected


def test_a_missing_number_is_none() -> None:
    assert low(", last_year: {documents: 3, sessions: 4, sessions_by_head: 4}") == (SIGNED,)
    assert low(", last_year: {documents_by_head: 3, sessions: 4, sessions_by_head: 4}") == ()
    assert low(", last_year: {documents: 2, documents_by_head: 2}") == (MET,)


def test_a_body_without_a_last_year_and_one_that_has_ended_give_nothing() -> None:
    assert low("") == ()
    assert low(", valid_to: 2022-06-30, last_year: {sessions: 0}") == ()


def test_the_limits_are_those_given_and_a_share_at_its_limit_is_good() -> None:
    year = ", last_year: {documents: 10, documents_by_head: 7, sessions: 2, sessions_by_head: 2}"
    assert low(year, share=0.7, sessions=2) == ()
    assert low(year, share=0.1 + 0.6, sessions=2) == ()
    assert low(year, share=0.71, sessions=2) == (SIGNED,)
    assert low(year, share=0, sessions=3) == (MET,)
    assert low(", last_year: {documents: 10}", share=0, sessions=0) == ()
