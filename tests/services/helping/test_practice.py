"""The map for practice: the sample under a name of its own, laid out anew without losing what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.editing import Edit
from rolemap.services.helping.practice import ID, begin, begun
from rolemap.services.maps.desk import Desk
from rolemap.store import open_store
from tests.conftest import sample

WHO = "người lập"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(None, tmp_path)
    yield Desk(store)
    store.close()


def test_it_is_the_sample_under_a_name_of_its_own(desk: Desk) -> None:
    assert not begun(desk)
    assert begin(desk, WHO) == ID
    assert begun(desk)
    opened = desk.open(ID)
    assert opened.workspace.graph.info.title_in("vi") == "Thái Bình (bản thực hành)"
    assert opened.workspace.report.counts == evaluate(sample("thai-binh")).counts


def test_beginning_anew_keeps_what_was_tried_in_the_history(desk: Desk) -> None:
    begin(desk, WHO)
    desk.save(ID, 1, [Edit(("tools", "tb.t.bcrieng", "status"), "live", "retired")], WHO)
    begin(desk, WHO)
    assert [one.number for one in desk.revisions(ID)] == [3, 2, 1]
    assert desk.open(ID).document == desk.open(ID, 1).document
    begin(desk, WHO)
    assert desk.open(ID).revision.number == 3


def test_it_is_taken_out_of_the_bin(desk: Desk) -> None:
    begin(desk, WHO)
    desk.remove(ID)
    assert not begun(desk)
    assert begin(desk, WHO) == ID
    assert begun(desk)
