"""Net disposable income: annual gross income less deductions, a month (§§ 4059-4060)."""

from decimal import Decimal
from typing import TYPE_CHECKING, Generic

from guideline.amounts import Amount, total
from guideline.citations import fam
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.facts.income import no_income
from guideline.facts.parents import Parent
from guideline.support.deductions import ITEMS, IncomeDeductions, income_deductions
from guideline.support.income import GrossIncome, gross_incomes
from guideline.worksheets import line, worksheet

if TYPE_CHECKING:
    from guideline.taxes.annual import AnnualTaxes


@worksheet
class NetDisposableIncome(Generic[Amount]):
    """Net disposable income before hardship, Fam. Code §§ 4059-4060."""

    of: str
    annual_gross_income: Amount | None = line("Annual gross income", fam("4058(a)"))
    annual_deductions: Amount | None = line("Annual deductions", fam("4059"))
    annual_net_disposable_income: Amount | None = line("Annual net disposable income", fam("4059"))
    monthly_net_disposable_income: Amount = line("Net disposable income a month", fam("4060"))
    income: tuple[GrossIncome[Amount], ...] = ()
    deductions: IncomeDeductions[Amount] | None = None
    taxes: "AnnualTaxes[Amount] | None" = None


def net_disposable_income(
    parent: Parent, year: int, taxes: "AnnualTaxes[Decimal] | None" = None
) -> NetDisposableIncome[Decimal]:
    """Return a parent's net disposable income a month before hardship, § 4059(a)-(f), § 4060.

    Args:
        parent: The parent.
        year: The tax year.
        taxes: The taxes computed, if any had to be.
    """
    if parent.monthly_net_disposable_income is not None:
        return NetDisposableIncome(
            of=parent.name,
            annual_gross_income=None,
            annual_deductions=None,
            annual_net_disposable_income=None,
            monthly_net_disposable_income=parent.monthly_net_disposable_income,
        )
    income = gross_incomes(parent)
    deductions = income_deductions(parent, year, taxes)
    gross = sum((item.annual for item in income), no_income(parent.income))
    taken = total([getattr(deductions, name) for name in ITEMS])
    return NetDisposableIncome(
        of=parent.name,
        annual_gross_income=gross,
        annual_deductions=taken,
        annual_net_disposable_income=gross - taken,
        monthly_net_disposable_income=(gross - taken) / MONTHS_IN_A_YEAR,
        income=income,
        deductions=deductions,
        taxes=taxes,
    )
