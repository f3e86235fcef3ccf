"""A caseload from file to file: part by part, on several processes, and on again after a stop.

Each part of the rows is computed and written by itself into a folder beside the output. A part
appears under its name only when it is whole, so that a run that was stopped goes on with the parts
that are not there. The output is made of them, in the order of the rows, and is there when it is
whole.
"""

import json
import os
import shutil
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from guideline.caseload.needs import needed

with needed():
    import pyarrow as pa

from guideline.caseload.batches import ROWS_AT_ONCE, recompute_batch, rows_at_once
from guideline.caseload.files import Reading, check_output, read_batches
from guideline.caseload.joining import write_parts
from guideline.caseload.table import FORMAT
from guideline.errors import InvalidFacts, Problem
from guideline.files.writing import cannot_write, written_whole
from guideline.law.tables import digest, every_version
from guideline.version import VERSION

# A server that has read the rules once starts processes that need not read them again. Where there
# is none each begins anew, as on Windows, and on macOS, whose own libraries do not bear it.
_START = "forkserver" if sys.platform == "linux" else "spawn"
_QUICKLY = pa.ipc.IpcWriteOptions(compression="lz4")

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
        rows_at_once: How many rows a part has.
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
    at_once = rows_at_once(worksheet=worksheet)
    run = Run(step=step, named=named, processes=processes or cores(), rows_at_once=at_once)
    return run_file(Path(source), Path(out), run)


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

    def made() -> Iterator[Path]:
        nonlocal rows, resumed
        for number, (done, before) in enumerate(_parts(reading, folder, run)):
            rows, resumed = rows + done, resumed + (done if before else 0)
            run.told(done)
            yield _part(folder, number)

    try:
        errors = write_parts(made(), folder / f"{os.getpid()}.unfinished", out)
    except InvalidFacts as error:
        if error.source == str(source):  # when it is mended, no part will be of it any more
            shutil.rmtree(folder)
        raise
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
        "options": run.named,
        "rows_at_once": run.rows_at_once,
    }


def _begin(folder: Path, manifest: dict[str, Any], out: Path) -> None:
    """Make the folder of parts, or see that the one that is there is of the same run."""
    told = folder / "run.json"
    text = json.dumps(manifest, indent=1)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from None
    if told.exists():
        known = told.read_text(encoding="utf-8")
        if known != text:
            was = _told_in(known)
            differs = ", ".join(name for name in manifest if was.get(name) != manifest[name])
            why = f"holds the parts of another run: different {differs}"
            instead = f"remove the folder to begin again, or write another name than {out.name}"
            raise InvalidFacts([Problem("", "", why, instead)], str(folder))
        return
    written_whole(told, lambda path: path.write_text(text, encoding="utf-8"))


def _told_in(text: str) -> dict[str, Any]:
    """Return what a folder says its parts are of; nothing where that cannot be read."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _part(folder: Path, number: int) -> Path:
    return folder / f"{number:06d}.arrow"


# ── the parts ────────────────────────────────────────────────────────────────


def _parts(reading: Reading, folder: Path, run: Run) -> Iterator[tuple[int, bool]]:
    """Yield for each part how many rows it has and whether it was there before."""
    batches = enumerate(read_batches(reading, run.rows_at_once))
    if run.processes == 1:
        for number, batch in batches:
            yield _make(folder, number, batch, run.step)
        return
    context = get_context(_START)
    if _START == "forkserver":  # pragma: no branch - so it is where the tests run
        # Arrow loads pandas, where it is there, for the first scalar: better once than in each
        context.set_forkserver_preload([recompute_batch.__module__, "pandas"])
    waiting: deque[Future[tuple[int, bool]]] = deque()
    with ProcessPoolExecutor(run.processes, context, _alone_to_the_end) as pool:
        for number, batch in batches:
            with _alone_in_main(), _ended_from_outside():
                waiting.append(pool.submit(_make, folder, number, batch, run.step))
            if len(waiting) == run.processes:  # as many as are being worked on, and no more
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


@contextmanager
def _alone_in_main() -> Iterator[None]:
    """Start a process that does not run what called: a script without a guard, or no file."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _alone_to_the_end() -> None:
    """Let a process of the run leave Ctrl-C to the one that began it, and end when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)  # whatever is being computed: nobody waits for it


def _result(part: Future[tuple[int, bool]]) -> tuple[int, bool]:
    """Return what a process made."""
    with _ended_from_outside():
        return part.result()


@contextmanager
def _ended_from_outside() -> Iterator[None]:
    """Say what can be done where a process of the run is gone."""
    try:
        yield
    except BrokenProcessPool:
        why = "a process of the run was ended from outside, perhaps for want of memory"
        instead = "give the same command again, which goes on; --processes 1 holds less"
        raise InvalidFacts([Problem("", "", why, instead)], "the run") from None


def _make(folder: Path, number: int, batch: pa.RecordBatch, step: Step) -> tuple[int, bool]:
    """Compute one part and write it, if it is not there; return its rows."""
    path = _part(folder, number)
    if _is_whole(path, batch.num_rows):
        return batch.num_rows, True
    outcome = step(batch)
    pa.default_memory_pool().release_unused()  # what it took on the way is not kept for the next

    def write(unfinished: Path) -> None:
        with pa.ipc.new_file(unfinished, outcome.schema, options=_QUICKLY) as writer:
            writer.write_batch(outcome)

    written_whole(path, write, path.with_name(f"{path.name}.{os.getpid()}.unfinished"))
    return batch.num_rows, False


def _is_whole(path: Path, rows: int) -> bool:
    """Return whether a part is there with all of its rows, not what a power cut left of it."""
    try:
        with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as file:
            found = [file.get_batch(each).num_rows for each in range(file.num_record_batches)]
    except (OSError, pa.ArrowInvalid):
        return False
    return bool(sum(found) == rows)
