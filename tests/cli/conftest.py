"""Runs the command line inside the test, as a shell sees it: exit code, standard output, standard error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from rolemap.checks.examples import complete
from rolemap.cli import main

SMALL = """\
organizations:
- {id: ubnd, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
bodies:
- {id: bcd, name: Ban Chỉ đạo, scope: ubnd}
relations:
  chairs: [{from: chutich, to: bcd}]
"""
BROKEN = """\
organizations:
- {id: ubnd, name: Ủy ban nhân dân tỉnh, kind: comittee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubn}
"""


class Ran(NamedTuple):
    """What one call of the command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `rolemap` with arguments."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A map file in which nothing is found."""
    return written(tmp_path / "nhỏ.yaml", SMALL)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A map file with two defects."""
    return written(tmp_path / "sai.yaml", BROKEN)


def written(path: Path, sections: str) -> Path:
    """A file with the whole map that `sections` describe."""
    path.write_text(complete(sections), encoding="utf-8")
    return path
