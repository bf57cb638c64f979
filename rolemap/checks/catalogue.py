"""The catalogue: every check that stands in a folder of a group, found by itself and looked at before use.

A check is a file; to add one, add the file. There is no list of checks to keep, and nothing counts them. A
file that is not a good check is refused with its name and the reason, for a check that is silently left out
would be a gap that nobody sees. Files whose names begin with an underscore hold what the checks of a group
share.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from inspect import isclass
from types import MappingProxyType, ModuleType
from typing import NamedTuple

from rolemap.checks.base import Check, Limit, Severity
from rolemap.checks.principles import PRINCIPLES
from rolemap.checks.profile import Rules
from rolemap.errors import RolemapError, UnknownName
from rolemap.i18n import N_, domain

_ = domain("checks")


class Group(NamedTuple):
    """One of the groups of checks: its folder's name, and the name that people read (marked by `N_`)."""

    id: str
    name: str


GROUPS = (
    Group("awareness", N_("Awareness")),
    Group("participation", N_("Participation")),
    Group("head", N_("The head's role")),
    Group("platform", N_("Platform approach")),
    Group("budget", N_("Budget, five rights")),
    Group("hygiene", N_("Hygiene of the map")),
    Group("waivers", N_("Waivers")),
)
"""The groups in the order of reports: the five brakes, then what the brakes stand on."""


class BadCheck(RolemapError):
    """A file in a folder of checks is not a good check; the program is not whole and does not run."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(_("{file}: not a good check: {reason}").format(file=file, reason=reason))


@cache
def catalogue() -> Mapping[str, Check]:
    """Every check by its id, in the order of ids; read once. Raises `BadCheck`."""
    import rolemap.checks

    return MappingProxyType(collect(rolemap.checks))


def check(id: str) -> Check:
    """The check of that id, written in capitals or not; raises `UnknownName` with the ids that come near."""
    checks = catalogue()
    wanted = id.strip().upper()
    if wanted not in checks:
        by_slug = {one.slug: one.id for one in checks.values()}
        near = get_close_matches(wanted, checks, n=3) or [
            by_slug[slug] for slug in get_close_matches(id.strip().lower(), by_slug, n=3)
        ]
        raise UnknownName(_("Check"), id, near)
    return checks[wanted]


def rules(extra: Mapping[str, tuple[Limit, ...]] | None = None) -> Rules:
    """What a profile and waivers must obey; `extra` are further tables of limits that it may change."""
    return Rules(catalogue, extra or {})


def collect(package: ModuleType) -> dict[str, Check]:
    """The checks in the sub-packages of `package`, one a file, in the order of ids; raises `BadCheck`."""
    checks: dict[str, Check] = {}
    slugs: dict[str, str] = {}
    for file, folder, module in _modules(package):
        found = _the_class(module, file)
        _inspect(found, folder, module, file)
        for given, seen in ((found.id, checks), (found.slug, slugs)):
            if given in seen:
                raise BadCheck(file, _("“{name}” is already the name of another check").format(name=given))
        checks[found.id] = found()
        slugs[found.slug] = found.id
    return dict(sorted(checks.items()))


def _modules(package: ModuleType) -> Iterator[tuple[str, str, ModuleType]]:
    groups = {group.id for group in GROUPS}
    for folder in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if not folder.ispkg:
            continue
        name = folder.name.rpartition(".")[2]
        if name not in groups:
            raise BadCheck(name, _("the folder is no group of checks"))
        for item in pkgutil.iter_modules(importlib.import_module(folder.name).__path__):
            if not item.name.startswith("_"):
                yield f"{name}/{item.name}.py", name, importlib.import_module(f"{folder.name}.{item.name}")


def _the_class(module: ModuleType, file: str) -> type[Check]:
    found = [
        value
        for value in vars(module).values()
        if isclass(value) and issubclass(value, Check) and value.__module__ == module.__name__
    ]
    if len(found) != 1:
        raise BadCheck(file, _("it holds {n} checks instead of one").format(n=len(found)))
    return found[0]


_TEXTS = ("id", "slug", "group", "name", "message", "why", "remedy", "basis", "principle", "breaks", "keeps")


def _inspect(check: type[Check], folder: str, module: ModuleType, file: str) -> None:
    for attribute in _TEXTS:
        value = getattr(check, attribute, None)
        if not isinstance(value, str) or not value.strip():
            raise BadCheck(file, _("the text “{name}” is missing").format(name=attribute))
    if not isinstance(getattr(check, "severity", None), Severity):
        raise BadCheck(file, _("the severity is missing"))
    if not isinstance(getattr(check, "subjects", None), tuple):
        raise BadCheck(file, _("the subjects are missing"))
    if not re.fullmatch("[A-Z]{2}-[0-9]{2}", check.id):
        reason = _("the id “{name}” is not two capitals, a hyphen and two digits")
        raise BadCheck(file, reason.format(name=check.id))
    if module.__name__.rpartition(".")[2] != check.slug.replace("-", "_"):
        raise BadCheck(file, _("the file is not named by the slug “{name}”").format(name=check.slug))
    if check.group != folder:
        raise BadCheck(file, _("the group “{name}” is not its folder").format(name=check.group))
    if check.principle not in PRINCIPLES:
        raise BadCheck(file, _("the principle “{name}” does not exist").format(name=check.principle))
    names = [limit.name for limit in check.limits]
    if len(set(names)) != len(names):
        raise BadCheck(file, _("two limits have the same name"))
    for limit in check.limits:
        if not limit.low <= (limit.low if limit.default is None else limit.default) <= limit.high:
            reason = _("the limit “{name}” stands outside its own bounds")
            raise BadCheck(file, reason.format(name=limit.name))
