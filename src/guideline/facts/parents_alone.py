"""What each parent cannot be, where a file's values make no case to check."""

from collections.abc import Mapping
from typing import cast

from guideline.amounts import exactly
from guideline.errors import InvalidFacts, Problem
from guideline.facts.fields import read
from guideline.facts.parent_checks import check_parent
from guideline.facts.parents import Parent
from guideline.facts.tax_checks import check_taxes


@exactly
def problems_of_parents(values: object) -> tuple[Problem, ...]:
    """Return what cannot be about each parent, in a file's values that make no case.

    Whatever the case lacks, a day or a name, it is not what these problems hang on.
    """
    tables = values.get("parents") if isinstance(values, Mapping) else None
    found: list[Problem] = []
    for index, table in enumerate(tables if isinstance(tables, list) else ()):
        parent = _as_far_as_read(table)
        if parent is not None:
            told = (*check_parent(parent), *check_taxes(parent))
            found += [problem.at(f"parents[{index}]") for problem in told]
    return tuple(found)


def _as_far_as_read(table: object) -> Parent | None:
    """Return a parent of any name, as far as it can be read."""
    if not isinstance(table, Mapping):
        return None
    try:
        return cast("Parent", read(Parent, {**table, "name": "a parent"}))
    except InvalidFacts as error:
        return cast("Parent | None", error.rest)
