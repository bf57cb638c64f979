"""What a map's profile does to a check, and which profiles and waivers are possible at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from rolemap.checks.base import Check, Limit, Severity
from rolemap.i18n import domain, typed
from rolemap.model import Profile, RuleBreach, Waiver

_ = domain("checks")

OFF = "off"
SEVERITY_WORDS = (*(severity.value for severity in Severity), OFF)


class Settings(NamedTuple):
    """How one check runs on one map: `severity` None leaves it to the check, `off` drops its findings.

    `limits` holds only those that have a value; a limit without one is not checked.
    """

    severity: Severity | None
    off: bool
    limits: Mapping[str, float]


def settings_of(check: Check, profile: Profile) -> Settings:
    """The settings of `check` under `profile`: what the profile names, else the defaults of the check."""
    word = profile.severity.get(check.id)
    limits = {limit.name: limit.default for limit in check.limits if limit.default is not None}
    limits.update(profile.limits.get(check.id, {}))
    severity = None if word is None or word == OFF else Severity(word)
    return Settings(severity, word == OFF, limits)


class Rules:
    """The rules for profiles and waivers (`rolemap.model.ProfileRules`); reads the catalogue when needed.

    `extra` holds limits of others than checks, by id: the metrics of the brakes.
    """

    def __init__(
        self, catalogue: Callable[[], Mapping[str, Check]], extra: Mapping[str, tuple[Limit, ...]]
    ) -> None:
        self._catalogue = catalogue
        self._extra = extra

    def profile_defects(
        self, profile: Profile, waivers: Sequence[Waiver], levels: Sequence[str]
    ) -> Iterator[RuleBreach]:
        """Unknown checks, limits and severities, values outside their bounds, `off` where it may not be."""
        yield from self._severity_defects(profile)
        for id, values in profile.limits.items():
            yield from self._limit_defects(id, values, levels)
        for place, waiver in enumerate(waivers):
            if waiver.check not in self._catalogue():
                yield self._unknown(f"waivers[{place}].check", waiver.check, self._catalogue())

    def _severity_defects(self, profile: Profile) -> Iterator[RuleBreach]:
        for id, word in profile.severity.items():
            path = f"profile.severity.{id}"
            check = self._catalogue().get(id)
            if check is None:
                yield self._unknown(path, id, self._catalogue())
            elif word not in SEVERITY_WORDS:
                yield RuleBreach(
                    path,
                    _("“{word}” is not a severity.").format(word=word),
                    _one_of(SEVERITY_WORDS),
                )
            elif word == OFF and not check.waivable:
                yield RuleBreach(
                    path,
                    _("The check {check} cannot be turned off.").format(check=id),
                    _one_of(SEVERITY_WORDS[:-1]),
                )

    def _limit_defects(
        self, id: str, values: Mapping[str, float], levels: Sequence[str]
    ) -> Iterator[RuleBreach]:
        known = self._limits(id, levels)
        if known is None:
            yield self._unknown(f"profile.limits.{id}", id, [*self._catalogue(), *self._extra])
            return
        for name, value in values.items():
            path = f"profile.limits.{id}.{name}"
            limit = known.get(name)
            if limit is None:
                yield RuleBreach(
                    path,
                    _("{id} has no limit “{name}”.").format(id=id, name=name),
                    _suggest(name, known) or _one_of(known),
                )
            elif not limit.low <= value <= limit.high:
                yield RuleBreach(
                    path,
                    _("The value {value} lies outside the bounds of this limit.").format(value=typed(value)),
                    _("Write a number from {low} to {high}.").format(
                        low=typed(limit.low), high=typed(limit.high)
                    ),
                )

    def _limits(self, id: str, levels: Sequence[str]) -> dict[str, Limit] | None:
        check = self._catalogue().get(id)
        table = self._extra.get(id) if check is None else check.limits
        if table is None:
            return None
        limits = {limit.name: limit for limit in table}
        if check is not None and check.open_limits:
            limits = {level: Limit(level, None, 0, 1, "") for level in levels} | limits
        return limits

    @staticmethod
    def _unknown(path: str, id: str, known: Iterable[str]) -> RuleBreach:
        return RuleBreach(
            path,
            _("There is no check “{id}”.").format(id=id),
            _suggest(id, known) or _("The command “rolemap checks” lists the checks."),
        )


def _one_of(known: Iterable[str]) -> str:
    names = ", ".join(known)
    return _("Write one of: {known}.").format(known=names) if names else ""


def _suggest(name: str, known: Iterable[str]) -> str:
    """The known names that come near, capitals or not; empty where none does."""
    spelled = {one.lower(): one for one in known}
    near = [spelled[one] for one in get_close_matches(name.lower(), spelled, n=3)]
    return _("Did you mean: {near}?").format(near=", ".join(near)) if near else ""
