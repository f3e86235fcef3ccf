"""Counting the time of every child of a case, by every method."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guideline.amounts import exactly
from guideline.custody.children import (
    Counted,
    ScheduledChild,
    Written,
    children_of,
    common_days,
    parents_of,
    timelines,
)
from guideline.custody.methods import METHODS, Method
from guideline.custody.records import (
    AveragedTime,
    CountedChild,
    CountedTime,
    MethodCount,
    MonthTime,
    TimeCount,
)
from guideline.custody.remarks import cycle_notice, remarks, undated
from guideline.custody.schedules import Timeline
from guideline.custody.spans import REASONS, SpanKind, dated_once, four_years
from guideline.custody.tallies import Tally, by_month, tally
from guideline.facts.case import Case
from guideline.facts.custody import Custody, CustodyFile
from guideline.facts.custody_kinds import TimeshareMethod

_MILLION = 10**6


@exactly
def count_time(facts: CustodyFile | Case) -> TimeCount:
    """Return the time of every child with each parent, counted by every method.

    This is the "approximate percentage of time" of Fam. Code § 4055(b)(1)(D); where arrangements
    differ by child, the average of the children's percentages stands with each method.

    Args:
        facts: A custody file, or a case with a schedule; read from a file or built by hand.

    Raises:
        InvalidFacts: The schedule cannot be; every problem is listed.

    >>> from guideline.facts.custody import Custody, CustodyFile
    >>> weekends = {"parent": "Ann", "kind": "alternate_weekends", "first": "2026-01-09"}
    >>> schedule = Custody(resides_with="Bob", patterns=[weekends])
    >>> time = count_time(CustodyFile(parents=["Ann", "Bob"], custody=schedule))
    >>> round(time.by("hours_8760").average[0].share, 6)
    Decimal('0.142466')
    """
    return count_children(parents_of(facts), children_of(facts), facts.on)


def count_children(
    parents: Sequence[str], children: Sequence[ScheduledChild], on: date | None
) -> TimeCount:
    """Return the time of these children, counted by every method.

    Args:
        parents: The two parents' names.
        children: The children, at least one of whom has a schedule.
        on: The day from which a span runs whose first day is not written.

    Raises:
        InvalidFacts: A schedule cannot be; every problem is listed.
    """
    return count_timelines(children, _counted(parents, children, on))


def count_timelines(children: Sequence[ScheduledChild], counted: Counted) -> TimeCount:
    """Return what every method makes of the children's timelines."""
    tallies = {key: tally(line) for key, line in counted.lines.items()}
    minutes = next(iter(tallies.values())).minutes
    schedules = {child.where: child.time for child in children if isinstance(child.time, Custody)}
    return TimeCount(
        first=counted.days.first,
        through=counted.days.through,
        kind=counted.days.kind,
        span=REASONS[counted.days.kind],
        hours=_hours(sum(minutes.values())),
        methods=tuple(
            _method_count(name, method, children, tallies) for name, method in METHODS.items()
        ),
        months=tuple(_months(children, counted.lines)),
        notices=(*remarks(schedules, counted.lines, tallies), *counted.notices),
    )


# ── the span ─────────────────────────────────────────────────────────────────


def _counted(
    parents: Sequence[str], children: Sequence[ScheduledChild], on: date | None
) -> Counted:
    """Return the timelines; four years instead of two where that changes a figure.

    Four years are not counted where something is written by dates that leave one of them out: they
    would change the figure for want of dates, not for the leap year.
    """
    days = common_days(parents, children, on)
    lines = timelines(parents, children, on, days)
    days = days or next(iter(lines.values())).days
    if days.kind is not SpanKind.TWO_YEARS:
        return Counted(days, lines)
    four = four_years(days)
    schedules = (child.time for child in children if isinstance(child.time, Custody))
    pair = next(iter(lines.values())).parents
    if any(dated_once(each) or [*undated(each, four, pair)] for each in schedules):
        return Counted(days, lines, (cycle_notice(days, None, dated=True),))
    longer = timelines(parents, children, on, four)
    short, long = (
        [tuple(_shares(tally(line))) for line in counted.values()] for counted in (lines, longer)
    )
    if short == long:
        return Counted(days, lines, (cycle_notice(days, None),))
    return Counted(four, longer, (cycle_notice(days, four),))


def _shares(counts: Tally) -> Iterator[int | None]:
    """Yield the first parent's share by each method in millionths, as it is printed."""
    for method in METHODS.values():
        part = method.rule(counts)
        yield None if part is None else int(part * _MILLION + Fraction(1, 2))


# ── the worksheets ───────────────────────────────────────────────────────────


def _exact(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _hours(minutes: int) -> Decimal:
    return Decimal(minutes) / 60


def _method_count(
    name: TimeshareMethod,
    method: Method,
    children: Sequence[ScheduledChild],
    tallies: Mapping[str, Tally],
) -> MethodCount:
    """Return what one method makes of every child's time, and the average over the children."""
    parents = next(iter(tallies.values())).parents
    counted = tuple(
        _written(child, child.time, parents)
        if not isinstance(child.time, Custody)
        else _from_tally(child.name, method, tallies[child.where])
        for child in children
    )
    return MethodCount(
        method=name,
        rule=method.says,
        source=method.source,
        unit=method.unit,
        children=counted,
        average=tuple(
            AveragedTime(of=parent, share=_average([child.parents[index] for child in counted]))
            for index, parent in enumerate(parents)
        ),
    )


def _from_tally(child: str, method: Method, counts: Tally) -> CountedChild:
    """Return one child's time as a method counts it."""
    part = method.rule(counts)
    shares = (None, None) if part is None else (part, 1 - part)
    return CountedChild(
        of=child,
        left_out=_hours(counts.of_others(counts.minutes)),
        parents=tuple(
            CountedTime(
                of=f"{parent} with {child}",
                parent=parent,
                child=child,
                hours=_hours(counts.minutes[parent]),
                overnights=counts.nights[parent],
                counted=_exact(method.counted(counts, parent)),
                share=None if share is None else _exact(share),
            )
            for parent, share in zip(counts.parents, shares, strict=True)
        ),
    )


def _written(child: ScheduledChild, time: Written, parents: Sequence[str]) -> CountedChild:
    """Return a child's time that is written as shares: the same by every method."""
    return CountedChild(
        of=child.name,
        left_out=None,
        parents=tuple(
            CountedTime(
                of=f"{parent} with {child.name}",
                parent=parent,
                child=child.name,
                hours=None,
                overnights=None,
                counted=None,
                share=time[parent],
            )
            for parent in parents
        ),
    )


def _average(times: Sequence[CountedTime]) -> Decimal | None:
    """Return the average of a parent's percentages over the children, § 4055(b)(1)(D)."""
    shares = [time.share for time in times if time.share is not None]
    return sum(shares, Decimal(0)) / len(shares) if len(shares) == len(times) else None


def _months(
    children: Sequence[ScheduledChild], lines: Mapping[str, Timeline]
) -> Iterator[MonthTime]:
    """Yield each month's hours and nights, month by month."""
    tallies = {where: by_month(line) for where, line in lines.items()}
    scheduled = [child for child in children if child.where in lines]
    for index, month in enumerate(next(iter(tallies.values()))):
        for child in scheduled:
            counts = tallies[child.where][index]
            for parent in lines[child.where].parents:
                yield MonthTime(
                    month=month.month,
                    child=child.name,
                    parent=parent,
                    hours=_hours(counts.minutes[parent]),
                    overnights=counts.nights[parent],
                )
