"""From a TOML or JSON file to plain values, exactly, or one error that says what is wrong.

Numbers are read as exact decimals, never as binary floats. What may stand where is told by the
annotations of the facts (``guideline.facts.fields``), which check a record built by hand as well.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

from guideline.errors import InvalidFacts, NotModelled, Problem
from guideline.facts.fields import read
from guideline.facts.supposed import wrong_anyway

_T = TypeVar("_T")
_MEBIBYTE = 1024 * 1024
LARGEST_FILE = 16 * _MEBIBYTE
STANDARD_INPUT = "standard input"
_AS_SHOWN = "write a file as the reference shows"
_DEEP_KEY = re.compile(r"[ \t]*\[*[ \t]*(?:[\w\"'-]+[ \t]*\.[ \t]*){40}")
"""A line that begins with a dotted key of more than forty parts."""


def plain_values(path: str | Path) -> object:
    """Return what a ``.toml`` or ``.json`` file holds, before any fact is checked.

    Raises:
        InvalidFacts: The file cannot be read.
    """
    return values_of(read_file(Path(path)), str(path))


def values_of(content: bytes, source: str, name: str | None = None) -> object:
    """Return what the content of a file holds: JSON where its name says so, otherwise TOML.

    Args:
        content: The file's bytes.
        source: What an error calls it.
        name: Its name, where the source is none.

    Raises:
        InvalidFacts: It cannot be read.
    """
    return _parse(text_of(content, source), source, Path(name or source).suffix)


def values_from_json(text: str, source: str = STANDARD_INPUT) -> object:
    """Return the plain values in JSON text.

    Raises:
        InvalidFacts: It is not JSON.
    """
    try:
        return _from_json(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise _unreadable(source, "not JSON", error) from None


def structure(kind: type[_T], values: object, source: str) -> _T:
    """Return plain values as a record of facts, naming the source in any error."""
    try:
        return cast("_T", read(kind, values))
    except InvalidFacts as error:
        raise InvalidFacts(error.problems, source, rest=error.rest) from None


def checked(read_it: Callable[[], _T], check: Callable[[_T], Sequence[Problem]], source: str) -> _T:
    """Return a record that is read and then checked as a whole, or one error with all of both.

    Where something could not be read, the checks look at the rest, and what they say of a place
    that was not read is left out.

    Raises:
        InvalidFacts: It cannot be; every problem is listed, and ``rest`` is what could be read.
    """
    try:
        record = read_it()
    except InvalidFacts as error:
        more: Sequence[Problem] = ()
        if error.rest is not None:
            with suppress(NotModelled):  # what cannot be read comes first
                more = check(cast("_T", error.rest))
        found = beside(error.problems, more)
        raise InvalidFacts([*error.problems, *found], source, rest=error.rest) from None
    if problems := check(record):
        raise InvalidFacts(problems, source, rest=record)
    return record


def structured(
    kind: type[_T], values: object, check: Callable[[_T], Sequence[Problem]], source: str
) -> _T:
    """Return plain values as a checked record, or one error with everything that is wrong.

    The checks look at what could be read, whatever the rest may be.

    Raises:
        InvalidFacts: It cannot be; every problem is listed.
    """
    try:
        record = structure(kind, values, source)
    except InvalidFacts as error:
        found = beside(error.problems, wrong_anyway(kind, values, check))
        raise InvalidFacts([*error.problems, *found], source) from None
    if problems := check(record):
        raise InvalidFacts(problems, source)
    return record


def beside(told: Sequence[Problem], more: Sequence[Problem]) -> list[Problem]:
    """Return the problems that do not stand in the place of one that is told."""
    return [each for each in more if not any(map(each.overlaps, told))]


def _unreadable(source: str, why: str, error: Exception | None = None) -> InvalidFacts:
    reason, instead = " ".join(str(error).split())[:200] if error else "", _AS_SHOWN
    if isinstance(error, RecursionError):
        reason = "nested too deeply"
    elif isinstance(error, OSError):
        reason, instead = error.strerror or reason, "write the path of a readable file"
    elif isinstance(error, UnicodeDecodeError):
        instead = 'save it as UTF-8, which spreadsheets call "CSV UTF-8"'
    elif "sys.set_int_max_str_digits" in reason:
        reason = "a whole number of thousands of digits"
    return InvalidFacts([Problem("", reason, why, instead)], source)


def read_text_file(path: Path) -> str:
    """Return a file's text.

    Raises:
        InvalidFacts: It cannot be read, is too large, or is not UTF-8.
    """
    return text_of(read_file(path), str(path))


def read_file(path: Path, most: int = LARGEST_FILE) -> bytes:
    """Return a file's content, of so many bytes at most.

    Raises:
        InvalidFacts: It cannot be read, or is too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), "the file cannot be read", error) from None
    if len(content) > most:
        raise _unreadable(str(path), f"the file is over {most // _MEBIBYTE} MiB")
    return content


def text_of(content: bytes, source: str) -> str:
    """Return the text that the content of a file is.

    Raises:
        InvalidFacts: It is not UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(source, "the file is not UTF-8 text", error) from None


def same_file(first: Path, second: Path) -> bool:
    """Return whether two paths lead to one file."""
    try:
        return first.samefile(second)
    except (OSError, ValueError):
        return first == second


def _parse(text: str, source: str, suffix: str) -> object:
    if suffix.lower() == ".json":
        what, parser = "JSON", _from_json
    else:
        what, parser = "TOML", _from_toml
    try:
        return parser(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(source, f"the file is not {what}", error) from None


def _from_toml(text: str) -> object:
    # before the parser, which needs minutes for a key of 50,000 parts
    if any(_DEEP_KEY.match(each) for each in text.splitlines()):
        raise RecursionError
    return tomllib.loads(text.replace("\r\n", "\n"), parse_float=_number)


def _number(text: str) -> Decimal:
    """Return a number exactly as it is written."""
    try:
        return Decimal(text)
    except InvalidOperation:  # its exponent has twenty digits
        message = f"{text[:40]} is beyond any number of dollars"
        raise ValueError(message) from None


def _from_json(text: str) -> object:
    return json.loads(
        text,
        parse_float=_number,
        parse_constant=_refuse_constant,
        object_pairs_hook=_without_duplicates,
    )


def _refuse_constant(name: str) -> NoReturn:
    message = f"{name} is not a number of JSON"
    raise ValueError(message)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        message = f"the key {twice[:40]!r} is written twice"
        raise ValueError(message)
    return result
