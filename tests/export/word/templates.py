"""Templates as an office makes them: a letterhead, running headers, Vietnamese style ids, placeholders broken by Word."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

RENAMED = {
    "Heading1": "u1",
    "Heading2": "u2",
    "Caption": "Chuthich",
    "TableGrid": "LiBang",
    "Normal": "Binhthng",
}
"""What Word in Vietnamese calls its own styles; their names in the file stay English."""


def saved(document: Any) -> bytes:
    """The document as a file."""
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def blank(*lines: str) -> bytes:
    """A document of plain paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def broken(paragraph: Any, *pieces: str) -> None:
    """A text in one paragraph, in a run a piece, as Word leaves it after spelling was looked at."""
    for number, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        run.bold = True if number == 0 else None
        mark = OxmlElement("w:proofErr")
        mark.set(qn("w:type"), "spellEnd" if number % 2 else "spellStart")
        paragraph._p.append(mark)


def office() -> bytes:
    """The template of an invented office: a submission whose annexes stand before the list of recipients."""
    document = Document()
    _rename(document)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(32), Mm(18)
    section.top_margin, section.bottom_margin = Mm(22), Mm(22)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "VĂN PHÒNG UBND TỈNH SÔNG HỒNG"
    section.first_page_header.paragraphs[0].text = "TRANG ĐẦU"
    broken(section.footer.paragraphs[0], "Mã: {{ma_", "noi_dung", "}} · {{minh_hoa}}")
    table = document.add_table(1, 2)
    left, right = table.rows[0].cells
    left.text = "{{co_quan_cap_tren}}\nVĂN PHÒNG"
    right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    for cell in (left, right):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    title = document.add_paragraph()
    broken(title, "TỜ TRÌNH về {", "{ Tên bản", " đồ }", "}", " tại {{thoi_diem}}")
    document.add_paragraph("Còn {{so_loi}} lỗi và {{so_canh_bao}} cảnh báo. Kèm {{so_phu_luc}} phụ lục:")
    document.add_paragraph("{{danh_muc_phu_luc}}")
    document.add_paragraph("{{phu_luc}}")
    document.add_paragraph("Nơi nhận: như trên; lưu: VT.")
    return saved(document)


def _rename(document: Any) -> None:
    for element in document.styles.element.iter():
        for name in ("w:styleId", "w:val"):
            value = element.get(qn(name))
            if value in RENAMED and (name == "w:styleId" or element.tag in _REFERENCES):
                element.set(qn(name), RENAMED[value])


_REFERENCES = {qn("w:basedOn"), qn("w:next"), qn("w:link")}
