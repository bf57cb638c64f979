"""The page of the demonstration: the samples, and every view with the question it answers, in one HTML file.

It needs nothing from elsewhere, is read from a disk, on paper and by a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING

from rolemap.i18n import domain, language, number
from rolemap.services.checking import Workspace
from rolemap.services.reports import wording

if TYPE_CHECKING:
    from rolemap.render.layout import Layout

_ = domain("services")

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 Arimo, Arial, 'Liberation Sans', sans-serif; color: #1b1f24; background: #fff; }
body { margin: 0 auto; max-width: 78rem; padding: 1.5rem 1.5rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .25rem; padding-top: .75rem; border-top: 2px solid #1b1f24; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .4rem 0; max-width: 60rem; }
a { color: #0b4f9c; }
a:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding-bottom: .3rem; }
th, td { border: 1px solid #8a919b; padding: .4rem .7rem; text-align: left; vertical-align: top; }
td ul { margin: 0; padding: 0; list-style: none; }
nav ol { columns: 2; column-gap: 2.5rem; padding-left: 1.4rem; }
nav li { break-inside: avoid; margin-bottom: .35rem; }
nav span, .question { color: #49515c; }
figure { margin: 1rem 0 2rem; }
figure img { display: block; width: 100%; height: auto; border: 1px solid #c9ced6; }
figcaption { margin: .4rem 0; }
code { font: .875em 'Liberation Mono', Consolas, monospace; background: #eef0f3; padding: .1em .35em; }
.top { float: right; font-size: .9rem; }
@media screen and (max-width: 50rem) { nav ol { columns: 1; } }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  header, nav { font-size: 9pt; line-height: 1.35; }
  th, td { padding: .15rem .6rem; }
  a { color: inherit; text-decoration: none; }
  h2 { break-after: avoid; border-top: 0; margin-top: 0; }
  main section, main figure + figure { break-before: page; }
  figure { margin: 2mm 0 0; }
  figure > a { display: block; break-inside: avoid; break-before: avoid; }
  figure > a + a { break-before: page; }
  figure img { border: 0; max-height: 150mm; object-fit: contain; object-position: left top; }
  .top, .again { display: none; }
}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the page: a view of a map, in files whose names begin with `stem`."""

    slug: str
    workspace: Workspace
    stem: str
    files: tuple[str, ...]
    """The SVG of each of its pages."""
    layout: Layout
    sheets: int
    """Pages of its PDF."""


def page(maps: Sequence[Workspace], pictures: Sequence[Shown]) -> str:
    """The HTML; the pictures of one view stand together in the order given."""
    title = _("Role maps of digital transformation: the samples")
    slugs = tuple(dict.fromkeys(shown.slug for shown in pictures))
    body = "\n".join((*_head(title, maps), *_contents(slugs), "<main>", *_views(slugs, pictures), "</main>"))
    return f"""\
<!doctype html>
<html lang="{language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body id="top">
{body}
</body>
</html>
"""


def _head(title: str, maps: Sequence[Workspace]) -> Iterator[str]:
    yield f"<header><h1>{escape(title)}</h1>"
    how = _(
        "Each picture asks one question of a map and shows what is missing: a dashed empty box is a role that "
        "nobody holds; a numbered badge is a finding, with the same number in the table and in the report."
    )
    yield f"<p>{escape(how)}</p>"
    yield f"<table><caption>{escape(_('The sample maps'))}</caption>"
    heads = (_("Map"), _("Findings"), _("Brakes"), _("Files"))
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield f"<thead><tr>{cells}</tr></thead><tbody>"
    for workspace in maps:
        yield _map(workspace)
    yield "</tbody></table>"
    for notice in dict.fromkeys(workspace.graph.info.notice_in(language()) for workspace in maps):
        if notice:
            yield f"<p><em>{escape(notice)}</em></p>"
    yield "</header>"


def _map(workspace: Workspace) -> str:
    name = PurePath(workspace.source).stem
    brakes = "".join(
        f"<li>{wording.STATE_SIGNS[brake.state]} {escape(brake.name)}: "
        f"<strong>{escape(brake.state.label)}</strong></li>"
        for brake in workspace.brakes
    )
    files = ", ".join(
        _link(f"{name}{ending}", words)
        for ending, words in ((".txt", _("report")), (".brakes.txt", _("brakes")), (".yaml", _("map file")))
    )
    title = escape(workspace.graph.info.title_in(language()))
    counts = escape(wording.counts(workspace.report.counts))
    return f'<tr><th scope="row">{title}</th><td>{counts}</td><td><ul>{brakes}</ul></td><td>{files}</td></tr>'


def _contents(slugs: Sequence[str]) -> Iterator[str]:
    words = _("The {n} views and the question that each answers").format(n=number(len(slugs)))
    yield f'<nav aria-labelledby="views"><h2 id="views">{escape(words)}</h2><ol>'
    for slug in slugs:
        title, question = _words(slug)
        yield f'<li><a href="#{slug}">{escape(title)}</a><br><span><code>{slug}</code> {escape(question)}</span></li>'
    yield "</ol></nav>"


def _views(slugs: Sequence[str], pictures: Sequence[Shown]) -> Iterator[str]:
    for slug in slugs:
        title, question = _words(slug)
        back = f'<a class="top" href="#top">{escape(_("back to the top"))}</a>'
        yield f'<section aria-labelledby="{slug}">{back}<h2 id="{slug}">{escape(title)}</h2>'
        yield f'<p class="question">{escape(question)}</p>'
        for shown in pictures:
            if shown.slug == slug:
                yield from _figure(shown)
        yield "</section>"


def _figure(shown: Shown) -> Iterator[str]:
    layout = shown.layout
    yield "<figure>"
    for file, sheet in zip(shown.files, layout.pages, strict=True):
        alt = f"{layout.title}. {layout.description}"
        if sheet.count > 1:
            words = _("{picture}, page {number} of {count}")
            alt = words.format(picture=alt, number=number(sheet.number), count=number(sheet.count))
        size = f'width="{sheet.width:.0f}" height="{sheet.height:.0f}"'
        yield f'<a href="{file}"><img src="{file}" {size} alt="{escape(alt)}"></a>'
    sheets = _.n("PDF, {n} page of A4", "PDF, {n} pages of A4", shown.sheets).format(n=number(shown.sheets))
    links = " · ".join((*(_link(file, "SVG") for file in shown.files), _link(f"{shown.stem}.pdf", sheets)))
    command = f"rolemap draw {PurePath(shown.workspace.source).name} --view {shown.slug} -o {shown.stem}.png"
    again = f'<span class="again"><br>{escape(_("To draw it again:"))} <code>{escape(command)}</code></span>'
    title = escape(shown.workspace.graph.info.title_in(language()))
    yield f"<figcaption><strong>{title}</strong> · {links}{again}</figcaption></figure>"


def _words(slug: str) -> tuple[str, str]:
    """The title and the question of a view, in the reader's language."""
    from rolemap.views import views

    view, words = views()[slug], domain("views")
    return words(view.title), words(view.answers)


def _link(target: str, words: str) -> str:
    return f'<a href="{escape(target)}">{escape(words)}</a>'
