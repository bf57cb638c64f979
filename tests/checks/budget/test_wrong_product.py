"""BU-03: evidence of the right product."""

from __future__ import annotations

import pytest

from rolemap.checks.budget.wrong_product import WrongProduct
from tests.checks.conftest import found

MAP = """
tools:
- {id: hop, name: Họp trực tuyến, kind: system, status: live, provision: built}
budgets:
- {id: kp, name: Kinh phí, form: other, period: "2022" EVIDENCE}
relations:
  funds: [{from: kp, to: hop}]
"""


@pytest.mark.parametrize(
    ("evidence", "wrong"),
    [
        ("", True),
        (", evidence: {}", True),
        (", evidence: {product: []}", True),
        (", evidence: {product: ['', '  ']}", True),
        (", evidence: {price: [Báo giá], problem: [Tờ trình]}", True),
        (", evidence: {product: ['', Đối chiếu kiến trúc]}", False),
    ],
)
def test_one_entry_that_is_not_blank_is_enough(evidence: str, wrong: bool) -> None:
    hits = found(WrongProduct, MAP.replace(" EVIDENCE", evidence))
    assert [hit.subjects for hit in hits] == ([("kp",)] if wrong else [])
    assert all([relation.key for relation in hit.relations] == [("funds", "kp", "hop")] for hit in hits)
