"""The dates of a map, for the slider."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rolemap.services.maps.dates import moments
from rolemap.services.maps.desk import Desk
from rolemap.store import open_store
from tests.conftest import load_text

MAP = """
map: {id: so-do, title: {vi: Sơ đồ}, as_of: 2025-06-30, root: u, stage: running, levels: [province]}
organizations:
  - {id: u, name: Ủy ban, kind: committee, level: province, apparatus: true, valid_from: 2020-01-01}
positions:
  - {id: head, name: Chủ tịch, organization: u, rank: head}
problems:
  - {id: p, name: Bài toán, owner: u, status: active, audience: [province], pain: "Từ 2019-01-01 đến nay",
     due: 2025-12-31}
tools:
  - {id: t, name: Công cụ, kind: system, status: live, provision: built, valid_from: 2020-01-01}
relations:
  addresses: [{from: t, to: p, valid_to: 2026-01-01}]
"""


Dated = dict[date, tuple[tuple[str, str], ...]]


@pytest.fixture
def dated(tmp_path: Path) -> Dated:
    """The words of each date."""
    store = open_store(None, tmp_path)
    desk = Desk(store)
    found = moments(desk.open(desk.create(load_text(MAP), "người lập").map))
    store.close()
    return {moment.day: moment.words for moment in found}


def test_every_date_stands_once_in_order_with_what_happens(dated: Dated) -> None:
    """Elements and relations; two things of one day stand together."""
    assert list(dated) == [date(2020, 1, 1), date(2025, 6, 30), date(2025, 12, 31), date(2026, 1, 1)]
    assert [name for name, _what in dated[date(2020, 1, 1)]] == ["Ủy ban", "Công cụ"]
    assert dated[date(2025, 12, 31)] == (("Bài toán", "thời hạn"),)
    assert [name for name, _what in dated[date(2026, 1, 1)]] == ["Công cụ"]


def test_the_day_of_the_map_is_there_though_nothing_happens(dated: Dated) -> None:
    """One must be able to come back to it."""
    assert dated[date(2025, 6, 30)] == ()
