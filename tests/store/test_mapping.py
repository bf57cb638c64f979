"""What was answered about a file, and how sheets were matched: kept, replaced, forgotten."""

from __future__ import annotations

import pytest

from rolemap.store import UploadGone, mapping
from rolemap.store.store import Store


def test_answers_stay_with_the_file(store: Store) -> None:
    with store.writing() as repository:
        token = repository.keep_upload("bảng.xlsx", b"PK")
        assert repository.upload(token).answers == ""
        repository.answer(token, '{"tên": "a"}')
        repository.answer(token, '{"tên": "b"}')
    with store.reading() as repository:
        assert repository.upload(token).answers == '{"tên": "b"}'
    with store.writing() as repository:
        repository.drop_upload(token)
        with pytest.raises(UploadGone):
            repository.answer(token, "{}")


def test_a_mapping_is_found_by_its_headings_until_it_is_forgotten(store: Store) -> None:
    with store.writing() as repository:
        repository.remember_mapping("ten|don vi", "1")
        repository.remember_mapping("ten|don vi", "2")
        repository.remember_mapping("ten", "3")
    with store.reading() as repository:
        assert repository.mappings(["ten|don vi", "khác"]) == {"ten|don vi": "2"}
        assert repository.mappings([]) == {}
    with store.writing() as repository:
        repository.forget_mapping("ten|don vi")
        repository.forget_mapping("khác")
        assert repository.mappings(["ten|don vi", "ten"]) == {"ten": "3"}


def test_the_oldest_mappings_make_room(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mapping, "MOST", 2)
    with store.writing() as repository:
        for name in ("a", "b", "c", "a", "d"):
            repository.remember_mapping(name, name)
        assert set(repository.mappings("abcd")) == {"a", "d"}
