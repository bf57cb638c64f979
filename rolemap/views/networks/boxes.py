"""The lanes and boxes of the picture of platforms: tools one by one, or many in one box with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.views.badges import badge
from rolemap.views.chain.work import folded_box
from rolemap.views.choice import Choice, Grades, choose
from rolemap.views.diagram import Badge, Lane, Node
from rolemap.views.networks.network import Group, Network
from rolemap.views.networks.ties import Tie
from rolemap.views.networks.tool_boxes import tool_box
from rolemap.views.order import together

_ = domain("views")

MOST_NATIONAL = 12
"""So many national platforms stand on a picture; there may be dozens of them."""
_FEWEST = 6
"""A cluster of which fewer tools could be shown is folded as a whole."""
_MOST_FOLDED = 14
"""So many clusters have a box of their own where they are folded; the rest shares one."""
_FOLDED = "folded"
_ROLES = {"national": "national", "apart": "apart", "planned": "apart"}


class Boxes:
    """Makes the lanes and boxes of a network."""

    def __init__(self, network: Network, report: Report, ties: Sequence[Tie]) -> None:
        self._network, self._report, self._ties = network, report, ties
        self._grades = Grades(report)

    def chosen(self, most: int) -> dict[str, Choice]:
        """All tools where they are no more than `most`; else those of the worst clusters, the others folded."""
        groups = list(self._network.groups)
        if sum(len(group.tools) for group in groups) <= most:
            return {group.id: Choice(group.tools, ()) for group in groups}
        left = most
        chosen: dict[str, Choice] = {}
        for group in sorted(groups, key=lambda one: (one.id != "national", self._grades.of(*one.tools)[0])):
            room = min(left, len(group.tools), MOST_NATIONAL if group.id == "national" else most)
            if room < min(_FEWEST, len(group.tools)):
                room = 0
            chosen[group.id] = self.worst(group, room)
            left -= room
        return chosen

    def worst(self, group: Group, most: int) -> Choice:
        """So many tools of a group: its hubs, those that do the same as another, and the worst."""
        tied = {name for tie in self._ties for name in (tie.one, tie.other)}

        def grade(name: str) -> tuple[int, ...]:
            return (not self._network.is_hub(name), name not in tied, *self._grades.of(name))

        return choose(group.tools, most, grade)

    def lanes(
        self, shown: Mapping[str, Choice], titles: Mapping[str, str], *, brief: bool
    ) -> tuple[list[Lane], list[Node], dict[str, str]]:
        """Lanes and boxes of the groups in `shown`, and the box of each tool; `titles` replaces titles of lanes.

        A group of which no tool is shown is a box; beyond a number they share one.
        """
        groups = [group for group in self._network.groups if group.id in shown]
        folded = [group for group in groups if shown[group.id].folded and not shown[group.id].shown]
        sharing = [group for group in folded if group.id not in _ROLES][_MOST_FOLDED:]
        lanes: list[Lane] = []
        nodes: list[Node] = []
        boxes: dict[str, str] = {}
        for group in groups:
            choice = shown[group.id]
            if choice.shown:
                lanes.append(self._lane(group, choice, titles))
                nodes += self._nodes(group, choice, brief=brief)
            own = folded_box(_FOLDED if group in sharing else group.id)
            boxes |= {name: name for name in choice.shown} | dict.fromkeys(choice.folded, own)
        if folded:
            lanes.append(Lane(_FOLDED, "tools", _("Clusters and groups of tools, a box each")))
            nodes += (self._cluster(group) for group in folded if group not in sharing)
            nodes += self._others(sharing)
        return lanes, nodes, boxes

    def _lane(self, group: Group, choice: Choice, titles: Mapping[str, str]) -> Lane:
        title = titles.get(group.id) or self._network.title(group)
        here = len(choice.shown) + len(choice.folded)
        if here < len(group.tools) and group.id not in (*titles, "national"):
            pattern = _.n("{title} ({n} of them here)", "{title} ({n} of them here)", here)
            title = pattern.format(title=title, n=number(here))
        role = _ROLES.get(group.id, "tools")
        return Lane(group.id, role, title, across=group.id == "national", badges=self._outside(group))

    def _outside(self, group: Group) -> tuple[Badge, ...]:
        """The finding that too many tools stand outside the largest network (PL-03), where they do."""
        if group.id in ("national", "planned") or group.whole == self._network.largest:
            return ()
        return tuple(badge(finding) for finding in self._report.findings if finding.check == "PL-03")

    def _nodes(self, group: Group, choice: Choice, *, brief: bool) -> Iterator[Node]:
        tied = [(tie.one, tie.other) for tie in self._ties]
        for block in together(choice.shown, tied):
            for name in block:
                yield tool_box(self._network.graph, self._network.tools[name], group.id, brief=brief)
        count = len(choice.folded)
        if count:
            title = _.n("… and {n} other tool", "… and {n} other tools", count).format(n=number(count))
            yield _folded(group.id, group.id, title, self._gaps(choice.folded))

    def _cluster(self, group: Group) -> Node:
        title = self._network.title(group)
        if group.id in _ROLES:
            count = len(group.tools)
            pattern = _.n("{title}: {n} tool", "{title}: {n} tools", count)
            title = pattern.format(title=title, n=number(count))
        pairs = sum(tie.one in group.tools and tie.other in group.tools for tie in self._ties)
        words = _.n("{n} pair does the same", "{n} pairs do the same", pairs).format(n=number(pairs))
        outside = self._outside(group)
        gaps = self._gaps(group.tools)
        if outside and not self._concerned(group.tools):
            gaps = ()  # the badge on the box says that there is one
        return _folded(group.id, _FOLDED, title, (*gaps, *((words,) if pairs else ())), outside)

    def _others(self, groups: Sequence[Group]) -> Iterator[Node]:
        if groups:
            tools = [name for group in groups for name in group.tools]
            title = _.n("… and {n} other cluster", "… and {n} other clusters", len(groups))
            count = _.n("{n} tool", "{n} tools", len(tools)).format(n=number(len(tools)))
            title = title.format(n=number(len(groups)))
            yield _folded(_FOLDED, _FOLDED, title, (count, *self._gaps(tools)))

    def _gaps(self, tools: Iterable[str]) -> tuple[str, ...]:
        count = self._concerned(tools)
        return (_("{n} of them with findings").format(n=number(count)) if count else _("no findings"),)

    def _concerned(self, tools: Iterable[str]) -> int:
        return sum(self._grades.concerned(name) for name in tools)


def _folded(
    group: str, lane: str, title: str, details: tuple[str, ...], badges: tuple[Badge, ...] = ()
) -> Node:
    return Node(folded_box(group), lane, "tool", title, details, badges, status="folded")
