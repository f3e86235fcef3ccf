"""What an order charges, computed once however often a plan asks for it, and about as far."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter

import attrs

from guideline.arrears.charges import charges
from guideline.arrears.repayment_terms import total_of
from guideline.order import SupportOrder

_AT_FIRST = 32


@attrs.define(eq=False)
class Charged:
    """The days on which an order's instalments fall due through a day, with what each is.

    What falls due on one day is one sum, also where the amount changes within the month.
    What is known is always replaced as a whole, so that nothing is lost where it is interrupted or
    two threads follow plans with the same order.
    """

    order: SupportOrder
    last: date
    known: tuple[tuple[date, Decimal], ...] = ()

    def __iter__(self) -> Iterator[tuple[date, Decimal]]:
        number = 0
        while more := (self.known if number < len(self.known) else self._more(number))[number:]:
            yield from more
            number += len(more)

    def _more(self, number: int) -> tuple[tuple[date, Decimal], ...]:
        found = charges(self.order, "current", self.last, self.last)
        sums = of_each_day((charge.due, charge.amount) for charge in found)
        self.known = known = tuple(islice(sums, max(_AT_FIRST, 2 * number)))
        return known


def of_each_day(sums: Iterable[tuple[date, Decimal]]) -> Iterator[tuple[date, Decimal]]:
    """Yield sums that are in the order of their days, those of one day as one."""
    for day, same in groupby(sums, itemgetter(0)):
        yield day, total_of(same)


@lru_cache(maxsize=8)
def charged_once(order: SupportOrder, last: date) -> Charged:
    """Return what an order charges through a day.

    Args:
        order: The order.
        last: The day.
    """
    return Charged(order, last)
