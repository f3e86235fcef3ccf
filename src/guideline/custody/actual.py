"""Time in fact, from a log of exchanges, counted as the schedule is and compared with it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import cast

import attrs

from guideline.amounts import exactly
from guideline.custody.checks import (
    Checked,
    check_day_of,
    check_days,
    check_span,
    sound,
    unknown_parents,
)
from guideline.custody.children import (
    Counted,
    ScheduledChild,
    children_of,
    timelines,
)
from guideline.custody.counting import count_timelines
from guideline.custody.layers import Placed
from guideline.custody.records import TIME, TimeCount
from guideline.custody.schedules import Timeline, timeline_of_log
from guideline.custody.spans import CountedDays, SpanKind, spanning
from guideline.custody.stretches import Stretch, differing
from guideline.errors import InvalidFacts, Problem
from guideline.facts.custody import Custody, CustodyFile, LoggedTime
from guideline.facts.times import hours_said, moment_of, wall_minute
from guideline.notices import Notice, NoticeId
from guideline.worksheets import HOURS, line, worksheet


@attrs.frozen(kw_only=True)
class DifferingTime:
    """A period that one had by the schedule and another in fact.

    Attributes:
        child: The child.
        start: When it starts, on California's clock.
        end: When it ends.
        planned: Who has it by the schedule.
        actual: Who had it in fact.
    """

    child: str
    start: datetime
    end: datetime
    planned: str
    actual: str

    @property
    def hours(self) -> Decimal:
        """Its length in hours of the clock."""
        return Decimal((self.end - self.start) // timedelta(minutes=1)) / 60


@worksheet
class TimeComparison:
    """Time in fact, compared with the schedule over the same span."""

    differing_hours: Decimal = line(
        "Clock hours that one had by the schedule and another in fact", TIME, unit=HOURS
    )
    planned: TimeCount
    actual: TimeCount
    differences: tuple[DifferingTime, ...]
    notices: tuple[Notice, ...]


@exactly
def compare_time(
    custody: CustodyFile, *, first: date | None = None, through: date | None = None
) -> TimeComparison:
    """Return the time in fact beside the schedule's: both counted, and the periods that differ.

    What is compared is the time that each parent "has or will have", Fam. Code § 4055(b)(1)(D).

    Args:
        custody: The schedule, with the log in ``actual``.
        first: The first day compared; by default that of the log's first moment.
        through: The last day compared; by default that of the log's last moment.

    Raises:
        InvalidFacts: The schedule or the log cannot be; every problem is listed.

    >>> from guideline.facts.custody import Custody, CustodyFile, LoggedTime
    >>> visit = {"start": "2026-01-09 19:00", "end": "2026-01-11 18:00", "parent": "Ann"}
    >>> weekends = {"parent": "Ann", "kind": "alternate_weekends", "first": "2026-01-09"}
    >>> schedule = Custody(
    ...     resides_with="Bob", patterns=[weekends]
    ... )
    >>> file = CustodyFile(parents=["Ann", "Bob"], custody=schedule, actual=[visit])
    >>> compare_time(file).differing_hours
    Decimal('1')
    """
    children = children_of(custody)
    if isinstance(custody.actual, str):
        problem = Problem("actual", custody.actual, "a file not read", "read it: gl.read_exchanges")
        raise InvalidFacts([problem])
    problems: list[Problem] = []
    log = _sound_log(custody, children, problems)
    days = _span(log, (first, through), problems)
    in_fact = _timelines_in_fact(custody, children, log, days, problems)
    planned = timelines(custody.parents, children, custody.on, days)
    of_log = tuple(attrs.evolve(child, where=child.name) for child in children)
    differences = tuple(
        difference
        for child in children
        for difference in _differences(
            child.name, planned[child.where].counted, in_fact[child.name].counted
        )
    )
    return TimeComparison(
        differing_hours=sum((each.hours for each in differences), Decimal(0)),
        planned=count_timelines(children, Counted(days, planned)),
        actual=count_timelines(of_log, Counted(days, in_fact)),
        differences=differences,
        notices=tuple(_unlogged(log, children, days)),
    )


def _sound_log(
    custody: CustodyFile, children: Sequence[ScheduledChild], problems: list[Problem]
) -> Checked[LoggedTime]:
    """Return the entries of the log without problems, and add those of the others."""
    names = [child.name for child in children]
    check = partial(_check_entry, parents=custody.parents, children=names)
    log = sound(_log(custody), "actual", check, problems)
    if not log:
        raise InvalidFacts(problems or [Problem("actual", "", "missing", "write the log")])
    return log


def _check_entry(
    entry: LoggedTime, parents: Sequence[str], children: Sequence[str]
) -> Iterator[Problem]:
    """Yield somebody unknown in an entry of the log, and an exchange that ends before it starts."""
    yield from unknown_parents([("parent", entry.parent)], parents)
    if entry.child is not None and entry.child not in children:
        yield Problem(
            "child", entry.child, "no child has this name", f"write {' or '.join(children)}"
        )
    for where, moment in (("start", entry.start), ("end", entry.end)):
        yield from check_day_of(where, moment_of(wall_minute(moment)).date())
    if wall_minute(entry.end) <= wall_minute(entry.start):
        yield Problem("end", entry.end, f"not after {entry.start}", "mend one of them")


def _log(custody: CustodyFile) -> tuple[LoggedTime, ...]:
    """Return the entries of the log."""
    return () if isinstance(custody.actual, str) else custody.actual


def _span(
    log: Checked[LoggedTime], asked: tuple[date | None, date | None], problems: Sequence[Problem]
) -> CountedDays:
    """Return the days compared: whole days of the log where none are given."""
    first, through = asked
    starts = first or moment_of(min(wall_minute(entry.start) for _, entry in log)).date()
    ends = through or moment_of(max(wall_minute(entry.end) for _, entry in log) - 1).date()
    wrong = [*check_days(starts, ends), *check_span(starts, ends)]
    if wrong:
        raise InvalidFacts([*problems, *wrong])
    return spanning(starts, ends + timedelta(days=1), SpanKind.LOG)


def _entries(log: Checked[LoggedTime], child: str) -> Iterator[Placed]:
    """Yield the entries of the log about a child."""
    for where, entry in log:
        if entry.child in {None, child}:
            start, end = wall_minute(entry.start), wall_minute(entry.end)
            yield Placed(Stretch(start, end, entry.parent), where)


def _timelines_in_fact(
    custody: CustodyFile,
    children: Sequence[ScheduledChild],
    log: Checked[LoggedTime],
    days: CountedDays,
    problems: list[Problem],
) -> dict[str, Timeline]:
    """Return each child's timeline by the log, by the child's name.

    Raises:
        InvalidFacts: The log cannot be; what ``problems`` has already is listed too.
    """
    result: dict[str, Timeline] = {}
    for child in children:
        schedule = cast("Custody", child.time)  # a custody file knows no time as written
        logged = list(_entries(log, child.name))
        try:
            result[child.name] = timeline_of_log(schedule, custody.parents, logged, days)
        except InvalidFacts as error:
            problems += error.problems
    if problems:
        raise InvalidFacts(list(dict.fromkeys(problems)))
    return result


def _differences(
    child: str, planned: Sequence[Stretch], in_fact: Sequence[Stretch]
) -> Iterator[DifferingTime]:
    for plan, fact in differing(planned, in_fact):
        yield DifferingTime(
            child=child,
            start=moment_of(plan.start),
            end=moment_of(plan.end),
            planned=plan.who,
            actual=fact.who,
        )


def _unlogged(
    log: Checked[LoggedTime], children: Sequence[ScheduledChild], days: CountedDays
) -> Iterator[Notice]:
    """Yield how much of the span no entry of the log names, and whose it counts as."""
    for child in children:
        schedule = cast("Custody", child.time)
        logged = sorted(entry.stretch for entry in _entries(log, child.name))
        minutes, at = days.end - days.start, days.start
        for start, end, _ in logged:
            since, until = max(start, at), min(end, days.end)
            minutes -= max(until - since, 0)
            at = max(at, until)
        if minutes:
            yield Notice(
                id=NoticeId.NOT_IN_LOG,
                decides=True,
                text=f"{hours_said(minutes)} hours of {child.name}'s time are in no entry of the "
                f"log: they count as {schedule.resides_with}'s, with whom the child resides.",
                cites=(TIME,),
            )
