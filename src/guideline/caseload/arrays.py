"""From an Arrow batch to plain arrays: a number, a code or a day for every row of every column.

What a row has wrong is not told here. A row with anything that cannot be read into a plain array
is marked, and is read again by itself, by the readers of a case file, which say why.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from guideline.amounts import LIMIT
from guideline.caseload.table import Kind, TableColumn, columns

NONE = -1
"""The code of a word that is absent."""
NO_DAY = np.iinfo(np.int32).min
"""The number of a day that is absent."""
_TRUTHS = {"true": 1, "false": 0}
_NUMBER = r"^\s*[+-]?[0-9]{1,8}(\.[0-9]{1,12})?\s*$"
_DAY = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"
_SHARE_UNITS = 1e12  # a share has at most twelve decimals

Array = Any
"""A NumPy array with an entry for each row."""


@attrs.frozen
class Arrays:
    """The columns that a batch has, as arrays.

    Attributes:
        rows: How many rows there are.
        values: Each column that any row has something in: dollars and shares as floats with NaN
            for what is absent, counts as floats, truths and words as codes, days as numbers.
        plain: The rows in which every value could be read.
    """

    rows: int
    values: dict[str, Array]
    plain: Array

    def get(self, name: str, absent: float) -> Array:
        """Return a column, or what stands for its absence in every row."""
        found = self.values.get(name)
        return np.full(self.rows, absent) if found is None else found

    def dollars(self, name: str) -> Array:
        """Return a column of amounts with zero for what is absent."""
        return np.nan_to_num(self.get(name, 0.0), nan=0.0)

    def codes(self, name: str, absent: int = NONE) -> Array:
        """Return a column of words or truths as codes, with one for what is absent."""
        found = self.values.get(name)
        if found is None:
            return np.full(self.rows, absent, dtype=np.int64)
        return np.where(found == NONE, absent, found).astype(np.int64)

    def days(self, name: str) -> Array:
        """Return a column of days as numbers since 1970."""
        found = self.values.get(name)
        return np.full(self.rows, NO_DAY, dtype=np.int64) if found is None else found


def arrays_of(batch: pa.RecordBatch) -> Arrays:
    """Return the columns of a batch as arrays, with the rows that could be read whole."""
    known = columns()
    plain = np.ones(batch.num_rows, dtype=bool)
    values = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        told = known.get(name)
        if told is None or not told.place or column.null_count == len(column):
            if name == "case":
                plain &= _absent(column)
            continue
        if not told.in_groups:
            plain &= _absent(column)
            continue
        array, read = read_column(told, column)
        values[name] = array
        plain &= read
    return Arrays(batch.num_rows, values, plain)


def _absent(column: pa.Array) -> Array:
    return np.asarray(pc.is_null(column))


def read_column(told: TableColumn, column: pa.Array) -> tuple[Array, Array]:
    """Return a column as an array, and the rows in which it could be read."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if told.kind is Kind.WORD:
        return _codes(column, {word: code for code, word in enumerate(told.words)})
    if told.kind is Kind.TRUTH:
        return _truths(column)
    if told.kind is Kind.DAY:
        return _days(column)
    return _numbers(told.kind, column)


def _codes(column: pa.Array, known: Mapping[str, int]) -> tuple[Array, Array]:
    """Return words as their codes; a word that is not known makes its row one to read alone."""
    encoded = pc.dictionary_encode(column.cast(pa.string()))
    unknown = len(known)
    table = np.array(
        [known.get(str(word).strip(), unknown) for word in encoded.dictionary.to_pylist()] or [NONE]
    )
    indices = np.asarray(pc.fill_null(encoded.indices, 0))
    codes = np.where(_absent(column), NONE, table[indices])
    return codes, codes != unknown


def _truths(column: pa.Array) -> tuple[Array, Array]:
    if pa.types.is_boolean(column.type):
        return np.asarray(pc.fill_null(column.cast(pa.int8()), NONE)), np.ones(len(column), bool)
    if is_text(column.type):
        return _codes(pc.utf8_lower(column), _TRUTHS)
    return np.full(len(column), NONE), _absent(column)


def _days(column: pa.Array) -> tuple[Array, Array]:
    """Return days as numbers; a moment that is not the beginning of a day is left to be refused."""
    absent = _absent(column)
    if pa.types.is_date32(column.type):
        numbers = np.asarray(pc.fill_null(column.cast(pa.int32()), 0)).astype(np.int64)
        return np.where(absent, NO_DAY, numbers), np.ones(len(column), bool)
    if is_text(column.type):
        shaped = pc.fill_null(pc.match_substring_regex(column, _DAY), False)  # noqa: FBT003 - what an absent one becomes
        text = pc.if_else(shaped, pc.utf8_trim_whitespace(column), None)
        parsed = pc.strptime(text, format="%Y-%m-%d", unit="s", error_is_null=True)
        # strptime takes February 30 for March 1: such a day reads back otherwise
        same = pc.fill_null(pc.equal(pc.strftime(parsed, format="%Y-%m-%d"), text), False)  # noqa: FBT003 - as above
        numbers, _ = _days(pc.if_else(same, parsed, None).cast(pa.date32()))
        return numbers, np.asarray(same) | absent
    if pa.types.is_timestamp(column.type) or pa.types.is_date64(column.type):
        days = column.cast(pa.date32(), safe=False)
        whole = pc.fill_null(pc.equal(days.cast(column.type), column), True)  # noqa: FBT003 - as above
        return _days(days)[0], np.asarray(whole)
    return np.full(len(column), NO_DAY), absent


def _numbers(kind: Kind, column: pa.Array) -> tuple[Array, Array]:
    """Return numbers as floats; a share has at most twelve decimals, as a case file's has."""
    absent = _absent(column)
    if is_text(column.type):
        shaped = pc.fill_null(pc.match_substring_regex(column, _NUMBER), False)  # noqa: FBT003 - what an absent one becomes
        column = pc.if_else(shaped, pc.utf8_trim_whitespace(column), None)
    elif not _is_number(column.type):
        return np.full(len(column), np.nan), absent
    values = np.asarray(pc.fill_null(column.cast(pa.float64(), safe=False), np.nan))
    read = absent | (np.abs(values) < float(LIMIT))
    if kind is Kind.SHARE:
        values = np.rint(values * _SHARE_UNITS) / _SHARE_UNITS
    if kind is Kind.COUNT:
        read &= absent | (values == np.floor(values))
    return values, read


def no_rows(schema: pa.Schema) -> pa.RecordBatch:
    """Return a batch of a table's columns without any row."""
    empty = [pa.nulls(0, field.type) for field in schema]
    return pa.RecordBatch.from_arrays(empty, schema=schema)


def is_text(kind: pa.DataType) -> bool:
    """Return whether a type of Arrow holds text."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_number(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind))
