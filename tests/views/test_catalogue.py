"""Views are found by their files, and one that is wrong is refused with its file and the reason."""

from __future__ import annotations

import importlib
import pkgutil
from types import SimpleNamespace

import pytest

from rolemap import i18n
from rolemap.i18n import domain
from rolemap.views import View, views
from rolemap.views import catalogue as catalogue_file
from rolemap.views.scorecard import VIEW as SCORECARD


def test_the_views_that_exist_are_found_in_order() -> None:
    assert list(views()) == sorted(views())
    assert {"three-persons", "scorecard"} <= views().keys()
    assert all(view.slug == slug for slug, view in views().items())


def test_titles_and_questions_are_translated() -> None:
    say = domain("views")
    for view in views().values():
        for text in (view.title, view.answers):
            with i18n.use("vi"):
                assert say(text) != text


@pytest.mark.parametrize(
    ("view", "reason"),
    [
        ("no view", "score.py: VIEW is a str, not a View"),
        (SCORECARD, "score.py: its view says 'scorecard'; the file name asks for 'score'"),
    ],
)
def test_a_wrong_view_is_refused_with_its_file(
    monkeypatch: pytest.MonkeyPatch, view: object, reason: str
) -> None:
    package = importlib.import_module("rolemap.views")

    def found(path: object) -> list[SimpleNamespace]:
        return [SimpleNamespace(name="score", ispkg=False)]

    def loaded(name: str) -> object:
        return package if name == "rolemap.views" else SimpleNamespace(VIEW=view)

    monkeypatch.setattr(pkgutil, "iter_modules", found)
    monkeypatch.setattr(catalogue_file.importlib, "import_module", loaded)
    views.cache_clear()
    try:
        with pytest.raises(TypeError) as raised:
            views()
    finally:
        views.cache_clear()
    assert str(raised.value) == reason


def test_a_view_says_what_it_answers() -> None:
    assert isinstance(SCORECARD, View)
    assert SCORECARD.answers
