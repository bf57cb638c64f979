"""What a profile does to a check, and which profiles and waivers are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rolemap.checks.base import Limit, Severity
from rolemap.checks.catalogue import catalogue, rules
from rolemap.checks.profile import settings_of
from rolemap.model import Profile, Waiver

LEVELS = ("province", "region", "commune")
BRAKES = {"coverage": (Limit("yellow", 0.9, 0, 1, "usual"), Limit("red", 0.5, 0, 1, "usual"))}


def refused(waivers: tuple[Waiver, ...] = (), **profile: Any) -> list[tuple[str, str, str]]:
    return [tuple(one) for one in rules(BRAKES).profile_defects(Profile(**profile), waivers, LEVELS)]


def waiver(check: str) -> Waiver:
    return Waiver(check=check, subjects=(), reason="lý do", approved_by="chutich", until=date(2022, 12, 31))


def test_nothing_named_leaves_the_defaults() -> None:
    settings = settings_of(catalogue()["AW-03"], Profile())
    assert settings == (None, False, {"warning": 10, "error": 20})


def test_only_what_is_named_changes() -> None:
    profile = Profile(severity={"AW-03": "info"}, limits={"AW-03": {"warning": 8}})
    assert settings_of(catalogue()["AW-03"], profile) == (Severity.INFO, False, {"warning": 8, "error": 20})
    assert settings_of(catalogue()["AW-04"], profile) == (None, False, {"days": 365})


def test_off_is_no_severity() -> None:
    assert settings_of(catalogue()["HD-08"], Profile(severity={"HD-08": "off"})) == (None, True, {})


def test_a_level_of_the_map_may_get_a_limit_of_its_own() -> None:
    profile = Profile(limits={"PA-07": {"region": 0.7}})
    assert settings_of(catalogue()["PA-07"], profile).limits == {
        "province": 0.9, "district": 0.8, "commune": 0.6, "region": 0.7,
    }  # fmt: skip
    assert refused(limits={"PA-07": {"region": 0.7}}) == []


def test_a_good_profile_is_not_refused() -> None:
    assert not refused(
        (waiver("HD-08"), waiver("HD-01"), waiver("WV-02")),
        severity={"HD-01": "info", "HD-08": "off", "WV-01": "error"},
        limits={"AW-03": {"warning": 1, "error": 1000}, "coverage": {"red": 0}, "PA-07": {"district": 0.5}},
    )


@pytest.mark.parametrize(
    ("profile", "path", "words"),
    [
        ({"severity": {"HD-8": "info"}}, "profile.severity.HD-8", "HD-08"),
        ({"severity": {"hd-08": "info"}}, "profile.severity.hd-08", "HD-08"),
        ({"severity": {"coverage": "info"}}, "profile.severity.coverage", "rolemap checks"),
        ({"severity": {"HD-08": "warn"}}, "profile.severity.HD-08", "error, warning, info, off"),
        ({"severity": {"HD-01": "off"}}, "profile.severity.HD-01", "error, warning, info."),
        ({"severity": {"WV-02": "off"}}, "profile.severity.WV-02", "error, warning, info."),
        ({"limits": {"AW-3": {"warning": 8}}}, "profile.limits.AW-3", "AW-03"),
        ({"limits": {"coverag": {"red": 0.1}}}, "profile.limits.coverag", "coverage"),
        ({"limits": {"AW-03": {"warnings": 8}}}, "profile.limits.AW-03.warnings", "warning"),
        ({"limits": {"AW-03": {"x": 8}}}, "profile.limits.AW-03.x", "warning, error"),
        ({"limits": {"HD-01": {"x": 8}}}, "profile.limits.HD-01.x", ""),
        ({"limits": {"AW-03": {"warning": 0}}}, "profile.limits.AW-03.warning", "1 đến 1000"),
        ({"limits": {"AW-03": {"error": 1001}}}, "profile.limits.AW-03.error", "1 đến 1000"),
        ({"limits": {"PA-05": {"error": 1.01}}}, "profile.limits.PA-05.error", "0 đến 1"),
        ({"limits": {"PA-07": {"region": 1.5}}}, "profile.limits.PA-07.region", "0 đến 1"),
        ({"limits": {"PA-07": {"central": 0.5}}}, "profile.limits.PA-07.central", "province"),
        ({"limits": {"PA-05": {"region": 0.5}}}, "profile.limits.PA-05.region", "warning"),
        ({"limits": {"coverage": {"yellow": 2}}}, "profile.limits.coverage.yellow", "0 đến 1"),
    ],
)
def test_a_bad_profile_is_refused_with_path_and_remedy(
    profile: dict[str, Any], path: str, words: str
) -> None:
    ((found, message, expected),) = refused(**profile)
    assert found == path
    assert message.endswith(".")
    assert words in expected


def test_a_value_that_is_no_number_is_outside_every_bound() -> None:
    ((path, _, _),) = refused(limits={"AW-03": {"error": float("nan")}})
    assert path == "profile.limits.AW-03.error"


def test_a_waiver_on_an_unknown_check_is_refused() -> None:
    ((path, _, expected),) = refused((waiver("HD-08"), waiver("HD-80")))
    assert path == "waivers[1].check"
    assert "HD-08" in expected


def test_all_defects_come_at_once() -> None:
    paths = {
        path
        for path, _, _ in refused(
            (waiver("X"),), severity={"X": "info", "HD-01": "off"}, limits={"AW-03": {"x": 1, "error": 0}}
        )
    }
    assert paths == {
        "waivers[0].check",
        "profile.severity.X",
        "profile.severity.HD-01",
        "profile.limits.AW-03.x",
        "profile.limits.AW-03.error",
    }
