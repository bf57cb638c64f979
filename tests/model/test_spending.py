"""What a budget proves, and when two periods overlap."""

from __future__ import annotations

import pytest

from rolemap.model import Budget
from rolemap.model.spending import periods_overlap, proofs


def test_proofs_are_the_entries_that_say_something() -> None:
    budget = Budget(
        id="kp",
        name="Kinh phí",
        form="other",
        period="2022",
        evidence={"price": ("", " ", "Báo giá"), "people": (" ",)},
    )
    assert proofs(budget, "price") == ("Báo giá",)
    assert proofs(budget, "people") == ()
    assert proofs(budget, "product") == ()


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2022", "2022", True),
        ("2022", "2023", False),
        (" 2021-2023 ", "2022", True),
        ("2021-2022", "2022-2025", True),
        ("2020-2021", "2022-2025", False),
        ("2023-2021", "2022", False),
        ("quý I/2022", " quý I/2022 ", True),
        ("quý I/2022", "quý II/2022", False),
        ("quý I/2022", "2022", False),
        ("2021 - 2023", "2022", False),
        ("2021 - 2023", "2021 - 2023\t", True),
        ("2022-", "2022-", True),
        ("2022-", "2022", False),
        ("٢٠٢٢", "2022", False),
    ],
)
def test_periods_overlap_in_a_year_or_by_the_same_text(one: str, other: str, overlap: bool) -> None:
    assert periods_overlap(one, other) is overlap
    assert periods_overlap(other, one) is overlap
