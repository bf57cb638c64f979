"""Lists of words or ids that two people changed at once: what either added stays, what either took off goes."""

from __future__ import annotations

from typing import Any

from rolemap.editing.edit import ABSENT, FIRST
from rolemap.editing.order import Order


def merged_words(was: Any, now: Any, theirs: Any) -> list[Any] | None:
    """`theirs` with what came and went between `was` and `now`; None where that is not certain.

    It is when all three are lists of different texts, and neither side changed the order of what stayed.
    """
    lists = [[] if one is ABSENT else one for one in (was, now, theirs)]
    if not all(_words(one) for one in lists):
        return None
    old, mine, other = lists
    if not (_order_kept(old, mine) and _order_kept(old, other)):
        return None
    gone = set(old) - set(mine)
    order = Order(word for word in other if word not in gone)
    before = FIRST
    for word in mine:
        if word not in order and word not in old:
            order.add(word, before)
        before = word
    return list(order)


def _words(value: Any) -> bool:
    return (
        isinstance(value, list)
        and all(isinstance(one, str) and one for one in value)
        and len(set(value)) == len(value)
    )


def _order_kept(old: list[str], new: list[str]) -> bool:
    return [word for word in old if word in new] == [word for word in new if word in old]
