"""What a CSV file is taken for where it may be otherwise: totals rows, days with slashes."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from guideline.errors import InvalidFacts, Problem
from guideline.figures import money
from guideline.files.spreadsheet import (
    Columns,
    Row,
    cell_amount,
    is_totals_row,
    is_totals_word,
    slashed_day,
    totals_problem,
)

_MONTHS = 12


def without_total(
    rows: list[Row], columns: Columns, problems: list[Problem]
) -> tuple[list[Row], list[str]]:
    """Return rows without a totals row at their end, and what is said of it if there is one.

    It must tell nothing but what the rows above it come to; otherwise it is refused.
    """
    if not rows or not (is_totals_row(rows[-1]) or _is_nameless_total(rows, columns)):
        return rows, []
    rest, last = rows[:-1], rows[-1]
    told = {
        column: cell for column, cell in last.cells.items() if cell and not is_totals_word(cell)
    }
    summed = [column for column in (*columns.sums, *columns.balances) if column in told]
    found = [_sum_problem(last, column, rest, columns) for column in summed]
    if not summed or len(told) > len(summed):
        found.append(totals_problem(last))
    wrong = [problem for problem in found if problem is not None]
    problems += wrong
    if wrong:
        return rest, []
    sums = ", ".join(f"{column} {money(cell_amount(last, column))}" for column in summed)
    where = f"Row {last.number} of {Path(last.file).name}"
    return rest, [f"{where} is a totals row that adds up ({sums}), and is not counted."]


def _is_nameless_total(rows: list[Row], columns: Columns) -> bool:
    """Return whether the last row tells nothing but what those above it come to."""
    *rest, last = rows
    filled = {column for column, cell in last.cells.items() if cell}
    if not (rest and filled) or filled - {*columns.sums, *columns.balances}:
        return False
    return all(_sum_problem(last, column, rest, columns) is None for column in filled)


def _sum_problem(last: Row, column: str, rest: list[Row], columns: Columns) -> Problem | None:
    """Return what is wrong with one total, if anything is."""
    try:
        told = cell_amount(last, column)
    except InvalidFacts as error:
        return error.problems[0]
    amounts = [amount for row in rest for amount in _amount(row, column)]
    known = {sum(amounts, Decimal(0))}
    if column in columns.balances:
        known |= set(amounts[-1:])
    if told in known:
        return None
    summed = money(sum(amounts, Decimal(0)))
    why = f"and its {column}, {money(told)}, is not what the rows come to, {summed}"
    return totals_problem(last, why)


def _amount(row: Row, column: str) -> Iterable[Decimal]:
    """Yield a cell's amount, if it has one; what is wrong with it is told where it is read."""
    if row.cells.get(column):
        try:
            yield cell_amount(row, column)
        except InvalidFacts:
            return


def days_in_doubt(rows: list[Row], columns: Iterable[str]) -> list[str]:
    """Return what is said of days with slashes where no day above 12 shows which number is which.

    >>> rows = [Row("paid.csv", 2, {"date": "3/4/2019"})]
    >>> days_in_doubt(rows, ["date"])
    ['The days of paid.csv are read as month/day/year, as 3/4/2019: no day above 12 shows it.']
    """
    cells = [row.cells.get(column, "") for row in rows for column in columns]
    slashed = {cell: day for cell in cells if (day := slashed_day(cell)) is not None}
    if not slashed or max(slashed.values()) > _MONTHS:
        return []
    name, first = Path(rows[0].file).name, next(iter(slashed))
    return [f"The days of {name} are read as month/day/year, as {first}: no day above 12 shows it."]
