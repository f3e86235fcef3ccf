"""What a plan asks for, day by day: its instalments, and the current support with them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import takewhile

import attrs

from guideline.amounts import steps_up, to_cents
from guideline.arrears.debt import Debt
from guideline.arrears.instalment_days import days_in_month
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import each_time, terms_of
from guideline.arrears.repayment import CENT
from guideline.arrears.repayment_crediting import DUST
from guideline.arrears.repayment_interest import interest_so_far
from guideline.arrears.repayment_terms import Levels, Terms, at_level, is_suspended
from guideline.dates import Per, month_of

_Due = tuple[date, Decimal]


@attrs.frozen
class Row:
    """What is to be paid toward arrears.

    Attributes:
        due: The last day on which it is paid on time.
        amount: Dollars.
        lump: Whether it is a lump sum.
    """

    due: date
    amount: Decimal
    lump: bool = False


def rows_through(plan: Plan, levels: Levels, last: date) -> list[Row]:
    """Return what a plan asks toward arrears on each day through one, by day.

    A lump sum is on time by the day on which the current support of its month is due, since its
    money pays that first.

    Args:
        plan: The plan.
        levels: Its instalments toward arrears, from day to day.
        last: The last day.
    """
    terms = terms_of(plan, levels)
    days = takewhile(lambda day: day <= last, terms.days())
    rows = [Row(day, at_level(terms.payment, day)) for day in days if not is_suspended(terms, day)]
    in_parts, current = _is_paid_in_parts(plan), list(_charged(terms, last))
    for day, amount in terms.lumps:
        if day <= last:
            same = [due for due, _ in current if month_of(due) == month_of(day) and not in_parts]
            rows.append(Row(max([day, *same]), amount, lump=True))
    return sorted(rows, key=lambda row: row.due)


def days_to_look(plan: Plan, rows: Iterable[Row], as_of: date) -> list[date]:
    """Return the due days by which interest may be asked for: more than the principal was by then.

    Args:
        plan: The plan.
        rows: What it asks toward arrears.
        as_of: The last day.
    """
    asked, days = ZERO, []
    for row in rows:
        asked += row.amount
        if row.due <= as_of and (asked > plan.principal or _is_paid_in_parts(plan)):
            days.append(row.due)
    return days


def obligations_of(plan: Plan, rows: Sequence[Row], debt: Debt, as_of: date) -> list[Obligation]:
    """Return what a plan asks for in the order of due days, current support first on one day.

    Instalments are asked for until the debt is paid as it is really paid: fewer where money came
    early and bore less interest, more where it came late. Interest is asked for with the next
    instalment after it accrued.

    Args:
        plan: The plan.
        rows: What it asks toward arrears.
        debt: The debt as it was really paid by ``as_of``, with its interest by each row's day.
        as_of: The day through which it is followed, at the least.
    """
    last = max([as_of, *(row.due for row in rows[-1:])])
    charged = list(_charged(terms_of(plan, ()), last))
    most = _arrears_by(plan, debt, rows)
    if _is_paid_in_parts(plan):
        carried, whole = _divided(plan, charged)
        monthly = _by_month(carried)
        found = list(_asked(rows, most, as_of, monthly, _parts(plan, rows, monthly)))
    else:
        whole = charged
        found = list(_asked(rows, most, as_of))
    through = month_of(as_of)
    found += [Obligation(due, amount, current=True, unpaid=amount)
              for due, amount in whole if month_of(due) <= through]  # fmt: skip
    found.sort(key=lambda each: (each.due, not each.current))
    return found


def _asked(
    rows: Iterable[Row],
    most: Iterable[Decimal],
    as_of: date,
    monthly: Mapping[date, Decimal] | None = None,
    parts: Mapping[date, Decimal] | None = None,
) -> Iterator[Obligation]:
    """Yield the instalments, with the part of current support that each carries, until all is paid.

    What the parts of a month leave of it is arrears when the month has run, and not before; what
    they are beyond it is paid on arrears.

    Args:
        rows: What is to be paid toward arrears on each day.
        most: The arrears in all by each of these days.
        as_of: The day by which a month has run.
        monthly: The current support that is paid with them, by month.
        parts: What of it each carries.
    """
    to_come, parts = dict(monthly or {}), parts or {}
    current = asked = ZERO  # current support of the month; arrears, less what months have left
    for row, arrears_by in zip(rows, most, strict=True):
        for month in [month for month in to_come if month <= month_of(row.due)]:
            asked -= current if month <= as_of else ZERO
            current = to_come.pop(month)
        whole = ZERO if row.lump else parts.get(row.due, ZERO)
        part = min(whole, current)
        arrears = max(min(row.amount + whole - part, arrears_by - asked), ZERO)
        current -= part
        asked += arrears
        if part:
            yield Obligation(row.due, part, current=True, unpaid=part, in_part=True)
        if arrears:
            yield Obligation(row.due, arrears, current=False, unpaid=arrears, lump=row.lump)


def _arrears_by(plan: Plan, debt: Debt, rows: Sequence[Row]) -> list[Decimal]:
    """Return the arrears of a plan in all by each row: the balance, and the interest through it.

    What is left of them in the end below half a cent is nothing, as in every balance.
    """
    interest = interest_so_far(debt, clearing=True)
    left = debt.principal + sum((lot.unpaid for lot in debt.current), ZERO)
    left += interest - debt.bucket.to_interest
    if not to_cents(left):
        interest -= left
    in_the_end = _up_to_the_cent(plan.principal + interest)
    seen = debt.seen
    return [
        _up_to_the_cent(plan.principal + min(interest, seen[row.due]))
        if row.due in seen
        else in_the_end
        for row in rows
    ]


def _up_to_the_cent(amount: Decimal) -> Decimal:
    return steps_up(amount - DUST, CENT) * CENT


# ── current support ──────────────────────────────────────────────────────────


def _is_paid_in_parts(plan: Plan) -> bool:
    """Return whether current support is paid with each instalment, in the part that it carries."""
    return plan.per is not Per.MONTH and plan.current_support is not None


def _by_month(charged: Iterable[_Due]) -> dict[date, Decimal]:
    """Return the current support of each month."""
    monthly: dict[date, Decimal] = {}
    for due, amount in charged:
        monthly[month_of(due)] = monthly.get(month_of(due), ZERO) + amount
    return monthly


def _parts(plan: Plan, rows: Iterable[Row], monthly: Mapping[date, Decimal]) -> dict[date, Decimal]:
    """Return the part of its month's current support that each instalment carries, by its day."""
    return {row.due: each_time(plan, monthly.get(month_of(row.due), ZERO)) for row in rows}


def _divided(plan: Plan, charged: Iterable[_Due]) -> tuple[list[_Due], list[_Due]]:
    """Return the current support of the months in which instalments are due, and of the others.

    The latter, before the first instalment or while they are suspended, is due on its own day.
    """
    terms = terms_of(plan, ())
    apart: tuple[list[_Due], list[_Due]] = [], []
    for due, amount in charged:
        days = days_in_month(plan.first, plan.per, month_of(due))
        carries = any(day >= plan.first and not is_suspended(terms, day) for day in days)
        apart[not carries].append((due, amount))
    return apart


def _charged(terms: Terms, last: date) -> Iterator[_Due]:
    """Yield the current support that falls due by the end of a day's month, where none suspends."""
    for due, amount in terms.current():
        if due > last and month_of(due) > month_of(last):
            return
        if amount and not is_suspended(terms, due):
            yield due, amount
