"""What a plan asks for, day by day: its instalments, and the current support with them."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import each_time, terms_of
from guideline.arrears.repayment import repay
from guideline.arrears.repayment_terms import Levels, Terms, is_suspended
from guideline.arrears.schedule import PaymentPlan, PlanInstalment, rows_of
from guideline.dates import Per, month_of


def obligations_of(
    plan: Plan, result: PaymentPlan, levels: Levels, as_of: date
) -> list[Obligation]:
    """Return what a plan asks for in the order of due days, current support first on one day.

    Current support that the plan pays with its instalments is due with each of them, in the part
    that each carries; where the plan names a due day of its own, it is due on that day, in full.

    Args:
        plan: The plan.
        result: Its schedule.
        levels: Its instalments toward arrears, from day to day.
        as_of: The day through which it is followed, at the least.
    """
    rows = result.schedule if result.ends else _rows_through(plan, levels, as_of)
    found = list(_asked(plan, rows, as_of))
    found.sort(key=lambda each: (each.due, not each.current))
    return found


def _rows_through(plan: Plan, levels: Levels, as_of: date) -> Sequence[PlanInstalment]:
    """Return the rows of a plan that never ends, through a day."""
    return rows_of(repay(attrs.evolve(terms_of(plan, levels), until=as_of)))


def _asked(plan: Plan, rows: Sequence[PlanInstalment], as_of: date) -> Iterator[Obligation]:
    terms = terms_of(plan, ())
    in_parts = plan.per is not Per.MONTH and _is_paid_with_instalments(plan)
    charged = _charged(terms, max(as_of, rows[-1].due if rows else as_of))
    monthly: dict[date, Decimal] = {}
    for due, amount in charged:
        monthly[month_of(due)] = monthly.get(month_of(due), ZERO) + amount
        if not in_parts and month_of(due) <= month_of(as_of):
            yield Obligation(due, amount, current=True, unpaid=amount)
    for row in rows:
        part = ZERO if row.lump_sum else each_time(plan, monthly.get(month_of(row.due), ZERO))
        part = min(part, row.payment)
        if part and in_parts:
            yield Obligation(row.due, part, current=True, unpaid=part, in_part=True)
        if row.payment > part:
            arrears = row.payment - part
            yield Obligation(row.due, arrears, current=False, unpaid=arrears)


def _is_paid_with_instalments(plan: Plan) -> bool:
    return plan.current_support is not None and plan.current_support.due_day is None


def _charged(terms: Terms, last: date) -> Iterator[tuple[date, Decimal]]:
    """Yield the current support that falls due by the end of a day's month, where none suspends."""
    for due, amount in terms.current():
        if due > last and month_of(due) > month_of(last):
            return
        if amount and not is_suspended(terms, due):
            yield due, amount
