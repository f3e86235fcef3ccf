"""The current support beside a plan over time: what of it has ended by a day, or not begun."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import CurrentOrder, Plan
from guideline.dates import day_after


def ends_of(current: CurrentOrder) -> Iterator[tuple[date, Decimal]]:
    """Yield each day from which a part of current support is no longer owed, and the part."""
    end = day_after(current.through)
    left = current.amount
    for child in sorted(current.children, key=lambda child: child.ends or date.max):
        if child.ends is not None and child.ends < end:
            yield child.ends, child.amount
            left -= child.amount
    if end != date.max:
        yield end, left


def ended_by(current: CurrentOrder, day: date) -> Decimal:
    """Return how much current support has ended by a day, in dollars a month."""
    return sum((amount for end, amount in ends_of(current) if end <= day), ZERO)


def begins_after(current: CurrentOrder, day: date) -> bool:
    """Return whether current support begins only after a day."""
    return current.from_ is not None and current.from_ > day


def current_on(plan: Plan, day: date) -> Decimal:
    """Return the current support that runs on a day, in dollars a month."""
    current = plan.current_support
    if current is None or begins_after(current, day):
        return ZERO
    return current.amount - ended_by(current, day)
