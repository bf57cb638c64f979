"""The picture of platforms on several pages: the clusters as boxes, then their tools.

A part of a picture is one page, so the place of a part among them is the number of its page, and boxes can say
on which page the rest is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolemap.i18n import domain, number
from rolemap.views.catalogue import Fits
from rolemap.views.chain.work import folded_box
from rolemap.views.choice import Choice
from rolemap.views.diagram import Diagram
from rolemap.views.networks.boxes import MOST_NATIONAL
from rolemap.views.networks.network import Group
from rolemap.views.networks.picture import Platforms

_ = domain("views")

_MOST = 60
"""More tools than these are not tried on one page, of any paper."""
_SOME_PAGE = 10
"""Stands in a box for the number of a page that is not known yet, while it is tried what a page can hold."""


@dataclass(frozen=True, slots=True)
class _Share:
    """The tools of one group, or the `number`-th of `count` parts of them, that stand on a page."""

    group: Group
    tools: tuple[str, ...]
    number: int = 1
    count: int = 1


def pages(whole: Platforms, fits: Fits) -> tuple[Diagram, ...]:
    """An overview, then pages of clusters in their order, each with as many as it can hold."""
    parts = _parts(whole, fits)
    page_of: dict[str, int] = {}
    for at, part in enumerate(parts, start=2):
        for share in part:
            page_of.update({name: at for name in share.tools if name not in page_of})
    overview = {group.id: Choice((), group.tools) for group in whole.network.groups} | {
        group.id: whole.boxes.worst(group, MOST_NATIONAL)
        for group in whole.network.groups
        if group.id == "national"
    }
    notes = {
        folded_box(group.id): _see(page_of[name] for name in group.tools)
        for group in whole.network.groups
        if all(name in page_of for name in group.tools)
    }
    first = whole.picture(overview, _("Overview: {facts}").format(facts=whole.facts), notes=notes)
    return (first, *(_page(whole, part, page_of) for part in parts))


def _parts(whole: Platforms, fits: Fits) -> list[list[_Share]]:
    """The pages: each holds as many groups as fit on it; a page is likely to hold as many as the one before."""
    waiting = [_Share(group, group.tools) for group in whole.network.groups if group.id != "national"]
    made: list[list[_Share]] = []
    many = 1
    while waiting:
        many = _as_many(whole, waiting, many, fits)
        page, waiting = waiting[:many], waiting[many:]
        if many == 1 and page[0].count == 1:
            *shares, last = _shares(whole, page[0].group, fits)
            made += [[each] for each in shares]
            if shares:  # what is left of it may share its page with others
                waiting = [last, *waiting]
                continue
        made.append(page)
    return made


def _as_many(whole: Platforms, waiting: Sequence[_Share], guess: int, fits: Fits) -> int:
    """How many of the groups that wait stand on one page, at least one; asked for from `guess` up or down."""
    many = min(guess, len(waiting))
    if many > 1 and not fits(_page(whole, waiting[:many])):
        many -= 1
        while many > 1 and not fits(_page(whole, waiting[:many])):
            many -= 1
        return many
    while many < len(waiting) and fits(_page(whole, waiting[: many + 1])):
        many += 1
    return many


def _shares(whole: Platforms, group: Group, fits: Fits) -> list[_Share]:
    """The group in as few equal parts as fit, tools that hang together in one part; its hubs stand on each."""
    hubs = _hubs(whole, group)
    others = [name for name in _walked(whole, group) if name not in hubs]
    count = max(1, -(-len(others) // _MOST))
    while True:
        size = -(-len(others) // count) if others else 1
        parts = [others[start : start + size] for start in range(0, max(len(others), 1), size)]
        shares = [_Share(group, (*hubs, *part), at, len(parts)) for at, part in enumerate(parts, start=1)]
        if size <= 1 or all(fits(_page(whole, [share])) for share in shares):
            return shares
        count = -(-len(others) // (size - 1))  # the next that makes the parts smaller


def _hubs(whole: Platforms, group: Group) -> tuple[str, ...]:
    return whole.network.hubs(frozenset(group.tools))


def _walked(whole: Platforms, group: Group) -> Iterator[str]:
    """The tools from the hubs along the lines, each followed by what hangs from it."""
    own = set(group.tools)
    place = {name: at for at, name in enumerate(group.tools)}
    starts = (*_hubs(whole, group), *group.tools)
    seen: set[str] = set()
    for start in starts:
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            yield name
            onward = [other for other in whole.neighbours(name) if other in own and other not in seen]
            waiting += sorted(onward, key=lambda other: -place[other])


def _page(whole: Platforms, shares: Sequence[_Share], page_of: Mapping[str, int] | None = None) -> Diagram:
    here = {name for share in shares for name in share.tools}
    beside = list(dict.fromkeys(name for share in shares for name in _needed(whole, share, here)))
    tools = whole.network.tools
    national = tuple(name for name in beside if tools[name].provision == "national")
    shown = {share.group.id: Choice(share.tools, ()) for share in shares}
    if national:
        shown["national"] = Choice(tuple(name for name in tools if name in national), ())
    titles = {share.group.id: _title(whole, share) for share in shares}
    elsewhere = tuple(name for name in beside if name not in national)
    return whole.picture(
        shown,
        _("Platforms and tools: {facts}").format(facts=" · ".join(titles.values())),
        titles=titles,
        elsewhere=elsewhere,
        references={
            *beside,
            *(name for share in shares if share.number > 1 for name in _hubs(whole, share.group)),
        },
        notes={name: _see([_SOME_PAGE if page_of is None else page_of[name]]) for name in elsewhere},
    )


def _see(numbers: Iterator[int] | Sequence[int]) -> str:
    """Where the rest stands: "xem trang 2" or "xem trang 2–6"."""
    found = sorted(set(numbers))
    first, last = number(found[0]), number(found[-1])
    if first == last:
        return _("see page {page}").format(page=first)
    return _("see pages {first}–{last}").format(first=first, last=last)


def _title(whole: Platforms, share: _Share) -> str:
    title = whole.network.title(share.group)
    if share.count == 1:
        return title
    return _("{title} (part {number} of {count})").format(
        title=title, number=number(share.number), count=number(share.count)
    )


def _needed(whole: Platforms, share: _Share, here: set[str]) -> Iterator[str]:
    """What else must stand on the page: platforms of the nation, what does the same, and what a tool hangs from.

    A hub that stands on several pages brings what else belongs to it onto the first of them only.
    """
    tools = whole.network.tools
    tied: dict[str, set[str]] = {}
    for tie in whole.ties:
        tied.setdefault(tie.one, set()).add(tie.other)
        tied.setdefault(tie.other, set()).add(tie.one)
    for name in share.tools:
        again = share.number > 1 and whole.network.is_hub(name)
        around = list(whole.neighbours(name))
        hangs = again or any(other in here for other in around)
        for other in around:
            national = tools[other].provision == "national"
            same = other in tied.get(name, ()) and not again
            if other not in here and (national or same or not hangs):
                yield other
