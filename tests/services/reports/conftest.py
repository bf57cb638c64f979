"""A small map with every kind of finding, with names that are hard on every format."""

from __future__ import annotations

from functools import cache

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.services.checking import Workspace
from tests.conftest import graph_of

GAPS = """\
map: {title: {vi: "Tỉnh <A> & B", en: "Province <A> & B"}, illustrative: true}
organizations:
- {id: ubnd, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}
- {id: so, name: "Sở | <b>Thông</b> tin", kind: department, level: province, parent: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: pct, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
problems:
- {id: nop, name: "Nộp [giấy] 100%: {lại}, mãi", owner: ubnd, status: approved, start: 2022-01-01}
- {id: moi, name: Việc mới, owner: ubnd, status: proposed}
relations:
  sets: [{from: pct, to: nop}, {from: chutich, to: moi}]
  advises: [{from: so, to: nop}]
waivers:
- {check: AW-05, subjects: [nop], reason: "Chờ số liệu\\nquý III", approved_by: chutich, until: 2022-12-31}
"""
CLEAN = """\
organizations:
- {id: ubnd, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
bodies:
- {id: bcd, name: Ban Chỉ đạo, scope: ubnd}
relations:
  chairs: [{from: chutich, to: bcd}]
"""


@cache
def _workspace(text: str, source: str, lines: tuple[tuple[str, int], ...]) -> Workspace:
    workspace = Workspace(source, evaluate(graph_of(text)))
    workspace.__dict__["lines"] = dict(lines)  # what a file on disk would tell
    return workspace


@pytest.fixture
def gaps() -> Workspace:
    """A map with an error, a warning, a note and a waived finding; the problem ``nop`` stands in line 12."""
    return _workspace(GAPS, "sơ đồ/tỉnh 1.yaml", (("nop", 12),))


@pytest.fixture
def clean() -> Workspace:
    """A map in which nothing is found."""
    return _workspace(CLEAN, "-", ())
