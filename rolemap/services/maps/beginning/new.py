"""New maps: blank, from a template, or as a copy of another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rolemap.errors import DefectsFound
from rolemap.i18n import DEFAULT_LANGUAGE, N_, domain, language, use
from rolemap.services.maps.beginning.samples import Start, recorded
from rolemap.services.maps.beginning.samples import sample as sample
from rolemap.services.maps.beginning.samples import sample_anew as sample_anew
from rolemap.services.maps.beginning.samples import sample_copy as sample_copy
from rolemap.services.maps.beginning.samples import samples as samples
from rolemap.services.maps.brakes.figures import NotUnderstood, typed_day
from rolemap.services.maps.ids import FormRefused as FormRefused
from rolemap.services.maps.ids import free_id, id_of, refuse_reserved
from rolemap.services.maps.opening import content_of, document_of

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.beginning")

Document = dict[str, Any]
BLANK = "blank"
_ABOUT: Mapping[str, tuple[str, str]] = {
    "tinh": (
        N_("A province"),
        N_(
            "The apparatus of a province with two levels of government stands there already; fill in problems, tools, "
            "and who does what."
        ),
    ),
    "toi-thieu": (
        N_("The smallest map"),
        N_(
            "One problem with its three persons, to see how they hang together; replace the names by your own."
        ),
    ),
}
"""Name and purpose of the templates that came with the program."""
_FIELDS = {"id": "id", "title": "title", "as_of": "as_of", "levels": "levels", "root": "root"}
"""Keys of ``map`` and the fields of the form that fill them."""


def templates() -> tuple[Start, ...]:
    """The templates, the fullest first."""
    from rolemap.services.starting import templates as known

    found = [_start(slug) for slug in known()]
    return tuple(sorted(found, key=lambda start: list(_ABOUT).index(start.id) if start.id in _ABOUT else 99))


def _start(slug: str) -> Start:
    title, about = _ABOUT.get(slug, (slug, ""))
    return Start(slug, _(title), _(about) if about else "", str(_root(_template_map(slug))["name"]))


def begin(desk: Desk, start: str, form: Mapping[str, str], author: str) -> str:
    """Make a map of a form: `start` is `BLANK` or a template; its id.

    The form has ``title``, ``id`` (empty: made from the title), ``root`` (the name of the organization), ``as_of``,
    and for a blank map ``levels``, one a line. Raises `FormRefused`, and `UnknownName` for the template.
    """
    document, given, wrong = _typed(start, form)
    return _kept(desk, document, given, author, recorded(N_("Begun")), wrong)


def draft(desk: Desk, form: Mapping[str, str]) -> Document:
    """The blank map of a form as `begin` would keep it, for what is put into it first; raises `FormRefused`."""
    document, given, wrong = _typed(BLANK, form)
    return _checked(desk, document, given, wrong)


def _typed(start: str, form: Mapping[str, str]) -> tuple[Document, dict[str, str], dict[str, str]]:
    """The document of a form, what was typed, and what is wrong with it by field."""
    given = _tidy(form)
    wrong = {
        key: sentence
        for key, sentence in (
            ("title", _("Type a title.")),
            ("root", _("Type the name of the organization.")),
        )
        if not given.get(key)
    }
    if start == BLANK and not _levels(given):
        wrong["levels"] = _("Name at least one level.")
    if given.get("as_of"):
        try:
            given["as_of"] = typed_day(given["as_of"]).isoformat()
        except NotUnderstood as mistake:
            given["as_of"] = ""
            wrong["as_of"] = str(mistake)
    # What is missing has something in its place, so that all that is wrong is told at once.
    filled = {**given, **{key: "?" for key in wrong if key != "as_of"}}
    document = _blank(filled) if start == BLANK else _template(start, filled)
    return document, filled, wrong


def copy(desk: Desk, id: str, form: Mapping[str, str], author: str) -> str:
    """Keep the newest revision of a map under another ``title`` and ``id``; the id. Raises `FormRefused`."""
    given = _tidy(form)
    if not given.get("title"):
        raise FormRefused({"title": _("Type a title.")})
    opened = desk.open(id)
    document = {
        **opened.document,
        "map": {**opened.document["map"], "title": dict(opened.document["map"]["title"])},
    }
    with use(DEFAULT_LANGUAGE):
        message = _("Copy of “{title}”, revision {number}").format(
            title=opened.title, number=opened.revision.number
        )
    return _kept(desk, document, given, author, message)


def _kept(
    desk: Desk,
    document: Document,
    given: Mapping[str, str],
    author: str,
    message: str,
    missing: Mapping[str, str] | None = None,
) -> str:
    """Put title and id into the document and keep it, unless something of it is wrong or `missing`."""
    from rolemap.store import MapExists

    checked = _checked(desk, document, given, missing)
    try:
        return desk.create(checked, author, message).map
    except MapExists as error:
        raise FormRefused({"id": str(error)}) from None


def _checked(
    desk: Desk, document: Document, given: Mapping[str, str], missing: Mapping[str, str] | None = None
) -> Document:
    """The document with title and id, which the gate lets through; raises `FormRefused` with all that is wrong."""
    info = document["map"]
    info["id"] = given.get("id") or free_id(desk, id_of(given["title"]))
    if info["title"].get(language()) != given["title"]:
        # A title in the other language would still be that of the template, or of the map that was copied.
        info["title"] = {language(): given["title"]}
    wrong = dict(missing or {})
    try:
        refuse_reserved(info["id"])
        content_of(document)
    except FormRefused as refused:
        wrong = {**refused.wrong, **wrong}
    except DefectsFound as found:
        wrong = {**dict(_by_field(found)), **wrong}
    if wrong:
        raise FormRefused(wrong)
    return document


def _by_field(found: DefectsFound) -> Iterator[tuple[str, str]]:
    """Defects by the field of the form that is to blame; the first of a field is told."""
    for defect in reversed(found.defects):
        keys = defect.path.split(".")
        field = _FIELDS.get(keys[1].partition("[")[0], "") if keys[0] == "map" and len(keys) > 1 else ""
        sentence = " ".join(filter(None, (defect.message, defect.expected)))
        yield field, sentence if field else f"{defect.path}: {sentence}"


def _blank(given: Mapping[str, str]) -> Document:
    levels = _levels(given)
    root = {"id": "co-quan", "name": given["root"], "kind": "committee", "level": levels[0]}
    info = {
        "id": "",
        "title": {language(): given["title"]},
        "as_of": given.get("as_of") or date.today().isoformat(),
        "root": root["id"],
        "stage": "preparing",
        "levels": levels,
    }
    return {"rolemap": 1, "map": info, "organizations": [root]}


def _template(slug: str, given: Mapping[str, str]) -> Document:
    document = _template_map(slug)
    document["map"]["as_of"] = given.get("as_of") or date.today().isoformat()
    root = _root(document)
    if root["name"] != given["root"]:
        root["name"] = given["root"]
        root.pop("name_en", None)  # it was the translation of the name before
    return document


def _template_map(slug: str) -> Document:
    from rolemap.files import loads
    from rolemap.services.starting import template

    return document_of(loads(template(slug), "yaml"))


def _root(document: Document) -> Document:
    """The organization of which the map speaks."""
    found: Document = next(one for one in document["organizations"] if one["id"] == document["map"]["root"])
    return found


def usual_levels() -> str:
    """The levels of the smallest template, one a line: what stands in the field at first."""
    from rolemap.services.starting import DEFAULT

    return "\n".join(_template_map(DEFAULT)["map"]["levels"])


def _levels(given: Mapping[str, str]) -> list[str]:
    return [level for level in given.get("levels", "").split("\n") if level]


def _tidy(form: Mapping[str, str]) -> dict[str, str]:
    """What was typed, without blanks at the ends and double ones, line by line."""
    return {
        key: "\n".join(" ".join(line.split()) for line in value.splitlines()) for key, value in form.items()
    }
