"""Archives without a clock."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from rolemap.export.packing import packed, without_clock


def test_the_same_files_are_the_same_bytes_with_readable_names() -> None:
    parts = [("1 Tài liệu/Phụ lục – Thái Bình.svg", b"a" * 5000), ("manifest.json", b"{}")]
    made = packed(parts)
    assert made == packed(iter(parts))
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [name for name, _content in parts]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.infolist()[0].flag_bits & 0x800  # the name is UTF-8, for Windows too
    assert len(made) < 1000


def test_a_document_keeps_its_parts_and_their_order_but_not_when_it_was_written() -> None:
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    made = without_clock(held.getvalue())
    with ZipFile(BytesIO(made)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "word/document.xml"]
        assert archive.read("word/document.xml") == b"<w/>"
        assert all(entry.date_time[0] == 1980 for entry in archive.infolist())


def test_what_is_compressed_already_is_not_compressed_again() -> None:
    with ZipFile(BytesIO(packed([("a.png", b"a" * 500), ("a.svg", b"a" * 500)]))) as archive:
        image, vector = archive.infolist()
    assert image.compress_size == 500 > vector.compress_size
