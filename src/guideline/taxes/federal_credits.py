"""Federal credits: dependent care, retirement savings, children and other dependents."""

from decimal import Decimal
from typing import Generic

from guideline.amounts import (
    Amount,
    Column,
    at_most,
    choose,
    greatest,
    least,
    like,
    steps_up,
    total,
)
from guideline.citations import fam, irc, irs
from guideline.figures import COUNT, SHARE
from guideline.taxes.federal_income import FederalIncome
from guideline.taxes.payroll import PayrollTaxes, SelfEmploymentTax
from guideline.taxes.returns import TaxReturn
from guideline.taxes.years import FederalLaw
from guideline.worksheets import form, line

_THOUSAND = Decimal(1000)  # § 24(b)(1) reduces by the $1,000
_TWO_THOUSAND = Decimal(2000)  # § 21(a)(2) reduces by the $2,000


@form
class DependentCareCredit(Generic[Amount]):
    """Federal credit for household and dependent care, 26 U.S.C. § 21."""

    of: str
    persons: int = line("Qualifying persons", irc("21(b)(1)"), unit=COUNT)
    expenses: Amount = line("Expenses that count", irc("21(c), (d)"), irs("Form 2441", "6"))
    rate: Amount = line("Rate by income", irc("21(a)(2)"), irs("Form 2441", "8"), unit=SHARE)
    credit: Amount = line("Credit before the limit by tax", irc("21(a)(1)"), irs("Form 2441", "9a"))
    allowed: Amount = line(
        "Dependent care credit", fam("4059(a)"), irc("26"), irs("Form 2441", "11")
    )


@form
class SaversCredit(Generic[Amount]):
    """Retirement savings contributions credit, 26 U.S.C. § 25B."""

    of: str
    contributions: Amount = line(
        "Contributions up to $2,000 a person", irc("25B(a)"), irs("Form 8880", "7")
    )
    rate: Amount = line("Rate by income", irc("25B(b)"), irs("Form 8880", "9"), unit=SHARE)
    allowed: Amount = line("Saver's credit", fam("4059(a)"), irs("Form 8880", "12"))


@form
class ChildTaxCredit(Generic[Amount]):
    """Credit for children and other dependents, 26 U.S.C. § 24."""

    of: str
    children: "int | Column" = line(
        "Children for the credit", irc("24(c)"), irs("Schedule 8812", "4"), unit=COUNT
    )
    other_dependents: "int | Column" = line(
        "Other dependents", irc("24(h)(4)"), irs("Schedule 8812", "6"), unit=COUNT
    )
    before_reduction: Amount = line("Credit before its reduction", irs("Schedule 8812", "8"))
    reduction: Amount = line(
        "Reduction: $50 for each $1,000 or part", irc("24(b)(1)"), irs("Schedule 8812", "11")
    )
    credit: Amount = line("Credit after its reduction", irs("Schedule 8812", "12"))
    nonrefundable: Amount = line(
        "Child tax credit against the tax", fam("4059(a)"), irs("Schedule 8812", "14")
    )
    refundable: Amount = line(
        "Additional child tax credit", fam("4059(a)"), irc("24(d)"), irs("Schedule 8812", "27")
    )


def dependent_care_credit(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    tax: Amount,
    law: FederalLaw[Amount],
) -> DependentCareCredit[Amount] | None:
    """Return the dependent care credit; ``None`` for those whom § 21 leaves out.

    Args:
        tax_return: The return.
        income: Its federal income.
        tax: The tax that the credit is limited to, unless it is refundable as in 2021.
        law: The figures of the year.
    """
    if not tax_return.may_credit_care:
        return None
    expenses = care_expenses(tax_return, income, law.care_cap)
    rate = care_rate(income.agi, law)
    credit = expenses * rate
    return DependentCareCredit(
        of=tax_return.of,
        persons=tax_return.dependents.care,
        expenses=expenses,
        rate=rate,
        credit=credit,
        allowed=credit if law.care_refundable else least(credit, tax),
    )


def care_expenses(
    tax_return: TaxReturn[Amount], income: FederalIncome[Amount], caps: tuple[Amount, ...]
) -> Amount:
    """Return the expenses that count: up to the cap, and to what each spouse earned (§ 21(d))."""
    cap = caps[tax_return.dependents.care_row]
    return least(least(tax_return.expenses.dependent_care, cap), income.least_earned_income)


def care_rate(agi: Amount, law: FederalLaw[Amount]) -> Amount:
    """Return the share of the expenses that is credited, by income."""
    point, zero = like(Decimal("0.01"), agi), like(0, agi)
    first = greatest(
        law.care_most_rate - steps_up(agi - law.care_start, _TWO_THOUSAND) * point,
        law.care_first_least_rate + zero,
    )
    if not law.care_second_start:
        return first
    second = steps_up(agi - law.care_second_start, law.care_second_step) * point
    return greatest(first - second, law.care_least_rate + zero)


