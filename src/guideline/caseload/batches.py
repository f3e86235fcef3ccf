"""Recomputing a caseload: a table of cases in; each row's order, or what is wrong with it, out."""

from importlib import import_module
from typing import Any

from guideline.amounts import exactly
from guideline.caseload.needs import needed

with needed():
    import numpy as np
    import pyarrow as pa

from guideline.caseload.alone import answer
from guideline.caseload.arrays import Array, arrays_of, no_rows
from guideline.caseload.given import arrow_table, as_read, library_of
from guideline.caseload.on_columns import compute
from guideline.caseload.outcome import Outcome, figure_columns, outcome_columns
from guideline.caseload.plain import Plain
from guideline.caseload.schema import check_columns
from guideline.caseload.table import CARRIED, PARENTS
from guideline.facts.readers import wrong

ROWS_AT_ONCE = 65_536
"""How many rows are computed at once: enough that many of them are alike, few enough to hold."""
_WITH_WORKSHEET = 16_384  # with several hundred columns each


def recompute(table: Any, *, worksheet: bool = False) -> Any:  # noqa: ANN401 - a table of any library
    """Return the order of every row of a table of cases, or what is wrong with the row.

    The columns are those of ``guideline.caseload/1``, which ``guideline schema caseload`` lists. To
    the cent the figures are those of ``gl.calculate``. A bad row does not stop the others: its
    errors stand in its row. Needs the extra ``caseload`` (pyarrow, NumPy).

    Args:
        table: A table or batch of pyarrow, a DataFrame of pandas or polars, or anything that hands
            itself over as an Arrow stream; a frame of Dask or of Spark, whose partitions are then
            computed where they are. What comes back is of the same library.
        worksheet: With every line of the worksheet as a column.

    Raises:
        InvalidFacts: The table has columns that are unknown or of a type that cannot be.

    >>> import guideline as gl
    >>> import pyarrow as pa
    >>> table = pa.table({
    ...     "on": ["2026-03-01", "2026-03-01"],
    ...     "first_net_income": [6000, 6000],
    ...     "second_net_income": [3000, 3000],
    ...     "children": [1, 1],
    ...     "first_time": [0.2, 1.2],
    ... })
    >>> for row in gl.recompute(table).select(["payor", "amount", "error"]).to_pylist():
    ...     print(row)  # doctest: +ELLIPSIS
    {'payor': 'first', 'amount': 1260.0, 'error': None}
    {'payor': None, 'amount': None, 'error': 'first_time: 1.2: not a share from 0 to 1; write ...'}
    """
    if library_of(table) in _CLUSTERS:
        return _on_partitions(table, worksheet=worksheet)
    given = arrow_table(table)
    check_columns(given.schema)
    batches = [
        recompute_batch(batch, worksheet=worksheet)
        for batch in given.combine_chunks().to_batches(rows_at_once(worksheet=worksheet))
    ]
    if not batches:
        batches = [recompute_batch(no_rows(given.schema))]
    return _like(table, _together(batches))


_CLUSTERS = {"dask": "on_dask", "pyspark": "on_spark"}


def _on_partitions(frame: Any, *, worksheet: bool) -> Any:  # noqa: ANN401 - a frame of a cluster
    """Return the orders of a frame whose partitions are computed where they are."""
    if worksheet:
        raise wrong("worksheet", "its columns hang on the rows", "leave it out on a cluster")
    cluster = import_module("guideline.caseload.cluster")
    return getattr(cluster, _CLUSTERS[library_of(frame)])(frame)


def rows_at_once(*, worksheet: bool) -> int:
    """Return how many rows are computed at once."""
    return _WITH_WORKSHEET if worksheet else ROWS_AT_ONCE


def _like(table: Any, outcome: pa.Table) -> Any:  # noqa: ANN401 - of the same library
    """Return a table of Arrow as one of the library that another table is of."""
    module = library_of(table)
    if module == "pandas":
        found = outcome.to_pandas()
        found.index = table.index
        return found
    if module == "polars":
        import polars as pl

        return pl.from_arrow(outcome)
    return outcome


def _together(batches: list[pa.RecordBatch]) -> pa.Table:
    """Return batches as one table; a line of the worksheet that some lack is absent there."""
    tables = [pa.Table.from_batches([batch]) for batch in batches]
    return pa.concat_tables(tables, promote_options="default")


@exactly
def recompute_batch(batch: pa.RecordBatch, *, worksheet: bool = False) -> pa.RecordBatch:
    """Return the outcome of each row of a batch, in the order of the rows.

    This is what runs on each part of a file, and on each partition of a cluster.

    Args:
        batch: Rows of a table whose columns were checked.
        worksheet: With every line of the worksheet as a column.
    """
    batch = as_read(batch)
    arrays = arrays_of(batch)
    plain = Plain(arrays)
    outcome = Outcome.blank(batch.num_rows, worksheet=worksheet)
    alone = np.ones(batch.num_rows, dtype=bool)
    compute(arrays, plain, outcome)
    alone[plain.rows] = outcome.doubtful[plain.rows]
    notices = outcome.notices()
    errors = _alone(batch, np.flatnonzero(alone), outcome, notices)
    return _written(batch, outcome, notices, errors)


def _alone(batch: pa.RecordBatch, rows: Array, outcome: Outcome, notices: Array) -> Array:
    """Compute rows one by one, exactly, over whatever is known of them; return the errors."""
    errors = np.full(batch.num_rows, None, dtype=object)
    outcome.forget(rows)
    told = batch.take(pa.array(rows, pa.int64())).to_pylist()
    for number, row in zip(rows, told, strict=True):
        found = answer(row, worksheet=outcome.worksheet is not None)
        for name, figure in found.figures.items():
            if figure is not None:
                outcome.put(name, number, float(figure))
        notices[number], errors[number] = found.notices, found.error
        outcome.put_lines(number, found.lines)
    return errors


def _written(
    batch: pa.RecordBatch, outcome: Outcome, notices: Array, errors: Array
) -> pa.RecordBatch:
    """Return the outcome as a batch."""
    rows = batch.num_rows
    from_first = outcome.figures.get("from_first", np.full(rows, np.nan))
    payor = np.where(from_first > 0, 0, np.where(from_first < 0, 1, -1))
    text = {
        "payor": pa.DictionaryArray.from_arrays(
            pa.array(payor, pa.int32(), mask=payor < 0), pa.array(PARENTS)
        ).cast(pa.string()),
        "notices": pa.array(notices, pa.string()),
        "error": pa.array(errors, pa.string()),
        **{name: _carried(batch, name) for name in CARRIED},
    }
    figures = {column.name for column in figure_columns()}
    arrays = {
        column.name: outcome.column(column.name) if column.name in figures else text[column.name]
        for column in outcome_columns()
    }
    return pa.RecordBatch.from_pydict(arrays | outcome.worksheet_columns())


def _carried(batch: pa.RecordBatch, name: str) -> pa.Array:
    if name not in batch.schema.names or pa.types.is_null(batch.column(name).type):
        return pa.nulls(batch.num_rows, pa.string())
    return batch.column(name)
