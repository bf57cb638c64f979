"""The fonts of a theme: measured, of one family, with all of Vietnamese, and nothing that only looks like a font."""

from __future__ import annotations

import os
import struct
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageFont

from rolemap.render import measure
from rolemap.render.own.fonts import MOST_BYTES, SIGNS, VIETNAMESE
from rolemap.render.typeface import arimo, set_in, typeface
from tests.render.own.files import (
    FAMILY,
    FONTS,
    HEAD,
    NARROW,
    Change,
    defects,
    letters,
    made,
    placed,
    renamed,
    theme_in,
    told,
    without,
)


def test_vietnamese_has_as_many_letters_as_school_teaches() -> None:
    assert len(VIETNAMESE) == 2 * (12 * 6 + 1)
    assert {"Ẵ", "ự", "Đ", "đ", "a", "Y"} <= set(VIETNAMESE)
    assert all(len(letter) == 1 for letter in VIETNAMESE)


def test_an_own_typeface_is_measured_by_its_own_letters(tmp_path: Path) -> None:
    face = theme_in(tmp_path, FONTS).typeface
    assert face.families == (FAMILY,)
    text = "Sở Thông tin và Truyền thông: ẰẴỆ 228/260"
    plain = measure.width(text, 9)
    with set_in(face):
        assert measure.width(text, 9) == pytest.approx(NARROW * plain, rel=0.002)
        assert typeface() is face
    assert measure.width(text, 9) == plain
    assert typeface() is arimo()


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_reaches_over_the_height_that_was_measured(tmp_path: Path, bold: bool) -> None:
    face = theme_in(tmp_path, FONTS).typeface
    font = ImageFont.truetype(face.path(bold), 1000, layout_engine=ImageFont.Layout.BASIC)
    for letter in [*VIETNAMESE, *SIGNS]:
        _left, top, _right, bottom = font.getbbox(letter, anchor="ls")
        assert bottom <= face.descent * 1000 + 1, letter
        assert -top <= face.ascent * 1000 + 1, letter
    assert face.ascent + face.descent < face.line_height
    assert face.figure_height == pytest.approx(arimo().figure_height, abs=0.02)
    assert face.x_height == pytest.approx(arimo().x_height, abs=0.02)


def test_a_font_without_all_of_vietnamese_is_refused_and_says_which_letters_lack(tmp_path: Path) -> None:
    (line,) = told(defects(tmp_path, FONTS, thường=made(change=without("ẴẵƯ→"))))
    assert line.startswith("3:17 font.regular: Phông này thiếu 3 chữ cái tiếng Việt: Ẵ ẵ Ư. Hãy dùng phông")
    (line,) = told(defects(tmp_path, FONTS, đậm=made(bold=True, change=without("×•"))))
    assert line.startswith("3:35 font.bold: Phông này thiếu các ký hiệu dùng trên hình: • ×.")


def test_a_letter_without_a_shape_lacks(tmp_path: Path) -> None:
    def emptied(font: Any) -> None:
        from fontTools.ttLib.tables._g_l_y_f import Glyph

        font["glyf"][font.getBestCmap()[ord("ỡ")]] = Glyph()

    (line,) = told(defects(tmp_path, FONTS, thường=made(change=emptied)))
    assert "thiếu 1 chữ cái tiếng Việt: ỡ." in line


def weight_400(font: Any) -> None:
    font["OS/2"].usWeightClass = 400


def condensed(font: Any) -> None:
    font["OS/2"].usWidthClass = 3


def italic(font: Any) -> None:
    font["OS/2"].fsSelection |= 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (renamed("Khác"), "Hai phông thuộc hai bộ khác nhau, “Sông Hương Sans” và “Khác”"),
        (weight_400, "Phông này không đậm hơn phông thường: độ đậm 400 và 400."),
        (condensed, "Một trong hai phông hẹp hơn hoặc nghiêng hơn phông kia."),
        (italic, "Một trong hai phông hẹp hơn hoặc nghiêng hơn phông kia."),
    ],
)
def test_two_fonts_that_do_not_belong_together_are_refused(
    tmp_path: Path, change: Change, sentence: str
) -> None:
    (line,) = told(defects(tmp_path, FONTS, đậm=made(bold=True, change=change)))
    assert line.startswith(f"3:35 font.bold: {sentence}")


@pytest.mark.parametrize("name", ["a'b", 'a"b', "a;b", "a<b", "x" * 80, "a\nb", "{}"])
def test_a_name_that_would_break_a_file_is_refused(tmp_path: Path, name: str) -> None:
    files = {"thường": made(change=renamed(name)), "đậm": made(bold=True, change=renamed(name, True))}
    (line,) = told(defects(tmp_path, FONTS, **files))
    assert "tên bộ có ký tự lạ" in line


def forbidden(font: Any) -> None:
    font["OS/2"].fsType = 2


def variable(font: Any) -> None:
    from fontTools.ttLib.tables.DefaultTable import DefaultTable

    font["fvar"] = DefaultTable("fvar")
    font["fvar"].data = b"\0\1\0\0" + b"\0" * 12


def many_names(font: Any) -> None:
    for number in range(2100):
        font["name"].setName("x", 256 + number, 3, 1, 0x409)


