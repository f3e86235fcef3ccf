"""From a plan as it is told to the terms on which a debt is paid down."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import dropwhile, takewhile

from guideline.amounts import to_cents
from guideline.arrears.charged_once import charged_once, of_each_day
from guideline.arrears.choices import SuspendedInterest
from guideline.arrears.conventions import CONVENTIONS, ByMonths
from guideline.arrears.current_over_time import ends_of
from guideline.arrears.instalment_days import days_in_month, instalment_days
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import CurrentOrder, Plan, Suspended
from guideline.arrears.regimes import Rates, california_rates
from guideline.arrears.repayment_terms import Levels, Terms, at_level
from guideline.dates import (
    MONTHS_IN_A_YEAR,
    TIMES_A_YEAR,
    Per,
    Span,
    day_after,
    due_dates,
    month_after,
    month_of,
)
from guideline.order import SupportOrder

LAST_DAY = date(9990, 12, 31)
"""The last day that a plan may reach."""
_LAST_OF_MONTH = 31


def terms_of(plan: Plan, payment: Levels) -> Terms:
    """Return the terms of a plan whose instalments toward arrears are known.

    Args:
        plan: The plan.
        payment: The instalment toward arrears, from each of several days on.
    """
    return Terms(
        as_of=plan.as_of,
        parts=_parts(plan),
        accrued_interest=plan.accrued_interest,
        opening=_opening(plan),
        convention=CONVENTIONS[plan.interest],
        rounding=plan.rounding,
        rates=_rates(plan),
        enforcement=plan.enforcement,
        crediting=None if plan.crediting is None else str(plan.crediting),
        days=partial(days_of, plan),
        payment=payment,
        current=partial(_current, plan),
        times=TIMES_A_YEAR[plan.per],
        lumps=tuple(of_each_day(sorted((lump.date, lump.amount) for lump in plan.lump_sums))),
        alone=tuple(due_alone(plan)),
        suspended=tuple(_span(each) for each in plan.suspended),
        steady=_steady(plan, payment),
        last=LAST_DAY,
    )


def _parts(plan: Plan) -> tuple[tuple[Decimal, date, bool], ...]:
    """Return the principal: the days from which it bears interest, and what is of the month.

    By the month a stated balance first bears interest in the first month that opens with it.
    """
    following = month_after(plan.as_of)
    starts = following if bears_from_next_month(plan) else plan.as_of
    later = plan.not_yet_bearing
    of_month = later if plan.current_unpaid is None else plan.current_unpaid
    both = min(of_month, later)
    return (
        (plan.principal - later - (of_month - both), starts, False),
        (later - both, following, False),
        (of_month - both, starts, True),
        (both, following, True),
    )


def anchor_of(plan: Plan) -> date:
    """Return the day from which the days of a plan's instalments are counted."""
    return plan.first if plan.anchor is None else plan.anchor


def days_of(plan: Plan) -> Iterator[date]:
    """Yield the days of a plan's instalments, without end."""
    days = instalment_days(anchor_of(plan), plan.per)
    return days if plan.anchor is None else dropwhile(lambda day: day < plan.first, days)


def bears_from_next_month(plan: Plan) -> bool:
    """Return whether a stated balance, told within a month, bears interest only from the next."""
    within = plan.as_of.day > 1 and day_after(plan.as_of).day > 1
    by_months = isinstance(CONVENTIONS[plan.interest], ByMonths)
    return by_months and within and plan.opening is None and bool(plan.principal)


def _opening(plan: Plan) -> Decimal:
    if plan.opening is not None:
        return plan.opening
    return plan.principal - plan.not_yet_bearing if plan.as_of.day == 1 else ZERO


def _rates(plan: Plan) -> Rates:
    """Return the rates of interest, none while support is suspended where that is the reading."""
    rates = california_rates()
    if plan.suspended_interest is SuspendedInterest.STOPS:
        for each in plan.suspended:
            rates = rates.during(_span(each), ZERO)
    return rates


# ── current support ──────────────────────────────────────────────────────────


def current_order(plan: Plan, current: CurrentOrder) -> SupportOrder:
    """Return current support as the order that an account charges.

    From its own first day, which anchors its periods; without one from the month of ``as_of``.
    """
    running = min(month_of(plan.as_of), current.through or date.max)
    return SupportOrder(
        amount=current.amount,
        due_day=_due_day(plan) if current.due_day is None else current.due_day,
        from_=running if current.from_ is None else _not_long_before(running, current.from_),
        through=current.through,
        children=current.children,
        proration=current.proration,
    )


def _not_long_before(day: date, first: date) -> date:
    """Return a first day, moved by whole years to the year before a day: the periods are its."""
    leap_day = (first.month, first.day) == (2, 29)
    return first if leap_day else first.replace(year=max(first.year, day.year - 1))


def _due_day(plan: Plan) -> int:
    """Return the day on which current support that is paid with the instalments is due."""
    return anchor_of(plan).day if plan.per is Per.MONTH else _LAST_OF_MONTH


