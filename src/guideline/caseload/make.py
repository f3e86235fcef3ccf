"""A caseload that was made: plausible cases of nobody, for trying things out on many rows.

The distributions are plausible, not estimated: they are no statement about anybody's caseload. The
same seed gives the same rows, however they are divided into batches.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import numpy as np
import pyarrow as pa

from guideline.amounts import to_cents
from guideline.caseload.arrays import Array
from guideline.caseload.defects import rates, with_record
from guideline.caseload.files import check_output, writer_of
from guideline.facts.kinds import FilingStatus
from guideline.files.writing import written_whole

ROWS_AT_ONCE = 65_536
_FIRST_DAY, _LAST_DAY = date(2024, 1, 1), date(2026, 6, 30)
_EPOCH = date(1970, 1, 1)
_YEAR = 365.25
_MOST_MADE = 4
_STATUSES = [str(status) for status in FilingStatus]
_FIRST_STATUS = (0.62, 0.14, 0.06, 0.17, 0.01)
_SECOND_STATUS = (0.22, 0.12, 0.05, 0.60, 0.01)
_SHARES = (0.0, 0.1, 0.14, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
_SHARE_ODDS = (0.12, 0.08, 0.1, 0.22, 0.08, 0.1, 0.07, 0.08, 0.15)


def made_batches(rows: int, seed: int) -> Iterator[pa.RecordBatch]:
    """Yield the batches of a made caseload."""
    for index, start in enumerate(range(0, rows, ROWS_AT_ONCE)):
        count = min(ROWS_AT_ONCE, rows - start)
        yield _Made(np.random.default_rng([seed, index]), ROWS_AT_ONCE).batch(start).slice(0, count)


def make_file(
    out: Path, rows: int, seed: int, defects: list[str], told: Callable[[int], None]
) -> None:
    """Write a made caseload with amounts on record: the guideline's, or with errors planted.

    Args:
        out: The file to write; it must not be there yet.
        rows: How many rows.
        seed: The same seed gives the same rows.
        defects: Errors to plant into the amounts on record, as in ``old_k=0.01``.
        told: Called with the rows that were made, whenever some were.

    Raises:
        InvalidFacts: The file is there, or an error to plant is not known.
    """
    check_output(None, out)
    planted = rates(defects)

    def write(unfinished: Path) -> None:
        tables = (
            pa.Table.from_batches([with_record(batch, planted, (seed, index))])
            for index, batch in enumerate(made_batches(rows, seed))
        )
        first = next(tables)
        with writer_of(out)(unfinished, first.schema) as writer:
            for table in chain([first], tables):
                writer.write_table(table)
                told(table.num_rows)

    written_whole(out, write)


class _Made:
    """Rows being made, from one stream of random numbers."""

    def __init__(self, random: np.random.Generator, rows: int) -> None:
        self.random, self.rows = random, rows

    def batch(self, start: int) -> pa.RecordBatch:
        """Return the rows; the first one's number is ``start``."""
        low, high = ((day - _EPOCH).days for day in (_FIRST_DAY, _LAST_DAY))
        on = self.random.integers(low, high + 1, self.rows)
        table = {
            "case_id": pa.array([f"{start + number:08d}" for number in range(self.rows)]),
            "on": pa.array(on.astype(np.int32)).cast(pa.date32()),
            **self._parent("first", 4400, _FIRST_STATUS),
            **self._parent("second", 3100, _SECOND_STATUS),
            **self._children(on),
        }
        return pa.RecordBatch.from_pydict(table)

    def _holds(self, odds: float) -> Array:
        return self.random.random(self.rows) < odds

    def _some(self, odds: float, amounts: Array) -> pa.Array:
        """Return amounts in whole cents in so many of the rows, and none in the others."""
        there = self._holds(odds)
        return pa.array(to_cents(amounts), mask=~there)

    def _words(self, words: list[str] | tuple[str, ...], odds: tuple[float, ...]) -> pa.Array:
        codes = self.random.choice(len(words), self.rows, p=odds)
        return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(words))

    def _parent(
        self, which: str, median: float, statuses: tuple[float, ...]
    ) -> dict[str, pa.Array]:
        random, rows = self.random, self.rows
        pay = to_cents(median * np.exp(random.normal(0, 0.62, rows)))
        own_business, out_of_work = self._holds(0.06), self._holds(0.09)
        works = ~own_business & ~out_of_work
        no_pay = np.where(out_of_work & self._holds(0.5), 0.0, np.nan)
        benefits = np.where(out_of_work & np.isnan(no_pay), np.minimum(pay * 0.5, 1950), np.nan)
        wages = np.where(works, pay, no_pay)
        mandatory = works & self._holds(0.14)
        voluntary = works & self._holds(0.12)
        columns = {
            "filing_status": self._words(_STATUSES, statuses),
            "wages": wages,
            "self_employment": np.where(own_business, pay, np.nan),
            "unemployment": to_cents(benefits),
            "interest": self._some(0.1, random.exponential(40, rows)),
            "health_insurance": self._some(0.4, random.uniform(60, 520, rows)),
            "union_dues": self._some(0.15, random.uniform(25, 95, rows)),
            "mandatory_retirement": np.where(mandatory, to_cents(pay * 0.07), np.nan),
            "mandatory_retirement_pre_tax": np.where(mandatory, 1, 0).astype(bool),
            "voluntary_retirement": np.where(voluntary, to_cents(pay * 0.05), np.nan),
            "voluntary_retirement_pre_tax": np.where(voluntary, 1, 0).astype(bool),
            "hardship_children": pa.array(
                random.choice([1.0, 2.0, 0.5], rows, p=(0.6, 0.3, 0.1)), mask=~self._holds(0.04)
            ),
            "rent_paid": self._some(0.55, random.uniform(900, 2600, rows)),
        }
        return {
            f"{which}_{name}": pa.array(values, from_pandas=True)
            if isinstance(values, np.ndarray)
            else values
            for name, values in columns.items()
        }

    def _children(self, on: Array) -> dict[str, pa.Array]:
        random, rows = self.random, self.rows
        count = random.choice(_MOST_MADE, rows, p=(0.47, 0.35, 0.13, 0.05)) + 1
        columns: dict[str, pa.Array] = {
            "children": pa.array(count.astype(np.int8)),
            "first_time": pa.array(random.choice(_SHARES, rows, p=_SHARE_ODDS)),
        }
        for number in range(1, _MOST_MADE + 1):
            age = random.uniform(0.1, 17.9, rows)
            born = (on - age * _YEAR).astype(np.int64)
            mask = number > count
            days = pa.array(born.astype(np.int32), mask=mask).cast(pa.date32())
            columns[f"child_{number}_born"] = days
        childcare = self._holds(0.24)
        columns["childcare"] = pa.array(to_cents(random.uniform(150, 1400, rows)), mask=~childcare)
        columns["childcare_paid_by"] = pa.DictionaryArray.from_arrays(
            pa.array(random.choice(2, rows, p=(0.25, 0.75)), pa.int32(), mask=~childcare),
            pa.array(["first", "second"]),
        )
        columns["uninsured_health"] = self._some(0.06, random.uniform(20, 300, rows))
        columns["low_income_support"] = pa.DictionaryArray.from_arrays(
            pa.array(np.zeros(rows, dtype=np.int32), mask=~self._holds(0.03)),
            pa.array(["unadjusted"]),
        )
        return columns
