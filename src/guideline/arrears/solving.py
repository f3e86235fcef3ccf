"""The smallest payment that ends a plan in time."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import takewhile

import attrs

from guideline.amounts import steps_up
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import levels, terms_of
from guideline.arrears.repayment import repay
from guideline.dates import MONTHS_IN_A_YEAR, months_after
from guideline.errors import InvalidFacts, Problem

_PATIENCE, _DAYS = 8, 365
"""After so many tries every other one is the middle, so that no curve is followed for long."""


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
    enough = _enough(plan, last)
    guess, slope = _first_guess(plan, last)
    return plan.step * _smallest(lambda steps: _missing(plan, steps, last), enough, guess, slope)


def _first_guess(plan: Plan, last: date) -> tuple[int, Decimal]:
    """Return about how many steps do, and how much less is missing for one more.

    Of n instalments p, of which the first P / p pay the principal P, the interest is about half of
    what P would bear meanwhile: p n = P + r P² / 24 p, with r for a year and n in months.
    """
    count, debt = Decimal(_instalments(plan, last)), plan.principal + plan.accrued_interest
    rate = max(terms_of(plan, ()).rates.rates)
    months = Decimal((last - plan.as_of).days) * MONTHS_IN_A_YEAR / _DAYS
    payment = debt * (1 + (1 + months * rate / 6).sqrt()) / (2 * count)
    slope = count - 2 * count if not payment else min(debt / payment - 2 * count, -count / 2)
    return int(steps_up(payment, plan.step)), slope


def _smallest(missing: Callable[[int], Decimal], enough: int, guess: int, slope: Decimal) -> int:
    """Return the smallest number for which nothing is missing, following the slope to it.

    What is missing falls as the number grows. Whatever is guessed, the answer is between a number
    that was tried and is too small, and the next one, which was tried and is not.

    Args:
        missing: What is missing, and below zero what is left over.
        enough: A number for which nothing is missing.
        guess: Where to begin.
        slope: How much less is missing for one more, at the beginning.
    """
    low, high, tries = -1, enough, 0
    before: tuple[int, Decimal] | None = None
    while high - low > 1:
        tries += 1
        halves = tries > _PATIENCE and tries % 2
        at = (low + high) // 2 if halves else min(max(guess, low + 1), high - 1)
        more = missing(at)
        low, high = (at, high) if more > 0 else (low, at)
        if before is not None and before[0] != at and before[1] != more:
            slope = (more - before[1]) / (at - before[0])
        before = at, more
        guess = at + int((more / -slope).to_integral_value(ROUND_CEILING))
    return high


def _missing(plan: Plan, steps: int, last: date) -> Decimal:
    """Return what is still owed on the last day with a payment of so many steps, in steps.

    Where the plan ends in time, what was not needed of its instalments, below zero.
    """
    asked = levels(plan, steps * plan.step)
    terms = attrs.evolve(terms_of(plan, asked), last=last)
    debt = repay(terms)
    in_time = [step for step in debt.steps if step.due <= last]
    if debt.ended and len(in_time) == len(debt.steps):
        needed = debt.paid - debt.bucket.to_current
        unused = (steps * plan.step) * _instalments(plan, last) - needed
        return -max(unused, ZERO) / plan.step
    paid = in_time[-1].paid if in_time else ZERO
    left = debt.paid - paid + debt.principal + debt.bucket.interest_owed
    return max(left, plan.step) / plan.step


def _enough(plan: Plan, last: date) -> int:
    """Return how many steps are surely enough: the whole debt with its interest at once."""
    terms = terms_of(plan, levels(plan, ZERO))
    years = last.year - plan.as_of.year + 2
    debt = plan.principal * (1 + max(terms.rates.rates) * years) + plan.accrued_interest
    if plan.current_support is not None:
        debt += plan.current_support.amount * MONTHS_IN_A_YEAR * years
    steps = int(steps_up(debt, plan.step))
    if _missing(plan, steps, last) <= 0:
        return steps
    where = "months" if plan.by is None else "by"
    why = f"no payment ends the plan by {last}: no instalment pays it off by then"
    raise InvalidFacts([Problem(where, str(getattr(plan, where)), why, "allow a longer time")])


def _instalments(plan: Plan, last: date) -> int:
    """Return how many instalments fall due through a day, of which there is at least one."""
    days = terms_of(plan, ()).days()
    return sum(1 for _ in takewhile(lambda day: day <= last, days))