def savers_credit(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    tax: Amount,
    law: FederalLaw[Amount],
) -> SaversCredit[Amount]:
    """Return the saver's credit, up to the tax that is left."""
    contributions = tax_return.sum(lambda person: least(person.savings, law.savers_limit))
    rate = tax_return.zero
    for top, share in zip(reversed(law.savers_tops), reversed(law.savers_rates), strict=True):
        rate = choose(at_most(income.agi, top), share + tax_return.zero, rate)
    return SaversCredit(
        of=tax_return.of,
        contributions=contributions,
        rate=rate,
        allowed=least(contributions * rate, tax),
    )


def child_tax_credit(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    tax: Amount,
    payroll: tuple[Amount, Amount],
    law: FederalLaw[Amount],
) -> ChildTaxCredit[Amount] | None:
    """Return the credit for children and other dependents, refundable part included.

    Args:
        tax_return: The return.
        income: Its federal income.
        tax: The tax left after the credits before this one.
        payroll: Payroll taxes of Schedule 8812 line 23, and the earned income credit.
        law: The figures of the year.
    """
    dependents, zero = tax_return.dependents, tax_return.zero
    if not dependents.for_child_credit:
        return None
    children = like(dependents.child_credit, zero)
    other_credit = law.other_dependent_credit * like(dependents.other, zero) + zero
    child_credit = law.child_credit * children + zero
    over = steps_up(income.agi - law.child_credit_threshold, _THOUSAND)
    if law.child_credit_2021[0]:
        child_credit = child_credit + added_in_2021(tax_return, income, law)
    before, reduction = child_credit + other_credit, over * law.child_credit_per_step
    credit = greatest(before - reduction, zero)
    nonrefundable = least(credit, tax)
    left = credit - nonrefundable
    if law.child_credit_2021[0]:  # all but the part for other dependents is refunded, § 24(i)(1)
        nonrefundable = least(least(other_credit, credit), tax)
        refundable = credit - least(other_credit, credit)
    else:
        refundable = least(left, law.child_credit_refundable * children + zero)
        refundable = least(refundable, refund_by_earnings(tax_return, income, payroll, law))
    return ChildTaxCredit(
        of=tax_return.of,
        children=dependents.child_credit,
        other_dependents=dependents.other,
        before_reduction=before,
        reduction=least(reduction, before),
        credit=credit,
        nonrefundable=nonrefundable,
        refundable=refundable,
    )


def refund_by_earnings(
    tax_return: TaxReturn[Amount],
    income: FederalIncome[Amount],
    payroll: tuple[Amount, Amount],
    law: FederalLaw[Amount],
) -> Amount:
    """Return what earnings let the credit be refunded: 15 percent of them above $2,500.

    With three children or more, payroll taxes above the earned income credit may let more be.
    Combat pay counts as earnings here, without any election (§ 24(d)(1)).
    """
    zero = tax_return.zero
    earned = income.earned_income + tax_return.sum(lambda person: person.combat_pay)
    above = greatest(earned - law.child_credit_earned_floor, zero)
    refund = above * law.child_credit_refundable_rate
    if not tax_return.dependents.many:
        return refund
    taxes, earned_income_credit = payroll
    return greatest(refund, taxes - earned_income_credit)


def added_in_2021(
    tax_return: TaxReturn[Amount], income: FederalIncome[Amount], law: FederalLaw[Amount]
) -> Amount:
    """Return what 2021 added to $2,000 a child, after its own reduction (§ 24(i)(3)-(4))."""
    older, younger = law.child_credit_2021
    under_six = like(tax_return.dependents.under_six, tax_return.zero)
    children = like(tax_return.dependents.child_credit, tax_return.zero)
    added = (older - law.child_credit) * (children - under_six)
    added = added + (younger - law.child_credit) * under_six + tax_return.zero
    threshold = law.child_credit_2021_threshold
    steps = steps_up(income.agi - threshold, _THOUSAND)
    # The reduction may not exceed what the excess up to the ordinary threshold would cost, 5 %.
    most = (law.child_credit_threshold - threshold) * law.child_credit_per_step / _thousand(added)
    reduction = least(steps * law.child_credit_per_step, most + tax_return.zero)
    return greatest(added - reduction, tax_return.zero)


def _thousand(amount: Amount) -> Amount:
    return like(_THOUSAND, amount)


def payroll_taxes_of_schedule_8812(
    payroll: tuple[PayrollTaxes[Amount], ...],
    self_employment: tuple[SelfEmploymentTax[Amount], ...],
) -> Amount:
    """Return employee Social Security and Medicare tax, and half of self-employment tax."""
    withheld = total([step.social_security + step.medicare for step in payroll])
    return withheld + total([step.deduction for step in self_employment])
