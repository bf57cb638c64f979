"""Ids of maps: made from titles, and free."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolemap.services.maps.desk import Desk
from rolemap.services.maps.ids import LONGEST, FormRefused, free_id, id_of, refuse_reserved
from rolemap.store import open_store
from tests.conftest import sample


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Sơ đồ vai trò tỉnh Hưng Yên, Đợt 2", "so-do-vai-tro-tinh-hung-yen-dot-2"),
        ("2026: kế hoạch", "map-2026-ke-hoach"),
        ("…", "map"),
        ("(Bản) ĐẶC  KHU", "ban-dac-khu"),
    ],
)
def test_an_id_is_the_title_without_marks(title: str, id: str) -> None:
    assert id_of(title) == id


def test_a_long_title_is_cut_at_the_end_of_a_word() -> None:
    id = id_of("Sơ đồ vai trò chuyển đổi số của Ủy ban nhân dân tỉnh Thái Bình")
    assert id == "so-do-vai-tro-chuyen-doi-so-cua-uy-ban-nhan-dan" and len(id) <= LONGEST
    assert id_of("a" * 100) == "a" * LONGEST


def test_a_free_id_is_neither_on_the_shelf_nor_in_the_bin_nor_a_page(tmp_path: Path) -> None:
    store = open_store(None, tmp_path / "data")
    desk = Desk(store)
    assert free_id(desk, "thai-binh") == "thai-binh"
    desk.create(sample("thai-binh").map, "người lập")
    assert free_id(desk, "thai-binh") == "thai-binh-2"
    desk.remove("thai-binh")
    assert free_id(desk, "thai-binh") == "thai-binh-2"
    assert free_id(desk, "import") == "import-2"
    store.close()


def test_addresses_of_pages_are_no_ids() -> None:
    refuse_reserved("newest")
    with pytest.raises(FormRefused, match="“new”"):
        refuse_reserved("new")
