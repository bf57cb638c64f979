"""What a planner should type, key by key: one short sentence, with an example where it helps."""

from __future__ import annotations

from collections.abc import Mapping

from rolemap.i18n import N_, domain

_ = domain("editing")

_HINTS: Mapping[str, str] = {
    "id": N_("A short code without accents that stays for good, such as t.dvc."),
    "name": N_("The full official name."),
    "source": N_("Where this comes from, such as a decision with number and date."),
    "provenance": N_(
        "Public where it stands in a published document; illustrative where it was made up as an example."
    ),
    "valid_from": N_("The first day in force; empty where it has always been."),
    "valid_to": N_("The day after the last day in force; empty while it goes on."),
    "level": N_("The level of the apparatus; enterprises and central agencies stand beside it."),
    "parent": N_("The organization directly above it."),
    "code": N_("The official identification code, such as 000.15.H54."),
    "apparatus": N_("Mark it where the unit must take part in what is asked of its level."),
    "size": N_("How many units it stands for: 19 for a block of 19 communes."),
    "head_also": N_("Positions elsewhere whose holder also heads this organization."),
    "tool_count_survey": N_("How many tools a survey has counted here, such as 14."),
    "members": N_("Choose the organizations of the group one by one."),
    "under": N_("For a group by rule: all units of the chosen level below this organization."),
    "organization": N_("The organization to which the position belongs."),
    "rank": N_("Head also for the chairperson, the director and the chief of office."),
    "holder": N_("The name of the person, where it is public."),
    "standing_agency": N_("The agency that does the paperwork of the body."),
    "owner": N_("The organization that answers for the problem."),
    "owner_scope": N_("The organization below which all must use the answer; empty means the owner."),
    "audience": N_("The levels that must use the answer; none where nobody is obliged."),
    "framing": N_("A new way where it replaces work that is done today; a new task where it comes on top."),
    "start": N_("The day on which the work began."),
    "pain": N_(
        "What hurts today, in words that those concerned use: citizens come three times for one permit."
    ),
    "baseline": N_("The figure of today, in the unit of the target, such as 35."),
    "target": N_("The figure to reach, such as 80."),
    "unit": N_("What the figures count, such as % of files."),
    "due": N_("The day by which the target is to be reached."),
    "capabilities": N_("What the tool does, one function a line, such as online meetings."),
    "shared": N_("Mark it where several agencies use the same tool."),
    "changes": N_("Steps, meetings and forms that it does away with, such as no more paper copies."),
    "collects": N_("Data that people type into it, one kind a line."),
    "justification": N_("Why this tool is needed although a national or shared one exists."),
    "number": N_("The number and symbol, such as 571/QĐ-UBND."),
    "metric": N_("What is measured, with its unit, such as share of online files (%)."),
    "must_stay": N_("Above for what should be high, below for what should be low."),
    "limit": N_("The red line, such as 30."),
    "warn": N_("Where the early warning begins, before the red line, such as 35."),
    "action": N_("What is done when the line is passed, such as pause and review."),
    "watcher": N_("The position that looks at the figures and reports."),
    "measurements": N_("One value a date; new ones go below."),
    "period": N_("A year or two years, such as 2022 or 2021-2025."),
    "amount_vnd_m": N_("In million VND, such as 900."),
    "evidence.problem": N_("Papers that show the problem is real, such as a survey of citizens."),
    "evidence.people": N_("Papers that name who asks, who builds and who uses."),
    "evidence.product": N_("Papers that show the product does what is needed, such as minutes of a trial."),
    "evidence.price": N_("Papers that support the price, such as three quotations."),
    "evidence.process": N_("Papers that show the steps were kept, such as the appraisal report."),
    "steps": N_("Each step of the procedure with its date, once it is done."),
    "accountable": N_("Mark it for the one who answers for the result."),
    "by_delegation": N_(
        "The delegation under which this is done; empty where it is done in one's own right."
    ),
    "mandatory": N_("Mark it where a document obliges the unit to use it."),
    "active_rate": N_("The share of staff who really use it: type 80% or 0.8."),
    "hours_delta": N_(
        "Hours of work a month for one unit: -6 where it saves six hours, 4 where it adds four."
    ),
    "basis": N_("The document of the delegation, such as Decision No. 12/QĐ-UBND."),
    "order_to_deputy": N_("Mark it where it is the usual division of work with a deputy."),
    "mode": N_("How the document is signed: directly, TM., KT., TL. or TUQ."),
}
_OF_ONE: Mapping[tuple[str, str], str] = {
    ("bodies", "scope"): N_("The organization whose whole apparatus the body steers."),
    ("reviews", "decision"): N_("What was decided, such as go on, adjust, or stop."),
    ("delegates", "scope"): N_("What may be done in the name of the one who delegates."),
    ("succeeds", "functions"): N_("What was taken over, such as state management of information technology."),
    ("map", "title.vi"): N_("The title as it stands above every picture."),
    ("map", "as_of"): N_("The day of which every check and picture speaks."),
    ("map", "root"): N_("The organization whose apparatus the map shows."),
    ("map", "levels"): N_("From the top down, each by its code."),
    ("map", "stage"): N_("While preparing, pictures put the plan first; when running, the use."),
    ("map", "illustrative"): N_("Mark it where figures are made up: every picture then says so."),
    ("map", "notice.vi"): N_("A sentence that stands below every picture."),
    ("map", "licence"): N_("Who may use the map and how, such as internal use."),
    ("waivers", "check"): N_("The check whose finding is accepted."),
    ("waivers", "subjects"): N_("The elements of the finding, in its order."),
    ("waivers", "reason"): N_("Why it is accepted for a time."),
    ("waivers", "approved_by"): N_("The position or person who takes responsibility."),
    ("waivers", "until"): N_("The last day on which it is accepted."),
    ("waivers", "document"): N_("The document that says so, where there is one."),
}
"""Keys that stand in one section only, or mean something else there."""


def hint(where: str, key: str) -> str:
    """The hint for a key of a section, a relation kind, ``map`` or ``waivers``; empty where the label says it."""
    known = _OF_ONE.get((where, key)) or _HINTS.get(key)
    return _(known) if known else ""
