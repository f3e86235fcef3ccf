"""The periods of an order: what each instalment pays for, and the day on which it is due.

Due days are anchored to the order's first day: a month without the day uses its last one, and
nothing is skipped or drifts.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from guideline.dates import Per, day_of_month, month_of, months_after
from guideline.order import SupportOrder

_DAYS_APART = {Per.WEEK: 7, Per.TWO_WEEKS: 14}
_MONTHS_APART = {Per.HALF_MONTH: 1, Per.MONTH: 1, Per.QUARTER: 3, Per.YEAR: 12}
_HALVES = (1, 15)  # where an order by the half month names no days


@attrs.define(eq=False)
class Period:
    """What one instalment pays for.

    Attributes:
        start: The first day.
        end: The day after the last one.
        due: The day on which the instalment is due.
        part: Which part of the order's amount it is, counted from 0.
        parts: How many parts the amount has.
    """

    start: date
    end: date
    due: date
    part: int = 0
    parts: int = 1

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days


def periods(order: SupportOrder) -> Iterator[Period]:
    """Yield the periods of an order from its first day on, without end.

    An instalment by the month pays for its calendar month, whichever day of it is the due day; an
    order that begins on its own due day is read as running from due day to due day. An amount due
    in equal parts pays with each part for the days up to the next one.
    """
    if order.per in _DAYS_APART:
        return _by_days(order.from_, _DAYS_APART[order.per])
    return _by_months(order)


def due_days(order: SupportOrder) -> tuple[int, ...]:
    """Return the days of the month on which an order's instalments are due."""
    if order.due_days:
        return tuple(sorted(order.due_days))
    return _HALVES if order.per is Per.HALF_MONTH else (order.due_day,)


def _by_days(first: date, apart: int) -> Iterator[Period]:
    step = timedelta(days=apart)
    while True:
        yield Period(first, first + step, first)
        first += step


def _by_months(order: SupportOrder) -> Iterator[Period]:
    days = due_days(order)
    # An order that begins on a due day runs from there; any other by calendar months.
    begins = days if order.from_.day in days else (1, *days[1:])
    split = order.per is Per.MONTH
    apart = _MONTHS_APART[order.per]
    month = month_of(order.from_)
    while True:
        following = months_after(month, apart)
        starts = [_day(month, day) for day in begins]
        starts.append(_day(following, begins[0]))
        for part, day in enumerate(days):
            if starts[part + 1] > order.from_:
                yield Period(
                    starts[part],
                    starts[part + 1],
                    _day(month, day),
                    part if split else 0,
                    len(days) if split else 1,
                )
        month = following


def _day(month: date, day: int) -> date:
    return month if day == 1 else day_of_month(month.year, month.month, day)
