"""The catalogue of checks as pages to read: what each is, why, on what basis, and what its limits are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.checks.catalogue import GROUPS, catalogue, check
from rolemap.checks.principles import PRINCIPLES
from rolemap.checks.wording import limit_name, severity_name, words_of
from rolemap.i18n import domain, number, typed

if TYPE_CHECKING:
    from rolemap.checks.base import Check, Limit

_ = domain("services.helping")


@dataclass(frozen=True, slots=True)
class Row:
    """One check in the list of its brake."""

    id: str
    name: str
    severity: str
    """``error``, ``warning`` or ``info``: the class of its sign."""
    severity_word: str
    line: str
    """What it looks for, in one sentence of the reader's language: why it matters."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The checks of one brake, or of what the brakes stand on."""

    id: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit of a check, with the lines that change it in a map."""

    name: str
    """As a profile writes it."""
    label: str
    default: str
    bounds: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that is said of one check but its examples."""

    id: str
    slug: str
    chapter: Chapter
    name: str
    severity: str
    severity_word: str
    severity_rule: str
    why: str
    remedy: str
    basis: str
    principle: str
    waivable: bool
    limits: tuple[LimitRow, ...]
    open_limits: bool
    profile: str
    """YAML that sets every limit to its default, for who wants to change one; empty without limits."""
    before: str | None
    after: str | None


def chapters() -> tuple[Chapter, ...]:
    """Every check, by group in the order of reports."""
    words = domain("checks")
    return tuple(
        Chapter(
            group.id,
            words(group.name),
            tuple(_row(one) for one in catalogue().values() if one.group == group.id),
        )
        for group in GROUPS
    )


def page(id: str) -> Page:
    """What is said of the check of that id; raises `UnknownName`."""
    one = check(id)
    text = words_of(one)
    ids = [row.id for chapter in chapters() for row in chapter.rows]
    at = ids.index(one.id)
    principle = PRINCIPLES[one.principle]
    return Page(
        id=one.id,
        slug=one.slug,
        chapter=next(chapter for chapter in chapters() if chapter.id == one.group),
        name=text(one.name),
        severity=one.severity.value,
        severity_word=severity_name(one.severity),
        severity_rule=text(one.severity_rule) if one.severity_rule else "",
        why=text(one.why),
        remedy=text(one.remedy),
        basis=text(one.basis),
        principle=f"{principle.number} {domain('checks')(principle.text)}".strip(),
        waivable=one.waivable,
        limits=tuple(_limit(one, limit) for limit in one.limits),
        open_limits=one.open_limits,
        profile="".join(_profile(one)),
        before=ids[at - 1] if at else None,
        after=ids[at + 1] if at + 1 < len(ids) else None,
    )


def _row(one: Check) -> Row:
    text = words_of(one)
    return Row(
        one.id,
        text(one.name),
        one.severity.value,
        severity_name(one.severity),
        text(one.why),
    )


def _limit(one: Check, limit: Limit) -> LimitRow:
    return LimitRow(
        limit.name,
        limit_name(limit.name),
        _("not checked") if limit.default is None else number(limit.default),
        _("from {low} to {high}").format(low=number(limit.low), high=number(limit.high)),
        words_of(one)(limit.basis),
    )


def _profile(one: Check) -> Iterator[str]:
    """The lines of a map file that set its limits, each at its default or, where it has none, at its bound."""
    if one.limits:
        yield f"profile:\n  limits:\n    {one.id}:\n"
    for limit in one.limits:
        value = limit.high if limit.default is None else limit.default
        yield f"      {limit.name}: {typed(value)}\n"
