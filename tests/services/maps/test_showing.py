"""Which views show a gap: read off the pictures without laying them out, and true of those that are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rolemap.services.drawing import Picture
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.gaps.showing import Showing, view_rows, views_around
from rolemap.services.maps.opening import Opened
from rolemap.store import open_store
from tests.conftest import sample


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A sample as the desk opens it."""
    store = open_store(None, tmp_path_factory.mktemp("data"))
    desk = Desk(store)
    yield desk.open(desk.create(sample("thai-binh").map, "người lập").map)
    store.close()


@pytest.mark.parametrize("view", ["three-persons", "coverage", "platforms", "delegations", "budget"])
def test_a_view_shows_a_gap_when_its_picture_bears_the_badge(opened: Opened, view: str) -> None:
    """What is promised under a gap is what stands on the picture."""
    svg = Picture(opened.workspace, view, table=False).svg
    drawn = set(re.findall(r'class="badge [^"]*" data-finding="([^"]+)"', svg))
    showing = Showing()
    told = {
        finding.key
        for finding in opened.workspace.report.findings
        if view in showing.views_of(opened, finding.key)
    }
    assert told == drawn


def test_the_main_view_stands_first() -> None:
    """It is the one that a reader begins with."""
    assert view_rows()[0].slug == "three-persons"


def test_an_element_knows_the_views_around_it(opened: Opened) -> None:
    """And one that is not on the map has none."""
    assert "three-persons" in views_around(opened, "tb.p.hop")
    assert "platforms" not in views_around(opened, "tb.p.hop")
    assert views_around(opened, "nobody") == ()
