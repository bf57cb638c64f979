"""Vietnamese is whole: every sentence of the program, with the same places to fill, and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import polib
import pytest

from tests.messages import SOURCE, Message, messages

CATALOGUES = SOURCE / "translations" / "vi"


@cache
def said() -> dict[str, dict[str, Message]]:
    """By domain and English text: what the program says."""
    found: dict[str, dict[str, Message]] = defaultdict(dict)
    for message in messages():
        known = found[message.domain].setdefault(message.text, message)
        if message.plural and not known.plural:
            found[message.domain][message.text] = message
    return found


@cache
def catalogue(domain: str) -> polib.POFile:
    """The catalogue of a domain; a text that stands in it twice is an error of polib."""
    text = (CATALOGUES / f"{domain}.po").read_text(encoding="utf-8")
    return polib.pofile(text, check_for_duplicates=True)


DOMAINS = sorted(said().keys() | {file.stem for file in CATALOGUES.glob("*.po")})


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_sentence_is_in_the_catalogue(domain: str) -> None:
    known = {entry.msgid: entry for entry in catalogue(domain) if not entry.obsolete}
    missing = [f"{message.place}: {text}" for text, message in said()[domain].items() if text not in known]
    assert not missing, "\n".join(missing)
    plural = [text for text, message in said()[domain].items() if message.plural != known[text].msgid_plural]
    assert not plural, f"one of the two has a plural form, or another one: {plural}"


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_catalogue_holds_nothing_that_is_not_said(domain: str) -> None:
    stale = [
        entry.msgid for entry in catalogue(domain) if entry.obsolete or entry.msgid not in said()[domain]
    ]
    assert not stale, "\n".join(stale)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_entry_is_translated_and_not_in_doubt(domain: str) -> None:
    for entry in catalogue(domain):
        assert _shown(entry).strip(), entry.msgid
        assert "fuzzy" not in entry.flags, entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_places_to_fill_are_the_same(domain: str) -> None:
    for entry in catalogue(domain):
        english = _places(entry.msgid_plural or entry.msgid)
        assert _places(_shown(entry)) == english, entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_header_says_what_reads_it(domain: str) -> None:
    metadata = catalogue(domain).metadata
    assert metadata["Language"] == "vi"
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert metadata["Plural-Forms"] == "nplurals=1; plural=0;"


def _shown(entry: polib.POEntry) -> str:
    return str(entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr)


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{\w+(?:![rs])?\}", text))
