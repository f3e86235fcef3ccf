"""Repeating patterns of a custody order, written out as stretches of time over a window.

Every pattern repeats both ways from its ``first`` day, so that a span may start anywhere.
Recurring exchanges are found with ``dateutil.rrule``.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, cycle
from math import lcm

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

from guideline.custody.stretches import Stretch
from guideline.facts.custody import Pattern
from guideline.facts.custody_kinds import PatternKind
from guideline.facts.times import (
    MINUTES_IN_A_DAY,
    WEEKDAYS,
    WeekMoment,
    block_days,
    clock_minutes,
    minute_of,
    moment_of,
    week_moment,
)

MINUTES_IN_A_WEEK = 7 * MINUTES_IN_A_DAY

WEEKENDS = frozenset(
    {
        PatternKind.EVERY_WEEKEND,
        PatternKind.ALTERNATE_WEEKENDS,
        PatternKind.WEEKENDS_1_3_5,
        PatternKind.WEEKENDS_OF_MONTH,
    }
)
OF_MONTH = frozenset({PatternKind.WEEKENDS_1_3_5, PatternKind.WEEKENDS_OF_MONTH})
TWO_WEEKS = frozenset({PatternKind.ALTERNATE_WEEKENDS, PatternKind.TWO_WEEKLY})
ROTATIONS = {
    PatternKind.WEEK_ON_WEEK_OFF: "7-7",
    PatternKind.ROTATION_2_2_3: "2-2-3",
    PatternKind.ROTATION_2_2_5_5: "2-2-5-5",
    PatternKind.ROTATION_3_4_4_3: "3-4-4-3",
    PatternKind.ROTATION_5_2: "5-2",
    PatternKind.ROTATION: None,
}
"""Each rotation by name, and its blocks in days; the one without a name brings its own."""

ASSUMED = {
    PatternKind.EVERY_WEEKEND: ("Friday 18:00", "Sunday 18:00"),
    PatternKind.ALTERNATE_WEEKENDS: ("Friday 18:00", "Sunday 18:00"),
    PatternKind.WEEKENDS_1_3_5: ("Friday 18:00", "Sunday 18:00"),
    PatternKind.WEEKENDS_OF_MONTH: ("Friday 18:00", "Sunday 18:00"),
    PatternKind.MIDWEEK_DINNER: ("Wednesday 17:00", "Wednesday 20:00"),
    PatternKind.MIDWEEK_OVERNIGHT: ("Wednesday 18:00", "Thursday 08:00"),
}
"""Exchange times taken, with a notice, where the file gives none. The law has none."""

ASSUMED_EXCHANGE = "18:00"
WEEKEND_HOURS = {Decimal(2): 48, Decimal("2.5"): 62, Decimal(3): 72}
"""A weekend of 2 days ends after 48 hours, of 3 after 72; of 2.5 days on Monday at 8:00, after 62
hours from Friday 18:00: the return to school that such orders write."""


def starts_at(pattern: Pattern) -> WeekMoment:
    """Return when in the week a pattern's time starts."""
    return week_moment(pattern.start or ASSUMED[pattern.kind][0])


def length(pattern: Pattern) -> int:
    """Return how many wall-clock minutes each of a pattern's periods lasts, up to a week."""
    start = starts_at(pattern)
    if pattern.end is None and pattern.weekend_days is not None:
        return WEEKEND_HOURS[pattern.weekend_days] * 60
    end = week_moment(pattern.end or ASSUMED[pattern.kind][1])
    days = (end.weekday - start.weekday) % 7
    return days * MINUTES_IN_A_DAY + end.clock - start.clock


def rotation_blocks(pattern: Pattern) -> tuple[int, ...]:
    """Return the blocks of a rotation, in days."""
    return block_days(ROTATIONS[pattern.kind] or pattern.blocks or "")


def cycle_weeks(pattern: Pattern) -> int | None:
    """Return after how many weeks a pattern repeats; ``None`` if it follows the calendar month."""
    if pattern.kind in OF_MONTH:
        return None
    if pattern.kind in ROTATIONS:
        blocks = rotation_blocks(pattern)
        days = sum(blocks) * (2 if len(blocks) % 2 else 1)
        return lcm(days, 7) // 7
    return 2 if pattern.kind in TWO_WEEKS else 1


