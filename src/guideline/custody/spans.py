"""Which days are counted: those the file gives, or a full cycle of the schedule."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import lcm

import attrs

from guideline.custody.patterns import cycle_weeks
from guideline.dates import anniversary
from guideline.errors import Problem
from guideline.facts.custody import Break, Custody, Holiday, Pattern
from guideline.facts.custody_kinds import CountedSpan
from guideline.facts.times import MINUTES_IN_A_DAY, day_in_year, minute_of, yearly_day

FIRST_YEAR, LAST_YEAR = 1970, 2199
_DAYS_IN_A_YEAR = 365
_WEEKS_IN_A_YEAR = 52
_LONGEST_CYCLE = 10 * _WEEKS_IN_A_YEAR


class SpanKind(StrEnum):
    """How the span that was counted came about."""

    GIVEN = "given"
    CYCLE = "cycle"
    CALENDAR_YEAR = "calendar_year"
    SCHOOL_YEAR = "school_year"
    TWELVE_MONTHS = "twelve_months"
    TWO_YEARS = "two_years"
    FOUR_YEARS = "four_years"
    LOG = "log"


REASONS = {
    SpanKind.GIVEN: "the days that the file gives",
    SpanKind.CYCLE: "one full cycle of the schedule",
    SpanKind.CALENDAR_YEAR: "a calendar year",
    SpanKind.SCHOOL_YEAR: "the school year",
    SpanKind.TWELVE_MONTHS: "twelve months",
    SpanKind.TWO_YEARS: "an odd and an even year",
    SpanKind.FOUR_YEARS: "odd and even years with a leap year",
    SpanKind.LOG: "the days of the log",
}
"""Each kind of span in words."""


@attrs.frozen
class CountedDays:
    """A span that is counted, in wall-clock minutes.

    Attributes:
        start: The first minute.
        end: The minute after the last.
        kind: How the span came about.
    """

    start: int
    end: int
    kind: SpanKind

    @property
    def first(self) -> date:
        """The first day."""
        return date.fromordinal(self.start // MINUTES_IN_A_DAY)

    @property
    def through(self) -> date:
        """The last day."""
        return date.fromordinal((self.end - 1) // MINUTES_IN_A_DAY)

    @property
    def typical(self) -> bool:
        """Whether it stands for every cycle of a schedule that repeats by the week.

        Such a cycle is no particular fortnight: no clock change falls into it.
        """
        return self.kind is SpanKind.CYCLE

    @property
    def years(self) -> Fraction:
        """How many years it stands for, for the conventions that count by the year.

        A cycle of two weeks happens 26 times a year, as the published charts and the county have
        it; whole calendar or anniversary years are so many years, with or without a leap day; any
        other span is days over 365.
        """
        days = Fraction(self.end - self.start, MINUTES_IN_A_DAY)
        if self.typical:
            return days / 7 / _WEEKS_IN_A_YEAR
        end = self.through + timedelta(days=1)
        whole = end.year - self.first.year
        if whole and days.denominator == 1 and anniversary(self.first, whole) == end:
            return Fraction(whole)
        return days / _DAYS_IN_A_YEAR


def spanning(first: date, end: date, kind: SpanKind) -> CountedDays:
    """Return the days from ``first`` up to, not including, ``end``."""
    return CountedDays(minute_of(first), minute_of(end), kind)


def all_patterns(custody: Custody) -> Iterator[Pattern]:
    """Yield the patterns of a schedule, those of its seasons among them."""
    yield from custody.patterns
    for season in custody.seasons:
        yield from season.patterns


def alternates(custody: Custody) -> bool:
    """Return whether anything goes by odd and even years."""
    entries: tuple[Break | Holiday, ...] = (*custody.breaks, *custody.holidays)
    return any(entry.odd_years is not None or entry.even_years is not None for entry in entries)


def dated_once(custody: Custody) -> bool:
    """Return whether anything but breaks and holidays is written by dates that come once."""
    layers = (custody.seasons, custody.vacations, custody.third_parties)
    firsts = [entry.from_ for layer in layers for entry in layer]
    return bool(custody.days) or any(isinstance(first, date) for first in firsts)


def repeats_weekly(custody: Custody) -> int | None:
    """Return after how many weeks the whole schedule repeats, if nothing in it is dated."""
    dated = (
        custody.seasons,
        custody.breaks,
        custody.holidays,
        custody.vacations,
        custody.days,
        [party for party in custody.third_parties if party.from_ is not None],
    )
    weeks = [cycle_weeks(pattern) for pattern in custody.patterns]
    if any(dated) or None in weeks:
        return None
    return lcm(1, *(week for week in weeks if week is not None))


def _earliest(custody: Custody) -> date | None:
    """Return the first day that any pattern names."""
    return min((pattern.first for pattern in all_patterns(custody) if pattern.first), default=None)


def counted_days(custody: Custody, on: date | None) -> CountedDays | Problem:
    """Return the days to count, or what is missing to know them.

    Args:
        custody: The schedule.
        on: The day from which a span runs whose first day is not written.
    """
    if custody.from_ is not None and custody.through is not None:
        return spanning(custody.from_, custody.through + timedelta(days=1), SpanKind.GIVEN)
    anchor = custody.from_ or on or _earliest(custody)
    if anchor is None:
        weeks = repeats_weekly(custody) if custody.span is CountedSpan.CYCLE else None
        if weeks is None:
            return Problem(
                "from", "", "no day to count from", "write from and through, such as a year's days"
            )
        anchor = date(2001, 1, 1)  # a Monday: any week stands for every other
    if not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        where = "on" if custody.from_ is None and anchor == on else "from"
        return Problem(where, str(anchor), "outside the years counted", "write another day")
    return _from_day(custody, anchor)


def _from_day(custody: Custody, anchor: date) -> CountedDays | Problem:
    """Return the span that the file asks for, from a day on."""
    if custody.span is CountedSpan.CALENDAR_YEAR:
        return _calendar_years(anchor, 1, SpanKind.CALENDAR_YEAR)
    if custody.span is CountedSpan.TWELVE_MONTHS:
        return spanning(anchor, anniversary(anchor, 1), SpanKind.TWELVE_MONTHS)
    if custody.span is CountedSpan.SCHOOL_YEAR:
        return _school_year(custody, anchor)
    return _cycle(custody, anchor)


def _cycle(custody: Custody, anchor: date) -> CountedDays | Problem:
    """Return a full cycle of the schedule: so many weeks, or one or two calendar years."""
    weeks = repeats_weekly(custody)
    if weeks is not None and weeks > _LONGEST_CYCLE:
        return Problem(
            "from",
            f"{weeks} weeks",
            "the patterns together repeat only after more than ten years",
            "write from and through, such as a year's days",
        )
    if weeks is not None:
        return spanning(anchor, anchor + timedelta(weeks=weeks), SpanKind.CYCLE)
    if alternates(custody):
        return _calendar_years(anchor, 2, SpanKind.TWO_YEARS)
    return _calendar_years(anchor, 1, SpanKind.CALENDAR_YEAR)


def common_cycle(cycles: Sequence[CountedDays]) -> CountedDays:
    """Return a cycle that holds each of several cycles a whole number of times."""
    minutes = lcm(*(days.end - days.start for days in cycles))
    start = min(days.start for days in cycles)
    return CountedDays(start, start + minutes, SpanKind.CYCLE)


def _calendar_years(anchor: date, years: int, kind: SpanKind) -> CountedDays:
    return spanning(date(anchor.year, 1, 1), date(anchor.year + years, 1, 1), kind)


def four_years(counted: CountedDays) -> CountedDays:
    """Return the cycle of four years, leap day included, that starts where one of two does."""
    return _calendar_years(counted.first, 4, SpanKind.FOUR_YEARS)


def _school_year(custody: Custody, anchor: date) -> CountedDays | Problem:
    """Return the school year that holds a day, or the next one: the season of that name."""
    for season in custody.seasons:
        if season.name.lower().replace("_", " ") != "school year":
            continue
        if isinstance(season.from_, date) and isinstance(season.through, date):
            return spanning(season.from_, season.through + timedelta(days=1), SpanKind.SCHOOL_YEAR)
        begin, end = yearly_day(str(season.from_)), yearly_day(str(season.through))
        found = (
            (day_in_year(begin, year), day_in_year(end, year + (end < begin)))
            for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        )
        first, last = next(days for days in found if days[1] >= anchor)
        return spanning(first, last + timedelta(days=1), SpanKind.SCHOOL_YEAR)
    return Problem(
        "span",
        CountedSpan.SCHOOL_YEAR,
        "no season is called school year",
        'write [[custody.seasons]] with name = "school year", or from and through',
    )
