"""`rolemap diff`: the answer on standard output, the picture in its file, and the exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from rolemap.errors import EngineMissing
from rolemap.render import answers
from tests.cli.conftest import Run, written
from tests.conftest import SAMPLES
from tests.later import later_text
from tests.views.maps import WHOLE, without

THAI_BINH = SAMPLES / "thai-binh.yaml"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The sample half a year later."""
    path = tmp_path / "sau.yaml"
    path.write_text(later_text(), encoding="utf-8")
    return path


def test_changes_are_the_answer_and_no_error(run: Run, later: Path) -> None:
    ran = run("diff", THAI_BINH, later)
    assert (ran.code, ran.err) == (0, "")
    assert "Phần tử: 2 thêm mới, 2 bỏ, 2 thay đổi" in ran.out
    english = run("diff", THAI_BINH, later, "--lang", "en").out
    assert "Elements: 2 added, 2 removed, 2 changed" in english


def test_json(run: Run, later: Path) -> None:
    ran = run("diff", THAI_BINH, later, "--format", "json")
    assert (ran.code, json.loads(ran.out)["counts"]["findings"]["fixed"]) == (0, 12)


def test_the_same_file(run: Run) -> None:
    ran = run("diff", THAI_BINH, THAI_BINH)
    assert ran.code == 0 and "Không có thay đổi" in ran.out


def test_one_file_at_two_dates(run: Run) -> None:
    ran = run("diff", THAI_BINH, THAI_BINH, "--as-of-old", "2022-01-15", "--as-of", "15/03/2022")
    assert "Bản cũ: thời điểm 15/01/2022" in ran.out and "Bản mới: thời điểm 15/03/2022" in ran.out
    assert "có hiệu lực từ ngày 01/02/2022" in ran.out


@pytest.mark.parametrize("first", [True, False])
def test_one_of_them_on_standard_input(
    run: Run, monkeypatch: pytest.MonkeyPatch, later: Path, first: bool
) -> None:
    text = (THAI_BINH if first else later).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
    ran = run("diff", "-" if first else THAI_BINH, later if first else "-")
    assert ran.code == 0 and "đầu vào chuẩn" in ran.out
    twice = run("diff", "-", "-")
    assert twice.code == 2 and "(-)" in twice.err


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "drawio", "dot", "mmd", "json"])
def test_the_picture_is_written_beside_the_answer(run: Run, tmp_path: Path, suffix: str) -> None:
    old, new = written(tmp_path / "a.yaml", without("owns")), written(tmp_path / "b.yaml", WHOLE)
    target = tmp_path / f"hình.{suffix}"
    ran = run("diff", old, new, "-o", target, "--theme", "print", "--paper", "A4")
    assert ran.code == 0 and "Khoảng trống: 0 mới, 1 đã khắc phục" in ran.out
    assert f"Đã ghi tệp {target}." in ran.err
    assert target.stat().st_size > 500


def test_the_picture_stands_upright_with_so_many_dots(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "hình.png"
    options = ("-o", target, "--paper", "A4", "--orientation", "portrait", "--dpi", "150")
    ran = run(
        "diff", written(tmp_path / "a.yaml", without("owns")), written(tmp_path / "b.yaml", WHOLE), *options
    )
    assert ran.code == 0
    width, height = (int.from_bytes(target.read_bytes()[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (1240, 1754)


def test_what_does_nothing_for_the_picture_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("diff", THAI_BINH, THAI_BINH, "-o", tmp_path / "hình.svg", "--dpi", "150")
    assert ran.code == 0 and "--dpi" in ran.err


def test_the_picture_and_json_at_once(run: Run, tmp_path: Path, later: Path) -> None:
    target = tmp_path / "hình.svg"
    ran = run("diff", THAI_BINH, later, "-o", target, "--format", "json")
    assert json.loads(ran.out)["rolemap"] == 1
    drawing = target.read_text(encoding="utf-8")
    assert "+ mới" in drawing and 'class="fixed warning"' in drawing


def test_an_unknown_kind_of_picture_is_refused_before_any_work(
    run: Run, tmp_path: Path, broken: Path
) -> None:
    ran = run("diff", broken, broken, "-o", tmp_path / "a.txt")
    assert ran.code == 2 and ran.out == ""
    assert "a.txt" in ran.err and "chỗ sai" not in ran.err


def test_the_defects_of_both_files_are_told_and_nothing_is_written(
    run: Run, tmp_path: Path, broken: Path
) -> None:
    missing = tmp_path / "không có.yaml"
    target = tmp_path / "hình.svg"
    ran = run("diff", broken, missing, "-o", target)
    assert (ran.code, ran.out) == (2, "")
    assert "comittee" in ran.err and "không có.yaml" in ran.err
    assert not target.exists()
    defects = json.loads(run("diff", broken, missing, "--format", "json").out)["defects"]
    assert len(defects) == 3
    assert len(json.loads(run("diff", broken, broken, "--format", "json").out)["defects"]) == 2, "not twice"


def test_a_missing_engine_ends_with_three(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, later: Path
) -> None:
    def missing() -> str:
        raise EngineMissing("dot")

    monkeypatch.setattr(answers, "find_engine", missing)
    target = tmp_path / "hình.svg"
    ran = run("diff", THAI_BINH, later, "-o", target)
    assert ran.code == 3 and "dot" in ran.err and not target.exists()
    assert run("diff", THAI_BINH, later).code == 0, "without a picture it needs none"


def test_wrong_usage(run: Run) -> None:
    assert run("diff", THAI_BINH).code == 2
    assert "--paper" in run("diff", THAI_BINH, THAI_BINH, "--orientation", "portrait").err
    assert run("diff", THAI_BINH, THAI_BINH, "--as-of-old", "hôm qua").code == 2
