"""The history as a reader looks through it: days, stretches of work, changes against the revision before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from rolemap.editing import ABSENT, Edit
from rolemap.services.maps.desk import Desk, NothingToUndo
from rolemap.services.maps.history.compared import Pairs, held
from rolemap.services.maps.history.listed import NothingToMark, history, milestone
from rolemap.store import Outdated, open_store, repository
from tests.conftest import sample

ID = "thai-binh"
ME = "người lập"


class Clock:
    """A clock of the store that a test sets."""

    now_is = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    @classmethod
    def now(cls, zone: object) -> datetime:
        return cls.now_is

    @classmethod
    def on(cls, minutes: float) -> None:
        cls.now_is += timedelta(minutes=minutes)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with the sample, begun at one o'clock in the morning of a Monday."""
    Clock.now_is = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    monkeypatch.setattr(repository, "datetime", Clock)
    store = open_store(None, tmp_path)
    made = Desk(store)
    made.create(sample(ID).map, ME)
    yield made
    store.close()


def note(desk: Desk, words: str, author: str = ME, message: str = "") -> int:
    """Save another note of the root; the number of the revision."""
    opened = desk.open(ID)
    was = next(one for one in opened.document["organizations"] if one["id"] == "tb.ubnd").get("note", ABSENT)
    edit = Edit(("organizations", "tb.ubnd", "note"), was, words)
    return desk.save(ID, opened.revision.number, [edit], author, message).revision.number


def test_saves_within_minutes_are_one_stretch_and_others_are_not(desk: Desk) -> None:
    Clock.on(60)
    note(desk, "một")
    Clock.on(9)
    note(desk, "hai")
    Clock.on(11)
    note(desk, "ba")
    note(desk, "bốn", author="Hoa")
    found = history(desk, ID, Clock.now_is)
    assert [[row.number for row in one.rows] for one in found.days[0].stretches] == [[5], [4], [3, 2], [1]]
    assert [row.word for row in found.rows] == ["sửa", "sửa", "sửa", "sửa", "tạo mới"]


def test_days_are_those_of_the_office(desk: Desk) -> None:
    Clock.on(17 * 60)  # 18:00 UTC is one o'clock of the next day in Hà Nội
    note(desk, "muộn")
    hanoi = timezone(timedelta(hours=7))
    found = history(desk, ID, Clock.now_is.astimezone(hanoi))
    assert [(one.date, one.label) for one in found.days] == [
        (date(2026, 3, 3), "Hôm nay, 03/03/2026"),
        (date(2026, 3, 2), "Hôm qua, 02/03/2026"),
    ]
    assert history(desk, ID, datetime(2026, 5, 1, tzinfo=hanoi)).days[0].label == "03/03/2026"


def test_each_revision_is_held_against_the_one_before(desk: Desk) -> None:
    threshold = Edit(("thresholds", "tb.b.tthc", "limit"), 30, 50)
    desk.save(ID, 1, [threshold], ME)
    row = history(desk, ID, Clock.now_is).rows[0]
    assert {one.name: one.more for one in row.counts} == {"error": 1, "warning": 0, "info": 0, "waived": 0}
    assert [(one.brake, one.state, one.moved) for one in row.lights if one.moved] == [("awareness", "red", 1)]
    first = history(desk, ID, Clock.now_is).rows[1]
    assert not any(one.more for one in first.counts) and not any(one.moved for one in first.lights)


def test_a_page_goes_on_where_the_one_before_ended(desk: Desk) -> None:
    for number in range(5):
        note(desk, f"lần {number}")
    first = history(desk, ID, Clock.now_is, size=4)
    assert [row.number for row in first.rows] == [6, 5, 4, 3] and first.before == 3
    second = history(desk, ID, Clock.now_is, before=first.before, size=4)
    assert [row.number for row in second.rows] == [2, 1] and second.before is None


def test_a_milestone_keeps_the_document_and_is_no_step_to_undo(desk: Desk) -> None:
    number = note(desk, "một")
    Clock.on(1)
    marked = milestone(desk, ID, number, ME, "  Trình  thẩm định ")
    assert (marked.number, marked.message) == (number + 1, "Trình thẩm định")
    assert desk.open(ID).document == desk.open(ID, number).document
    found = history(desk, ID, Clock.now_is)
    assert found.rows[0].kind == "milestone" and len(found.days[0].stretches[0].rows) == 1
    desk.undo(ID, ME)
    assert "note" not in next(
        one for one in desk.open(ID).document["organizations"] if one["id"] == "tb.ubnd"
    )
    with pytest.raises(NothingToUndo):
        desk.undo(ID, ME)


def test_a_milestone_needs_words_and_the_newest_revision(desk: Desk) -> None:
    with pytest.raises(NothingToMark):
        milestone(desk, ID, 1, ME, "  ")
    note(desk, "một")
    with pytest.raises(Outdated):
        milestone(desk, ID, 1, ME, "Trình")


def test_two_revisions_are_told_by_section_and_by_what_became_of_gaps(desk: Desk) -> None:
    desk.save(ID, 1, [Edit(("thresholds", "tb.b.tthc", "limit"), 30, 50)], ME)
    pair = held(desk, ID, 1, 2)
    assert [(part.name, [entry.details for entry in part.entries]) for part in pair.parts] == [
        ("thresholds", [("ngưỡng: 30 → 50",)])
    ]
    assert pair.groups[0].outcome == "new" and [line.check for line in pair.groups[0].lines] == ["AW-07"]
    assert pair.groups[0].lines[0].remedy and not pair.groups[-1].lines[0].remedy
    assert not pair.other_dates and held(desk, ID, 2, 2).comparison.changes.same_map


def test_one_revision_at_two_dates_tells_of_time_only(desk: Desk) -> None:
    pair = held(desk, ID, 1, 1, as_of=date(2024, 1, 1))
    assert pair.other_dates and pair.counts["new"] > 0
    assert not pair.comparison.changes.info


def test_a_picture_is_drawn_once_for_the_same_content(desk: Desk) -> None:
    desk.save(ID, 1, [Edit(("thresholds", "tb.b.tthc", "limit"), 30, 50)], ME)
    pairs = Pairs()
    drawn = pairs.picture(held(desk, ID, 1, 2))
    assert pairs.picture(held(desk, ID, 1, 2)) is drawn
    assert pairs.picture(held(desk, ID, 2, 1)) is not drawn
    assert drawn.inline.startswith("<svg") and "style=" not in drawn.inline.split(">", 1)[0]
