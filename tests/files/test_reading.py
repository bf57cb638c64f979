"""Where maps come from: files by suffix, standard input and bytes by their first character, in three encodings."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from rolemap import files
from rolemap.errors import DefectsFound, FileUnreadable, FileUnwritable, RolemapError, UnknownFormat
from rolemap.files import FileLimits, dumps, loads, read, write

SAMPLE = Path(__file__).parents[2] / "samples" / "thai-binh.yaml"


def test_formats_by_suffix_and_by_first_character(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    role_map = read(SAMPLE)
    for suffix in ("yaml", "YML", "json"):
        write(role_map, tmp_path / f"a.{suffix}")
        assert read(str(tmp_path / f"a.{suffix}")) == role_map
        content = (tmp_path / f"a.{suffix}").read_bytes()
        assert read(content) == role_map
        assert read(b"\xef\xbb\xbf \r\n" * (suffix == "json") + content) == role_map
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        assert read("-") == role_map
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("{")
    assert (tmp_path / "a.YML").read_text(encoding="utf-8").startswith("rolemap: 1\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    text = SAMPLE.read_text(encoding="utf-8")
    assert read(bom + text.encode(encoding)) == read(SAMPLE)
    assert read(bom + dumps(read(SAMPLE), "json").encode(encoding)) == read(SAMPLE)


def test_other_encodings_are_told_with_the_byte() -> None:
    tcvn3 = b"rolemap: 1\nmap: {id: x, title: {vi: S" + b"\xac \xae\xe5 vai tr\xdf}}\n"
    with pytest.raises(DefectsFound) as caught:
        loads(tcvn3, "yaml", name="cũ.yaml")
    (defect,) = caught.value.defects
    assert defect.place == "cũ.yaml:2:27"
    assert "TCVN3 hoặc VNI" in defect.message and "byte thứ 38 (0xAC)" in defect.message
    assert "UTF-8" in defect.expected
    with pytest.raises(DefectsFound, match="byte thứ 7"):
        loads("\ufeffab".encode("utf-16-le") + b"\x00\xd8", "yaml")


def test_standard_input_is_named_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"rolemap: 2")))
    with pytest.raises(DefectsFound) as caught:
        read("-")
    assert caught.value.defects[0].place == "<stdin>:1:1"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"[]")))
    with pytest.raises(DefectsFound, match=r"^x\.json:1:1: "):
        read("-", name="x.json")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "dir.yaml").mkdir()
    with pytest.raises(FileUnreadable, match="đây là thư mục"):
        read(tmp_path / "dir.yaml")
    with pytest.raises(FileUnreadable, match="đây là thư mục"):
        read(tmp_path)
    with pytest.raises(FileUnreadable, match="không có tệp"):
        read(tmp_path / "x.json")
    with pytest.raises(FileUnreadable):
        read("a\0b.yaml")
    with pytest.raises(UnknownFormat, match=r"\.yaml, \.yml, \.json"):
        read(tmp_path / "x.docx")


def test_what_cannot_be_written(tmp_path: Path) -> None:
    role_map = read(SAMPLE)
    with pytest.raises(UnknownFormat):
        write(role_map, tmp_path / "x.xls")
    with pytest.raises(FileUnwritable):
        write(role_map, tmp_path / "none" / "x.yaml")
    assert list(tmp_path.iterdir()) == []


def test_sizes_are_limited_before_anything_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = FileLimits(yaml_bytes=1000, json_bytes=2000)
    for suffix, limit in (("yaml", 1000), ("json", 2000)):
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(b"[" * (limit + 1))
        with pytest.raises(DefectsFound, match="Tệp lớn hơn"):
            read(path, settings=small)
    monkeypatch.setenv("ROLEMAP_MAX_FILE_MB", "0.01")
    with pytest.raises(DefectsFound, match=r"lớn hơn 0,01 MB"):
        read(SAMPLE)
    for wrong in ("x", "-1", "0", "nan", "inf"):
        monkeypatch.setenv("ROLEMAP_MAX_FILE_MB", wrong)
        with pytest.raises(RolemapError, match="ROLEMAP_MAX_FILE_MB"):
            read(SAMPLE)


@pytest.mark.parametrize("was_on", [True, False])
@pytest.mark.parametrize("text", ["rolemap: 2", "a: b: c"])
def test_the_collector_is_as_before(was_on: bool, text: str) -> None:
    try:
        if not was_on:
            gc.disable()
        with pytest.raises(DefectsFound):
            loads(text, "yaml")
        assert gc.isenabled() == was_on
    finally:
        gc.enable()


def test_only_named_things_can_be_asked_for() -> None:
    with pytest.raises(AttributeError):
        files.nothing  # noqa: B018
