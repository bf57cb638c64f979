"""Which shelves clusters of one size can stand on: like text, in lines of several lengths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from rolemap.render.clusters.blocks import Fit
from rolemap.render.clusters.network import Network
from rolemap.render.clusters.shelves import Cluster, Draft, Stack, across, gap, tallest


@dataclass(frozen=True)
class Lot:
    """Clusters in one size, and all drafts in which they stand on shelves."""

    network: Network
    fit: Fit
    standing: Sequence[Cluster]
    lengths: Sequence[float]

    @cached_property
    def width(self) -> float:
        """No draft is less wide."""
        return max((each.area.width for each in self.standing), default=0.0)

    @cached_property
    def room(self) -> float:
        """No draft is less high."""
        return max((each.area.height for each in self.standing), default=0.0)

    @cached_property
    def area(self) -> float:
        """No draft takes less; in a stack a cluster may be half a point wider than the one above."""
        return sum((each.area.width - 0.5) * each.area.height for each in self.standing)

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        """The clusters on shelves no longer than each of the lengths where they can be, each draft once."""
        return tuple(_drafts(self.network, self.standing, self.fit, self.lengths))


def _drafts(
    made: Network, standing: Sequence[Cluster], fit: Fit, lengths: Sequence[float]
) -> Iterator[Draft]:
    """The clusters on shelves; what stands across is above them all, or above the first only."""
    lanes = [(lane, trees) for lane, trees in made.lanes if lane.across]
    above = [across(made, lane, trees, fit, standing[0].area.width) for lane, trees in lanes if standing]
    known: set[tuple[int, ...]] = set()
    for length, inset in product(lengths, (False, True) if above else (False,)):
        shelves = _shelves(standing, above if inset else (), length, gap(made))
        ends = (inset, *(len(stack.clusters) for shelf in shelves for stack in (*shelf, _END)))
        if standing and ends in known:  # only what stands across alone is as wide as the length
            continue
        known.add(ends)
        width = max((shelf[-1].x + shelf[-1].width for shelf in shelves), default=0.0)
        if not inset:
            natural = [across(made, lane, trees, fit, width or length) for lane, trees in lanes]
            width = max([width, *(2 * each.left + each.block.width for each in natural)])
            spread = [across(made, lane, trees, fit, width) for lane, trees in lanes]
            shelves = [*([Stack([each], 0.0, width, each.area.height)] for each in spread), *shelves]
        yield Draft(made, fit.labels, shelves, width)


_END = Stack([], 0.0, 0.0, 0.0)


def _shelves(
    standing: Sequence[Cluster], above: Sequence[Cluster], length: float, between: float
) -> list[list[Stack]]:
    """The clusters like text, the first under those `above` it; low ones stand under each other beside a high one."""
    shelves: list[list[Stack]] = []
    for at, each in enumerate(standing):
        wide, high = each.area.width, each.area.height
        shelf = shelves[-1] if shelves else []
        last = shelf[-1] if shelf else None
        if above and at == 0:
            high += sum(one.area.height + between for one in above)
            shelves.append([Stack([*above, each], 0.0, max(one.area.width for one in (*above, each)), high)])
        elif (
            last is not None
            and wide <= last.width + 0.5
            and last.height + between + high <= tallest(shelf) + 0.5
        ):
            last.clusters.append(each)
            last.height += between + high
        elif last is not None and last.x + last.width + between + wide <= length:
            shelf.append(Stack([each], last.x + last.width + between, wide, high))
        else:
            shelves.append([Stack([each], 0.0, wide, high)])
    return shelves
