"""Reading a parameter file: California's figures of a year, instead of the tables' own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from guideline.amounts import repeat
from guideline.errors import InvalidFacts, Problem
from guideline.files.california_shape import SHAPE, is_day, shape_problems
from guideline.files.reading import plain_values
from guideline.law.tables import Quality, Version
from guideline.taxes.years import GIVEN, california_version

_PATTERN = 2025  # a year whose figures show which there are, and of what shape


def read_california_tables(path: str | Path) -> Version:
    """Return California's figures of a year from a ``.toml`` file.

    Args:
        path: A file of the shape of ``tables/california/2025.toml``: one ``[[versions]]`` with the
            year's figures, by the same names.

    Raises:
        InvalidFacts: The file cannot be read, or a figure is missing; every problem is listed.

    >>> import guideline as gl
    >>> gl.read_california_tables("tables/california/2025.toml").table
    'california/given'
    """
    return california_from_values(plain_values(path), str(path))


def california_from_values(read: object, source: str) -> Version:
    """Return California's figures of a year from a file's plain values.

    Raises:
        InvalidFacts: A figure is missing or cannot be; every problem is listed.
    """
    table: dict[str, Any] = read if isinstance(read, dict) else {}
    rows = table.get("versions")
    if not isinstance(rows, list) or len(rows) != 1 or not isinstance(rows[0], dict):
        raise InvalidFacts([Problem("versions", "", "not one table", SHAPE)], source)
    row: dict[str, Any] = dict(rows[0])
    pattern = california_version(_PATTERN).figures
    problems = [*_days(row), *shape_problems(row, pattern)]
    if problems:
        raise InvalidFacts([problem.at("versions[0]") for problem in problems], source)
    return Version(
        table=GIVEN,
        title=str(table.get("title", "California income tax figures given")),
        cite=str(table.get("cite", "Rev. & Tax. Code")),
        start=row["from"],
        through=row["through"],
        act=str(row.get("act", "as given")),
        source=source,
        quality=Quality.SECONDARY,
        figures={name: row[name] for name in pattern},
    )


def _days(row: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what cannot be about the days of a row, which are those of a tax year."""
    for name in ("from", "through"):
        if name not in row:
            yield Problem(name, "", "missing", SHAPE)
        elif not is_day(row[name]):
            yield Problem(name, repeat(row[name]), "not a day", "write it as 2026-01-01")
    first, last = row.get("from"), row.get("through")
    if is_day(first) and is_day(last) and last < first:
        yield Problem("through", str(last), f"before {first}, the first day", "mend one")
