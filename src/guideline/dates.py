"""Days, months and pay frequencies. The day is always an argument: nothing here reads a clock."""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

import attrs

WEEKS_IN_A_YEAR = 52
MONTHS_IN_A_YEAR = 12
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORTEST_MONTH, _FEBRUARY = 28, 2
A_DAY = timedelta(days=1)
OPEN = date.max
"""The end of what has no end yet."""


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
_CALLED = {
    Per.HOUR: ("hourly", "hours"),
    Per.WEEK: ("weekly", "weeks"),
    Per.TWO_WEEKS: ("biweekly", "2weeks", "2weekly", "twoweekly", "fortnight", "fortnightly",
                    "otherweek", "secondweek", "14days", "fourteendays"),
    Per.HALF_MONTH: ("semimonthly", "semimonth", "halfmonthly", "twiceamonth", "twicemonthly",
                     "twicepermonth", "2xmonthly", "2timesamonth"),
    Per.MONTH: ("monthly", "months"),
    Per.QUARTER: ("quarterly", "3months", "threemonths"),
    Per.YEAR: ("yearly", "years", "annual", "annually", "annum"),
}  # fmt: skip
"""How else a frequency is called. A bimonthly one is both two a month and one in two months."""


def frequency_called(word: str) -> Per | None:
    """Return the frequency that a word of pay stubs and forms means, if it means one alone.

    >>> frequency_called("Bi-weekly"), frequency_called("every 2 weeks")
    (<Per.TWO_WEEKS: 'two_weeks'>, <Per.TWO_WEEKS: 'two_weeks'>)
    >>> frequency_called("bimonthly")
    """
    letters = "".join(letter for letter in word.lower() if letter.isalnum())
    for start in ("every", "each", "per", "oncea"):
        letters = letters.removeprefix(start)
    found = (per for per in Per if letters in {per.replace("_", ""), *_CALLED[per]})
    return next(found, None)


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
    year, month = divmod(first.year * MONTHS_IN_A_YEAR + first.month - 1 + months, MONTHS_IN_A_YEAR)
    return day_of_month(year, month + 1, first.day)


def day_of_month(year: int, month: int, day: int) -> date:
    """Return a day of a month, or the month's last day where it has no such day.

    >>> day_of_month(2026, 2, 30)
    datetime.date(2026, 2, 28)
    """
    if day > _SHORTEST_MONTH:
        longest = _LAST_DAYS[month - 1]
        day = min(day, longest + 1 if month == _FEBRUARY and isleap(year) else longest)
    return date(year, month, day)


def day_after(last: date | None) -> date:
    """Return the day after a last one; ``OPEN`` where there is none, or it is the calendar's.

    >>> day_after(date(2024, 2, 29)), day_after(None) == day_after(date.max) == OPEN
    (datetime.date(2024, 3, 1), True)
    """
    return OPEN if last is None or last == date.max else last + A_DAY


def month_of(day: date) -> date:
    """Return the first day of a day's month.

    >>> month_of(date(2026, 3, 15))
    datetime.date(2026, 3, 1)
    """
    return date(day.year, day.month, 1)


def month_after(day: date) -> date:
    """Return the first day of the month after a day's.

    >>> month_after(date(2026, 12, 15))
    datetime.date(2027, 1, 1)
    """
    if day.month < MONTHS_IN_A_YEAR:
        return date(day.year, day.month + 1, 1)
    return date(day.year + 1, 1, 1)


def last_of_month(day: date) -> date:
    """Return the last day of a day's month.

    >>> last_of_month(date(2028, 2, 15))
    datetime.date(2028, 2, 29)
    """
    return month_after(day) - A_DAY


def days_of_year_from(first: date) -> int:
    """Return how many days the year has that begins with a day: 366 if February 29 is among them.

    >>> days_of_year_from(date(2024, 1, 1)), days_of_year_from(date(2024, 3, 1))
    (366, 365)
    """
    holds_end_of_february = first.year if first.month <= _FEBRUARY else first.year + 1
    return 366 if isleap(holds_end_of_february) else 365


def due_dates(first: date, every: int = 1) -> Iterator[date]:
    """Yield due dates ``every`` so many months, anchored to ``first``, without end."""
    year, month, day = first.year, first.month, first.day
    while True:
        yield day_of_month(year, month, day)
        month += every
        while month > MONTHS_IN_A_YEAR:
            year, month = year + 1, month - MONTHS_IN_A_YEAR
