"""The logo of a theme: a plain PNG or JPEG of sensible size, in the title block of every page."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from rolemap.render import render, writers
from rolemap.render.layout import Area, Page
from rolemap.render.own.logo import MOST_BYTES
from tests.render.own.files import HEAD, defects, image, placed, png, theme_in, told
from tests.render.pictures import grid, rich, tiny

LOGO = HEAD + "logo: {file: logo.png, height: 30}\n"


def moving() -> bytes:
    """A PNG of two frames."""
    written = BytesIO()
    first, second = Image.new("RGB", (90, 90), "red"), Image.new("RGB", (90, 90), "blue")
    first.save(written, "PNG", save_all=True, append_images=[second])
    return written.getvalue()


def turned() -> bytes:
    """A JPEG that asks to be turned."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return image("JPEG", "RGB", exif=exif.tobytes())


def bomb() -> bytes:
    """A small PNG of 50,000 × 50,000 pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1 << 20))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


SVG_BOMB = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SVG_BOMB, "Đây không phải là ảnh PNG hay JPEG, hoặc ảnh bị hỏng."),
        (b"", "Đây không phải là ảnh PNG hay JPEG"),
        (png()[:200], "Đây không phải là ảnh PNG hay JPEG"),
        (png()[:60] + b"\xff" * 20 + png()[80:], "Đây không phải là ảnh PNG hay JPEG"),
        (image("GIF", "P"), "Đây không phải là ảnh PNG hay JPEG"),
        (bomb(), "Biểu trưng có quá nhiều điểm ảnh. Mỗi chiều vài trăm"),
        (png(2100, 2100, "1"), "Biểu trưng có 2.100 × 2.100 điểm ảnh."),
        (png(7, 7), "Biểu trưng có 7 × 7 điểm ảnh."),
        (moving(), "Ảnh này dùng hệ màu in (CMYK), là ảnh động"),
        (turned(), "Ảnh này dùng hệ màu in (CMYK), là ảnh động, hoặc bị xoay"),
        (image("JPEG", "CMYK"), "Ảnh này dùng hệ màu in (CMYK)"),
        (png(2000, 200), "Với chiều cao này biểu trưng rộng 300 điểm (pt); chỉ đủ chỗ cho 200. Hãy để chiều cao 20 điểm"),
        (bytes(MOST_BYTES + 1), "Tệp này lớn hơn 1.024 kB."),
    ],
)  # fmt: skip
def test_what_is_no_plain_picture_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    (line,) = told(defects(tmp_path, LOGO, logo=content))
    assert line.startswith(f"3:14 logo.file: {sentence}")


@pytest.mark.parametrize("place", ["left", "right"])
@pytest.mark.parametrize("content", [png(240, 240), png(800, 150), image("JPEG", "RGB", 100, 300)])
def test_a_logo_stands_in_the_title_block_of_every_page_beside_its_words(
    tmp_path: Path, place: str, content: bytes
) -> None:
    theme = theme_in(tmp_path, HEAD + f"logo: {{file: logo.png, place: {place}, height: 34}}\n", logo=content)
    wide, high = Image.open(BytesIO(content)).size
    for paper in (None, "A4", "A3"):
        layout = render((rich(), grid(30)), theme=theme, paper=paper)
        assert len(layout.pages) > 2
        for page in layout.pages:
            logo = page.logo
            assert logo is not None
            assert logo.width / logo.height == pytest.approx(wide / high, rel=0.02)
            assert Area(0, 0, page.width, page.height).holds(logo)
            assert not [area for area in _others(page) if area.overlaps(logo, 0.01)]
            middle = logo.x + logo.width / 2
            assert (middle < page.width / 2) == (place == "left")


def _others(page: Page) -> list[Area]:
    areas = [words.area for words in page.words] + [box.area for box in page.boxes]
    return areas + [frame.area for frame in page.frames] + ([page.ribbon[0]] if page.ribbon else [])


def test_every_format_that_draws_shows_the_logo(tmp_path: Path) -> None:
    from base64 import b64decode, b64encode

    content = png(64, 64, "RGB")
    layout = render(tiny(), theme=theme_in(tmp_path, LOGO, logo=content))
    plain = render(tiny(), theme=theme_in(tmp_path, HEAD))
    svg = writers()["svg"](layout).decode()
    (data,) = re.findall(r'<image [^>]*xlink:href="data:image/png;base64,([^"]+)"', svg)
    assert b64decode(data) == content
    assert "<title>UBND tỉnh Sông Hương</title>" in svg
    assert "xlink" not in writers()["svg"](plain).decode()
    assert writers()["pdf"](layout).count(b"/Subtype /Image") == 1
    assert b"/Alt" in writers()["pdf"](layout)
    assert f"image=data:image/png,{b64encode(content).decode()};" in writers()["drawio"](layout).decode()
    shown = Image.open(BytesIO(writers()["png"](layout))).convert("RGB")
    area = layout.pages[0].logo
    assert area is not None
    scale = 96 / 72
    middle = (round((area.x + area.width / 2) * scale), round((area.y + area.height / 2) * scale))
    assert shown.getpixel(middle) == (0, 0, 0), "the logo is black"
    assert shown.getpixel((2, 2)) == (255, 255, 255)


def test_a_logo_outside_the_folder_stays_where_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "kiểu"
    folder.mkdir()
    (tmp_path / "riêng.png").write_bytes(png())
    placed(folder, HEAD)
    (line,) = told(defects(folder, HEAD + "logo: {file: ../riêng.png}\n"))
    assert "nằm ngoài thư mục" in line
