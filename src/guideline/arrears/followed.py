"""A plan that is followed through a day: what it asks by its terms, and the money that came."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import dropwhile, takewhile

import attrs

from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan
from guideline.arrears.plan_terms import paid_in_month, terms_of
from guideline.arrears.repayment_terms import Due, Levels, at_level, is_suspended, total_of
from guideline.arrears.support_carried import Support, support_through
from guideline.dates import last_of_month, month_of


@attrs.define(eq=False)
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


@attrs.frozen
class Followed:
    """A plan that is followed through a day.

    Attributes:
        plan: The plan.
        as_of: The day.
        last: The last day of which it is told what it asks.
        rows: What it asks toward arrears on each day through that, by day.
        support: The current support beside it.
        money: What was received, by day.
    """

    plan: Plan
    as_of: date
    last: date
    rows: tuple[Row, ...]
    support: Support
    money: tuple[Due, ...]


def follow(
    plan: Plan, levels: Levels, as_of: date, payoff: date | None, money: tuple[Due, ...]
) -> Followed:
    """Return a plan with what it asks in the months through a day, and later until its end.

    That is told only as far as the money received may pay it ahead.

    Args:
        plan: The plan.
        levels: Its instalments toward arrears, from day to day.
        as_of: The day.
        payoff: When it ends, as planned.
        money: What was received, by day.
    """
    last = last_of_month(as_of)
    if payoff is not None and payoff > last:
        enough, left = _come_to(plan, levels, last, total_of(money))
        last = payoff if left > 0 else min(payoff, enough)
    return _through(plan, levels, as_of, last, money)


def follow_on(followed: Followed, levels: Levels, amount: Decimal) -> Followed:
    """Return a plan that is followed until its later instalments come to an amount more."""
    plan, as_of = followed.plan, followed.as_of
    last, _ = _come_to(plan, levels, followed.last, amount)
    return _through(plan, levels, as_of, last, followed.money)


def _come_to(plan: Plan, levels: Levels, after: date, amount: Decimal) -> tuple[date, Decimal]:
    """Return the day by which instalments after a day come to an amount, and what they leave of it.

    They leave something where nothing is asked for any more.
    """
    terms = terms_of(plan, levels)
    later = dropwhile(lambda day: day <= after, terms.days())
    for day in later:  # pragma: no branch - instalments go on without end
        each = ZERO if is_suspended(terms, day) else at_level(levels, day)
        amount -= each
        ends = not each and day > terms.steady
        if amount <= 0 or ends or day >= terms.last:
            break
    return day, amount


def _through(
    plan: Plan, levels: Levels, as_of: date, last: date, money: tuple[Due, ...]
) -> Followed:
    support = support_through(plan, last)
    rows = sorted(_rows(plan, levels, last, support), key=lambda row: row.due)
    return Followed(plan, as_of, last, tuple(rows), support, money)


def _rows(plan: Plan, levels: Levels, last: date, support: Support) -> Iterator[Row]:
    """Yield what a plan asks toward arrears on each day through one.

    Where the current support of its month is asked for whole, a lump sum is on time by the day on
    which that is due, or by which it is paid with an instalment, since its money pays that first.
    """
    terms = terms_of(plan, levels)
    for day in takewhile(lambda day: day <= last, terms.days()):
        if not is_suspended(terms, day):
            yield Row(day, at_level(terms.payment, day))
    for day, amount in terms.lumps:
        if day <= last:
            month = month_of(day)
            same = [due for due, _ in support.whole if month_of(due) == month]
            paid = paid_in_month(plan, month) if same else ()
            yield Row(max([day, *same, *paid]), amount, day)
