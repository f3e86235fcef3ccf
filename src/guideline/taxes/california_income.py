"""From federal to California adjusted gross income, and to California taxable income."""

from typing import Generic

from guideline.amounts import Amount, choose, greatest, least, less
from guideline.citations import ftb, rtc
from guideline.taxes.federal_income import FederalIncome
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import CaliforniaLaw
from guideline.worksheets import form, line


@form
class CaliforniaIncome(Generic[Amount]):
    """California adjusted gross income, Rev. & Tax. Code § 17072."""

    of: str
    federal_agi: Amount = line("Federal adjusted gross income", rtc("17072"), ftb("Form 540", "13"))
    social_security: Amount = line(
        "Less social security benefits", rtc("17087(a)"), ftb("Schedule CA (540)", "A6b")
    )
    unemployment: Amount = line(
        "Less unemployment and paid family leave", rtc("17083"), ftb("Schedule CA (540)", "B7")
    )
    hsa: Amount = line(
        "Add health savings account", rtc("17215.4"), ftb("Schedule CA (540)", "C13")
    )
    charity: Amount = line("Add cash gifts above the line (2020)", rtc("17072"))
    alimony_received: Amount = line(
        "Add alimony that federal law leaves out", rtc("17081"), ftb("Schedule CA (540)", "B2a")
    )
    alimony_paid: Amount = line(
        "Less alimony that federal law does not deduct",
        rtc("17201"),
        ftb("Schedule CA (540)", "C19a"),
    )
    agi: Amount = line("California adjusted gross income", rtc("17072"), ftb("Form 540", "17"))


@form
class CaliforniaDeductions(Generic[Amount]):
    """California taxable income, Rev. & Tax. Code § 17073."""

    of: str
    standard: Amount = line("Standard deduction", rtc("17073.5"), ftb("Form 540", "18"))
    medical: Amount = line(
        "Medical expenses above the floor", rtc("17241"), ftb("Schedule CA (540)", "4")
    )
    property_tax: Amount = line(
        "Property tax, without a cap", rtc("17220"), ftb("Schedule CA (540)", "5b")
    )
    mortgage_interest: Amount = line(
        "Home mortgage interest", rtc("17225"), ftb("Schedule CA (540)", "8")
    )
    charity: Amount = line("Gifts to charity", rtc("17201"), ftb("Schedule CA (540)", "14"))
    reduction: Amount = line(
        "Reduction at high incomes", rtc("17077"), ftb("Schedule CA (540)", "29")
    )
    itemized: Amount = line("Itemized deductions", rtc("17073"), ftb("Schedule CA (540)", "29"))
    deduction: Amount = line(
        "Standard or itemized deduction, the larger", rtc("17073(c)"), ftb("Form 540", "18")
    )
    taxable_income: Amount = line("Taxable income", rtc("17073"), ftb("Form 540", "19"))
    minimum_tax_addition: Amount = line(
        "What the alternative minimum tax adds back", rtc("17062"), ftb("Schedule P (540)", "14")
    )


def california_income(
    tax_return: TaxReturn[Amount], income: FederalIncome[Amount]
) -> CaliforniaIncome[Amount]:
    """Return California adjusted gross income: where the two laws differ, line by line."""
    expenses = tax_return.expenses
    received = tax_return.sum(lambda person: person.california_alimony - person.federal_alimony)
    paid = expenses.california_alimony - expenses.federal_alimony
    left_out = income.unemployment + income.paid_family_leave
    benefits = income.taxable_benefits.taxable
    agi = income.agi - benefits - left_out + income.hsa + income.charity + received - paid
    return CaliforniaIncome(
        of=tax_return.of,
        federal_agi=income.agi,
        social_security=benefits,
        unemployment=left_out,
        hsa=income.hsa,
        charity=income.charity,
        alimony_received=received,
        alimony_paid=paid,
        agi=agi,
    )


def california_deductions(
    tax_return: TaxReturn[Amount],
    income: CaliforniaIncome[Amount],
    medical_expenses: Amount,
    law: CaliforniaLaw[Amount],
) -> CaliforniaDeductions[Amount]:
    """Return California taxable income: no deduction for state tax or disability insurance."""
    zero, expenses = tax_return.zero, tax_return.expenses
    federal_agi = greatest(income.federal_agi, zero)
    medical = greatest(medical_expenses - federal_agi * law.medical_floor, zero)
    debt = greatest(expenses.mortgage_balance, law.mortgage_debt_cap)
    interest = expenses.mortgage_interest * law.mortgage_debt_cap / debt
    charity = least(expenses.charity, federal_agi * law.charity_limit)
    limitable = expenses.property_tax + interest + charity
    of_income, of_deductions = law.itemized_rates
    over = greatest(federal_agi - law.itemized_threshold, zero)
    reduction = least(over * of_income, limitable * of_deductions)
    itemized = medical + limitable - reduction
    itemizes = less(law.standard_deduction + zero, itemized)
    deduction = choose(itemizes, itemized, law.standard_deduction + zero)
    # Schedule P adds back property tax and the medical expenses between the two floors, and takes
    # out what § 17077 refused.
    between = least(medical, federal_agi * law.amt_medical)
    added = choose(
        itemizes, expenses.property_tax + between - reduction, law.standard_deduction + zero
    )
    return CaliforniaDeductions(
        of=tax_return.of,
        standard=law.standard_deduction,
        medical=medical,
        property_tax=expenses.property_tax,
        mortgage_interest=interest,
        charity=charity,
        reduction=reduction,
        itemized=itemized,
        deduction=deduction,
        taxable_income=greatest(income.agi - deduction, zero),
        minimum_tax_addition=added,
    )
