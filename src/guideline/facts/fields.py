"""How a fact is declared: its annotation says what it may be, and one table of readers checks it.

A record built by hand and a record read from a file pass through the same readers.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, cast, dataclass_transform, get_args, get_origin

import attrs

from guideline.amounts import dollars, repeat, share
from guideline.errors import InvalidFacts, Problem

Dollars = Annotated[Decimal, "dollars"]
"""An exact amount of dollars: a ``Decimal``, a whole number, or digits as text."""

Share = Annotated[Decimal, "share"]
"""A share from 0 to 1: ``"20%"``, ``"0.2"`` or ``Decimal("0.2")``."""

Shares = dict[str, Share]
"""A share for each parent, by name."""

_T = TypeVar("_T")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LONGEST_TEXT = 2000


def wrong(value: object, why: str, instead: str, where: str = "") -> InvalidFacts:
    """Return the error for one wrong value."""
    return InvalidFacts([Problem(where=where, given=repeat(value), why=why, instead=instead)])


def fact(
    description: str,
    *,
    default: Any = attrs.NOTHING,  # noqa: ANN401 - the default of a field of any type
    factory: Callable[[], object] | None = None,
    in_files: bool = False,
) -> Any:  # noqa: ANN401 - stands for a field of any type, as attrs.field does
    """Declare a fact with its sentence for schema and reference; other files may hold it."""
    if factory is not None:
        default = attrs.Factory(factory)
    return attrs.field(metadata={"description": description, "in_files": in_files}, default=default)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(fact,))
def facts(cls: type[_T]) -> type[_T]:
    """Make a class a record of facts: frozen, keyword-only, each field read by its annotation."""
    return attrs.define(cls, frozen=True, kw_only=True, slots=True, field_transformer=_with_readers)


def _with_readers(_: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    return [
        field.evolve(
            converter=partial(_read_field, key(field.name), _reader(cast("Any", field.type)))
        )
        for field in fields
    ]


def _read_field(name: str, reader: Callable[[Any], object], value: object) -> object:
    """Read one field's value; its problems are told under the field's key."""
    try:
        return reader(value)
    except InvalidFacts as error:
        told = [problem.at(name) for problem in error.problems]
        raise InvalidFacts(told, rest=error.rest) from None


def changed(record: _T, **facts: object) -> _T:
    """Return a record of facts with some of them changed, read and checked as any other.

    Raises:
        InvalidFacts: A new fact cannot be.

    >>> import guideline as gl
    >>> case = gl.read_case("examples/two_children.toml")
    >>> gl.changed(case, on="2024-08-31").on
    datetime.date(2024, 8, 31)
    """
    return cast("_T", attrs.evolve(cast("Any", record), **facts))


# ── one reader for each kind of fact ─────────────────────────────────────────


def read(kind: Any, value: object) -> object:  # noqa: ANN401 - an annotation is any object
    """Return ``value`` as a fact of the annotated ``kind``.

    Raises:
        InvalidFacts: It cannot be one; the problem says what to write instead.
    """
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], object]:  # noqa: ANN401 - an annotation is any object
    """Return what reads facts of an annotated kind; found once, since accounts have many."""
    if get_origin(kind) in {UnionType, Union}:
        return partial(_read_one_of, get_args(kind))
    if kind in _READERS or get_origin(kind) is Annotated:  # some texts bring their own reader
        return cast("Callable[[Any], object]", _READERS.get(kind) or kind.__metadata__[0])
    if get_origin(kind) is tuple:
        return partial(_read_tuple, get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return partial(read_choice, kind)
    return partial(_read_record, kind)


def _read_one_of(kinds: tuple[Any, ...], value: object) -> object:
    """Read a fact that may be absent, or one of several kinds tried in their order."""
    if value is None and type(None) in kinds:
        return None
    problems: list[Problem] = []
    possible = [kind for kind in kinds if kind is not type(None)]
    rest: object = None
    for kind in possible:
        try:
            return read(kind, value)
        except InvalidFacts as error:
            problems += error.problems
            rest = error.rest
    if len(possible) == 1 or isinstance(value, (Mapping, list)):
        raise InvalidFacts(problems[-1:] if len(possible) > 1 else problems, rest=rest)
    instead = ", or ".join(problem.instead for problem in problems)
    raise wrong(value, "none of what may stand here", instead)


def read_text(value: object) -> str:
    """Return a name or a sentence: text that can be printed, and is not empty."""
    if not isinstance(value, str):
        raise wrong(value, "not text", 'write it in quotes, as in "Petitioner"')
    if not value.strip():
        raise wrong(value, "empty", "write at least one letter")
    if len(value) > _LONGEST_TEXT or not value.isprintable():
        raise wrong(value, "too long or not printable", "write up to 2,000 letters on one line")
    return value


def _read_truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise wrong(value, "neither true nor false", "write true or false")
    return value


def _read_count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(value, "not a whole number", "write a number such as 2")
    if abs(value) > 9999:  # noqa: PLR2004 - years and counts have four digits
        raise wrong(value, "too large", "write a number such as 2")
    return value


def read_day(value: object) -> date:
    """Return a calendar day; text must be as in ``2026-03-01``."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise wrong(value, "no such day", "write a day of the calendar") from None
    if isinstance(value, datetime) or not isinstance(value, date):
        raise wrong(value, "not a day", "write it as 2026-03-01")
    return value