def tall(font: Any) -> None:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((100, 9000))
    pen.lineTo((200, 0))
    pen.closePath()
    font["glyf"][font.getBestCmap()[ord("Ẳ")]] = pen.glyph()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Đây không phải là tệp phông chữ."),
        (b"root:x:0:0:root:/root:/bin/sh\n", "Đây không phải là tệp phông chữ."),
        (b"OTTO" + bytes(100), "Phông này thuộc loại PostScript (CFF). Hãy dùng phông TrueType"),
        (b"ttcf" + bytes(100), "Phông này thuộc loại TTC."),
        (b"wOF2" + bytes(100), "Phông này thuộc loại WOFF2."),
        (b"\0\1\0\0" + bytes(100), "Tệp phông chữ này bị hỏng hoặc không đủ."),
        (b"\0\1\0\0\xff\xff" + bytes(100), "Tệp phông chữ này bị hỏng hoặc không đủ."),
        (letters(False)[:3000], "Tệp phông chữ này bị hỏng hoặc không đủ."),
        (made(change=forbidden), "Giấy phép của phông này cấm nhúng vào tài liệu (OS/2 fsType 2)."),
        (made(change=variable), "Đây là phông biến thiên"),
        (made(change=many_names), "Tệp phông chữ này bị hỏng hoặc không đủ."),
        (made(change=tall), "Chữ của phông này vươn quá cao"),
        (bytes(MOST_BYTES + 1), "Tệp này lớn hơn 4.096 kB."),
    ],
)
def test_what_is_no_font_to_trust_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    found = told(defects(tmp_path, FONTS, thường=content))
    assert found[0].startswith(f"3:17 font.regular: {sentence}")


def test_a_font_that_promises_billions_of_letters_costs_nothing(tmp_path: Path) -> None:
    groups = [(0, 0x10FFFF, 1)] * 20_000
    table = struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0, len(groups))
    table += b"".join(struct.pack(">III", *group) for group in groups)
    start = time.process_time()
    (line,) = told(defects(tmp_path, FONTS, thường=with_cmap(struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table)))
    assert "bị hỏng hoặc không đủ" in line
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "cmap",
    [
        b"",
        b"\0\0\0\1",
        b"\0\0\0\1\0\3\0\1\xff\xff\xff\xff",
        b"\0\0\0\1\0\3\0\1\0\0\0\x0c\0\4\0\2\0\0\xff\xff",
    ],
)
def test_a_damaged_map_of_letters_is_refused(tmp_path: Path, cmap: bytes) -> None:
    (line,) = told(defects(tmp_path, FONTS, thường=with_cmap(cmap)))
    assert line.startswith("3:17 font.regular: ")


def with_cmap(content: bytes) -> bytes:
    """The font with other bytes as its table ``cmap``, put at the end of the file."""
    font = bytearray(letters(False))
    for at in range(12, 12 + 16 * int.from_bytes(font[4:6]), 16):
        if font[at : at + 4] == b"cmap":
            font[at + 8 : at + 16] = struct.pack(">II", len(font), len(content))
    return bytes(font) + content


def test_fonts_damaged_at_random_are_refused_or_read_but_never_stop_the_program(tmp_path: Path) -> None:
    from random import Random

    from rolemap.errors import DefectsFound
    from rolemap.render.own.reading import read

    chance = Random(7)
    path = placed(tmp_path, FONTS)
    refused = 0
    for _turn in range(40):
        content = bytearray(letters(False))
        for _byte in range(30):
            content[chance.randrange(600)] = chance.randrange(256)
        (tmp_path / "thường.ttf").write_bytes(content)
        try:
            read(path)
        except DefectsFound:
            refused += 1
    assert refused > 30


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("/etc/passwd", "Tệp này nằm ngoài thư mục của tệp kiểu hiển thị."),
        ("../ngoài.ttf", "Tệp này nằm ngoài thư mục của tệp kiểu hiển thị."),
        ("liên-kết.ttf", "Tệp này nằm ngoài thư mục của tệp kiểu hiển thị."),
        ("không-có.ttf", "Không có tệp này. Ghi tên tệp tính từ thư mục của tệp kiểu hiển thị"),
        (".", "Đây không phải là tệp."),
        ("ống", "Đây không phải là tệp."),
        ("vòng.ttf", "Không đọc được tệp này."),
        ("thường.ttf/x", "Không đọc được tệp này."),
    ],
)
def test_a_theme_reaches_no_file_that_was_not_put_beside_it(tmp_path: Path, name: str, sentence: str) -> None:
    folder = tmp_path / "kiểu"
    folder.mkdir()
    (tmp_path / "ngoài.ttf").write_bytes(letters(False))
    (folder / "liên-kết.ttf").symlink_to(tmp_path / "ngoài.ttf")
    (folder / "vòng.ttf").symlink_to(folder / "vòng.ttf")
    os.mkfifo(folder / "ống")
    (line,) = told(defects(folder, f"{HEAD}font: {{regular: {name}, bold: đậm.ttf}}\n"))
    assert line.startswith(f"3:17 font.regular: {sentence}")


def test_a_path_written_on_windows_is_understood(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(letters(False))
    found = theme_in(tmp_path, HEAD + "font: {regular: 'fonts\\a.ttf', bold: đậm.ttf}\n")
    assert found.typeface.regular == tmp_path / "fonts" / "a.ttf"


def test_a_link_within_the_folder_is_fine(tmp_path: Path) -> None:
    placed(tmp_path, FONTS)
    (tmp_path / "l.ttf").symlink_to("thường.ttf")
    assert theme_in(tmp_path, HEAD + "font: {regular: l.ttf, bold: đậm.ttf}\n").typeface.families == (FAMILY,)
