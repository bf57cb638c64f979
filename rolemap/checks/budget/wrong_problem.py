"""BU-01: money without proof that it goes to the right problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.budget._example import SOUND
from rolemap.checks.mending import Fill, Heads, Relate
from rolemap.model import Problem, Relation, RoleGraph, blank
from rolemap.model.delegation import set_by_head
from rolemap.model.spending import proofs

_NOT_MEASURED = N_("a problem lacks baseline or target")
_NOT_SET = N_("a problem was not set by the head")


class WrongProblem(Check):
    """A budget shows no evidence of its problem, or reaches none set by a head with baseline and target."""

    id = "BU-01"
    slug = "wrong-problem"
    group = "budget"
    name = N_("No evidence: right problem")
    message = N_("“{budget}” ({period}) is not tied to the right problem: {reasons} (problem: {problems}).")
    why = N_("The money solves what nobody in charge asked for.")
    remedy = N_("Attach a problem set by the head, with its present state and target.")
    repairs = (
        Fill(N_("Add present state and target of “{name}”"), "problems", ("baseline", "target")),
        Relate(
            N_("Let the head set the problem"),
            "sets",
            source=Heads("problems"),
            target="problems",
            presets={"accountable": True},
        ),
        Relate(N_("Name the tool that is paid for"), "funds", source="budget"),
        Fill(N_("Attach the evidence of the right problem"), "budget", ("evidence.problem",)),
    )
    subjects = ("budget",)
    severity = Severity.ERROR
    basis = N_(
        "principle S7; the mapping of the five rights to evidence is a product choice, the article does "
        "not define them"
    )
    principle = "five"
    breaks = SOUND.replace(", target: 4", "")
    keeps = SOUND

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such budget; marks the way from the money to its problems and to who set them."""
        for budget in graph.budgets:
            shown = proofs(budget, "problem")
            funding = graph.outgoing("funds", budget.id)
            lacking = {
                problem.id: _lacking(graph, problem)
                for funds in funding
                for problem in graph.problems_of(funds.target)
            }
            proven = not all(lacking.values())
            if shown and proven:
                continue
            reasons = [] if shown else [N_("no evidence attached")]
            if not funding:
                reasons.append(N_("it funds no tool"))
            elif not lacking:
                reasons.append(N_("its tools address no problem"))
            elif not proven:
                reasons.extend(dict.fromkeys(reason for found in lacking.values() for reason in found))
            yield Hit(
                (budget.id,),
                (
                    *funding,
                    *(way for funds in funding for way in graph.outgoing("addresses", funds.target)),
                    *(way for problem in lacking for way in graph.incoming("sets", problem)),
                ),
                {
                    "period": budget.period.strip(),
                    "reasons": Words(tuple(reasons)),
                    "problems": Names(tuple(lacking)) if lacking else Words((N_("none"),)),
                },
                causes=tuple(_causes(graph, funding, lacking)) if shown else (),
            )


def _lacking(graph: RoleGraph, problem: Problem) -> tuple[str, ...]:
    lacking = []
    if blank(problem.baseline) or blank(problem.target):
        lacking.append(_NOT_MEASURED)
    if not set_by_head(graph, problem):
        lacking.append(_NOT_SET)
    return tuple(lacking)


def _causes(
    graph: RoleGraph, funding: tuple[Relation, ...], lacking: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """The findings that break a way from the money to a problem all by themselves, where they exist."""
    for funds in funding:
        if not graph.outgoing("addresses", funds.target):
            yield f"PA-10:{funds.target}"
    for problem, found in lacking.items():
        if found == (_NOT_MEASURED,):
            yield f"AW-05:{problem}"
        elif found == (_NOT_SET,):
            yield f"HD-01:{problem}" if graph.incoming("sets", problem) else f"PA-01:{problem}"
