"""California's credits: exemptions, care, joint custody, renters, earned income, young child."""

from decimal import Decimal
from typing import Generic

from guideline.amounts import (
    Amount,
    Column,
    at_most,
    choose,
    greatest,
    least,
    less,
    like,
    steps_up,
)
from guideline.citations import fam, ftb, rtc
from guideline.figures import COUNT, SHARE
from guideline.taxes.california_income import CaliforniaIncome
from guideline.taxes.federal_credits import care_expenses
from guideline.taxes.federal_income import FederalIncome
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import CaliforniaLaw
from guideline.worksheets import form, line

_HUNDRED = Decimal(100)  # § 17052.1 reduces by the $100
_TWO_THOUSAND = Decimal(2000)  # 26 U.S.C. § 21(a)(2) reduces by the $2,000
_NO_LAST_AGE = 999  # § 17052(c)(2) has a least age only


@form
class ExemptionCredits(Generic[Amount]):
    """California exemption credits, Rev. & Tax. Code §§ 17054, 17054.1."""

    of: str
    personal: int = line(
        "Personal, blind and senior exemptions",
        rtc("17054(a)-(c)"),
        ftb("Form 540", "7-9"),
        unit=COUNT,
    )
    dependents: "int | Column" = line(
        "Dependents", rtc("17054(d)"), ftb("Form 540", "10"), unit=COUNT
    )
    reduction_each: Amount = line("Reduction of each credit", rtc("17054.1"))
    personal_credits: Amount = line("Personal credits after it", rtc("17054.1"))
    dependent_credits: Amount = line("Dependent credits after it", rtc("17054.1"))
    credit: Amount = line("Exemption credits", fam("4059(a)"), rtc("17054"), ftb("Form 540", "32"))


@form
class CaliforniaCareCredit(Generic[Amount]):
    """California child and dependent care credit, Rev. & Tax. Code § 17052.6."""

    of: str
    expenses: Amount = line("Expenses that count", ftb("Form 3506", "5"))
    federal_credit: Amount = line(
        "Federal credit as California conforms, before the limit by tax", ftb("Form 3506", "8")
    )
    share: Amount = line(
        "Share by federal income", rtc("17052.6(b)"), ftb("Form 3506", "9"), unit=SHARE
    )
    credit: Amount = line(
        "Dependent care credit", fam("4059(a)"), rtc("17052.6"), ftb("Form 540", "40")
    )


@form
class CaliforniaEarnedIncomeCredit(Generic[Amount]):
    """California earned income tax credit, Rev. & Tax. Code § 17052."""

    of: str
    children: int = line("Qualifying children", rtc("17052(c)"), unit=COUNT)
    earned_income: Amount = line("Earned income", rtc("17052(c)(4)"), ftb("Form 3514", "19"))
    investment_income: Amount = line(
        "Investment income, which bars it above a limit", rtc("17052"), ftb("Form 3514", "4")
    )
    credit: Amount = line("CalEITC", fam("4059(a)"), rtc("17052"), ftb("Form 540", "75"))


def exemption_credits(
    tax_return: TaxReturn[Amount], federal_agi: Amount, law: CaliforniaLaw[Amount]
) -> ExemptionCredits[Amount]:
    """Return the exemption credits, each less $6 for each step of federal income above."""
    zero = tax_return.zero
    count = law.personal_count + tax_return.count(lambda person: person.aged)
    count += tax_return.count(lambda person: person.blind)
    dependents = tax_return.dependents.california
    less_each = steps_up(federal_agi - law.credit_threshold, law.credit_step) * law.credit_per_step
    personal = greatest(law.personal_credit - less_each, zero) * count
    of_dependents = greatest(law.dependent_credit - less_each, zero) * like(dependents, zero)
    return ExemptionCredits(
        of=tax_return.of,
        personal=count,
        dependents=dependents,
        reduction_each=less_each,
        personal_credits=personal,
        dependent_credits=of_dependents,
        credit=personal + of_dependents,
    )


def california_care_credit(
    tax_return: TaxReturn[Amount], income: FederalIncome[Amount], law: CaliforniaLaw[Amount]
) -> CaliforniaCareCredit[Amount] | None:
    """Return the care credit: a share of the federal one before the federal limit by tax.

    California keeps the federal credit's caps and rates of before 2021 and 2026.
    """
    if not tax_return.may_credit_care:
        return None
    zero = tax_return.zero
    expenses = care_expenses(tax_return, income, law.care_cap)
    most, lowest = law.care_rates
    points = steps_up(income.agi - law.care_start, _TWO_THOUSAND) * like(Decimal("0.01"), zero)
    federal = expenses * greatest(most - points, lowest + zero)
    share = zero
    for top, part in zip(reversed(law.care_tops), reversed(law.care_shares), strict=True):
        share = choose(at_most(income.agi, like(top, zero)), part + zero, share)
    return CaliforniaCareCredit(
        of=tax_return.of,
        expenses=expenses,
        federal_credit=federal,
        share=share,
        credit=federal * share,
    )


