"""The incomes at which a tax credit begins to fall, falls otherwise, or has ended."""

from collections.abc import Callable, Iterator
from decimal import ROUND_CEILING, Decimal

import attrs

from guideline.amounts import like
from guideline.facts.kinds import FilingStatus
from guideline.facts.parents import Parent
from guideline.study.break_rules import BreakRule
from guideline.taxes.annual import AnnualTaxes
from guideline.taxes.california import CaliforniaTax
from guideline.taxes.liability import ReturnTaxes
from guideline.taxes.years import CaliforniaLaw, FederalLaw, california_law, federal_law

_ZERO = Decimal(0)
_STEP_OF_CHILD_CREDIT = 1000  # § 24(b)(1) reduces by the $1,000
_STEP_OF_CARE = 2000  # § 21(a)(2) reduces by the $2,000, a point each
_STEP_OF_YOUNG_CHILD = 100  # § 17052.1 reduces by the $100
_POINT = Decimal("0.01")

Taxes = ReturnTaxes[Decimal]
Measure = Callable[[Taxes], Decimal]
"""The income of a return that a credit looks at."""


@attrs.frozen
class CreditEdge:
    """An income at which the law makes a credit move otherwise."""

    rule: BreakRule
    measure: Measure
    at: Decimal

    def beyond(self, taxes: Taxes) -> Decimal:
        """Return how far a return's income is above it."""
        return self.measure(taxes) - self.at


def credit_edges(taxes: AnnualTaxes[Decimal], parent: Parent) -> Iterator[CreditEdge]:
    """Yield the edges of the credits that a return may have, whether or not they move support.

    Args:
        taxes: The taxes of a parent, whose tables and dependents hold along the axis.
        parent: The parent.
    """
    status = parent.filing_status or FilingStatus.SINGLE
    law = federal_law(taxes.tables[0], status, _ZERO)
    yield from _earned_income(taxes.whole_return, law, joint=status is FilingStatus.MARRIED_JOINT)
    yield from _child(taxes.whole_return, law)
    yield from _care(taxes.whole_return, law)
    if taxes.whole_return.federal.savers.contributions:
        for top in law.savers_tops:
            yield CreditEdge(BreakRule.SAVERS_CREDIT_FALLS, _agi, top)
    if taxes.whole_return.in_california:
        state_law = california_law(taxes.tables[1], status, _ZERO)
        yield from _of_california(taxes.whole_return.california, state_law, parent)


def _of_california(
    taxes: CaliforniaTax[Decimal], law: CaliforniaLaw[Decimal], parent: Parent
) -> Iterator[CreditEdge]:
    yield from _caleitc(taxes, law)
    yield from _young_child(law)
    yield from _exemptions(law)
    if taxes.dependent_care is not None:
        for top in law.care_tops:
            yield CreditEdge(BreakRule.CALIFORNIA_CARE_CREDIT_FALLS, _agi, top)
    if parent.tax_return.rent_paid is not None:
        yield CreditEdge(BreakRule.RENTERS_CREDIT_ENDS, _california_agi, law.renters_cap)


def _agi(taxes: Taxes) -> Decimal:
    return taxes.federal.income.agi


def _california_agi(taxes: Taxes) -> Decimal:
    return taxes.california.income.agi


def _earned(taxes: Taxes) -> Decimal:
    return taxes.federal.income.earned_income


def _larger(taxes: Taxes) -> Decimal:
    return max(_agi(taxes), _earned(taxes))


def _last_step(whole: Decimal, per_step: Decimal, size: Decimal | int) -> Decimal:
    """Return how far above its threshold the last step takes what is left of a credit."""
    steps = (whole / per_step).to_integral_value(rounding=ROUND_CEILING)
    return (steps - 1) * size


