"""The command as a whole: language, help, wrong usage, exit codes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import click
import pytest

from rolemap import __version__, commands
from rolemap.cli import Commands, asked_language, main, rolemap
from rolemap.terminal.click_texts import SENTENCES
from tests.cli.conftest import Run

NAMES = rolemap.list_commands(click.Context(rolemap))


def test_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert ran.err == ""
    assert [
        line.split()[0] for line in ran.out.split("Các lệnh:")[1].splitlines()[1:-2] if line.strip()
    ] == NAMES


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "Cách dùng: rolemap" in ran.out + ran.err


@pytest.mark.parametrize("name", ["", *NAMES])
def test_vietnamese_help_has_no_english(run: Run, name: str) -> None:
    page = run(*([name] if name else []), "--help").out
    for sentence in SENTENCES:
        words = re.sub(r"\{.*?\}", "", sentence).strip(" :.'[]()!")
        assert words not in page or not words, words
    prose = re.sub(r"--?[a-z-]+|rolemap [a-z]+|\[[a-z|]+\]", "", page)
    assert not re.search(r"\b(the|and|of|this|show|file|map|as|on)\b", prose, re.IGNORECASE), page


@pytest.mark.parametrize("name", ["", *NAMES])
def test_english_help_has_no_vietnamese(run: Run, name: str) -> None:
    page = run("--lang", "en", *([name] if name else []), "--help").out
    assert page.startswith("Usage: rolemap")
    assert page.isascii() or not re.search("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", page), (
        page
    )


def test_the_language_may_stand_anywhere(run: Run) -> None:
    for arguments in (["--lang", "en", "checks"], ["checks", "--lang", "en"], ["checks", "--lang=en"]):
        assert "Awareness" in run(*arguments).out.title()
    assert "NHẬN THỨC" in run("checks").out


def test_the_environment_names_the_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEMAP_LANG", "en")
    assert run("--help").out.startswith("Usage:")
    assert run("--lang", "vi", "--help").out.startswith("Cách dùng:")


def test_what_stands_behind_two_dashes_is_no_option() -> None:
    assert asked_language(["check", "--", "--lang", "en"]) == "vi"
    assert asked_language(["check", "--lang"]) == "vi"
    assert asked_language(["check", "--lang", "fr"]) == "vi"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["exlain"], "Lỗi: Không có lệnh 'exlain'. Có phải là 'explain'?"),
        (["check"], "Lỗi: Thiếu tham số 'SƠ_ĐỒ...'"),
        (
            ["check", "a.yaml", "--formt", "json"],
            "Lỗi: Không có tùy chọn '--formt'. Có phải là '--format'?",
        ),
        (["check", "a.yaml", "--format", "xml"], "'xml' không thuộc các giá trị 'github', 'json'"),
        (["check", "a.yaml", "--as-of", "hôm nay"], "“hôm nay” không phải là ngày. Cách ghi: 2022-06-30."),
        (["check", "a.yaml", "--as-of"], "Lỗi: Tùy chọn '--as-of' cần có giá trị kèm theo."),
        (["explain", "A", "B"], "Lỗi: Thừa tham số (B)"),
        (["--lang", "fr", "check"], "'fr' không thuộc các giá trị 'vi', 'en'"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(run: Run, arguments: list[str], sentence: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert sentence in " ".join(ran.err.split())
    assert not re.search(r"\b(Usage|Error|Try|Missing|Invalid|No such|Did you)\b", ran.err)


def test_wrong_usage_in_english(run: Run) -> None:
    ran = run("explain", "--lang", "en")
    assert ran.code == 2
    assert "Error: Missing argument 'ID'" in ran.err


def test_dates_may_be_written_as_an_office_does(run: Run, small: Path) -> None:
    for written in ("2022-01-02", "02/01/2022"):
        assert '"as_of": "2022-01-02"' in run("check", small, "--as-of", written, "--format", "json").out


def test_version(run: Run) -> None:
    assert run("--version").out == f"rolemap {__version__}\n"
    assert run("version").out.splitlines()[0].split() == ["rolemap", __version__]


def test_python_m_rolemap_is_the_same_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "rolemap", "explain", "XX-99"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 2
    assert "Mã kiểm tra “XX-99” không tồn tại." in ran.stderr


def test_an_interruption_is_no_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Commands, "main", interrupted)
    ran = run("checks")
    assert (ran.code, ran.err) == (130, "Đã dừng.\n")


@pytest.mark.skipif(os.name != "posix", reason="signals are of POSIX")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_stopped_command_leaves_nothing_behind(small: Path, tmp_path: Path, name: str, code: int) -> None:
    engine, started, target = tmp_path / "dot", tmp_path / "started", tmp_path / "a.svg"
    engine.write_text(
        f'#!/bin/sh\necho $$ > "{started}.new"; mv "{started}.new" "{started}"; exec sleep 60\n'
    )
    engine.chmod(0o755)
    target.write_text("cũ", encoding="utf-8")
    command = subprocess.Popen(
        [sys.executable, "-m", "rolemap", "draw", small, "-o", target],
        env={**os.environ, "ROLEMAP_DOT": str(engine)}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    command.send_signal(getattr(signal, name))
    _out, err = command.communicate(timeout=20)
    assert (command.returncode, err.strip()) == (code, "Đã dừng." if name == "SIGINT" else "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)
    assert target.read_text(encoding="utf-8") == "cũ"
    assert not list(tmp_path.glob(".rolemap-*"))


def test_main_takes_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["rolemap", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("rolemap ")


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_named_like_its_file(name: str) -> None:
    command = getattr(import_module(f"{commands.__name__}.{name}"), name)
    assert isinstance(command, click.Command)
    assert command.name == name


HEAVY = ("numpy", "networkx", "yaml", "marshmallow", "PIL", "fpdf", "resvg_py", "graphviz")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from rolemap.cli import main; main(['--help']); main(['draw', '--help']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert ran.stderr == "[]\n"


def test_a_fault_of_the_program_is_told_and_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError("chia cho 0")

    monkeypatch.setattr("rolemap.services.drawing.view_rows", fail)
    assert main(["views"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "ZeroDivisionError: chia cho 0" in shown.err and "Traceback" not in shown.err
    monkeypatch.setenv("ROLEMAP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["views"])
