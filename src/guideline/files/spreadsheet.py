"""Reading CSV as a spreadsheet exports it: every bad cell named by file, row, column and value."""

import csv
import re
from collections.abc import Container, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import attrs

from guideline.amounts import dollars, repeat
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import nearest
from guideline.files.reading import read_text_file

_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<sign>[+-])?\$?(?P<late>-)?\s?(?P<digits>[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,12})"
    r"(?P<cents>\.[0-9]{0,12})?(?P<close>\))?",
    re.ASCII,
)
_DASH = re.compile(r"\$?\s*-\s*", re.ASCII)
"""Nothing, as the accounting format of spreadsheets shows it."""
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([T ]00:00(:00)?)?", re.ASCII)
_US = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
_TOTAL = re.compile(r"(grand |sub)?totals?:?", re.ASCII | re.IGNORECASE)


@attrs.frozen
class Row:
    """A row of a file: its number as a spreadsheet shows it, and its cells by column."""

    file: str
    number: int
    cells: Mapping[str, str]

    @property
    def place(self) -> str:
        """Where the row stands, for an error."""
        return f"{self.file}, row {self.number}"

    def at(self, column: str) -> str:
        """Return where a cell stands, for an error."""
        return f"{self.place}, column {column}"

    def problem(self, column: str, why: str, instead: str) -> Problem:
        """Return what is wrong with a cell."""
        return Problem(self.at(column), repeat(self.cells.get(column, "")), why, instead)


@attrs.frozen
class Columns:
    """The columns of a kind of file.

    Attributes:
        known: The columns it may have.
        needed: Those it must have.
        names: For a known column, what a file calls it, where it calls it otherwise.
        sums: Those that a totals row at the end may sum up; none where it is no such file.
        balances: Those of which it may also repeat the last figure.
    """

    known: tuple[str, ...]
    needed: tuple[str, ...]
    names: Mapping[str, str] = attrs.Factory(dict)
    sums: tuple[str, ...] = ()
    balances: tuple[str, ...] = ()