def _read_shares(value: object) -> dict[str, Decimal]:
    if not isinstance(value, Mapping):
        raise wrong(
            value, "not a share for each parent", 'write { Petitioner = "20%", Respondent = "80%" }'
        )
    problems: list[Problem] = []
    result: dict[str, Decimal] = {}
    for name, part in value.items():
        try:
            result[read_text(name)] = share(part)
        except InvalidFacts as error:
            problems += [problem.at(repeat(name).strip("'")) for problem in error.problems]
    if problems:
        raise InvalidFacts(problems)
    return result


_READERS: dict[Any, Callable[[Any], object]] = {
    Dollars: dollars,
    Share: share,
    Shares: _read_shares,
    str: read_text,
    bool: _read_truth,
    int: _read_count,
    date: read_day,
}


def _closest(word: str, known: list[str]) -> list[str]:
    """Return the one known word that is nearest, if any is near."""
    from difflib import get_close_matches

    return get_close_matches(word[:100], known, n=1)


def nearest(value: object, known: list[str]) -> str:
    """Return what to write instead of an unknown word: the nearest known one, or all of them."""
    close = _closest(str(value), known)
    return f'write "{close[0]}"' if close else f"write one of: {', '.join(known)}"


def read_choice(kind: type[StrEnum], value: object) -> StrEnum:
    """Return a member of a closed list of words."""
    try:
        return kind(cast("str", value))
    except InvalidFacts:  # the list knows the word, and why it is refused
        raise
    except ValueError:
        instead = nearest(value, [str(member) for member in kind])
        raise wrong(value, "not one of the words known here", instead) from None


def _read_tuple(kind: object, value: object) -> tuple[object, ...]:
    if not isinstance(value, (list, tuple)):
        raise wrong(value, "not a list", "write a list, even of one")
    problems: list[Problem] = []
    result = []
    for index, item in enumerate(value):
        try:
            result.append(read(kind, item))
        except InvalidFacts as error:
            problems += [problem.at(f"[{index}]") for problem in error.problems]
            result.append(error.rest)
    if problems:
        rest = None if None in result else tuple(result)
        raise InvalidFacts(problems, rest=rest)
    return tuple(result)


def _read_record(kind: type[Any], value: object) -> object:
    """Return a record of facts: as it is, from a table, or from the one amount that it needs."""
    if isinstance(value, kind):
        return value
    if isinstance(value, Mapping):
        return _read_table(kind, value)
    if takes_bare_amount(kind):
        value = {"amount": value}
        return _read_table(kind, value)
    raise wrong(value, "not a table", f"write one with {', '.join(_keys(kind))}")


def key(name: str) -> str:
    """Return the key that a file uses for a field: ``from`` for ``from_``."""
    return name.removesuffix("_")


def _keys(kind: type[Any]) -> dict[str, "attrs.Attribute[Any]"]:
    return {key(field.name): field for field in attrs.fields(kind)}


def _read_table(kind: type[Any], table: Mapping[Any, object]) -> object:
    """Read a table key by key, so that every problem in it is told at once."""
    fields = _keys(kind)
    problems = [_unknown_key(str(name), list(fields)) for name in table if name not in fields]
    values: dict[str, object] = {}
    for name, field in fields.items():
        if name in table:
            try:
                values[field.name] = _read_field(
                    name, _reader(cast("Any", field.type)), table[name]
                )
            except InvalidFacts as error:
                problems += error.problems
                if error.rest is not None:
                    values[field.name] = error.rest
        elif field.default is attrs.NOTHING:
            description = field.metadata["description"]
            problems.append(Problem(name, "", "missing", f"write {name}: {description}"))
    if problems:
        raise InvalidFacts(problems, rest=_rest(kind, values))
    return kind(**values)


def _rest(kind: type[Any], values: dict[str, object]) -> object:
    """Return a record of what could be read of it; ``None`` where it cannot be without more."""
    needed = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return kind(**values) if set(needed) <= set(values) else None


def _unknown_key(name: str, known: list[str]) -> Problem:
    close = _closest(name, known)
    instead = f"did you mean {close[0]}?" if close else f"known here: {', '.join(known)}"
    return Problem(repeat(name).strip("'"), "", "unknown key", instead)


def takes_bare_amount(kind: type[Any]) -> bool:
    """Return whether a record of facts needs nothing but its ``amount``."""
    needed = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return needed == ["amount"]
