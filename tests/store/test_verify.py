"""Every change of what was kept shows, whoever makes it and however."""

from __future__ import annotations

import zlib

import pytest
from sqlalchemy import bindparam, text
from sqlalchemy.exc import DBAPIError

from rolemap import i18n
from rolemap.store.store import Store
from tests.store.entries import entry


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with two maps; the second has three revisions."""
    with store.writing() as repository:
        repository.add("a", entry("{}", "new"))
        repository.add("b", entry("[]", "new"))
        repository.append("b", 1, entry("[1]"))
        repository.append("b", 2, entry("[1,2]"))
    return store


def run(store: Store, *statements: str, **values: object) -> None:
    """Run SQL as somebody would who has the database in hand."""
    with store._writer.begin() as connection:
        for statement in statements:
            names = [bindparam(name, value) for name, value in values.items() if f":{name}" in statement]
            connection.execute(text(statement).bindparams(*names))


def tamper(store: Store, statement: str, **values: object) -> None:
    """The same, with the guards of the revisions taken away."""
    if store.file is None:
        run(store, "ALTER TABLE revisions DISABLE TRIGGER ALL")
    else:
        run(
            store, "DROP TRIGGER revisions_stay", "DROP TRIGGER revisions_remain", "PRAGMA foreign_keys = OFF"
        )
    run(store, statement, **values)


def told(store: Store) -> list[tuple[str, int | None, str]]:
    """What `verify` says, in English."""
    with i18n.use("en"):
        return [(broken.map, broken.number, broken.what) for broken in store.verify()]


def test_what_is_whole_verifies(kept: Store) -> None:
    assert kept.verify() == []


@pytest.mark.parametrize(
    "statement", ["UPDATE revisions SET author = 'x'", "DELETE FROM revisions WHERE number = 3"]
)
def test_the_database_itself_refuses_to_change_a_revision(kept: Store, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        run(kept, statement)
    assert kept.verify() == []


@pytest.mark.parametrize(
    "change",
    [
        "author = 'x'",
        "message = 'x'",
        "kind = 'restore'",
        "undoes = 1",
        "at = '2020-01-01T00:00:00.000000Z'",
        "title_vi = 'x'",
        "title_en = 'x'",
        "owner = 'x'",
        "as_of = '2020-01-01'",
        "counts = '{}'",
        "lights = '{}'",
    ],
)
def test_what_is_said_about_a_revision_cannot_change_unseen(kept: Store, change: str) -> None:
    tamper(kept, f"UPDATE revisions SET {change} WHERE map = 'b' AND number = 2")
    assert told(kept) == [
        ("b", 2, "What is said about it (author, time, message, figures) is not what was kept.")
    ]


def test_a_document_cannot_change_unseen(kept: Store) -> None:
    tamper(
        kept,
        "UPDATE revisions SET document = :content WHERE map = 'b' AND number = 2",
        content=zlib.compress(b"[7]"),
    )
    assert told(kept) == [("b", 2, "The document is not the one that was kept.")]


def test_a_document_that_cannot_be_read_is_named(kept: Store) -> None:
    tamper(kept, "UPDATE revisions SET document = :content WHERE number = 1", content=b"\x00")
    assert told(kept) == [("a", 1, "The document cannot be read."), ("b", 1, "The document cannot be read.")]


def test_a_missing_revision_is_named(kept: Store) -> None:
    tamper(kept, "DELETE FROM revisions WHERE map = 'b' AND number = 2")
    assert told(kept) == [("b", 2, "This revision is missing.")]


def test_a_revision_cut_off_at_the_end_is_named(kept: Store) -> None:
    tamper(kept, "DELETE FROM revisions WHERE map = 'b' AND number = 3")
    assert told(kept) == [("b", None, "The newest revision should be 3 and is 2.")]


def test_a_revision_put_in_the_place_of_another_is_named(kept: Store) -> None:
    with kept.writing() as repository:
        repository.append("a", 1, entry("[1]"))
    with kept.reading() as repository:
        other = repository.revision("b", 2)
    tamper(
        kept,
        "UPDATE revisions SET previous = :previous, hash = :hash, at = :at WHERE map = 'a' AND number = 2",
        previous=other.previous, hash=other.hash, at=other.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
    )  # fmt: skip
    assert ("a", 2, "It does not follow the revision before it.") in told(kept)