def read_rows(path: Path, columns: Columns, problems: list[Problem]) -> list[Row]:
    """Return the rows of a CSV file; what is wrong with single rows is added to ``problems``.

    A totals row is refused; where the columns may be summed up, one at the end stays the last row.

    Raises:
        InvalidFacts: The file cannot be read, or its columns cannot be.
    """
    lines = csv.reader(StringIO(read_text_file(path), newline=""), strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(str(path), number, cells, columns, problems)
                continue
            row = _row(str(path), number, header, cells)
            if any(cell.strip() for cell in cells[len(header) :]):
                problems.append(
                    Problem(
                        f"{path}, row {number}",
                        repeat(next(cell for cell in cells[len(header) :] if cell.strip())),
                        "more cells than columns",
                        "quote cells that hold commas",
                    )
                )
            else:
                rows.append(row)
    except csv.Error as error:
        problem = Problem(f"row {number + 1}", "", f"not CSV: {error}", "export it again")
        raise InvalidFacts([problem], str(path)) from None
    if header is None:
        instead = f"begin with {', '.join(columns.needed)}"
        raise InvalidFacts([Problem("", "", "the file is empty", instead)], str(path))
    return _without_totals(rows, columns, problems)


def _without_totals(rows: list[Row], columns: Columns, problems: list[Problem]) -> list[Row]:
    totals = [row for row in rows if is_totals_row(row)]
    if totals and columns.sums and totals[-1] is rows[-1]:
        totals.pop()
    problems += map(totals_problem, totals)
    return [row for row in rows if row not in totals] if totals else rows


def _header(
    path: str, number: int, cells: list[str], columns: Columns, unknown: list[Problem]
) -> list[str]:
    """Return the known name of each column; columns that are unknown are added to ``unknown``.

    Raises:
        InvalidFacts: The rows cannot be read by them: one is missing, or stands twice.
    """
    wanted = {column: columns.names.get(column, column) for column in columns.known}
    called = {name.strip().casefold(): column for column, name in wanted.items()}
    if len(cells) == 1 and _is_parted(cells[0], called):
        why = "no commas between the columns"
        raise InvalidFacts(
            [Problem(f"row {number}", repeat(cells[0]), why, "save it as CSV with commas")], path
        )
    where = f"row {number}"
    problems = []
    strange = []
    header: list[str] = []
    for cell in cells:
        name = cell.strip().casefold()
        column = called.get(name, called.get(name.replace(" ", "_"), ""))
        if name and not column:
            instead = nearest(name, sorted(called))
            strange.append(Problem(where, repeat(cell), "unknown column", instead))
        if column and column in header:
            problems.append(Problem(where, repeat(cell), "this column stands twice", "keep one"))
        header.append(column)
    for column in columns.needed:
        if column not in header:
            instead = f"write {wanted[column]}"
            problems.append(Problem(where, "", f"no column {wanted[column]}", instead))
    if problems:
        raise InvalidFacts([*strange, *problems], path)
    unknown += (attrs.evolve(each, where=f"{path}, {where}") for each in strange)
    return header


def _is_parted(cell: str, called: Container[str]) -> bool:
    """Return whether the only cell of a header names columns that something else parts."""
    words = re.split(r"\W+", cell.casefold())
    return any(other in cell for other in ";|\t") or sum(word in called for word in words) > 1


def _row(path: str, number: int, header: list[str], cells: list[str]) -> Row:
    named = zip(header, cells, strict=False)
    return Row(path, number, {name: cell.strip() for name, cell in named if name})


def is_totals_row(row: Row) -> bool:
    """Return whether a row sums up others instead of telling one thing."""
    return any(is_totals_word(cell) for cell in row.cells.values())


def is_totals_word(cell: str) -> bool:
    """Return whether a cell says that its row sums up others."""
    return _TOTAL.fullmatch(cell) is not None


def totals_problem(row: Row, why: str = "not an entry") -> Problem:
    """Return the refusal of a totals row."""
    return Problem(f"{row.file}, row {row.number}", "", f"a totals row, {why}", "delete the row")


def cell_amount(row: Row, column: str) -> Decimal:
    """Return a cell's dollars: ``1234.56``, ``$1,234.56``; ``(50.00)`` or ``-50.00`` below zero.

    A dash is zero, as ``$ -`` is in a spreadsheet's accounting format.

    Raises:
        InvalidFacts: It is none of these.
    """
    cell = row.cells.get(column, "")
    if _DASH.fullmatch(cell):
        return Decimal(0)
    found = _AMOUNT.fullmatch(cell)
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise InvalidFacts(
            [row.problem(column, "not an amount", "write it as 1234.56 or $1,234.56")]
        )
    digits = found["digits"].replace(",", "") + (found["cents"] or "").rstrip(".")
    try:
        amount = dollars(digits)
    except InvalidFacts as error:
        why = error.problems[0]
        raise InvalidFacts([row.problem(column, why.why, why.instead)]) from None
    negative = found["open"] or found["late"] or found["sign"] == "-"
    return -amount if negative else amount


def slashed_day(cell: str) -> int | None:
    """Return the second number of a day with slashes, which is the day in the United States."""
    found = _US.fullmatch(cell)
    return None if found is None else int(found[2])


def cell_day(row: Row, column: str) -> date:
    """Return a cell's day: ``2019-03-05``, or ``3/5/2019`` as the United States write it.

    Raises:
        InvalidFacts: It is neither, or no day of the calendar.
    """
    cell = row.cells.get(column, "")
    iso, us = _ISO.fullmatch(cell), _US.fullmatch(cell)
    try:
        if iso is not None:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if us is not None:
            return date(int(us[3]), int(us[1]), int(us[2]))
    except ValueError:
        raise InvalidFacts(
            [row.problem(column, "no such day", "write a day of the calendar")]
        ) from None
    raise InvalidFacts([row.problem(column, "not a day", "write it as 2019-03-05 or 3/5/2019")])
