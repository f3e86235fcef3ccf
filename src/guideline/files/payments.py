"""Reading payments from a CSV file."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from guideline.arrears.account import Correction, Payment
from guideline.arrears.choices import Source
from guideline.arrears.payment_checks import correction_problems, plain_payment_problems
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import read_choice, read_text
from guideline.files.csv_notes import days_in_doubt, without_total
from guideline.files.spreadsheet import Columns, Row, cell_amount, cell_day, read_rows

_COLUMNS = Columns(
    known=(
        "date",
        "amount",
        "source",
        "reference",
        "order",
        "case",
        "covers_from",
        "covers_through",
        "lump_sum",
    ),
    needed=("date", "amount"),
    sums=("amount",),
)
_PAYMENT = re.compile(r"payments\[([0-9]+)\]")
_DAYS = ("date", "covers_from", "covers_through")
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@attrs.define
class Received:
    """What CSV files say was received.

    Attributes:
        payments: The payments.
        rows: The row of each.
        below_zero: The rows below zero: the day if it can be read, the row and the amount of each.
        corrections: What these amount to: returns of payments that they name.
        problems: What is wrong.
        files: The files.
        notes: What they were taken for where they could be taken otherwise.
    """

    payments: list[Payment] = attrs.Factory(list)
    rows: list[Row] = attrs.Factory(list)
    below_zero: list[tuple[date | None, Row, Decimal]] = attrs.Factory(list)
    corrections: list[Correction] = attrs.Factory(list)
    problems: list[Problem] = attrs.Factory(list)
    files: list[Path] = attrs.Factory(list)
    notes: list[str] = attrs.Factory(list)


def received_from(path: Path) -> Received:
    """Return what one CSV file says was received; a totals row is refused.

    Raises:
        InvalidFacts: The file cannot be read, or a row cannot be; every problem is listed.
    """
    received = Received()
    read_payments(path, received, attrs.evolve(_COLUMNS, sums=()))
    count_returns(received)
    found = [
        *plain_payment_problems(tuple(received.payments)),
        *correction_problems(tuple(received.payments), tuple(received.corrections)),
    ]
    received.problems += [in_its_row(problem, received) for problem in found]
    if received.problems:
        raise InvalidFacts(received.problems, str(path))
    return received


def read_payments(path: Path, received: Received, columns: Columns = _COLUMNS) -> None:
    """Add the payments of a CSV file, or what is wrong with them."""
    received.files.append(path)
    try:
        rows = read_rows(path, columns, received.problems)
    except InvalidFacts as error:
        received.problems += [_inside(path, problem) for problem in error.problems]
        return
    rows, notes = without_total(rows, columns, received.problems)
    received.notes += [*notes, *days_in_doubt(rows, _DAYS)]
    for row in rows:
        cells, found = _cells(row)
        received.problems += found
        if "amount" in cells and cells["amount"] < 0:
            received.below_zero.append((cells.get("date"), row, cells["amount"]))
        elif not found:
            received.payments.append(Payment(**cells))
            received.rows.append(row)


def in_its_row(problem: Problem, received: Received) -> Problem:
    """Return a problem with a payment told by the file and row that it came from."""
    found = _PAYMENT.match(problem.where)
    if found is None or not received.rows:
        return problem
    row = received.rows[int(found[1])]
    column = problem.where[found.end() :].lstrip(".")
    return attrs.evolve(problem, where=row.at(column) if column else row.at("date"))


def _inside(path: Path, problem: Problem) -> Problem:
    """Return a problem told with the file that it stands in."""
    where = f"{path}, {problem.where}" if problem.where else str(path)
    return attrs.evolve(problem, where=where)


def count_returns(received: Received) -> None:
    """Turn what was read below zero into corrections, or add what is wrong with it.

    A row below zero whose reference is that of one payment, in whichever file, returns that
    payment or a part of it; several returns of one payment add up.
    """
    named: dict[str, list[Payment]] = {}
    for payment in received.payments:
        named.setdefault(payment.reference or "", []).append(payment)
    left: dict[str, Decimal] = {}
    made: dict[tuple[str, date], Correction] = {}
    for day, row, amount in sorted(received.below_zero, key=lambda each: each[0] or date.max):
        reference = row.cells.get("reference", "")
        payments = named.get(reference, []) if reference else []
        rest = amount + left.get(reference, sum((each.amount for each in payments), Decimal(0)))
        if len(payments) != 1 or rest < 0:
            received.problems.append(
                row.problem(
                    "amount",
                    "below zero, and its reference is not that of one payment at least as large",
                    "write the reference of the payment that it returns, and each payment as it "
                    "was",
                )
            )
            continue
        if day is None:
            continue
        if day < payments[0].date:
            why = f"before the payment that it returns, {payments[0].date}"
            received.problems.append(row.problem("date", why, "mend one of the two"))
            continue
        left[reference] = rest
        before = made.get((reference, day))
        reason = f"returned, row {row.number} of {Path(row.file).name}"
        made[reference, day] = Correction(
            date=day,
            corrects=reference,
            amount=rest,
            reason=reason if before is None else f"{before.reason}; {reason}",
        )
    received.corrections += made.values()


_CELLS: dict[str, Callable[[Row, str], object]] = {
    "date": cell_day,
    "amount": cell_amount,
    "covers_from": cell_day,
    "covers_through": cell_day,
}


def _cells(row: Row) -> tuple[dict[str, Any], list[Problem]]:
    """Return a row's cells as the fields of a payment, and what is wrong with the others."""
    fields: dict[str, Any] = {}
    found: list[Problem] = []
    for column in _COLUMNS.known:
        if column not in row.cells or (not row.cells[column] and column not in _COLUMNS.needed):
            continue
        try:
            fields[column] = _CELLS.get(column, _cell_word)(row, column)
        except InvalidFacts as error:
            found += error.problems
    for column in _COLUMNS.needed:
        if column not in row.cells:
            found.append(row.problem(column, "missing", "write it"))
    return fields, found


def _cell_word(row: Row, column: str) -> object:
    """Return a cell that is text, a source, or true or false."""
    cell = row.cells[column]
    try:
        if column == "source":
            return read_choice(Source, cell.casefold().replace(" ", "_"))
        if column == "lump_sum":
            return _TRUTHS[cell.casefold()]
        return read_text(cell)
    except KeyError:
        raise InvalidFacts(
            [row.problem(column, "neither true nor false", "write true or false")]
        ) from None
    except InvalidFacts as error:
        raise InvalidFacts(
            [attrs.evolve(p, where=row.at(column)) for p in error.problems]
        ) from None
