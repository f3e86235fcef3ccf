"""Charges: what an order makes fall due, instalment by instalment (CCP § 685.020(b))."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

import attrs

from guideline.amounts import to_cents
from guideline.arrears.amounts_over_time import Ordered, Stretch, stretches
from guideline.arrears.periods import Period, periods
from guideline.dates import MONTHS_IN_A_YEAR
from guideline.law.tables import Version
from guideline.order import Proration, SupportKind, SupportOrder

_THIRTY = 30
_NOTHING = Decimal(0)
_IN_PARTS = frozenset({Proration.BY_DAYS, Proration.THIRTIETHS})


@attrs.frozen
class Part:
    """A part of an instalment on which later orders reached back.

    Attributes:
        amount: Dollars of it.
        since: The day of the later order that added it; ``None`` if it was owed when it fell due.
        lapses: The day of the later order that took it away; ``None`` if it is still owed.
    """

    amount: Decimal
    since: date | None = None
    lapses: date | None = None


@attrs.define(eq=False, kw_only=True)
class Charge:
    """An instalment of support that fell due.

    Attributes:
        order: What the statement calls the order.
        case: The case that it belongs to, if any.
        kind: The kind of support.
        due: The day on which it fell due.
        start: The first day it pays for.
        end: The day after the last one it pays for.
        days: How many days of its period the order covers.
        of_days: How many days the period has.
        amount: Dollars charged.
        ordered: What was ordered, before any suspension.
        parts: What later orders that reached back made of it, if any did.
        suspended_by: Why nothing is charged, if so.
        suspended_under: The version of the law that suspends it.
        assigned: Whether it is assigned to the state.
    """

    order: str
    case: str | None
    kind: SupportKind
    due: date
    start: date
    end: date
    days: int
    of_days: int
    amount: Decimal
    ordered: Decimal
    parts: tuple[Part, ...] = ()
    suspended_by: str | None = None
    suspended_under: Version | None = None
    assigned: bool = False

    @property
    def prorated(self) -> bool:
        """Whether it pays for a part of its period only."""
        return self.days < self.of_days

    @property
    def added(self) -> Decimal:
        """What a later order added to it (§ 3653(a))."""
        return sum((part.amount for part in self.parts if part.since is not None), _NOTHING)

    @property
    def removed(self) -> Decimal:
        """What a later order took away from it without an offset (§ 3653(d))."""
        return sum((part.amount for part in self.parts if part.lapses is not None), _NOTHING)


def charges(order: SupportOrder, label: str, before: date, as_of: date) -> Iterator[Charge]:
    """Yield an order's charges due before a day, as ordered by ``as_of``, oldest first.

    Args:
        order: The order.
        label: What the statement calls it.
        before: The day before which they fall due.
        as_of: The day whose orders count: a modification made later is not known yet.
    """
    amounts = stretches(order, as_of)
    if not amounts:
        return
    asked = (stretch.end for stretch in amounts if stretch.amount or stretch.before)
    end = max(asked, default=order.from_)
    for period in periods(order):  # pragma: no branch - periods go on without end
        if period.start >= end or max(period.due, order.from_) >= before:
            return
        for stretch in _charged_stretches(order, period, amounts):
            charge = _charge(order, label, period, stretch)
            if charge.due < before and (charge.amount or charge.parts):
                yield charge


def _charged_stretches(
    order: SupportOrder, period: Period, amounts: tuple[Stretch, ...]
) -> list[Stretch]:
    """Return the amounts that a period is charged at: one, or one for each part of it."""
    first = amounts[0]
    if first.start <= period.start and period.end <= first.end:
        return [first]
    touched = [
        stretch for stretch in amounts if stretch.start < period.end and period.start < stretch.end
    ]
    if order.proration in _IN_PARTS or not touched:
        return touched
    whole = touched[0].start <= period.start and period.end <= touched[-1].end
    if order.proration is Proration.NOTHING and not whole:
        return []
    due = min(max(period.due, touched[0].start), touched[-1].end)
    return [next((part for part in touched if due < part.end), touched[-1])]


def _charge(order: SupportOrder, label: str, period: Period, stretch: Stretch) -> Charge:
    start, end = period.start, period.end
    days = of_days = period.days
    if start < stretch.start or stretch.end < end:
        start, end = max(start, stretch.start), min(end, stretch.end)
        days, of_days = _share_of_period(order, period, start, end)
    due = max(period.due, stretch.start, order.from_)
    amount = _prorated(stretch.amount, period, days, of_days)
    before = [
        (_prorated(each.amount, period, days, of_days), each)
        for each in stretch.before
        if each.until > due
    ]
    return Charge(
        order=label,
        case=order.case,
        kind=order.kind,
        due=due,
        start=start,
        end=end,
        days=days,
        of_days=of_days,
        amount=amount,
        ordered=amount,
        parts=tuple(_parts(before, amount)) if before else (),
    )


def _parts(before: list[tuple[Decimal, Ordered]], amount: Decimal) -> Iterator[Part]:
    """Yield an instalment's parts, from the lowest dollar up, by what became of each.

    Args:
        before: What had been ordered for it, and what each of the later orders replaced.
        amount: What was ordered last, and stands.
    """
    amounts = [*(each for each, _ in before), amount]
    for low, high in pairwise(sorted({_NOTHING, *amounts})):
        stood = [each >= high for each in amounts]
        if stood[-1]:
            first = len(stood) - stood[::-1].index(False) if False in stood else 0
            yield Part(high - low, since=before[first - 1][1].until if first else None)
        else:
            dropped = before[len(stood) - 1 - stood[::-1].index(True)][1]
            if not dropped.offset:
                yield Part(high - low, lapses=dropped.until)


def _share_of_period(
    order: SupportOrder, period: Period, start: date, end: date
) -> tuple[int, int]:
    """Return how many days of a period count, and of how many."""
    whole = period.start == start and period.end == end
    if whole or order.proration not in _IN_PARTS:
        return period.days, period.days
    count = _thirtieths if order.proration is Proration.THIRTIETHS else _days
    return count(start, end), count(period.start, period.end)


def _days(start: date, end: date) -> int:
    return (end - start).days


def _thirtieths(start: date, end: date) -> int:
    """Return the days between two days where every month has thirty.

    The thirtieth and the thirty-first are one of them, so that parts never exceed the whole.
    """
    months = (end.year - start.year) * MONTHS_IN_A_YEAR + end.month - start.month
    return _THIRTY * months + min(end.day, _THIRTY) - min(start.day, _THIRTY)


def _prorated(amount: Decimal, period: Period, days: int, of_days: int) -> Decimal:
    """Return the instalment, rounded to the cent: a court's instalment is paid in cents."""
    if period.parts > 1:
        done = to_cents(amount * period.part / period.parts)
        amount = to_cents(amount * (period.part + 1) / period.parts) - done
    return amount if days == of_days else to_cents(amount * days / of_days)
