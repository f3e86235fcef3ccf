"""How a fact is declared: its annotation says what it may be, and one table of readers checks it.

A record built by hand and a record read from a file pass through the same readers.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial, wraps
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, cast, dataclass_transform, get_args, get_origin

import attrs

from guideline.amounts import dollars, repeat, share
from guideline.errors import InvalidFacts, Problem
from guideline.facts.partly import Partly
from guideline.facts.readers import (
    closest,
    read_choice,
    read_count,
    read_day,
    read_shares,
    read_text,
    read_truth,
    wrong,
)

Dollars = Annotated[Decimal, "dollars"]
"""An exact amount of dollars: a ``Decimal``, a whole number, or digits as text."""

Share = Annotated[Decimal, "share"]
"""A share from 0 to 1: ``"20%"``, ``"0.2"`` or ``Decimal("0.2")``."""

Shares = dict[str, Share]
"""A share for each parent, by name."""

UNKNOWN_KEY = "unknown key"

_T = TypeVar("_T")
_PARTLY = "partly"


def fact(
    description: str,
    *,
    default: Any = attrs.NOTHING,  # noqa: ANN401 - the default of a field of any type
    factory: Callable[[], object] | None = None,
    in_files: bool = False,
    compared: bool = True,
) -> Any:  # noqa: ANN401 - stands for a field of any type, as attrs.field does
    """Declare a fact with its sentence for schema and reference; other files may hold it.

    One that is not compared makes no difference between two records: where a fact was written.
    """
    if factory is not None:
        default = attrs.Factory(factory)
    metadata = {"description": description, "in_files": in_files, _PARTLY: False}
    return attrs.field(metadata=metadata, default=default, eq=compared)


def fact_list(description: str, *, default: tuple[()] | None, in_files: bool = False) -> Any:  # noqa: ANN401 - stands for a field of any type, as attrs.field does
    """Declare a list of facts that is checked as far as it can be read.

    Where some of it cannot, the checks look at what is left of it (``guideline.facts.partly``).
    """
    metadata = {"description": description, "in_files": in_files, _PARTLY: True}
    return attrs.field(metadata=metadata, default=default)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(fact, fact_list))
def facts(cls: type[_T]) -> type[_T]:
    """Make a class a record of facts: frozen, keyword-only, each field read by its annotation.

    A record built by hand is read field by field, and where one cannot be, all of them are read
    once more, so that every problem in it is told at once.
    """
    made = attrs.define(cls, frozen=True, kw_only=True, slots=True, field_transformer=_with_readers)
    made.__init__ = _telling_all(made, made.__init__)  # type: ignore[method-assign]
    return made


def _telling_all(kind: type[Any], read_in: Callable[..., None]) -> Callable[..., None]:
    """Return the ``__init__`` of a record of facts, whose error tells every field's problems."""

    @wraps(read_in)
    def read_all(self: object, **values: object) -> None:
        try:
            read_in(self, **values)
        except InvalidFacts:
            values, problems = _read_fields(
                _keys(kind), {key(name): values[name] for name in values}
            )
            raise InvalidFacts(problems, rest=_rest(kind, values)) from None

    return read_all


def _with_readers(_: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    return [
        field.evolve(converter=partial(_read_field, key(field.name), _reader_of(field)))
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


def _reader_of(field: "attrs.Attribute[Any]") -> Callable[[Any], object]:
    """Return what reads a field: a list that is read partly keeps what could be read of it."""
    kind = cast("Any", field.type)
    if not field.metadata[_PARTLY]:
        return _reader(kind)
    each = next(every for every in (kind, *get_args(kind)) if get_origin(every) is tuple)
    return partial(_read_partly, get_args(each)[0], _reader(kind))


def _read_partly(kind: Any, whole: Callable[[Any], object], value: object) -> object:  # noqa: ANN401 - an annotation is any object
    """Read a list, or what else may stand in its place; its error has what could be read."""
    if isinstance(value, Partly):
        return value
    if isinstance(value, (list, tuple)):
        return _read_tuple(kind, value, partly=True)
    try:
        return whole(value)
    except InvalidFacts as error:
        rest = Partly({}, frozenset(), (value,)) if error.rest is None else error.rest
        raise InvalidFacts(error.problems, rest=rest) from None


def _read_one_of(kinds: tuple[Any, ...], value: object) -> object:
    """Read a fact that may be absent, or one of several kinds tried in their order."""
    if value is None and type(None) in kinds:
        return None
    problems: list[Problem] = []
    possible = [kind for kind in kinds if kind is not type(None)]
    listed = isinstance(value, (list, tuple))
    possible = [kind for kind in possible if (get_origin(kind) is tuple) is listed] or possible
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


_READERS: dict[Any, Callable[[Any], object]] = {
    Dollars: dollars,
    Share: share,
    Shares: read_shares,
    str: read_text,
    bool: read_truth,
    int: read_count,
    date: read_day,
}


def _read_tuple(kind: object, value: object, *, partly: bool = False) -> tuple[object, ...]:
    if not isinstance(value, (list, tuple)):
        raise wrong(value, "not a list", "write a list, even of one")
    problems: list[Problem] = []
    result: dict[int, object] = {}
    unsure: list[int] = []
    for index, item in enumerate(value):
        try:
            result[index] = read(kind, item)
        except InvalidFacts as error:
            problems += [problem.at(f"[{index}]") for problem in error.problems]
            unsure.append(index)
            if error.rest is not None:
                result[index] = error.rest
    if not problems:
        return tuple(result.values())
    unread = [item for index, item in enumerate(value) if index not in result]
    if partly:
        raise InvalidFacts(problems, rest=Partly(result, frozenset(unsure), tuple(unread)))
    raise InvalidFacts(problems, rest=None if unread else tuple(result.values()))


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
    unknown = [unknown_key(str(name), list(fields)) for name in table if name not in fields]
    values, problems = _read_fields(fields, table)
    if problems := [*unknown, *problems]:
        raise InvalidFacts(problems, rest=_rest(kind, values))
    return kind(**values)


def _read_fields(
    fields: "dict[str, attrs.Attribute[Any]]", table: Mapping[Any, object]
) -> tuple[dict[str, object], list[Problem]]:
    """Return what could be read of a table's facts, by field, and every problem in them."""
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for name, field in fields.items():
        if name in table:
            try:
                values[field.name] = _read_field(name, _reader_of(field), table[name])
            except InvalidFacts as error:
                problems += error.problems
                if error.rest is not None:
                    values[field.name] = error.rest
        elif field.default is attrs.NOTHING:
            description = field.metadata["description"]
            problems.append(Problem(name, "", "missing", f"write {name}: {description}"))
    return values, problems


def _rest(kind: type[Any], values: dict[str, object]) -> object:
    """Return a record of what could be read of it; ``None`` where it cannot be without more."""
    needed = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return kind(**values) if set(needed) <= set(values) else None


def unknown_key(name: str, known: list[str]) -> Problem:
    """Return the problem of a key that is none of those known, with the nearest of them."""
    close = closest(name, known)
    instead = f"did you mean {close[0]}?" if close else f"known here: {', '.join(known)}"
    return Problem(repeat(name).strip("'"), "", UNKNOWN_KEY, instead)


def takes_bare_amount(kind: type[Any]) -> bool:
    """Return whether a record of facts needs nothing but its ``amount``."""
    needed = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    return needed == ["amount"]
