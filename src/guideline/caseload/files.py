"""Files of a caseload: Parquet, CSV and Arrow, read and written a batch at a time."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from guideline.caseload.needs import needed

with needed():
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet as pq

from guideline.caseload.arrays import no_rows
from guideline.caseload.schema import check_columns
from guideline.errors import InvalidFacts, Problem

_INSTEAD = "write a file that ends in .parquet, .csv or .arrow"
_ARROW = (".arrow", ".feather", ".ipc")
_BLOCK = 1 << 23  # bytes of a CSV file that are read at once


@attrs.frozen
class Reading:
    """A file of cases whose columns were checked.

    Attributes:
        path: The file.
        schema: Its columns, in the types that they are read in.
        rows: How many rows it has, where the file says so.
    """

    path: Path
    schema: pa.Schema
    rows: int | None

    @classmethod
    def of(cls, path: Path, needs: Sequence[str] = ()) -> "Reading":
        """Return a file of cases, its columns checked; some that it needs may be named.

        Raises:
            InvalidFacts: It cannot be read, is empty, or has columns that cannot be.
        """
        reading = cls.of_any(path)
        check_columns(reading.schema, str(path), needs)
        return reading

    @classmethod
    def of_any(cls, path: Path) -> "Reading":
        """Return a file of whatever columns.

        Raises:
            InvalidFacts: It cannot be read, or is empty.
        """
        kind = _kind(path)
        try:
            if path.stat().st_size == 0:
                raise _unreadable(path, "the file is empty", "write a table of cases")
            schema, rows = _KINDS[kind][0](path)
        except (OSError, pa.ArrowInvalid) as error:
            raise _broken(path, error) from None
        return cls(path, schema, rows)


def rows_about(reading: Reading) -> int | None:
    """Return how many rows a file has; of a CSV file its lines, among which some may be no row."""
    if _kind(reading.path) != "csv":
        return reading.rows
    with reading.path.open("rb") as file:
        lines = sum(block.count(b"\n") for block in iter(partial(file.read, _BLOCK), b""))
    return max(lines - 1, 1)


def _unreadable(path: Path, why: str, instead: str) -> InvalidFacts:
    return InvalidFacts([Problem("", "", why, instead)], str(path))


def _broken(path: Path, error: Exception) -> InvalidFacts:
    """Return what to say where a file cannot be read, or not be read on."""
    reason = getattr(error, "strerror", None) or " ".join(str(error).split())[:200]
    instead = "write it in UTF-8" if "UTF8" in reason else _INSTEAD
    return _unreadable(path, f"the file cannot be read: {reason}", instead)


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    kind = "arrow" if suffix in _ARROW else suffix.removeprefix(".")
    if kind not in {"parquet", "csv", "arrow"}:
        raise _unreadable(path, f"a file of kind {suffix or 'unknown'}", _INSTEAD)
    return kind


def read_batches(reading: Reading, rows: int) -> Iterator[pa.RecordBatch]:
    """Yield a file's rows in batches of so many, all but the last; one of none for an empty table.

    Raises:
        InvalidFacts: The file cannot be read on.
    """
    batches = _evenly(_KINDS[_kind(reading.path)][1](reading.path, rows), rows)
    try:
        yield next(batches, no_rows(reading.schema))
        yield from batches
    except (OSError, pa.ArrowInvalid) as error:
        raise _broken(reading.path, error) from None


def _evenly(batches: Iterator[pa.RecordBatch], rows: int) -> Iterator[pa.RecordBatch]:
    """Yield the same rows in batches of so many, however the file has them."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        held.append(batch)
        count += batch.num_rows
        while count >= rows:
            table = pa.Table.from_batches(held)
            yield _one(table.slice(0, rows))
            held, count = table.slice(rows).to_batches(), count - rows
    if count:
        yield _one(pa.Table.from_batches(held))


def _one(table: pa.Table) -> pa.RecordBatch:
    return table.combine_chunks().to_batches()[0]


# ── each kind of file ────────────────────────────────────────────────────────


def _parquet_schema(path: Path) -> tuple[pa.Schema, int | None]:
    with pq.ParquetFile(path) as file:
        return file.schema_arrow, file.metadata.num_rows


def _parquet_batches(path: Path, rows: int) -> Iterator[pa.RecordBatch]:
    # On one thread and without reading ahead: the cores have the rows to work on, and it holds less
    with pq.ParquetFile(path, pre_buffer=False) as file:
        yield from file.iter_batches(batch_size=rows, use_threads=False)


def _as_text(path: Path) -> pa.csv.CSVStreamingReader:
    """Return a reader of a CSV file with every value as it is written, an empty one absent."""
    read = pa.csv.ReadOptions(block_size=_BLOCK)
    with pa.csv.open_csv(path, read_options=read) as reader:
        names = reader.schema.names
    convert = pa.csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()),
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
    )
    return pa.csv.open_csv(path, read_options=read, convert_options=convert)


def _csv_schema(path: Path) -> tuple[pa.Schema, int | None]:
    with _as_text(path) as reader:
        return reader.schema, None


def _csv_batches(path: Path, _: int) -> Iterator[pa.RecordBatch]:
    with _as_text(path) as reader:
        yield from reader


def _arrow_schema(path: Path) -> tuple[pa.Schema, int | None]:
    with pa.ipc.open_file(path) as file:
        return file.schema, file.count_rows() if hasattr(file, "count_rows") else None


def _arrow_batches(path: Path, _: int) -> Iterator[pa.RecordBatch]:
    with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as file:
        for number in range(file.num_record_batches):
            yield file.get_batch(number)


_KINDS: dict[str, tuple[Callable[[Path], Any], Callable[[Path, int], Iterator[Any]]]] = {
    "parquet": (_parquet_schema, _parquet_batches),
    "csv": (_csv_schema, _csv_batches),
    "arrow": (_arrow_schema, _arrow_batches),
}


def writer_of(path: Path) -> Callable[[Path, pa.Schema], Any]:
    """Return what opens a file of a path's kind for writing tables of a schema.

    Raises:
        InvalidFacts: No such kind of file is written.
    """
    writers: dict[str, Callable[[Path, pa.Schema], Any]] = {
        "parquet": _parquet_writer,
        "csv": pa.csv.CSVWriter,
        "arrow": pa.ipc.new_file,
    }
    return writers[_kind(path)]


def _parquet_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    text = [field.name for field in schema if pa.types.is_string(field.type)]
    return pq.ParquetWriter(path, schema, compression="zstd", use_dictionary=text)


def check_output(source: Path | None, out: Path) -> None:
    """Refuse an output over the input, or over anything that is there."""
    if out.exists():
        same = source is not None and source.exists() and out.samefile(source)
        why = "the output would be written over the input" if same else "the file is there already"
        raise _refused(out, why, "write another name, or move it away")
    if not out.parent.is_dir():
        raise _refused(out, "there is no such folder", "make the folder first")
    writer_of(out)


def _refused(out: Path, why: str, instead: str) -> InvalidFacts:
    return InvalidFacts([Problem("", "", why, instead)], str(out))
