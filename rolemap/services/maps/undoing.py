"""Which revision an undo takes back and a redo brings again: read from the history itself, so it survives a reload."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rolemap.store import Revision

LOOK_BACK = 200
"""How many revisions of the history are walked; what lies before can be restored, not undone."""


class Steps(NamedTuple):
    """Revisions of one author that can be undone and redone, the next one last."""

    done: tuple[int, ...]
    undone: tuple[int, ...]


def steps(revisions: Iterable[Revision], author: str) -> Steps:
    """The steps of `author` among `revisions`, oldest first.

    There is nothing to undo in the beginning of a map, nor in a milestone, which repeats the document before it.
    """
    done: list[int] = []
    undone: list[int] = []
    before = ""
    for revision in revisions:
        milestone, before = revision.document_hash == before, revision.document_hash
        if revision.author != author or revision.kind == "new" or milestone:
            continue
        original = revision.undoes
        if revision.kind == "undo" and original is not None:
            _move(original, done, undone)
        elif revision.kind == "redo" and original is not None:
            _move(original, undone, done)
        else:
            done.append(revision.number)
            undone.clear()
    return Steps(tuple(done), tuple(undone))


def _move(number: int, source: list[int], target: list[int]) -> None:
    if number in source:
        source.remove(number)
        target.append(number)