def written_out(pattern: Pattern, other: str, start: int, end: int) -> list[Stretch]:
    """Return the stretches of a pattern that touch a window, in their order.

    Args:
        pattern: The pattern, whose facts have been checked.
        other: The other parent, who has the other blocks of a rotation.
        start: The window's first minute.
        end: The minute after its last.
    """
    if pattern.kind is PatternKind.ONE_PARENT:
        return [Stretch(start, end, pattern.parent)]
    if pattern.kind in ROTATIONS:
        return list(_rotation(pattern, other, start, end))
    lasting = length(pattern)
    found = (
        _of_month(pattern, start, end) if pattern.kind in OF_MONTH else _weekly(pattern, start, end)
    )
    return [
        Stretch(at, at + lasting, pattern.parent)
        for at in found
        if at < end and at + lasting > start
    ]


def _weekly(pattern: Pattern, start: int, end: int) -> Iterator[int]:
    """Yield the minutes at which a weekly or two-weekly pattern starts."""
    weeks = 2 if pattern.kind in TWO_WEEKS else 1
    moment = starts_at(pattern)
    first = pattern.first or date.fromordinal(7 + 1 + moment.weekday)  # any week serves
    anchor = minute_of(first, moment.clock)
    period = weeks * MINUTES_IN_A_WEEK
    before = start - MINUTES_IN_A_WEEK - (start - MINUTES_IN_A_WEEK - anchor) % period
    for at in rrule(WEEKLY, interval=weeks, dtstart=moment_of(before), until=moment_of(end)):
        yield _minute(at)


def _minute(at: datetime) -> int:
    return minute_of(at, at.hour * 60 + at.minute)


def weekend_weekday(pattern: Pattern) -> int:
    """Return the weekday by which a weekend of the month is counted."""
    if pattern.weekend_of is None:
        return starts_at(pattern).weekday
    return week_moment(f"{pattern.weekend_of} 00:00").weekday


def weekends_counted(pattern: Pattern) -> tuple[int, ...]:
    """Return which weekends of the month a pattern takes."""
    return pattern.weeks or (1, 3, 5)


def _of_month(pattern: Pattern, start: int, end: int) -> Iterator[int]:
    """Yield the minutes at which the month's first, third and fifth weekends start."""
    moment, counted_by = starts_at(pattern), weekend_weekday(pattern)
    back = (counted_by - moment.weekday) % 7  # Friday's exchange of a weekend named by Saturday
    opening = moment_of(start - MINUTES_IN_A_WEEK).replace(day=1, hour=0, minute=0)
    days = rrule(
        MONTHLY,
        dtstart=opening,
        until=moment_of(end + MINUTES_IN_A_WEEK),
        byweekday=[weekday(counted_by)(n) for n in weekends_counted(pattern)],
    )
    for day in days:
        yield minute_of(day - timedelta(days=back), moment.clock)


def _rotation(pattern: Pattern, other: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the blocks of a rotation: the parent's, the other's, and so on in turn."""
    blocks = rotation_blocks(pattern)
    if len(blocks) % 2:  # 2-2-3: the second round belongs to the other parent
        blocks *= 2
    days = sum(blocks)
    clock = clock_minutes(pattern.exchange or ASSUMED_EXCHANGE)
    first = pattern.first or date.min
    period = days * MINUTES_IN_A_DAY
    before = start - (start - minute_of(first, clock)) % period
    edges = [0, *accumulate(blocks)]
    for at in rrule(DAILY, interval=days, dtstart=moment_of(before), until=moment_of(end)):
        opens = _minute(at)
        for edge, until, who in zip(edges, edges[1:], cycle((pattern.parent, other)), strict=False):
            block = Stretch(opens + edge * MINUTES_IN_A_DAY, opens + until * MINUTES_IN_A_DAY, who)
            if block.start < end and block.end > start:
                yield block


def weekday_name(number: int) -> str:
    """Return the name of a weekday."""
    return WEEKDAYS[number]
