"""When interest on an instalment starts, by who enforces it, and at which rate it runs."""

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache

import attrs

from guideline.arrears.account import Account, DaySpan
from guideline.arrears.choices import Enforcement
from guideline.dates import Span, day_after, month_after
from guideline.errors import NotInForce
from guideline.law.tables import in_force, versions
from guideline.order import RatePeriod

INTEREST = "code_of_civil_procedure/interest"
INTEREST_START = "family_code/interest_start"
SERVICE_INTEREST = "united_states_code/service_interest"


def enforcement_on(account: Account, day: date) -> Enforcement:
    """Return who enforced on a day."""
    if isinstance(account.enforcement, Enforcement):
        return account.enforcement
    periods = sorted(account.enforcement, key=lambda period: period.from_)
    begun = [period.by for period in periods if period.from_ <= day]
    return begun[-1] if begun else periods[0].by


def interest_start(enforcement: Enforcement, due: date) -> date:
    """Return the day on which interest on an instalment starts.

    In private enforcement it is the due date (CCP § 685.020(b)); where a local child support
    agency enforces, since 2006-07-12 the first day of the following month (§ 17433.5).
    """
    return due if enforcement is Enforcement.PRIVATE else _agency_start(due)


@cache  # every statement, convention and checkpoint of an account asks for the same days
def _agency_start(due: date) -> date:
    if in_force(INTEREST_START, due).figures["start"] == "due_date":
        return due
    return month_after(due)


@attrs.frozen(cache_hash=True)
class Rates:
    """The rate of interest a year, from day to day.

    Attributes:
        days: The days from which a rate counts, ascending.
        rates: The rate from each of them.
    """

    days: tuple[date, ...]
    rates: tuple[Decimal, ...]

    def on(self, day: date) -> Decimal:
        """Return the rate on a day.

        Raises:
            NotInForce: It lies before the first rate known.
        """
        index = bisect_right(self.days, day) - 1
        if index < 0:
            raise NotInForce(INTEREST, day, f"from {self.days[0]}")
        return self.rates[index]

    def change_after(self, day: date) -> date:
        """Return the next day on which the rate changes."""
        index = bisect_right(self.days, day)
        return self.days[index] if index < len(self.days) else date.max

    def during(self, span: Span, rate: Decimal) -> "Rates":
        """Return these rates, but at most ``rate`` during a span."""
        days = sorted({*self.days, span.start, span.end} - {date.max})
        days = [day for day in days if day >= self.days[0]]
        return Rates(
            tuple(days),
            tuple(min(self.on(day), rate) if day in span else self.on(day) for day in days),
        )


@cache
def california_rates() -> Rates:
    """Return the rates of CCP § 685.010, which follow the day on which interest accrues."""
    rows = versions(INTEREST)
    return Rates(tuple(row.start for row in rows), tuple(row.figures["rate"] for row in rows))


def rates_of(periods: tuple[RatePeriod, ...]) -> Rates:
    """Return an order's rates: California's, or another state's by its own periods (§ 5700.604)."""
    if not periods:
        return california_rates()
    ordered = sorted(periods, key=lambda period: period.from_)
    return Rates(tuple(p.from_ for p in ordered), tuple(p.rate for p in ordered))


def during_service(rates: Rates, due: date, service: tuple[DaySpan, ...]) -> Rates:
    """Return the rates of a debt that precedes active duty: at most 6 % (50 U.S.C. § 3937)."""
    for time in service:
        if due < time.from_:
            most = in_force(SERVICE_INTEREST, time.from_).figures["rate"]
            rates = rates.during(Span(time.from_, day_after(time.through)), most)
    return rates
