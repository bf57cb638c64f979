"""The application over an empty store in a temporary folder, and a browser without a screen that asks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from rolemap.services.maps.desk import Desk
from rolemap.store import open_store
from tests.conftest import sample
from web import create_app


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over an empty database."""
    store = open_store(None, tmp_path / "data")
    yield Desk(store)
    store.close()


@pytest.fixture
def app(desk: Desk) -> Flask:
    """The application; mistakes of the program itself come through to the test."""
    made = create_app(desk, b"secret of the tests")
    made.testing = True
    return made


class Reader(FlaskClient):
    """A client that sends the token of its session with every form, as a browser does."""

    def send(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """POST a form with the token."""
        return self.post(path, data={"csrf": self.token, **(data or {})}, **more)

    def send_json(self, path: str, data: Any, **more: Any) -> TestResponse:
        """POST JSON with the token in its header."""
        return self.post(path, json=data, headers={"X-CSRF-Token": self.token}, **more)

    @property
    def token(self) -> str:
        """The token that the pages of this session carry."""
        found = re.search(r'name="csrf" content="([^"]+)"', self.get("/help/").get_data(as_text=True))
        assert found is not None
        return found[1]


@pytest.fixture
def client(app: Flask) -> Reader:
    """A browser without a screen."""
    app.test_client_class = Reader
    made = app.test_client()
    assert isinstance(made, Reader)
    return made


@pytest.fixture
def thai_binh(desk: Desk) -> str:
    """The id of the Thái Bình sample, kept in the store of the test."""
    return desk.create(sample("thai-binh").map, "người lập", "").map
