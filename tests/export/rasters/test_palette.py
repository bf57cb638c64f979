"""A picture in a palette: smaller, every fill in its own colour, a photograph left alone."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from rolemap.export.rasters.palette import reduced, saved


def small(png: bytes, dots: float) -> bytes:
    """The file in a palette."""
    return saved(reduced(png), dots)


def png(picture: Image.Image) -> bytes:
    """The picture as a file."""
    held = BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def test_fills_keep_their_colour_to_the_last_bit() -> None:
    picture = Image.new("RGB", (300, 200), "#FFFFFF")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 99, 99), fill="#FAFAFB")
    draw.rectangle((100, 0, 199, 99), fill="#F9FAFB")
    for shade in range(256):
        draw.rectangle((shade, 150, shade, 151), fill=(shade, 10, 10))
    made = Image.open(BytesIO(small(png(picture), 200.0)))
    assert made.mode == "P"
    assert made.size == picture.size
    assert made.convert("RGB").getpixel((50, 50)) == (0xFA, 0xFA, 0xFB)
    assert made.convert("RGB").getpixel((150, 50)) == (0xF9, 0xFA, 0xFB)
    assert round(made.info["dpi"][0]) == 200


def test_rare_colours_take_the_nearest() -> None:
    picture = Image.new("RGB", (600, 100), "#FFFFFF")
    for number in range(600):
        picture.putpixel((number, 3), (number % 256, number // 256 * 60, 0))
    made = Image.open(BytesIO(small(png(picture), 96.0))).convert("RGB")
    for number in range(600):
        wanted, found = picture.getpixel((number, 3)), made.getpixel((number, 3))
        assert isinstance(wanted, tuple)
        assert isinstance(found, tuple)
        assert all(abs(one - other) <= 64 for one, other in zip(wanted, found, strict=True))


def test_a_photograph_stays_as_it_is() -> None:
    picture = Image.frombytes(
        "RGB",
        (256, 100),
        bytes((x * y * c) % 256 for y in range(100) for x in range(256) for c in (7, 11, 13)),
    )
    picture = picture.resize((1024, 400), Image.Resampling.BICUBIC)
    made = Image.open(BytesIO(small(png(picture), 96.0)))
    assert made.mode == "RGB"
    assert made.tobytes() == picture.tobytes()
