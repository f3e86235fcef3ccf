"""How old the arrears of a plan are when each instalment is paid (15 U.S.C. § 1673(b)(2)).

Five percent more of a pay check are open to the extent of an order "with respect to a period which
is prior to the twelve-week period which ends with the beginning of" its workweek. The workweek is
taken to begin on the day of the instalment.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile

from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.past_due import Since, listed_of
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import days_of
from guideline.arrears.withholding_law import federal_ceiling


def older_on(plan: Plan, debt: Debt, day: date) -> Decimal | None:
    """Return what of the arrears is older than 12 weeks when a day's instalment is paid.

    Principal, which is paid oldest first. Once all of the balance is as old, so is all of the rest.

    Args:
        plan: The plan.
        debt: The debt after all instalments.
        day: The day of one of them.

    Returns:
        Dollars; ``None`` where all are.
    """
    told = None if plan.earnings is None else plan.earnings.over_12_weeks
    if told is not None:
        return None if told else ZERO
    if day >= all_old_from(plan):
        return None
    old = sum((amount for due, amount in ages_of(plan) if old_from(plan, due) <= day), ZERO)
    before = takewhile(lambda step: step.due < day or (step.due == day and step.lump), debt.steps)
    paid = max((step.to_principal for step in before), default=ZERO) if old else ZERO
    return max(old - paid, ZERO)


def while_ageing(plan: Plan, last: date) -> Iterator[date]:
    """Yield the instalments by a day of the time in which some arrears are old and some not."""
    if plan.earnings is None or plan.earnings.over_12_weeks is not None or not listed_of(plan)[0]:
        return
    end = all_old_from(plan)
    for day in takewhile(lambda day: day <= last, days_of(plan)):
        yield day
        if day >= end:
            return


def ages_of(plan: Plan) -> Since:
    """Return the principal of a plan by the day on which it fell due, oldest first.

    Of what is not listed all is taken to be as old as the oldest support that is told, where none
    is listed; otherwise it is as young as the balance.
    """
    listed, rest = listed_of(plan)
    oldest = plan.as_of if listed else plan.standing.oldest_due or plan.as_of
    return (*listed, (oldest, rest)) if rest or not listed else listed


def old_from(plan: Plan, due: date) -> date:
    """Return the first day on which what fell due on a day is older than 12 weeks."""
    return due + timedelta(weeks=int(federal_ceiling(plan.first).figures["weeks"]), days=1)


def all_old_from(plan: Plan) -> date:
    """Return the first day on which all of a plan's balance is older than 12 weeks."""
    return old_from(plan, max(due for due, _ in ages_of(plan)))
