"""The output of a run: made of its parts as they come, in the order of the rows."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from guideline.caseload.needs import needed

with needed():
    import pyarrow as pa
    import pyarrow.compute as pc

from guideline.caseload.files import writer_of
from guideline.files.writing import written_whole


def write_parts(parts: Iterator[Path], unfinished: Path, out: Path) -> int:
    """Write the parts of a run into its output; return how many rows have an error.

    Each is written as soon as it is there, while others are still computed. Where one has a column
    that the first has not, all are written again at the end, with the columns of every part.

    Args:
        parts: Every part, in order, as it becomes ready; there is one at least.
        unfinished: Where the output is made.
        out: Where it stands once it is whole; its kind is that of its name.

    Raises:
        InvalidFacts: It cannot be written there.
    """
    known: list[Path] = []
    errors: list[int | None] = []

    def coming() -> Iterator[Path]:
        for path in parts:
            known.append(path)
            yield path

    def begin(schema: pa.Schema) -> Any:  # noqa: ANN401 - a writer of any kind of file
        return writer_of(out)(unfinished, schema)

    def write(_: Path) -> None:
        rest = coming()
        first = next(rest)
        errors.append(_write(chain([first], rest), _schema(first), begin))
        if errors[-1] is None:
            schemas = [_schema(path) for path in [*known, *rest]]
            whole = pa.unify_schemas(schemas, promote_options="permissive")
            errors.append(_write(known, whole, begin))

    written_whole(out, write, unfinished)
    return errors[-1] or 0


def _write(
    paths: Iterable[Path], schema: pa.Schema, begin: Callable[[pa.Schema], Any]
) -> int | None:
    """Write parts under a schema; return how many errors they have, if it serves them all."""
    errors = 0
    with begin(schema) as writer:
        for path in paths:
            both = [schema, _schema(path)]
            if pa.unify_schemas(both, promote_options="permissive") != schema:
                return None
            errors += _add(path, schema, writer)
            pa.default_memory_pool().release_unused()  # the next part may be long in coming
    return errors


def _add(path: Path, schema: pa.Schema, writer: Any) -> int:  # noqa: ANN401 - of any kind of file
    """Write one part; return how many errors it has."""
    one_thread = pa.ipc.IpcReadOptions(use_threads=False)  # the cores have the rows to work on
    with pa.OSFile(str(path)) as source, pa.ipc.open_file(source, options=one_thread) as file:
        part = file.read_all()
    writer.write_table(_with_schema(part, schema))
    return int(pc.count(part.column("error")).as_py()) if "error" in schema.names else 0


def _schema(path: Path) -> pa.Schema:
    with pa.OSFile(str(path)) as source, pa.ipc.open_file(source) as file:
        return file.schema


def _with_schema(part: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return a part with every column of the whole; what it lacks is absent in its rows."""
    columns = [
        part.column(field.name).cast(field.type)
        if field.name in part.column_names
        else pa.nulls(part.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)
