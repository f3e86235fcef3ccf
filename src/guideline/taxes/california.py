"""The California income tax of a return, from taxable income to refundable credits."""

from typing import Generic

from guideline.amounts import Amount, greatest, least
from guideline.citations import fam, ftb, rtc
from guideline.taxes.business_health import medical_expenses
from guideline.taxes.california_credits import (
    CaliforniaCareCredit,
    CaliforniaEarnedIncomeCredit,
    ExemptionCredits,
    caleitc,
    california_care_credit,
    exemption_credits,
    joint_custody_credit,
    renters_credit,
    young_child_credit,
)
from guideline.taxes.california_income import (
    CaliforniaDeductions,
    CaliforniaIncome,
    california_deductions,
    california_income,
)
from guideline.taxes.federal_income import FederalIncome
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import CaliforniaLaw
from guideline.worksheets import form, line


@form
class CaliforniaTax(Generic[Amount]):
    """California income tax actually payable, Fam. Code § 4059(a)."""

    of: str
    income: CaliforniaIncome[Amount]
    deductions: CaliforniaDeductions[Amount]
    by_rates: Amount = line("Tax by the rates", rtc("17041"), ftb("Form 540", "31"))
    exemptions: ExemptionCredits[Amount]
    dependent_care: CaliforniaCareCredit[Amount] | None
    joint_custody: Amount = line(
        "Joint custody head of household or dependent parent credit",
        rtc("17054.5"),
        ftb("Form 540", "43"),
    )
    renters: Amount = line("Renter's credit", rtc("17053.5"), ftb("Form 540", "46"))
    minimum_tax: Amount = line("Alternative minimum tax", rtc("17062"), ftb("Form 540", "61"))
    mental_health_tax: Amount = line(
        "Behavioral health services tax", rtc("17043"), ftb("Form 540", "62")
    )
    after_nonrefundable: Amount = line(
        "Income tax after nonrefundable credits", ftb("Form 540", "64")
    )
    earned_income: CaliforniaEarnedIncomeCredit[Amount] | None
    young_child: Amount = line("Young child credit", rtc("17052.1"), ftb("Form 540", "76"))
    refundable: Amount = line("Refundable credits", fam("4059(a)"), ftb("Form 540", "78"))


def california_tax(
    tax_return: TaxReturn[Amount], federal: FederalIncome[Amount], law: CaliforniaLaw[Amount]
) -> CaliforniaTax[Amount]:
    """Return the California income tax of a return."""
    zero = tax_return.zero
    income = california_income(tax_return, federal)
    medical = medical_expenses(tax_return, federal.business_health)
    deductions = california_deductions(tax_return, income, medical, law)
    taxable = deductions.taxable_income
    by_rates = law.schedule.tax(taxable)
    exemptions = exemption_credits(tax_return, federal.agi, law)
    left = greatest(by_rates - exemptions.credit, zero)
    care = california_care_credit(tax_return, federal, law)
    custody = joint_custody_credit(tax_return, left, law)
    renters = renters_credit(tax_return, income, law)
    credits_used = custody + renters + (zero if care is None else care.credit)
    minimum = alternative_minimum_tax(tax_return, deductions, income, by_rates, law)
    mental_health = greatest(taxable - law.mental_health_over, zero) * law.mental_health_rate
    earned = caleitc(tax_return, federal, income, law)
    young = young_child_credit(tax_return, federal, earned, law)
    return CaliforniaTax(
        of=tax_return.of,
        income=income,
        deductions=deductions,
        by_rates=by_rates,
        exemptions=exemptions,
        dependent_care=care,
        joint_custody=custody,
        renters=renters,
        minimum_tax=minimum,
        mental_health_tax=mental_health,
        after_nonrefundable=greatest(left - credits_used, zero) + minimum + mental_health,
        earned_income=earned,
        young_child=young,
        refundable=young + (zero if earned is None else earned.credit),
    )


def alternative_minimum_tax(
    tax_return: TaxReturn[Amount],
    deductions: CaliforniaDeductions[Amount],
    income: CaliforniaIncome[Amount],
    by_rates: Amount,
    law: CaliforniaLaw[Amount],
) -> Amount:
    """Return California's alternative minimum tax above the tax by the rates (Schedule P)."""
    zero = tax_return.zero
    base = income.agi - deductions.deduction + deductions.minimum_tax_addition
    over = greatest(base - law.amt_reduction_start, zero) * law.amt_reduction_rate
    exemption = greatest(law.amt_exemption - over, zero)
    if tax_return.separate:  # line 21: what exceeds where the exemption ends adds some back
        base = base + greatest(least(over - law.amt_exemption, law.amt_exemption + zero), zero)
    tentative = greatest(base - exemption, zero) * law.amt_rate
    return greatest(tentative - by_rates, zero)
