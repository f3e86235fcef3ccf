"""From the people on a return to federal adjusted gross income, 26 U.S.C. § 62."""

from typing import Generic

from guideline.amounts import Amount, choose, greatest, least, less, like, total
from guideline.citations import irc, irs
from guideline.taxes.business_health import (
    BusinessHealthInsurance,
    business_health_insurance,
    premiums_deducted,
)
from guideline.taxes.payroll import SelfEmploymentTax
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import FederalLaw
from guideline.worksheets import form, line

OF_BUSINESS = (
    "self_employment_deduction",
    "self_employed_retirement",
    "self_employed_health_insurance",
)
"""The adjustments that are a business's own: § 199A takes them off its income as well."""


@form
class CapitalGains(Generic[Amount]):
    """Capital gains and losses, 26 U.S.C. §§ 1211, 1222."""

    of: str
    short_term: Amount = line("Net short-term gain or loss", irs("Schedule D", "7"))
    long_term: Amount = line("Net long-term gain or loss", irs("Schedule D", "15"))
    in_income: Amount = line(
        "Gain in income, or loss up to the limit", irc("1211(b)"), irs("Form 1040", "7")
    )
    net_capital_gain: Amount = line(
        "Long-term gain above short-term loss", irc("1222(11)"), irs("Schedule D", "16")
    )


@form
class TaxableBenefits(Generic[Amount]):
    """Taxable social security benefits, 26 U.S.C. § 86."""

    of: str
    benefits: Amount = line("Social security benefits", irs("Form 1040", "6a"))
    combined_income: Amount = line("Other income and half of the benefits", irc("86(b)(1)"))
    taxable: Amount = line("Taxable benefits", irc("86(a)"), irs("Form 1040", "6b"))


@form
class FederalIncome(Generic[Amount]):
    """Federal adjusted gross income, 26 U.S.C. §§ 61, 62."""

    of: str
    wages: Amount = line(
        "Wages after pre-tax retirement contributions", irc("61(a)(1)"), irs("Form 1040", "1z")
    )
    interest: Amount = line("Taxable interest", irc("61(a)(4)"), irs("Form 1040", "2b"))
    dividends: Amount = line("Dividends", irc("61(a)(7)"), irs("Form 1040", "3b"))
    qualified_dividends: Amount = line(
        "Qualified dividends among them", irc("1(h)(11)"), irs("Form 1040", "3a")
    )
    capital_gains: CapitalGains[Amount]
    business: Amount = line("Net profit", irc("61(a)(2)"), irs("Schedule 1", "3"))
    rents_royalties_trusts: Amount = line(
        "Rents, royalties and trusts", irc("61(a)(5)"), irs("Schedule 1", "5")
    )
    pensions: Amount = line("Pensions", irc("61(a)(8)"), irs("Form 1040", "5b"))
    unemployment: Amount = line("Unemployment compensation", irc("85"), irs("Schedule 1", "7"))
    paid_family_leave: Amount = line(
        "Paid family leave benefits", irc("61(a)"), irs("Schedule 1", "8z")
    )
    alimony_received: Amount = line(
        "Alimony under an instrument before 2019", irc("71"), irs("Schedule 1", "2a")
    )
    other: Amount = line("Other income", irc("61(a)"), irs("Schedule 1", "8z"))
    taxable_benefits: TaxableBenefits[Amount]
    total_income: Amount = line("Total income", irc("61"), irs("Form 1040", "9"))
    self_employment_deduction: Amount = line(
        "Half of self-employment tax", irc("164(f)"), irs("Schedule 1", "15")
    )
    self_employed_retirement: Amount = line(
        "Retirement contributions above wages", irc("404(a)(8)"), irs("Schedule 1", "16")
    )
    business_health: tuple[BusinessHealthInsurance[Amount], ...]
    self_employed_health_insurance: Amount = line(
        "Self-employed health insurance", irc("162(l)"), irs("Schedule 1", "17")
    )
    hsa: Amount = line("Health savings account", irc("223"), irs("Schedule 1", "13"))
    alimony_paid: Amount = line(
        "Alimony under an instrument before 2019", irc("215"), irs("Schedule 1", "19a")
    )
    student_loan_interest: Amount = line(
        "Student loan interest", irc("221"), irs("Schedule 1", "21")
    )
    charity: Amount = line("Cash gifts above the line (2020)", irc("62(a)(22)"))
    agi: Amount = line("Federal adjusted gross income", irc("62"), irs("Form 1040", "11"))
    earned_income: Amount = line("Earned income", irc("32(c)(2)"))
    least_earned_income: Amount = line(
        "Earned income, of a couple the lesser of the two", irc("21(d)(1)"), irs("Form 2441", "5")
    )
    investment_income: Amount = line("Net investment income", irc("1411(c)"))


