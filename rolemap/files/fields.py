"""The scalars of format 1 as marshmallow fields: what is taken, what it becomes, and what to write instead.

Each field knows whether scalars arrive as text (YAML) or typed (JSON); its schema tells it when it is bound.
Besides one value, a field loads a whole column at once: every distinct value is looked at a single time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from marshmallow import ValidationError, fields

from rolemap.files.faults import Fault, visible, what_stands_there
from rolemap.files.suggest import Suggester, did_you_mean, fold, sentences
from rolemap.i18n import domain, number

_ = domain("files")

ID_PATTERN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_STRETCH: Final = 50_000
"""Values of a column that are looked up at once, before new ones among them are parsed."""

_MOST_WRONG: Final = 1000
"""Different wrong values of a column that are looked at; the map is refused in any case."""

Column = Any
"""A list of typed values, None where absent; or, for a long column of numbers, a float array with NaN there."""


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

    def column(self, values: list[Any]) -> tuple[Column, list[int]]:
        """The typed values of a column (None where absent), and the rows that must be looked at singly."""
        if self.arrives_as == _TEXT:
            try:
                return self._text_column(values)
            except (LookupError, TypeError):  # something stands there that is no text, or is wrong
                pass
        odd = [row for row, one in enumerate(values) if one is not None and type(one) not in self.arrives_as]
        if odd:
            values = list(values)
            for row in odd:
                values[row] = None
        loaded, wrong = self._parsed(set(values))
        odd += [row for row, one in enumerate(values) if one in wrong or (one is None and self.required)]
        return [loaded.get(value) for value in values], odd

    def _text_column(self, values: list[Any]) -> tuple[list[Any], list[int]]:
        """The column where all is right; each new text is parsed once. Raises LookupError or TypeError elsewhere."""
        loaded: dict[Any, Any] = {}
        column: list[Any] = []
        for start in range(0, len(values), _STRETCH):
            stretch = values[start : start + _STRETCH]
            try:
                column += map(loaded.__getitem__, stretch)
            except KeyError:
                del column[start:]
                fresh = set(stretch) - loaded.keys()
                if not set(map(type, fresh)) <= _TEXT_OR_NONE:
                    raise
                new, wrong = self._parsed(fresh)
                if wrong or (self.required and None in new):
                    raise
                loaded |= new
                column += map(loaded.__getitem__, stretch)
        return column, []

    def _parsed(self, distinct: set[Any]) -> tuple[dict[Any, Any], set[Any]]:
        """The typed values of different values (None stays None), and those that are wrong."""
        loaded: dict[Any, Any] = {}
        wrong = set()
        for value in distinct:
            try:
                loaded[value] = None if value is None else self.parse(value)
            except ValidationError:
                wrong.add(value)
                if len(wrong) == _MOST_WRONG:
                    break
        return loaded, wrong

    def make_error(self, key: str, **kwargs: Any) -> ValidationError:
        """The faults that marshmallow itself finds: a required key that is missing, an empty entry of a list."""
        message = what_stands_there(None) if key == "null" else missing_key(self.name)
        return self.wrong(message, self.expected())

    def wrong(self, message: str, *expected: str) -> ValidationError:
        """The error of one fault; `expected` are whole sentences, empty ones are left out."""
        return ValidationError([Fault(message, sentences(*expected))])

    def _quote_it(self, value: Any) -> str:
        if str in self.native and isinstance(value, int | float):
            return _("Put it in quotation marks.")
        return ""


def missing_key(key: str | None) -> str:
    """The sentence about a required key that is not there."""
    return _("The key “{key}” is missing.").format(key=key)


_TEXT: Final = frozenset({str})
_TEXT_OR_NONE: Final = frozenset({str, type(None)})
_MOST_DECOMPOSED: Final = 4  # code points of one letter of NFC in any decomposed text that people write


class Text(Scalar):
    """Text in NFC, without control, zero-width and bidi characters; `lines` allows line breaks."""

    def __init__(self, *, most: int = 2000, lines: bool = False, blank: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most
        self.lines = lines
        self.blank = blank

    def expected(self) -> str:
        return _("Write text of at most {most} characters.").format(most=number(self.most))

    def parse(self, value: Any) -> str:
        text: str = value
        if not (text.isascii() and text.isprintable()) and len(text) <= _MOST_DECOMPOSED * self.most:
            text = self._cleaned(text)
        if len(text) > self.most:
            shorten = _("Put the rest into the note, or into a document.")
            message = _("The text has {count} characters.").format(count=number(len(text)))
            raise self.wrong(message, self.expected(), shorten)
        if not self.blank and not text.strip():
            raise self.wrong(_("The text is empty."), self.expected())
        return text

    def _cleaned(self, text: str) -> str:
        from rolemap.files.characters import cleaned

        text, refused = cleaned(text, self.lines)
        if refused:
            raise self.wrong(refused, _("Delete it, or type the text anew."))
        return text


class Id(Scalar):
    """The id of an element or relation, or a reference to one."""

    def expected(self) -> str:
        return _(
            "An id starts with a letter and has 1 to 64 characters: letters without accents, digits, underscores, "
            "dots and hyphens."
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
            near = Suggester().nearest(value, tuple(self.words))
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

    def column(self, values: list[Any]) -> tuple[Column, list[int]]:
        """As for all fields; what comes from JSON is typed already."""
        if not self.as_text and set(map(type, values)) <= {bool, type(None)}:
            return values, []
        return super().column(values)

    def parse(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        word = value.lower()
        if word not in ("true", "false"):
            message = _("“{value}” is neither true nor false.").format(value=visible(value))
            raise self.wrong(message, did_you_mean(self._meant.get(fold(value[:10]))), self.expected())
        return bool(word == "true")
