"""The federal earned income tax credit, 26 U.S.C. § 32."""

from typing import Generic

from guideline.amounts import Amount, at_most, choose, greatest, least
from guideline.citations import fam, irc, irs
from guideline.facts.kinds import FilingStatus
from guideline.figures import COUNT
from guideline.taxes.federal_income import FederalIncome
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import FederalLaw
from guideline.worksheets import form, line


@form
class EarnedIncomeCredit(Generic[Amount]):
    """Earned income tax credit, 26 U.S.C. § 32."""

    of: str
    children: int = line("Qualifying children", irc("32(c)(3)"), unit=COUNT)
    earned_income: Amount = line("Earned income", irc("32(c)(2)"))
    phased_in: Amount = line("Credit as earnings rise", irc("32(a)(1)"))
    phased_out: Amount = line("Reduction as income rises", irc("32(a)(2)"))
    investment_income: Amount = line("Investment income, which bars it above a limit", irc("32(i)"))
    credit: Amount = line(
        "Earned income credit", fam("4059(a)"), irc("32(a)"), irs("Form 1040", "27")
    )


def earned_income_credit(
    tax_return: TaxReturn[Amount], income: FederalIncome[Amount], law: FederalLaw[Amount]
) -> EarnedIncomeCredit[Amount] | None:
    """Return the earned income credit; ``None`` for those whom status or age bars.

    A separate return has it from 2021 on, with a qualifying child and living apart.
    """
    zero, children = tax_return.zero, tax_return.dependents.children_row
    if not may_claim(tax_return, law):
        return None
    start = law.eitc_out_start[children]
    if tax_return.status is FilingStatus.MARRIED_JOINT:
        start = start + law.eitc_joint_addition[children]
    earned = greatest(income.earned_income, zero)
    phased_in = least(earned * law.eitc_in_rates[children], law.eitc_most[children])
    over = greatest(greatest(income.agi, earned) - start, zero)
    phased_out = over * law.eitc_out_rates[children]
    gains = greatest(income.capital_gains.in_income, zero)
    rents = tax_return.sum(lambda person: person.rents_and_royalties)
    invested = income.interest + income.dividends + gains + rents
    # § 32(a)(2): the reduction is of the most that the credit could be, so that it does not reach
    # a credit on few earnings before that.
    credit = greatest(least(phased_in, law.eitc_most[children] - phased_out), zero)
    return EarnedIncomeCredit(
        of=tax_return.of,
        children=children,
        earned_income=earned,
        phased_in=phased_in,
        phased_out=phased_out,
        investment_income=invested,
        credit=choose(at_most(invested, law.eitc_investment_limit), credit, zero),
    )


def may_claim(tax_return: TaxReturn[Amount], law: FederalLaw[Amount]) -> bool:
    """Return whether status and age let the return claim the credit (§ 32(c)(1)(A), (d))."""
    children = tax_return.dependents.earned_income
    if tax_return.separate and not (law.eitc_separate and children and tax_return.lived_apart):
        return False
    first, last = law.eitc_ages
    return children > 0 or tax_return.anyone_aged(first, last)
