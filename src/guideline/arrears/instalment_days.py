"""The days on which a plan's instalments are due, each counted from the first one."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Annotated

from guideline.dates import Per, day_of_month, due_dates, month_after, months_after
from guideline.facts.readers import read_choice

_DAYS_APART = {Per.WEEK: 7, Per.TWO_WEEKS: 14}
_FIRST_AND_FIFTEENTH = (1, 15)
_HALF = 15
FREQUENCIES = (Per.WEEK, Per.TWO_WEEKS, Per.HALF_MONTH, Per.MONTH)
"""How often the instalments of a plan may come."""
PayPeriod = Annotated[Per, partial(read_choice, Per, offered=FREQUENCIES), FREQUENCIES]
"""One of them. Another frequency is read, and refused with whatever else cannot be."""


def instalment_days(first: date, per: Per) -> Iterator[date]:
    """Yield the due days of a plan without end, strictly increasing, anchored to the first.

    A month without the day uses its last one. By the half month they are the 1st and 15th where
    the first is one of these; otherwise the first's day and the day 15 days from it.
    """
    if per in _DAYS_APART:
        return _days_apart(first, _DAYS_APART[per])
    if per is Per.HALF_MONTH:
        return _half_months(first)
    return due_dates(first)


def _days_apart(first: date, days: int) -> Iterator[date]:
    count = 0
    while True:
        yield first + timedelta(days=days * count)
        count += 1


def _half_months(first: date) -> Iterator[date]:
    early, late = half_month_days(first.day)
    months = 0
    while True:
        month = months_after(first.replace(day=1), months)
        for day in (early, late):
            due = day_of_month(month.year, month.month, day)
            if due >= first:
                yield due
        months += 1


def days_in_month(first: date, per: Per, month: date) -> tuple[date, ...]:
    """Return the days of a month on which instalments would be due had they always been.

    Args:
        first: The day of the first instalment, to which they are anchored.
        per: How often.
        month: The first day of the month.
    """
    if per is Per.HALF_MONTH:
        return tuple(
            day_of_month(month.year, month.month, day) for day in half_month_days(first.day)
        )
    if per is Per.MONTH:
        return (day_of_month(month.year, month.month, first.day),)
    apart, end = _DAYS_APART[per], month_after(month)
    day = month + timedelta(days=(first - month).days % apart)
    return tuple(day + timedelta(days=n) for n in range(0, (end - day).days, apart))


def half_month_days(day: int) -> tuple[int, int]:
    """Return the two days of each month on which half-monthly instalments are due.

    >>> half_month_days(15), half_month_days(10), half_month_days(31)
    ((1, 15), (10, 25), (16, 31))
    """
    if day in _FIRST_AND_FIFTEENTH:
        return _FIRST_AND_FIFTEENTH
    return (day, day + _HALF) if day <= _HALF else (day - _HALF, day)
