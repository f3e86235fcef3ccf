"""What a plan asks for, day by day: its instalments, and the current support with them."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import takewhile

from guideline.amounts import steps_up, to_cents
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
    charged = list(_charged(terms, last))
    rows = _rows(terms, last)
    found: list[Obligation] = []
    if _is_paid_in_parts(plan):
        parts = _parts(plan, (day for day, _, lump in rows if not lump), charged)
        found += _asked(rows, _arrears_in_all(plan, debt), charged, parts)
    else:
        found += _asked(rows, _arrears_in_all(plan, debt))
        through = month_of(as_of)
        found += [Obligation(due, amount, current=True, unpaid=amount)
                  for due, amount in charged if month_of(due) <= through]  # fmt: skip
    found.sort(key=lambda each: (each.due, not each.current))
    return found


def _rows(terms: Terms, last: date) -> list[tuple[date, Decimal, bool]]:
    """Return what is to be paid toward arrears on each day, and whether it is a lump sum."""
    days = takewhile(lambda day: day <= last, terms.days())
    rows = [(day, amount, True) for day, amount in terms.lumps if day <= last]
    rows += [(day, at_level(terms.payment, day), False) for day in days
             if not is_suspended(terms, day)]  # fmt: skip
    return sorted(rows, key=lambda row: row[0])


def _asked(
    rows: Iterable[tuple[date, Decimal, bool]],
    most: Decimal,
    charged: Iterable[_Due] = (),
    parts: Mapping[date, Decimal] | None = None,
) -> Iterator[Obligation]:
    """Yield the instalments, with the part of current support that each carries, until all is paid.

    Args:
        rows: What is to be paid toward arrears on each day.
        most: The arrears.
        charged: The current support that is paid with them.
        parts: What of it each carries.
    """
    charges = deque(charged)
    for due, amount, lump in rows:
        while charges and month_of(charges[0][0]) <= month_of(due):
            most += charges.popleft()[1]
        part = ZERO if lump or parts is None else min(parts[due], most)
        arrears = min(amount, most - part)
        most -= part + arrears
        if part:
            yield Obligation(due, part, current=True, unpaid=part, in_part=True)
        if arrears:
            yield Obligation(due, arrears, current=False, unpaid=arrears)


def _arrears_in_all(plan: Plan, debt: Debt) -> Decimal:
    """Return the arrears of a plan: the balance, and the interest of the days until now.

    What is left of them below half a cent is nothing, as in every balance.
    """
    bucket = debt.bucket
    runs = debt.month < debt.following
    owed = interest_to_clear(debt) if runs else bucket.interest_owed
    left = debt.principal + sum((lot.unpaid for lot in debt.current), ZERO) + owed
    arrears = plan.principal + bucket.to_interest + owed
    if not to_cents(left):
        arrears -= left
    return steps_up(arrears - DUST, CENT) * CENT


# ── current support ──────────────────────────────────────────────────────────


def _is_paid_in_parts(plan: Plan) -> bool:
    """Return whether current support is paid with each instalment, in the part that it carries."""
    return plan.per is not Per.MONTH and plan.current_support is not None


def _parts(plan: Plan, days: Iterable[date], charged: Iterable[_Due]) -> dict[date, Decimal]:
    """Return the part of its month's current support that each instalment carries, by its day."""
    monthly: dict[date, Decimal] = {}
    for due, amount in charged:
        monthly[month_of(due)] = monthly.get(month_of(due), ZERO) + amount
    return {day: each_time(plan, monthly.get(month_of(day), ZERO)) for day in days}


def _charged(terms: Terms, last: date) -> Iterator[_Due]:
    """Yield the current support that falls due by the end of a day's month, where none suspends."""
    for due, amount in terms.current():
        if due > last and month_of(due) > month_of(last):
            return
        if amount and not is_suspended(terms, due):
            yield due, amount
