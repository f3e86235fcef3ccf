"""Conventions for counting interest, each a small named value: no statute fixes one."""

from decimal import Decimal

import attrs

from guideline.arrears.choices import Convention
from guideline.dates import MONTHS_IN_A_YEAR

DAYS_IN_A_YEAR = 365
DAYS_IN_A_LEAP_YEAR = 366
_FOURTH, _CENTURY, _FOUR_CENTURIES = 4, 100, 400


@attrs.frozen(kw_only=True)
class ByDays:
    """Interest by the day: principal × rate × days / days in the year.

    Attributes:
        leap_years: Whether a day of a leap year is one of 366; otherwise a year always has 365.
        meaning: What the convention does, in a sentence.
    """

    leap_years: bool
    meaning: str

    def days_in(self, year: int) -> int:
        """Return how many days the year has, for this convention."""
        leap = year % _FOURTH == 0 and (year % _CENTURY != 0 or year % _FOUR_CENTURIES == 0)
        return DAYS_IN_A_LEAP_YEAR if self.leap_years and leap else DAYS_IN_A_YEAR


@attrs.frozen(kw_only=True)
class ByMonths:
    """Interest by the month: a twelfth of a year's on one balance, posted when the month has run.

    Attributes:
        opening: Whether that balance is the one with which the month opened, or the one at its end.
        except_payoff: Whether the month that clears the past-due principal bears none.
        meaning: What the convention does, in a sentence.
    """

    opening: bool
    except_payoff: bool = False
    meaning: str

    def balance(self, opening: Decimal, closing: Decimal) -> Decimal:
        """Return the principal that bears the month's interest."""
        if self.except_payoff and not closing:
            return closing
        return opening if self.opening else closing


CONVENTIONS: dict[Convention, ByDays | ByMonths] = {
    Convention.MONTHLY_OPENING: ByMonths(
        opening=True,
        meaning="a twelfth of a year's interest on the past-due principal standing when the month "
        "opens, posted when the month has run",
    ),
    Convention.MONTHLY_OPENING_EXCEPT_PAYOFF: ByMonths(
        opening=True,
        except_payoff=True,
        meaning="as monthly_opening, but none in the month that clears the past-due principal",
    ),
    Convention.MONTHLY_CLOSING: ByMonths(
        opening=False,
        meaning="a twelfth of a year's interest on the past-due principal still standing at the "
        "end of the month, posted when the month has run",
    ),
    Convention.ACTUAL_365: ByDays(
        leap_years=False, meaning="by the day, each day one of 365, in leap years as well"
    ),
    Convention.ACTUAL_ACTUAL: ByDays(
        leap_years=True, meaning="by the day, each day one of the year's 365 or 366"
    ),
}
"""What each named convention does. One fraction of a year is ``months / 12`` or ``days / 365``."""

MONTHS = MONTHS_IN_A_YEAR
