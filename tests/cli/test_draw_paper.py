"""`rolemap draw` on paper: how the sheet stands, pages as files, and what is told about them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.benchmarks.maps import document
from tests.cli.conftest import Run
from tests.conftest import SAMPLES

THAI_BINH = SAMPLES / "thai-binh.yaml"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map too large for one page."""
    path = tmp_path_factory.mktemp("maps") / "tinh.json"
    path.write_text(json.dumps(document(120, 14, 18, 900)), encoding="utf-8")
    return path


@pytest.mark.parametrize("way", ["portrait", "landscape"])
def test_a_sheet_is_turned_only_where_there_is_one(run: Run, tmp_path: Path, way: str) -> None:
    ran = run("draw", THAI_BINH, "--orientation", way, "-o", tmp_path / "a.svg")
    assert (ran.code, ran.out) == (2, "")
    assert "--orientation chỉ dùng cho trang giấy: hãy nêu khổ giấy bằng --paper." in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("way", "size"), [("portrait", "595 842"), ("landscape", "842 595"), (None, "842 595")]
)
def test_orientation(run: Run, way: str | None, size: str) -> None:
    asked = ["--orientation", way] if way else []
    ran = run("draw", THAI_BINH, "--view", "problem", "--paper", "A4", *asked)
    assert ran.code == 0
    assert f'viewBox="0 0 {size}"' in ran.out


def test_another_orientation_is_wrong_usage(run: Run) -> None:
    ran = run("draw", THAI_BINH, "--paper", "A4", "--orientation", "upright")
    assert (ran.code, ran.out) == (2, "")
    assert "upright" in ran.err


def test_a_split_picture_says_so(run: Run, crowded: Path, tmp_path: Path) -> None:
    ran = run("draw", crowded, "--paper", "A4", "-o", tmp_path / "a.pdf")
    assert (ran.code, ran.out) == (0, "")
    assert re.search(r"nên hình được chia thành [2-9] trang; trang đầu là trang tổng quan\.", ran.err)
    assert "nằm nối nhau" not in ran.err, "a PDF has pages"


def test_a_page_a_file(run: Run, crowded: Path, tmp_path: Path) -> None:
    ran = run("draw", crowded, "--paper", "A4", "-o", tmp_path / "so-do-{page}.svg")
    assert ran.code == 0
    count = len(list(tmp_path.iterdir()))
    names = [f"so-do-{number}.svg" for number in range(1, count + 1)]
    assert sorted(file.name for file in tmp_path.iterdir()) == names and 2 < count < 10
    assert f"Đã ghi {count} tệp, từ {tmp_path / names[0]} đến {tmp_path / names[-1]}." in ran.err
    for number, name in enumerate(names, start=1):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text.count('class="page"') == 1 and f"trang {number}/{count}" in text


def test_pages_under_each_other_say_how_to_part_them(run: Run, crowded: Path, tmp_path: Path) -> None:
    ran = run("draw", crowded, "--paper", "A4", "-o", tmp_path / "a.svg")
    assert " trang nằm nối nhau trong một tệp; dùng -o so-do-{page}.svg" in ran.err


@pytest.mark.parametrize("suffix", ["dot", "mmd"])
def test_formats_without_paper_say_so_and_hold_the_whole(
    run: Run, crowded: Path, tmp_path: Path, suffix: str
) -> None:
    ran = run("draw", crowded, "--paper", "A4", "-o", tmp_path / f"a.{suffix}")
    assert ran.code == 0
    assert f"--paper không có tác dụng với tệp .{suffix}." in ran.err and "chia thành" not in ran.err
    run("draw", crowded, "-o", tmp_path / f"b.{suffix}")
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_nothing_is_written_where_one_page_cannot_be(run: Run, crowded: Path, tmp_path: Path) -> None:
    ran = run("draw", crowded, "--paper", "A4", "-o", tmp_path / "khong" / "{page}.svg")
    assert ran.code == 2
    assert "không ghi được" in ran.err
    assert not list(tmp_path.iterdir())
