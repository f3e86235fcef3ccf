"""Charges: what an order makes fall due, instalment by instalment (CCP § 685.020(b))."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from guideline.amounts import to_cents
from guideline.arrears.amounts_over_time import Stretch, stretches
from guideline.arrears.periods import Period, periods
from guideline.citations import ccp, fam
from guideline.law.tables import Version
from guideline.order import Proration, SupportKind, SupportOrder
from guideline.worksheets import COUNT, DATE, TEXT, line, worksheet

_MONTH_OF_THIRTY = 30
_NOTHING = Decimal(0)
_IN_PARTS = frozenset({Proration.BY_DAYS, Proration.THIRTIETHS})


@worksheet
class Charge:
    """An instalment of support that fell due."""

    order: str = line("Order", fam("155"), unit=TEXT)
    case: str | None = line("Case", unit=TEXT, default=None)
    kind: SupportKind = line("Kind of support", unit=TEXT)
    due: date = line("Due", ccp("685.020(b)"), unit=DATE)
    start: date = line("First day it pays for", unit=DATE)
    end: date = line("Day after the last one it pays for", unit=DATE)
    days: int = line("Days of the period that the order covers", unit=COUNT)
    of_days: int = line("Days of the period", unit=COUNT)
    amount: Decimal = line("Charged", fam("155"))
    ordered: Decimal = line("As ordered, before any suspension", fam("155"))
    added: Decimal = line("Part added by a later order", fam("3653(a)"), default=_NOTHING)
    removed: Decimal = line("Part taken away by a later order", fam("3653(d)"), default=_NOTHING)
    reached_back_on: date | None = line(
        "Day of the later order that reached back", fam("3653"), unit=DATE, default=None
    )
    suspended_by: str | None = line("Why nothing is charged", unit=TEXT, default=None)
    suspended_under: Version | None = None
    assigned: bool = line("Assigned to the state", ccp("695.221(e)"), unit=TEXT, default=False)

    @property
    def prorated(self) -> bool:
        """Whether it pays for a part of its period only."""
        return self.days < self.of_days


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
    end = amounts[-1].end
    for period in periods(order):  # pragma: no branch - periods go on without end
        if period.start >= end or max(period.due, order.from_) >= before:
            return
        for stretch in _charged_stretches(order, period, amounts):
            charge = _charge(order, label, period, stretch)
            if charge.due < before and (charge.amount or charge.removed):
                yield charge


def _charged_stretches(
    order: SupportOrder, period: Period, amounts: tuple[Stretch, ...]
) -> list[Stretch]:
    """Return the amounts that a period is charged at: one, or one for each part of it."""
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
    days, of_days = _share_of_period(order, period, stretch)
    due = max(period.due, stretch.start, order.from_)
    amount = was = _prorated(stretch.amount, period, days, of_days)
    if stretch.was is not None and due < stretch.ordered:
        was = _prorated(stretch.was, period, days, of_days)
    return Charge(
        order=label,
        case=order.case,
        kind=order.kind,
        due=due,
        start=max(period.start, stretch.start),
        end=min(period.end, stretch.end),
        days=days,
        of_days=of_days,
        amount=amount,
        ordered=amount,
        added=amount - was if amount > was else _NOTHING,
        removed=was - amount if was > amount and not stretch.offset else _NOTHING,
        reached_back_on=None if was == amount else stretch.ordered,
    )


def _share_of_period(order: SupportOrder, period: Period, stretch: Stretch) -> tuple[int, int]:
    """Return how many days of a period count, and of how many."""
    start, end = max(period.start, stretch.start), min(period.end, stretch.end)
    whole = period.start == start and period.end == end
    if whole or order.proration not in _IN_PARTS:
        return period.days, period.days
    if order.proration is Proration.THIRTIETHS and period.start.day == 1 and period.parts == 1:
        last = (
            _MONTH_OF_THIRTY if end == period.end else min((end - start).days + start.day - 1, 30)
        )
        return max(last - min(start.day, _MONTH_OF_THIRTY) + 1, 0), _MONTH_OF_THIRTY
    return (end - start).days, period.days


def _prorated(amount: Decimal, period: Period, days: int, of_days: int) -> Decimal:
    """Return the instalment, rounded to the cent: a court's instalment is paid in cents."""
    if period.parts > 1:
        done = to_cents(amount * period.part / period.parts)
        amount = to_cents(amount * (period.part + 1) / period.parts) - done
    return amount if days == of_days else to_cents(amount * days / of_days)