def capital_gains(tax_return: TaxReturn[Amount], law: FederalLaw[Amount]) -> CapitalGains[Amount]:
    """Return what gains and losses come to: a net loss counts only up to the year's limit."""
    zero = tax_return.zero
    short_term = tax_return.sum(lambda person: person.short_term_gain)
    long_term = tax_return.sum(lambda person: person.long_term_gain)
    net = short_term + long_term
    return CapitalGains(
        of=tax_return.of,
        short_term=short_term,
        long_term=long_term,
        in_income=greatest(net, -law.capital_loss_limit),
        net_capital_gain=greatest(least(long_term, net), zero),
    )


def taxable_benefits(
    tax_return: TaxReturn[Amount], other_income: Amount, law: FederalLaw[Amount]
) -> TaxableBenefits[Amount]:
    """Return the taxable part of social security benefits.

    Args:
        tax_return: The return.
        other_income: Adjusted gross income without them and before student loan interest.
        law: The figures of the year.
    """
    zero, of = tax_return.zero, tax_return.of
    benefits = tax_return.sum(lambda person: person.social_security)
    base, adjusted = law.benefits_base, law.benefits_adjusted_base
    if tax_return.separate and not tax_return.lived_apart:  # § 86(c)(1)(C)(ii), (2)(C)(ii)
        base = adjusted = zero
    first_rate, second_rate = law.benefits_rates
    combined = other_income + benefits / 2
    first = greatest(least(combined, adjusted) - base, zero) * first_rate
    second = greatest(combined - adjusted, zero) * second_rate
    taxable = least(least(first, benefits / 2) + second, benefits * second_rate)
    return TaxableBenefits(of=of, benefits=benefits, combined_income=combined, taxable=taxable)


def federal_income(
    tax_return: TaxReturn[Amount],
    self_employment: tuple[SelfEmploymentTax[Amount], ...],
    law: FederalLaw[Amount],
) -> FederalIncome[Amount]:
    """Return federal adjusted gross income with every line above it."""
    expenses, gains = tax_return.expenses, capital_gains(tax_return, law)
    insured = business_health_insurance(tax_return, self_employment)
    lines = income_lines(tax_return, self_employment, insured)
    investments = lines["interest"] + lines["dividends"] + gains.in_income
    investments = investments + lines["rents_royalties_trusts"]
    wages, business = lines["wages"], lines["business"]
    rest = lines["pensions"] + lines["paid_family_leave"] + lines["alimony_received"]
    income = wages + investments + business + rest + lines["other"]
    half, plan, health = (lines[name] for name in OF_BUSINESS)
    charity = gifts_above_the_line(tax_return, law)
    adjustments = half + plan + health + expenses.hsa + expenses.federal_alimony + charity
    # §§ 86(b)(2)(A) and 221(b)(2)(C) count unemployment compensation that § 85(c) leaves out.
    whole = tax_return.sum(lambda person: person.unemployment)
    benefits = taxable_benefits(tax_return, income + whole - adjustments, law)
    income = income + benefits.taxable
    loans = student_loan_interest(expenses.student_loan_interest, income + whole - adjustments, law)
    unemployment = taxable_unemployment(tax_return, income - adjustments - loans, law)
    income = income + unemployment
    return FederalIncome(
        of=tax_return.of,
        capital_gains=gains,
        taxable_benefits=benefits,
        **lines,
        unemployment=unemployment,
        total_income=income,
        business_health=insured,
        hsa=expenses.hsa,
        alimony_paid=expenses.federal_alimony,
        student_loan_interest=loans,
        charity=charity,
        agi=income - adjustments - loans,
        earned_income=wages + business - half,
        least_earned_income=least_earned_income(tax_return, self_employment, law),
        investment_income=greatest(investments, tax_return.zero),
    )


