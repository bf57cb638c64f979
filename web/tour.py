"""The steps of the ten-minute tour: on which page, what is pointed at, what to look at, do and see.

A page that has not what a step points at shows the step without pointing; the browser test holds each to its page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rolemap.i18n import N_, domain

_ = domain("web.help")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: where it plays, and its sentences."""

    slug: str
    path: str
    """Below the address of the map."""
    target: str
    """What is pointed at: the first that is seen of one or more CSS selectors, with bars between them."""
    title: str
    look: str
    do: str
    see: str
    closes: str = ""
    """The key of a finding whose closing completes the step."""

    def address(self, map_id: str) -> str:
        """The page of the step."""
        return f"/maps/{map_id}{self.path}"


def steps() -> tuple[Step, ...]:
    """The steps in the reader's language."""
    return tuple(
        replace(step, title=_(step.title), look=_(step.look), do=_(step.do), see=_(step.see))
        for step in STEPS
    )


STEPS: tuple[Step, ...] = (
    Step(
        "picture",
        "",
        "#canvas",
        N_("The whole on one page"),
        N_(
            "In the middle is the picture: leaders set problems, tools answer them, builders build the tools, "
            "the apparatus uses them. Numbered badges are gaps; a dashed box is a role that nobody holds."
        ),
        N_("Turn the wheel or press + and − to zoom, drag to move, and press 0 to see all again."),
        N_("Zoom and place stay as they are while you work; every redraw keeps them."),
    ),
    Step(
        "gap",
        "",
        ".gap[data-key='HD-01:tb.p.dieuhanh']",
        N_("Find the gap HD-01"),
        N_("At the side stand the gaps by brake, with the same numbers as on the picture."),
        N_(
            "Under “The head's role” press HD-01: the problem “Lãnh đạo thiếu số liệu kịp thời để cảnh báo "
            "sớm” was set by the director of a department."
        ),
        N_("What it is about lights up on the picture; the reason and the remedy open below the gap."),
    ),
    Step(
        "repair",
        "",
        "#side | .gap[data-key='HD-01:tb.p.dieuhanh']",
        N_("Repair it by the form"),
        N_("Leadership is not delegated: the head of the owning organization has to set the problem."),
        N_(
            "Press “Let the head set the problem…”. In the form that opens choose “Chủ tịch UBND tỉnh” "
            "(typing “chu tich” finds it) and save."
        ),
        N_(
            "A message says what this save did: HD-01 is closed, and BU-01 which followed from it. Whoever set the "
            "problem before is recorded as steering, so nothing new is open."
        ),
        closes="HD-01:tb.p.dieuhanh",
    ),
    Step(
        "again",
        "",
        ".gap[data-key='PA-05:tb.p.vanban'] | #gaps",
        N_("Repair it with one press"),
        N_("Where nothing is left to choose, no form is needed."),
        N_(
            "Under “Participation” press PA-05 of the problem “Văn bản chỉ đạo đến cấp xã "
            "chậm, khó theo dõi”, then the button that brings the communes of Tiền Hải on board."
        ),
        N_(
            "PA-05 of this problem is closed: all 285 units take part. On the picture their box is whole again."
        ),
        closes="PA-05:tb.p.vanban",
    ),
    Step(
        "undo",
        "",
        "form[data-undo]",
        N_("Undo and redo"),
        N_("Nothing is ever lost: every save is a version, and each can be taken back."),
        N_("Press “Undo” (Ctrl+Z), look at the list of gaps, then “Redo” (Ctrl+Y)."),
        N_("The gap opens again and closes again."),
    ),
    Step(
        "table",
        "/tables/tools",
        "tr[data-key='tb.t.bcrieng']",
        N_("Edit in the table, and a light changes"),
        N_(
            "The tables work as in Excel. “Phần mềm báo cáo riêng của một sở” does what the shared reporting "
            "system does already, and is not connected."
        ),
        N_("In the row of this tool, column “Trạng thái”: Enter, choose “đã dừng”, Enter."),
        N_("Four gaps close at once, and the light of “Platform approach” turns from yellow to green."),
        closes="PL-01:tb.t.baocao:tb.t.bcrieng",
    ),
    Step(
        "coverage",
        "?view=coverage",
        "#canvas",
        N_("Who is not on board"),
        N_("The view “coverage” asks of every unit that must take part whether it does."),
        N_("Look for the framed cells with a badge: the column of the problem that you repaired."),
        N_("No district uses its tool, the operations centre, yet: 0/8, gap PA-06."),
    ),
    Step(
        "matrix",
        "/matrices/uses",
        "tr[data-key='tb.g.huyen']",
        N_("Set a use in the matrix"),
        N_(
            "The matrix has a row a unit and a column a tool; a letter in a cell is a relation. A dashed ring stands "
            "where a use is missing that must be."
        ),
        N_(
            "Go with the arrow keys to the row “Khối UBND cấp huyện”, column “Trung tâm giám sát, điều hành đô "
            "thị thông minh”, and press X."
        ),
        N_("The eight districts use the centre from now on: PA-06 and PA-05 of this problem are closed."),
        closes="PA-06:tb.p.dieuhanh",
    ),
    Step(
        "brakes",
        "/brakes",
        "form.measure | main h1",
        N_("Five lights for the leader"),
        N_(
            "This page is for whoever decides: five lights, the figures behind them, where to look, what to do."
        ),
        N_("Below, at the thresholds, type 44 as the new value of the first one and press Enter."),
        N_("The line of the threshold goes on to the new point, and says how far its limit is."),
    ),
    Step(
        "history",
        "/history",
        "#history .rev | main h1",
        N_("What has happened so far"),
        N_("Every save stands here with author, time, the five lights and the gaps as they were then."),
        N_("Choose version 1 in column A and the newest one in column B, and compare them."),
        N_("One picture shows what was added, changed and removed, and which gaps were closed and opened."),
    ),
    Step(
        "export",
        "",
        "#files",
        N_("Take the picture with you"),
        N_("Every view can be saved as a file: PDF for paper, SVG or PNG for documents."),
        N_("Open “Download the picture” above the picture and choose PDF, A4, black and white."),
        N_("The file has title, date, legend and the list of gaps, and is readable on a photocopy."),
    ),
)
