"""What is owed by the payments really made: the balance from which a plan goes on."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import repeat, takewhile

import attrs

from guideline.amounts import to_cents
from guideline.arrears.debt import Debt
from guideline.arrears.instalment_days import days_in_month
from guideline.arrears.ledger import ZERO
from guideline.arrears.past_due import unpaid_since
from guideline.arrears.plan_balance import as_fact
from guideline.arrears.plan_facts import Plan, Standing17520
from guideline.arrears.plan_terms import anchor_of, terms_of, whole_support
from guideline.arrears.receipts import Receipt
from guideline.arrears.repayment import seen_now
from guideline.arrears.repayment_crediting import DUST
from guideline.arrears.repayment_interest import interest_to_clear
from guideline.arrears.repayment_terms import Terms, at_level, total_of
from guideline.arrears.setting import Setting
from guideline.dates import month_after, month_of
from guideline.facts.fields import changed


def actual(
    plan: Plan, receipts: Sequence[Receipt], as_of: date, looks: Iterable[date] = ()
) -> Terms:
    """Return the terms of what was really received, and nothing else, through a day.

    Args:
        plan: The plan.
        receipts: What was received, by the day for which it counts.
        as_of: The day.
        looks: Days at whose end it is to be noted what is owed.
    """
    terms = terms_of(plan, ())
    return attrs.evolve(
        terms,
        days=lambda: repeat(date.max),
        lumps=tuple((each.day, each.amount) for each in receipts if not each.covers),
        covered=tuple((each.day, each.amount) for each in receipts if each.covers),
        alone=(),
        looks=tuple(looks),
        until=as_of,
    )


def owed(debt: Debt, as_of: date) -> tuple[Decimal, Decimal]:
    """Return the principal and the interest that are owed at the end of a day."""
    return to_cents(_principal(debt, as_of)), to_cents(max(debt.bucket.interest_owed, ZERO))


def _principal(debt: Debt, as_of: date) -> Decimal:
    """Return the principal that is owed at the end of a day, exact."""
    return debt.principal + sum((o.unpaid for o in debt.current if o.due <= as_of), ZERO)


def from_now(plan: Plan, setting: Setting, debt: Debt, as_of: date) -> Plan:
    """Return the plan as it goes on from what is owed, with the payments that it names.

    What is owed is exact, as the account of the same payments states it; less than half a cent of
    principal is nothing, and so is less than that of interest, once the arrears are settled.
    """
    first = _first_after(plan, as_of)
    principal, interest = _principal(debt, as_of), max(debt.bucket.interest_owed, ZERO)
    principal = as_fact(principal) if to_cents(principal) else ZERO
    opening = debt.bucket.opening
    if debt.bucket.interest_owed < -DUST:  # some of the running month's is paid: what is left
        interest, opening = interest_to_clear(debt), ZERO
    if seen_now(debt, as_of).settled:
        interest = ZERO
    waiting = sum((o.unpaid for o in debt.waiting if o.due <= as_of), ZERO)
    of_month = sum((o.unpaid for o in debt.current if o.due <= as_of), ZERO)
    later = [{"from": day, "payment": amount} for day, amount in setting.levels if day > first]
    return changed(
        plan,
        name="From now on",
        as_of=as_of,
        principal=principal,
        accrued_interest=as_fact(interest),
        opening=as_fact(opening),
        not_yet_bearing=min(as_fact(waiting), principal),
        current_unpaid=min(as_fact(of_month), principal),
        current_paid=_left_of_what_was_paid(plan, as_of),
        paid_meanwhile=False,
        first=first,
        anchor=anchor_of(plan),
        payment=at_level(setting.levels, first),
        changes=later,
        months=None, by=None, share_of_current=None, rule=None, share=None, roll_down=False,
        lump_sums=[lump for lump in plan.lump_sums if lump.date > as_of],
        standing=_standing(plan, debt, as_of),
    )  # fmt: skip


def _first_after(plan: Plan, after: date) -> date:
    """Return the day of a plan's first instalment after a day."""
    month = month_of(max(after, plan.first))
    while True:
        for day in days_in_month(anchor_of(plan), plan.per, month):
            if day > after and day >= plan.first:
                return day
        month = month_after(month)


def _standing(plan: Plan, debt: Debt, as_of: date) -> Standing17520:
    """Return what is told of the arrears: where instalments are listed, what is left of them."""
    if not plan.standing.unpaid:
        return plan.standing
    left = [(due, as_fact(amount)) for due, amount in unpaid_since(plan, debt, as_of)]
    unpaid = [{"due": due, "amount": amount} for due, amount in left if amount]
    return changed(plan.standing, unpaid=unpaid)


def _left_of_what_was_paid(plan: Plan, as_of: date) -> Decimal:
    """Return what is left of what was paid before the plan, for support due after a day."""
    if not plan.current_paid:
        return ZERO
    due = takewhile(lambda each: each[0] <= as_of, whole_support(plan))
    return as_fact(max(plan.current_paid - total_of(due), ZERO))
