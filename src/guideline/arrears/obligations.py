"""What a plan asks for, day by day: its instalments, and the current support with them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import takewhile

from guideline.amounts import steps_up
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import each_time, terms_of
from guideline.arrears.repayment import CENT, DUST
from guideline.arrears.repayment_interest import interest_to_clear
from guideline.arrears.repayment_terms import Levels, Terms, at_level, is_suspended
from guideline.dates import Per, month_of

_Due = tuple[date, Decimal]


def obligations_of(
    plan: Plan, levels: Levels, debt: Debt, payoff: date | None, as_of: date
) -> list[Obligation]:
    """Return what a plan asks for in the order of due days, current support first on one day.

    Instalments are asked for until the debt is paid as it is really paid: fewer where money came
    early and bore less interest, more where it came late.

    Args:
        plan: The plan.
        levels: Its instalments toward arrears, from day to day.
        debt: The debt as it was really paid by ``as_of``.
        payoff: When it was to end.
        as_of: The day through which it is followed, at the least.
    """
    terms = terms_of(plan, levels)
    last = max(as_of, payoff or as_of)
    days = [day for day in takewhile(lambda day: day <= last, terms.days())
            if not is_suspended(terms, day)]  # fmt: skip
    charged = list(_charged(terms, last))
    parts = _parts(plan, days, charged) if _is_paid_in_parts(plan) else None
    found = [
        Obligation(due, amount, current=True, unpaid=amount, in_part=parts is not None)
        for due, amount in (charged if parts is None else parts)
        if parts is not None or month_of(due) <= month_of(as_of)
    ]
    lumps = [(day, amount) for day, amount in terms.lumps if day <= last]
    asked = sorted(
        [*lumps, *((day, at_level(levels, day)) for day in days)], key=lambda due: due[0]
    )
    most = _arrears_in_all(plan, debt) + _left_over(charged, parts or charged, as_of)
    found += _instalments(asked, most)
    found.sort(key=lambda each: (each.due, not each.current))
    return found


def _instalments(asked: Iterable[_Due], most: Decimal) -> Iterator[Obligation]:
    """Yield the instalments toward arrears, until they come to all that is to be paid."""
    for due, amount in asked:
        asked_now = min(amount, most)
        most -= asked_now
        if asked_now:
            yield Obligation(due, asked_now, current=False, unpaid=asked_now)


def _arrears_in_all(plan: Plan, debt: Debt) -> Decimal:
    """Return the arrears of a plan: the balance, and the interest of the days until now."""
    bucket = debt.bucket
    runs = debt.month < debt.following
    owed = interest_to_clear(debt) if runs else bucket.interest_owed
    return steps_up(plan.principal + bucket.to_interest + owed - DUST, CENT) * CENT


# ── current support ──────────────────────────────────────────────────────────


def _is_paid_in_parts(plan: Plan) -> bool:
    """Return whether current support is paid with each instalment, in the part that it carries."""
    current = plan.current_support
    return plan.per is not Per.MONTH and current is not None and current.due_day is None


def _parts(plan: Plan, days: Iterable[date], charged: Iterable[_Due]) -> list[_Due]:
    """Return the part of its month's current support that each instalment carries."""
    monthly: dict[date, Decimal] = {}
    for due, amount in charged:
        monthly[month_of(due)] = monthly.get(month_of(due), ZERO) + amount
    parts = ((day, each_time(plan, monthly.get(month_of(day), ZERO))) for day in days)
    return [(day, part) for day, part in parts if part]


def _left_over(charged: Iterable[_Due], parts: Iterable[_Due], as_of: date) -> Decimal:
    """Return the current support of the months that have run which no part of it has asked for."""
    due = [(day, amount) for day, amount in charged if day <= as_of]
    months = {month_of(day) for day, _ in due}
    asked = (amount for day, amount in parts if month_of(day) in months)
    return sum((amount for _, amount in due), ZERO) - sum(asked, ZERO)


def _charged(terms: Terms, last: date) -> Iterator[_Due]:
    """Yield the current support that falls due by the end of a day's month, where none suspends."""
    for due, amount in terms.current():
        if due > last and month_of(due) > month_of(last):
            return
        if amount and not is_suspended(terms, due):
            yield due, amount
