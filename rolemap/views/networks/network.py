"""The tools in service as a network: parts that hang together, tools that stand alone, platforms of the nation.

Parts are the connected components of live tools over active integrations, as the checks see them: the largest
first, the others in the order of the file. National platforms stand apart from the part that they connect;
a planned tool is connected to nothing yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import Relation, RoleGraph, Tool
from rolemap.views.networks.tool_boxes import short_name

_ = domain("views")


@dataclass(frozen=True, slots=True)
class Group:
    """Tools that stand in one lane, in the order of the file."""

    id: str
    tools: tuple[str, ...]
    whole: frozenset[str] = frozenset()
    """The component that they are part of, national platforms included."""


class Network:
    """Who stands where."""

    def __init__(self, graph: RoleGraph, report: Report) -> None:
        self.graph = graph
        self.report = report
        self.tools: dict[str, Tool] = {tool.id: tool for tool in graph.tools_in_service}

    @cached_property
    def national(self) -> Group:
        """The platforms of the nation, whatever they are connected to."""
        return Group(
            "national", tuple(name for name, tool in self.tools.items() if tool.provision == "national")
        )

    @cached_property
    def largest(self) -> frozenset[str]:
        """The largest component; none is outside it."""
        parts = self.graph.integration_components()
        return parts[0] if parts else frozenset()

    @cached_property
    def clusters(self) -> tuple[Group, ...]:
        """The parts of two or more tools that have a tool which is not national."""
        largest, *others = self.graph.integration_components() or (frozenset(),)
        place = {name: at for at, name in enumerate(self.tools)}
        parts = [largest, *sorted(others, key=lambda part: min(place[name] for name in part))]
        found: list[Group] = []
        for part in parts:
            own = self._local(part)
            if own and len(part) > 1:
                found.append(Group(f"cluster:{own[0]}", own, part))
        return tuple(found)

    @cached_property
    def apart(self) -> Group:
        """The live tools that are connected to no other, national ones left out."""
        alone = frozenset(
            name for part in self.graph.integration_components() if len(part) == 1 for name in part
        )
        return Group("apart", self._local(alone))

    @cached_property
    def planned(self) -> Group:
        """The tools that are not in use yet, national ones left out."""
        return Group(
            "planned",
            tuple(
                name
                for name, tool in self.tools.items()
                if tool.status == "planned" and tool.provision != "national"
            ),
        )

    @property
    def groups(self) -> Iterator[Group]:
        """All groups that have a tool, in the order in which they stand."""
        yield from (one for one in (self.national, *self.clusters, self.apart, self.planned) if one.tools)

    def _local(self, part: frozenset[str]) -> tuple[str, ...]:
        return tuple(
            name for name, tool in self.tools.items() if name in part and tool.provision != "national"
        )

    def is_hub(self, tool: str) -> bool:
        """Whether it is an integration platform."""
        return self.tools[tool].kind == "integration_platform"

    def hubs(self, part: frozenset[str]) -> tuple[str, ...]:
        """The integration platforms of a component, those of the map's own offices first."""
        own = [name for name in part if self.is_hub(name)]
        place = {name: at for at, name in enumerate(self.tools)}
        return tuple(sorted(own, key=lambda name: (self.tools[name].provision == "national", place[name])))

    def integrations(self) -> Iterator[Relation]:
        """The active integrations between live tools."""
        live = self.graph.live_tool_ids
        for relation in self.graph.relations("integrates"):
            if relation.source in live and relation.target in live and relation.source != relation.target:
                yield relation

    def title(self, group: Group) -> str:
        """The title of the lane of a group."""
        if group.id == "national":
            return _("National platforms")
        if group.id == "apart":
            return _("Connected to no other tool")
        if group.id == "planned":
            return _("Planned, not in use yet")
        number_of = [one.id for one in self.clusters].index(group.id) + 1
        return self._cluster_title(group).format(
            number=number(number_of),
            n=number(len(group.tools)),
            hub="; ".join(short_name(self.graph, name) for name in self.hubs(group.whole)[:1]),
        )

    def _cluster_title(self, group: Group) -> str:
        count = len(group.tools)
        if count == 1:
            return _("Cluster {number}: 1 tool connected to a national platform")
        if self.hubs(group.whole):
            return _("Cluster {number}: {n} tools connected through {hub}")
        return _("Cluster {number}: {n} tools connected to each other, through no integration platform")

    def facts(self, pairs: int) -> str:
        """What a reviewer asks first, as one line; `pairs` do the same."""
        if not self.tools:
            return _("no tool yet")
        told = Counter(finding.check for finding in self.report.findings if finding.open)
        parts = self.graph.integration_components()
        single = sum(len(part) == 1 for part in parts)
        if len(parts) == single == 1:
            apart, single = _("1 tool, connected to no other"), 0
        elif len(parts) == 1:
            apart = _("all tools connected with each other")
        else:
            apart = _("{n} separate parts")
        counted = (
            (len(parts), apart),
            (single, _.n("{n} of them a single tool", "{n} of them a single tool", single)),
            (pairs, _.n("{n} pair does the same", "{n} pairs do the same", pairs)),
            (
                told["PL-04"],
                _.n(
                    "{n} tool repeats what the nation offers",
                    "{n} tools repeat what the nation offers",
                    told["PL-04"],
                ),
            ),
            (
                told["PL-02"],
                _.n(
                    "{n} system without an integration platform",
                    "{n} systems without an integration platform",
                    told["PL-02"],
                ),
            ),
        )
        return " · ".join(
            words.format(n=number(count)) for at, (count, words) in enumerate(counted) if count or at == 0
        )
