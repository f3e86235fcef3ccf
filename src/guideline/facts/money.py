"""Money that comes or goes at a frequency, and what it comes to in a year or a month."""

from decimal import Decimal
from typing import Protocol

from guideline.dates import TIMES_A_YEAR, Per
from guideline.facts.fields import Dollars, fact, facts


@facts
class Money:
    """An amount that comes or goes at a frequency; a bare number is monthly."""

    amount: Dollars = fact("dollars each time")
    per: Per = fact("how often", default=Per.MONTH)


class Recurring(Protocol):
    """Anything with an amount and a frequency."""

    @property
    def amount(self) -> Decimal:
        """Dollars each time."""

    @property
    def per(self) -> Per:
        """How often."""


def annual(money: Recurring) -> Decimal:
    """Return what recurring money comes to in a year, in dollars.

    A year has 52 weeks, 26 pay periods of two weeks, 24 half months and 12 months. Money by the
    hour, which only an income may be, has no year without its hours, and comes to nothing.
    """
    return money.amount * TIMES_A_YEAR.get(money.per, 0)
