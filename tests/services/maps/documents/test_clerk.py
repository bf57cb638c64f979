"""Documents are made one after the other, handed out again, given up, and gone when nobody may have them any more."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from threading import Timer

import pytest

from rolemap.errors import EngineTooSlow
from rolemap.i18n import use
from rolemap.render import engine
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.documents import clerk as clerks
from rolemap.services.maps.documents import ledger
from rolemap.services.maps.documents.cabinet import KEPT_SECONDS
from rolemap.services.maps.documents.clerk import Clerk
from rolemap.services.maps.documents.jobs import (
    Job,
    NotEnoughMemory,
    NotMadeInTime,
    ProgramFailed,
    State,
    Step,
    TooManyDocuments,
    UnknownDocument,
)
from rolemap.services.maps.opening import Opened
from tests.render.test_engine import gone
from tests.services.maps.documents.conftest import Clock, Pen, wish


def over(job: Job) -> Job:
    """The job when it is over."""
    until = time.monotonic() + 10
    while not job.over:
        assert time.monotonic() < until, "the clerk sleeps"
        time.sleep(0.002)
    return job


def test_a_document_is_made_and_handed_out(clerk: Clerk, opened: Opened) -> None:
    job = over(clerk.order(opened, wish("docx")))
    assert (job.state, job.size, job.revision, job.language) == (State.DONE, 4, 1, "vi")
    assert job.file_name.endswith(".docx") and "Thử" in job.file_name
    assert clerk.content(job) == b"docx"
    assert clerk.job("thu", job.id) is job and clerk.recent("thu") == (job,)


def test_a_job_is_of_use_with_its_own_map_only(clerk: Clerk, opened: Opened) -> None:
    job = clerk.order(opened, wish("docx"))
    assert len(job.id) >= 24 and clerk.recent("khac") == ()
    for map_id, id in (("khac", job.id), ("thu", "khong-co")):
        with pytest.raises(UnknownDocument):
            clerk.job(map_id, id)


def test_it_says_how_far_it_is_and_who_waits(clerk: Clerk, pen: Pen, opened: Opened) -> None:
    pen.may_go_on.clear()
    first, second, third = (clerk.order(opened, wish(suffix)) for suffix in ("docx", "pdf", "pptx"))
    assert pen.begun.wait(10)
    assert (first.state, first.step) == (State.RUNNING, Step("Hình 1", 1, 3))
    assert (second.state, clerk.ahead(second), clerk.ahead(third)) == (State.WAITING, 1, 2)
    with pytest.raises(UnknownDocument):
        clerk.content(first)
    pen.may_go_on.set()
    over(third)
    assert [one.suffix for one in pen.wishes] == ["docx", "pdf", "pptx"]


def test_the_same_document_is_made_once(clerk: Clerk, pen: Pen, opened: Opened) -> None:
    pen.may_go_on.clear()
    job = clerk.order(opened, wish("docx"))
    assert clerk.order(opened, wish("docx")) is job
    pen.may_go_on.set()
    over(job)
    assert clerk.order(opened, wish("docx")) is job
    assert over(clerk.order(opened, wish("docx", "gaps"))) is not job
    assert over(clerk.order(opened, wish("docx", theme="print"))) is not job
    with use("en"):
        english = over(clerk.order(opened, wish("docx")))
    assert english is not job and english.language == "en"
    assert len(pen.wishes) == 4


def test_another_revision_is_another_document(clerk: Clerk, pen: Pen, desk: Desk, opened: Opened) -> None:
    """Also where nothing was changed: its number stands in the document."""
    over(clerk.order(opened, wish("docx")))
    desk.mark("thu", 1, "người lập", "Trình thẩm định")
    over(clerk.order(desk.open("thu"), wish("docx")))
    assert len(pen.wishes) == 2


def test_what_waits_or_runs_can_be_given_up(clerk: Clerk, pen: Pen, opened: Opened) -> None:
    pen.may_go_on.clear()
    first, second = clerk.order(opened, wish("docx")), clerk.order(opened, wish("pdf"))
    assert pen.begun.wait(10)
    clerk.cancel(second)
    clerk.cancel(first)
    assert first.state is second.state is State.CANCELLED
    pen.may_go_on.set()
    third = over(clerk.order(opened, wish("docx")))
    assert third is not first and third.state is State.DONE and first.state is State.CANCELLED
    clerk.cancel(third)
    assert third.state is State.DONE
    assert [one.suffix for one in pen.wishes] == ["docx", "docx"]


def test_failures_are_sentences_and_the_next_one_is_made(
    clerk: Clerk, pen: Pen, opened: Opened, failures: list[BaseException]
) -> None:
    pen.error = EngineTooSlow("20 giây")
    job = over(clerk.order(opened, wish("docx")))
    assert job.state is State.FAILED and job.error is pen.error
    pen.error = MemoryError()
    assert isinstance(over(clerk.order(opened, wish("docx"))).error, NotEnoughMemory)
    assert failures == []
    pen.error = KeyError("tb.chutich")
    failed = over(clerk.order(opened, wish("docx"))).error
    assert isinstance(failed, ProgramFailed) and "tb.chutich" not in str(failed)
    assert failures == [pen.error]
    pen.error = None
    assert over(clerk.order(opened, wish("docx"))).state is State.DONE


def test_only_so_many_wait(clerk: Clerk, pen: Pen, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clerks, "MOST_WAITING", 1)
    pen.may_go_on.clear()
    clerk.order(opened, wish("docx"))
    assert pen.begun.wait(10)
    second = clerk.order(opened, wish("pdf"))
    with pytest.raises(TooManyDocuments):
        clerk.order(opened, wish("pptx"))
    assert clerk.order(opened, wish("pdf")) is second


def test_documents_are_kept_for_an_hour(clerk: Clerk, pen: Pen, clock: Clock, opened: Opened) -> None:
    job = over(clerk.order(opened, wish("docx")))
    clock.now = KEPT_SECONDS - 1
    assert clerk.content(job) == b"docx"
    clock.now = KEPT_SECONDS + 1
    with pytest.raises(UnknownDocument):
        clerk.content(job)
    assert clerk.recent("thu") == ()
    assert over(clerk.order(opened, wish("docx"))) is not job and len(pen.wishes) == 2


def test_a_job_that_was_forgotten_is_made_of_what_is_kept(
    clerk: Clerk, pen: Pen, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "MOST_JOBS", 1)
    first = over(clerk.order(opened, wish("docx")))
    for suffix in ("pdf", "pptx"):
        over(clerk.order(opened, wish(suffix)))
    assert first not in clerk.recent("thu")
    again = clerk.order(opened, wish("docx"))
    assert again is not first and again.state is State.DONE and again.size == 4
    assert len(pen.wishes) == 3


def test_a_program_gets_the_document_or_the_reason(clerk: Clerk, pen: Pen, opened: Opened) -> None:
    assert clerk.at_once(opened, wish("pdf")) == b"pdf"
    assert clerk.at_once(opened, wish("pdf")) == b"pdf" and len(pen.wishes) == 1
    assert clerk.recent("thu") == ()
    assert clerk.order(opened, wish("pdf")).state is State.DONE and len(clerk.recent("thu")) == 1
    pen.error = EngineTooSlow("20 giây")
    with pytest.raises(EngineTooSlow):
        clerk.at_once(opened, wish("docx"))


def test_a_program_does_not_wait_for_ever(
    clerk: Clerk, pen: Pen, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen.may_go_on.clear()
    with pytest.raises(NotMadeInTime):
        clerk.at_once(opened, wish("pdf"), patience=0.01)
    monkeypatch.setattr(clerks, "MOST_ASKING", 0)
    with pytest.raises(TooManyDocuments):
        clerk.at_once(opened, wish("pdf"))


def test_nothing_is_left_when_the_server_stops(
    pen: Pen, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    clerk = Clerk(make=pen)
    over(clerk.order(opened, wish("docx")))
    (folder,) = tmp_path.glob("rolemap-documents-*")
    assert folder.stat().st_mode & 0o077 == 0 and len(list(folder.iterdir())) == 1
    pen.begun.clear()
    pen.may_go_on.clear()
    running, waiting = clerk.order(opened, wish("pdf")), clerk.order(opened, wish("pptx"))
    assert pen.begun.wait(10)

    Timer(0.05, pen.may_go_on.set).start()
    clerk.close()
    assert running.state is waiting.state is State.CANCELLED
    assert not folder.exists() and len(pen.wishes) == 2
    with pytest.raises(TooManyDocuments):
        clerk.order(opened, wish("xlsx"))


def test_the_drawing_program_is_ended_with_the_job(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake, pid = tmp_path / "fake-dot", tmp_path / "pid"
    fake.touch(mode=0o755)
    fake.write_text(
        f"#!{sys.executable} -IS\nimport os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)\n"
    )
    monkeypatch.setenv(engine.VARIABLE, str(fake))
    clerk = Clerk(make=lambda _opened, _wish, _progress: engine.run("graph {}").encode())
    clerk.order(opened, wish("pdf"))
    until = time.monotonic() + 10
    while not (pid.exists() and pid.read_text()):
        assert time.monotonic() < until
        time.sleep(0.01)
    clerk.close()
    assert gone(int(pid.read_text()))
