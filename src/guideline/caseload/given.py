"""A table as it is given: of whatever library, and in whatever types hold the same facts."""

from datetime import date
from typing import Any

from guideline.amounts import from_table
from guideline.caseload.needs import needed

with needed():
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

from guideline.caseload.arrays import is_text
from guideline.caseload.table import CARRIED
from guideline.errors import InvalidFacts
from guideline.facts.readers import wrong


def library_of(table: object) -> str:
    """Return the name of the library that a table is of."""
    return type(table).__module__.partition(".")[0]


def arrow_table(table: Any) -> pa.Table:  # noqa: ANN401 - a table of any library
    """Return a table of any library as one of Arrow.

    Raises:
        InvalidFacts: It is no table.
    """
    if isinstance(table, pa.RecordBatch):
        return pa.Table.from_batches([table])
    if isinstance(table, pa.Table):
        return table
    if library_of(table) == "pandas" and hasattr(table, "columns"):
        return _of_pandas(table)
    if library_of(table) != "pandas" and hasattr(table, "__arrow_c_stream__"):
        try:
            return pa.table(table)
        except (pa.ArrowInvalid, TypeError):  # a stream of something else, as of one column
            raise _no_table(table) from None
    raise _no_table(table)


def _no_table(table: object) -> InvalidFacts:
    return wrong(table, "not a table", "give a pyarrow table or a DataFrame of pandas or polars")


def _of_pandas(frame: Any) -> pa.Table:  # noqa: ANN401 - a DataFrame, whose library is not needed
    """Return a DataFrame of pandas; a column of unlike values as their text, read row by row."""
    columns = [_of_series(frame.iloc[:, place]) for place in range(len(frame.columns))]
    return pa.Table.from_arrays(columns, names=[str(name) for name in frame.columns])


def _of_series(series: Any) -> pa.Array:  # noqa: ANN401 - a column of pandas
    try:
        return pa.Array.from_pandas(series)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        there = series.notna().tolist()
        pairs = zip(series.tolist(), there, strict=True)
        return pa.array([_text(value) if told else None for value, told in pairs], pa.string())


def _text(value: object) -> str:
    """Return one of several unlike values as a table in text would have it."""
    if isinstance(value, float):
        return f"{from_table(value):f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_read(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch with its text as text, floats as what they stand for, empty text as absent."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    read = {name: _plain_type(column) for name, column in columns.items()}
    read |= {
        name: _without_empty(column)
        for name, column in read.items()
        if name not in CARRIED and is_text(column.type)
    }
    same = all(column is columns[name] for name, column in read.items())
    return batch if same else pa.RecordBatch.from_pydict(read)


def _without_empty(column: pa.Array) -> pa.Array:
    empty = pc.equal(pc.utf8_trim_whitespace(column), "")
    return pc.if_else(empty, None, column) if pc.any(empty).as_py() else column


def _plain_type(column: pa.Array) -> pa.Array:
    """Return a column in a type that the rest reads: views as text, short floats as long ones."""
    kind = column.type
    if pa.types.is_string_view(kind):
        return column.cast(pa.string())
    if pa.types.is_dictionary(kind) and pa.types.is_string_view(kind.value_type):
        words = column.dictionary.cast(pa.string())
        return pa.DictionaryArray.from_arrays(column.indices, words)
    if pa.types.is_dictionary(kind) and pa.types.is_null(kind.value_type):
        return pa.nulls(len(column))  # as of categories that are not known yet
    if pa.types.is_float16(kind) or pa.types.is_float32(kind):
        values = np.asarray(column.to_numpy(zero_copy_only=False))
        shortest = values.astype(np.str_).astype(np.float64)  # 6500.1, and not 6500.10009765625
        return pa.array(shortest, mask=np.asarray(pc.is_null(column)))
    return column
