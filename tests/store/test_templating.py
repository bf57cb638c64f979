"""The organization's own file: kept, replaced, forgotten."""

from __future__ import annotations

from rolemap.store.store import Store


def test_one_file_is_kept_for_a_kind_of_document(store: Store) -> None:
    with store.reading() as repository:
        assert repository.template("docx") is None
    with store.writing() as repository:
        repository.keep_template("docx", "Mẫu cũ.docx", b"PK 1")
        repository.keep_template("docx", "Mẫu phụ lục.docx", b"PK 2")
        repository.keep_template("pptx", "Nền.pptx", b"PK 3")
    with store.reading() as repository:
        kept = repository.template("docx")
        assert kept is not None and (kept.name, kept.content) == ("Mẫu phụ lục.docx", b"PK 2")
    with store.writing() as repository:
        repository.drop_template("docx")
        repository.drop_template("docx")
        assert repository.template("docx") is None and repository.template("pptx") is not None
