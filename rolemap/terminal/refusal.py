"""What a reader is told when maps were refused: every defect, in the form that was asked for."""

from __future__ import annotations

from rolemap.errors import DefectsFound
from rolemap.i18n import domain, number
from rolemap.terminal.output import hand_over, tell

_ = domain("cli")


def refuse(found: DefectsFound, form: str = "text") -> int:
    """Tell the defects and return the exit code.

    In a form for programs they are the answer and go to standard output; for people there is a line each on
    standard error.
    """
    from rolemap.services.reports import formats, writer

    if form in formats("defects"):
        hand_over(writer("defects", form)(found.defects))
        return found.exit_code
    count = len(found.defects)
    tell(str(found))
    tell(
        _.n("{n} defect; nothing was written.", "{n} defects; nothing was written.", count).format(
            n=number(count)
        )
    )
    return found.exit_code
