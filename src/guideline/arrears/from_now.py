"""What is owed by the payments really made, and how a plan goes on from there."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import repeat

import attrs

from guideline.amounts import to_cents
from guideline.arrears.debt import Debt
from guideline.arrears.instalment_days import instalment_days
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.plan import planned
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import levels, terms_of
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_terms import Terms, at_level
from guideline.arrears.schedule import PaymentPlan
from guideline.arrears.setting import set_payment
from guideline.facts.fields import changed


def actual(plan: Plan, paid: Sequence[tuple[date, Decimal]], as_of: date) -> Terms:
    """Return the terms of what was really paid, and nothing else, through a day."""
    terms = terms_of(plan, ())
    return attrs.evolve(
        terms,
        days=lambda: repeat(date.max),
        lumps=tuple(paid),
        until=as_of,
        suspended=terms.suspended,
    )


def owed(debt: Debt, as_of: date) -> tuple[Decimal, Decimal]:
    """Return the principal and the interest that are owed at the end of a day."""
    principal = debt.principal + sum((o.unpaid for o in debt.current if o.due <= as_of), ZERO)
    return to_cents(principal), to_cents(debt.bucket.interest_owed)


def from_now(plan: Plan, result: PaymentPlan, debt: Debt, as_of: date) -> Plan:
    """Return the plan as it goes on from what is owed, with the payments that it names."""
    first = next(day for day in instalment_days(plan.first, plan.per) if day > as_of)
    principal, interest = owed(debt, as_of)
    waiting = sum((o.unpaid for o in debt.waiting if o.due <= as_of), ZERO)
    setting = set_payment(plan).levels
    later = [{"from": day, "payment": amount} for day, amount in setting if day > first]
    return changed(
        plan,
        as_of=as_of,
        principal=principal,
        accrued_interest=interest,
        opening=_opening(debt, as_of),
        not_yet_bearing=min(waiting, principal),
        first=first,
        payment=at_level(setting, first) if plan.first <= first else result.payment,
        changes=later,
        months=None, by=None, share_of_current=None, rule=None, share=None, roll_down=False,
        lump_sums=[lump for lump in plan.lump_sums if lump.date > as_of],
    )  # fmt: skip


def _opening(debt: Debt, as_of: date) -> Decimal:
    """Return the principal whose interest for the running month is not yet posted."""
    return debt.bucket.opening if debt.following > as_of and debt.counted is None else ZERO


def at_present(
    plan: Plan, obligations: Sequence[Obligation], debt: Debt, as_of: date
) -> tuple[Decimal, date | None]:
    """Return the arrears paid each time so far, and when the debt ends at that rate."""
    due = [each for each in obligations if not each.current and each.due <= as_of]
    paid = sum((each.amount - each.unpaid for each in obligations if not each.current), ZERO)
    if not due:
        return ZERO, None
    rate = to_cents(paid / len(due))
    if not rate:
        return rate, None
    plain = changed(from_now(plan, planned(plan), debt, as_of), payment=rate, changes=[])
    end = repay(terms_of(plain, levels(plain, rate)))
    return rate, end.steps[-1].due if end.ended and end.steps else None
