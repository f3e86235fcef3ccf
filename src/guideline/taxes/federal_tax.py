"""Federal income tax before credits: rates, capital gains, minimum tax, net investment income."""

from typing import Generic

from guideline.amounts import Amount, greatest, least, like
from guideline.citations import irc, irs
from guideline.taxes.federal_deductions import FederalDeductions
from guideline.taxes.federal_income import FederalIncome
from guideline.taxes.years import FederalLaw
from guideline.worksheets import form, line


@form
class RegularTax(Generic[Amount]):
    """Federal income tax by the rates, 26 U.S.C. § 1."""

    of: str
    taxable_income: Amount = line("Taxable income", irs("Form 1040", "15"))
    preferred_income: Amount = line(
        "Qualified dividends and net capital gain in it", irc("1(h)"), irs("Form 1040", "3a")
    )
    ordinary_tax: Amount = line("Tax on the rest by the brackets", irc("1(j)(2)"))
    preferred_tax: Amount = line("Tax on them at 0, 15 and 20 percent", irc("1(h)(1)"))
    tax: Amount = line("Tax", irc("1"), irs("Form 1040", "16"))


@form
class AlternativeMinimumTax(Generic[Amount]):
    """Federal alternative minimum tax, 26 U.S.C. § 55."""

    of: str
    income: Amount = line(
        "Alternative minimum taxable income", irc("55(b)(2)"), irs("Form 6251", "4")
    )
    exemption: Amount = line("Exemption after its reduction", irc("55(d)"), irs("Form 6251", "5"))
    tentative_tax: Amount = line("Tentative minimum tax", irc("55(b)(1)"), irs("Form 6251", "9"))
    tax: Amount = line("Alternative minimum tax", irc("55(a)"), irs("Form 6251", "11"))


@form
class NetInvestmentIncomeTax(Generic[Amount]):
    """Net investment income tax, 26 U.S.C. § 1411."""

    of: str
    income: Amount = line("Net investment income", irc("1411(c)"), irs("Form 8960", "12"))
    over: Amount = line("Income above the threshold", irc("1411(a)(1)(B)"), irs("Form 8960", "15"))
    tax: Amount = line("Net investment income tax", irc("1411(a)"), irs("Form 8960", "17"))


def regular_tax(
    income: FederalIncome[Amount], deductions: FederalDeductions[Amount], law: FederalLaw[Amount]
) -> RegularTax[Amount]:
    """Return the tax by the rates: never more than all income at ordinary rates would bear."""
    taxable = deductions.taxable_income
    preferred = least(income.qualified_dividends + income.capital_gains.net_capital_gain, taxable)
    ordinary = law.schedule.tax(taxable - preferred)
    gains = tax_on_gains(taxable - preferred, preferred, law)
    return RegularTax(
        of=income.of,
        taxable_income=taxable,
        preferred_income=preferred,
        ordinary_tax=ordinary,
        preferred_tax=gains,
        tax=least(ordinary + gains, law.schedule.tax(taxable)),
    )


def tax_on_gains(ordinary: Amount, preferred: Amount, law: FederalLaw[Amount]) -> Amount:
    """Return the tax on preferred income that stands on top of ordinary income."""
    return law.gains.tax(ordinary + preferred) - law.gains.tax(ordinary)


def alternative_minimum_tax(
    income: FederalIncome[Amount],
    deductions: FederalDeductions[Amount],
    regular: RegularTax[Amount],
    law: FederalLaw[Amount],
) -> AlternativeMinimumTax[Amount]:
    """Return what the tentative minimum tax exceeds the regular tax by."""
    zero = regular.tax * 0
    # Form 6251 starts below zero where deductions exceed income; starting from zero there instead
    # changes nothing, since what is added back is less than any exemption.
    base = deductions.taxable_income + deductions.minimum_tax_addition
    over = greatest(base - law.amt_reduction_start, zero)
    exemption = greatest(law.amt_exemption - over * law.amt_reduction_rate, zero)
    if law.amt_separate_start:  # § 55(d)(3), last sentence: a separate return adds some back
        above = greatest(base - law.amt_separate_start, zero) * law.amt_reduction_rate
        base = base + least(above, law.amt_exemption)
    excess = greatest(base - exemption, zero)
    preferred = least(income.qualified_dividends + income.capital_gains.net_capital_gain, excess)
    ordinary = greatest(regular.taxable_income - regular.preferred_income, zero)
    gains = tax_on_gains(ordinary, preferred, law)
    tentative = least(law.minimum.tax(excess - preferred) + gains, law.minimum.tax(excess))
    return AlternativeMinimumTax(
        of=income.of,
        income=base,
        exemption=exemption,
        tentative_tax=tentative,
        tax=greatest(tentative - regular.tax, zero),
    )


def net_investment_income_tax(
    income: FederalIncome[Amount], law: FederalLaw[Amount]
) -> NetInvestmentIncomeTax[Amount]:
    """Return the tax on the lesser of net investment income and income above the threshold."""
    over = greatest(income.agi - law.niit_threshold, like(0, income.agi))
    return NetInvestmentIncomeTax(
        of=income.of,
        income=income.investment_income,
        over=over,
        tax=least(income.investment_income, over) * law.niit_rate,
    )
