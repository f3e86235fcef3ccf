"""The worksheets of a record that are many alike, as tables: a row for each, a column a figure."""

import textwrap
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Any, cast

import attrs

from guideline.explanation.wrapping import WIDTH, plain_spaces, unbroken, wrapped
from guideline.figures import shown
from guideline.worksheets import NOT_STATED, is_row, is_worksheet, labels, title, whom

_NARROWEST, _LONGEST_WORD, _GAP = 8, 30, "  "


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
    if not attrs.has(type(record)):
        return
    cls: type[Any] = type(record)
    for field in attrs.fields(cls):
        value = getattr(record, field.name)
        if not isinstance(value, tuple) or not value or not is_worksheet(value[0]):
            continue
        if is_row(value[0]):
            yield _row_table(value, whom(record))
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


_BLANK = {NOT_STATED, "none"}  # what a cell that is left out says of itself


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
        number = isinstance(value, (Decimal, int))
        if value is None and label.absent not in _BLANK:
            found.append((label.absent, True))
        else:
            absent = value is None or value is False
            found.append(None if absent else (shown(value, label.unit), number))
    return found


def row_table_lines(table: RowTable) -> Iterator[str]:
    """Yield the lines of a table as text that fits the page.

    What is too wide is made narrower step by step: text is wrapped, then dollar signs go into the
    title, then columns stand closer; at last the table goes on below, its first column repeated.
    """
    layouts = [
        layout
        for dollars, gap in ((True, _GAP), (False, _GAP), (False, " "))
        if (layout := _layout(table, range(len(table.headings)), gap, dollars=dollars))
    ] or list(_parts_that_fit(table))
    signs = "" if layouts[0].dollars else ", in dollars"
    heading = (table.title if table.of is None else f"{table.title}: {table.of}") + signs
    yield from wrapped(heading)
    yield "-" * min(len(heading), WIDTH)
    parts = layouts[:1] if len(layouts[0].columns) == len(table.headings) else layouts
    for index, layout in enumerate(parts):
        if index:
            yield ""
        yield from _laid_out(_with_every_key(table) if index else table, layout)


def _with_every_key(table: RowTable) -> RowTable:
    """Return a table whose first column says in each row what it says in the rows above."""
    rows, key = [], ""
    for row in table.rows:
        key = row[0] or key
        rows.append((key, *row[1:]))
    return attrs.evolve(table, rows=tuple(rows))


@attrs.frozen
class _Layout:
    """How columns of a table are written: which, how wide, how far apart, with dollar signs."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    gap: str
    dollars: bool


def _layout(table: RowTable, columns: Iterable[int], gap: str, *, dollars: bool) -> _Layout | None:
    """Return how columns fit the page with their text wrapped, or ``None`` if they do not."""
    columns = tuple(columns)
    whole = [_width(table, n, dollars=dollars) for n in columns]
    least = [_least_width(table, n, dollars=dollars) for n in columns]
    over = sum(whole) + len(gap) * (len(columns) - 1) - WIDTH
    while over > 0:
        room, index = max((whole[n] - least[n], n) for n in range(len(columns)))
        if not room:
            return None
        step = min(over, max(room // 2, 1))
        whole[index] -= step
        over -= step
    return _Layout(columns, tuple(whole), gap, dollars)


def _parts_that_fit(table: RowTable) -> Iterator[_Layout]:
    """Yield the columns in parts that fit, each after the first column."""
    found = _pair(table, 1)
    for n in range(2, len(table.headings)):
        wider = _layout(table, (*found.columns, n), _GAP, dollars=False)
        if wider is None:
            yield found
            wider = _pair(table, n)
        found = wider
    yield found


def _pair(table: RowTable, n: int) -> _Layout:
    """Return the first column with another, which are written however wide they are."""
    alone = (_least_width(table, column, dollars=False) for column in (0, n))
    fits = _layout(table, (0, n), _GAP, dollars=False)
    return fits or _Layout((0, n), tuple(alone), _GAP, dollars=False)


def _cell(table: RowTable, row: tuple[str, ...], n: int, *, dollars: bool) -> str:
    return row[n] if dollars or not table.numeric[n] else row[n].replace("$", "")


def _width(table: RowTable, n: int, *, dollars: bool = False) -> int:
    """Return how wide a column is that wraps nothing but its heading."""
    cells = (len(_cell(table, row, n, dollars=dollars)) for row in table.rows)
    return max(_NARROWEST, *_words(table.headings[n]), *cells)


def _least_width(table: RowTable, n: int, *, dollars: bool) -> int:
    """Return how narrow a column may be: figures are never wrapped, and hardly a word is."""
    cells = [_cell(table, row, n, dollars=dollars) for row in table.rows]
    if table.numeric[n]:
        return max(*_words(table.headings[n]), *map(len, cells))
    longest = max(*_words(table.headings[n]), *(word for cell in cells for word in _words(cell)))
    return min(longest, _LONGEST_WORD)


def _words(text: str) -> Iterator[int]:
    """Yield how long each word is."""
    return (len(word) for word in unbroken(text).split(" "))


def _laid_out(table: RowTable, layout: _Layout) -> Iterator[str]:
    yield from _lines([table.headings[n] for n in layout.columns], table, layout)
    for row in table.rows:
        cells = [_cell(table, row, n, dollars=layout.dollars) for n in layout.columns]
        yield from _lines(cells, table, layout)


def _lines(cells: list[str], table: RowTable, layout: _Layout) -> Iterator[str]:
    """Yield the lines of one row, each cell wrapped in its column."""
    inside = [
        textwrap.wrap(unbroken(cell), width)
        for cell, width in zip(cells, layout.widths, strict=True)
    ]
    for line in zip_longest(*inside, fillvalue=""):
        placed = (
            cell.rjust(width) if table.numeric[n] else cell.ljust(width)
            for cell, width, n in zip(line, layout.widths, layout.columns, strict=True)
        )
        yield plain_spaces(layout.gap.join(placed).rstrip())
