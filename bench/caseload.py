"""How fast a caseload is, from gross income to order, and whether its cents are right."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from measuring import Measured

from guideline.caseload.alone import answer
from guideline.caseload.defects import with_record
from guideline.caseload.make import made_batches
from guideline.caseload.outcome import figure_columns
from guideline.support.deductions import TAXES

SIZES = (10_000, 100_000, 1_000_000)
COMPARED = 100_000
PLANTED = {"add_on_split": 0.1, "add_ons": 0.05, "old_k": 0.05, "dependents": 0.05}
AFTERNOON = 4 * 60 * 60  # seconds
CHECKED = 2000
COMMAND = "from guideline.cli import main; import sys; sys.exit(main(sys.argv[1:]))"


def measure() -> Iterator[Measured]:
    """Yield every figure of the caseload."""
    with TemporaryDirectory() as folder:
        seconds, memory, differing = {}, {}, 0
        for rows in SIZES:
            cases, orders = Path(folder) / f"{rows}.parquet", Path(folder) / f"{rows}_out.parquet"
            _write(cases, rows)
            seconds[rows], memory[rows] = _run(cases, orders)
            if rows == max(SIZES):
                differing = _differing(cases, orders)
    most = max(SIZES)
    yield Measured("a million cases, gross income to order, two cores", seconds[most], 10, "s")
    yield Measured("the same, rows a second", most / seconds[most], 100_000, "rows/s", higher=True)
    yield Measured("its memory, all processes", memory[most] / 1e6, 1000, "MB")
    for rows in SIZES[:-1]:
        yield Measured(f"memory at {rows:,} rows", memory[rows] / 1e6, 1000, "MB")
        cost = seconds[most] / most / (seconds[rows] / rows)
        yield Measured(f"cost of a row, at a million over {rows:,}", cost, 1.1, "×")
    yield Measured(f"rows of {CHECKED:,} that differ from gl.calculate", differing, 0, "rows")
    yield from _comparison()


def _comparison() -> Iterator[Measured]:
    """Yield how long it takes to put differences down to their causes, expenses on record too."""
    with TemporaryDirectory() as folder:
        cases, found = Path(folder) / "cases.parquet", Path(folder) / "compared.parquet"
        batches = enumerate(made_batches(COMPARED, 1))
        tables = [with_record(batch, PLANTED, (1, number)) for number, batch in batches]
        pq.write_table(pa.Table.from_batches(tables), cases)
        seconds, _ = _run(cases, found, "--compare", "amount_on_record")
        verdicts = pq.read_table(found, columns=["verdict"]).column(0).to_pylist()
    differ = sum(verdict not in {None, "same"} for verdict in verdicts)
    every = seconds / differ * max(SIZES)
    yield Measured(f"a million compared, if all differ as {differ:,} do", every, AFTERNOON, "s")


def _write(path: Path, rows: int) -> None:
    """Write made cases; how they come to be is no part of what is measured."""
    batches = made_batches(rows, 1)
    first = next(batches)
    with pq.ParquetWriter(path, first.schema) as writer:
        writer.write_batch(first)
        for batch in batches:
            writer.write_batch(batch)


def _run(cases: Path, orders: Path, *more: str) -> tuple[float, float]:
    """Return the seconds of the command on two processes, and the most bytes that all held."""
    arguments = ["caseload", str(cases), "-o", str(orders), "--processes", "2", *more]
    start = time.perf_counter()
    command = [sys.executable, "-c", COMMAND, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(_held(pid) for pid in _family(process.pid)))
        time.sleep(0.05)
    assert process.returncode == 0
    return time.perf_counter() - start, most


def _family(pid: int) -> list[int]:
    """Return a process and all that it started, on Linux; elsewhere itself alone."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text(encoding="ascii").split()
        except OSError:  # it has ended meanwhile
            continue
        found += [each for child in children for each in _family(int(child))]
    return found


def _held(pid: int) -> float:
    """Return the bytes that a process holds in memory, its share of what it shares."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # it has ended meanwhile, or this is not Linux
        return 0.0
    shares = [line for line in text.splitlines() if line.startswith("Pss:")]
    return sum(float(line.split()[1]) * 1024 for line in shares)


def _differing(cases: Path, orders: Path) -> int:
    """Return how many of some rows drawn at random are not what ``gl.calculate`` gives."""
    given, found = pq.read_table(cases), pq.read_table(orders)
    assert given.num_rows == found.num_rows
    drawn = np.random.default_rng(2).choice(given.num_rows, CHECKED, replace=False)
    chosen = pa.array(np.sort(drawn))
    pairs = zip(given.take(chosen).to_pylist(), found.take(chosen).to_pylist(), strict=True)
    return sum(_differs(row, order) for row, order in pairs)


def _differs(row: dict[str, object], order: dict[str, object]) -> bool:
    alone = answer(row)
    if (alone.error, alone.notices) != (order["error"], order["notices"]):
        return True
    return any(
        not _same(alone.figures.get(column.name), order[column.name], column.name)
        for column in figure_columns()
    )


def _same(exact: object, found: object, name: str) -> bool:
    if exact is None or found is None:
        return exact is None and found is None
    within = 1e-6 if name.partition("_")[2] in TAXES else 0
    return abs(float(str(exact)) - float(str(found))) <= within
