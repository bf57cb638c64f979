"""The words for missing roles agree with the checks of the program, where all dates are open."""

from __future__ import annotations

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.export.sheets.matrix import Matrix
from tests.conftest import graph_of, sample

ROLES = (
    ("PA-01", "chưa có người đặt bài toán"),
    ("PA-03", "chưa có đơn vị phát triển"),
    ("PA-04", "chưa có đơn vị sử dụng"),
)
MAP = """
rolemap: 1
map: {id: m, title: {vi: Sơ đồ}, as_of: 2022-06-30, root: ubnd, levels: [province]}
organizations: [{id: ubnd, name: UBND tỉnh, kind: committee, level: province}]
problems:
  - {id: moi, name: Mới, owner: ubnd, status: proposed}
  - {id: xong, name: Xong, owner: ubnd, status: closed}
tools:
  - {id: dang, name: Đang dùng, kind: system, status: live, provision: rented}
  - {id: thu, name: Thí điểm, kind: system, status: pilot, provision: rented}
  - {id: tinh, name: Dự kiến, kind: system, status: planned, provision: rented}
  - {id: dung, name: Đã dừng, kind: system, status: retired, provision: rented}
  - {id: qg, name: Quốc gia, kind: system, status: live, provision: national}
  - {id: truc, name: Trục, kind: integration_platform, status: live, provision: rented}
"""


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh", "small"])
@pytest.mark.parametrize(("check", "words"), ROLES)
def test_a_role_is_missing_where_the_check_finds_it(name: str, check: str, words: str) -> None:
    report = evaluate(graph_of(MAP) if name == "small" else sample(name))
    matrix = Matrix(report)
    said = {head.id for head in (*matrix.problems, *matrix.tools) if words in head.missing}
    found = {finding.subjects[0] for finding in report.by_check.get(check, ())}
    assert said == found


def test_the_small_map_lacks_each_role_somewhere() -> None:
    report = evaluate(graph_of(MAP))
    assert all(report.by_check.get(check) for check, _words in ROLES)
