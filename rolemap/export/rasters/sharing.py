"""The figures of a document in dots, each drawn once, shared out among children while the text is put together.

A few are drawn in this process, because a child takes a moment to start. What a child cannot draw, for whatever
reason, this process draws when it is asked for it.

How many dots. Office 2016 and later, and PDF, show vectors; dots are for Office 2010 and 2013 and for pasting
elsewhere. A few pictures are as sharp as print wants them (200 dots an inch). Of many each gets fewer, down to 110:
letters of 7 points, the smallest there are, can be read, and a long set is not slow to make.
"""

from __future__ import annotations

import json
import math
import os
import sys
import threading
from contextvars import copy_context
from dataclasses import asdict
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.errors import EngineFailed
from rolemap.export.bare import bare, cutting
from rolemap.export.rasters.drawing import Raster, Task, drawn
from rolemap.render.engine import EngineLimits, answer_of, interrupted_by, interruption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rolemap.export.document import Figure

DOTS = 200.0
LEAST_DOTS = 110.0
_FEW = 8
"""So many pictures are drawn with all their dots."""
ALONE = 3
"""So many are drawn in this process."""
_SHARE = 16
"""At most so many are drawn by one child."""
LIMITS = EngineLimits(seconds=60.0, memory_mib=2048, output_mib=128)
"""A share takes three seconds and 150 MiB; address space is several times what is used."""
_CHILDREN = min(4, os.cpu_count() or 1)
_places = threading.BoundedSemaphore(_CHILDREN)
"""For all documents that are being made; children whose answer somebody waits for have places of their own."""


def dots(count: int) -> float:
    """Dots an inch of each of so many pictures, in the size of their layout."""
    share: float = min(1.0, _FEW / max(count, 1))
    return max(LEAST_DOTS, float(round(DOTS * math.sqrt(share))))


class _Gone(Exception):
    """Nobody waits for the pictures any more."""


class Rasters:
    """The figures of one document in dots."""

    def __init__(self, figures: Sequence[Figure], limits: EngineLimits = LIMITS) -> None:
        self._figures = tuple(figures)
        self._limits = limits
        self._dots = dots(len(self._figures))
        self._places = {id(figure.layout): at for at, figure in enumerate(self._figures)}
        self._made: dict[int, Raster] = {}
        self._gone = False

    def start(self) -> None:
        """Let children begin; whoever asks for a picture waits for the one that draws it."""
        _ = self._shares

    def of(self, figure: Figure) -> Raster:
        """The figure, which must be one of the document.

        Raises PictureTooLarge, PartMissing without resvg-py, and what ends the drawing of whoever asks
        (`interrupted_by`).
        """
        self.start()
        at = self._places[id(figure.layout)]
        share = next((share for share in self._shares if at in share.places), None)
        if share is not None:
            try:
                share.done.wait()
            except BaseException:  # Ctrl+C: whatever it is, it ends the children too
                self._gone = True
                raise
            if share.error is not None:
                raise share.error
            self._made.update(zip(share.places, share.made, strict=False))
        if at not in self._made:
            self._made[at] = drawn(task_of(figure, self._dots))
        return self._made[at]

    @cached_property
    def _shares(self) -> tuple[_Share, ...]:
        count = len(self._figures)
        if count <= ALONE or not sys.executable:
            return ()
        of = -(-count // (_CHILDREN * _SHARE)) * _CHILDREN
        shares = [_Share(range(count * at // of, count * (at + 1) // of)) for at in range(of)]
        shares = [share for share in shares if share.places]
        for share in shares:
            share.tasks = [task_of(self._figures[at], self._dots) for at in share.places]
            name = "rolemap-rasters"
            thread = threading.Thread(target=copy_context().run, args=(self._draw, share), name=name)
            try:
                thread.start()
            except RuntimeError:  # no more threads
                share.done.set()
        return tuple(shares)

    def _draw(self, share: _Share) -> None:
        asked = interruption()

        def wanted() -> None:
            # The end of a program waits for its threads; no child is to hold it up.
            if self._gone or not threading.main_thread().is_alive():
                raise _Gone
            if asked is not None:
                asked()

        try:
            with interrupted_by(wanted):
                wanted()
                share.made = tuple(_answers(share.tasks, self._limits))
        except EngineFailed:
            pass  # it is drawn here
        except Exception as ended:
            # Whatever ends the work of those who ask is told to them, on their own thread.
            share.error = ended
        finally:
            share.tasks = []
            share.done.set()


class _Share:
    """What one child draws."""

    def __init__(self, places: range) -> None:
        self.places = places
        self.tasks: list[Task] = []
        self.made: tuple[Raster, ...] = ()
        self.error: Exception | None = None
        self.done = threading.Event()


def task_of(figure: Figure, dots: float) -> Task:
    """How a figure is to be drawn; raises PictureTooLarge."""
    from rolemap.render import writers
    from rolemap.render.formats.png import allow

    layout = figure.layout
    allow(layout, dots)
    svg = writers()["svg"]
    cut = cutting(figure.page)
    face = layout.theme.typeface
    return Task(
        page=svg(layout).decode("utf-8"),
        bare="" if cut is None or cut.apart else svg(bare(layout)).decode("utf-8"),
        width=cut.width if cut else 0.0,
        height=cut.height if cut else 0.0,
        pieces=[(area.x, area.y, area.width, area.height, x, y) for area, x, y in cut.pieces] if cut else [],
        dots=dots,
        fonts=(str(face.regular.resolve()), str(face.bold.resolve())),
        family=face.families[-1],
    )


def _answers(tasks: Sequence[Task], limits: EngineLimits) -> Iterator[Raster]:
    child = resources.files("rolemap.export.rasters") / "child.py"
    asked = {
        "path": [str(Path(entry).resolve()) for entry in sys.path],
        "tasks": [asdict(task) for task in tasks],
    }
    answer = answer_of((sys.executable, "-I", str(child)), json.dumps(asked).encode("utf-8"), limits, _places)
    parts = []
    while answer:
        size = int.from_bytes(answer[:4], "big") + 4
        parts.append(answer[4:size])
        answer = answer[size:]
    if len(parts) != 2 * len(tasks) or not all(part.startswith(b"\x89PNG") for part in parts):
        raise EngineFailed(f"{sys.executable}: {len(parts)}")
    yield from (Raster(*pair) for pair in zip(parts[::2], parts[1::2], strict=True))
