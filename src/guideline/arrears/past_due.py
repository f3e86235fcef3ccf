"""How old what is owed on a plan is: what of its balance was due when, and what is left of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import attrs

from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan
from guideline.arrears.repayment import CENT
from guideline.arrears.repayment_crediting import DUST
from guideline.arrears.repayment_terms import total_of
from guideline.dates import month_of

Since = tuple[tuple[date, Decimal], ...]
"""Amounts, each with the day since which it is past due."""


@attrs.frozen
class Standing:
    """What is owed on a day, and since when.

    Attributes:
        owed: Principal and interest.
        latest: The parts of it with the days since which they are past due, each as young as what
            is told of the balance allows; interest as old as the oldest support.
        earliest: The same, each as old as that allows.
    """

    owed: Decimal
    latest: Since
    earliest: Since


def standing_of(
    plan: Plan, debt: Debt, owed: tuple[Decimal, Decimal], behind: int, as_of: date
) -> Standing:
    """Return what is owed and since when, the arrears of the plan's own balance included.

    Args:
        plan: The plan.
        debt: The debt as it was really paid.
        owed: What of it is left: principal and interest.
        behind: How many days the plan or current support is behind.
        as_of: The day.
    """
    principal, interest = owed
    ages = []
    for balance in (_latest(plan), _earliest(plan)):
        since = _left_of(plan, balance, debt, as_of)
        oldest = min((day for day, _ in since), default=as_of - timedelta(days=behind))
        ages.append((*since, (oldest, interest)))
    return Standing(principal + interest, *ages)


def unpaid_since(plan: Plan, debt: Debt, as_of: date) -> Since:
    """Return the principal that is left on a day, each part as young as the plan's facts allow."""
    return _left_of(plan, _latest(plan), debt, as_of)


def _left_of(plan: Plan, balance: Since, debt: Debt, as_of: date) -> Since:
    """Return what is left of a plan's balance, and of the support that fell due since."""
    unpaid = [lot for lot in (*debt.past_due, *debt.current) if lot.unpaid and lot.due <= as_of]
    later = [(lot.due, lot.unpaid) for lot in unpaid if lot.due > plan.as_of]
    left = sum((lot.unpaid for lot in unpaid if lot.due <= plan.as_of), ZERO)
    paid = debt.of_balance, max(plan.principal - left - debt.of_balance, ZERO)
    return (*_unpaid(plan, balance, *paid), *later)


def _latest(plan: Plan) -> Since:
    """Return the principal of a plan, as young as its facts allow.

    What no instalment covers may have fallen due on the day of the balance, but for a cent of it
    where the oldest is told to be older than the instalments are.
    """
    listed, rest = listed_of(plan)
    oldest, cent = plan.standing.oldest_due, ZERO
    if oldest is not None and all(oldest < due for due, _ in listed):
        cent = min(rest, CENT)
        listed = ((oldest, cent), *listed)
    return (*listed, (plan.as_of, rest - cent))


def _earliest(plan: Plan) -> Since:
    """Return the principal of a plan, as old as its facts allow.

    What no instalment covers may be of any age where some are listed, as beside a judgment's sum
    in an account, or where nothing is told.
    """
    listed, rest = listed_of(plan)
    oldest = None if listed else plan.standing.oldest_due
    return ((oldest or date.min, rest), *listed)


def listed_of(plan: Plan) -> tuple[Since, Decimal]:
    """Return the unpaid instalments of a plan's balance, oldest first, and what is not listed."""
    listed = sorted((each.due, each.amount) for each in plan.standing.unpaid)
    rest = plan.principal - total_of(listed)
    return tuple(listed), rest if rest > DUST else ZERO


def _unpaid(
    plan: Plan, balance: Since, of_month: Decimal, paid: Decimal
) -> list[tuple[date, Decimal]]:
    """Return what is left of a balance: what was paid went to its own month's support first.

    Args:
        plan: The plan.
        balance: Its principal, oldest first.
        of_month: What was credited to support of the month of ``as_of``.
        paid: What was credited to the rest, oldest first.
    """
    month = month_of(plan.as_of)
    before = [each for each in balance if each[0] < month]
    own, over = _less((each for each in balance if each[0] >= month), of_month)
    left, _ = _less([*before, *own], paid + over)
    return left


def _less(
    balance: Iterable[tuple[date, Decimal]], paid: Decimal
) -> tuple[list[tuple[date, Decimal]], Decimal]:
    """Return what is left of amounts after one is paid on them in turn, and what is left of it."""
    left = []
    for day, amount in balance:
        part = min(amount, paid)
        paid -= part
        if amount > part:
            left.append((day, amount - part))
    return left, paid
