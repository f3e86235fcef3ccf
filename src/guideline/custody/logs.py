"""What a log of exchanges must be for itself: every entry told by its file and row."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

from guideline.custody.checks import Checked, check_day_of, sound, unknown_parents
from guideline.custody.children import ScheduledChild, children_of
from guideline.custody.layers import Placed
from guideline.custody.placing import overlaps
from guideline.custody.spans import CountedDays, SpanKind
from guideline.custody.stretches import Stretch
from guideline.errors import InvalidFacts, Problem
from guideline.facts.custody import CustodyFile, LoggedTime
from guideline.facts.times import moment_of, wall_minute


def log_problems(custody: CustodyFile) -> tuple[Problem, ...]:
    """Return everything about the log of a custody file that cannot be, and who stands in it.

    Two entries that give the same time to two parents contradict each other, wherever they are.
    """
    try:
        children = children_of(custody)
    except InvalidFacts as error:  # told with the schedules
        children = cast("tuple[ScheduledChild, ...]", error.rest or ())
    problems: list[Problem] = []
    sound_log(custody, children, problems)
    return tuple(problems)


def sound_log(
    custody: CustodyFile, children: Sequence[ScheduledChild], problems: list[Problem]
) -> Checked[LoggedTime]:
    """Return the entries of the log without problems of their own, and add what is wrong."""
    log = [] if isinstance(custody.actual, str) else custody.actual
    names = [child.name for child in children]
    found: list[Problem] = []
    check = partial(_check_entry, parents=custody.parents, children=names)
    kept = sound(log, "actual", check, found)
    rows = {f"actual[{index}]": entry.row for index, entry in enumerate(log) if entry.row}
    problems += [_in_file(problem, rows) for problem in found]
    told = [(rows.get(where, where), entry) for where, entry in kept]
    contradictions = (each for name in names for each in _contradictions(told, name))
    problems += dict.fromkeys(contradictions)
    return told


def entries_of(log: Checked[LoggedTime], child: str) -> Iterator[Placed]:
    """Yield the entries of the log about a child."""
    for where, entry in log:
        if entry.child in {None, child}:
            start, end = wall_minute(entry.start), wall_minute(entry.end)
            yield Placed(Stretch(start, end, entry.parent), where)


def _check_entry(
    entry: LoggedTime, parents: Sequence[str], children: Sequence[str]
) -> Iterator[Problem]:
    """Yield somebody unknown in an entry of the log, and an exchange that ends before it starts."""
    yield from unknown_parents([("parent", entry.parent)], parents)
    if entry.child is not None and children and entry.child not in children:
        yield Problem(
            "child", entry.child, "no child has this name", f"write {' or '.join(children)}"
        )
    for where, moment in (("start", entry.start), ("end", entry.end)):
        yield from check_day_of(where, moment_of(wall_minute(moment)).date())
    if wall_minute(entry.end) <= wall_minute(entry.start):
        yield Problem("end", entry.end, f"not after {entry.start}", "mend one of them")


def _in_file(problem: Problem, rows: dict[str, str]) -> Problem:
    """Return a problem of an entry, told by its file, row and column where it has a row."""
    entry, _, column = problem.where.partition(".")
    where = f"{rows[entry]}, column {column}" if entry in rows else problem.where
    return Problem(where, problem.given, problem.why, problem.instead)


def _contradictions(log: Checked[LoggedTime], child: str) -> Iterator[Problem]:
    """Yield the entries about a child that give to one what others give to another."""
    placed = sorted(entries_of(log, child), key=lambda entry: entry.stretch)
    if placed:
        starts = min(entry.stretch.start for entry in placed)
        ends = max(entry.stretch.end for entry in placed)
        yield from overlaps(placed, CountedDays(starts, ends, SpanKind.LOG), "mend one of them")
