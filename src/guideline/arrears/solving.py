"""The smallest payment that ends a plan in time."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile

import attrs

from guideline.amounts import steps_up
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import levels, terms_of
from guideline.arrears.repayment import repay
from guideline.dates import MONTHS_IN_A_YEAR, months_after
from guideline.errors import InvalidFacts, Problem


def deadline(plan: Plan) -> date:
    """Return the last day on which a plan with an end may be paid off."""
    if plan.by is not None:
        return plan.by
    return months_after(plan.first, plan.months or 0) - timedelta(days=1)


def smallest_payment(plan: Plan) -> Decimal:
    """Return the smallest payment, in whole steps, with which a plan ends in time.

    Raises:
        InvalidFacts: No payment ends in time, since no instalment is paid by then.
    """
    last = deadline(plan)
    high = _enough(plan, last)
    low = -1
    guess = _least_steps(plan, last)
    if 0 < guess < high:
        if _ends(plan, guess - 1, last):
            high = guess - 1
        else:
            low = guess - 1
            high = _gallop(plan, low, high, last)
    while high - low > 1:
        middle = (low + high) // 2
        if _ends(plan, middle, last):
            high = middle
        else:
            low = middle
    return high * plan.step


def _gallop(plan: Plan, low: int, high: int, last: date) -> int:
    """Return a number of steps that is enough, found in strides that double."""
    stride = max(low // 8, 1)
    while low + stride < high and not _ends(plan, low + stride, last):
        stride *= 2
    return min(low + stride, high)


def _ends(plan: Plan, steps: int, last: date) -> bool:
    """Return whether a plan ends in time with a payment of so many steps."""
    debt = repay(attrs.evolve(terms_of(plan, levels(plan, steps * plan.step)), last=last))
    return debt.ended and (not debt.steps or debt.steps[-1].due <= last)


def _enough(plan: Plan, last: date) -> int:
    """Return how many steps are surely enough: the whole debt with its interest at once."""
    terms = terms_of(plan, levels(plan, ZERO))
    years = last.year - plan.as_of.year + 2
    debt = plan.principal * (1 + terms.rates.on(plan.as_of) * years) + plan.accrued_interest
    if plan.current_support is not None:
        debt += plan.current_support.amount * MONTHS_IN_A_YEAR * years
    steps = int(steps_up(debt, plan.step))
    if _ends(plan, steps, last):
        return steps
    where = "months" if plan.by is None else "by"
    why = f"no payment ends the plan by {last}: no instalment pays it off by then"
    raise InvalidFacts([Problem(where, str(getattr(plan, where)), why, "allow a longer time")])


def _least_steps(plan: Plan, last: date) -> int:
    """Return how many steps would do without further interest: a good place to begin."""
    terms = terms_of(plan, levels(plan, ZERO))
    count = sum(1 for _ in takewhile(lambda day: day <= last, terms.days()))
    return int(steps_up((plan.principal + plan.accrued_interest) / max(count, 1), plan.step))
