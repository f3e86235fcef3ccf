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
from guideline.arrears.plan import schedule_of
from guideline.arrears.plan_balance import as_fact
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import terms_of
from guideline.arrears.receipts import Receipt
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_crediting import DUST
from guideline.arrears.repayment_interest import interest_to_clear
from guideline.arrears.repayment_terms import Terms, at_level
from guideline.arrears.schedule import PaymentPlan
from guideline.arrears.setting import Setting, set_payment
from guideline.dates import MONTHS_IN_A_YEAR, month_of, months_after
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
    principal is nothing.
    """
    first = next(day for day in instalment_days(plan.first, plan.per) if day > as_of)
    principal, interest = _principal(debt, as_of), max(debt.bucket.interest_owed, ZERO)
    principal = as_fact(principal) if to_cents(principal) else ZERO
    opening = debt.bucket.opening if debt.following > as_of else ZERO
    if debt.bucket.interest_owed < -DUST:  # some of the running month's is paid: what is left of it
        interest, opening = interest_to_clear(debt), ZERO
    waiting = sum((o.unpaid for o in debt.waiting if o.due <= as_of), ZERO)
    of_month = sum((o.unpaid for o in debt.current if o.due <= as_of), ZERO)
    later = [{"from": day, "payment": amount} for day, amount in setting.levels if day > first]
    return changed(
        plan,
        as_of=as_of,
        principal=principal,
        accrued_interest=as_fact(interest),
        opening=as_fact(opening),
        not_yet_bearing=min(as_fact(waiting), principal),
        current_unpaid=min(as_fact(of_month), principal),
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
    return as_fact(ahead + max(plan.current_paid - before, ZERO))


def kept_from_now(going_on: Plan) -> PaymentPlan | None:
    """Return the schedule of a plan that goes on, or nothing where it still runs long after.

    It would run for more than two centuries, whose instalments nobody asks for.
    """
    setting = set_payment(going_on)
    debt = repay(_for_long(terms_of(going_on, setting.levels)))
    return schedule_of(going_on, setting, debt) if debt.ended or debt.endless else None


def at_present(
    going_on: Plan, kept: date | None, obligations: Sequence[Obligation], as_of: date
) -> tuple[Decimal, date | None]:
    """Return the arrears paid each time so far, and when the debt ends at that rate.

    Each time is an instalment that was due by the day; lump sums and what is paid ahead do not
    raise the rate. Where all of them are paid the plan goes on as it says.

    Args:
        going_on: The plan as it goes on from what is owed.
        kept: When it ends if it is kept.
        obligations: What was asked, with what was paid on it.
        as_of: The day.
    """
    due = [each for each in obligations if each.due <= as_of and not (each.current or each.lump)]
    paid = sum((each.amount - each.unpaid for each in due), ZERO)
    rate = to_cents(paid / len(due)) if due else ZERO
    if not going_on.principal + going_on.accrued_interest:
        return rate, as_of
    if not rate:
        return ZERO, None
    if not any(each.unpaid for each in due):
        return rate, kept
    terms = terms_of(changed(going_on, lump_sums=()), ((going_on.first, rate),))
    end = repay(_for_long(terms))
    return rate, end.steps[-1].due if end.ended and end.steps else None


_LONG = 200


def _for_long(terms: Terms) -> Terms:
    """Return terms that are followed for two centuries and no longer."""
    if terms.as_of.year + _LONG > terms.last.year:
        return terms
    return attrs.evolve(terms, last=months_after(month_of(terms.as_of), _LONG * MONTHS_IN_A_YEAR))
