"""The scalars of format 1 as marshmallow fields: what is taken, what it becomes, and what to write instead.

Each field knows whether scalars arrive as text (YAML) or typed (JSON); its schema tells it when it is bound.
Besides one value, a field loads a whole column at once: every distinct value is looked at a single time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Final

from marshmallow import ValidationError, fields

from rolemap.files.faults import Fault, visible, what_stands_there
from rolemap.files.suggest import Suggester, did_you_mean, fold, sentences
from rolemap.i18n import domain

_ = domain("files")

ID_PATTERN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER: Final = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?", re.ASCII)
_WHOLE: Final = re.compile(r"[-+]?\d+", re.ASCII)
_PERIOD: Final = re.compile(r"\s*(\d{4})(?:-(\d{4}))?\s*", re.ASCII)
_LARGEST: Final = 1e12
_LONGEST_NUMBER: Final = 100
_LARGEST_COUNT: Final = 1_000_000_000
_MOST_WRONG: Final = (
    1000  # different wrong values of a column that are looked at; the map is refused in any case
)


class Scalar(fields.Field[Any]):
    """A field whose `parse` gives the typed value, or raises ValidationError with one Fault."""

    native: ClassVar[frozenset[type]] = frozenset({str})
    """The types in which the value arrives from JSON."""
    as_text: bool = False

    def expected(self) -> str:
        """The sentence that says what to write here."""
        raise NotImplementedError

    def parse(self, value: Any) -> Any:
        """The typed value of `value`, which is of a native type, or text where scalars arrive as text."""
        raise NotImplementedError

    def bind(self, as_text: bool) -> None:
        """Take note of how scalars arrive; called once, by the schema that the field belongs to."""
        self.as_text = as_text

    @property
    def arrives_as(self) -> frozenset[type]:
        """The types that `parse` takes."""
        return _TEXT if self.as_text else self.native

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if type(value) not in self.arrives_as:
            raise self.wrong(what_stands_there(value), self._quote_it(value), self.expected())
        return self.parse(value)

    def column(self, values: list[Any]) -> tuple[list[Any], list[int]]:
        """The typed values of a column (None where a record has none), and the rows that must be looked at singly."""
        odd: list[int] = []
        arrives_as = self.arrives_as
        if not set(map(type, values)) <= arrives_as | {type(None)}:
            odd = [
                row for row, value in enumerate(values) if value is not None and type(value) not in arrives_as
            ]
            values = list(values)
            for row in odd:
                values[row] = None
        loaded: dict[Any, Any] = {None: None}
        wrong = set()
        for value in set(values) - {None}:
            try:
                loaded[value] = self.parse(value)
            except ValidationError:
                wrong.add(value)
                if len(wrong) == _MOST_WRONG:
                    break
        if wrong:
            odd += [row for row, value in enumerate(values) if value in wrong]
            return [loaded.get(value) for value in values], odd
        return list(map(loaded.__getitem__, values)), odd

    def make_error(self, key: str, **kwargs: Any) -> ValidationError:
        """The faults that marshmallow itself finds: a required key that is missing."""
        return self.wrong(_("The key “{key}” is missing.").format(key=self.name), self.expected())

    def wrong(self, message: str, *expected: str) -> ValidationError:
        """The error of one fault; `expected` are whole sentences, empty ones are left out."""
        return ValidationError([Fault(message, sentences(*expected))])

    def _quote_it(self, value: Any) -> str:
        if str in self.native and isinstance(value, int | float):
            return _("Put it in quotation marks.")
        return ""


_TEXT: Final = frozenset({str})


class Text(Scalar):
    """Text in NFC, without control, zero-width and bidi characters; `lines` allows line breaks."""

    def __init__(self, *, most: int = 2000, lines: bool = False, blank: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most
        self.lines = lines
        self.blank = blank

    def expected(self) -> str:
        return _("Write text of at most {most} characters.").format(most=self.most)

    def parse(self, value: Any) -> str:
        text: str = value
        if not (text.isascii() and text.isprintable()):
            text = self._cleaned(text)
        if len(text) > self.most:
            raise self.wrong(
                _("The text has {count} characters.").format(count=len(text)), self.expected(), _shorten()
            )
        if not self.blank and not text.strip():
            raise self.wrong(_("The text is empty."), self.expected())
        return text

    def _cleaned(self, text: str) -> str:
        from rolemap.files.characters import first_refused, normalised

        text = normalised(text)
        refused = first_refused(text, self.lines)
        if refused is None:
            return text
        position, name = refused
        raise self.wrong(
            _("At character {position} of the text stands {name}.").format(position=position + 1, name=name),
            _("Delete it, or type the text anew."),
        )


def _shorten() -> str:
    return _("Put the rest under note or into a document.")


class Id(Scalar):
    """The id of an element or relation, or a reference to one."""

    def expected(self) -> str:
        return _(
            "An id starts with a letter and has 1 to 64 letters without accents, digits, and _ . - only."
        )

    def parse(self, value: Any) -> str:
        if ID_PATTERN.fullmatch(value):
            text: str = value
            return text
        plain = re.sub(r"[^A-Za-z0-9_.-]+", "_", _bare(value).strip())[:64].strip("_")
        better = plain if ID_PATTERN.fullmatch(plain) else None
        message = _("“{value}” is no id.").format(value=visible(value)) if value else _("The id is empty.")
        raise self.wrong(message, did_you_mean(better), self.expected())


def _bare(text: str) -> str:
    import unicodedata

    apart = unicodedata.normalize("NFD", text[:200].replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in apart if not unicodedata.combining(char))


class Choice(Scalar):
    """One of a few words of the format."""

    def __init__(self, words: Sequence[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.words = {word: word for word in words}  # the map then holds one object a word

    def expected(self) -> str:
        return _("Write one of: {words}.").format(words=", ".join(self.words))

    def parse(self, value: Any) -> str:
        word = self.words.get(value)
        if word is None:
            near = Suggester().nearest(value, self.words)
            message = _("“{value}” is not a word of the format here.").format(value=visible(value))
            raise self.wrong(message, did_you_mean(near), self.expected())
        return word


class Flag(Scalar):
    """true or false."""

    native = frozenset({bool})
    _meant: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("yes", "y", "on", "1", "x", "co", "dung"), "true"),
        **dict.fromkeys(("no", "n", "off", "0", "khong", "sai"), "false"),
    }

    def expected(self) -> str:
        return _("Write true or false.")

    def parse(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        word = value.lower()
        if word not in ("true", "false"):
            message = _("“{value}” is neither true nor false.").format(value=visible(value))
            raise self.wrong(message, did_you_mean(self._meant.get(fold(value))), self.expected())
        return bool(word == "true")


class Number(Scalar):
    """A finite number between `low` and `high`; always a float, so that 35 and 35.0 are the same map."""

    native = frozenset({int, float})
    low: ClassVar[float] = -_LARGEST
    high: ClassVar[float] = _LARGEST

    def expected(self) -> str:
        return _("Write a number with a decimal point, such as 12.5.")

    def parse(self, value: Any) -> float:
        number = self._number(value) if isinstance(value, str) else value
        if not self.low <= number <= self.high:  # NaN is in no range
            raise self.wrong(self._out_of_range(value), self.expected())
        return float(number) + 0.0  # turns -0.0 into 0.0

    def column(self, values: list[Any]) -> tuple[list[Any], list[int]]:
        if not self.as_text and set(map(type, values)) <= _NUMBERS_OR_NONE:
            numbers = set(values) - {None}
            if not numbers:
                return values, []
            if self.low <= min(numbers) and max(numbers) <= self.high and not math.isnan(sum(numbers)):
                return [None if value is None else value + 0.0 for value in values], []
        return super().column(values)

    def _number(self, text: str) -> float:
        if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
            raise self.wrong(
                _("“{value}” is no number.").format(value=visible(text)),
                did_you_mean(_plain_number(text)),
                self.expected(),
            )
        return float(text)

    def _out_of_range(self, value: Any) -> str:
        if isinstance(value, float) and math.isnan(value):
            return _("NaN is no number.")
        return _("{value} is too large or too small: from -10^12 to 10^12.").format(value=shown_number(value))


_NUMBERS_OR_NONE: Final = frozenset({int, float, type(None)})


def shown_number(value: Any) -> str:
    """A number as a sentence shows it, whatever its length."""
    if isinstance(value, int) and value.bit_length() > 64:
        return _("A number of {count} digits").format(count=int(value.bit_length() * math.log10(2)) + 1)
    return visible(value)


def _plain_number(text: str) -> str | None:
    """What was probably meant by “0,8”, “80%” or “1 200”."""
    plain = text.strip().replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if plain.endswith("%") and _NUMBER.fullmatch(plain[:-1]):
        return f"{float(plain[:-1]) / 100:.10g}"
    return plain if _NUMBER.fullmatch(plain) else None


class Share(Number):
    """A share from 0 to 1."""

    low = 0.0
    high = 1.0

    def expected(self) -> str:
        return _("Write a number from 0 to 1: 0.8 means 80%.")

    def _out_of_range(self, value: Any) -> str:
        return _("{value} is no share.").format(value=shown_number(value))


class Count(Scalar):
    """A whole number of at least `low`."""

    native = frozenset({int, float})

    def __init__(self, *, low: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low = low

    def expected(self) -> str:
        return _("Write a whole number of at least {low}.").format(low=self.low)

    def parse(self, value: Any) -> int:
        whole = (
            bool(_WHOLE.fullmatch(value))
            if isinstance(value, str)
            else math.isfinite(value) and value == int(value)
        )
        if isinstance(value, str) and len(value) > 20:
            whole = False
        if not whole:
            raise self.wrong(_("“{value}” is no whole number.").format(value=visible(value)), self.expected())
        if int(value) < self.low:
            raise self.wrong(
                _("{value} is less than {low}.").format(value=shown_number(value), low=self.low),
                self.expected(),
            )
        if int(value) > _LARGEST_COUNT:
            raise self.wrong(_("{value} is too large.").format(value=shown_number(value)), self.expected())
        return int(value)


class Day(Scalar):
    """A date as ISO writes it."""

    def expected(self) -> str:
        return _("Write the date as year-month-day: 2022-06-30.")

    def parse(self, value: Any) -> date:
        if _ISO_DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                message = _("The calendar has no day {value}.").format(value=visible(value))
                raise self.wrong(message, self.expected()) from None
        message = _("“{value}” is no date.").format(value=visible(value))
        raise self.wrong(message, did_you_mean(_iso(value)), self.expected())


def _iso(text: str) -> str | None:
    """The ISO form of “30/6/2022”, “2022-6-30” or a date with a time, if it is one."""
    match = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", text, re.ASCII)
    parts = match.group(3, 2, 1) if match else ()
    if not parts:
        match = re.fullmatch(r"\s*(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].{0,40})?\s*", text, re.ASCII)
        parts = match.group(1, 2, 3) if match else ()
    try:
        return date(*map(int, parts)).isoformat() if parts else None
    except ValueError:
        return None


class Period(Scalar):
    """The year or years of a budget item, kept as text."""

    def expected(self) -> str:
        return _('Write a year or two years as text: "2022" or "2021-2025".')

    def parse(self, value: Any) -> str:
        match = _PERIOD.fullmatch(value)
        if not match:
            raise self.wrong(_("“{value}” is no period.").format(value=visible(value)), self.expected())
        if match[2] and match[2] < match[1]:
            message = _("The period “{value}” ends before it starts.").format(value=visible(value))
            raise self.wrong(message, self.expected())
        text: str = value
        return text


class Version(Scalar):
    """The version of the format."""

    native = frozenset({int})

    def expected(self) -> str:
        return _("This program reads format 1: write “rolemap: 1”.")

    def parse(self, value: Any) -> int:
        if str(value) != "1" or value is True:
            raise self.wrong(
                _("{value} is no known version of the format.").format(value=shown_number(value)),
                self.expected(),
            )
        return 1
