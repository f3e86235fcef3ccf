"""Annual gross income from whatever source, Fam. Code § 4058."""

from decimal import Decimal
from typing import Generic

from guideline.amounts import Amount, Condition, less, total
from guideline.citations import fam
from guideline.facts.income import (
    Income,
    annual_depreciation,
    annual_profit,
    counted,
    times_a_year,
)
from guideline.facts.kinds import IncomeKind
from guideline.facts.parents import Parent
from guideline.figures import TEXT
from guideline.worksheets import line, worksheet

_GAINS = {IncomeKind.SHORT_TERM_GAIN, IncomeKind.LONG_TERM_GAIN}


@worksheet
class BusinessIncome(Generic[Amount]):
    """Gross receipts less what the business requires, Fam. Code § 4058(a)(2)."""

    of: str
    kind: str = line("Kind of income", fam("4058(a)(2)"), unit=TEXT)
    receipts: Amount = line("Gross receipts a year", fam("4058(a)(2)"))
    expenses: Amount = line("Expenditures required to run it", fam("4058(a)(2)"))
    depreciation: Amount = line("Depreciation added back: it is no expenditure", fam("4058(a)(2)"))


@worksheet
class GrossIncome(Generic[Amount]):
    """One income of a parent, Fam. Code § 4058."""

    of: str
    kind: str = line("Kind of income", fam("4058(a)"), unit=TEXT)
    annual: Amount = line("Income a year", fam("4058(a)"))
    business: BusinessIncome[Amount] | None = None


def gross_incomes(parent: Parent) -> tuple[GrossIncome[Decimal], ...]:
    """Return each income that counts, as a year's amount.

    Earning capacity stands in lieu of the known income that it replaces (§ 4058(b)(1)(B)).
    """
    return tuple(gross_income(parent.name, income) for income in counted(parent.income))


def capital_loss(incomes: tuple[GrossIncome[Amount], ...]) -> Condition:
    """Return whether a parent's gains come to a loss in all, which lowers gross income."""
    found: Condition = False
    gains = [item.annual for item in incomes if item.kind in _GAINS]
    if gains:
        found = less(total(gains), gains[0] * 0)
    return found


def gross_income(name: str, income: Income) -> GrossIncome[Decimal]:
    """Return one income as a year's amount, after the expenses of a business, § 4058(a)."""
    business = None
    if income.expenses is not None:
        business = business_income(name, income)
    return GrossIncome(
        of=name,
        kind=str(income.kind),
        annual=annual_profit(income) + annual_depreciation(income),
        business=business,
    )


def business_income(name: str, income: Income) -> BusinessIncome[Decimal]:
    """Return a business's receipts, expenses and depreciation of a year, § 4058(a)(2)."""
    receipts = income.amount * times_a_year(income)
    return BusinessIncome(
        of=name,
        kind=str(income.kind),
        receipts=receipts,
        expenses=receipts - annual_profit(income),
        depreciation=annual_depreciation(income),
    )
