"""The command on a whole caseload: a table of cases in, a table of orders out."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guideline.commands import COMMAND, command, needed_day
from guideline.errors import InvalidFacts, Problem

if TYPE_CHECKING:
    from guideline.caseload.tasks import Task
    from guideline.study.review import ReviewTest

_TWO_DAYS = ("before", "after")
_BAR = 30  # characters, so that ten million rows still fit a line of eighty


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
    _comparison_options(parser)


def _comparison_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--compare",
        choices=["amount_on_record"],
        help="compare that column with the calculation, and find the cause of each difference",
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        action="append",
        default=[],
        help="twice: both amounts under the law of two days, and the change",
    )
    parser.add_argument(
        "--move-tax-year",
        action="store_true",
        help="with --on: the taxes of each day's year; otherwise each row keeps its tax year",
    )
    parser.add_argument(
        "--review-share", metavar="SHARE", help="with --on: enough for a review, instead of 20%%"
    )
    parser.add_argument(
        "--review-dollars", metavar="DOLLARS", help="or so many dollars, instead of 50"
    )
    parser.add_argument(
        "--summary", metavar="FILE", help="with --compare or --on: the summary as JSON as well"
    )


def _caseload(options: argparse.Namespace) -> str:
    _check(options)
    if options.make is not None:
        return _make(options)
    from guideline.caseload.files import Reading, rows_about
    from guideline.caseload.streams import Run, cores, run_file

    source, out = Path(options.cases), Path(options.out)
    task = _task(options)
    if options.summary is not None:
        from guideline.files.writing import check_place

        check_place(options.summary, (source, out))
    with progress(rows_about(Reading.of(source, task.needs))) as told:
        run = Run(
            step=task.step,
            named=task.named,
            processes=options.processes or cores(),
            rows_at_once=task.rows_at_once,
            told=told,
        )
        try:
            ran = run_file(source, out, run)
        except KeyboardInterrupt:
            goes_on = "stopped; the same command goes on with the parts that are done"
            raise KeyboardInterrupt(goes_on) from None
    return f"{ran}\n{_summary(options, task, out)}"


def _task(options: argparse.Namespace) -> "Task":
    """Return what is done with every row: recomputed, compared, or put under two laws."""
    from guideline.caseload.tasks import comparing, recomputing, under_two_laws

    if options.on:
        first, second = (needed_day("--on", text) for text in options.on)
        review = review_options(options, second)
        return under_two_laws((first, second), review, move_tax_year=options.move_tax_year)
    return comparing() if options.compare else recomputing(worksheet=options.worksheet)


def review_options(options: argparse.Namespace, on: date) -> "ReviewTest":
    """Return the review test, or another one that the options give."""
    from guideline.amounts import dollars, share
    from guideline.study.review import review_test

    problems: list[Problem] = []
    told: dict[str, Any] = {}
    for name, reader in (("share", share), ("dollars", dollars)):
        text = getattr(options, f"review_{name}")
        try:
            told[name] = None if text is None else reader(text)
        except InvalidFacts as error:
            problems += [problem.at(f"--review-{name}") for problem in error.problems]
    if told.get("dollars") is not None and told["dollars"] < 0:
        problems.append(
            Problem("--review-dollars", options.review_dollars, "below zero", "write 50")
        )
    if problems:
        raise InvalidFacts(problems, COMMAND)
    return review_test(on, **told)


def _summary(options: argparse.Namespace, task: "Task", out: Path) -> str:
    """Return the summary of a run as text, and write it as JSON where that is asked for."""
    if task.summary is None:
        return ""
    from guideline.explanation.text import explain
    from guideline.files.documents import to_json
    from guideline.files.writing import write_whole

    found, document = task.summary(out)
    if options.summary is not None:
        content = to_json(document(found)).encode()
        write_whole(options.summary, content, (options.cases, out))
    return f"\n{explain(found)}"


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
    found += _comparison_problems(options)
    if options.defect and options.make is None:
        found.append(Problem("--defect", "", "without --make", "defects are planted when making"))
    if found:
        raise InvalidFacts(found, COMMAND)


def _comparison_problems(options: argparse.Namespace) -> Iterator[Problem]:
    """Yield what does not go together of comparing a caseload."""
    ways = [name for name in ("worksheet", "compare", "on") if getattr(options, name)]
    if len(ways) > 1 or (ways and options.make is not None):
        told = ", ".join(f"--{name}" for name in ways)
        yield Problem(told, "", "one thing at a time", "give one of them, and a file of cases")
    if options.on and len(set(options.on)) != len(_TWO_DAYS):
        instead = "write --on 2024-08-31 --on 2026-01-01"
        yield Problem("--on", ", ".join(options.on), "not two days", instead)
    for name in ("move_tax_year", "review_share", "review_dollars"):
        if getattr(options, name) and not options.on:
            yield Problem(f"--{name.replace('_', '-')}", "", "without --on", "add two days")
    if options.summary is not None and not (options.compare or options.on):
        yield Problem("--summary", options.summary, "of nothing", "add --compare or --on")


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
    columns = (BarColumn(_BAR), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as shown:
        task = shown.add_task("rows", total=rows, rate=0)

        def told(done: int) -> None:
            shown.update(task, advance=done, rate=shown.tasks[0].speed or 0)

        yield told
        shown.update(task, total=shown.tasks[0].completed)