def least_earned_income(
    tax_return: TaxReturn[Amount],
    self_employment: tuple[SelfEmploymentTax[Amount], ...],
    law: FederalLaw[Amount],
) -> Amount:
    """Return what limits the expenses of care: earned income, of a couple the lesser (§ 21(d)(1)).

    § 21(d)(2) deems a disabled spouse to earn no less than $250 a month for one person cared for,
    $500 for more; where both are disabled, one of them, and here the one by whom more counts.
    """
    zero = tax_return.zero
    people = tax_return.people
    earned = [
        person.taxable_wages + step.profit - step.deduction
        for person, step in zip(people, self_employment, strict=True)
    ]
    if len(people) == 1:
        return greatest(earned[0], zero)
    deemed = law.care_deemed_earnings[tax_return.dependents.care_row] + zero
    result = least(*earned)
    for person, own, other in zip(people, earned, reversed(earned), strict=True):
        if person.disabled:
            result = greatest(result, least(greatest(own, deemed), other))
    return greatest(result, zero)


def income_lines(
    tax_return: TaxReturn[Amount],
    self_employment: tuple[SelfEmploymentTax[Amount], ...],
    insured: tuple[BusinessHealthInsurance[Amount], ...],
) -> dict[str, Amount]:
    """Return the lines that only add up what the people on the return have."""
    qualified = tax_return.sum(lambda person: person.qualified_dividends)
    return {
        "wages": tax_return.sum(lambda person: person.taxable_wages),
        "interest": tax_return.sum(lambda person: person.interest),
        "dividends": tax_return.sum(lambda person: person.dividends) + qualified,
        "qualified_dividends": qualified,
        "business": total([step.profit for step in self_employment]),
        "rents_royalties_trusts": tax_return.sum(
            lambda person: person.rents_and_royalties + person.trust
        ),
        "pensions": tax_return.sum(lambda person: person.pension),
        "paid_family_leave": tax_return.sum(lambda person: person.paid_family_leave),
        "alimony_received": tax_return.sum(lambda person: person.federal_alimony),
        "other": tax_return.sum(lambda person: person.other),
        "self_employment_deduction": total([step.deduction for step in self_employment]),
        "self_employed_retirement": tax_return.sum(lambda person: person.contributed_from_profit),
        "self_employed_health_insurance": premiums_deducted(tax_return, insured),
    }


def gifts_above_the_line(tax_return: TaxReturn[Amount], law: FederalLaw[Amount]) -> Amount:
    """Return cash gifts of 2020 that come off here: of who does not itemize (§ 62(f)(1))."""
    gifts = least(tax_return.expenses.charity, law.charity_above_the_line)
    itemizes = tax_return.itemizes
    return gifts if itemizes is None else choose(itemizes, tax_return.zero, gifts)


def taxable_unemployment(
    tax_return: TaxReturn[Amount], other_income: Amount, law: FederalLaw[Amount]
) -> Amount:
    """Return unemployment compensation in income; up to $10,200 a person was left out in 2020.

    By the income without it, taxable benefits and student loan interest counted (§ 85(c)(2)).
    """
    paid = tax_return.sum(lambda person: person.unemployment)
    if not law.unemployment_exclusion:
        return paid
    left = tax_return.sum(
        lambda person: greatest(person.unemployment - law.unemployment_exclusion, tax_return.zero)
    )
    return choose(less(other_income, law.unemployment_exclusion_limit), left, paid)


def student_loan_interest(paid: Amount, income: Amount, law: FederalLaw[Amount]) -> Amount:
    """Return deductible student loan interest, which falls with income; none if separate."""
    if not law.student_loan_start:
        return paid * 0
    most = least(paid, law.student_loan_limit)
    over = greatest(income - law.student_loan_start, paid * 0) / law.student_loan_range
    return most - most * least(over, like(1, over))
