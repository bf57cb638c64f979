"""Material for documents: each sample is checked and each of its pictures drawn once for the whole session."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from rolemap import i18n
from rolemap.checks.evaluate import evaluate
from rolemap.checks.findings import Report
from rolemap.export.material import Material, Wishes
from rolemap.render.layout import Layout
from rolemap.services.checking import Workspace
from rolemap.services.drawing import Picture
from tests.conftest import sample


class Drawn:
    """Pictures of one report in one language, each laid out when it is first asked for."""

    def __init__(self, report: Report, language: str = "vi") -> None:
        self._workspace = Workspace("test.yaml", report)
        self._language = language
        self._known: dict[tuple[object, ...], Layout] = {}

    def layout(
        self, view: str, *, focus: str | None = None, paper: str | None = "A4", portrait: bool = False
    ) -> Layout:
        """See `rolemap.export.material.Pictures`."""
        key = (view, focus, paper, portrait)
        if key not in self._known:
            with i18n.use(self._language):
                picture = Picture(
                    self._workspace, view, focus=focus, paper=paper, portrait=portrait, table=False
                )
                self._known[key] = picture.layout
        return self._known[key]


def material_of(report: Report, language: str = "vi", wishes: Wishes | None = None) -> Material:
    """What a writer is given for a small map of a test; ask for its document in that language."""
    return Material(report, Drawn(report, language), wishes or Wishes())


@cache
def sample_material(name: str, language: str) -> Material:
    """Both samples in both languages, with the document made once for all tests."""
    found = material_of(evaluate(sample(name)), language)
    with i18n.use(language):
        assert found.document.language == language
        assert found.brakes
    return found


@pytest.fixture(scope="session")
def material() -> Callable[[str, str], Material]:
    """``material("thai-binh", "vi")``; its document is made, whatever the language of the test."""
    return sample_material
