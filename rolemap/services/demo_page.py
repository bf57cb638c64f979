"""The page of the demonstration: every sample with its counts, brakes and pictures, in one HTML file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePath

from rolemap.i18n import domain, language
from rolemap.services.checking import Workspace
from rolemap.services.reports import wording

_ = domain("services")

_STYLE = """
body { font: 16px/1.5 Arimo, Arial, sans-serif; color: #1b1f24; }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
figure { margin: 1.5rem 0; }
img { width: 100%; border: 1px solid #c9ced6; }
figcaption a { margin-left: .75em; }
.brakes { padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; }
.brakes li { border: 1px solid #1b1f24; border-radius: 4px; padding: .2rem .6rem; }
"""


def page(maps: Sequence[Workspace], views: Sequence[str]) -> str:
    """The HTML; files are named as `rolemap.services.demo` names them."""
    title = _("Role maps of digital transformation: the samples")
    body = "\n".join(line for workspace in maps for line in _map(workspace, views))
    return f"""\
<!doctype html>
<html lang="{language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{escape(title)}</h1>
{body}
</body>
</html>
"""


def _map(workspace: Workspace, views: Sequence[str]) -> Iterator[str]:
    name = PurePath(workspace.source).stem
    yield f"<h2>{escape(workspace.graph.info.title_in(language()))}</h2>"
    yield f"<p>{escape(wording.counts(workspace.report.counts))}: {_link(f'{name}.txt', _('report'))}, "
    yield f"{_link(f'{name}.brakes.txt', _('brakes'))}, {_link(f'{name}.yaml', _('map file'))}</p>"
    notice = workspace.graph.info.notice_in(language())
    if notice:
        yield f"<p><em>{escape(notice)}</em></p>"
    yield '<ul class="brakes">'
    for brake in workspace.brakes:
        sign = wording.STATE_SIGNS[brake.state]
        yield f"<li>{sign} {escape(brake.name)}: <strong>{escape(brake.state.label)}</strong></li>"
    yield "</ul>"
    for view in views:
        yield from _picture(f"{name}.{view}", view)


def _picture(name: str, view: str) -> Iterator[str]:
    from rolemap.views import views

    title = domain("views")(views()[view].title)
    links = " ".join(_link(f"{name}.{suffix}", suffix.upper()) for suffix in ("svg", "png", "pdf"))
    yield f'<figure><a href="{name}.svg"><img src="{name}.svg" alt="{escape(title)}"></a>'
    yield f"<figcaption>{escape(title)}: {links}</figcaption></figure>"


def _link(target: str, words: str) -> str:
    return f'<a href="{escape(target)}">{escape(words)}</a>'
