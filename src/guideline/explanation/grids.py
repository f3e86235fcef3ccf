"""Tables of plain text, for text that fits 80 columns and for Markdown."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs

from guideline.explanation.markdown import plain

_WIDTH = 80
_GAP = 2
_NARROWEST = 8


@attrs.frozen
class Grid:
    """A table: a title, what its columns are called, and its rows.

    Attributes:
        title: What it is about.
        header: The name of each column.
        rows: The cells of each row.
        words: The columns that hold words; the others hold figures and stand to the right.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[int]


def grid_text(grid: Grid) -> str:
    """Return a table as text: no line is wider than 80 columns, long words stand below each other.

    A table whose figures alone need more than 80 columns is as wide as they are.
    """
    widths = _widths(grid)
    lines = [grid.title, "-" * min(len(grid.title), _WIDTH)]
    for row in (grid.header, *grid.rows):
        lines += _row(row, widths, grid.words)
    return "\n".join(lines)


def _widths(grid: Grid) -> list[int]:
    """Return the width of each column: what it holds, or less where the table is too wide.

    Columns give way down to their longest word first, and only then are words broken.
    """
    columns = list(zip(grid.header, *grid.rows, strict=True))
    widths = [max(map(len, cells)) for cells in columns]
    for kept in (_longest_word, lambda _: _NARROWEST):
        least = [
            kept(cells) if column in grid.words else max([kept(cells[:1]), *map(len, cells[1:])])
            for column, cells in enumerate(columns)
        ]
        _narrow(widths, least)
    return widths


def _longest_word(cells: Sequence[str]) -> int:
    return max(len(word) for cell in cells for word in cell.replace("-", "- ").split() or [""])


def _narrow(widths: list[int], least: Sequence[int]) -> None:
    """Take from the widest column, as long as the table is too wide and a column can give way."""
    while sum(widths) + _GAP * (len(widths) - 1) > _WIDTH:
        giving = [column for column, width in enumerate(widths) if width > least[column]]
        if not giving:
            return
        widths[max(giving, key=lambda column: widths[column])] -= 1


def _row(row: tuple[str, ...], widths: list[int], words: frozenset[int]) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        cells = (
            f"{part:<{width}}" if column in words else f"{part:>{width}}"
            for column, (part, width) in enumerate(zip(parts, widths, strict=True))
        )
        yield (" " * _GAP).join(cells).rstrip()


def grid_markdown(grid: Grid) -> str:
    """Return a table as Markdown."""
    rules = ["---" if column in grid.words else "---:" for column in range(len(grid.header))]
    rows = [f"| {' | '.join(plain(cell) for cell in row)} |" for row in (grid.header, *grid.rows)]
    return "\n".join([f"## {plain(grid.title)}", "", rows[0], f"|{'|'.join(rules)}|", *rows[1:]])
