"""What help says of checks, brakes, views and the format is whole, and read off the program itself."""

from __future__ import annotations

import pytest
import yaml

from rolemap.brakes.panels import GAUGES
from rolemap.checks.catalogue import catalogue
from rolemap.files import loads
from rolemap.i18n import use
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.services.helping import brakes, checks, file_format, search, views
from rolemap.views import views as all_views


def test_every_check_stands_in_the_chapter_of_its_brake() -> None:
    rows = {row.id: chapter.id for chapter in checks.chapters() for row in chapter.rows}
    assert rows == {one.id: one.group for one in catalogue().values()}


@pytest.mark.parametrize("id", [one.id for one in catalogue().values() if one.limits])
def test_the_profile_that_is_shown_loads_and_changes_nothing(id: str) -> None:
    header = "rolemap: 1\nmap: {id: a, title: {vi: A}, as_of: 2022-06-30, root: r, levels: [province]}\n"
    root = "organizations: [{id: r, name: R, kind: committee, level: province}]\n"
    found = loads(header + root + checks.page(id).profile, "yaml")
    limits = {limit.name: limit.default for limit in catalogue()[id].limits if limit.default is not None}
    assert {name: found.profile.limits[id][name] for name in limits} == limits


def test_one_turns_from_check_to_check() -> None:
    ids = [row.id for chapter in checks.chapters() for row in chapter.rows]
    pages = [checks.page(id) for id in ids]
    assert [page.before for page in pages] == [None, *ids[:-1]]
    assert [page.after for page in pages] == [*ids[1:], None]


def test_every_gauge_has_its_two_lines() -> None:
    gauges = [gauge for brake in brakes.brake_rows() for gauge in brake.gauges]
    assert sorted(gauge.id for gauge in gauges) == sorted({gauge.id for gauge in GAUGES})
    for gauge in gauges:
        assert [row.name for row in gauge.rows] == ["yellow", "red"]
        assert all(row.value and row.reason for row in gauge.rows)
        assert set(gauge.checks) <= set(catalogue())


def test_every_view_has_its_question_and_a_picture_of_the_sample() -> None:
    assert {row.slug for row in views.view_rows()} == set(all_views())
    assert views.view_rows()[0].slug == "three-persons"
    assert views.sample_picture("three-persons").inline.startswith("<svg")


def test_the_format_has_every_section_and_kind_with_an_example() -> None:
    parts = {part.id: part for part in file_format.parts()}
    assert set(parts) == {"map", *SECTIONS, *RELATION_KINDS, "waivers"}
    assert parts["problems"].needed == ("id", "name", "owner", "status")
    assert parts["uses"].needed == ("from", "to")
    for part in parts.values():
        assert part.rows and part.name
        example = yaml.safe_load(part.example) if part.example else {}
        if part.group == "sections":
            keys = {row.key.partition(".")[0] for row in part.rows}
            assert set(example[part.id][0]) <= keys


def test_the_words_of_a_key_are_listed() -> None:
    status = next(row for row in _rows("problems") if row.key == "status")
    assert ("active", "đang triển khai") in status.choices
    owner = next(row for row in _rows("problems") if row.key == "owner")
    assert owner.targets == ("Cơ quan, đơn vị",)


def _rows(part: str) -> tuple[file_format.KeyRow, ...]:
    return next(one.rows for one in file_format.parts() if one.id == part)


@pytest.mark.parametrize(
    ("query", "kind", "key"),
    [
        ("uy quyen trong chi dao", "check", "HD-03"),
        ("hd-01", "check", "HD-01"),
        ("do phu", "view", "coverage"),
        ("do phu bo may", "gauge", "BR-PA-2"),
        ("co quan chu quan", "term", "co-quan-chu-quan"),
        ("active_rate", "format", "uses"),
    ],
)
def test_everything_is_found_without_marks(query: str, kind: str, key: str) -> None:
    assert (kind, key) in [(hit.kind, hit.key) for hit in search.find(query)]


def test_what_has_the_words_in_its_title_comes_first() -> None:
    assert search.searchable("ủy quyền") in search.searchable(search.find("ủy quyền")[0].title)
    assert not search.find("  ")
    assert not search.find("không có từ này đâu nhé")


def test_english_is_searched_in_english() -> None:
    with use("en"):
        assert any(hit.kind == "check" for hit in search.find("delegation"))
