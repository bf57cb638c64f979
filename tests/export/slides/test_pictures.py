"""Pictures on slides: lanes, boxes, lines, words and badges as shapes."""

from __future__ import annotations

from typing import Any

import pytest
from pptx.oxml.ns import qn

from rolemap.export.slides.courses import crosses, smaller
from rolemap.export.slides.notes import findings_on
from rolemap.render.measure import width
from tests.export.conftest import sample_material
from tests.export.slides.reading import (
    EMU,
    area_of,
    boxes_of,
    course_of,
    deck_of,
    ends_of,
    id_of,
    name_of,
    shapes,
    site_of,
    slides,
    told_of,
)

BOTH = [("thai-binh", "vi"), ("nam-dinh", "en")]


def _lines(slide: Any) -> list[Any]:
    """The lines that are drawn along their path."""
    return [one for one in slide.shapes._spTree.findall(qn("p:sp")) if " → " in name_of(one)]


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_connectors_are_glued_to_two_shapes_of_their_slide(name: str, language: str) -> None:
    many = 0
    for slide in slides(deck_of(name, language)):
        known = {id_of(one): one for one in shapes(slide)}
        for connector in slide.shapes._spTree.findall(qn("p:cxnSp")):
            many += 1
            for tag, end in zip(("a:stCxn", "a:endCxn"), ends_of(connector), strict=True):
                glue = connector.find(f".//{qn(tag)}")
                box = known[int(glue.get("id"))]
                site = site_of(box, int(glue.get("idx")))
                assert site == pytest.approx(end, abs=0.4), name_of(connector)
                assert name_of(box)[:30] in name_of(connector)
    assert many > 60


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_no_line_crosses_a_box(name: str, language: str) -> None:
    many = 0
    for slide in slides(deck_of(name, language)):
        boxes = boxes_of(slide)
        for line in _lines(slide):
            many += 1
            course = course_of(line)
            for box in boxes:
                assert not crosses(course, smaller(area_of(box), 1.0)), (name_of(line), name_of(box))
    assert many > 20


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_every_box_of_a_picture_is_a_named_shape_with_its_words(name: str, language: str) -> None:
    made = {slide.shapes.title.text: slide for slide in slides(deck_of(name, language))}
    pictures = sample_material(name, language).pictures
    for view in ("three-persons", "delegations", "platforms", "coverage"):
        for page in pictures.layout(view, paper="slide").pages:
            slide = made[page.heading]
            words = {
                "".join(one.text or "" for one in element.iter(qn("a:t"))).replace(" ", "")
                for element in slide.shapes._spTree.iter(qn("p:txBody"))
            }
            for box in page.boxes:
                text = "".join(line.text for line in box.words if line.text != "•").replace(" ", "")
                assert text in words, box.title
            names = {name_of(one) for one in shapes(slide)}
            for box in page.boxes:
                parts = [part for part in box.title.split("\n") if part]
                assert not parts or any(
                    " ".join(part.split())[:100] in one for one in names for part in parts
                )


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_lanes_are_groups_of_their_frame_and_their_boxes(name: str, language: str) -> None:
    made = {slide.shapes.title.text: slide for slide in slides(deck_of(name, language))}
    pictures = sample_material(name, language).pictures
    word = {"vi": "Làn", "en": "Lane"}[language]
    for page in pictures.layout("three-persons", paper="slide").pages:
        tree = made[page.heading].shapes._spTree
        lanes = [one for one in tree.findall(qn("p:grpSp")) if name_of(one).startswith(f"{word}: ")]
        assert len(lanes) == len(page.frames)
        for frame, lane in zip(page.frames, lanes, strict=True):
            assert frame.words[0].text in name_of(lane)
            assert len(lane) - 3 == len([box for box in page.boxes if box.lane == frame.id])


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_no_line_of_text_is_wider_or_lower_than_its_shape(name: str, language: str) -> None:
    for slide in slides(deck_of(name, language)):
        for shape in slide.shapes._spTree.iter(qn("p:sp")):
            body = shape.find(qn("p:txBody"))
            if body is None or shape.find(f".//{qn('p:ph')}") is not None:
                continue
            settings, area = body.find(qn("a:bodyPr")), area_of(shape)
            assert settings.find(qn("a:noAutofit")) is not None
            if settings.get("wrap") == "none":
                continue
            room = area.width - (int(settings.get("lIns")) + int(settings.get("rIns"))) / EMU
            high = int(settings.get("tIns")) / EMU
            for paragraph in body.findall(qn("a:p")):
                spacing = paragraph.find(f"{qn('a:pPr')}/{qn('a:lnSpc')}/{qn('a:spcPts')}")
                before = paragraph.find(f"{qn('a:pPr')}/{qn('a:spcBef')}/{qn('a:spcPts')}")
                if spacing is None:
                    continue
                indent = int(paragraph.find(qn("a:pPr")).get("marL", "0")) / EMU
                runs = paragraph.findall(qn("a:r"))
                high += len(runs) * int(spacing.get("val")) / 100
                high += int(before.get("val")) / 100 if before is not None else 0.0
                for run in runs:
                    type_, text = run.find(qn("a:rPr")), run.find(qn("a:t")).text or ""
                    wide = width(text, int(type_.get("sz")) / 100, type_.get("b") == "1")
                    assert indent + wide <= room + 0.1, text
            assert high <= area.height + 0.5, name_of(shape)


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_badges_say_what_they_stand_for(name: str, language: str) -> None:
    report = sample_material(name, language).report
    seen = set()
    word = {"vi": "Khoảng trống", "en": "Gap"}[language]
    for slide in slides(deck_of(name, language)):
        for shape in shapes(slide):
            if name_of(shape).startswith(f"{word} ") and told_of(shape):
                seen.add(told_of(shape).partition(": ")[2])
    from rolemap import i18n

    with i18n.use(language):
        assert seen >= {" ".join(report.message(finding).split()) for finding in report.findings}


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_notes_hold_the_findings_of_the_slide_with_their_remedy(name: str, language: str) -> None:
    from rolemap import i18n

    material = sample_material(name, language)
    made = {slide.shapes.title.text: slide for slide in slides(deck_of(name, language))}
    with i18n.use(language):
        for page in material.pictures.layout("three-persons", paper="slide").pages:
            notes = made[page.heading].notes_slide.notes_text_frame.text
            found = findings_on(page, material.report)
            assert found
            for finding in found:
                assert material.report.message(finding) in notes
                assert material.report.remedy(finding) in notes
