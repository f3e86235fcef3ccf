"""The amounts on record of a batch, beside what its rows come to."""

from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from guideline.amounts import dollars
from guideline.caseload.arrays import NONE, Array, read_column
from guideline.caseload.table import PARENTS, columns
from guideline.errors import InvalidFacts, Problem
from guideline.facts.readers import wrong

AMOUNT, PAYOR, ADD_ONS = "amount_on_record", "payor_on_record", "add_ons_on_record"


@attrs.frozen
class Records:
    """What stands on record for each row.

    Attributes:
        cents: The amount on record in cents; below zero where there is none, or none that can be.
        payor: The parent who pays it, 0 or 1; ``NONE`` where the record does not say.
        with_add_ons: Whether the amount has what is owed for expenses in it.
        errors: What is wrong with the record of a row, by the row's number.
    """

    cents: Array
    payor: Array
    with_add_ons: Array
    errors: dict[int, str]

    @property
    def there(self) -> Array:
        """Which rows have an amount on record."""
        return self.cents >= 0

    def take(self, rows: Array) -> "Records":
        """Return the records of some of the rows."""
        return Records(self.cents[rows], self.payor[rows], self.with_add_ons[rows], {})


def records_of(batch: pa.RecordBatch) -> Records:
    """Return the amounts on record of a batch; what cannot be is told in its row."""
    values, amounts_read = _column(batch, AMOUNT, np.nan)
    payor, payors_read = _column(batch, PAYOR, NONE)
    add_ons, truths_read = _column(batch, ADD_ONS, 0)
    bad = ~(amounts_read & payors_read & truths_read) | (values < 0)
    errors = {int(row): _problems(batch, int(row)) for row in np.flatnonzero(bad)}
    absent = np.isnan(values) | bad
    cents = np.where(absent, -1, np.rint(np.where(absent, 0, values) * 100)).astype(np.int64)
    return Records(cents, payor, add_ons == 1, errors)


def _column(batch: pa.RecordBatch, name: str, absent: float) -> tuple[Array, Array]:
    """Return a column of the record as an array, and the rows in which it could be read."""
    if name not in batch.schema.names or batch.column(name).null_count == batch.num_rows:
        return np.full(batch.num_rows, absent), np.ones(batch.num_rows, dtype=bool)
    return read_column(columns()[name], batch.column(name))


def _problems(batch: pa.RecordBatch, row: int) -> str:
    """Return everything that is wrong with the record of a row."""
    told = {name: batch.column(name)[row].as_py() for name in _NAMES if name in batch.schema.names}
    problems: list[Problem] = []
    try:
        amount = told.get(AMOUNT)
        exact = dollars(repr(amount) if isinstance(amount, float) else amount or 0)
        if exact < 0:
            problems += wrong(exact, "below zero", "write the amount, and who pays it").problems
    except InvalidFacts as error:
        problems += error.problems
    problems = [problem.at(AMOUNT) for problem in problems]
    if told.get(PAYOR) not in {None, *PARENTS}:
        instead = f"write {' or '.join(PARENTS)}"
        problems += wrong(told[PAYOR], "not a parent", instead, PAYOR).problems
    if str(told.get(ADD_ONS)).lower() not in {"none", "true", "false"}:
        instead = "write true or false"
        problems += wrong(told[ADD_ONS], "neither true nor false", instead, ADD_ONS).problems
    return "; ".join(map(str, problems))


_NAMES = (AMOUNT, PAYOR, ADD_ONS)


def recorded(records: Records, row: int) -> tuple[Any, Any]:
    """Return a row's amount in cents and the name of who pays it, if that is known."""
    payor = int(records.payor[row])
    return int(records.cents[row]), None if payor == NONE else PARENTS[payor]
