"""The folder of the maps, by what is said where."""

from __future__ import annotations

from pathlib import Path

import pytest

from rolemap.services.maps.place import data_folder, database_url


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A user on Linux who has said nothing."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ROLEMAP_DATA", "ROLEMAP_DATABASE_URL", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_what_is_given_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert data_folder(None) == tmp_path / ".local" / "share" / "rolemap"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert data_folder(None) == tmp_path / ".local" / "share" / "rolemap"
    monkeypatch.setenv("XDG_DATA_HOME", "/xdg")
    assert data_folder(None) == Path("/xdg/rolemap")
    monkeypatch.setenv("ROLEMAP_DATA", "~/maps")
    assert data_folder(None) == tmp_path / "maps"
    assert data_folder("/given") == Path("/given")


def test_other_systems_have_places_of_their_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert data_folder(None) == tmp_path / "Library" / "Application Support" / "rolemap"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert data_folder("") == Path("/local/rolemap")


def test_an_empty_address_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert database_url() is None
    monkeypatch.setenv("ROLEMAP_DATABASE_URL", "")
    assert database_url() is None
    monkeypatch.setenv("ROLEMAP_DATABASE_URL", "postgresql://a/b")
    assert database_url() == "postgresql://a/b"
