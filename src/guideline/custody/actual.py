"""Time in fact, from a log of exchanges, counted as the schedule is and compared with it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import cast

import attrs

from guideline.amounts import exactly
from guideline.custody.checks import Checked, check_days, check_span
from guideline.custody.children import (
    Counted,
    ScheduledChild,
    children_of,
    timelines,
)
from guideline.custody.counting import count_timelines
from guideline.custody.logs import entries_of, sound_log
from guideline.custody.records import TIME, TimeCount
from guideline.custody.schedules import Timeline, timeline_of_log
from guideline.custody.spans import CountedDays, SpanKind, spanning
from guideline.custody.stretches import Stretch, differing
from guideline.errors import InvalidFacts, Problem
from guideline.facts.custody import Custody, CustodyFile, LoggedTime
from guideline.facts.times import hours_said, moment_of, wall_minute
from guideline.figures import HOURS
from guideline.notices import Notice, NoticeId
from guideline.worksheets import line, worksheet


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
    if isinstance(custody.actual, str):
        problem = Problem("actual", custody.actual, "a file not read", "read it: gl.read_exchanges")
        raise InvalidFacts([problem])
    children = children_of(custody)
    log, days, planned, in_fact = _both(custody, children, (first, through))
    of_log = tuple(attrs.evolve(child, where=child.name) for child in children)
    differences = tuple(
        difference
        for child in children
        for difference in _differences(
            child.name, planned[child.where].counted, in_fact[child.name].counted
        )
    )
    actual = count_timelines(of_log, Counted(days, in_fact))
    return TimeComparison(
        differing_hours=sum((each.hours for each in differences), Decimal(0)),
        planned=count_timelines(children, Counted(days, planned)),
        actual=actual,
        differences=differences,
        notices=(*_unlogged(log, children, days), *_blank(actual)),
    )


_Span = tuple[date | None, date | None]
_Lines = dict[str, Timeline]


def _both(
    custody: CustodyFile, children: Sequence[ScheduledChild], asked: _Span
) -> tuple[Checked[LoggedTime], CountedDays, _Lines, _Lines]:
    """Return the log, the days compared, and the timelines by the schedule and by the log.

    Raises:
        InvalidFacts: The schedule or the log cannot be; every problem of both is listed.
    """
    of_log: list[Problem] = []
    log = sound_log(custody, children, of_log)
    if not custody.actual:
        of_log.append(Problem("actual", "", "missing", "write the log"))
    days = _span(log, asked, of_log)
    problems: list[Problem] = []
    planned = _told(lambda: timelines(custody.parents, children, custody.on, days), problems)
    problems += of_log
    in_fact: _Lines = {}
    if planned and days:
        in_fact = _timelines_in_fact(custody, children, log, days, problems)
    if problems or days is None:
        raise InvalidFacts(list(dict.fromkeys(problems)))
    return log, days, planned, in_fact


def _told(read: Callable[[], _Lines], problems: list[Problem]) -> _Lines:
    """Return timelines, or none and what is wrong with them among the problems."""
    try:
        return read()
    except InvalidFacts as error:
        problems += error.problems
        return {}


def _span(log: Checked[LoggedTime], asked: _Span, problems: list[Problem]) -> CountedDays | None:
    """Return the days compared: whole days of the log where none are given; none if wrong."""
    if not log:
        return None
    first, through = asked
    starts = first or moment_of(min(wall_minute(entry.start) for _, entry in log)).date()
    ends = through or moment_of(max(wall_minute(entry.end) for _, entry in log) - 1).date()
    wrong = [*check_days(starts, ends), *check_span(starts, ends)]
    problems += wrong
    return None if wrong else spanning(starts, ends + timedelta(days=1), SpanKind.LOG)


def _timelines_in_fact(
    custody: CustodyFile,
    children: Sequence[ScheduledChild],
    log: Checked[LoggedTime],
    days: CountedDays,
    problems: list[Problem],
) -> _Lines:
    """Return each child's timeline by the log, by the child's name, and add what is wrong."""
    result: _Lines = {}
    for child in children:
        schedule = cast("Custody", child.time)  # a custody file knows no time as written
        logged = list(entries_of(log, child.name))
        try:
            result[child.name] = timeline_of_log(schedule, custody.parents, logged, days)
        except InvalidFacts as error:
            problems += error.problems
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
        logged = sorted(entry.stretch for entry in entries_of(log, child.name))
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


def _blank(actual: TimeCount) -> tuple[Notice, ...]:
    """Return the notices of methods that find no time by the log."""
    return tuple(each for each in actual.notices if each.id is NoticeId.METHOD_WITHOUT_TIME)
