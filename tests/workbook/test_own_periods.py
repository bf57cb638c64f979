"""Deadlines as plans write them."""

from __future__ import annotations

import pytest

from rolemap.workbook.own.periods import day_of_period, years_in


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Quý IV/2027", "2027-10-01", "2027-12-31"),
        ("Quý 1 năm 2027", "2027-01-01", "2027-03-31"),
        ("tháng 2/2028", "2028-02-01", "2028-02-29"),
        ("Hoàn thành trước tháng 6 năm 2027", "2027-06-01", "2027-06-30"),
        ("6 tháng đầu năm 2027", "2027-01-01", "2027-06-30"),
        ("6 tháng cuối năm 2027", "2027-07-01", "2027-12-31"),
        ("Năm 2027", "2027-01-01", "2027-12-31"),
        ("2026-2028", "2026-01-01", "2028-12-31"),
        ("2026 đến 2028", "2026-01-01", "2028-12-31"),
        ("Quý V/2027", None, None),
        ("13/2027", None, None),
        ("thường xuyên", None, None),
        ("", None, None),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: str | None, last: str | None) -> None:
    days = [day_of_period(text, end=end) for end in (False, True)]
    assert [day and day.isoformat() for day in days] == [first, last]


def test_the_years_of_a_budget() -> None:
    assert years_in("Giai đoạn 2026 - 2028") == "2026-2028"
    assert years_in("Năm 2027") == "2027" and years_in("2027") == "2027"
    assert years_in("hằng năm") == "" and years_in("12345") == ""
