"""The plan names every key of the format once, under titles and headings that nobody can mistake."""

from __future__ import annotations

from collections import Counter

import pytest

from rolemap.editing.fields import map_fields, relation_fields, section_fields, waiver_fields
from rolemap.files.suggest import fold
from rolemap.i18n import LANGUAGES
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.workbook.plan import ASIDE, OWNER, aside_titles, plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_format_has_its_column(language: str) -> None:
    sheets = {sheet.key: sheet for sheet in plan(None, language)}
    children = {(sheet.of, key): sheet for key, sheet in sheets.items() if sheet.of}
    wanted = {"map": map_fields(), "waivers": waiver_fields()}
    wanted |= {section: section_fields(section) for section in SECTIONS}
    wanted |= {kind: relation_fields(kind) for kind in RELATION_KINDS}
    for key, fields in wanted.items():
        columns = [column.key for column in sheets[key].columns if not column.computed]
        apart = [field for field in fields if (key, field.key) in children]
        assert columns == [field.key for field in fields if field not in apart]
        for field in apart:
            child = children[key, field.key]
            parts = [part.key for part in field.fields] if child.records else [field.key]
            assert [column.key for column in child.columns] == [OWNER, *parts]


def test_no_title_can_be_taken_for_another_in_either_language() -> None:
    titles = [sheet.title for language in LANGUAGES for sheet in plan(None, language)]
    titles += aside_titles()
    assert len(aside_titles()) == len(LANGUAGES) * len(ASIDE)
    assert not [title for title, times in Counter(map(fold, titles)).items() if times > 1]
    for title in titles:
        assert 0 < len(title) <= 31
        assert not set(title) & set("[]:*?/\\'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_a_sheet_differ_without_accents_too(language: str) -> None:
    for sheet in plan(None, language):
        headings = [fold(column.heading) for column in sheet.columns]
        assert len(set(headings)) == len(headings), sheet.key


def test_words_of_a_choice_that_could_mean_two_values_give_way_to_codes() -> None:
    document = {"map": {"levels": ["province", "cấp tỉnh", "commune"]}}
    column = next(sheet for sheet in plan(document, "vi") if sheet.key == "organizations").column("level")
    words = dict(column.field.choices)
    assert words["province"] == "province"
    assert words["commune"] == "cấp xã"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_all_choices_are_unambiguous(language: str) -> None:
    for sheet in plan({"map": {"levels": ["province", "commune"]}}, language):
        for column in sheet.columns:
            words = [word for _code, word in column.field.choices]
            assert len(set(words)) == len(words), (sheet.key, column.key)
