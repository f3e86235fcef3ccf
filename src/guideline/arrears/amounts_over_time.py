"""Which amount an order has from day to day: step-downs by child, and later orders."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Protocol

import attrs

from guideline.amounts import total
from guideline.dates import day_after
from guideline.order import ChildPart, Modification, SupportOrder


@attrs.frozen
class Ordered:
    """An amount that was ordered, until a later order reached back and took its place.

    Attributes:
        amount: Dollars each time.
        until: The day of that later order: what fell due before it is retroactive.
        offset: Whether that order lets the obligor offset what was overpaid (§ 3653(d)).
    """

    amount: Decimal
    until: date
    offset: bool


@attrs.frozen(kw_only=True)
class Stretch:
    """Days over which an order has one amount.

    Attributes:
        start: The first day.
        end: The day after the last one.
        amount: Dollars each time.
        before: What had been ordered for these days before, oldest first.
    """

    start: date
    end: date
    amount: Decimal
    before: tuple[Ordered, ...] = ()


def reaches_from(modification: Modification) -> date:
    """Return the day from which a modification counts (§ 3653(a)-(c)).

    For unemployment or activation that is by default the later of service and the event, as
    § 3653(b), (c) have it.
    """
    if modification.from_ is not None:
        return modification.from_
    served, event = modification.served, modification.event
    if served is None or event is None:  # pragma: no cover - the checks at the door refuse it
        return modification.ordered or date.max
    return max(served, event)


def made_on(order: SupportOrder | Modification) -> date:
    """Return the day the court made an order: by default the day from which it counts."""
    if order.ordered is not None:
        return order.ordered
    return reaches_from(order) if isinstance(order, Modification) else order.from_


def stretches(order: SupportOrder, as_of: date) -> tuple[Stretch, ...]:
    """Return the amounts of an order over time, as they stood ordered on ``as_of``.

    A modification that was ordered later is not known yet on that day.
    """
    if made_on(order) > as_of:
        return ()
    end = day_after(order.through)
    made = made_on(order)
    before = (Ordered(Decimal(0), made, offset=True),) if made > order.from_ else ()
    steps = _steps_down(order.amount, order.children, order.from_, end)
    result = [attrs.evolve(step, before=before) for step in steps]
    for modification in sorted(order.modifications, key=lambda m: (made_on(m), reaches_from(m))):
        if made_on(modification) <= as_of:
            result = _modified(result, modification, end)
    return tuple(_joined(result))


def _steps_down(
    amount: Decimal, children: Iterable[ChildPart], start: date, end: date
) -> list[Stretch]:
    """Return an amount that loses each child's part on the day that part ends (§ 3901)."""
    result = []
    ending = sorted(
        (child.ends, child.amount)
        for child in children
        if child.ends is not None and child.ends < end and child.amount
    )
    for ends, part in ending:
        if ends > start:
            result.append(Stretch(start=start, end=ends, amount=amount))
            start = ends
        amount -= part
    result.append(Stretch(start=start, end=end, amount=amount))
    return result


def _modified(before: list[Stretch], modification: Modification, end: date) -> list[Stretch]:
    """Return the amounts after a modification: as before until it counts, then its own."""
    start, ordered = reaches_from(modification), made_on(modification)
    if start >= end:
        return before
    kept = [_cut(old, old.start, min(old.end, start)) for old in before if old.start < start]
    new = _steps_down(modification.amount, modification.children, start, end)
    if ordered <= start:
        return kept + new
    return kept + [
        attrs.evolve(
            _cut(step, max(step.start, old.start), min(step.end, old.end)),
            before=_replaced(old, step.amount, modification),
        )
        for step in new
        for old in before
        if old.start < step.end and step.start < old.end
    ]


def _replaced(old: Stretch, amount: Decimal, modification: Modification) -> tuple[Ordered, ...]:
    """Return what had been ordered before an amount that a later order reached back to set.

    An order to the same amount replaces nothing, and only a lower one leaves something overpaid.
    """
    if amount == old.amount:
        return old.before
    offset = modification.offset or amount > old.amount
    return (*old.before, Ordered(old.amount, made_on(modification), offset))


def _joined(steps: Iterable[Stretch]) -> list[Stretch]:
    """Return consecutive stretches with neighbours that order the same made one.

    An instalment whose amount stays as it was is due whole, on its own due day.
    """
    result: list[Stretch] = []
    for step in steps:
        if result and _orders_the_same(result[-1], step):
            result[-1] = _cut(result[-1], result[-1].start, step.end)
        else:
            result.append(step)
    return result


def _orders_the_same(old: Stretch, new: Stretch) -> bool:
    """Return whether nothing changes on the day that parts two stretches.

    What was replaced by that day is the same for both: nothing of the new stretch was due yet.
    """
    ahead = [[each for each in part.before if each.until > new.start] for part in (old, new)]
    return old.amount == new.amount and ahead[0] == ahead[1]


def _cut(stretch: Stretch, start: date, end: date) -> Stretch:
    return attrs.evolve(stretch, start=start, end=end)


class HasAmount(Protocol):
    """Anything with an amount."""

    @property
    def amount(self) -> Decimal:
        """Dollars."""


def whole_amount(parts: Iterable[HasAmount]) -> Decimal:
    """Return what parts come to: children's of an order, or instalments of a judgment."""
    return total([Decimal(0), *(part.amount for part in parts)])
