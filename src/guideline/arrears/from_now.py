"""What is owed by the payments really made, and how a plan goes on from there."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import repeat, takewhile

import attrs

from guideline.amounts import to_cents
from guideline.arrears.debt import Debt
from guideline.arrears.instalment_days import instalment_days
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import terms_of
from guideline.arrears.receipts import Receipt
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_interest import interest_to_clear
from guideline.arrears.repayment_terms import Terms, at_level
from guideline.arrears.setting import Setting
from guideline.facts.fields import changed


def actual(
    plan: Plan, receipts: Sequence[Receipt], as_of: date, looks: Iterable[date] = ()
) -> Terms:
    """Return the terms of what was really received, and nothing else, through a day.

    Args:
        plan: The plan.
        receipts: What was received, by the day for which it counts.
        as_of: The day.
        looks: Days by which the interest so far is to be noted.
    """
    terms = terms_of(plan, ())
    return attrs.evolve(
        terms,
        days=lambda: repeat(date.max),
        lumps=tuple((each.day, each.amount) for each in receipts if not each.covers),
        covered=tuple((each.day, each.amount) for each in receipts if each.covers),
        looks=tuple(looks),
        until=as_of,
        suspended=terms.suspended,
    )


def owed(debt: Debt, as_of: date) -> tuple[Decimal, Decimal]:
    """Return the principal and the interest that are owed at the end of a day."""
    principal = debt.principal + sum((o.unpaid for o in debt.current if o.due <= as_of), ZERO)
    return to_cents(principal), to_cents(max(debt.bucket.interest_owed, ZERO))


def from_now(plan: Plan, setting: Setting, debt: Debt, as_of: date) -> Plan:
    """Return the plan as it goes on from what is owed, with the payments that it names."""
    first = next(day for day in instalment_days(plan.first, plan.per) if day > as_of)
    principal, interest = owed(debt, as_of)
    opening = debt.bucket.opening if debt.following > as_of else ZERO
    if debt.bucket.interest_owed < 0:  # some of the running month's is paid: what is left of it
        interest, opening = to_cents(interest_to_clear(debt)), ZERO
    waiting = sum((o.unpaid for o in debt.waiting if o.due <= as_of), ZERO)
    of_month = sum((o.unpaid for o in debt.current if o.due <= as_of), ZERO)
    later = [{"from": day, "payment": amount} for day, amount in setting.levels if day > first]
    return changed(
        plan,
        as_of=as_of,
        principal=principal,
        accrued_interest=interest,
        opening=to_cents(opening),
        not_yet_bearing=min(to_cents(waiting), principal),
        current_unpaid=to_cents(of_month),
        current_paid=_paid_ahead(plan, debt, as_of),
        paid_meanwhile=False,
        first=first,
        payment=at_level(setting.levels, first),
        changes=later,
        months=None, by=None, share_of_current=None, rule=None, share=None, roll_down=False,
        lump_sums=[lump for lump in plan.lump_sums if lump.date > as_of],
    )  # fmt: skip


def _paid_ahead(plan: Plan, debt: Debt, as_of: date) -> Decimal:
    """Return what is paid of the current support that falls due after a day."""
    ahead = sum((o.amount - o.unpaid for o in debt.current if o.due > as_of), ZERO)
    terms = terms_of(changed(plan, current_paid=ZERO, paid_meanwhile=False), ())
    due = takewhile(lambda each: each[0] <= as_of, terms.current())
    before = sum((amount for _, amount in due), ZERO)
    return to_cents(ahead + max(plan.current_paid - before, ZERO))


def at_present(
    going_on: Plan, kept: date | None, obligations: Sequence[Obligation], as_of: date
) -> tuple[Decimal, date | None]:
    """Return the arrears paid each time so far, and when the debt ends at that rate.

    Args:
        going_on: The plan as it goes on from what is owed.
        kept: When it ends if it is kept.
        obligations: What was asked, with what was paid on it.
        as_of: The day.
    """
    due = sum(1 for each in obligations if not each.current and each.due <= as_of)
    paid = sum((each.amount - each.unpaid for each in obligations if not each.current), ZERO)
    rate = to_cents(paid / due) if due else ZERO
    if not rate:
        return ZERO, None
    if (rate, going_on.changes) == (going_on.payment, ()):
        return rate, kept
    end = repay(terms_of(going_on, ((going_on.first, rate),)))
    return rate, end.steps[-1].due if end.ended and end.steps else None
