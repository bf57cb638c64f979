"""The other commands: each calls its service, prints the answer, and ends with the right code."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from rolemap.checks.catalogue import catalogue
from rolemap.checks.findings import Report
from rolemap.errors import EngineTooSlow
from rolemap.files import read
from rolemap.model import RoleGraph
from rolemap.render import render
from rolemap.services import drawing
from rolemap.views import views
from rolemap.views.diagram import Diagram, Grid
from tests.cli.conftest import Run
from tests.conftest import SAMPLES
from tests.render.pictures import tiny

THAI_BINH = SAMPLES / "thai-binh.yaml"


def test_checks_lists_every_check(run: Run) -> None:
    out = run("checks").out
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ")]
    assert sorted(listed) == list(catalogue())
    assert listed[0].startswith("AW") and listed[-1].startswith("WV")


def test_checks_as_json_and_markdown(run: Run) -> None:
    listed = json.loads(run("checks", "--format", "json", "--lang", "en").out)["checks"]
    assert [check["id"] for check in listed] == list(catalogue())
    assert next(check for check in listed if check["id"] == "HD-01")["name"] == "Setter is not the head"
    assert run("checks", "--format", "markdown").out.count("\n| ") == len(catalogue()) + 2 * 7


def test_explain(run: Run) -> None:
    out = run("explain", "pa-05").out
    assert out.startswith("PA-05 Chưa phủ hết bộ máy\n")
    assert "Giới hạn" in out and "warning" in out
    assert "→ cảnh báo: " in out or "→ lỗi: " in out
    assert out.rstrip().endswith("→ Không phát hiện khoảng trống.")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("id", list(catalogue()))
def test_every_check_can_be_explained(run: Run, id: str, language: str) -> None:
    ran = run("explain", id, "--lang", language)
    assert ran.code == 0
    assert catalogue()[id].breaks.strip().splitlines()[-1].strip() in ran.out


def test_views(run: Run) -> None:
    ran = run("views")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(views())
    assert "rolemap demo" in ran.err


def test_brakes(run: Run) -> None:
    out = run("brakes", THAI_BINH).out
    assert "VAI TRÒ NGƯỜI ĐỨNG ĐẦU: ĐỎ" in out
    document = json.loads(run("brakes", THAI_BINH, "--format", "json", "--as-of", "2022-05-01").out)
    assert len(document["brakes"]) == 5
    assert document["as_of"] == "2022-05-01"


def test_convert_there_and_back(run: Run, tmp_path: Path) -> None:
    there, back = tmp_path / "a.json", tmp_path / "b.yaml"
    ran = run("convert", THAI_BINH, there)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"Đã ghi tệp {there}.\nCác chú thích không được chuyển theo và chỉ còn trong tệp {THAI_BINH}.\n"
    )
    ran = run("convert", there, back)
    assert (ran.code, ran.err) == (0, f"Đã ghi tệp {back}.\n")
    assert read(back) == read(THAI_BINH)


def test_convert_refuses_itself_and_unknown_kinds(run: Run, small: Path, tmp_path: Path) -> None:
    before = small.read_bytes()
    ran = run("convert", small, small)
    assert ran.code == 2 and "chính là tệp đang đọc" in ran.err
    assert small.read_bytes() == before
    assert run("convert", small, tmp_path / "a.txt").code == 2
    assert list(tmp_path.iterdir()) == [small]


def test_convert_writes_nothing_from_a_broken_map(run: Run, broken: Path, tmp_path: Path) -> None:
    assert run("convert", broken, tmp_path / "a.json").code == 2
    assert list(tmp_path.iterdir()) == [broken]


def test_new_writes_a_map_that_loads(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.yaml"
    ran = run("new", path)
    assert ran.code == 0
    assert f"rolemap check {path}" in ran.err
    assert run("check", path, "--fail-on", "never").code == 0


def test_new_overwrites_only_when_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "moi.yaml"
    path.write_text("của tôi", encoding="utf-8")
    ran = run("new", path, "--template", "tinh")
    assert ran.code == 2 and "--force" in ran.err
    assert path.read_text(encoding="utf-8") == "của tôi"
    assert run("new", path, "--template", "tinh", "--force").code == 0
    assert "so-do-tinh" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("suffix", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_draw(run: Run, tmp_path: Path, suffix: str, start: bytes) -> None:
    target = tmp_path / f"hình.{suffix}"
    ran = run("draw", THAI_BINH, "--view", "scorecard", "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Đã ghi tệp {target}.\n")
    assert target.read_bytes().startswith(start)


def test_draw_takes_dots_an_inch_and_embeds_fonts(run: Run, small: Path, tmp_path: Path) -> None:
    sizes = {}
    for dpi in ((), ("--dpi", "192")):
        target = tmp_path / "hình.png"
        ran = run("draw", small, "-o", target, *dpi)
        assert (ran.code, ran.err) == (0, f"Đã ghi tệp {target}.\n")
        sizes[dpi] = int.from_bytes(target.read_bytes()[16:20])
    assert sizes["--dpi", "192"] == pytest.approx(2 * sizes[()], abs=1)
    assert "@font-face" not in run("draw", small).out
    assert "@font-face" in run("draw", small, "--embed-font").out


def test_draw_says_which_option_does_nothing_for_a_format(run: Run, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "hình.pdf"
    ran = run("draw", small, "--dpi", "300", "--embed-font", "-o", target)
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "--dpi không có tác dụng với tệp .pdf.",
        "--embed-font không có tác dụng với tệp .pdf.",
        f"Đã ghi tệp {target}.",
    ]


@pytest.mark.parametrize("dpi", ["71", "601", "nan", "3e2", ""])
def test_draw_refuses_dots_that_no_printer_has(run: Run, small: Path, dpi: str) -> None:
    ran = run("draw", small, "--dpi", dpi)
    assert (ran.code, ran.out) == (2, "")
    assert "từ 72 đến 600" in ran.err


def test_draw_to_standard_output(run: Run) -> None:
    ran = run("draw", THAI_BINH, "--theme", "print", "--paper", "a4")
    assert ran.code == 0
    assert ran.out.startswith("<?xml") and ran.out.rstrip().endswith("</svg>")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--view", "three-person"],
            "Góc nhìn “three-person” không tồn tại. Có phải là: three-persons?",
        ),
        (["--theme", "scren"], "screen"),
        (["--view", "problem", "--focus", "khong"], "Phần tử “khong” không tồn tại."),
        (
            ["--view", "scorecard", "--focus", "p"],
            "Góc nhìn “scorecard” vẽ toàn bộ sơ đồ, không vẽ riêng một phần tử. Các góc nhìn dùng được với --focus: ",
        ),
        (["-o", "hình.gif"], "hình.gif: Loại tệp này chưa được hỗ trợ. Dùng một trong các loại: "),
        (["-o", ""], "Loại tệp này chưa được hỗ trợ."),
        (["-o", "khong/co/hinh.svg"], "khong/co/hinh.svg: không ghi được"),
    ],
)
def test_draw_refuses(run: Run, small: Path, arguments: list[str], sentence: str) -> None:
    ran = run("draw", small, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


def test_a_missing_drawing_program(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEMAP_DOT", str(tmp_path / "khong-co"))
    ran = run("draw", small, "-o", tmp_path / "a.svg")
    assert (ran.code, ran.out) == (3, "")
    assert "pip install graphviz-pure" in ran.err
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for the engine is a shell script")
def test_a_failing_drawing_program(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = tmp_path / "dot"
    engine.write_text("#!/bin/sh\necho boom >&2\nexit 1\n", encoding="utf-8")
    engine.chmod(0o755)
    monkeypatch.setenv("ROLEMAP_DOT", str(engine))
    ran = run("draw", THAI_BINH)
    assert (ran.code, ran.out) == (3, "")
    assert "Chương trình vẽ gặp sự cố: " in ran.err and "boom" in ran.err


def test_a_slow_picture_is_folded_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = views()["three-persons"]
    asked = []

    def slow_unless_folded(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram | Grid:
        asked.append(fold)
        if not fold:
            raise EngineTooSlow("20 giây")
        return whole.build(graph, report, fold=True)

    monkeypatch.setattr(drawing, "view_of", lambda _slug: replace(whole, build=slow_unless_folded))
    ran = run("draw", THAI_BINH)
    assert (ran.code, asked) == (0, [False, True])
    assert "hình thu gọn" in ran.err
    assert ran.out.startswith("<?xml")


def test_a_picture_that_is_too_slow_even_folded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from rolemap import render

    def slow(*_arguments: object, **_more: object) -> object:
        raise EngineTooSlow("20 giây")

    monkeypatch.setattr(render, "render", slow)
    ran = run("draw", THAI_BINH)
    assert (ran.code, ran.out) == (3, "")
    assert "20 giây" in ran.err


def test_demo_in_a_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plain = render(tiny())
    monkeypatch.setattr(drawing.Picture, "layout", plain)
    monkeypatch.setattr(drawing.Picture, "written_as", lambda self, suffix, output=None: suffix.encode())
    ran = run("demo", "so-do-mau")
    assert ran.code == 0
    assert f"Mở tệp {Path('so-do-mau') / 'index.html'} bằng trình duyệt" in " ".join(ran.out.split())
    assert (tmp_path / "so-do-mau" / "thai-binh.three-persons.svg").read_bytes() == b"svg"


def test_version_names_the_drawing_program(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "graphviz-pure" in run("version").out.splitlines()[-1]
    monkeypatch.setenv("ROLEMAP_DOT", str(tmp_path / "khong-co"))
    assert run("version").out.splitlines()[-1].endswith("không tìm thấy")
