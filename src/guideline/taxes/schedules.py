"""Schedules of rates: the tax on an amount by its brackets."""

from bisect import bisect_right
from decimal import Decimal
from typing import Generic

import attrs

from guideline.amounts import Amount, greatest, like, total


@attrs.frozen
class Schedule(Generic[Amount]):
    """A schedule of rates.

    Attributes:
        edges: Each bracket's lower edge, the first zero.
        rates: Each bracket's rate.
        rises: By how much each rate exceeds the one before.
        below: The tax on an amount at each bracket's lower edge.
    """

    edges: tuple[Amount, ...]
    rates: tuple[Amount, ...]
    rises: tuple[Amount, ...]
    below: tuple[Amount, ...]

    def tax(self, taxable: Amount) -> Amount:
        """Return the tax on an amount of zero or more, exactly and without rounding.

        One amount looks up its bracket; on columns the tax is the sum, over the brackets, of what
        exceeds the lower edge times the rise in rate. The two are the same figure.
        """
        if isinstance(taxable, Decimal):
            at = bisect_right(self.edges, taxable) - 1
            return self.below[at] + self.rates[at] * (taxable - self.edges[at])
        zero = like(0, taxable)
        return total(
            [
                rise * greatest(taxable - edge, zero)
                for edge, rise in zip(self.edges, self.rises, strict=True)
            ]
        )


def schedule_of(rates: tuple[Amount, ...], tops: tuple[Amount, ...]) -> Schedule[Amount]:
    """Return the schedule of rates whose brackets, but the last, end at these tops."""
    zero = rates[0] * 0
    edges, rises, below = [zero], [rates[0]], [zero]
    for top, rate, last in zip(tops, rates[1:], rates, strict=False):
        below.append(below[-1] + last * (top - edges[-1]))
        edges.append(top)
        rises.append(rate - last)
    return Schedule(tuple(edges), rates, tuple(rises), tuple(below))
