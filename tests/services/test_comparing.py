"""Two maps through the door for Python, and read from files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import rolemap
from rolemap.services.comparing import compare
from tests.conftest import SAMPLES
from tests.later import later_text

THAI_BINH = SAMPLES / "thai-binh.yaml"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The sample half a year later."""
    path = tmp_path / "sau.yaml"
    path.write_text(later_text(), encoding="utf-8")
    return path


def test_a_map_tells_what_changed_since_another(later: Path, tmp_path: Path) -> None:
    found = rolemap.load(later).changes_since(rolemap.load(THAI_BINH))
    assert found
    assert repr(found) == found.text
    assert "9 mới" not in repr(found) and "10 mới, 12 đã khắc phục" in repr(found)
    assert len(found.changes.elements) == 6 and found.findings.counts["fixed"] == 12
    found.draw(theme="print").save(tmp_path / "hình.svg")
    assert "Ký số từ xa" in (tmp_path / "hình.svg").read_text(encoding="utf-8")
    assert found._repr_svg_().startswith("<?xml")


def test_a_map_and_itself_at_another_date() -> None:
    now, before = rolemap.load(THAI_BINH), rolemap.load(THAI_BINH, "2022-01-01")
    assert not now.changes_since(now)
    assert [one.force.value for one in now.changes_since(before).changes.relations] == ["passed", "began"]


def test_each_file_is_read_as_of_its_own_date_or_another(later: Path) -> None:
    usual = compare(THAI_BINH, later)
    assert (usual.old.graph.as_of, usual.new.graph.as_of) == (date(2022, 6, 30), date(2022, 12, 15))
    moved = compare(THAI_BINH, later, date(2022, 1, 1), date(2023, 1, 1))
    assert (moved.old.graph.as_of, moved.new.graph.as_of) == (date(2022, 1, 1), date(2023, 1, 1))


def test_what_can_be_read_on_a4_is_not_smaller_than_seven_points(later: Path) -> None:
    for other in (later, SAMPLES / "nam-dinh.yaml"):
        picture = compare(THAI_BINH, other).draw(theme="print", paper="A4")
        assert picture.layout.smallest_text >= 7.0
