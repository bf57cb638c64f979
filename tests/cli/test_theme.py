"""`rolemap draw --theme FILE` and `rolemap explain theme`."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolemap.render import writers
from tests.cli.conftest import Run
from tests.render.own.files import FONTS, HEAD, placed


@pytest.mark.parametrize("suffix", sorted(writers()))
def test_every_format_takes_an_own_theme(run: Run, small: Path, tmp_path: Path, suffix: str) -> None:
    own = placed(tmp_path, FONTS + 'logo: {file: logo.png}\ninks: {text: "#000"}\n')
    plain, target = tmp_path / f"a.{suffix}", tmp_path / f"b.{suffix}"
    assert run("draw", small, "-o", plain).code == 0
    ran = run("draw", small, "--theme", own, "--paper", "A4", "-o", target)
    assert ran.code == 0, ran.err
    assert target.read_bytes() != plain.read_bytes()


def test_a_theme_that_is_refused_leaves_no_picture(run: Run, small: Path, tmp_path: Path) -> None:
    own = placed(tmp_path, HEAD + 'inks: {text: "#aaaaaa"}\nbass: dark\n')
    target = tmp_path / "hình.svg"
    ran = run("draw", small, "--theme", own, "-o", target)
    assert (ran.code, ran.out, target.exists()) == (2, "", False)
    first, second, last = ran.err.splitlines()
    assert first.startswith(f"{own}:3:14: inks.text: inks.text (#aaaaaa) trên nền ")
    assert second.startswith(f"{own}:4:1: bass: Không có khóa “bass” ở vị trí này. Có phải là “base”?")
    assert last == "Có 2 chỗ sai trong dữ liệu đầu vào; chưa ghi tệp nào."


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("không-có.yaml", "không-có.yaml: Tệp này không đọc được (không có tệp hoặc thư mục này)."),
        (".", "Kiểu hiển thị “.” không tồn tại."),
        ("./", "./: Loại tệp này chưa được hỗ trợ."),
        ("kiểu.toml", "Kiểu hiển thị “kiểu.toml” không tồn tại."),
        ("scren", "Kiểu hiển thị “scren” không tồn tại. Có phải là: screen?"),
        ("", "Kiểu hiển thị “” không tồn tại."),
    ],
)
def test_a_theme_that_is_not_there_is_told(run: Run, small: Path, theme: str, sentence: str) -> None:
    ran = run("draw", small, "--theme", theme)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_the_example_that_is_explained_can_be_drawn_with(run: Run, small: Path, tmp_path: Path) -> None:
    for language in ("vi", "en"):
        shown = run("explain", "theme", "--lang", language)
        assert (shown.code, shown.err) == (0, "")
        own = tmp_path / f"{language}.yaml"
        own.write_text(shown.out, encoding="utf-8")
        assert run("draw", small, "--theme", own, "-o", tmp_path / "a.svg").code == 0
