"""Splitting a picture into pages: which items each page shows, and where else its boxes stand.

A view names the items by which it can be split (problems, bodies …) in the order that a reader knows, and says
how it draws some of them. Pages are filled in that order with as many items as can be read on one, so that
what is added at the end changes the last pages and no others. An item that is too much for a page is folded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rolemap.i18n import domain, number
from rolemap.views.catalogue import Fits
from rolemap.views.diagram import Diagram, Node

_ = domain("views")

FIRST = 2
"""The number of the first page after the overview."""
_MOST_RANGES = 2
_GIVEN_BACK = 4
"""A page gives up to one of so many of its items to the next, where fewer boxes then stand on both."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one page shows: items that follow each other, and how far they are folded (0: not at all)."""

    items: tuple[str, ...]
    fold: int = 0


Draw = Callable[[Run], Diagram]


def split(
    items: Sequence[str],
    draw: Draw,
    fits: Fits,
    *,
    folds: int,
    kin: Mapping[str, str] | None = None,
) -> tuple[Run, ...]:
    """The runs of pages on which all `items` can be read, as few as their order allows.

    A single item that does not fit is folded, up to `folds` times. Items of the same `kin` stay together where
    that leaves no page half empty.
    """
    splitter = _Splitter(tuple(items), draw, fits, folds, kin or {})
    runs: list[Run] = []
    start, guess = 0, 1
    while start < len(items):
        most = splitter.most(start, guess)
        if not most:
            runs.append(splitter.folded(start))
            start += 1
            continue
        cut = splitter.cut(start, most)
        runs.append(splitter.run(start, cut))
        start, guess = start + cut, most
    return tuple(splitter.evened(runs))


class _Splitter:
    """Asks whether items fit on a page, with room for the pages on which their boxes stand as well."""

    def __init__(
        self, items: tuple[str, ...], draw: Draw, fits: Fits, folds: int, kin: Mapping[str, str]
    ) -> None:
        self._items, self._draw, self._fits, self._folds, self._kin = items, draw, fits, folds, kin
        self._boxes = {
            item: frozenset(node.id for node in draw(Run((item,))).nodes if node.elements) for item in items
        }
        self._standing = Counter(box for boxes in self._boxes.values() for box in boxes)

    def run(self, start: int, length: int) -> Run:
        """So many items from a place on."""
        return Run(self._items[start : start + length])

    def most(self, start: int, guess: int) -> int:
        """How many items from a place on fit on one page; `guess` is tried first."""
        limit = len(self._items) - start
        low, high, step = 0, limit + 1, 1
        length = min(guess, limit)
        while high - low > 1:
            if self._fit(self.run(start, length)):
                low = length
            else:
                high = length
            if low and high <= limit:
                length = (low + high) // 2
            else:
                length = min(low + step, limit) if low else max(high - step, 1)
                step *= 2
        return low

    def cut(self, start: int, most: int) -> int:
        """The length up to `most` at which the fewest boxes stand on both sides, the greatest of equals."""
        if start + most == len(self._items):
            return most
        between = (length for length in range(most, most // 2, -1) if not self._parts_kin(start + length))
        last = next(between, most) if self._kin else most
        lengths = sorted(
            range(last, last - last // _GIVEN_BACK - 1, -1),
            key=lambda length: (self._parts_kin(start + length), self._tied(start, length)),
        )
        # Less on a page may need more room: where boxes are few, lines run past them.
        return next((length for length in lengths if self._fit(self.run(start, length))), most)

    def _parts_kin(self, place: int) -> bool:
        one, other = (self._kin.get(item, item) for item in self._items[place - 1 : place + 1])
        return one == other

    def _tied(self, start: int, length: int) -> int:
        after = start + length
        before = self._of(self._items[start:after])
        return len(before & self._of(self._items[after : after + length]))

    def _of(self, items: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self._boxes[item] for item in items))

    def folded(self, start: int) -> Run:
        """The item at a place, folded as little as it takes."""
        runs = [Run((self._items[start],), fold) for fold in range(1, self._folds + 1)]
        return next((run for run in runs if self._fit(run)), runs[-1])

    def evened(self, runs: list[Run]) -> list[Run]:
        """The same with the last two pages equally full, where the last has little on it."""
        if len(runs) < 2 or runs[-1].fold or runs[-2].fold or 2 * len(runs[-1].items) >= len(runs[-2].items):
            return runs
        both = (*runs[-2].items, *runs[-1].items)
        half = len(both) - len(both) // 2
        pair = [Run(both[:half]), Run(both[half:])]
        return [*runs[:-2], *pair] if all(map(self._fit, pair)) else runs

    def _fit(self, run: Run) -> bool:
        picture = self._draw(run)
        own = Counter(box for item in run.items for box in self._boxes[item])
        nodes = tuple(
            _noted(node, _stand_in(self._standing[node.id] - own[node.id])) for node in picture.nodes
        )
        return self._fits(replace(picture, nodes=nodes))


def _stand_in(count: int) -> tuple[int, ...]:
    """Page numbers as long as those of so many items on other pages may be."""
    return (86, 88) if count == 2 else (84, 85, 88, 89)[:count]


def with_references(pages: Sequence[Diagram], *, first: int = FIRST) -> tuple[Diagram, ...]:
    """The same pages, numbered from `first`; a box that stands on several says on which others."""
    standing: dict[str, list[int]] = {}
    for at, page in enumerate(pages, start=first):
        for node in page.nodes:
            standing.setdefault(node.id, []).append(at)
    return tuple(
        replace(
            page,
            nodes=tuple(
                _noted(node, [other for other in standing[node.id] if other != at]) for node in page.nodes
            ),
        )
        for at, page in enumerate(pages, start=first)
    )


def _noted(node: Node, others: Sequence[int]) -> Node:
    # A box that stands for no element of its own (a level, a missing role) is on many pages by its nature.
    if not node.elements or not others:
        return node
    ranges = _ranges(others)
    if len(ranges) > _MOST_RANGES:  # a list of many numbers says no more to a reader than how many they are
        words = _("also on {n} other pages").format(n=number(len(others)))
    else:
        words = _.n("also on page {pages}", "also on pages {pages}", len(others))
        words = words.format(pages=", ".join(ranges))
    return replace(node, details=(*node.details, words))


def pages_in_words(pages: Iterable[int]) -> str:
    """Page numbers as a reader looks them up: "3, 5–7"."""
    return ", ".join(_ranges(pages))


def _ranges(pages: Iterable[int]) -> list[str]:
    ranges: list[list[int]] = []
    for page in sorted(set(pages)):
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1].append(page)
        else:
            ranges.append([page])
    return [
        number(one[0]) if len(one) == 1
        else _("{first}–{last}").format(first=number(one[0]), last=number(one[-1]))
        for one in ranges
    ]  # fmt: skip


def pages_of_findings(pages: Sequence[Diagram], *, first: int = FIRST) -> Mapping[str, tuple[int, ...]]:
    """By the key of each finding that stands on a page: the numbers of its pages."""
    found: dict[str, list[int]] = {}
    for at, page in enumerate(pages, start=first):
        for line in page.findings:
            found.setdefault(line.badge.key, []).append(at)
    return {key: tuple(numbers) for key, numbers in found.items()}
