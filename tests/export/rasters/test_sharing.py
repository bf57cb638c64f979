"""Figures in dots: drawn once, the same in a child and here, ended with whoever wants them, never missing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from rolemap.export.bare import bare
from rolemap.export.content.figures import figures as pictures_of
from rolemap.export.document import Figure
from rolemap.export.rasters import sharing
from rolemap.export.rasters.drawing import Raster, Task, drawn
from rolemap.export.rasters.palette import reduced, saved
from rolemap.export.rasters.sharing import Rasters, dots, task_of
from rolemap.render import Output, writers
from rolemap.render.engine import EngineLimits, interrupted_by
from tests.export.conftest import sample_material


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few dots: quick to draw."""
    monkeypatch.setattr(sharing, "DOTS", 40.0)
    monkeypatch.setattr(sharing, "LEAST_DOTS", 40.0)


@pytest.fixture
def figures() -> tuple[Figure, ...]:
    """So many that children draw them."""
    material = sample_material("thai-binh", "vi")
    found = tuple(
        one for view in ("three-persons", "brakes", "scorecard") for one in pictures_of(material, view, "")
    )
    assert len(found) > sharing.ALONE
    return found


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """What this process draws itself."""
    done: list[Task] = []

    def told(task: Task) -> Raster:
        done.append(task)
        return drawn(task)

    monkeypatch.setattr(sharing, "drawn", told)
    return done


def all_of(rasters: Rasters, figures: Sequence[Figure]) -> list[Raster]:
    """Every figure."""
    return [rasters.of(figure) for figure in figures]


def test_a_child_draws_the_same_bytes(figures: tuple[Figure, ...], here: list[Task]) -> None:
    rasters = Rasters(figures)
    made = all_of(rasters, figures)
    assert not here
    assert made == [drawn(task_of(figure, dots(len(figures)))) for figure in figures]
    assert all(one is other for one, other in zip(made, all_of(rasters, figures), strict=True))


def test_few_are_drawn_here_and_once(
    figures: tuple[Figure, ...], here: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    rasters = Rasters(figures[: sharing.ALONE])
    assert all_of(rasters, figures[:2]) == all_of(rasters, figures[:2])
    assert len(here) == 2


@pytest.mark.parametrize("program", ["", "/bin/false", "/bin/echo", "/nowhere/python"])
def test_what_a_child_does_not_draw_is_drawn_here(
    figures: tuple[Figure, ...], here: list[Task], monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    assert all(one.page.startswith(b"\x89PNG") for one in all_of(Rasters(figures), figures))
    assert len(here) == len(figures)


def sleepy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that never answer."""
    program = tmp_path / "sleepy"
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))


def test_a_child_that_takes_too_long_is_ended(
    figures: tuple[Figure, ...], here: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleepy(tmp_path, monkeypatch)
    all_of(Rasters(figures, EngineLimits(seconds=0.2)), figures)
    assert len(here) == len(figures)


def test_whoever_no_longer_needs_the_pictures_ends_the_children(
    figures: tuple[Figure, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleepy(tmp_path, monkeypatch)
    enough = threading.Event()

    def ask() -> None:
        if enough.is_set():
            raise KeyError("enough")

    with interrupted_by(ask):
        rasters = Rasters(figures)
        rasters.start()
    enough.set()
    with pytest.raises(KeyError, match="enough"):
        rasters.of(figures[0])
    for thread in threading.enumerate():
        if thread.name == "rolemap-rasters":
            thread.join(10)
            assert not thread.is_alive()


def test_two_documents_at_once(figures: tuple[Figure, ...]) -> None:
    both = Rasters(figures), Rasters(figures[::-1])
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lambda rasters: all_of(rasters, figures), both)
    assert one == other


def test_the_piece_of_the_page_is_the_picture_alone(figures: tuple[Figure, ...]) -> None:
    for figure in figures:
        task = task_of(figure, 96.0)
        assert not task.bare
        cut = Image.open(BytesIO(drawn(task).bare)).convert("RGB")
        alone = writers()["png"](bare(figure.layout), Output(dpi=96.0))
        wanted = Image.open(BytesIO(saved(reduced(alone), 96.0))).convert("RGB")
        assert abs(cut.width - wanted.width) <= 1
        assert abs(cut.height - wanted.height) <= 1
        size = min(cut.width, wanted.width), min(cut.height, wanted.height)
        apart = ImageChops.difference(cut.crop((0, 0, *size)), wanted.crop((0, 0, *size)))
        # The page may stand up to half a dot elsewhere; a title left in or a badge cut off is seen in the large.
        coarse = apart.resize((size[0] // 8, size[1] // 8), Image.Resampling.BOX)
        assert max(high for _low, high in coarse.getextrema()) < 120
        assert max(ImageStat.Stat(apart).mean) < 12


def test_a_few_are_sharp_and_many_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert dots(1) == dots(8) == 200
    assert 110 < dots(12) < 200
    assert dots(1000) == 110
