"""WV-01 to WV-03: each waiver is spoken of by one of them at most, WV-03 before WV-01 before WV-02."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.catalogue import catalogue
from rolemap.checks.waivers.waiver_expired import WaiverExpired
from rolemap.checks.waivers.waiver_forbidden import WaiverForbidden
from rolemap.checks.waivers.waiver_unmatched import WaiverUnmatched
from rolemap.checks.waiving import JudgedWaiver
from rolemap.model import Waiver
from tests.checks.conftest import found

CHECKS = (WaiverExpired, WaiverUnmatched, WaiverForbidden)


def judged(check: str, expired: bool, matched: bool) -> JudgedWaiver:
    waiver = Waiver(check=check, subjects=("x",), reason="r", approved_by="y", until=date(2022, 1, 1))
    return JudgedWaiver(waiver, catalogue()[check], ("x",), expired, matched)


@pytest.mark.parametrize(
    ("check", "expired", "matched", "spoken", "counts"),
    [
        ("HD-08", False, True, None, True),
        ("HD-08", False, False, WaiverUnmatched, False),
        ("HD-08", True, True, WaiverExpired, False),
        ("HD-08", True, False, WaiverExpired, False),
        ("HD-01", False, True, WaiverForbidden, False),
        ("HD-01", False, False, WaiverForbidden, False),
        ("HD-01", True, True, WaiverForbidden, False),
        ("WV-02", True, False, WaiverForbidden, False),
    ],
)
def test_at_most_one_speaks(
    check: str, expired: bool, matched: bool, spoken: type | None, counts: bool
) -> None:
    waiver = judged(check, expired, matched)
    assert [one for one in CHECKS if one().concerns(waiver)] == ([] if spoken is None else [spoken])
    assert waiver.counts == counts


@pytest.mark.parametrize("check", CHECKS)
def test_without_the_findings_nothing_can_be_said(check: type[WaiverExpired]) -> None:
    assert not found(check, check.breaks)
