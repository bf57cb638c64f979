"""The same source is laid out once in a process; what is older than there is room for is forgotten."""

from __future__ import annotations

import pytest

from rolemap.errors import EngineFailed
from rolemap.render import answers as module
from rolemap.render.answers import Answers
from rolemap.render.engine import EngineLimits


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that the engine was asked for."""
    sources: list[str] = []

    def run(source: str, limits: EngineLimits | None, *, arguments: tuple[str, ...]) -> str:
        sources.append(source)
        if source == "bad":
            raise EngineFailed("bad")
        return source.upper()

    monkeypatch.setattr(module, "run", run)
    monkeypatch.setattr(module, "find_engine", lambda: "/bin/engine")
    return sources


def test_the_same_source_is_asked_once(asked: list[str]) -> None:
    answers = Answers()
    assert [answers.to(source, None) for source in ("a", "b", "a")] == ["A", "B", "A"]
    assert asked == ["a", "b"]


def test_another_engine_is_asked_again(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answers()
    answers.to("a", None)
    monkeypatch.setattr(module, "find_engine", lambda: "/bin/other")
    answers.to("a", None)
    assert asked == ["a", "a"]


def test_a_failure_is_not_kept(asked: list[str]) -> None:
    answers = Answers()
    for _time in range(2):
        with pytest.raises(EngineFailed):
            answers.to("bad", None)
    assert asked == ["bad", "bad"]


def test_what_was_not_asked_for_longest_is_forgotten_first(asked: list[str]) -> None:
    answers = Answers(most=4)
    for source in ("a", "b", "a", "c", "a", "b"):
        answers.to(source, None)
    assert asked == ["a", "b", "c", "b"]
