"""The command on a whole caseload: a table of cases in, a table of orders out."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from guideline.commands import COMMAND, command
from guideline.errors import InvalidFacts, Problem


def add_caseload_command(commands: Any) -> None:  # noqa: ANN401 - argparse does not publish the type
    """Add ``caseload``."""
    parser = command(commands, "caseload", _caseload, "a whole table of cases, recomputed or made")
    parser.add_argument(
        "cases", metavar="IN", nargs="?", help="a .parquet, .csv or .arrow file, a case in each row"
    )
    parser.add_argument("-o", "--out", metavar="OUT", required=True, help="the file to write")
    parser.add_argument(
        "--worksheet", action="store_true", help="with every line of the worksheet as a column"
    )
    parser.add_argument("--processes", metavar="N", type=int, help="by default one for each core")
    parser.add_argument("--make", metavar="ROWS", type=int, help="make so many cases instead")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="of a caseload made")
    parser.add_argument(
        "--defect",
        metavar="KIND=RATE",
        action="append",
        default=[],
        help="plant an error into the amounts on record of a caseload made, as in old_k=0.01",
    )


def _caseload(options: argparse.Namespace) -> str:
    _check(options)
    if options.make is not None:
        return _make(options)
    from guideline.caseload.files import Reading
    from guideline.caseload.streams import Run, cores, run_file, step_of

    source = Path(options.cases)
    with progress(Reading.of(source).rows) as told:
        step, named = step_of(worksheet=options.worksheet)
        run = Run(step=step, named=named, processes=options.processes or cores(), told=told)
        ran = run_file(source, Path(options.out), run)
    return f"{ran}\n"


def _make(options: argparse.Namespace) -> str:
    from guideline.caseload.make import make_file

    with progress(options.make) as told:
        make_file(Path(options.out), options.make, options.seed, options.defect, told)
    return f"{options.make:,} rows\n"


def _check(options: argparse.Namespace) -> None:
    """Refuse options that do not go together, all at once."""
    found = []
    if (options.cases is None) == (options.make is None):
        why = "either a file of cases or --make, and not both"
        found.append(Problem("IN", str(options.cases or ""), why, "write one of them"))
    for name, least in (("processes", 1), ("make", 1), ("seed", 0)):
        value = getattr(options, name)
        if value is not None and value < least:
            found.append(Problem(f"--{name}", str(value), "too small", f"write {least} or more"))
    if options.defect and options.make is None:
        found.append(Problem("--defect", "", "without --make", "defects are planted when making"))
    if found:
        raise InvalidFacts(found, COMMAND)


@contextmanager
def progress(rows: int | None) -> Iterator[Callable[[int], None]]:
    """Show how many rows are done, how fast, and how long it will take, where somebody looks on.

    On standard error, where that is a terminal and the package rich is there; else nothing.
    """
    import sys

    try:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )
    except ImportError:
        yield lambda _: None
        return
    console = Console(file=sys.stderr)
    rate = TextColumn("{task.fields[rate]:,.0f} rows/s")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as shown:
        task = shown.add_task("rows", total=rows, rate=0)

        def told(done: int) -> None:
            shown.update(task, advance=done, rate=shown.tasks[0].speed or 0)

        yield told
