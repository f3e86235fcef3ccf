"""Some rows of a caseload, of which other amounts are looked for, and a change of their columns."""

from collections.abc import Callable
from functools import cached_property

import attrs
import numpy as np
import pyarrow as pa

from guideline.caseload.arrays import Array, arrays_of
from guideline.caseload.defects import Changed, changed_columns
from guideline.caseload.plain import Plain
from guideline.caseload.table import PARENTS
from guideline.study.causes import DifferenceCause

ABSENT = np.iinfo(np.int64).min
"""The cents of a row that comes to nothing."""


@attrs.frozen(eq=False, slots=False)
class Part:
    """Rows that are served on columns, of which other amounts are looked for.

    Attributes:
        batch: Their columns, words written out.
        with_add_ons: In which of them the amount on record has what is owed for expenses in it.
    """

    batch: pa.RecordBatch
    with_add_ons: Array

    @cached_property
    def plain(self) -> Plain:
        """What was found about the rows on the way to their columns."""
        return Plain(arrays_of(self.batch))

    def column(self, name: str) -> Array:
        """Return a column of numbers, NaN where it has nothing."""
        return self.plain.arrays.get(name, np.nan)

    def codes(self, name: str) -> Array:
        """Return a column of words as their codes."""
        return self.plain.arrays.codes(name)

    def taxed(self, index: int) -> Array:
        """Return the rows in which a parent's taxes are computed."""
        return np.isnan(self.column(f"{PARENTS[index]}_net_income"))


@attrs.frozen
class Try:
    """A change of columns that some of the rows are tried with.

    Attributes:
        cause: The cause that it is tried for.
        rows: Which rows.
        change: From the rows' numbers to the columns that stand instead of their own.
    """

    cause: DifferenceCause
    rows: Array
    change: Callable[[Array], Changed]

    def made(self, batch: pa.RecordBatch) -> tuple[Array, pa.RecordBatch]:
        """Return which rows are tried, and the rows as they are tried."""
        numbers = np.flatnonzero(self.rows)
        changed = {
            name: values.cast(batch.schema.field(name).type)
            if name in batch.schema.names
            else values
            for name, values in self.change(numbers).items()
        }
        return numbers, changed_columns(batch.take(pa.array(numbers)), changed)


def part_of(batch: pa.RecordBatch, rows: Array, with_add_ons: Array) -> Part:
    """Return some of a batch's rows, their words written out so that others can stand instead.

    Args:
        batch: The rows.
        rows: Which of them.
        with_add_ons: In which of these the amount on record has expenses in it.
    """
    taken = batch.take(pa.array(rows))
    columns = {
        name: column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
        for name, column in zip(taken.schema.names, taken.columns, strict=True)
        if not pa.types.is_null(column.type)  # nothing is told in it, and nothing can be
    }
    return Part(pa.RecordBatch.from_pydict(columns), with_add_ons)


def cents_of(outcome: pa.RecordBatch, with_add_ons: Array | bool = False) -> Array:  # noqa: FBT001, FBT002 - a mask or one truth for all
    """Return what rows come to, in cents from the first parent; ``ABSENT`` where nothing."""
    base, owed = (
        outcome.column(name).to_numpy(zero_copy_only=False)
        for name in ("from_first", "add_ons_owed")
    )
    return in_cents(base + np.where(with_add_ons, np.nan_to_num(owed), 0))


def in_cents(amount: Array) -> Array:
    """Return amounts in whole cents; ``ABSENT`` where there is none."""
    there = ~np.isnan(amount)
    return np.where(there, np.rint(np.where(there, amount, 0) * 100), ABSENT).astype(np.int64)
