"""Days, months and pay frequencies. The day is always an argument: nothing here reads a clock."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import attrs

WEEKS_IN_A_YEAR = 52
MONTHS_IN_A_YEAR = 12


class Per(StrEnum):
    """How often money comes or goes."""

    HOUR = "hour"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    HALF_MONTH = "half_month"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


TIMES_A_YEAR = {
    Per.WEEK: WEEKS_IN_A_YEAR,
    Per.TWO_WEEKS: 26,
    Per.HALF_MONTH: 24,
    Per.MONTH: MONTHS_IN_A_YEAR,
    Per.QUARTER: 4,
    Per.YEAR: 1,
}
"""How many times a year an amount comes; an hourly one needs its hours a week as well."""


@attrs.frozen
class Span:
    """Days from ``start`` up to, not including, ``end``."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    @property
    def days(self) -> int:
        """How many days the span holds."""
        return (self.end - self.start).days


def anniversary(day: date, years: int) -> date:
    """Return the day that completes ``years`` since ``day``; February 29 is completed on March 1.

    Fam. Code § 6500 completes a minority at the first minute of the corresponding day; where
    there is none, February 28 would be a day short.

    >>> anniversary(date(2008, 2, 29), 18)
    datetime.date(2026, 3, 1)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_after(first: date, months: int) -> date:
    """Return the day ``months`` after ``first``, or the month's last day where it has no such day.

    Always counted from ``first``, so that a due date neither skips nor drifts.

    >>> [months_after(date(2026, 1, 31), n).day for n in range(3)]
    [31, 28, 31]
    """
    from dateutil.relativedelta import (
        relativedelta,
    )

    return first + relativedelta(months=months)


def due_dates(first: date, every: int = 1) -> Iterator[date]:
    """Yield due dates ``every`` so many months, anchored to ``first``, without end."""
    months = 0
    while True:
        yield months_after(first, months)
        months += every
