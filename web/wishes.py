"""What the address of a picture wishes for: view, focus, steps, theme, paper."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import abort, request

from rolemap.services.drawing import MOST_STEPS
from rolemap.services.maps.pictures import PAPERS, THEMES, Wish

MOST_UNFOLDED = 20
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def wish() -> Wish:
    """The picture that the address asks for; nonsense in it is answered with 400."""
    focus = _text("focus")
    return Wish(
        view=_text("view"),
        focus=focus,
        depth=_depth() if focus else None,
        theme=_one_of("theme", THEMES) or THEMES[0],
        unfold=tuple(sorted((_text("unfold") or "").split()[:MOST_UNFOLDED])),
    )


def wish_of_file() -> Wish:
    """The same for a file, on paper where the address names one."""
    paper = _one_of("paper", PAPERS)
    upright = _one_of("turn", ("portrait", "landscape")) == "portrait"
    return replace(wish(), paper=paper, portrait=bool(paper) and upright)


def file_name(map_id: str, view: str, asked: Wish, date: str | None, suffix: str) -> str:
    """A name in plain ASCII for the file, such as ``thai-binh-three-persons-tb.p.hop-2021-12-31.pdf``."""
    parts = (map_id, view, asked.focus, asked.paper, date)
    return _NOT_PLAIN.sub("-", "-".join(part for part in parts if part)) + f".{suffix}"


def _text(key: str) -> str | None:
    return request.args.get(key, "").strip() or None


def _one_of(key: str, known: tuple[str, ...]) -> str | None:
    value = _text(key)
    if value is not None and value not in known:
        abort(400)
    return value


def _depth() -> int | None:
    value = _text("depth")
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and int(value[:3]) <= MOST_STEPS):
        abort(400)
    return int(value)
