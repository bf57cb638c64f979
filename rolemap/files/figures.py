"""Numbers, counts, dates and periods as marshmallow fields, with the usual Vietnamese ways of writing them named."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any, ClassVar, Final

from rolemap.files.faults import visible
from rolemap.files.fields import Column, Scalar, Text
from rolemap.files.suggest import did_you_mean
from rolemap.i18n import domain

_ = domain("files")

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY_FIRST: Final = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"\s*(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].{0,40})?\s*", re.ASCII)
_NUMBER: Final = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?", re.ASCII)
_WHOLE: Final = re.compile(r"[-+]?\d{1,20}", re.ASCII)
_PERIOD: Final = re.compile(r"\s*(\d{4})(?:-(\d{4}))?\s*", re.ASCII)
_NUMBERS_OR_NONE: Final = frozenset({int, float, type(None)})
_LARGEST: Final = 1e12
LARGEST_COUNT: Final = 1_000_000_000
_LONGEST_NUMBER: Final = 100
_LONG_COLUMN: Final = 5000  # numbers from which an array is quicker than a list


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

    def column(self, values: list[Any]) -> tuple[Column, list[int]]:
        """As for all fields; a long column of typed numbers becomes an array with NaN where absent."""
        if self.as_text or len(values) < _LONG_COLUMN or not set(map(type, values)) <= _NUMBERS_OR_NONE:
            return super().column(values)
        import numpy as np

        try:
            numbers = np.array(values, np.float64)
        except OverflowError:  # an integer beyond all floats
            return super().column(values)
        absent = np.isnan(numbers)
        right = absent | ((numbers >= self.low) & (numbers <= self.high))
        if not right.all() or absent.sum() != values.count(None) or (self.required and absent.any()):
            return super().column(values)
        return numbers + 0.0, []  # turns -0.0 into 0.0

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
        return _("{value} is too large or too small: from -10^12 to 10^12.").format(value=visible(value))


def _plain_number(text: str) -> str | None:
    """What was probably meant by “0,8”, “80%” or “1 200”."""
    if len(text) > _LONGEST_NUMBER:
        return None
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
        return _("{value} is no share.").format(value=visible(value))


class Count(Scalar):
    """A whole number of at least `low`."""

    native = frozenset({int, float})

    def __init__(self, *, low: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low = low

    def expected(self) -> str:
        return _("Write a whole number of at least {low}.").format(low=self.low)

    def parse(self, value: Any) -> int:
        if isinstance(value, str):
            whole = bool(_WHOLE.fullmatch(value))
        else:
            whole = isinstance(value, int) or value.is_integer()  # which NaN and infinity are not
        if not whole:
            raise self.wrong(_("“{value}” is no whole number.").format(value=visible(value)), self.expected())
        if int(value) < self.low:
            raise self.wrong(
                _("{value} is less than {low}.").format(value=visible(value), low=self.low),
                self.expected(),
            )
        if int(value) > LARGEST_COUNT:
            raise self.wrong(_("{value} is too large.").format(value=visible(value)), self.expected())
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
    if match := _DAY_FIRST.fullmatch(text):
        parts = match.group(3, 2, 1)
    elif match := _YEAR_FIRST.fullmatch(text):
        parts = match.group(1, 2, 3)
    else:
        return None
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return None


class Period(Text):
    """The year or years of a budget item, kept as text; checks.yaml (BU-07) knows periods of other wordings too."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=200, blank=False, **kwargs)

    def expected(self) -> str:
        return _('Write a year or two years as text: "2022" or "2021-2025".')

    def parse(self, value: Any) -> str:
        text = super().parse(value)
        match = _PERIOD.fullmatch(text)
        if match and match[2] and match[2] < match[1]:
            message = _("The period “{value}” ends before it starts.").format(value=visible(text))
            raise self.wrong(message, self.expected())
        return text


class Version(Scalar):
    """The version of the format."""

    native = frozenset({int})

    def expected(self) -> str:
        return _("This program reads format 1: write “rolemap: 1”.")

    def parse(self, value: Any) -> int:
        if str(value) != "1" or value is True:
            raise self.wrong(
                _("{value} is no known version of the format.").format(value=visible(value)),
                self.expected(),
            )
        return 1
