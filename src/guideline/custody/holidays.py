"""Holidays by rule: the federal ones, California's, and days that parents share.

5 U.S.C. § 6103(a) and Gov. Code § 6700 set the legal ones. A custody order that names a holiday
means the day itself, so none is moved to the weekday on which it is observed. Holidays of another
calendar, whose days no rule here finds, are written by date.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from guideline.facts.custody_kinds import HolidayName

_MONDAY, _THURSDAY, _FRIDAY, _SUNDAY = 0, 3, 4, 6


def _nth(month: int, day_of_week: int, n: int) -> Callable[[int], date]:
    """Return the rule for the n-th such weekday of a month; the last one where n is -1."""

    def rule(year: int) -> date:
        day = 1 if n > 0 else 31
        return date(year, month, 1) + relativedelta(day=day, weekday=weekday(day_of_week)(n))

    return rule


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter(days: int) -> Callable[[int], date]:
    """Return the rule for so many days from Easter Sunday of the western churches."""

    def rule(year: int) -> date:
        return easter(year) + timedelta(days=days)

    return rule


def _day_after_thanksgiving(year: int) -> date:
    return _RULES[HolidayName.THANKSGIVING](year) + timedelta(days=1)


_RULES: dict[HolidayName, Callable[[int], date]] = {
    HolidayName.NEW_YEARS_DAY: _fixed(1, 1),
    HolidayName.MARTIN_LUTHER_KING_DAY: _nth(1, _MONDAY, 3),
    HolidayName.LINCOLN_DAY: _fixed(2, 12),
    HolidayName.VALENTINES_DAY: _fixed(2, 14),
    HolidayName.PRESIDENTS_DAY: _nth(2, _MONDAY, 3),
    HolidayName.CESAR_CHAVEZ_DAY: _fixed(3, 31),
    HolidayName.GOOD_FRIDAY: _easter(-2),
    HolidayName.EASTER: _easter(0),
    HolidayName.GENOCIDE_REMEMBRANCE_DAY: _fixed(4, 24),
    HolidayName.MOTHERS_DAY: _nth(5, _SUNDAY, 2),
    HolidayName.MEMORIAL_DAY: _nth(5, _MONDAY, -1),
    HolidayName.JUNETEENTH: _fixed(6, 19),
    HolidayName.FATHERS_DAY: _nth(6, _SUNDAY, 3),
    HolidayName.INDEPENDENCE_DAY: _fixed(7, 4),
    HolidayName.LABOR_DAY: _nth(9, _MONDAY, 1),
    HolidayName.ADMISSION_DAY: _fixed(9, 9),
    HolidayName.NATIVE_AMERICAN_DAY: _nth(9, _FRIDAY, 4),
    HolidayName.COLUMBUS_DAY: _nth(10, _MONDAY, 2),
    HolidayName.HALLOWEEN: _fixed(10, 31),
    HolidayName.VETERANS_DAY: _fixed(11, 11),
    HolidayName.THANKSGIVING: _nth(11, _THURSDAY, 4),
    HolidayName.DAY_AFTER_THANKSGIVING: _day_after_thanksgiving,
    HolidayName.CHRISTMAS_EVE: _fixed(12, 24),
    HolidayName.CHRISTMAS: _fixed(12, 25),
    HolidayName.NEW_YEARS_EVE: _fixed(12, 31),
}


@cache
def holiday_date(name: HolidayName, year: int) -> date:
    """Return the day of a holiday in a year: the day itself, not the weekday it is observed on.

    >>> holiday_date(HolidayName.THANKSGIVING, 2026)
    datetime.date(2026, 11, 26)
    """
    return _RULES[name](year)