def whole_support(plan: Plan) -> Iterator[tuple[date, Decimal]]:
    """Yield the current support that falls due after a balance, also what of it is paid already.

    What fell due through ``as_of`` is in the balance, and what is suspended does not fall due.
    """
    current = plan.current_support
    if current is None or not current.amount:
        return
    as_of, suspended = plan.as_of, plan.suspended
    ends = min((each.from_ for each in suspended if each.through is None), default=date.max)
    for due, amount in charged_once(current_order(plan, current), LAST_DAY):
        if due >= ends:
            return
        if due > as_of and not (suspended and is_suspended_on(plan, due)):
            yield due, amount


def _current(plan: Plan) -> Iterator[tuple[date, Decimal]]:
    """Yield the current support that falls due while the plan runs, less what is paid already.

    What falls due in the months before that of the first instalment is taken as paid, unless the
    plan says that it is not.
    """
    paid = plan.current_paid
    first = month_of(plan.first) if plan.paid_meanwhile else plan.as_of
    for due, amount in whole_support(plan):
        ahead = min(paid, amount) if paid else ZERO
        paid -= ahead
        if due >= first:
            yield due, amount - ahead


def carries_current(plan: Plan, month: date) -> bool:
    """Return whether an instalment of a month is paid, and carries the month's current support.

    None is before the first one, or where all of the month are suspended. What falls due then is
    due by itself, on its own day.
    """
    return any(True for _ in paid_in_month(plan, month))


def paid_in_month(plan: Plan, month: date) -> Iterator[date]:
    """Yield the days of a month on which an instalment is paid."""
    for day in days_in_month(anchor_of(plan), plan.per, month):
        if day >= plan.first and not is_suspended_on(plan, day):
            yield day


def due_alone(plan: Plan, *, before_first: bool = False) -> Iterator[tuple[date, Decimal]]:
    """Yield what falls due outside a suspension in a month of which it leaves no instalment.

    It is asked for on its own day, since no instalment carries it.

    Args:
        plan: The plan.
        before_first: Whether the months before that of the first instalment are among them.
    """
    first = month_of(plan.first)
    edges = (day for each in plan.suspended for day in (each.from_, day_after(each.through)))
    months = {month_of(day) for day in edges if first <= day < LAST_DAY}
    if before_first:
        months |= set(takewhile(lambda month: month < first, due_dates(month_of(plan.as_of))))
    months = {month for month in months if not carries_current(plan, month)}
    for due, amount in _current(plan) if months else ():
        if month_of(due) > max(months):
            return
        if amount and month_of(due) in months:
            yield due, amount


def rolled_down(plan: Plan, current: CurrentOrder, payment: Levels) -> Levels:
    """Return instalments to which the current support that ends after the balance is added."""
    ends = [(end, amount) for end, amount in ends_of(current) if end > plan.as_of]
    days = sorted({day for day, _ in payment} | {max(end, plan.first) for end, _ in ends})
    return tuple(
        (
            day,
            at_level(payment, day)
            + each_time(plan, sum((amount for end, amount in ends if end <= day), ZERO)),
        )
        for day in days
    )


def each_exactly(plan: Plan, monthly: Decimal) -> Decimal:
    """Return what a monthly amount is for each instalment: times 12, over those of a year."""
    times = TIMES_A_YEAR[plan.per]
    return monthly if times == MONTHS_IN_A_YEAR else monthly * MONTHS_IN_A_YEAR / times


def each_time(plan: Plan, monthly: Decimal) -> Decimal:
    """Return the same to the cent, a half cent up, as an order to withhold converts it."""
    return monthly if plan.per is Per.MONTH else to_cents(each_exactly(plan, monthly))


def levels(plan: Plan, payment: Decimal) -> Levels:
    """Return the instalments of a plan from day to day: the payment, its changes, what rolls down.

    Args:
        plan: The plan.
        payment: The instalment at the beginning.
    """
    found, current = own_levels(plan, payment), plan.current_support
    return rolled_down(plan, current, found) if plan.roll_down and current is not None else found


def own_levels(plan: Plan, payment: Decimal) -> Levels:
    """Return the same without what rolls down."""
    changes = sorted((change.from_, change.payment) for change in plan.changes)
    return (plan.first, payment), *changes


# ── what changes, and when it no longer does ─────────────────────────────────


def _span(suspended: Suspended) -> Span:
    end = day_after(suspended.through)
    return Span(suspended.from_, end)


def is_suspended_on(plan: Plan, day: date) -> bool:
    """Return whether support, and so an instalment, is suspended on a day."""
    return any(day in _span(each) for each in plan.suspended)


def resumptions(plan: Plan) -> Iterator[date]:
    """Yield the days on which support resumes."""
    return (_span(each).end for each in plan.suspended)


def _steady(plan: Plan, payment: Levels) -> date:
    """Return the day from which nothing changes any more."""
    days = [plan.first, *(day for day, _ in payment), *(lump.date for lump in plan.lump_sums)]
    days += [each.through or each.from_ for each in plan.suspended]
    if plan.current_support is not None:
        days += [plan.current_support.from_ or plan.first]
        days += [end for end, _ in ends_of(plan.current_support)]
    return max(days)
