"""A waiting person is told what is going on, after a second, and nobody else is."""

from __future__ import annotations

import io
import sys
import time

import pytest

from rolemap.terminal import progress


class Terminal(io.StringIO):
    """Standard error with a person before it."""

    def isatty(self) -> bool:
        return True


def test_a_long_step_says_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with progress.step("Đang vẽ…"):
        deadline = time.monotonic() + 5
        while not sys.stderr.getvalue() and time.monotonic() < deadline:
            time.sleep(0.005)
    assert sys.stderr.getvalue() == "Đang vẽ…\n"


def test_a_short_step_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "PATIENCE", 0.2)
    with progress.step("Đang vẽ…"):
        pass
    time.sleep(0.3)
    assert sys.stderr.getvalue() == ""


def test_a_log_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.step("Đang vẽ…"):
        time.sleep(0.05)
    assert sys.stderr.getvalue() == ""
