"""The arguments of a public function, read as the facts of a record are."""

from typing import Any

from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import read


def arguments(**given: tuple[Any, object]) -> tuple[Any, ...]:
    """Return the arguments of a public function, each read as a fact of its kind.

    Args:
        given: The kind and the value of each, by its name.

    Raises:
        InvalidFacts: Some cannot be read; every problem is listed.

    >>> from datetime import date
    >>> arguments(weeks=(int, 2), on=(date, "2026-03-01"))
    (2, datetime.date(2026, 3, 1))
    """
    problems: list[Problem] = []
    found: list[object] = []
    for name, (kind, value) in given.items():
        try:
            found.append(read(kind, value))
        except InvalidFacts as error:
            problems += [problem.at(name) for problem in error.problems]
    if problems:
        raise InvalidFacts(problems)
    return tuple(found)
