"""Annual gross income, the deductions from it, and net disposable income (§§ 4058-4060)."""

from decimal import Decimal
from typing import Generic

from guideline.amounts import Amount
from guideline.citations import fam
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.errors import InvalidFacts, NotModelled, Problem
from guideline.facts.money import Money, annual
from guideline.facts.parents import EnteredTaxes, Income, Parent, SupportPaid
from guideline.worksheets import TEXT, line, worksheet


@worksheet
class GrossIncome(Generic[Amount]):
    """One income of a parent, Fam. Code § 4058."""

    of: str
    kind: str = line("Kind of income", fam("4058(a)"), unit=TEXT)
    annual: Amount = line("Income a year", fam("4058(a)"))


@worksheet
class IncomeDeductions(Generic[Amount]):
    """Deductions from annual gross income, Fam. Code § 4059."""

    of: str
    federal_income_tax: Amount = line("Federal income tax", fam("4059(a)"))
    state_income_tax: Amount = line("State income tax", fam("4059(a)"))
    social_security: Amount = line("Social Security tax, or its equal", fam("4059(b)"))
    medicare: Amount = line("Medicare tax", fam("4059(b)"))
    state_disability: Amount = line("State disability insurance", fam("4059(d)"))
    union_dues: Amount = line("Mandatory union dues", fam("4059(c)"))
    mandatory_retirement: Amount = line("Mandatory retirement contributions", fam("4059(c)"))
    health_insurance: Amount = line("Health insurance premiums", fam("4059(d)"))
    support_paid_elsewhere: Amount = line("Support paid to others", fam("4059(e)"))
    job_expenses: Amount = line("Job-related expenses allowed", fam("4059(f)"))


ITEMS = (
    "federal_income_tax",
    "state_income_tax",
    "social_security",
    "medicare",
    "state_disability",
    "union_dues",
    "mandatory_retirement",
    "health_insurance",
    "support_paid_elsewhere",
    "job_expenses",
)
"""The deductions in the order of the worksheet."""


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


def net_disposable_income(parent: Parent) -> NetDisposableIncome[Decimal]:
    """Return a parent's net disposable income a month before hardship, § 4059(a)-(f), § 4060.

    Raises:
        NotModelled: A tax was neither entered nor said to be none.
    """
    if parent.monthly_net_disposable_income is not None:
        return NetDisposableIncome(
            of=parent.name,
            annual_gross_income=None,
            annual_deductions=None,
            annual_net_disposable_income=None,
            monthly_net_disposable_income=parent.monthly_net_disposable_income,
        )
    income = tuple(gross_income(parent, item) for item in parent.income)
    deductions = income_deductions(parent)
    gross = sum((item.annual for item in income), Decimal(0))
    taken = sum((getattr(deductions, name) for name in ITEMS), Decimal(0))
    return NetDisposableIncome(
        of=parent.name,
        annual_gross_income=gross,
        annual_deductions=taken,
        annual_net_disposable_income=gross - taken,
        monthly_net_disposable_income=(gross - taken) / MONTHS_IN_A_YEAR,
        income=income,
        deductions=deductions,
    )


def gross_income(parent: Parent, income: Income) -> GrossIncome[Decimal]:
    """Return one income as a year's amount, § 4058(a)."""
    return GrossIncome(of=parent.name, kind=str(income.kind), annual=annual(income))


def income_deductions(parent: Parent) -> IncomeDeductions[Decimal]:
    """Return each deduction of a year, § 4059(a)-(f).

    Raises:
        NotModelled: A tax was neither entered nor said to be none.
    """
    taxes = parent.taxes or EnteredTaxes()
    deductions = parent.deductions
    return IncomeDeductions(
        of=parent.name,
        federal_income_tax=_entered(parent, taxes, "federal_income_tax"),
        state_income_tax=_entered(parent, taxes, "state_income_tax"),
        social_security=_entered(parent, taxes, "social_security"),
        medicare=_entered(parent, taxes, "medicare"),
        state_disability=_entered(parent, taxes, "state_disability"),
        union_dues=_annual(deductions.union_dues),
        mandatory_retirement=sum(
            (annual(item) for item in parent.retirement if item.mandatory), Decimal(0)
        ),
        health_insurance=(
            annual(deductions.health_insurance) if deductions.health_insurance else Decimal(0)
        ),
        support_paid_elsewhere=support_deducted(deductions.support_paid_elsewhere),
        job_expenses=_annual(deductions.job_expenses),
    )


def _annual(money: Money | None) -> Decimal:
    return Decimal(0) if money is None else annual(money)


def _entered(parent: Parent, taxes: EnteredTaxes, name: str) -> Decimal:
    money: Money | None = getattr(taxes, name)
    if money is None and not taxes.complete:
        what = f"computing {name} for {parent.name}: enter it in parents.taxes, or complete = true"
        raise NotModelled(what, str(fam("4059(a)")))
    return _annual(money)


def support_deducted(paid: SupportPaid | None) -> Decimal:
    """Return what is deducted of support paid to others in a year, § 4059(e).

    Nothing without proof of payment; without an order, child support up to the guideline amount.

    Raises:
        InvalidFacts: There is no order and the case does not give that amount.
    """
    if paid is None or not paid.proved:
        return Decimal(0)
    if paid.court_ordered:
        return annual(paid)
    if paid.guideline_cap is None:
        raise InvalidFacts(
            [
                Problem(
                    "deductions.support_paid_elsewhere.guideline_cap",
                    "",
                    "missing: without an order § 4059(e) deducts at most the guideline amount",
                    "write that amount, or court_ordered = true",
                )
            ]
        )
    return min(annual(paid), annual(paid.guideline_cap))
