"""A clerk whose documents are written by the test, and a map to order them of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from rolemap.export.material import Progress
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.documents import wishes
from rolemap.services.maps.documents.clerk import Clerk
from rolemap.services.maps.documents.wishes import Wish
from rolemap.services.maps.opening import Opened
from rolemap.store import open_store
from tests.services.maps.small_map import BASE

SUFFIXES = ("docx", "pdf", "pptx", "xlsx", "zip")


@pytest.fixture(autouse=True)
def able(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind of document can be written."""
    monkeypatch.setattr("rolemap.services.exporting.suffixes", lambda: SUFFIXES)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one small map."""
    store = open_store(None, tmp_path)
    made = Desk(store)
    made.create(BASE, "người lập")
    yield made
    store.close()


@pytest.fixture
def opened(desk: Desk) -> Opened:
    """The map."""
    return desk.open("thu")


class Pen:
    """Writes what the test says, when the test lets it."""

    def __init__(self) -> None:
        self.wishes: list[Wish] = []
        self.begun = Event()
        self.may_go_on = Event()
        self.may_go_on.set()
        self.error: BaseException | None = None

    def __call__(self, _opened: Opened, wish: Wish, progress: Progress) -> bytes:
        """A document of the name of its format."""
        self.wishes.append(wish)
        progress("Hình 1", 1, 3)
        self.begun.set()
        assert self.may_go_on.wait(10)
        progress("Hình 2", 2, 3)
        if self.error is not None:
            raise self.error
        return wish.suffix.encode()


@pytest.fixture
def pen() -> Pen:
    """The writer of the documents."""
    return Pen()


class Clock:
    """Seconds that pass when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock of the clerk."""
    return Clock()


@pytest.fixture
def failures() -> list[BaseException]:
    """What the diary would be told."""
    return []


@pytest.fixture
def clerk(pen: Pen, clock: Clock, failures: list[BaseException]) -> Iterator[Clerk]:
    """The clerk."""
    made = Clerk(failures.append, pen, clock)
    yield made
    pen.may_go_on.set()
    made.close()


def wish(suffix: str, *annexes: str, theme: str = "screen") -> Wish:
    """A wish as a form states it."""
    return wishes.wish_for(suffix, annexes, theme)
