"""The terms on which a debt is paid down: what is owed, what is paid on it, and when."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.choices import Enforcement, Rounding
from guideline.arrears.conventions import ByDays, ByMonths
from guideline.arrears.ledger import ZERO
from guideline.arrears.regimes import Rates
from guideline.dates import Span

Levels = tuple[tuple[date, Decimal], ...]
"""An amount from each of several days on, by day."""

Due = tuple[date, Decimal]
"""A sum and the day on which it falls due, or was received."""

Part = tuple[Decimal, date, bool]
"""A sum of principal, the day from which it bears interest, whether it is of the running month."""


def total_of(sums: Iterable[Due]) -> Decimal:
    """Return what sums come to."""
    return sum((amount for _, amount in sums), ZERO)


def at_level(levels: Levels, day: date) -> Decimal:
    """Return the amount that counts on a day: nothing before the first."""
    amount = ZERO
    for start, level in levels:  # a handful, ascending
        if start > day:
            break
        amount = level
    return amount


@attrs.frozen(kw_only=True)
class Terms:
    """A debt and what is paid on it.

    Attributes:
        as_of: The day for which the debt is stated.
        parts: The principal: each part with the day from which it bears interest, and whether it
            is support of the month of ``as_of``.
        accrued_interest: The interest.
        opening: What of the principal bore interest when the month of ``as_of`` opened, whose
            interest is still to be posted.
        convention: How interest is counted.
        rounding: Whether each posting is rounded.
        rates: The rates of interest.
        enforcement: Who enforces.
        crediting: A crediting order in place of the law's.
        days: What yields the days of the instalments.
        payment: The instalment toward arrears, from day to day.
        current: What yields what falls due as current support: day and amount.
        times: How many instalments a year carry the current support.
        lumps: Money beside the instalments, by day.
        covered: Benefits that count from the beginning of a month that they cover, by day.
        alone: Current support that no instalment carries, paid on its own day.
        carried: Current support of the month of ``as_of`` that fell due by then, which its later
            instalments carry.
        prepaid: What is paid already of the current support that falls due next, as it is credited.
        less: What is paid already of the instalments, by day.
        suspended: The days on which no instalment is paid.
        steady: The day from which nothing about the terms changes any more.
        last: The day after which nothing is computed.
        missed: Days on which an instalment is not paid, though it is due.
        looks: The days, at whose end it is noted what is owed.
        only_end: Whether no step is asked for but the one that ends the debt.
        until: The day on which to stand still, paid or not; ``None`` to go on to the end.
    """

    as_of: date
    parts: tuple[Part, ...]
    accrued_interest: Decimal
    opening: Decimal
    convention: ByDays | ByMonths
    rounding: Rounding
    rates: Rates
    enforcement: Enforcement
    crediting: str | None
    days: Callable[[], Iterator[date]]
    payment: Levels
    current: Callable[[], Iterator[tuple[date, Decimal]]]
    times: int
    lumps: tuple[tuple[date, Decimal], ...]
    suspended: tuple[Span, ...]
    steady: date
    last: date
    until: date | None = None
    covered: tuple[tuple[date, Decimal], ...] = ()
    alone: tuple[tuple[date, Decimal], ...] = ()
    carried: Decimal = ZERO
    prepaid: Decimal = ZERO
    less: Mapping[date, Decimal] = attrs.Factory(dict)
    looks: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    only_end: bool = False


def even_from(terms: Terms) -> date:
    """Return the day after which each instalment is like the one before."""
    return max(terms.steady, *terms.less, *terms.missed, date.min)


def is_suspended(terms: Terms, day: date) -> bool:
    """Return whether support, and so an instalment, is suspended on a day."""
    return bool(terms.suspended) and any(day in span for span in terms.suspended)
