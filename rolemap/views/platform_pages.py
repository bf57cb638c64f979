"""The picture of platforms on several pages: the clusters as boxes, then their tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolemap.i18n import domain, number
from rolemap.views.catalogue import Fits
from rolemap.views.choice import Choice
from rolemap.views.diagram import Diagram
from rolemap.views.network import Group
from rolemap.views.platform_picture import Platforms

_ = domain("views")


@dataclass(frozen=True, slots=True)
class _Share:
    """The tools of one group, or the `number`-th of `count` parts of them, that stand on a page."""

    group: Group
    tools: tuple[str, ...]
    number: int = 1
    count: int = 1


def pages(whole: Platforms, fits: Fits) -> tuple[Diagram, ...]:
    """An overview, then pages of clusters in their order, each with as many as it can hold."""
    overview = {
        group.id: Choice(group.tools, ()) if group.id == "national" else Choice((), group.tools)
        for group in whole.network.groups
    }
    made = [whole.picture(overview, _("{title} (overview)").format(title=whole.subtitle))]
    page: list[_Share] = []
    for group in whole.network.groups:
        if group.id == "national":
            continue
        share = _Share(group, group.tools)
        if page and fits(_page(whole, [*page, share])):
            page.append(share)
            continue
        made += [_page(whole, page)] if page else []
        shares = _shares(whole, group, fits)
        made += [_page(whole, [each]) for each in shares[:-1]]
        page = [shares[-1]]
    made += [_page(whole, page)] if page else []
    return tuple(made)


def _shares(whole: Platforms, group: Group, fits: Fits) -> list[_Share]:
    """The group in as few equal parts as fit, tools that hang together in one part; its hubs stand on each."""
    hubs = list(whole.network.hubs(frozenset(group.tools)))
    others = [name for name in _walked(whole, group) if name not in hubs]
    count = 1
    while True:
        size = -(-len(others) // count) if others else 1
        parts = [others[start : start + size] for start in range(0, max(len(others), 1), size)]
        shares = [_Share(group, (*hubs, *part), at, len(parts)) for at, part in enumerate(parts, start=1)]
        if size <= 1 or all(fits(_page(whole, [share])) for share in shares):
            return shares
        count = len(parts) + 1


def _walked(whole: Platforms, group: Group) -> Iterator[str]:
    """The tools from the hubs along the lines, each followed by what hangs from it."""
    own = set(group.tools)
    place = {name: at for at, name in enumerate(group.tools)}
    starts = (*whole.network.hubs(frozenset(group.tools)), *group.tools)
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


def _page(whole: Platforms, shares: Sequence[_Share]) -> Diagram:
    here = {name for share in shares for name in share.tools}
    beside = list(dict.fromkeys(name for share in shares for name in _needed(whole, share, here)))
    tools = whole.network.tools
    national = tuple(name for name in beside if tools[name].provision == "national")
    shown = {share.group.id: Choice(share.tools, ()) for share in shares}
    if national:
        shown["national"] = Choice(tuple(name for name in tools if name in national), ())
    titles = {share.group.id: _title(whole, share) for share in shares}
    subtitle = _("Platforms and tools: {facts}").format(facts=" · ".join(titles.values()))
    elsewhere = tuple(name for name in beside if name not in national)
    return whole.picture(shown, subtitle, titles=titles, elsewhere=elsewhere)


def _title(whole: Platforms, share: _Share) -> str:
    title = whole.network.title(share.group)
    if share.count == 1:
        return title
    return _("{title} (part {number} of {count})").format(
        title=title, number=number(share.number), count=number(share.count)
    )


def _needed(whole: Platforms, share: _Share, here: set[str]) -> Iterator[str]:
    """What else must stand on the page: platforms of the nation, what does the same, and what a tool hangs from."""
    tools = whole.network.tools
    tied = {name: set[str]() for name in share.tools}
    for tie in whole.ties:
        for one, other in ((tie.one, tie.other), (tie.other, tie.one)):
            if one in tied:
                tied[one].add(other)
    for name in share.tools:
        near = [other for other in whole.neighbours(name) if other not in here]
        hangs = any(other in here for other in whole.neighbours(name))
        yield from (
            other
            for other in near
            if other in tied[name] or tools[other].provision == "national" or not hangs
        )
