"""Reading a parameter file: California's figures of a year, instead of the tables' own."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs

from guideline.errors import InvalidFacts, Problem
from guideline.files.reading import plain_values
from guideline.law.tables import Quality, Version
from guideline.taxes.years import CaliforniaLaw

_KEYS = tuple(field.name for field in attrs.fields(CaliforniaLaw))
_SHAPE = "write a file of the shape of tables/california/2025.toml"


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
        InvalidFacts: A figure is missing; every problem is listed.
    """
    table: dict[str, Any] = read if isinstance(read, dict) else {}
    rows = table.get("versions")
    if not isinstance(rows, list) or len(rows) != 1 or not isinstance(rows[0], dict):
        raise InvalidFacts([Problem("versions", "", "not one table", _SHAPE)], source)
    row: dict[str, Any] = dict(rows[0])
    problems = [
        Problem(f"versions[0].{name}", "", "missing", _SHAPE)
        for name in (*_KEYS, "from", "through")
        if name not in row
    ]
    problems += [
        Problem(f"versions[0].{name}", "", "not a day", "write it as 2026-01-01")
        for name in ("from", "through")
        if name in row and not isinstance(row[name], date)
    ]
    if problems:
        raise InvalidFacts(problems, source)
    return Version(
        table="california/given",
        title=str(table.get("title", "California income tax figures given")),
        cite=str(table.get("cite", "Rev. & Tax. Code")),
        start=row["from"],
        through=row["through"],
        act=str(row.get("act", "as given")),
        source=source,
        quality=Quality.SECONDARY,
        figures={name: row[name] for name in _KEYS},
    )
