"""`rolemap verify`: whether the database still holds what was written."""

from __future__ import annotations

from rolemap.i18n import N_, domain, number
from rolemap.terminal.options import command, option
from rolemap.terminal.output import say, tell
from rolemap.terminal.progress import step

_ = domain("cli")

EXIT_BROKEN = 1


@command(
    N_("Verify that the database still holds every revision as it was kept."),
    N_(
        "Verify that the database still holds every revision as it was kept: reads each document again and compares "
        "its hash, and the hash of each revision, which covers the one before it. Nothing is changed; the server may "
        "run meanwhile.\n\nEnds with 0 when all is as it was kept, with 1 when something is not; then each place is "
        "listed. It ends with 3 when the database cannot be opened."
    ),
)
@option("--data", metavar=N_("FOLDER"), help=N_("The folder of the database."))
def verify(data: str | None) -> int:
    """Print a line for each place that is broken, or that there is none."""
    from rolemap.services.maps.keeping import verify as look

    with step(_("Reading every revision…")):
        count, broken = look(data)
    for place in broken:
        say(_where(place.map, place.number).format(map=place.map, number=place.number, what=place.what))
    if broken:
        tell(
            _(
                "Keep this database as evidence, put the newest backup that verifies in its place, and enter again "
                "what was changed since. The revisions that are not named here are whole."
            )
        )
        return EXIT_BROKEN
    say(
        _.n(
            "{count} map, every revision is as it was kept.",
            "{count} maps, every revision is as it was kept.",
            count,
        ).format(count=number(count))
    )
    return 0


def _where(map: str, revision: int | None) -> str:
    if not map:
        return _("the file as a whole: {what}")
    return _("{map}: {what}") if revision is None else _("{map}, revision {number}: {what}")
