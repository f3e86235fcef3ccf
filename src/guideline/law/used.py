"""Which rows of the law a finished calculation stands on."""

from collections.abc import Iterator
from typing import cast

import attrs

from guideline.law.tables import Version, digest
from guideline.worksheets import steps


def rows_used(record: object) -> tuple[Version, ...]:
    """The rows of the law's tables that a result, or a worksheet that it holds, stands on."""
    found = {(row.table, row.start): row for step in steps(record) for row in rows_of(step)}
    return tuple(found[key] for key in sorted(found))


def rows_of(step: object) -> Iterator[Version]:
    """Yield each row of a table that one worksheet was itself made with."""
    for field in attrs.fields(type(step)):  # type: ignore[arg-type] # every worksheet is an attrs class
        value = getattr(step, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Version):
                yield item


def digest_used(record: object) -> str:
    """A hash of what those rows say; the same digest and case give the same result."""
    return digest(rows_used(record))


TABLES = cast("tuple[Version, ...]", property(rows_used))
"""The property ``tables`` of a result."""

DIGEST = cast("str", property(digest_used))
"""The property ``digest`` of a result."""
