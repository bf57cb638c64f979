"""Bad input as a value: what is wrong, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong in a document; defects are collected, all at once; nothing half-read is kept.

    `place` is ``file:line:column`` or ``sheet!cell``; `path` is the place inside the document
    (``tools[3].status``); `id` is the element concerned, where it is known; `message` says what is wrong and
    `expected` what would be right, both in the reader's language. `at` is the place by keys and ids
    (``("tools", "tb.t.x", "status")``), where the document came from a form and not from a file.
    """

    place: str
    path: str
    message: str
    expected: str = ""
    id: str | None = None
    at: tuple[str, ...] | None = None

    def __str__(self) -> str:
        head = f"{self.place}: {self.path}: " if self.path else f"{self.place}: "
        return head + self.message + (f" {self.expected}" if self.expected else "")
