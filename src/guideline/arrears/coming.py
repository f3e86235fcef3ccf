"""What is still to come on a debt's terms: instalments, current support, and money beside them."""

from collections import deque
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from operator import itemgetter

from guideline.arrears.ledger import ZERO
from guideline.arrears.repayment_terms import Terms

START, COVERED, ALONE, LUMP, INSTALMENT, LOOK = range(6)
"""What happens on a day, in the order in which it counts; a debt can end from ``ALONE`` on."""

Payment = tuple[date, int, Decimal]
"""The day, what it is, and its amount; an instalment's is known on its day."""


class Coming:
    """What is still to come, taken month by month."""

    def __init__(self, terms: Terms) -> None:
        """Begin with the first of everything."""
        self._days = terms.days()
        self._day = next(self._days)
        self._charges = terms.current()
        self._charge = next(self._charges, None)
        self._beside = deque(_beside(terms))

    @property
    def has_more_beside(self) -> bool:
        """Whether anything is to come beside instalments and current support."""
        return bool(self._beside)

    @property
    def next_due(self) -> date | None:
        """The day on which current support falls due next, if it ever does."""
        return None if self._charge is None else self._charge[0]

    def charges_before(self, end: date) -> Iterator[tuple[date, Decimal]]:
        """Yield the current support that falls due before a day: day and amount."""
        while self._charge is not None and self._charge[0] < end:
            yield self._charge
            self._charge = next(self._charges, None)

    def instalments_before(self, end: date) -> list[date]:
        """Return the days before one on which an instalment is paid."""
        found: list[date] = []
        while self._day < end:
            found.append(self._day)
            self._day = next(self._days)
        return found

    def payments_before(self, end: date) -> list[Payment]:
        """Return what is paid before a day, and the looks at what is owed."""
        found: list[Payment] = []
        while self._beside and self._beside[0][0] < end:
            found.append(self._beside.popleft())
        found += [(day, INSTALMENT, ZERO) for day in self.instalments_before(end)]
        return found


def _beside(terms: Terms) -> list[Payment]:
    """Return what happens beside the instalments, in the order in which it counts."""
    found = [(day, LUMP, amount) for day, amount in terms.lumps]
    found += [(day, COVERED, amount) for day, amount in terms.covered]
    found += [(day, ALONE, amount) for day, amount in terms.alone]
    found += [(day, LOOK, ZERO) for day in terms.looks]
    return sorted(found, key=itemgetter(0, 1))