def _earned_income(taxes: Taxes, law: FederalLaw[Decimal], *, joint: bool) -> Iterator[CreditEdge]:
    credit = taxes.federal.earned_income
    if credit is None:
        return
    row = credit.children
    most, start = law.eitc_most[row], law.eitc_out_start[row]
    start += law.eitc_joint_addition[row] if joint else _ZERO
    yield CreditEdge(BreakRule.EARNED_INCOME_CREDIT_WHOLE, _earned, most / law.eitc_in_rates[row])
    yield CreditEdge(BreakRule.EARNED_INCOME_CREDIT_FALLS, _larger, start)
    end = start + most / law.eitc_out_rates[row]
    yield CreditEdge(BreakRule.EARNED_INCOME_CREDIT_ENDS, _larger, end)


def _child(taxes: Taxes, law: FederalLaw[Decimal]) -> Iterator[CreditEdge]:
    credit = taxes.federal.child
    if credit is None:
        return
    if law.child_credit_2021[0]:
        start = law.child_credit_2021_threshold
        yield CreditEdge(BreakRule.CHILD_TAX_CREDIT_FALLS, _agi, start)
    start = law.child_credit_threshold
    yield CreditEdge(BreakRule.CHILD_TAX_CREDIT_FALLS, _agi, start)
    whole = law.child_credit * like(credit.children, start)
    whole += law.other_dependent_credit * like(credit.other_dependents, start)
    last = _last_step(whole, law.child_credit_per_step, _STEP_OF_CHILD_CREDIT)
    yield CreditEdge(BreakRule.CHILD_TAX_CREDIT_ENDS, _agi, start + last)


def _care(taxes: Taxes, law: FederalLaw[Decimal]) -> Iterator[CreditEdge]:
    if taxes.federal.dependent_care is None:
        return
    falls = law.care_most_rate - law.care_first_least_rate
    yield CreditEdge(BreakRule.CARE_CREDIT_FALLS, _agi, law.care_start)
    last = _last_step(falls, _POINT, _STEP_OF_CARE)
    yield CreditEdge(BreakRule.CARE_CREDIT_LEAST, _agi, law.care_start + last)
    if law.care_second_start:
        start = law.care_second_start
        falls = law.care_first_least_rate - law.care_least_rate
        last = _last_step(falls, _POINT, law.care_second_step)
        yield CreditEdge(BreakRule.CARE_CREDIT_FALLS, _agi, start)
        yield CreditEdge(BreakRule.CARE_CREDIT_LEAST, _agi, start + last)


def _caleitc(taxes: CaliforniaTax[Decimal], law: CaliforniaLaw[Decimal]) -> Iterator[CreditEdge]:
    credit = taxes.earned_income
    if credit is None:
        return
    row = credit.children
    peak, rate = law.caleitc_earned[row], law.caleitc_rates[row] * law.caleitc_factor
    slow_from = 2 * peak - law.caleitc_second[row] / rate
    yield CreditEdge(BreakRule.CALEITC_FALLS, _earned, peak)
    yield CreditEdge(BreakRule.CALEITC_FALLS_SLOWLY, _larger, slow_from)
    yield CreditEdge(BreakRule.CALEITC_ENDS, _larger, law.caleitc_limit[row])


def _young_child(law: CaliforniaLaw[Decimal]) -> Iterator[CreditEdge]:
    if law.young_child_credit:
        start, whole = law.young_child_start, law.young_child_credit
        last = _last_step(whole, law.young_child_per_step, _STEP_OF_YOUNG_CHILD)
        yield CreditEdge(BreakRule.YOUNG_CHILD_CREDIT_FALLS, _earned, start)
        yield CreditEdge(BreakRule.YOUNG_CHILD_CREDIT_ENDS, _earned, start + last)


def _exemptions(law: CaliforniaLaw[Decimal]) -> Iterator[CreditEdge]:
    start = law.credit_threshold
    yield CreditEdge(BreakRule.EXEMPTION_CREDITS_FALL, _agi, start)
    for whole in (law.personal_credit, law.dependent_credit):
        last = _last_step(whole, law.credit_per_step, law.credit_step)
        yield CreditEdge(BreakRule.EXEMPTION_CREDITS_END, _agi, start + last)
