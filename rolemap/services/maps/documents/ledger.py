"""The memory of jobs: what was ordered, until it is over and too old, or too much has been ordered since."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from rolemap.i18n import language
from rolemap.services.maps.documents.cabinet import KEPT_SECONDS
from rolemap.services.maps.documents.jobs import Job, State

if TYPE_CHECKING:
    from rolemap.services.maps.documents.wishes import Wish
    from rolemap.services.maps.opening import Opened

MOST_JOBS = 60
"""Jobs that are remembered; those that ended longest ago go first."""


class Ledger:
    """Jobs in the order in which they were ordered. Not safe for many threads: the clerk asks one at a time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._jobs: OrderedDict[str, Job] = OrderedDict()

    def new(
        self,
        opened: Opened,
        wish: Wish,
        key: str,
        file_name: str,
        asked_date: date | None = None,
        asked_number: int | None = None,
        *,
        listed: bool = True,
    ) -> Job:
        """A job for a document, ordered now in the language of who asks; it waits."""
        job = Job(
            id=secrets.token_urlsafe(18),
            map=opened.row.id,
            key=key,
            wish=wish,
            language=language(),
            revision=opened.revision.number,
            as_of=opened.workspace.graph.as_of,
            file_name=file_name,
            ordered=datetime.now(UTC),
            since=self._clock(),
            asked_date=asked_date,
            asked_number=asked_number,
            listed=listed,
        )
        self._jobs[job.id] = job
        return job

    def get(self, map_id: str, id: str) -> Job | None:
        """A job of this map; None where there is none, or no longer."""
        self.forget()
        job = self._jobs.get(id)
        return job if job is not None and job.map == map_id else None

    def recent(self, map_id: str) -> tuple[Job, ...]:
        """What persons have ordered of this map, the last first."""
        self.forget()
        return tuple(job for job in reversed(self._jobs.values()) if job.map == map_id and job.listed)

    def known(self, map_id: str, key: str, held: Callable[[str], bool]) -> Job | None:
        """The last job for this document of this map that is on its way, or done and still `held`."""
        alive = (State.WAITING, State.RUNNING, State.DONE)
        for job in reversed(self._jobs.values()):
            if (job.map, job.key) == (map_id, key) and job.state in alive:
                return job if job.state is not State.DONE or held(key) else None
        return None

    def forget(self) -> None:
        """Drop jobs that are over and too old, or too many."""
        oldest = self._clock() - KEPT_SECONDS
        gone = [job for job in self._jobs.values() if job.over and job.since < oldest]
        over = [job for job in self._jobs.values() if job.over and job.since >= oldest]
        for job in (*gone, *over[: max(0, len(self._jobs) - len(gone) - MOST_JOBS)]):
            del self._jobs[job.id]
