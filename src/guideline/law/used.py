"""Which rows of the law a finished calculation stands on."""

from collections.abc import Iterator

import attrs

from guideline.law.tables import Version
from guideline.worksheets import steps


def rows_used(record: object) -> tuple[Version, ...]:
    """Return each row of a table that a worksheet, or one that it holds, was made with."""
    found = {(row.table, row.start): row for step in steps(record) for row in rows_of(step)}
    return tuple(found[key] for key in sorted(found))


def rows_of(step: object) -> Iterator[Version]:
    """Yield each row of a table that one worksheet was itself made with."""
    for field in attrs.fields(type(step)):  # type: ignore[arg-type] # every worksheet is an attrs class
        value = getattr(step, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Version):
                yield item
