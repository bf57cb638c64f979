"""The last answers of the engine: the same source is not laid out twice in a process.

What was laid out before, for another reader or before an edit that no box shows, is there at once. A program of
another version under the same path is met by a new process only.
"""

from __future__ import annotations

import threading
from typing import Final

from rolemap.render.engine import EngineLimits, find_engine, run

_ARGUMENTS: Final = ("-Kdot", "-Tjson0")
"""Places and paths only: the engine need not say how it would draw them."""

_MOST: Final = 24_000_000
"""Characters of sources and answers that are kept; some hundred pictures of a province."""


class Answers:
    """Sources by program with their answers, those that were asked for last."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._known: dict[tuple[str, str], str] = {}
        self._lock = threading.Lock()

    def to(self, source: str, limits: EngineLimits | None) -> str:
        """What the engine answers to a source; raises EngineMissing, EngineFailed or EngineTooSlow.

        Failures are not kept, and two who ask for the same at once may both have to wait for the engine.
        """
        asked = (find_engine(), source)
        with self._lock:
            answer = self._known.pop(asked, None)
            if answer is not None:
                self._known[asked] = answer
                return answer
        answer = run(source, limits, arguments=_ARGUMENTS)
        with self._lock:
            self._keep(asked, answer)
        return answer

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._known.clear()
            self._size = 0

    def _keep(self, asked: tuple[str, str], answer: str) -> None:
        if asked not in self._known:
            self._size += len(asked[1]) + len(answer)
        self._known[asked] = answer
        while self._size > self._most and len(self._known) > 1:
            oldest = next(iter(self._known))
            self._size -= len(oldest[1]) + len(self._known.pop(oldest))


answers: Final = Answers()
"""Those of this process."""