def renters_credit(
    tax_return: TaxReturn[Amount], income: CaliforniaIncome[Amount], law: CaliforniaLaw[Amount]
) -> Amount:
    """Return the renter's credit, Rev. & Tax. Code § 17053.5: whole up to an income, then none."""
    zero = tax_return.zero
    credit = choose(tax_return.rents_home, law.renters_credit + zero, zero)
    return choose(at_most(income.agi, law.renters_cap), credit, zero)


def joint_custody_credit(
    tax_return: TaxReturn[Amount], tax: Amount, law: CaliforniaLaw[Amount]
) -> Amount:
    """Return the joint custody head of household or dependent parent credit (§ 17054.5).

    Thirty percent of the tax after exemption credits, up to the year's amount; one of the two.
    """
    if not (tax_return.joint_custody or tax_return.dependent_parent):
        return tax_return.zero
    return least(tax * law.joint_custody_rate, law.joint_custody_most)


def caleitc(
    tax_return: TaxReturn[Amount],
    federal: FederalIncome[Amount],
    income: CaliforniaIncome[Amount],
    law: CaliforniaLaw[Amount],
) -> CaliforniaEarnedIncomeCredit[Amount] | None:
    """Return CalEITC; ``None`` for those whom status or age bars.

    It rises with earnings, falls at the same rate, then more slowly to the income limit.
    """
    children = tax_return.dependents.children_row
    of_age = tax_return.anyone_aged(law.caleitc_least_age, _NO_LAST_AGE)
    if tax_return.separate and not (law.caleitc_separate and children and tax_return.lived_apart):
        return None
    if not (children or of_age):
        return None
    zero = tax_return.zero
    earned = greatest(federal.earned_income, zero)
    by_earnings = caleitc_at(earned, children, law)
    by_income = caleitc_at(greatest(income.federal_agi, zero), children, law)
    start = law.caleitc_earned[children]
    credit = choose(
        less(start + zero, income.federal_agi), least(by_earnings, by_income), by_earnings
    )
    gains = greatest(federal.capital_gains.in_income, zero)
    rents = tax_return.sum(lambda person: person.rents_and_royalties)
    invested = federal.interest + federal.dividends + gains + rents
    return CaliforniaEarnedIncomeCredit(
        of=tax_return.of,
        children=children,
        earned_income=earned,
        investment_income=invested,
        credit=choose(at_most(invested, law.caleitc_investment_limit), credit, zero),
    )


def caleitc_at(income: Amount, children: int, law: CaliforniaLaw[Amount]) -> Amount:
    """Return what CalEITC would be at an amount of income, all of it earned."""
    zero = income * 0
    rate = law.caleitc_rates[children] * law.caleitc_factor
    peak, second = law.caleitc_earned[children], law.caleitc_second[children]
    limit = law.caleitc_limit[children]
    rising = least(income, peak) * rate
    falling = (peak + peak - income) * rate
    slow_from = peak + peak - second / rate
    slow = greatest(limit - income, zero) * second / (limit - slow_from)
    after = choose(at_most(income, slow_from), falling, slow)
    return choose(at_most(income, peak), rising, after)


def young_child_credit(
    tax_return: TaxReturn[Amount],
    federal: FederalIncome[Amount],
    credit: CaliforniaEarnedIncomeCredit[Amount] | None,
    law: CaliforniaLaw[Amount],
) -> Amount:
    """Return the young child credit (§ 17052.1) of those who have CalEITC and a child under 6.

    From 2022 those without earnings have it as well who would have CalEITC with a dollar of them:
    federal income and investment income are within its limits, and no net loss, capital losses
    counted whole, exceeds the year's limit.
    """
    zero, gains = tax_return.zero, federal.capital_gains
    if credit is None or not tax_return.dependents.young_child or not law.young_child_credit:
        return zero
    steps = steps_up(credit.earned_income - law.young_child_start, _HUNDRED)
    amount = greatest(law.young_child_credit - steps * law.young_child_per_step, zero)
    amount = choose(less(zero, credit.credit), amount, zero)
    if not law.young_child_loss_limit:
        return amount
    whole = choose(at_most(federal.agi, law.caleitc_limit[-1]), law.young_child_credit + zero, zero)
    whole = choose(at_most(credit.investment_income, law.caleitc_investment_limit), whole, zero)
    net = federal.agi - gains.in_income + gains.short_term + gains.long_term
    whole = choose(at_most(-net, law.young_child_loss_limit), whole, zero)
    return choose(at_most(credit.earned_income, zero), whole, amount)
