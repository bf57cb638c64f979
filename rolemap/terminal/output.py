"""The answer on standard output, all else on standard error; neither ever fails for want of a letter."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
import unicodedata

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
    data = content.encode("utf-8") if isinstance(content, str) else content
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        _write(data.decode("utf-8"))
        return
    try:
        sys.stdout.flush()
        binary.write(data)
        binary.flush()
    except BrokenPipeError:
        _reader_has_gone()


def tell(text: str) -> None:
    """Write a message about the work, or about what went wrong, to standard error."""
    with contextlib.suppress(BrokenPipeError):
        print(text, file=sys.stderr, flush=True)


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _reader_has_gone()


def _reader_has_gone() -> None:
    # ``rolemap check … | head`` has what it wanted: the exit code stays that of the check, and the
    # interpreter must not stumble over the closed pipe once more when it flushes at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plain_letters(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_WITHOUT_MARKS)
    letters = [letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)]
    return "".join(letter if letter.isascii() else "?" for letter in letters), error.end
