"""`rolemap draw --focus --depth`: which view it takes, how far it goes, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import rolemap
from rolemap.errors import DepthWithoutFocus
from tests.cli.conftest import Run
from tests.conftest import SAMPLES

THAI_BINH = SAMPLES / "thai-binh.yaml"


def drawn(run: Run, target: Path, *arguments: str) -> dict[str, object]:
    """The layout of a picture, from the file that was written."""
    ran = run("draw", THAI_BINH, *arguments, "-o", target)
    assert (ran.code, ran.out) == (0, ""), ran.err
    found: dict[str, object] = json.loads(target.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("focus", "view"),
    [
        ("tb.p.tthc", "problem"),
        ("tb.b.tthc", "problem"),
        ("tb.stttt", "unit"),
        ("tb.g.xa", "unit"),
        ("tb.d571", "delegations"),
        ("tb.t.dvc", "three-persons"),
        ("tb.chutich", "three-persons"),
        ("tb.gdca", "unit"),
        ("tb.kp1", "budget"),
    ],
)
def test_without_a_view_the_one_that_suits_the_element_is_drawn(
    run: Run, tmp_path: Path, focus: str, view: str
) -> None:
    assert drawn(run, tmp_path / "a.json", "--focus", focus)["view"] == view


def test_a_view_that_is_named_is_kept(run: Run, tmp_path: Path) -> None:
    assert drawn(run, tmp_path / "a.json", "--view", "delegations", "--focus", "tb.p.dieuhanh")["view"] == (
        "delegations"
    )


def test_depth_says_how_far_it_goes(run: Run) -> None:
    sizes = [
        run(
            "draw", THAI_BINH, "--view", "three-persons", "--focus", "tb.p.tthc", "--depth", str(depth)
        ).out.count('class="node ')
        for depth in (0, 1, 2)
    ]
    assert sizes[0] == 1 < sizes[1] < sizes[2]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--depth", "2"], "--depth đếm số bước quanh một phần tử: cần nêu phần tử đó bằng --focus."),
        (["--focus", "tb.p.tthc", "--depth", "10"], "“10” không phải là số nguyên từ 0 đến 9."),
        (["--focus", "tb.p.tthc", "--depth", "-1"], "“-1” không phải là số nguyên từ 0 đến 9."),
        (["--focus", "tb.p.tthc", "--depth", "xa"], "“xa” không phải là số nguyên từ 0 đến 9."),
        (["--focus", "tb.p.thc"], "Phần tử “tb.p.thc” không tồn tại. Có phải là: tb.p.tthc (Người dân"),
        (
            ["--focus", "tb.t.dvc", "--view", "problem"],
            "(tb.t.dvc) không có chỗ trên góc nhìn “problem”. Các góc nhìn vẽ được phần tử này: ",
        ),
        (
            ["--focus", "tb.t.dvc", "--view", "scorecard"],
            "Góc nhìn “scorecard” vẽ toàn bộ sơ đồ, không vẽ riêng một phần tử.",
        ),
    ],
)
def test_it_refuses_what_cannot_be(run: Run, arguments: list[str], sentence: str) -> None:
    ran = run("draw", THAI_BINH, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_help_explains_the_steps(run: Run) -> None:
    words = " ".join(run("draw", "--help").out.split())
    assert "--depth 0..9 Dùng cùng --focus: vẽ xa phần tử bao nhiêu bước nối" in words
    assert "problem cho bài toán, unit cho đơn vị" in words


def test_from_python_it_is_the_same() -> None:
    opened = rolemap.load(THAI_BINH)
    assert opened.draw(focus="tb.stttt", depth=0).view.slug == "unit"
    assert opened.draw(focus="tb.stttt", depth=0).svg.count('class="node ') == 1
    with pytest.raises(DepthWithoutFocus):
        opened.draw(depth=1)
