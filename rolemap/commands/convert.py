"""`rolemap convert`: from one file format to another."""

from __future__ import annotations

from rolemap.i18n import N_, domain
from rolemap.terminal.options import argument, command
from rolemap.terminal.output import tell
from rolemap.terminal.progress import step

_ = domain("cli")


@command(
    N_("Convert a map between YAML, JSON and Excel."),
    N_(
        "Convert a map between YAML, JSON and Excel (.yaml, .json, .xlsx); the suffix of OUT chooses. "
        "Nothing is lost but the comments of a YAML file."
    ),
)
@argument("source", N_("IN"))
@argument("target", N_("OUT"))
def convert(source: str, target: str) -> int:
    """Read one file, write the other."""
    from rolemap.services.converting import convert as convert_file

    with step(_("Converting…")):
        done = convert_file(source, target)
    tell(_("{path} was written.").format(path=target))
    for remark in done.remarks:
        tell(remark)
    if done.comments:
        tell(_("Comments are not carried over; {path} still has them.").format(path=source))
    return 0
