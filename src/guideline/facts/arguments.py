"""The arguments of a public function, read as the facts of a record are."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import read


def listed(given: object) -> object:
    """Return what can be gone through once, as a generator can, as a list that can be read."""
    if isinstance(given, Iterable) and not isinstance(given, (str, Mapping)):
        return tuple(given)
    return given


def arguments(
    also: Callable[[Mapping[str, Any]], Iterable[Problem]] | None = None,
    /,
    **given: tuple[Any, object],
) -> tuple[Any, ...]:
    """Return the arguments of a public function, each read as a fact of its kind.

    Args:
        also: What is wrong with several of them together, of those that could be read.
        given: The kind and the value of each, by its name.

    Raises:
        InvalidFacts: Some cannot be read; every problem is listed.

    >>> from datetime import date
    >>> arguments(weeks=(int, 2), on=(date, "2026-03-01"))
    (2, datetime.date(2026, 3, 1))
    """
    problems: list[Problem] = []
    found: dict[str, object] = {}
    for name, (kind, value) in given.items():
        try:
            found[name] = read(kind, value)
        except InvalidFacts as error:
            problems += [problem.at(name) for problem in error.problems]
    if also is not None:
        problems += also(found)
    if problems:
        raise InvalidFacts(problems)
    return tuple(found.values())
