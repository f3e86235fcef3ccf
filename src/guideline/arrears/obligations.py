"""What a plan asks for, day by day: its instalments, and the current support with them."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import takewhile

import attrs

from guideline.amounts import steps_up, to_cents
from guideline.arrears.debt import Debt
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import carries_current, each_time, paid_in_month, terms_of
from guideline.arrears.repayment import CENT
from guideline.arrears.repayment_crediting import DUST
from guideline.arrears.repayment_interest import interest_to_clear
from guideline.arrears.repayment_terms import Levels, Terms, at_level, is_suspended
from guideline.dates import Per, month_of

_Due = tuple[date, Decimal]


@attrs.frozen
class Row:
    """What is to be paid toward arrears.

    Attributes:
        due: The last day on which it is paid on time.
        amount: Dollars.
        planned: The day of a lump sum, which it is paid on; ``None`` of an instalment.
    """

    due: date
    amount: Decimal
    planned: date | None = None


def rows_through(plan: Plan, levels: Levels, last: date) -> list[Row]:
    """Return what a plan asks toward arrears on each day through one, by day.

    Where the current support of its month is asked for whole, a lump sum is on time by the day on
    which that is due, or paid with an instalment, since its money pays that first.

    Args:
        plan: The plan.
        levels: Its instalments toward arrears, from day to day.
        last: The last day.
    """
    terms = terms_of(plan, levels)
    days = takewhile(lambda day: day <= last, terms.days())
    rows = [Row(day, at_level(terms.payment, day)) for day in days if not is_suspended(terms, day)]
    _, whole = _divided(plan, charged(terms, last)) if terms.lumps else ((), ())
    for day, amount in terms.lumps:
        if day <= last:
            month = month_of(day)
            same = [due for due, _ in whole if month_of(due) == month]
            paid = paid_in_month(plan, month) if same else ()
            rows.append(Row(max([day, *same, *paid]), amount, day))
    return sorted(rows, key=lambda row: row.due)


def days_to_look(plan: Plan, rows: Iterable[Row], as_of: date) -> list[date]:
    """Return the due days by which interest may be asked for: more than the principal is by then.

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


def obligations_of(
    plan: Plan, rows: Sequence[Row], as_of: date, most: Iterable[Decimal]
) -> list[Obligation]:
    """Return what a plan asks for in the order of due days, current support first on one day.

    Instalments are asked for until the debt is paid as it is really paid: fewer where money came
    early and bore less interest, more where it came late. Interest is asked for with the next
    instalment after it accrued.

    Args:
        plan: The plan.
        rows: What it asks toward arrears.
        as_of: The day through which it is followed, at the least.
        most: The arrears in all by each row.
    """
    last = max([as_of, *(row.due for row in rows[-1:])])
    carried, whole = _divided(plan, charged(terms_of(plan, ()), last))
    monthly = _by_month(carried)
    found = list(_asked(rows, most, as_of, monthly, _parts(plan, rows, monthly)))
    through = month_of(as_of)
    found += [Obligation(due, amount, current=True, unpaid=amount)
              for due, amount in whole if month_of(due) <= through]  # fmt: skip
    found.sort(key=lambda each: (each.due, not each.current))
    return found


def _asked(
    rows: Iterable[Row],
    most: Iterable[Decimal],
    as_of: date,
    monthly: Mapping[date, Decimal],
    parts: Mapping[date, Decimal],
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
    to_come = deque(sorted(monthly.items()))
    current = asked = ZERO  # current support of the month; arrears, less what months have left
    for row, arrears_by in zip(rows, most, strict=True):
        while to_come and to_come[0][0] <= row.due:
            month, following = to_come.popleft()
            asked -= current if month <= as_of else ZERO
            current = following
        whole = ZERO if row.planned else parts.get(row.due, ZERO)
        part = min(whole, current)
        arrears = max(min(row.amount + whole - part, arrears_by - asked), ZERO)
        current -= part
        asked += arrears
        if part:
            yield Obligation(row.due, part, current=True, unpaid=part, in_part=True)
        if arrears:
            yield Obligation(row.due, arrears, current=False, unpaid=arrears, planned=row.planned)


def arrears_by(plan: Plan, debt: Debt, rows: Sequence[Row]) -> Iterator[Decimal]:
    """Yield the arrears of a plan in all by each row: the balance, and the interest through it.

    They are rounded as every balance is, so that no more is asked for than is owed; but up, as the
    schedule is, where that was paid, and in the end, when the running month's interest clears it.

    Args:
        plan: The plan.
        debt: The debt as it was really paid, with what was seen of it on each row's day.
        rows: What the plan asks toward arrears.
    """
    in_the_end = plan.principal + debt.bucket.to_interest + interest_to_clear(debt)
    for row in rows:
        seen = debt.seen.get(row.due)
        if seen is None:
            yield _up_to_the_cent(in_the_end)
        elif seen.cleared:
            yield _up_to_the_cent(plan.principal + seen.interest)
        else:
            yield to_cents(plan.principal + seen.interest)


def _up_to_the_cent(amount: Decimal) -> Decimal:
    return steps_up(amount - DUST, CENT) * CENT


# ── current support ──────────────────────────────────────────────────────────


def _is_paid_in_parts(plan: Plan) -> bool:
    """Return whether current support is paid with each instalment, in the part that it carries."""
    return plan.per is not Per.MONTH and plan.current_support is not None


def _by_month(due_then: Iterable[_Due]) -> dict[date, Decimal]:
    """Return the current support of each month."""
    monthly: dict[date, Decimal] = {}
    for due, amount in due_then:
        monthly[month_of(due)] = monthly.get(month_of(due), ZERO) + amount
    return monthly


def _parts(plan: Plan, rows: Iterable[Row], monthly: Mapping[date, Decimal]) -> dict[date, Decimal]:
    """Return the part of its month's current support that each instalment carries, by its day."""
    return {row.due: each_time(plan, monthly.get(month_of(row.due), ZERO)) for row in rows}


def _divided(plan: Plan, due_then: Iterable[_Due]) -> tuple[list[_Due], list[_Due]]:
    """Return the current support that is due in parts, and what is due whole, on its own day.

    Due in parts is that of the months in which instalments more frequent than monthly carry it.
    """
    if not _is_paid_in_parts(plan):
        return [], list(due_then)
    apart: tuple[list[_Due], list[_Due]] = [], []
    for due, amount in due_then:
        apart[not carries_current(plan, month_of(due))].append((due, amount))
    return apart


def charged(terms: Terms, last: date) -> Iterator[_Due]:
    """Yield the current support that falls due by the end of a day's month."""
    for due, amount in terms.current():
        if due > last and month_of(due) > month_of(last):
            return
        if amount:
            yield due, amount
