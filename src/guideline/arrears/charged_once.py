"""What an order charges, computed once however often a plan asks for it, and only as far."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import count, islice
from threading import Lock

import attrs

from guideline.arrears.charges import Charge, charges
from guideline.order import SupportOrder


@attrs.frozen
class Charged:
    """The days on which an order's instalments fall due, with what each is."""

    later: Iterator[Charge]
    known: list[tuple[date, Decimal]] = attrs.Factory(list)
    lock: Lock = attrs.Factory(Lock)

    def __iter__(self) -> Iterator[tuple[date, Decimal]]:
        for number in count():
            if number == len(self.known) and not self._has(number):
                return
            yield self.known[number]

    def _has(self, number: int) -> bool:
        """Return whether there is another instalment, having computed it."""
        with self.lock:  # another thread may follow a plan with the same order
            for charge in islice(self.later, number + 1 - len(self.known)):
                self.known.append((charge.due, charge.amount))
        return number < len(self.known)


@lru_cache(maxsize=8)
def charged_once(order: SupportOrder, last: date) -> Charged:
    """Return what an order charges through a day.

    Args:
        order: The order.
        last: The day.
    """
    return Charged(charges(order, "current", last, last))
