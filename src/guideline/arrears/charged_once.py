"""What an order charges, computed once however often a plan asks for it, and about as far."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import count, islice

import attrs

from guideline.arrears.charges import charges
from guideline.order import SupportOrder

_AT_FIRST = 32


@attrs.define(eq=False)
class Charged:
    """The days on which an order's instalments fall due through a day, with what each is.

    What is known is always replaced as a whole, so that nothing is lost where it is interrupted or
    two threads follow plans with the same order.
    """

    order: SupportOrder
    last: date
    known: tuple[tuple[date, Decimal], ...] = ()

    def __iter__(self) -> Iterator[tuple[date, Decimal]]:
        for number in count():  # pragma: no branch - it ends by returning
            known = self.known
            if number >= len(known):
                known = self._twice_as_many(number)
            if number >= len(known):
                return
            yield known[number]

    def _twice_as_many(self, number: int) -> tuple[tuple[date, Decimal], ...]:
        found = charges(self.order, "current", self.last, self.last)
        most = max(_AT_FIRST, 2 * number)
        known = tuple((charge.due, charge.amount) for charge in islice(found, most))
        self.known = known
        return known


@lru_cache(maxsize=8)
def charged_once(order: SupportOrder, last: date) -> Charged:
    """Return what an order charges through a day.

    Args:
        order: The order.
        last: The day.
    """
    return Charged(order, last)
