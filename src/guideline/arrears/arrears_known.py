"""What is known of a plan's arrears on a day: what they are in all, and whether they are paid."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import steps_up, to_cents
from guideline.arrears.debt import Debt, Seen
from guideline.arrears.followed import Followed
from guideline.arrears.ledger import ZERO
from guideline.arrears.matching import Obligation
from guideline.arrears.plan_facts import Plan
from guideline.arrears.repayment import CENT, seen_now
from guideline.arrears.repayment_crediting import DUST
from guideline.arrears.repayment_interest import interest_to_clear
from guideline.arrears.repayment_terms import Due
from guideline.arrears.support_carried import Support, by_month, is_paid_in_parts
from guideline.dates import A_DAY, month_of


@attrs.frozen
class Arrears:
    """What is known of a plan's arrears on the day of an instalment.

    Attributes:
        in_all: The balance, and the interest through the day.
        ended: The day of the instalment, or the first of its month, if nothing was owed any more
            before it; told where current support is paid in parts.
        settled: Whether less than half a cent is left of them at its end.
    """

    in_all: Decimal
    ended: date | None
    settled: bool


def days_to_look(followed: Followed) -> list[date]:
    """Return the days by which interest may be asked for or paid: more than the principal by then.

    Where current support is paid in parts they are all due days, and the days before these, and
    before their months, by which the debt may have been paid.
    """
    plan, as_of, days = followed.plan, followed.as_of, _days_of_more(followed)
    asked, in_parts = ZERO, is_paid_in_parts(plan)
    ends = min(days, default=date.max) if plan.principal else plan.as_of
    for row in followed.rows:
        asked += row.amount
        if month_of(row.due) > as_of:
            break
        if asked > plan.principal or in_parts:
            days.append(row.due)
        if in_parts and row.due > ends:
            days += (row.due - A_DAY, month_of(row.due) - A_DAY)
    return [day for day in sorted(set(days)) if plan.as_of < day <= as_of]


def _days_of_more(followed: Followed) -> list[date]:
    """Return the days on which money may have paid all principal, and the support of each month."""
    before, days = followed.plan.principal, []
    to_come = deque(followed.support.in_order())
    for day, amount in followed.money:
        while to_come and to_come[0][0] < month_of(day):
            before += to_come.popleft()[1]
        before -= amount
        if before <= 0:
            days.append(day)
    return days


def arrears_by(followed: Followed, debt: Debt) -> Iterator[Arrears]:
    """Yield what is known of the arrears of a plan by each row.

    They are rounded as every balance is, so that no more is asked for than is owed; but up, as the
    schedule is, in the end, when the running month's interest clears it; and once it is cleared,
    if all current support of the month is paid as well.

    Args:
        followed: The plan, as it is followed.
        debt: The debt as it was really paid, with what was seen of it on the days to look.
    """
    plan, last, now = followed.plan, _in_the_end(followed, debt), seen_now(debt, followed.as_of)
    up, in_parts = _is_paid_to_the_cent(now), is_paid_in_parts(plan)
    for row in followed.rows:
        seen, ended = debt.seen.get(row.due), _ended_on(plan, debt, row.due) if in_parts else None
        if seen is not None:
            in_all = _in_cents(plan.principal + seen.interest, up=up and seen.cleared)
            yield Arrears(in_all, ended, seen.settled)
        elif in_parts and (ended or now.ended):
            yield attrs.evolve(last, ended=ended or row.due)
        else:
            yield last


def _ended_on(plan: Plan, debt: Debt, due: date) -> date | None:
    """Return the first of an instalment's month, or its day, if nothing was owed before it."""
    for day in (month_of(due), due):
        before = day - A_DAY
        if before > plan.as_of:
            ended = before in debt.seen and debt.seen[before].ended
        else:
            ended = not plan.principal and not plan.accrued_interest
        if ended:
            return day
    return None


def _in_the_end(followed: Followed, debt: Debt) -> Arrears:
    """Return what is known of the arrears at the end of the day by which a plan is followed."""
    now = seen_now(debt, followed.as_of)
    in_all = followed.plan.principal + debt.bucket.to_interest + interest_to_clear(debt)
    up = _is_paid_to_the_cent(now) or not now.cleared
    return Arrears(_in_cents(in_all, up=up), None, now.settled)


def not_asked_yet(followed: Followed, debt: Debt, obligations: Iterable[Obligation]) -> Decimal:
    """Return the arrears beyond all instalments that a plan is followed to, if those are paid.

    Money that comes then is paid ahead on later ones, as far as there are any.
    """
    asked = [each for each in obligations if not each.current]
    if any(each.unpaid for each in asked):
        return ZERO
    left = _in_the_end(followed, debt).in_all - sum((each.amount for each in asked), ZERO)
    return max(left, ZERO)


def _is_paid_to_the_cent(now: Seen) -> bool:
    """Return whether a debt is paid up to the cent: with it all current support of the month."""
    return now.cleared and now.beyond >= 0


def _in_cents(amount: Decimal, *, up: bool) -> Decimal:
    return steps_up(amount - DUST, CENT) * CENT if up else to_cents(amount)


def paid_at_most(
    followed: Followed, debt: Debt, obligations: Iterable[Obligation]
) -> dict[date, Decimal]:
    """Return the arrears that money of a day can have paid in all, where it may reach their end.

    They are the balance with the interest that would have cleared it on the day, and what the parts
    of each month by then leave of its current support.

    Args:
        followed: The plan, as it is followed.
        debt: The debt as it was really paid, with what was seen of it on each of these days.
        obligations: What the plan asks for.
    """
    up = _is_paid_to_the_cent(seen_now(debt, followed.as_of))
    to_come = deque(_left_by_parts(followed.support, obligations))
    left, found = ZERO, {}
    for day in _days_of_more(followed):
        while to_come and to_come[0][0] <= day:
            left += to_come.popleft()[1]
        seen = debt.seen[day]
        to_clear = followed.plan.principal + seen.to_clear
        found[day] = _in_cents(to_clear, up=up or not seen.cleared) + left
    return found


def _left_by_parts(support: Support, obligations: Iterable[Obligation]) -> list[Due]:
    """Return what the parts of each month leave of its current support, by month."""
    left = by_month(support.carried)
    for each in obligations if left else ():
        if each.in_part:
            left[month_of(each.due)] -= each.amount
    return sorted(left.items())
