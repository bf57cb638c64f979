"""The drawn examples of every check: the gap is seen on the first picture and is gone from the second."""

from __future__ import annotations

import re

import pytest

from rolemap.checks.catalogue import catalogue
from rolemap.errors import UnknownName
from rolemap.i18n import use
from rolemap.services.helping.examples import examples


@pytest.mark.parametrize("id", catalogue())
def test_the_gap_is_seen_and_then_mended(id: str) -> None:
    broken, kept = examples(id)
    assert 'class="badge ' in broken.svg
    assert broken.sentences
    assert 'class="badge ' not in kept.svg
    assert not kept.sentences
    assert broken.view == kept.view


def test_two_pictures_stand_on_one_page() -> None:
    ids = [re.findall(r'\bid="([^"]+)"', example.svg) for example in examples("HD-01")]
    assert ids[0] and not set(ids[0]) & set(ids[1])
    for example, own in zip(examples("HD-01"), ids, strict=True):
        named = re.search(r'aria-labelledby="([^"]+)"', example.svg)
        assert named is not None and set(named[1].split()) <= set(own)
        assert "style=" not in example.svg
        assert set(re.findall(r"url\(#([^)]+)\)", example.svg)) <= set(own)


def test_they_speak_the_language_of_the_reader() -> None:
    vietnamese = examples("HD-01")[0].sentences
    with use("en"):
        assert examples("HD-01")[0].sentences != vietnamese


def test_an_unknown_check_is_named_with_those_that_come_near() -> None:
    with pytest.raises(UnknownName, match="HD-09"):
        examples("HD-0")
