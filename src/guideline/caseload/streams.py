"""A caseload from file to file: part by part, on several processes, and on again after a stop.

Each part of the rows is computed and written by itself into a folder beside the output. A part
appears under its name only when it is whole, so that a run that was stopped goes on with the parts
that are not there. When all are, they become the output, in the order of the rows.
"""

import json
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs

from guideline.caseload.needs import needed

with needed():
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

from guideline.caseload.batches import ROWS_AT_ONCE, recompute_batch
from guideline.caseload.files import (
    Reading,
    check_output,
    read_batches,
    writer_of,
    written_whole,
)
from guideline.caseload.table import FORMAT
from guideline.errors import InvalidFacts, Problem
from guideline.law.tables import digest, every_version
from guideline.version import VERSION

Step = Callable[[pa.RecordBatch], pa.RecordBatch]
"""What is done with each part: a batch of rows in, a batch of as many rows out."""


@attrs.frozen
class Ran:
    """What came of a run.

    Attributes:
        rows: How many rows there are.
        errors: How many of them have an error.
        resumed: How many rows an earlier run had computed.
    """

    rows: int
    errors: int
    resumed: int

    def __str__(self) -> str:
        told = f"{self.rows:,} rows, of which {self.errors:,} have an error"
        before = f" ({self.resumed:,} rows were there from before)" if self.resumed else ""
        return told + before


@attrs.frozen(kw_only=True)
class Run:
    """How a file is recomputed.

    Attributes:
        step: What is done with each part.
        named: What the step is, so that a run goes on only with parts of the same step.
        processes: On how many processes.
        told: Called with the rows that were done, whenever some were.
    """

    step: Step = recompute_batch
    named: str = "recompute"
    processes: int = 1
    rows_at_once: int = ROWS_AT_ONCE
    told: Callable[[int], None] = lambda _: None


def recompute_file(
    source: str | Path, out: str | Path, *, worksheet: bool = False, processes: int | None = None
) -> Ran:
    """Recompute a file of cases into another file, and return what came of it.

    A run that was stopped goes on where it was, with the parts in the folder ``<out>.parts``.

    Args:
        source: A Parquet, CSV or Arrow file of cases.
        out: The file to write, of one of these kinds; it must not be there yet.
        worksheet: With every line of the worksheet as a column.
        processes: On how many processes; by default one for each core.

    Raises:
        InvalidFacts: The file cannot be read, or has columns that cannot be; or the output is
            there already, or parts in the folder are those of another run.

    >>> import guideline as gl
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     out = f"{folder}/orders.csv"
    ...     print(gl.recompute_file("examples/caseload.csv", out, processes=1))
    4 rows, of which 1 have an error
    """
    step, named = step_of(worksheet=worksheet)
    return run_file(
        Path(source), Path(out), Run(step=step, named=named, processes=processes or cores())
    )


def step_of(*, worksheet: bool) -> tuple[Step, str]:
    """Return what recomputes a batch, and what that is called in the folder of parts."""
    named = "recompute with worksheet" if worksheet else "recompute"
    return partial(recompute_batch, worksheet=worksheet), named


def cores() -> int:
    """Return how many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_file(source: Path, out: Path, run: Run) -> Ran:
    """Do a step with every part of a file, and write the outcome, in the order of the rows."""
    reading = Reading.of(source)
    check_output(source, out)
    folder = out.with_name(f"{out.name}.parts")
    _begin(folder, _manifest(source, run), out)
    rows, resumed = 0, 0
    for done, before in _parts(reading, folder, run):
        rows, resumed = rows + done, resumed + (done if before else 0)
        run.told(done)
    errors = _join(folder, out)
    shutil.rmtree(folder)
    return Ran(rows, errors, resumed)


# ── the folder of parts ──────────────────────────────────────────────────────


def _manifest(source: Path, run: Run) -> dict[str, Any]:
    """Return what parts have to be of, so that a run can go on with them."""
    facts = source.stat()
    return {
        "format": FORMAT,
        "guideline": VERSION,
        "tables": digest(every_version()),
        "input": {"size": facts.st_size, "modified": facts.st_mtime_ns},
        "step": run.named,
        "rows_at_once": run.rows_at_once,
    }


def _begin(folder: Path, manifest: dict[str, Any], out: Path) -> None:
    """Make the folder of parts, or see that the one that is there is of the same run."""
    told = folder / "run.json"
    text = json.dumps(manifest, indent=1)
    if not folder.exists():
        folder.mkdir()
    if told.exists():
        known = told.read_text(encoding="utf-8")
        if known != text:
            was = json.loads(known)
            differs = ", ".join(name for name in manifest if was.get(name) != manifest[name])
            why = f"holds the parts of another run: another {differs}"
            instead = f"remove the folder to begin again, or write another name than {out.name}"
            raise InvalidFacts([Problem("", "", why, instead)], str(folder))
        return
    written_whole(told, lambda path: path.write_text(text, encoding="utf-8"))


def _part(folder: Path, number: int) -> Path:
    return folder / f"{number:06d}.parquet"


# ── the parts ────────────────────────────────────────────────────────────────


def _parts(reading: Reading, folder: Path, run: Run) -> Iterator[tuple[int, bool]]:
    """Yield for each part how many rows it has and whether it was there before."""
    batches = enumerate(read_batches(reading, run.rows_at_once))
    if run.processes == 1:
        for number, batch in batches:
            yield _make(folder, number, batch, run.step)
        return
    context = get_context("spawn")
    waiting: deque[Future[tuple[int, bool]]] = deque()
    with ProcessPoolExecutor(run.processes, mp_context=context) as pool:
        for number, batch in batches:
            waiting.append(pool.submit(_make, folder, number, batch, run.step))
            if len(waiting) == run.processes:  # as many as are being worked on, and no more
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _make(folder: Path, number: int, batch: pa.RecordBatch, step: Step) -> tuple[int, bool]:
    """Compute one part and write it, if it is not there; return its rows."""
    path = _part(folder, number)
    if path.exists():
        return batch.num_rows, True
    table = pa.Table.from_batches([step(batch)])
    written_whole(path, lambda unfinished: pq.write_table(table, unfinished, compression="lz4"))
    return batch.num_rows, False


def _join(folder: Path, out: Path) -> int:
    """Write the parts into the output in their order; return how many rows have an error."""
    paths = sorted(folder.glob("*.parquet"))
    schema = pa.unify_schemas(
        [pq.read_schema(path) for path in paths], promote_options="permissive"
    )
    errors = 0

    def write(unfinished: Path) -> None:
        nonlocal errors
        with writer_of(out)(unfinished, schema) as writer:
            for path in paths:
                part = pq.read_table(path, partitioning=None)
                errors += pc.count(part.column("error")).as_py() if "error" in schema.names else 0
                writer.write_table(_with_schema(part, schema))

    written_whole(out, write)
    return errors


def _with_schema(part: pa.Table, schema: pa.Schema) -> pa.Table:
    """Return a part with every column of the whole; what it lacks is absent in its rows."""
    columns = [
        part.column(field.name).cast(field.type)
        if field.name in part.column_names
        else pa.nulls(part.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)
