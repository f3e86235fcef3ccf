"""The worksheets of a record that are many alike, as tables: a row for each, a column a figure."""

import textwrap
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Any, cast

import attrs

from guideline.worksheets import is_row, is_worksheet, labels, shown, title

_NARROWEST, _GAP = 8, "  "


@attrs.frozen
class RowTable:
    """A table.

    Attributes:
        title: What the rows are.
        of: Whose they are, if anybody's.
        headings: What each column is.
        rows: The figures as a person reads them.
        numeric: Which columns hold figures, to be aligned on the right.
    """

    title: str
    of: str | None
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def row_tables(record: object) -> Iterator[RowTable]:
    """Yield the tables of a record, in the order of its fields; columns without a figure go."""
    cls: type[Any] = type(record)
    for field in attrs.fields(cls):
        value = getattr(record, field.name)
        if not isinstance(value, tuple) or not value or not is_worksheet(value[0]):
            continue
        if is_row(value[0]):
            yield _row_table(value, getattr(record, "of", None))
            continue
        for item in value:
            yield from row_tables(item)


_Cell = tuple[str, bool]
"""A figure as a person reads it, and whether it is a number."""


def _row_table(items: tuple[object, ...], of: str | None) -> RowTable:
    inner = next((part for item in items for part in _parts(item)), None)
    headings = [label.label for _, label in labels(type(items[0]))]
    if inner is not None:
        headings += [label.label for _, label in labels(type(inner))]
    rows = [row for item in items for row in _rows(item, len(headings))]
    used = [n for n in range(len(headings)) if any(row[n] is not None for row in rows)]
    cells = [[row[n] or ("", True) for n in used] for row in rows]
    return RowTable(
        title=title(type(items[0])),
        of=of,
        headings=tuple(headings[n] for n in used),
        rows=tuple(tuple(text for text, _ in row) for row in cells),
        numeric=tuple(all(row[n][1] for row in cells) for n in range(len(used))),
    )


def _parts(item: object) -> tuple[object, ...]:
    """Return the rows that a row holds, as a payment holds what it was credited to."""
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(item))):
        value = getattr(item, field.name)
        if isinstance(value, tuple) and value and is_row(value[0]):
            return value
    return ()


def _rows(item: object, width: int) -> Iterator[list[_Cell | None]]:
    """Yield a row, or one for each part of it, the first of which repeats the whole."""
    own = _cells(item)
    parts = _parts(item)
    for index, part in enumerate(parts or (None,)):
        cells = own if index == 0 else [None] * len(own)
        row = [*cells, *(_cells(part) if part is not None else ())]
        yield row + [None] * (width - len(row))


def _cells(item: object) -> list[_Cell | None]:
    found: list[_Cell | None] = []
    for name, label in labels(type(item)):
        value = getattr(item, name)
        absent = value is None or value is False
        number = isinstance(value, (Decimal, int))
        found.append(None if absent else (shown(value, label.unit), number))
    return found


def row_table_lines(table: RowTable) -> Iterator[str]:
    """Yield the lines of a table as text."""
    heading = table.title if table.of is None else f"{table.title}: {table.of}"
    yield heading
    yield "-" * len(heading)
    widths = [
        max(_NARROWEST, *map(len, text.split()), *(len(row[n]) for row in table.rows))
        for n, text in enumerate(table.headings)
    ]
    tops = [textwrap.wrap(text, width) for text, width in zip(table.headings, widths, strict=True)]
    for line in zip_longest(*tops, fillvalue=""):
        yield _joined(line, widths, table.numeric)
    for row in table.rows:
        yield _joined(row, widths, table.numeric)


def _joined(cells: tuple[str, ...], widths: list[int], numeric: tuple[bool, ...]) -> str:
    placed = (
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, numeric, strict=True)
    )
    return _GAP.join(placed).rstrip()
