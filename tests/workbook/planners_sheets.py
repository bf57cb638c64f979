"""Workbooks as planners make them: titles in capitals, headings in two rows, merged cells, group rows, a signature."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

Rows = Sequence[Sequence[Any]]


def workbook(sheets: dict[str, tuple[Rows, Iterable[str]]]) -> bytes:
    """An .xlsx with these sheets: rows, and the areas that are merged, as ``A1:C1``."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, (rows, merged) in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for area in merged:
            sheet.merge_cells(area)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


UNITS: Rows = (
    ("ỦY BAN NHÂN DÂN TỈNH NINH GIANG", None, None, None, None, None),
    ("DANH SÁCH CƠ QUAN, ĐƠN VỊ THAM GIA CHUYỂN ĐỔI SỐ", None, None, None, None, None),
    ("(Kèm theo Công văn số 812/UBND-KSTT ngày 03 tháng 11 năm 2026)",),
    (),
    ("STT", "TÊN CƠ QUAN, ĐƠN VỊ", "MÃ ĐỊNH DANH", "CẤP HÀNH CHÍNH", "LÃNH ĐẠO PHỤ TRÁCH", "GHI CHÚ"),
    ("I", "CÁC SỞ, BAN, NGÀNH"),
    (1, "Sở Khoa học và Công nghệ", "H42.14", "Cấp tỉnh", "Nguyễn Văn An", "Cơ quan thường trực"),
    (2, "Sở Lao động, Thương binh và Xã hội", "H42.08", "Cấp tỉnh"),
    (3, "Văn phòng UBND tỉnh", "H42.02", "Cấp tỉnh"),
    (4, "Công an tỉnh", None, "Cấp tỉnh", None, "Ngành dọc"),
    ("II", "UBND CẤP XÃ"),
    (1, "UBND xã Đông Hưng", "H42.31.01", "Cấp xã"),
    (2, "UBND phường Trần Lãm", "H42.31.02", "Cấp xã"),
    (3, "UBND xã Vũ Thư", "H42.31.03", "Cấp xã"),
    (None, "Tổng cộng", None, 7),
    (),
    (None, None, None, None, "NGƯỜI LẬP BIỂU"),
)
UNITS_MERGED = ("A1:F1", "A2:F2", "A3:F3", "B6:F6", "B11:F11")

PROJECTS: Rows = (
    ("UBND TỈNH NINH GIANG", None, None, None, None, None, None, None, None),
    ("DANH MỤC NHIỆM VỤ, DỰ ÁN CHUYỂN ĐỔI SỐ NĂM 2027",),
    ("(Ban hành kèm theo Kế hoạch số 215/KH-UBND)",),
    ("STT", "Tên nhiệm vụ, dự án", "Đơn vị thực hiện", None, "Kinh phí (triệu đồng)", "Thời hạn hoàn thành",
     "Lãnh đạo phụ trách", "Tình trạng", "Ghi chú"),
    (None, None, "Chủ trì", "Phối hợp"),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"),
    (1, "Giải quyết thủ tục hành chính không phụ thuộc địa giới", "VP UBND tỉnh",
     "Sở Khoa học và Công nghệ; Sở Lao động, Thương binh và Xã hội", 1250.5, "Quý IV/2027",
     "Phó Chủ tịch UBND tỉnh", "Đang triển khai"),
    (2, "Số hóa dữ liệu hộ tịch", "Sở Tư pháp", "- UBND xã Đông Hưng\n- UBND phường Trần Lãm", 3400, date(2027, 6, 30),
     "Phó Chủ tịch UBND tỉnh", "Đã phê duyệt", "Chuyển tiếp từ năm 2026"),
    (3, "Kho dữ liệu dùng chung của tỉnh", "Sở KH&CN", "Các sở, ban, ngành", 12000, 2028,
     "Chủ tịch UBND tỉnh", "Đề xuất"),
    (4, "Điều hành kinh tế - xã hội trên dữ liệu", "Sở Kế hoạch và Đầu tư", None, 900, "sớm nhất có thể",
     "Chủ tịch UBND tỉnh", "Đề xuất"),
)  # fmt: skip
PROJECTS_MERGED = ("A2:I2", "A3:I3", "A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5", "G4:G5", "H4:H5", "I4:I5")

TOOLS: Rows = (
    ("DANH SÁCH PHẦN MỀM ĐANG SỬ DỤNG",),
    ("TT", "Tên phần mềm", "ĐVCQ", "Đơn vị xây dựng", "Đơn vị vận hành", "Đơn vị sử dụng", "Hình thức",
     "Hiện trạng", "Năm đưa vào sử dụng"),
    (1, "Cổng dịch vụ công", "Văn phòng UBND tỉnh", "VNPT Ninh Giang", "Sở Khoa học và Công nghệ",
     "UBND xã Đông Hưng, UBND phường Trần Lãm, UBND xã Vũ Thư", "Thuê dịch vụ", "Đang sử dụng", 2021),
    (2, "Quản lý văn bản và điều hành", "Văn phòng UBND tỉnh", "VNPT Ninh Giang", "Sở Khoa học và Công nghệ",
     "Các sở, ban, ngành; UBND xã Vũ Thư", "Thuê dịch vụ", "Đang sử dụng", 2019),
)  # fmt: skip


def units() -> bytes:
    """The units of a province, with a title, groups and a sum."""
    return workbook({"DS đơn vị": (UNITS, UNITS_MERGED)})


def projects() -> bytes:
    """Tasks and projects with who leads and who helps, money and deadlines in the words of plans."""
    return workbook({"Danh mục": (PROJECTS, PROJECTS_MERGED)})


def tools() -> bytes:
    """Tools with who owns, builds, runs and uses them."""
    return workbook({"Phần mềm": (TOOLS, ("A1:I1",))})


def all_lists() -> bytes:
    """The three lists in one workbook, and a sheet that is none of them."""
    note = (("Số liệu tổng hợp đến hết tháng 10/2026",),)
    return workbook(
        {
            "DS đơn vị": (UNITS, UNITS_MERGED),
            "Danh mục": (PROJECTS, PROJECTS_MERGED),
            "Phần mềm": (TOOLS, ("A1:I1",)),
            "Ghi chú": (note, ()),
        }
    )
