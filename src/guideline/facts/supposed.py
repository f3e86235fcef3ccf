"""What is wrong with facts of which some cannot be read, whatever these may be.

Two records are supposed: each with what could be read, and with other facts in place of the rest.
What is wrong with both of them is wrong in any case.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import count
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

import attrs

from guideline.errors import InvalidFacts, NotInForce, NotModelled, Problem
from guideline.facts.fields import Dollars, Share, key, read, takes_bare_amount

_T = TypeVar("_T")
_SUPPOSED: dict[Any, tuple[object, object]] = {
    Dollars: (Decimal(0), Decimal(99_999_999)),
    Share: (Decimal(0), Decimal(1)),
    bool: (False, True),
    int: (1, 100),
    date: (date(2000, 1, 2), date(2150, 12, 30)),
}


def wrong_anyway(
    kind: type[_T], values: object, check: Callable[[_T], Sequence[Problem]]
) -> list[Problem]:
    """Return what a check finds in facts, whatever stands where they cannot be read.

    Args:
        kind: The record of facts.
        values: What was given for it.
        check: What tells every problem of such a record.
    """
    with suppress(NotInForce, NotModelled, LookupError):
        one, other = (
            check(cast("_T", _Supposing(which).of(kind, values))) for which in (False, True)
        )
        return [problem for problem in one if problem in other]
    return []


@attrs.frozen
class _Supposing:
    """One of two ways to stand in for what cannot be read.

    Attributes:
        which: Which of the two.
        names: A number for each name, so that no two are the same.
    """

    which: bool
    names: Iterator[int] = attrs.Factory(count)

    def of(self, kind: Any, value: object) -> object:  # noqa: ANN401 - an annotation is any object
        """Return a fact of a kind: as it is read, or as it is supposed where it cannot be."""
        try:
            return read(kind, value)
        except InvalidFacts:
            return self._instead(kind, value)

    def _instead(self, kind: Any, value: object) -> object:  # noqa: ANN401 - an annotation is any object
        if get_origin(kind) in {UnionType, Union}:
            kind = next((each for each in get_args(kind) if _holds_facts(each)), kind)
        if get_origin(kind) is tuple:
            items = value if isinstance(value, (list, tuple)) else ()
            return tuple(self.of(get_args(kind)[0], item) for item in items)
        if attrs.has(kind):
            bare = takes_bare_amount(kind) and not isinstance(value, Mapping)
            return self._record(kind, {"amount": value} if bare else value)
        return self._plain(kind)

    def _record(self, kind: type[Any], value: object) -> object:
        table = value if isinstance(value, Mapping) else {}
        found = {}
        for field in attrs.fields(kind):
            name, type_ = key(field.name), cast("Any", field.type)
            if name in table:
                found[field.name] = self.of(type_, table[name])
            elif field.default is attrs.NOTHING:
                found[field.name] = self._instead(type_, None)
        return kind(**found)

    def _plain(self, kind: Any) -> object:  # noqa: ANN401 - an annotation is any object
        """Return a plain fact.

        Raises:
            LookupError: Nothing is known to stand for one of the kind.
        """
        if get_origin(kind) in {UnionType, Union}:
            kind = next(each for each in get_args(kind) if each is not type(None))
        if kind in _SUPPOSED:
            return _SUPPOSED[kind][self.which]
        if get_origin(kind) is Annotated:  # a word that is read in its own way
            kind = get_args(kind)[0]
        if kind is str:
            return f"name {next(self.names)} of {self.which}"
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return list(kind)[-self.which]
        raise LookupError(kind)


def _holds_facts(kind: Any) -> bool:  # noqa: ANN401 - an annotation is any object
    return attrs.has(kind) or get_origin(kind) is tuple
