"""Pictures in the Word file: a vector, a PNG beside it, words for those who cannot see it, and a counted caption."""

from __future__ import annotations

from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from rolemap.export.material import Material
from rolemap.export.word.markup import NAMESPACES
from tests.export.conftest import sample_material
from tests.export.word.reading import File, W, text_of
from tests.export.word.test_document import made

A, R = f"{{{NAMESPACES['a']}}}", f"{{{NAMESPACES['r']}}}"
EMU = 12700


@pytest.fixture
def file() -> File:
    """The Vietnamese file of one sample."""
    return made("thai-binh", "vi")


@pytest.fixture
def sample() -> Material:
    """What it was made of."""
    return sample_material("thai-binh", "vi")


def test_each_picture_is_an_svg_with_a_png_beside_it(file: File, sample: Material) -> None:
    blips = file.find("//a:blip")
    assert len(blips) == len(list(sample.document.figures)) > 0
    relations = file.relations()
    for blip in blips:
        (vector,) = blip.iter(f"{{{NAMESPACES['asvg']}}}svgBlip")
        (extension,) = blip.iter(f"{A}ext")
        assert extension.get("uri") == "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
        raster, drawn = relations[blip.get(f"{R}embed")], relations[vector.get(f"{R}embed")]
        assert (raster[0], drawn[0]) == ("image", "image")
        assert file.parts[f"word/{raster[1]}"].startswith(b"\x89PNG")
        svg = etree.fromstring(file.parts[f"word/{drawn[1]}"])
        assert svg.get("font-family").startswith("Arial")
        assert svg.findall(".//{*}text")
        assert not svg.findall(".//{*}style")
    (kind,) = {
        each.get("ContentType")
        for each in file.root("[Content_Types].xml")
        if each.get("PartName", "").endswith(".svg")
    }
    assert kind == "image/svg+xml"


def test_each_picture_is_described(file: File, sample: Material) -> None:
    for told, figure in zip(file.find("//wp:docPr"), sample.document.figures, strict=True):
        assert told.get("descr") == " ".join(figure.description.split("\n"))
        assert told.get("title") == figure.caption
    ids = [told.get("id") for told in file.find("//wp:docPr")]
    assert len(set(ids)) == len(ids)


def test_a_picture_fits_its_sheet_and_keeps_its_shape(file: File) -> None:
    for inline in file.find("//wp:inline"):
        extent = inline.find(f"{{{NAMESPACES['wp']}}}extent")
        wide, high = int(extent.get("cx")) / EMU, int(extent.get("cy")) / EMU
        following = inline.xpath("following::w:sectPr[1]", namespaces=NAMESPACES)[0]
        size, edges = following.find(f"{W}pgSz"), following.find(f"{W}pgMar")
        room = [int(size.get(f"{W}{side}")) for side in ("w", "h")]
        room[0] -= int(edges.get(f"{W}left")) + int(edges.get(f"{W}right"))
        room[1] -= int(edges.get(f"{W}top")) + int(edges.get(f"{W}bottom"))
        assert wide <= room[0] / 20
        assert high <= room[1] / 20 - 15  # the caption has a line under it
        blip = inline.find(f".//{A}blip")
        png = file.parts[f"word/{file.relations()[blip.get(f'{R}embed')][1]}"]
        with Image.open(BytesIO(png)) as drawn:
            assert drawn.width / drawn.height == pytest.approx(wide / high, rel=0.01)
            assert drawn.width / (wide / 72) > 195  # dots to the inch, as it stands


def test_a_caption_is_counted_by_word_and_stays_with_its_picture(file: File, sample: Material) -> None:
    holders = [inline.getparent().getparent().getparent() for inline in file.find("//wp:inline")]
    for number, (holder, figure) in enumerate(zip(holders, sample.document.figures, strict=True), 1):
        caption = holder.getnext()
        assert text_of(caption) == f"Hình {number}. {figure.caption}"
        assert caption.find(f".//{W}instrText").text.split() == ["SEQ", "Hình", "\\*", "ARABIC"]
        assert holder.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "RolemapFigure"
    (style,) = file.find("//w:style[@w:styleId='RolemapFigure']", "word/styles.xml")
    assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_the_file_is_small(file: File) -> None:
    assert sum(len(part) for name, part in file.parts.items() if name.endswith(".png")) < 1_500_000
