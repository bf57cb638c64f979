"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rolemap.errors import FileUnwritable
from rolemap.services.saving import save


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")
    save(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileUnwritable, match="ổ đĩa đã đầy"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["khong-co/a.svg", "."])
def test_a_place_that_is_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnwritable):
        save(tmp_path / name, b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_others_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        save(tmp_path / "a.svg", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.svg").stat().st_mode & 0o777 == 0o644
