"""Deductions from annual gross income, Fam. Code § 4059(a)-(f)."""

from decimal import Decimal
from typing import TYPE_CHECKING, Generic

from guideline.amounts import Amount
from guideline.citations import fam
from guideline.errors import NotModelled
from guideline.facts.income import annual_profit, counted, no_income
from guideline.facts.income_checks import PAY
from guideline.facts.kinds import IncomeKind, PaidSupport
from guideline.facts.money import Money, Recurring, annual
from guideline.facts.parents import ENTERED_TAXES, EnteredTaxes, Parent, SupportPaid
from guideline.worksheets import form, line

if TYPE_CHECKING:
    from guideline.taxes.annual import AnnualTaxes

_ZERO = Decimal(0)


@form
class IncomeDeductions(Generic[Amount]):
    """Deductions from annual gross income, Fam. Code § 4059."""

    of: str
    federal_income_tax: Amount = line("Federal income tax", fam("4059(a)"))
    niit: Amount = line("Net investment income tax", fam("4059(a)"))
    state_income_tax: Amount = line("State income tax", fam("4059(a)"))
    social_security: Amount = line("Social Security tax, or its equal", fam("4059(b)"))
    medicare: Amount = line("Medicare tax", fam("4059(b)"))
    additional_medicare: Amount = line("Additional Medicare Tax", fam("4059(b)"))
    self_employment_tax: Amount = line("Self-employment tax", fam("4059(b)"))
    instead_of_fica: Amount = line("Retirement contributions of pay outside FICA", fam("4059(b)"))
    state_disability: Amount = line("State disability insurance", fam("4059(d)"))
    union_dues: Amount = line("Mandatory union dues", fam("4059(c)"))
    mandatory_retirement: Amount = line("Mandatory retirement contributions", fam("4059(c)"))
    health_insurance: Amount = line("Health insurance premiums", fam("4059(d)"))
    support_paid_elsewhere: Amount = line("Support paid to others", fam("4059(e)"))
    job_expenses: Amount = line("Job-related expenses allowed", fam("4059(f)"))


TAXES = (
    "federal_income_tax",
    "additional_medicare",
    "niit",
    "social_security",
    "medicare",
    "self_employment_tax",
    "state_income_tax",
    "state_disability",
)
"""The taxes among the deductions."""

ITEMS = (
    *TAXES,
    "instead_of_fica",
    "union_dues",
    "mandatory_retirement",
    "health_insurance",
    "support_paid_elsewhere",
    "job_expenses",
)
"""Every deduction."""

ENTERED_WITH = {
    "federal_income_tax": ("niit",),
    "social_security": ("self_employment_tax",),
    "medicare": ("additional_medicare",),
}
"""What else an entered tax stands for: the entry is taken as the whole of its kind."""


def needs_taxes(parent: Parent) -> bool:
    """Return whether any tax of a parent has to be computed."""
    if parent.monthly_net_disposable_income is not None:
        return False
    taxes = parent.taxes
    if taxes is None:
        return True
    if taxes.complete or taxes.no_return:
        return False
    return any(getattr(taxes, name) is None for name in ENTERED_TAXES)


def taxes_of(
    entered: EnteredTaxes | None, computed: "AnnualTaxes[Decimal] | None"
) -> dict[str, Decimal]:
    """Return each tax of a year: as entered, or else as computed, or else nothing."""
    result = {name: _ZERO if computed is None else getattr(computed, name) for name in TAXES}
    for name in TAXES:
        money: Money | None = getattr(entered, name, None)
        if money is not None:
            result[name] = annual(money)
            result |= dict.fromkeys(ENTERED_WITH.get(name, ()), _ZERO)
    return result


def income_deductions(
    parent: Parent, year: int, computed: "AnnualTaxes[Decimal] | None"
) -> IncomeDeductions[Decimal]:
    """Return each deduction of a year, § 4059(a)-(f).

    Args:
        parent: The parent, with income.
        year: The tax year.
        computed: The taxes computed, if any had to be.
    """
    deductions, zero = parent.deductions, no_income(parent.income)
    mandatory = (annual(item) for item in parent.retirement if item.mandatory)
    return IncomeDeductions(
        of=parent.name,
        **taxes_of(parent.taxes, computed),
        instead_of_fica=instead_of_fica(parent, year),
        union_dues=_annual(deductions.union_dues, zero),
        mandatory_retirement=sum(mandatory, zero),
        health_insurance=_annual(deductions.health_insurance, zero),
        support_paid_elsewhere=sum(
            (support_deducted(paid, zero) for paid in deductions.support_paid), zero
        ),
        job_expenses=_annual(deductions.job_expenses, zero),
    )


def instead_of_fica(parent: Parent, year: int) -> Decimal:
    """Return what secures retirement or disability benefits of pay outside FICA, § 4059(b).

    Not above what FICA would take of that pay, beside pay that uses up the wage base first, and not
    what is mandatory, which subdivision (c) deducts.

    Raises:
        NotInForce: There is no federal table for the tax year.
    """
    items = [item for item in parent.retirement if item.instead_of_fica and not item.mandatory]
    if not items:
        return no_income(parent.income)
    from guideline.taxes.years import federal_version

    figures = federal_version(year).figures
    pay = [item for item in counted(parent.income) if item.kind in PAY | {IncomeKind.COMBAT_PAY}]
    inside = sum((annual_profit(item) for item in pay if item.fica), _ZERO)
    outside = sum((annual_profit(item) for item in pay if not item.fica), _ZERO)
    room = max(Decimal(figures["social_security_wage_base"]) - inside, _ZERO)
    old_age = min(outside, room)
    most = old_age * figures["social_security_rate"] + outside * figures["medicare_rate"]
    return min(sum((annual(item) for item in items), _ZERO), Decimal(most))


def _annual(money: Recurring | None, zero: Decimal) -> Decimal:
    return zero if money is None else annual(money)


def support_deducted(paid: SupportPaid, zero: Decimal = _ZERO) -> Decimal:
    """Return what is deducted of one support paid to others in a year, § 4059(e).

    Nothing without proof of payment; without an order no spousal support, and child support up to
    the guideline amount.

    Raises:
        NotModelled: There is no order and that amount is not given.
    """
    if not paid.proved:
        return zero
    if paid.court_ordered:
        return annual(paid)
    if paid.kind is PaidSupport.SPOUSAL_SUPPORT:
        return zero
    if paid.guideline_cap is None:
        raise NotModelled("a guideline amount for support paid elsewhere", str(fam("4059(e)")))
    return min(annual(paid), annual(paid.guideline_cap))
