"""Maps and revisions are kept, found, put into the bin and brought back, alike in both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from rolemap.store import MapExists, Outdated, UnknownMap, UnknownRevision, UploadGone, uploading
from rolemap.store.errors import UploadTooLarge
from rolemap.store.store import Store
from tests.store.entries import entry


def keep(store: Store, id: str, *documents: str, **more: str) -> None:
    """A map with a revision a document."""
    with store.writing() as repository:
        repository.add(id, entry(documents[0], "new", **more))
        for number, document in enumerate(documents[1:], start=1):
            repository.append(id, number, entry(document))


def test_a_revision_comes_back_as_it_was_kept(store: Store) -> None:
    document = '{"map": {"title": "Điều hành"}, "dấu": "\\u0000 \U0001f600"}'
    with store.writing() as repository:
        first = repository.add("thai-binh", entry("{}", "new"))
        kept = repository.append("thai-binh", 1, entry(document, "undo", message="Thử", undoes=1))
    with store.reading() as repository:
        found = repository.revision("thai-binh", 2)
        assert repository.document("thai-binh", 2) == document
        assert repository.document("thai-binh", 1) == "{}"
        assert repository.map("thai-binh").head == found
    assert found == kept
    assert (found.map, found.number, found.kind, found.undoes) == ("thai-binh", 2, "undo", 1)
    assert (found.author, found.message, found.owner) == ("người lập", "Thử", "UBND tỉnh")
    assert (found.title_vi, found.title_en) == ("Sơ đồ vai trò tỉnh Thái Bình", "Role map")
    assert found.as_of == date(2022, 6, 30)
    assert found.counts == {"error": 8, "warning": 10, "info": 0, "waived": 0}
    assert found.lights == {"AW": "green", "PA": "red"}
    assert (first.previous, found.previous) == ("", first.hash)
    assert len(found.document_hash) == len(found.hash) == 64
    assert found.at >= first.at and abs(datetime.now(UTC) - found.at) < timedelta(minutes=1)


def test_what_is_not_there_is_refused(store: Store) -> None:
    keep(store, "a", "{}")
    with store.writing() as repository:
        for ask in (
            lambda: repository.map("b"),
            lambda: repository.revision("b", 1),
            lambda: repository.document("b", 1),
            lambda: repository.revisions("b"),
            lambda: repository.append("b", 1, entry()),
            lambda: repository.remove("b"),
            lambda: repository.bring_back("a"),
        ):
            with pytest.raises(UnknownMap):
                ask()
        for number in (-1, 0, 2, 10**30):
            with pytest.raises(UnknownRevision):
                repository.revision("a", number)
            with pytest.raises(UnknownRevision):
                repository.document("a", number)
        with pytest.raises(UnknownMap):
            repository.map("a\0\ud800")


def test_letters_that_no_database_holds_are_replaced(store: Store) -> None:
    with store.writing() as repository:
        kept = repository.add("a", entry(message="a\0b\ud800c"))
        token = repository.keep_upload("\0.xlsx", b"")
    with store.reading() as repository:
        assert repository.revision("a", 1) == kept
        assert repository.upload(token).name == "\ufffd.xlsx"
    assert kept.message == "a\ufffdb\ufffdc"
    assert store.verify() == []


def test_a_map_is_begun_once(store: Store) -> None:
    keep(store, "a", "{}")
    with store.writing() as repository, pytest.raises(MapExists) as refused:
        repository.add("a", entry())
    assert not refused.value.deleted


def test_a_revision_follows_the_newest_only(store: Store) -> None:
    keep(store, "a", "{}", '{"mine": 1}')
    for base in (0, 1, 3):
        with pytest.raises(Outdated) as refused, store.writing() as repository:
            repository.append("a", base, entry("theirs"))
        assert refused.value.head == 2
    with store.reading() as repository:
        assert repository.document("a", 2) == '{"mine": 1}'
        assert len(repository.revisions("a")) == 2


def test_what_raises_is_not_kept(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as repository:
        repository.add("a", entry())
        raise ZeroDivisionError
    with store.reading() as repository:
        assert repository.maps() == ()


def test_the_history_is_read_in_pages_newest_first(store: Store) -> None:
    keep(store, "a", *map(str, range(5)))
    with store.reading() as repository:
        assert [found.number for found in repository.revisions("a")] == [5, 4, 3, 2, 1]
        assert [found.number for found in repository.revisions("a", limit=2)] == [5, 4]
        assert [found.number for found in repository.revisions("a", before=4, limit=2)] == [3, 2]
        assert repository.revisions("a", before=1) == ()
        assert len(repository.revisions("a", before=10**30, limit=10**30)) == 5


def test_the_map_that_was_changed_last_comes_first(store: Store) -> None:
    for id in ("a", "b", "c"):
        keep(store, id, "{}")
    with store.writing() as repository:
        repository.append("b", 1, entry())
    with store.reading() as repository:
        assert [row.id for row in repository.maps()] == ["b", "c", "a"]
        assert repository.map("b").created < repository.map("b").head.at


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["binh", "hai"]),
        ("dieu hanh", ["binh"]),
        ("HÀNH điều", ["binh"]),
        ("so do tinh", ["binh", "hai"]),
        ("hoà duong", ["hai"]),
        ("binh điều hành ubnd", ["binh"]),
        ("dieu hanh hoa", []),
        ("%", ["hai"]),
        ("\0", []),
        ("_inh", []),
        ("50%", ["hai"]),
    ],
)
def test_maps_are_found_by_any_of_their_words_without_marks(
    store: Store, asked: str, found: list[str]
) -> None:
    keep(store, "binh", "{}", title="Sơ đồ tỉnh", search="Điều hành thông minh")
    keep(store, "hai", "{}", title="Sơ đồ tỉnh", search="Hòa Dương, đạt 50%")
    with store.reading() as repository:
        assert sorted(row.id for row in repository.maps(asked)) == found


def test_a_map_is_found_by_what_it_is_called_now(store: Store) -> None:
    keep(store, "a", "{}", title="Cũ kỹ")
    with store.writing() as repository:
        repository.append("a", 1, entry(title="Đổi mới"))
    with store.reading() as repository:
        assert not repository.maps("cu ky")
        assert repository.maps("doi moi")


def test_the_bin_gives_back_what_was_put_into_it(store: Store) -> None:
    keep(store, "a", "{}", "[]")
    keep(store, "b", "{}")
    with store.writing() as repository:
        repository.remove("a")
    with store.writing() as repository:
        assert [row.id for row in repository.maps()] == ["b"]
        (binned,) = repository.maps(deleted=True)
        assert binned.id == "a" and binned.deleted is not None
        for ask in (
            lambda: repository.map("a"),
            lambda: repository.append("a", 2, entry()),
            lambda: repository.remove("a"),
        ):
            with pytest.raises(UnknownMap):
                ask()
        with pytest.raises(MapExists) as refused:
            repository.add("a", entry())
        assert refused.value.deleted
        assert repository.document("a", 2) == "[]"
        repository.bring_back("a")
    with store.reading() as repository:
        assert repository.map("a").head.number == 2
        assert repository.map("a").deleted is None


def test_a_revision_is_of_a_known_kind(store: Store) -> None:
    with pytest.raises(ValueError, match="theft"), store.writing() as repository:
        repository.add("a", entry(kind="theft"))


def test_an_upload_waits_for_a_day(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.writing() as repository:
        token = repository.keep_upload("sơ đồ.xlsx", b"\x00\xff")
        other = repository.keep_upload("b", b"")
    with store.reading() as repository:
        found = repository.upload(token)
    assert (found.token, found.name, found.content) == (token, "sơ đồ.xlsx", b"\x00\xff")
    with store.writing() as repository:
        repository.drop_upload(other)
        with pytest.raises(UploadGone):
            repository.upload(other)
    monkeypatch.setattr(uploading, "KEPT", timedelta(0))
    with store.reading() as repository, pytest.raises(UploadGone):
        repository.upload(token)
    with store.writing() as repository:
        repository.keep_upload("c", b"")
    monkeypatch.undo()
    with store.reading() as repository, pytest.raises(UploadGone):
        repository.upload(token)


def test_an_upload_has_a_limit(store: Store) -> None:
    with store.writing() as repository:
        with pytest.raises(UploadTooLarge):
            repository.keep_upload("a", bytes(uploading.MOST + 1))
        assert repository.keep_upload("a", bytes(uploading.MOST))


def test_a_reader_sees_one_state(store: Store) -> None:
    keep(store, "a", "{}")
    with store.reading() as repository:
        assert repository.map("a").head.number == 1
        with store.writing() as other:
            other.append("a", 1, entry())
        assert repository.map("a").head.number == 1
    with store.reading() as repository:
        assert repository.map("a").head.number == 2


def test_a_clock_set_back_does_not_turn_the_history_around(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, "a", "{}")

    class Yesterday(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2020, 1, 1, tzinfo=UTC)

    monkeypatch.setattr("rolemap.store.repository.datetime", Yesterday)
    with store.writing() as repository:
        second = repository.append("a", 1, entry())
        assert second.at == repository.revision("a", 1).at
