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
    """A CSS selector of what is pointed at."""
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
        "#picture",
        N_("The whole on one page"),
        N_(
            "In the middle is the picture: leaders set problems, tools answer them, builders build the tools, "
            "the apparatus uses them. Numbered badges are gaps; a dashed box is a role that nobody holds."
        ),
        N_("Turn the wheel or press + and − to zoom, drag to move, and press “Fit” to see all again."),
        N_("Zoom and place stay as they are while you work; every redraw keeps them."),
    ),
    Step(
        "gap",
        "",
        "#gaps",
        N_("Find the gap HD-01"),
        N_("At the side stand the gaps by brake, with the same numbers as on the picture."),
        N_(
            "Under “The head's role” press HD-01: the problem “Lãnh đạo thiếu số liệu kịp thời để cảnh báo "
            "sớm” was set by the director of a department."
        ),
        N_("The boxes that it is about light up, and the reason and the remedy open below the gap."),
    ),
    Step(
        "repair",
        "",
        "#gaps",
        N_("Repair it by the form"),
        N_("Leadership is not delegated: the head of the owning organization has to set the problem."),
        N_(
            "Press the button of the repair. In the form choose “Chủ tịch UBND tỉnh” as who sets the problem "
            "(typing “chu tich” finds it), and save."
        ),
        N_(
            "A message says which gaps were closed: HD-01, and BU-01 which followed from it. The numbers in "
            "the list and on the picture have changed together."
        ),
        closes="HD-01:tb.p.dieuhanh",
    ),
    Step(
        "undo",
        "",
        "[data-tour='undo']",
        N_("Undo and redo"),
        N_("Nothing is ever lost: every save is a version, and each can be taken back."),
        N_("Press “Undo” (Ctrl+Z), look at the list of gaps, then “Redo” (Ctrl+Shift+Z or Ctrl+Y)."),
        N_("The gap opens again and closes again."),
    ),
    Step(
        "table",
        "/tables/tools",
        "table",
        N_("Edit in the table, and a light changes"),
        N_(
            "The tables work as in Excel. “Phần mềm báo cáo riêng của một sở” does what the shared reporting "
            "system does already, and is not connected."
        ),
        N_("In the row of this tool set the status to “đã dừng” (Enter, choose, Enter)."),
        N_("Four gaps close at once, and the brake “Platform approach” turns from yellow to green."),
        closes="PL-01:tb.t.baocao:tb.t.bcrieng",
    ),
    Step(
        "coverage",
        "?view=coverage",
        "#picture",
        N_("Who is not on board"),
        N_(
            "The view “coverage” shows the apparatus as a grid: units that must take part, and whether they do."
        ),
        N_("Look for the empty cells; press one to see the unit."),
        N_("The districts do not use the operations centre yet: gap PA-06."),
    ),
    Step(
        "matrix",
        "/matrices/units-tools",
        "table",
        N_("Set a use in the matrix"),
        N_("The matrix has a row a unit and a column a tool; a sign in a cell is a relation."),
        N_(
            "Go with the arrow keys to the row of a district and the column of the operations centre (IOC), "
            "and press the space bar."
        ),
        N_("The use is set and saved; the coverage of the problem rises. The space bar takes it off again."),
    ),
    Step(
        "brakes",
        "/brakes",
        "main",
        N_("Five lights for the leader"),
        N_(
            "This is the page for whoever decides: five lights, the figures behind them, where to look, what to do."
        ),
        N_("Record a new measurement of a threshold: choose one, type date and value, and save."),
        N_(
            "The trend line goes on to the new point, and the page says whether the line will be crossed soon."
        ),
    ),
    Step(
        "history",
        "/history",
        "main",
        N_("What has happened so far"),
        N_("Every save stands here with author, time and the five lights as they were then."),
        N_("Choose the first and the last version and compare them."),
        N_("One picture shows what was added, changed and removed, and which gaps were closed and opened."),
    ),
    Step(
        "export",
        "",
        "[data-tour='export']",
        N_("Take the picture with you"),
        N_("Every view can be saved as a file: PDF for paper, SVG or PNG for documents."),
        N_("Open “Save the picture” and choose PDF on A4."),
        N_("The file has title, date, legend and the list of gaps, and is readable in black and white."),
    ),
)
