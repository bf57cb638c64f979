"""A document on its way: who ordered what, how far it is, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from rolemap.errors import EXIT_MISSING_PART, RolemapError
from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.services.maps.documents.wishes import Wish
    from rolemap.services.maps.opening import Opened

_ = domain("services.documents")


class State(Enum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Step:
    """What is being made, in the language of the document, how many parts are done, how many there are."""

    what: str = ""
    done: int = 0
    of: int = 0
    """0 while nobody knows."""


@dataclass(eq=False)
class Job:
    """One ordered document. Only the clerk changes it; each change is a single assignment."""

    id: str
    """Not to be guessed, and of use with the map it belongs to only."""
    map: str
    key: str
    wish: Wish
    language: str
    revision: int
    as_of: date
    file_name: str
    ordered: datetime
    since: float
    """When it was ordered, by the clock of the cabinet."""
    asked_date: date | None = None
    asked_number: int | None = None
    """The date and the revision that were asked for, where they are not the map's own and the newest."""
    listed: bool = True
    """Whether a person ordered it, and not a program."""
    state: State = State.WAITING
    step: Step = field(default_factory=Step)
    begun: float = 0.0
    """When the clerk took it up, by the same clock."""
    size: int = 0
    error: RolemapError | None = None
    material: Opened | None = field(default=None, repr=False)
    """The map, until the document is made."""

    @property
    def over(self) -> bool:
        """Whether nothing will change any more."""
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)


class UnknownDocument(RolemapError):
    """There is no such document of this map, or no longer."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This document is no longer there: documents are kept for an hour, and until the program is stopped. "
                "Make it again."
            )
        )


class TooManyDocuments(RolemapError):
    """So many documents wait already that no other is taken."""

    exit_code = EXIT_MISSING_PART

    def __init__(self) -> None:
        super().__init__(
            _(
                "Many documents are waiting to be made, and no more are taken now. Try again in a minute, or cancel "
                "one that nobody needs."
            )
        )


class NotMadeInTime(RolemapError):
    """A program waited for a document long enough, or the server is being stopped."""

    exit_code = EXIT_MISSING_PART

    def __init__(self) -> None:
        super().__init__(_("The document is not ready yet. Ask again in a minute."))


class ProgramFailed(RolemapError):
    """The program itself has failed; the diary of the server knows where."""

    exit_code = EXIT_MISSING_PART

    def __init__(self) -> None:
        super().__init__(
            _(
                "The program itself has failed while it made this document. Try once more, or another kind of "
                "document; the file rolemap.log in the data folder says where it failed."
            )
        )


class NotEnoughMemory(RolemapError):
    """The machine has no room left for this document."""

    exit_code = EXIT_MISSING_PART

    def __init__(self) -> None:
        super().__init__(
            _(
                "The machine has not enough memory for this document. Choose fewer annexes, or close other programs."
            )
        )
