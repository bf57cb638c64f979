"""The table proves a finding with its figure, by the names of the values that checks give."""

from __future__ import annotations

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.views.figures import figure
from tests.conftest import sample
from tests.gallery import SAMPLES


def told(check: str) -> set[str]:
    found = set()
    for name in SAMPLES:
        graph = sample(name)
        found |= {figure(graph, one) for one in evaluate(graph).findings if one.check == check}
    return found


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("AW-02", "nhiều nhất 4 giờ mỗi tháng; 260 đơn vị"),
        ("AW-03", "14 công cụ, giới hạn 10"),
        ("AW-07", "đo được 41, ngưỡng 60"),
        ("PA-07", "41%, mục tiêu 60%"),
        ("PA-05", "253/285 đơn vị"),
        ("HD-04", "thiếu văn bản ủy quyền; thời hạn ủy quyền"),
        ("HD-05", "hết hạn từ 31/05/2022"),
        ("BU-02", "chưa có minh chứng kèm theo"),
    ],
)
def test_a_finding_is_proved_by_its_figure(check: str, text: str) -> None:
    assert text in told(check)


def test_a_check_whose_name_says_all_has_none() -> None:
    assert told("PA-03") == {""}
