"""What other processes do to a store in the tests: ``python -m tests.store.workers saves|edits FOLDER URL …``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from threading import Thread

from rolemap.store import Outdated, open_store
from rolemap.store.repository import Repository
from rolemap.store.store import Store
from tests.store.entries import entry

MAP = "chung"


def saves(store: Store) -> None:
    """Save without end; the number of a revision is printed when its save was acknowledged."""
    with store.reading() as repository:
        number = repository.map(MAP).head.number
    while True:
        with store.writing() as repository:
            number = repository.append(MAP, number, entry(document(number + 1))).number
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def document(number: int) -> str:
    """A document of many pages that only revision `number` has."""
    return json.dumps([f"{number}:{line * 7919 % 10007}" for line in range(3000)])


def edits(store: Store, editors: list[str], count: int) -> None:
    """Several editors at once, each a thread, who each add `count` entries to the document."""
    threads = [Thread(target=_edit, args=(store, editor, count)) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _edit(store: Store, editor: str, count: int) -> None:
    for number in range(count):
        with store.reading() as repository:
            read: tuple[int, list[str]] | None = _newest(repository)
        while True:
            try:
                with store.writing() as repository:
                    head, entries = read or _newest(repository)
                    repository.append(MAP, head, entry(json.dumps([*entries, f"{editor}:{number}"])))
                break
            except Outdated:
                read = None  # Where it is written now no other thread of this process comes between.


def _newest(repository: Repository) -> tuple[int, list[str]]:
    head = repository.map(MAP).head.number
    return head, json.loads(repository.document(MAP, head))


def main(work: str, folder: str, url: str, *editors: str) -> None:
    """Do the work that is named."""
    store = open_store(url or None, Path(folder))
    if work == "opens":
        sys.stdout.write("open\n")
    elif work == "saves":
        saves(store)
    else:
        edits(store, list(editors), 25)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
