"""The answer on standard output, all else on standard error; neither ever fails for want of a letter."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from rolemap.errors import OutputUnwritable

_WITHOUT_MARKS = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "“": '"',
        "”": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "·": "-",
        "→": "->",
        "■": "#",
        "□": "!",
        "○": "o",
        "▨": "%",
        "−": "-",
        "×": "x",
        "Δ": "*",
        "═": "=",
        "─": "-",
    }
)
_HANDLER = "rolemap.plain"


def prepare_streams() -> None:
    """Let a terminal without Vietnamese show plain letters (``bai toan``) instead of stopping the program.

    On Windows a file or a pipe gets UTF-8, because its own default there is a code page of the machine.
    """
    codecs.register_error(_HANDLER, _plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if os.name == "nt" and not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors=_HANDLER)


def say(text: str) -> None:
    """Write text for people to standard output."""
    _write(text if text.endswith("\n") else text + "\n")


def hand_over(content: bytes | str) -> None:
    """Write a document for programs to standard output: UTF-8 and ``\\n``, whatever the terminal."""
    # A file name of another encoding has parts that are no characters; a document shows “?” for them.
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        _write(data.decode("utf-8"))
        return
    with _reader_listening():
        sys.stdout.flush()
        binary.write(data)
        binary.flush()


def tell(text: str) -> None:
    """Write a message about the work, or about what went wrong, to standard error."""
    if sys.stderr is None:  # closed from outside: there is nobody to tell
        return
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def _write(text: str) -> None:
    if sys.stdout is None:
        raise OutputUnwritable(os.strerror(errno.EBADF))
    with _reader_listening():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextlib.contextmanager
def _reader_listening() -> Iterator[None]:
    """Let ``rolemap check … | head`` end with the exit code of the check: the reader has what it wanted.

    Raises OutputUnwritable where the answer is lost for another reason.
    """
    try:
        yield
    except BrokenPipeError:
        _give_up(sys.stdout)
    except OSError as error:
        _give_up(sys.stdout)
        raise OutputUnwritable(error.strerror or str(error)) from None


def _give_up(stream: TextIO) -> None:
    # The interpreter must not stumble over what is left in the stream once more when it flushes at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_WITHOUT_MARKS)
    letters = [letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)]
    return "".join(letter if letter.isascii() else "?" for letter in letters), error.end
