"""Small maps for tests: written as YAML in the test, read through the same gate as a user's file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from rolemap import i18n
from rolemap.checks.examples import complete
from rolemap.files import loads
from rolemap.model import RoleGraph, RoleMap

settings.register_profile(
    "rolemap", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("rolemap")

SAMPLES = Path(__file__).parent.parent / "samples"


def load_text(text: str) -> RoleMap:
    """The map that a YAML text of sections describes; a header is added where the text has none."""
    return loads(complete(text), "yaml", name="test.yaml")


def graph_of(text: str) -> RoleGraph:
    """The graph of `load_text`, at the map's own date."""
    return RoleGraph(load_text(text))


def graph_of_data(data: dict[str, Any]) -> RoleGraph:
    """The graph of a whole map as plain data of format 1; quicker than YAML where the map is large."""
    return RoleGraph(loads(json.dumps(data, ensure_ascii=False), "json", name="test.json"))


@cache
def sample(name: str) -> RoleGraph:
    """One of the sample maps, ``thai-binh`` or ``nam-dinh``; read once, never changed."""
    return RoleGraph(loads((SAMPLES / f"{name}.yaml").read_bytes(), "yaml", name=f"{name}.yaml"))


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests speak the default language, whatever the machine's settings are."""
    monkeypatch.delenv("ROLEMAP_LANG", raising=False)


@pytest.fixture
def english() -> Iterator[None]:
    """The test's sentences are English."""
    with i18n.use("en"):
        yield
