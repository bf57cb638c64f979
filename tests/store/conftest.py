"""The same tests on both databases: a SQLite file, and a PostgreSQL server started for them."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rolemap.store import open_store
from rolemap.store.store import Store
from tests.store import postgres

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Place:
    """Where a store lies: what `open_store` is to be told."""

    url: str | None
    folder: Path

    def open(self) -> Store:
        """The store of this place, opened anew."""
        return open_store(self.url, self.folder)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server; without one the test is skipped, but not in CI."""
    folder = postgres.programs()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs PostgreSQL: apt-get install postgresql")
        pytest.skip("no PostgreSQL on this machine: apt-get install postgresql")
    with postgres.server(folder) as address:
        yield address


@pytest.fixture
def database(server: str) -> str:
    """The address of a new, empty PostgreSQL database."""
    import psycopg

    name = f"maps_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where an empty store is to be, in each of the databases."""
    url = request.getfixturevalue("database") if request.param == "postgresql" else None
    return Place(url, tmp_path / "data")


Opening = Callable[[Place], Store]


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """An empty store in each of the databases."""
    opened = place.open()
    yield opened
    opened.close()
