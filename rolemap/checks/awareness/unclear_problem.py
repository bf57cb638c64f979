"""AW-05: a problem is not stated so that anybody could say later whether it was solved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Fill
from rolemap.model import RoleGraph, blank, plain_name

_FIELDS = {
    "pain": N_("the pain is not stated"),
    "baseline": N_("no baseline"),
    "target": N_("no target"),
    "unit": N_("no unit of measure"),
    "due": N_("no due date"),
}


class UnclearProblem(Check):
    """An open problem without pain, baseline, target, unit or due date, or named after a tool."""

    id = "AW-05"
    slug = "unclear-problem"
    group = "awareness"
    name = N_("Problem not stated or not measurable")
    message = N_("Problem “{problem}” is not clear or cannot be measured: {gaps}.")
    why = N_(
        "Nobody can say later whether the problem was solved; a solution bought first looks for a problem."
    )
    remedy = N_(
        "Rewrite by the pattern: who suffers what, how much today, how much is the target, until when."
    )
    repairs = (
        Fill(
            N_("State the problem with figures and a due date"),
            "problem",
            ("name", "pain", "baseline", "target", "unit", "due"),
        ),
    )
    subjects = ("problem",)
    severity = Severity.WARNING
    basis = N_(
        "principle S8; Minister 2024: leaders name the pain, technology is not their trade; "
        "published reviewer rubrics flag claims without numbers"
    )
    principle = "confused"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Triển khai Cổng Dịch vụ công, owner: ubnd, status: approved}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: national}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
  uses: [{from: ubnd, to: dvc}]
"""
    keeps = breaks.replace("Triển khai Cổng Dịch vụ công", "Người dân phải nộp lại giấy tờ đã có").replace(
        "status: approved",
        "status: approved, pain: Khai lại thông tin ở mỗi thủ tục,\n"
        "   baseline: 35, target: 80, unit: '% hồ sơ trực tuyến', due: 2025-12-31",
    )

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem, with all that is missing or wrong."""
        problems = [(problem, plain_name(problem.name)) for problem in graph.open_problems]
        # One search through all names at once: few tools are in any of them; only those are looked at.
        all_names = "\n".join(name for _, name in problems)
        tools = [(tool.id, plain_name(tool.name)) for tool in graph.tools]
        named = [(tool_id, name) for tool_id, name in tools if name in all_names]
        for problem, name in problems:
            gaps = [words for key, words in _FIELDS.items() if blank(getattr(problem, key))]
            inside = _named_in(name, named)
            if inside:
                gaps.append(N_("its name contains the name of a tool"))
            if gaps:
                yield Hit((problem.id,), values={"gaps": Words(tuple(gaps)), "tools": Names(inside)})


def _named_in(name: str, tools: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(tool_id for tool_id, tool_name in tools if _contains(name, tool_name))


def _contains(text: str, part: str) -> bool:
    """Whether `part` occurs in `text` with no letter or digit directly before or after it."""
    at = text.find(part)
    while at >= 0:
        before, after = text[:at][-1:], text[at + len(part) :][:1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(part, at + 1)
    return False
