"""`rolemap serve` and `rolemap demo`: started as a person does, asked as a browser does, and stopped."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from rolemap.services.maps.starting import desk_at
from rolemap.terminal.browser import open_browser
from tests.cli.conftest import Run
from web.running import listen

STARTED = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@contextmanager
def started(data: Path, *words: str, end: int = signal.SIGTERM) -> Iterator[str]:
    """The address of a program that serves from `data` until the block ends; it must end in order."""
    surroundings = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    running = subprocess.Popen(
        [sys.executable, "-m", "rolemap", *words],
        env={**surroundings, "ROLEMAP_DATA": str(data), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdout is not None
        line = running.stdout.readline()
        found = STARTED.search(line)
        assert found, line
        yield found[0]
        running.send_signal(end)
        out, err = running.communicate(timeout=20)
        assert running.returncode in (0, 130, 128 + signal.SIGTERM)
        assert (out, "Traceback" in err) == ("", False)
    finally:
        running.kill()
        running.communicate()


def page(address: str) -> str:
    """What a browser gets there."""
    with urlopen(address, timeout=20) as answer:
        assert answer.status == 200
        text: str = answer.read().decode()
    return text


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def test_demo_shows_both_samples_and_keeps_what_was_tried(tmp_path: Path) -> None:
    with started(tmp_path, "demo", "--no-browser") as address:
        home = page(address)
        assert "/maps/thai-binh" in home and "/maps/nam-dinh" in home
    _place, desk = desk_at(tmp_path / "demo")
    desk.remove("nam-dinh")
    document = desk.open("thai-binh").document
    edited = {**document, "map": {**document["map"], "title": {"vi": "Đã sửa"}}}
    desk.replace("thai-binh", 1, edited, "người lập")
    desk.store.close()
    with started(tmp_path, "demo", "--no-browser", end=signal.SIGINT) as address:
        home = page(address)
        assert "Đã sửa" in home and "/maps/nam-dinh" in home
    with started(tmp_path, "demo", "--no-browser", "--fresh") as address:
        assert "Đã sửa" not in page(address)
    _place, desk = desk_at(tmp_path / "demo")
    assert desk.open("thai-binh", 2).title == "Đã sửa"
    desk.store.close()


def test_serve_begins_empty_and_ends_in_order(tmp_path: Path) -> None:
    with started(tmp_path, "serve", "--port", str(free_port()), "--data", str(tmp_path / "own")) as address:
        assert "ok" in page(f"{address}healthz")
        assert "/maps/new" in page(address)
    assert (tmp_path / "own" / "rolemap.db").is_file()


def test_a_port_in_use_is_said_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", "--port", str(port), "--data", tmp_path / "none")
    assert (ran.code, ran.out) == (3, "")
    assert str(port) in ran.err and "--port" in ran.err
    assert not (tmp_path / "none").exists()


def test_a_demonstration_takes_the_next_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with listen("127.0.0.1", [port, 0]) as found:
            assert found.getsockname()[1] not in (0, port)


def test_options_of_the_workspace_go_without_a_folder(run: Run, tmp_path: Path) -> None:
    ran = run("demo", tmp_path / "mau", "--fresh")
    assert ran.code == 2 and "--fresh" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_without_a_screen_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not open_browser("http://127.0.0.1:1/")


def test_a_browser_is_opened_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.open", lambda address: not asked.append(address))
    assert open_browser("http://127.0.0.1:1/") and asked == ["http://127.0.0.1:1/"]
