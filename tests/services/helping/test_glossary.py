"""The glossary as a page: letters in their order, search without marks, links from sentences."""

from __future__ import annotations

import pytest

from rolemap.i18n import use
from rolemap.services.helping.glossary import letters, terms
from rolemap.services.helping.linking import MOST, pieces
from rolemap.views.glossary import ALPHABET


def test_the_letters_follow_the_alphabet() -> None:
    heads = [letter.lower() for letter, _terms in letters()]
    assert heads == sorted(set(heads), key=ALPHABET.index)
    assert sum(len(found) for _letter, found in letters()) == len(terms())


def test_places_and_languages_are_whole() -> None:
    anchors = [term.anchor for term in terms()]
    assert len(set(anchors)) == len(anchors)
    for term in terms():
        assert term.vi and term.en and term.subject
        assert bool(term.sense_vi) == bool(term.sense_en), term.vi


@pytest.mark.parametrize("query", ["uy quyen", "Ủy quyền", "delegat"])
def test_a_term_is_found_without_marks_and_in_english(query: str) -> None:
    assert "ủy quyền" in [term.vi for _letter, found in letters(query) for term in found]


def test_a_word_is_found_from_its_beginning_only() -> None:
    assert not letters("uyen")


def test_a_sentence_leads_to_its_terms_once() -> None:
    found = pieces("Người đứng đầu và người đứng đầu, cơ quan chủ quản")
    assert [piece.text for piece in found if piece.term] == ["Người đứng đầu", "cơ quan chủ quản"]
    assert "".join(piece.text for piece in found) == "Người đứng đầu và người đứng đầu, cơ quan chủ quản"
    many = pieces(" ".join(term.vi for term in terms()))
    assert sum(piece.term is not None for piece in many) == MOST


def test_in_english_it_leads_from_english_words() -> None:
    with use("en"):
        assert [piece.text for piece in pieces("the supervising agency decides") if piece.term] == [
            "supervising agency"
        ]
