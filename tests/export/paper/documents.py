"""Small documents as text: what the page is given, without a map behind it."""

from __future__ import annotations

from datetime import date

from rolemap.export.document import Annex, Block, Cell, Column, Document, Row, Table, TitleBlock

HEAD = TitleBlock(
    superior="",
    owner="Ủy ban nhân dân tỉnh Mẫu",
    title="Sơ đồ vai trò tỉnh Mẫu",
    subtitle="Ai đặt bài toán",
    as_of=date(2022, 6, 30),
    date_line="Thời điểm lập sơ đồ: 30/06/2022",
    version="1a2b3c4d",
    attachment="(Kèm theo Tờ trình số …/TTr-…)",
    ribbon="Dữ liệu minh họa",
    notice="Dữ liệu giả định.",
)
COLUMNS = (Column("Số", 0.2, "center"), Column("Nội dung", 0.8))


def document(*blocks: Block, language: str = "vi", annexes: int = 1, head: TitleBlock = HEAD) -> Document:
    """A set of annexes with the same blocks, numbered where there are several."""
    numerals = ("I", "II", "III", "IV", "V")[:annexes] if annexes > 1 else ("",)
    made = (
        Annex(f"annex-{at}", numeral, f"Tên {at}", tuple(blocks)) for at, numeral in enumerate(numerals, 1)
    )
    return Document(language, head, tuple(made))


def table(*rows: Row, caption: str = "Bảng mẫu", wide: bool = False) -> Table:
    """A table of two columns."""
    return Table("mau", caption, COLUMNS, rows, wide)


def row(*texts: str) -> Row:
    """A row of one line in each cell."""
    return Row(tuple(Cell((text,)) for text in texts))
