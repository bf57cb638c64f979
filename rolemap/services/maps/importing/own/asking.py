"""The page of unknown names: what each of them stands for, with the likeliest offered first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rolemap.editing import Document
from rolemap.editing.naming import Names
from rolemap.i18n import domain
from rolemap.model.vocabulary import SECTIONS
from rolemap.services.maps.importing.own.names import IS, NEW, NONE, Unknown
from rolemap.services.maps.importing.own.waiting import Waiting, keep_answers
from rolemap.views.changed.field_names import section_name

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.importing")

_PLACES: Final = 3
_MOST_NAMES: Final = 2000
_SEPARATOR: Final = ":"


@dataclass(frozen=True)
class Question:
    """One unknown name."""

    number: int
    key: str
    text: str
    places: str
    choices: tuple[tuple[str, str], ...]
    choice: str
    list: str
    """Which list of names its field offers."""
    other: str
    wrong: str


@dataclass(frozen=True)
class NamesPage:
    """All names that no element has."""

    token: str
    name: str
    questions: tuple[Question, ...]
    lists: Mapping[str, tuple[str, ...]]
    """Names of elements that may be meant, by list."""


def names_page(
    one: Waiting,
    unknown: Mapping[str, Unknown],
    document: Document,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> NamesPage:
    """The questions in the order of the file, what was answered before chosen."""
    questions = tuple(
        Question(
            number,
            each.key,
            each.text,
            _places(each.places),
            tuple(_choices(each)),
            _shown_choice(each.choice),
            "-".join(each.sections),
            (typed or {}).get(each.key, ""),
            (wrong or {}).get(each.key, ""),
        )
        for number, each in enumerate(unknown.values())
    )
    lists = {"-".join(each.sections): _names(document, each.sections) for each in unknown.values()}
    return NamesPage(one.token, one.name, questions, lists)


def take_names(
    desk: Desk, one: Waiting, unknown: Mapping[str, Unknown], document: Document, form: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Take what was chosen; what was typed, and what is wrong with it, by key of the name."""
    names = Names(document)
    typed: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for number, each in enumerate(unknown.values()):
        choice = form.get(f"choice.{number}", "")
        other = " ".join(form.get(f"other.{number}", "").split())
        if other:
            typed[each.key] = other
            found = names.find(other, each.sections)
            if len(found) == 1:
                one.answers.names[each.key] = f"{IS}{found[0]}"
            else:
                wrong[each.key] = _("No element, or more than one, is called “{text}”.").format(text=other)
        elif choice in dict(_choices(each)):
            one.answers.names[each.key] = (
                f"{choice}{_SEPARATOR}{each.text}" if choice.startswith(NEW) else choice
            )
    one.answers.named = not wrong
    keep_answers(desk, one)
    return typed, wrong


def _choices(one: Unknown) -> list[tuple[str, str]]:
    near = [(f"{IS}{id}", _("is “{name}”").format(name=name)) for id, name in one.near]
    new = [
        (f"{NEW}{section}", _("add it to: {section}").format(section=section_name(section)))
        for section in one.sections
        if section in SECTIONS
    ]
    return [*near, *new, (NONE, _("leave it out"))]


def _shown_choice(choice: str) -> str:
    """A new element is chosen by its section; its name comes behind."""
    return _SEPARATOR.join(choice.split(_SEPARATOR)[:2]) if choice.startswith(NEW) else choice


def _names(document: Document, sections: tuple[str, ...]) -> tuple[str, ...]:
    every = (str(each["name"]) for section in sections for each in document.get(section) or ())
    return tuple(sorted(set(every)))[:_MOST_NAMES]


def _places(places: list[str]) -> str:
    shown = ", ".join(places[:_PLACES])
    more = len(places) - _PLACES
    return _("{places} and {n} more").format(places=shown, n=more) if more > 0 else shown
