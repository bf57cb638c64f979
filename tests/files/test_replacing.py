"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rolemap.errors import FileUnwritable
from rolemap.files.replacing import replace


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")
    replace(path, [b"new", b"er"])
    assert path.read_bytes() == b"newer"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileUnwritable, match="ổ đĩa đã đầy"):
        replace(path, [b"new"])
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_writer_that_stops_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        replace(path, (b"x" * (1 // (2 - n)) for n in range(4)))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["khong-co/a.svg", ".", "a\0b"])
def test_a_place_that_is_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnwritable):
        replace(tmp_path / name, [b"new"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links and rights are those of POSIX")
def test_a_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("cũ", encoding="utf-8")
    path.chmod(0o444)
    # The administrator may write everywhere, and tests are run by administrators too.
    monkeypatch.setattr("os.access", lambda place, mode: not (Path(place) == path and mode == os.W_OK))
    with pytest.raises(FileUnwritable, match="không đủ quyền"):
        replace(path, [b"x"])
    assert path.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_rights_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.svg", tmp_path / "b.svg"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    replace(link, [b"new"])
    assert link.is_symlink() and path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_others_may_read_a_new_file(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        replace(tmp_path / "a.svg", [b"x"])
    finally:
        os.umask(before)
    assert (tmp_path / "a.svg").stat().st_mode & 0o777 == 0o644
