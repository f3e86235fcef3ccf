"""Reading a case file."""

from pathlib import Path
from typing import cast

from guideline.errors import InvalidFacts, Problem
from guideline.facts.case import Case
from guideline.facts.checks import problems
from guideline.facts.parents_alone import problems_of_parents
from guideline.files.reading import (
    STANDARD_INPUT,
    checked,
    plain_values,
    structure,
    values_from_json,
)
from guideline.support.finding_checks import problems_beside
from guideline.support.timeshare import schedule_problems


def read_case(path: str | Path) -> Case:
    """Return the case in a ``.toml`` or ``.json`` file.

    Args:
        path: The file. Its shape is documented in the reference, "The case file".

    Raises:
        InvalidFacts: The file cannot be read or its facts cannot be; every problem is listed.

    >>> [child.name for child in read_case("examples/two_children.toml").children]
    ['Child 1', 'Child 2']
    """
    return case_from_values(plain_values(path), str(path))


def case_from_json(text: str) -> Case:
    """Return the case in JSON text, as ``guideline order -`` reads it.

    Raises:
        InvalidFacts: It is not JSON or its facts cannot be; every problem is listed.

    >>> from pathlib import Path
    >>> text = Path("examples/two_children.json").read_text(encoding="utf-8")
    >>> case_from_json(text) == read_case("examples/two_children.toml")
    True
    """
    return case_from_values(values_from_json(text), STANDARD_INPUT)


def case_from_values(values: object, source: str) -> Case:
    """Return the case that a file's plain values are.

    Raises:
        InvalidFacts: Its facts cannot be; every problem is listed.
    """
    try:
        return checked(lambda: structure(Case, values, source), _problems, source)
    except InvalidFacts as error:
        raise InvalidFacts(with_the_rest(error, values), source) from None


def with_the_rest(error: InvalidFacts, values: object) -> tuple[Problem, ...]:
    """Return what is wrong with a case, and what is found beside it in what could be read.

    Args:
        error: What came of reading the case.
        values: The plain values of its file.
    """
    if error.rest is None:
        beside = problems_of_parents(values)
        more = tuple(each for each in beside if not any(map(each.overlaps, error.problems)))
    else:
        more = problems_beside(cast("Case", error.rest), error.problems)
    return (*error.problems, *more)


def _problems(case: Case) -> tuple[Problem, ...]:
    return (*problems(case), *schedule_problems(case))
