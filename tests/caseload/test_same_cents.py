"""A caseload comes to the same cents as its cases one by one."""

from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

import caseload_rows
from guideline.caseload.alone import answer
from guideline.caseload.batches import recompute_batch
from guideline.caseload.outcome import figure_columns
from guideline.support.deductions import TAXES

_WITHIN = 1e-6
_UNROUNDED = {f"{which}_{tax}" for which in ("first", "second") for tax in TAXES}


def batch_of(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    """Return rows as a batch."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.RecordBatch.from_pydict({name: [row.get(name) for row in rows] for name in names})


@settings(max_examples=60)
@given(st.lists(caseload_rows.rows(), min_size=1, max_size=12))
def test_every_figure_is_that_of_the_case_alone(rows: list[dict[str, Any]]) -> None:
    """Support, range, parts, add-ons and nets to the cent, taxes within a millionth of a dollar."""
    batch = batch_of(rows)
    for told, row in zip(recompute_batch(batch).to_pylist(), batch.to_pylist(), strict=True):
        alone = answer(row)
        assert told["error"] == alone.error
        assert told["notices"] == alone.notices
        assert told["case_id"] == row["case_id"]
        for column in figure_columns():
            exact = alone.figures.get(column.name)
            got = told[column.name]
            if exact is None or got is None:
                assert exact == got, column.name
            elif column.name in _UNROUNDED:
                assert abs(float(exact) - got) <= _WITHIN, column.name
            else:
                assert float(exact) == got, column.name
