"""BU-04: evidence of the right price."""

from __future__ import annotations

import pytest

from rolemap.checks.budget.wrong_price import WrongPrice
from tests.checks.conftest import found

MAP = """
budgets:
- {id: kp, name: Kinh phí, form: other, period: " 2022" EVIDENCE}
"""


@pytest.mark.parametrize(
    ("evidence", "wrong"),
    [
        ("", True),
        (", evidence: {price: []}", True),
        (", evidence: {price: [' ']}", True),
        (", evidence: {product: [Đối chiếu kiến trúc]}", True),
        (", evidence: {price: ['', Chứng thư 21]}", False),
    ],
)
def test_one_entry_that_is_not_blank_is_enough(evidence: str, wrong: bool) -> None:
    hits = found(WrongPrice, MAP.replace(" EVIDENCE", evidence))
    assert [hit.subjects for hit in hits] == ([("kp",)] if wrong else [])
    assert all(hit.values == {"period": "2022"} and hit.relations == () for hit in hits)
