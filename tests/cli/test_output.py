"""Terminals that know no Vietnamese, readers that go away, and documents that must stay as they are."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rolemap.terminal.output import hand_over, prepare_streams, say, tell
from tests.cli.conftest import SMALL, written


def rolemap(*arguments: str, encoding: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with standard streams of that encoding."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, **more}
    return subprocess.run([sys.executable, "-m", "rolemap", *arguments], capture_output=True, env=environment)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1258", "cp437"])
def test_a_poor_terminal_gets_plain_letters(encoding: str) -> None:
    ran = rolemap("--help", encoding=encoding)
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr
    shown = ran.stdout.decode(encoding)
    assert "rolemap demo" in shown
    if encoding == "ascii":
        assert "So do vai tro trong chuyen doi so: ai dat bai toan" in shown
        assert "?" not in shown


def test_a_poor_terminal_gets_plain_errors() -> None:
    ran = rolemap("chek", encoding="ascii")
    assert ran.returncode == 2
    assert b"Loi: Khong co lenh 'chek'." in ran.stderr


def test_documents_are_utf8_whatever_the_terminal() -> None:
    ran = rolemap("checks", "--format", "json", encoding="ascii")
    assert "Người đặt bài toán" in ran.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="closed pipes are told differently on Windows")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f'"{sys.executable}" -m rolemap checks --format json; echo "code $?" >&2'
    ran = subprocess.run(["bash", "-c", f"({command}) | head -c 10"], capture_output=True, text=True)
    assert ran.stderr.strip() == "code 0"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full is needed")
@pytest.mark.parametrize("arguments", ["views", "checks --format json"])
def test_an_answer_that_is_lost_is_told(arguments: str) -> None:
    for closing, reason in ((">/dev/full", "ổ đĩa đã đầy"), (">&-", "luồng dữ liệu đã đóng")):
        ran = in_shell(f'"{sys.executable}" -m rolemap {arguments} {closing}')
        assert ran.returncode == 2
        assert ran.stderr == f"Lỗi: Không ghi được kết quả ra đầu ra chuẩn ({reason}).\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
def test_nobody_to_tell_is_no_fault() -> None:
    full = "2>/dev/full" if os.path.exists("/dev/full") else "2>&-"
    for closing in ("2>&-", full):
        ran = in_shell(f'"{sys.executable}" -m rolemap chek {closing}')
        assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", "")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
def test_standard_input_that_is_closed_is_told() -> None:
    ran = in_shell(f'"{sys.executable}" -m rolemap check - <&-')
    assert ran.returncode == 2
    assert "<stdin>: Tệp này không đọc được (luồng dữ liệu đã đóng)." in ran.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "markdown"])
def test_a_file_name_of_another_encoding_is_no_fault(tmp_path: Path, form: str) -> None:
    name = bytes(tmp_path) + b"/s\xb7.yaml"  # TCVN3, as old archives have it
    for content, code in ((written(tmp_path / "a.yaml", SMALL).read_bytes(), 0), (b"rolemap: 1\n", 2)):
        with open(name, "wb") as file:
            file.write(content)
        command = [sys.executable, "-m", "rolemap", "check", name, "--format", form]
        ran = subprocess.run(command, capture_output=True)
        assert (ran.returncode, b"Traceback" in ran.stderr) == (code, False)
        ran.stdout.decode("utf-8")


def in_shell(command: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of the command line."""
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True)


def test_documents_go_to_streams_without_bytes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    hand_over("bài toán\n".encode())
    say("xong")
    assert stream.getvalue() == "bài toán\nxong\n"


def test_signs_have_plain_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding="ascii"))
    prepare_streams()
    tell("■ □ ○ ▨ “Đề án” … → 漢")
    assert raw.getvalue() == b'# ! o % "De an" ... -> ?\n'.replace(b"\n", os.linesep.encode())


def test_the_command_runs_from_any_folder(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-m", "rolemap", "views"], capture_output=True, env=environment, cwd=tmp_path
    )
    assert ran.returncode == 0
    assert b"three-persons" in ran.stdout
