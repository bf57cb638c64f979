"""Run Graphviz as a child that cannot hang, flood or outlive us: limits on time, memory and output.

The engine is ``graphviz-pure`` from the scripts folder of the running interpreter (found whether or not the
venv is activated), or what ``ROLEMAP_DOT`` names, or a ``graphviz-pure`` or ``dot`` on the path. It reads
DOT from standard input, gets no file to load (``SERVER_NAME`` turns file loading off) and no environment
but what it needs.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rolemap.errors import EngineFailed, EngineMissing, EngineTooSlow
from rolemap.i18n import domain, number

_ = domain("render")

BUNDLED = "graphviz-pure"
VARIABLE = "ROLEMAP_DOT"


@dataclass(frozen=True, slots=True)
class EngineLimits:
    """What a child may use: seconds of wall time, MiB of address space, MiB of output."""

    seconds: float = 20.0
    memory_mib: int = 2048
    output_mib: int = 64


_interruption: ContextVar[Callable[[], None] | None] = ContextVar("rolemap_engine_interruption", default=None)


@contextmanager
def interrupted_by(ask: Callable[[], None]) -> Iterator[None]:
    """Ask again and again while a child of this block runs; what `ask` raises ends the child, and is passed on."""
    token = _interruption.set(ask)
    try:
        yield
    finally:
        _interruption.reset(token)


def interruption() -> Callable[[], None] | None:
    """What is asked while a child runs, for whoever starts one on a thread of its own."""
    return _interruption.get()


_places = threading.BoundedSemaphore(max(1, os.cpu_count() or 1))
"""At most one child a core at a time."""

_LOOK = 0.05
"""Seconds between two looks at what a child has written."""
_POLL = 0.002
_LONGEST_POLL = 0.02
_MESSAGE_LENGTH = 400


def find_engine() -> str:
    """The path of the drawing program; raises EngineMissing."""
    asked = os.environ.get(VARIABLE, "").strip()
    if asked:
        found = shutil.which(asked)
        if found is None:
            raise EngineMissing(asked)
        return found
    folders = (sysconfig.get_path("scripts"), str(Path(sys.executable).parent))
    for path in (*dict.fromkeys(folders), None):
        found = shutil.which(BUNDLED, path=path)
        if found is not None:
            return found
    found = shutil.which("dot")
    if found is None:
        raise EngineMissing(BUNDLED)
    return found


def run(
    source: str, limits: EngineLimits | None = None, *, arguments: tuple[str, ...] = ("-Kdot", "-Tjson")
) -> str:
    """What the engine answers to a DOT source; raises EngineMissing, EngineFailed or EngineTooSlow."""
    answer = answer_of((find_engine(), *arguments), source.encode("utf-8"), limits or EngineLimits())
    return answer.decode("utf-8", "replace")


def answer_of(
    command: Sequence[str],
    given: bytes,
    limits: EngineLimits,
    places: AbstractContextManager[object] = _places,
) -> bytes:
    """What a child writes to its output when it is given some bytes; raises EngineFailed or EngineTooSlow.

    `command` is the path of a program and its arguments; no shell reads them. A child of work that nobody waits
    for at once brings `places` of its own, so that it keeps none of those for which somebody does.
    """
    program = command[0]
    with (
        places,
        tempfile.TemporaryFile() as question,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as said,
    ):
        question.write(given)
        question.seek(0)
        try:
            child = subprocess.Popen(
                [*_limited(limits), *command],
                stdin=question,
                stdout=answer,
                stderr=said,
                env=_environment(),
                close_fds=True,
                start_new_session=True,
            )
        except OSError as trouble:
            raise EngineFailed(f"{program}: {trouble.strerror}") from trouble
        try:
            status = _wait(child, limits, answer, said)
        finally:
            _end(child)
        if _flooded(limits, answer, said):
            raise EngineTooSlow(_output(limits))
        if status != 0:
            raise _failure(program, status, said, limits)
        answer.seek(0)
        return answer.read()


def _environment() -> dict[str, str]:
    kept = {
        name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ
    }
    return kept | {"LC_ALL": "C.UTF-8", "SERVER_NAME": "rolemap"}


def _limited(limits: EngineLimits) -> list[str]:
    """A start through the shell's `ulimit`, so that the limits hold from the first instruction."""
    if os.name != "posix":
        return []
    script = 'for one in "-c 0" "-v $1" "-f $2" "-t $3"; do ulimit $one 2>/dev/null; done; shift 3; exec "$@"'
    seconds = max(1, int(limits.seconds) + 1)
    # POSIX counts file sizes in blocks of 512 bytes; one MiB more than allowed lets `_wait` see the overrun.
    return [
        "/bin/sh",
        "-c",
        script,
        "engine",
        str(limits.memory_mib * 1024),
        str((limits.output_mib + 1) * 2048),
        str(seconds),
    ]


def _wait(child: subprocess.Popen[bytes], limits: EngineLimits, *outputs: IO[bytes]) -> int:
    deadline = time.monotonic() + limits.seconds
    interruption = _interruption.get()
    with _ended(child) as ended:
        while True:
            if ended():
                return child.wait()
            if interruption is not None:
                interruption()
            if time.monotonic() > deadline:
                raise EngineTooSlow(_seconds(limits))
            if _flooded(limits, *outputs):
                raise EngineTooSlow(_output(limits))


@contextmanager
def _ended(child: subprocess.Popen[bytes]) -> Iterator[Callable[[], bool]]:
    """A question that waits a moment for the end of the child: as long as it takes, and no instant longer.

    Linux tells the end of a process by a file; elsewhere the question is asked again and again.
    """
    try:
        file = os.pidfd_open(child.pid)
    except (AttributeError, OSError):  # not Linux, an old kernel, or a sandbox that forbids it
        yield _asking(child)
        return
    try:
        poll = select.poll()
        poll.register(file, select.POLLIN)
        yield lambda: bool(poll.poll(_LOOK * 1000))
    finally:
        os.close(file)


def _asking(child: subprocess.Popen[bytes]) -> Callable[[], bool]:
    pause = _POLL

    def ended() -> bool:
        nonlocal pause
        try:
            child.wait(timeout=pause)
        except subprocess.TimeoutExpired:
            pause = min(pause * 1.5, _LONGEST_POLL)
            return False
        return True

    return ended


def _flooded(limits: EngineLimits, *outputs: IO[bytes]) -> bool:
    return any(os.fstat(output.fileno()).st_size > limits.output_mib << 20 for output in outputs)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill whatever the child has started as well: it leads a process group of its own."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    except AttributeError:  # no process groups on this system
        child.kill()
    child.wait()


def _failure(program: str, status: int, said: IO[bytes], limits: EngineLimits) -> EngineFailed:
    signals = (
        {-signal.SIGXCPU: _seconds(limits), -signal.SIGXFSZ: _output(limits)} if os.name == "posix" else {}
    )
    if status in signals:
        return EngineTooSlow(signals[status])
    message = " ".join(_text(said, _MESSAGE_LENGTH).split())
    if status == -signal.SIGABRT or "memory" in message.lower():
        return EngineTooSlow(_("{mib} MiB of memory").format(mib=number(limits.memory_mib)))
    return EngineFailed(f"{Path(program).name}: {message or status}")


def _seconds(limits: EngineLimits) -> str:
    return _("{n} seconds").format(n=number(float(limits.seconds)))


def _output(limits: EngineLimits) -> str:
    return _("{mib} MiB of output").format(mib=number(limits.output_mib))


def _text(stream: IO[bytes], most: int = -1) -> str:
    stream.seek(0)
    return stream.read(most).decode("utf-8", "replace")
