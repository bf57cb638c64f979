"""Layouts for the slides, two at a time: while one picture is laid out by the engine, the next is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING

from rolemap.errors import EngineTooSlow, NoPlace, RolemapError

if TYPE_CHECKING:
    from rolemap.export.material import Pictures
    from rolemap.render.layout import Layout

_AT_ONCE = 2

Wanted = tuple[str, str | None]
"""A view, and the element it is to be focused on."""
Made = Future["Layout | RolemapError"]


@contextmanager
def laid_out(pictures: Pictures, wanted: Sequence[Wanted], paper: str) -> Iterator[list[Made]]:
    """The layouts in the order in which they are wanted, or the reason why a picture cannot be drawn.

    Whatever else goes wrong is raised by the layout that is asked for; those that were not begun are given up.
    """
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="slides")

    def made(view: str, focus: str | None) -> Layout | RolemapError:
        try:
            return pictures.layout(view, focus=focus, paper=paper)
        except (NoPlace, EngineTooSlow) as reason:
            return reason

    try:
        # The language and the limits of the one who asks are those of his context, which threads do not inherit.
        yield [pool.submit(copy_context().run, made, view, focus) for view, focus in wanted]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
