"""Holidays by rule: the federal ones, California's, and days that parents share.

5 U.S.C. § 6103(a) and Gov. Code § 6700(a) set the legal ones. A custody order that names a holiday
means the day itself, unless it says that the day counts on which the holiday is observed. Diwali,
which § 6700(a) has too, falls on other days in other places; it and the holidays of other calendars
are written by their dates.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal

import attrs
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from dateutil.relativedelta import relativedelta, weekday

from guideline.citations import Citation, ccp, gov, usc
from guideline.facts.custody_kinds import HolidayName, Observed

MONDAY, FRIDAY = 0, 4
_THURSDAY, _SATURDAY, _SUNDAY = 3, 5, 6
_VETERANS_DAY = (11, 11)
_MOVED_FROM_SUNDAY = {(1, 1), (2, 12), (3, 31), (7, 4), (9, 9), _VETERANS_DAY, (12, 25)}
"""The days of Gov. Code § 6701, as the section was last read, in 2017: without June 19."""

_FIRST_LUNAR_YEAR = 1970
# fmt: off
_LUNAR_NEW_YEAR = (
    17,  7, 26, 14,  3, 22, 11, 29, 18,  8,  # 1970
    27, 16,  5, 24, 13, 31, 20,  9, 28, 17,  # 1980
     7, 26, 15,  3, 21, 11, 30, 18,  8, 27,  # 1990
    16,  4, 23, 12,  2, 20,  9, 29, 18,  6,  # 2000
    25, 14,  3, 21, 11, 30, 19,  8, 27, 16,  # 2010
     5, 23, 12,  2, 21,  9, 28, 17,  6, 24,  # 2020
    14,  3, 22, 11, 30, 19,  8, 26, 15,  4,  # 2030
    23, 12,  2, 21, 10, 28, 17,  6, 25, 13,  # 2040
     3, 22, 12, 30, 19,  8, 26, 15,  4, 23,  # 2050
    13,  1, 20,  9, 28, 16,  6, 25, 14,  3,  # 2060
    22, 11, 30, 18,  7, 26, 16,  4, 23, 13,  # 2070
     2, 20,  9, 28, 17,  6, 25, 14,  4, 21,  # 2080
    10, 29, 18,  7, 26, 16,  5, 23, 12,  1,  # 2090
)
# fmt: on
"""Days from January 20 to the Lunar New Year, from 1970 on, as two conversions of the Chinese
calendar have it that agree on every year. Gov. Code § 6700(a)(4) describes it by its moons."""


_FEDERAL, _STATE, _COURT = usc(5, "6103(a)"), gov("6700(a)"), ccp("135")
_ALL = (_FEDERAL, _STATE, _COURT)


@attrs.frozen
class HolidayRule:
    """How a holiday is found.

    Attributes:
        find: From a year to the day, or to ``None`` where it is not known.
        says: The rule in words.
        cites: The law that makes it a holiday: federal, of the state, of its courts; or none.
    """

    find: Callable[[int], date | None]
    says: str
    cites: tuple[Citation, ...] = ()


def _nth(month: int, day_of_week: int, n: int) -> Callable[[int], date]:
    """Return the rule for the n-th such weekday of a month; the last one where n is -1."""

    def rule(year: int) -> date:
        day = 1 if n > 0 else 31
        return date(year, month, 1) + relativedelta(day=day, weekday=weekday(day_of_week)(n))

    return rule


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter(days: int, church: Literal[2, 3]) -> Callable[[int], date]:
    """Return the rule for so many days from the Easter Sunday of western or eastern churches."""

    def rule(year: int) -> date:
        return easter(year, church) + timedelta(days=days)

    return rule


def _day_after_thanksgiving(year: int) -> date:
    return _nth(11, _THURSDAY, 4)(year) + timedelta(days=1)


def _lunar_new_year(year: int) -> date | None:
    """Return the Lunar New Year, or ``None`` after the last year that the table knows."""
    index = year - _FIRST_LUNAR_YEAR
    if not 0 <= index < len(_LUNAR_NEW_YEAR):
        return None
    return date(year, 1, 20) + timedelta(days=_LUNAR_NEW_YEAR[index])


HOLIDAYS: dict[HolidayName, HolidayRule] = {
    HolidayName.NEW_YEARS_DAY: HolidayRule(_fixed(1, 1), "January 1", _ALL),
    HolidayName.MARTIN_LUTHER_KING_DAY: HolidayRule(
        _nth(1, MONDAY, 3), "the third Monday in January", _ALL
    ),
    HolidayName.LUNAR_NEW_YEAR: HolidayRule(
        _lunar_new_year, "the second new moon after the winter solstice; to 2099", (_STATE,)
    ),
    HolidayName.LINCOLN_DAY: HolidayRule(_fixed(2, 12), "February 12", (_STATE, _COURT)),
    HolidayName.VALENTINES_DAY: HolidayRule(_fixed(2, 14), "February 14"),
    HolidayName.PRESIDENTS_DAY: HolidayRule(
        _nth(2, MONDAY, 3), "the third Monday in February; federal: Washington's Birthday", _ALL
    ),
    HolidayName.CESAR_CHAVEZ_DAY: HolidayRule(_fixed(3, 31), "March 31", (_STATE, _COURT)),
    HolidayName.GOOD_FRIDAY: HolidayRule(
        _easter(-2, EASTER_WESTERN),
        "the Friday before Easter; a holiday of the state from noon to 3 p.m.",
        (_STATE,),
    ),
    HolidayName.EASTER: HolidayRule(
        _easter(0, EASTER_WESTERN), "Easter Sunday of the western churches"
    ),
    HolidayName.ORTHODOX_GOOD_FRIDAY: HolidayRule(
        _easter(-2, EASTER_ORTHODOX), "the Friday before Orthodox Easter"
    ),
    HolidayName.ORTHODOX_EASTER: HolidayRule(
        _easter(0, EASTER_ORTHODOX), "Easter Sunday of the eastern churches"
    ),
    HolidayName.GENOCIDE_REMEMBRANCE_DAY: HolidayRule(_fixed(4, 24), "April 24", (_STATE,)),
    HolidayName.MOTHERS_DAY: HolidayRule(_nth(5, _SUNDAY, 2), "the second Sunday in May"),
    HolidayName.MEMORIAL_DAY: HolidayRule(_nth(5, MONDAY, -1), "the last Monday in May", _ALL),
    HolidayName.JUNETEENTH: HolidayRule(_fixed(6, 19), "June 19", _ALL),
    HolidayName.FATHERS_DAY: HolidayRule(_nth(6, _SUNDAY, 3), "the third Sunday in June"),
    HolidayName.INDEPENDENCE_DAY: HolidayRule(_fixed(7, 4), "July 4", _ALL),
    HolidayName.LABOR_DAY: HolidayRule(_nth(9, MONDAY, 1), "the first Monday in September", _ALL),
    HolidayName.ADMISSION_DAY: HolidayRule(_fixed(9, 9), "September 9", (_STATE,)),
    HolidayName.NATIVE_AMERICAN_DAY: HolidayRule(
        _nth(9, FRIDAY, 4), "the fourth Friday in September", (_STATE, _COURT)
    ),
    HolidayName.COLUMBUS_DAY: HolidayRule(
        _nth(10, MONDAY, 2), "the second Monday in October", (_FEDERAL, _STATE)
    ),
    HolidayName.HALLOWEEN: HolidayRule(_fixed(10, 31), "October 31"),
    HolidayName.VETERANS_DAY: HolidayRule(_fixed(11, 11), "November 11", _ALL),
    HolidayName.THANKSGIVING: HolidayRule(
        _nth(11, _THURSDAY, 4), "the fourth Thursday in November", _ALL
    ),
    HolidayName.DAY_AFTER_THANKSGIVING: HolidayRule(
        _day_after_thanksgiving, "the Friday after Thanksgiving", (_COURT,)
    ),
    HolidayName.CHRISTMAS_EVE: HolidayRule(_fixed(12, 24), "December 24"),
    HolidayName.CHRISTMAS: HolidayRule(_fixed(12, 25), "December 25", _ALL),
    HolidayName.NEW_YEARS_EVE: HolidayRule(_fixed(12, 31), "December 31"),
}
"""Each holiday that a rule finds. § 6700(a) has every Sunday too, and what is appointed."""


@cache
def holiday_date(name: HolidayName, year: int) -> date | None:
    """Return the day of a holiday in a year: the day itself, not the weekday it is observed on.

    ``None`` where no day is known: the Lunar New Year after 2099.

    >>> holiday_date(HolidayName.THANKSGIVING, 2026)
    datetime.date(2026, 11, 26)
    """
    return HOLIDAYS[name].find(year)


def observed_on(day: date, observed: Observed) -> date:
    """Return the day on which a holiday of a day is observed, by a rule.

    By Gov. Code § 6701 the Monday after a Sunday, for the days it names, and for Veterans Day the
    Friday before a Saturday. By 5 U.S.C. § 6103(b) and federal practice, which courts and schools
    follow, the weekday nearest to a Saturday or Sunday, whatever the holiday.

    >>> observed_on(date(2026, 7, 4), Observed.NEAREST_WEEKDAY)
    datetime.date(2026, 7, 3)
    """
    weekend, named = day.weekday(), (day.month, day.day)
    nearest, state = observed is Observed.NEAREST_WEEKDAY, observed is Observed.STATE
    if weekend == _SUNDAY and (nearest or (state and named in _MOVED_FROM_SUNDAY)):
        return day + timedelta(days=1)
    if weekend == _SATURDAY and (nearest or (state and named == _VETERANS_DAY)):
        return day - timedelta(days=1)
    return day


def may_meet_weekend(name: HolidayName, observed: Observed) -> bool:
    """Return whether a holiday is ever on a Monday or a Friday, in the 28 years of the calendar."""
    days = (holiday_date(name, year) for year in range(2001, 2029))
    return any(observed_on(day, observed).weekday() in {MONDAY, FRIDAY} for day in days if day)
