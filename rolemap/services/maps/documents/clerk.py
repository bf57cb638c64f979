"""The clerk who makes documents: one after the other, on a thread that lives only while there is something to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import Condition, Thread, Timer
from time import monotonic
from typing import TYPE_CHECKING

from rolemap.errors import RolemapError
from rolemap.i18n import use
from rolemap.render.engine import interrupted_by
from rolemap.services.maps.documents.cabinet import Cabinet
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
from rolemap.services.maps.documents.ledger import Ledger
from rolemap.services.maps.documents.making import document
from rolemap.services.maps.documents.wishes import Wish, key_of

if TYPE_CHECKING:
    from rolemap.export.material import Progress
    from rolemap.services.maps.opening import Opened

    Make = Callable[[Opened, Wish, Progress], bytes]

MOST_WAITING = 5
MOST_ASKING = 3
"""Programs that wait for an answer at once; each holds a thread of the server."""
PATIENCE = 120.0
"""Seconds for which a program waits."""
GOODBYE = 15.0
"""Seconds for which a stopping server waits for the clerk to lay down the pen."""


class _Enough(Exception):
    """Nobody wants the document any more; raised in the midst of making it."""


class Clerk:
    """Makes documents. Safe for many threads. `told` hears of failures of the program itself."""

    def __init__(
        self,
        told: Callable[[BaseException], None] = lambda _error: None,
        make: Make = document,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._told = told
        self._make = make
        self._clock = clock
        self._cabinet = Cabinet(clock)
        self._ledger = Ledger(clock)
        self._waiting: list[Job] = []
        self._busy: Job | None = None
        self._asking = 0
        self._closed = False
        self._worker: Thread | None = None
        self._sweeper: Timer | None = None
        self._changed = Condition()

    def order(
        self,
        opened: Opened,
        wish: Wish,
        asked_date: date | None = None,
        asked_number: int | None = None,
        *,
        listed: bool = True,
    ) -> Job:
        """The job for a document: the one there is for the same document, else a new one.

        It is done at once where the document is kept. Raises `TooManyDocuments`.
        """
        from rolemap.services.exporting import file_name

        key = key_of(opened, wish)
        name = file_name(opened.workspace, wish.suffix)
        with self._changed:
            self._ledger.forget()
            known = self._ledger.known(opened.row.id, key, self._cabinet.holds)
            if known is not None:
                known.listed = known.listed or listed
                return known
            kept = self._cabinet.get(key)
            if kept is None and (self._closed or len(self._waiting) >= MOST_WAITING):
                raise TooManyDocuments
            job = self._ledger.new(opened, wish, key, name, asked_date, asked_number, listed=listed)
            if kept is not None:
                job.size, job.state = len(kept), State.DONE
            else:
                job.material = opened
                self._waiting.append(job)
                self._wake()
            return job

    def job(self, map_id: str, id: str) -> Job:
        """A job of this map; raises `UnknownDocument`."""
        with self._changed:
            job = self._ledger.get(map_id, id)
        if job is None:
            raise UnknownDocument
        return job

    def recent(self, map_id: str) -> tuple[Job, ...]:
        """What was ordered of this map within the hour, the last first."""
        with self._changed:
            return self._ledger.recent(map_id)

    def ahead(self, job: Job) -> int:
        """How many documents come before one that waits."""
        with self._changed:
            at = self._waiting.index(job) if job in self._waiting else 0
            return at + (self._busy is not None)

    def seconds(self, job: Job) -> int:
        """For how long the clerk has been at a job that runs."""
        return int(self._clock() - job.begun) if job.state is State.RUNNING else 0

    def content(self, job: Job) -> bytes:
        """The document of a job that is done; raises `UnknownDocument`."""
        content = self._cabinet.get(job.key) if job.state is State.DONE else None
        if content is None:
            raise UnknownDocument
        return content

    def cancel(self, job: Job) -> None:
        """Let nobody work on it any more; what is done stays done."""
        with self._changed:
            if not job.over:
                job.state, job.material = State.CANCELLED, None
                self._waiting = [other for other in self._waiting if other is not job]
                self._changed.notify_all()

    def at_once(self, opened: Opened, wish: Wish, patience: float = PATIENCE) -> bytes:
        """The document for a program that waits for it.

        Raises what making it raises, `TooManyDocuments`, and `NotMadeInTime`: then it is made all the same.
        """
        with self._asking_too():
            job = self.order(opened, wish, listed=False)
            with self._changed:
                self._changed.wait_for(lambda: job.over, patience)
        if job.state is State.DONE:
            return self.content(job)
        raise job.error or NotMadeInTime()

    def close(self) -> None:
        """Stop working, end what runs, remove every document. Nothing is taken afterwards."""
        with self._changed:
            self._closed = True
            worker, sweeper = self._worker, self._sweeper
            for job in (*self._waiting, *((self._busy,) if self._busy else ())):
                job.state, job.material = State.CANCELLED, None
            self._waiting.clear()
            self._changed.notify_all()
        if sweeper is not None:
            sweeper.cancel()
        if worker is not None:
            worker.join(GOODBYE)
        self._cabinet.close()

    @contextmanager
    def _asking_too(self) -> Iterator[None]:
        with self._changed:
            if self._asking >= MOST_ASKING:
                raise TooManyDocuments
            self._asking += 1
        try:
            yield
        finally:
            with self._changed:
                self._asking -= 1

    def _wake(self) -> None:
        if self._worker is None:
            # No daemon: a process that ends without `close` would leave the drawing program behind.
            self._worker = Thread(target=self._work, name="rolemap-documents")
            self._worker.start()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._busy = self._waiting.pop(0) if self._waiting else None
                if self._busy is None:
                    self._worker = None
                    return
                job, opened = self._busy, self._busy.material
                job.begun, job.state = self._clock(), State.RUNNING
            assert opened is not None, "a job that waits has its map"
            with use(job.language):
                self._finish(job, *self._made(job, opened))

    def _made(self, job: Job, opened: Opened) -> tuple[bytes, RolemapError | None]:
        def still_wanted() -> None:
            if job.over:
                raise _Enough

        def progress(what: str, done: int, of: int) -> None:
            still_wanted()
            job.step = Step(what, done, of)

        try:
            with interrupted_by(still_wanted):
                return self._make(opened, job.wish, progress), None
        except _Enough:
            return b"", None
        except RolemapError as error:
            return b"", error
        except MemoryError:
            return b"", NotEnoughMemory()
        except Exception as error:
            # Whatever a writer stumbles over, the next document is made, and the diary knows.
            self._told(error)
            return b"", ProgramFailed()

    def _finish(self, job: Job, content: bytes, error: RolemapError | None) -> None:
        wanted = not job.over
        if wanted and error is None:
            self._cabinet.put(job.key, content)
        with self._changed:
            if not job.over:
                job.size, job.error, job.material = len(content), error, None
                job.state = State.FAILED if error else State.DONE
            self._busy = None
            self._changed.notify_all()
        self._sweep()

    def _sweep(self) -> None:
        """Remove what is too old, now and when the next document comes of age."""
        rest = self._cabinet.sweep()
        with self._changed:
            if self._sweeper is not None:
                self._sweeper.cancel()
            self._sweeper = None
            if rest is not None and not self._closed:
                self._sweeper = Timer(rest + 1, self._sweep)
                self._sweeper.daemon = True
                self._sweeper.start()
