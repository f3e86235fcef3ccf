"""The federal income tax of a return, from income to credits."""

from typing import Generic

from guideline.amounts import Amount, Condition, anywhere, less
from guideline.citations import fam, irc, irs
from guideline.taxes.earned_income_credit import EarnedIncomeCredit, earned_income_credit
from guideline.taxes.federal_credits import (
    ChildTaxCredit,
    DependentCareCredit,
    SaversCredit,
    child_tax_credit,
    dependent_care_credit,
    payroll_taxes_of_schedule_8812,
    savers_credit,
)
from guideline.taxes.federal_deductions import FederalDeductions, federal_deductions
from guideline.taxes.federal_income import FederalIncome
from guideline.taxes.federal_tax import (
    AlternativeMinimumTax,
    NetInvestmentIncomeTax,
    RegularTax,
    alternative_minimum_tax,
    net_investment_income_tax,
    regular_tax,
)
from guideline.taxes.payroll import PayrollTaxes, SelfEmploymentTax
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import FederalLaw
from guideline.worksheets import form, line


@form
class FederalTax(Generic[Amount]):
    """Federal income tax actually payable, Fam. Code § 4059(a)."""

    of: str
    income: FederalIncome[Amount]
    deductions: FederalDeductions[Amount]
    regular: RegularTax[Amount]
    minimum: AlternativeMinimumTax[Amount]
    dependent_care: DependentCareCredit[Amount] | None
    savers: SaversCredit[Amount]
    child: ChildTaxCredit[Amount] | None
    earned_income: EarnedIncomeCredit[Amount] | None
    investment: NetInvestmentIncomeTax[Amount]
    before_credits: Amount = line(
        "Tax before credits, with alternative minimum tax", irs("Form 1040", "18")
    )
    nonrefundable: Amount = line("Nonrefundable credits", irc("26(a)"), irs("Form 1040", "21"))
    after_nonrefundable: Amount = line(
        "Income tax after nonrefundable credits", irs("Form 1040", "22")
    )
    refundable: Amount = line("Refundable credits", fam("4059(a)"), irs("Form 1040", "32"))


def federal_tax(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    state_income_tax: Amount,
    payroll: tuple[tuple[PayrollTaxes[Amount], ...], tuple[SelfEmploymentTax[Amount], ...]],
    law: FederalLaw[Amount],
) -> FederalTax[Amount]:
    """Return the federal income tax of a return, without net investment income tax.

    Args:
        tax_return: The return.
        income: Its federal income.
        state_income_tax: State income tax paid, with state disability insurance.
        payroll: The payroll taxes and the self-employment tax of each person.
        law: The figures of the year.
    """
    deductions, regular, minimum = least_tax(tax_return, income, state_income_tax, law)
    before = regular.tax + minimum.tax
    care = dependent_care_credit(tax_return, income, before, law)
    care_used = tax_return.zero if care is None or law.care_refundable else care.allowed
    savers = savers_credit(tax_return, income, before - care_used, law)
    earned = earned_income_credit(tax_return, income, law)
    earned_refund = tax_return.zero if earned is None else earned.credit
    withheld = payroll_taxes_of_schedule_8812(*payroll)
    left = before - care_used - savers.allowed
    child = child_tax_credit(tax_return, income, left, (withheld, earned_refund), law)
    child_used = tax_return.zero if child is None else child.nonrefundable
    child_refund = tax_return.zero if child is None else child.refundable
    care_refund = care.allowed if care is not None and law.care_refundable else tax_return.zero
    return FederalTax(
        of=tax_return.of,
        income=income,
        deductions=deductions,
        regular=regular,
        minimum=minimum,
        dependent_care=care,
        savers=savers,
        child=child,
        earned_income=earned,
        investment=net_investment_income_tax(income, law),
        before_credits=before,
        nonrefundable=care_used + savers.allowed + child_used,
        after_nonrefundable=left - child_used,
        refundable=earned_refund + child_refund + care_refund,
    )


def least_tax(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    state_income_tax: Amount,
    law: FederalLaw[Amount],
) -> tuple[FederalDeductions[Amount], RegularTax[Amount], AlternativeMinimumTax[Amount]]:
    """Return the deductions and the taxes on what is left, by the deduction that leaves least tax.

    That is the larger one, unless the minimum tax adds more of it back than of the smaller:
    itemizing is an election (26 U.S.C. § 63(e)), which the return may have made.
    """

    def by(
        smaller: Condition,
    ) -> tuple[FederalDeductions[Amount], RegularTax[Amount], AlternativeMinimumTax[Amount]]:
        deductions = federal_deductions(tax_return, income, state_income_tax, law, smaller=smaller)
        regular = regular_tax(income, deductions, law)
        return deductions, regular, alternative_minimum_tax(income, deductions, regular, law)

    _, regular, minimum = found = by(smaller=False)
    if tax_return.itemizes is not None or not anywhere(less(tax_return.zero, minimum.tax)):
        return found
    _, other_regular, other_minimum = by(smaller=True)
    better = less(other_regular.tax + other_minimum.tax, regular.tax + minimum.tax)
    return by(better) if anywhere(better) else found
