"""California's clock: the hour that a spring day lacks and the hour that an autumn day has twice.

The zone is America/Los_Angeles, from the system's own time zone data. Schedules and logs speak of
the wall clock. Hours are counted as they pass: minutes that the clock skips count nothing, and
minutes that it shows twice count twice, for whoever has them on the wall clock.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from guideline.facts.times import MINUTES_IN_A_DAY, minute_of

ZONE = "America/Los_Angeles"


class ClockChange(NamedTuple):
    """Wall-clock minutes that pass ``times`` more often than once: -1 skipped, +1 repeated."""

    start: int
    end: int
    times: int


@cache
def clock_changes(year: int) -> tuple[ClockChange, ...]:
    """Return the changes of California's clock in a year, in their order."""
    zone = ZoneInfo(ZONE)
    firsts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    offsets = [_offset_at_midnight(zone, first) for first in firsts]
    return tuple(
        change
        for month in range(12)
        if offsets[month] != offsets[month + 1]
        for change in _changes_in_month(zone, firsts[month], firsts[month + 1])
    )


def _changes_in_month(zone: ZoneInfo, first: date, end: date) -> Iterator[ClockChange]:
    for ordinal in range(first.toordinal(), end.toordinal()):
        day = date.fromordinal(ordinal)
        shift = _offset_at_midnight(zone, day + timedelta(days=1)) - _offset_at_midnight(zone, day)
        if shift:
            yield _change_on(zone, day, shift)


def _offset_at_midnight(zone: ZoneInfo, day: date) -> int:
    """Return minutes from universal time when a day starts."""
    offset = datetime(day.year, day.month, day.day, tzinfo=zone).utcoffset()
    return int((offset or timedelta()).total_seconds()) // 60


def _change_on(zone: ZoneInfo, day: date, shift: int) -> ClockChange:
    """Return the change on a day whose length differs by ``shift`` minutes."""
    before = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    first = _offset_at_midnight(zone, day)
    hours = 0
    while _offset_after(zone, before, hours + 1) == first:
        hours += 1
    # The wall clock reads this when the old offset ends; forward it skips, backward it repeats.
    reads = minute_of(day, (hours + 1) * 60)
    if shift > 0:
        return ClockChange(reads, reads + shift, -1)
    return ClockChange(reads + shift, reads, 1)


def _offset_after(zone: ZoneInfo, start: datetime, hours: int) -> int:
    local = (start + timedelta(hours=hours)).astimezone(zone)
    return int((local.utcoffset() or timedelta()).total_seconds()) // 60


def changes_between(start: int, end: int) -> tuple[ClockChange, ...]:
    """Return the clock changes that touch the wall-clock minutes of a span."""
    years = range(
        date.fromordinal(start // MINUTES_IN_A_DAY).year,
        date.fromordinal((end - 1) // MINUTES_IN_A_DAY).year + 1,
    )
    return tuple(
        change
        for year in years
        for change in clock_changes(year)
        if change.start < end and change.end > start
    )
