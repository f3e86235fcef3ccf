"""Time at school, in day care or with others: credited to a parent, or left out."""

from collections.abc import Iterator
from datetime import date

from guideline.custody.holidays import observed_on
from guideline.custody.layers import Window, break_days, holiday_days, occurrences
from guideline.custody.stretches import Stretch
from guideline.facts.custody import NOBODY, SCHEDULE, Custody, ThirdParty
from guideline.facts.times import MINUTES_IN_A_DAY, clock_minutes, minute_of, week_moment


def counts_as(entry: ThirdParty) -> str | None:
    """Return whose time it is: a parent's, the third party's own, or ``None`` for no change."""
    if entry.credited_to == SCHEDULE:
        return None
    return entry.name if entry.credited_to == NOBODY else entry.credited_to


def placed_third_party(
    entry: ThirdParty, free: frozenset[date], window: Window
) -> Iterator[Stretch]:
    """Yield the time with a third party, in order, without the days that are free of it."""
    who = counts_as(entry) or ""
    start, end = clock_minutes(entry.start), clock_minutes(entry.end)
    for first, last in _third_party_days(entry, window):
        if not entry.weekdays:
            yield Stretch(minute_of(first, start), minute_of(last, end), who)
            continue
        numbers = {week_moment(f"{weekday} 00:00").weekday for weekday in entry.weekdays}
        opening = max(first.toordinal(), window.start // MINUTES_IN_A_DAY)
        closing = min(last.toordinal(), window.end // MINUTES_IN_A_DAY)
        for ordinal in range(opening, closing + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() in numbers and day not in free:
                yield Stretch(minute_of(day, start), minute_of(day, end), who)


def _third_party_days(entry: ThirdParty, window: Window) -> Iterator[tuple[date, date]]:
    if entry.from_ is None:
        first, last = (at // MINUTES_IN_A_DAY for at in (window.start, window.end))
        yield date.fromordinal(first), date.fromordinal(last)
        return
    yield from occurrences(entry.from_, entry.through, window)


def free_days(entry: ThirdParty, custody: Custody, window: Window) -> frozenset[date]:
    """Return the days of breaks and holidays on which a third party's time does not run."""
    free: set[date] = set()
    if entry.except_breaks:
        for school_break in custody.breaks:
            for first, last in break_days(school_break, window):
                free.update(
                    date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)
                )
    if entry.except_holidays:
        for holiday in custody.holidays:
            days = holiday_days(holiday, window)
            free.update(observed_on(day, holiday.observed) for day in days)
    return frozenset(free)
