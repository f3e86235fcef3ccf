"""One income, and what a year of it comes to as gross income and as taxable profit."""

from datetime import date
from decimal import Decimal

from guideline.amounts import like
from guideline.dates import MONTHS_IN_A_YEAR, TIMES_A_YEAR, WEEKS_IN_A_YEAR, Per, days_of_year_from
from guideline.facts.fields import Dollars, fact, facts
from guideline.facts.kinds import IncomeKind

_ZERO = Decimal(0)


@facts
class Income:
    """One income of a parent, before any deduction (§ 4058)."""

    kind: IncomeKind = fact("what kind of income")
    amount: Dollars = fact("dollars each time, before taxes and deductions")
    per: Per = fact("how often", default=Per.MONTH)
    hours_per_week: Dollars | None = fact("hours a week, for an hourly amount", default=None)
    over_months: int | None = fact(
        "instead of per: the amount came in over this many months, and is averaged (§§ 4060, 4064)",
        default=None,
    )
    from_: date | None = fact(
        "instead of per: first day of a year-to-date amount, with through", default=None
    )
    through: date | None = fact("last day of a year-to-date amount", default=None)
    expenses: Dollars | None = fact(
        "of self-employment, rent or royalties: expenditures required to run it, each time",
        default=None,
    )
    depreciation: Dollars | None = fact(
        "the part of the expenses that is depreciation: it lowers the tax and is added back here",
        default=None,
    )
    premium: Dollars | None = fact(
        "of overtime: the part above regular pay, for the federal deduction from 2025",
        default=None,
    )
    fica: bool = fact("Social Security and Medicare tax reach it", default=True)
    sdi: bool = fact("state disability insurance reaches it", default=True)
    instrument: date | None = fact(
        "of spousal_support_received: the day of its judgment or agreement, which decides the tax",
        default=None,
    )
    replaces: IncomeKind | None = fact(
        "of imputed: the kind of known income that earning capacity stands in for", default=None
    )


def times_a_year(income: Income) -> Decimal:
    """Return what one time of an income is multiplied by for a year.

    Hourly pay has 52 weeks of its hours. What came in over months counts for twelve of them; what
    came in between two days, both included, for the days of the year that begins with the first:
    a whole leap year is once itself.
    """
    if income.over_months is not None:
        return Decimal(MONTHS_IN_A_YEAR) / income.over_months
    if income.from_ is not None and income.through is not None:
        days = (income.through - income.from_).days + 1
        return Decimal(days_of_year_from(income.from_)) / days
    if income.per is Per.HOUR:
        return (income.hours_per_week or _ZERO) * WEEKS_IN_A_YEAR
    return Decimal(TIMES_A_YEAR[income.per])


def no_income(incomes: tuple[Income, ...]) -> Decimal:
    """Return zero in the number system of the incomes."""
    return like(0, incomes[0].amount) if incomes else _ZERO


def annual_profit(income: Income) -> Decimal:
    """Return a year of an income less its expenses: what the income tax sees."""
    received = income.amount if income.expenses is None else income.amount - income.expenses
    return received * like(times_a_year(income), received)


def annual_depreciation(income: Income) -> Decimal:
    """Return a year of depreciation, which is no expenditure required to run a business."""
    return _year_of_part(income, income.depreciation)


def annual_premium(income: Income) -> Decimal:
    """Return a year of the premium part of overtime."""
    return _year_of_part(income, income.premium)


def _year_of_part(income: Income, part: Decimal | None) -> Decimal:
    nothing = like(0, income.amount)
    return nothing if part is None else part * like(times_a_year(income), part)


def counted(incomes: tuple[Income, ...]) -> tuple[Income, ...]:
    """Return the incomes that count: not those that earning capacity stands in for.

    § 4058(b)(1)(B): earning capacity is considered in lieu of income, never on top of it.
    """
    replaced = {income.replaces for income in incomes if income.replaces is not None}
    if not replaced:
        return incomes
    return tuple(income for income in incomes if income.kind not in replaced)
