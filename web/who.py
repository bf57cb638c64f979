"""Who is at work and what they may do: the one place that will change when accounts come."""

from __future__ import annotations

from rolemap.i18n import N_, domain

_ = domain("web")

LOCAL_USER = N_("planner")


def author() -> str:
    """The name under which a revision is kept; until there are accounts the single user of this machine.

    It is written in Vietnamese whatever the page speaks: a name in the history does not change with the reader.
    """
    from rolemap.i18n import use

    with use("vi"):
        return _(LOCAL_USER)


def may(action: str, map_id: str | None = None) -> bool:
    """Whether the user may do `action` (``read``, ``write``, ``delete``) with a map; the local user may do all."""
    return True
