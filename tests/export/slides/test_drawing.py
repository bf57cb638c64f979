"""Layouts of several pictures: in order, in the reader's language, and what cannot be drawn told with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from rolemap.errors import EngineFailed, EngineTooSlow, RolemapError
from rolemap.export.slides.drawing import laid_out
from rolemap.i18n import language, use


class _Pictures:
    def layout(self, view: str, *, focus: str | None = None, **_paper: Any) -> Any:
        if view == "slow":
            raise EngineTooSlow("20 s")
        if view == "broken":
            raise EngineFailed("dot: 1")
        return f"{view} {focus} {language()}"


def test_layouts_come_in_their_order_and_language() -> None:
    with use("en"), laid_out(_Pictures(), [("unit", None), ("problem", "p1")], "slide") as made:
        assert [one.result() for one in made] == ["unit None en", "problem p1 en"]


def test_a_picture_that_takes_too_long_is_a_reason_and_no_end() -> None:
    with laid_out(_Pictures(), [("slow", None), ("unit", None)], "slide") as made:
        slow, unit = [one.result() for one in made]
    assert isinstance(slow, RolemapError)
    assert unit == "unit None vi"


def test_what_is_broken_is_raised() -> None:
    with laid_out(_Pictures(), [("broken", None)], "slide") as made, pytest.raises(EngineFailed):
        made[0].result()
