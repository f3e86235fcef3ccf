"""Which money pays which instalment of a plan: one stated rule.

Money pays first the current support of the calendar month in which it is received, due or not;
where current support is due in parts, with each instalment, the parts that are due. Then it pays
what is past due, current support and instalments, in the order of their due days and current
support first on one day; then instalments that are not yet due, the earliest first; and only when
every instalment is paid, current support of later months. Money received through the day of the
plan's balance is in that balance. What was returned was nothing. A benefit counts from the first
day of the months that it covers.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice

import attrs

from guideline.arrears.ledger import ZERO
from guideline.dates import month_of


@attrs.define(eq=False)
class Obligation:
    """Something to be paid by a day.

    Attributes:
        due: The last day on which it is paid on time.
        amount: What it is.
        current: Whether it is current support.
        unpaid: What is left.
        planned: The day of a lump sum, which it is; ``None`` of an instalment.
        in_part: Whether it is the part of a month's current support that goes with an instalment.
        paid_on: The days and amounts that paid it.
    """

    due: date
    amount: Decimal
    current: bool
    unpaid: Decimal
    in_part: bool = False
    planned: date | None = None
    paid_on: list[tuple[date, Decimal]] = attrs.Factory(list)


def match(obligations: Sequence[Obligation], money: Iterable[tuple[date, Decimal]]) -> Decimal:
    """Pay obligations, which are in the order of their due days, and return what is left over."""
    months: dict[date, list[Obligation]] = {}
    for each in obligations:
        if each.current:
            months.setdefault(month_of(each.due), []).append(each)
    days = [each.due for each in obligations]
    first, left_over = 0, ZERO
    for day, amount in money:
        while first < len(days) and not obligations[first].unpaid:
            first += 1
        due = range(first, bisect_right(days, day))
        turns = chain(
            (o for o in months.get(month_of(day), ()) if o.due <= day or not o.in_part),
            (obligations[n] for n in due),
            _ahead(obligations, due.stop, day),
            (each for each in islice(obligations, due.stop, None) if each.current),
        )
        left_over += _pay(turns, day, amount)
    return left_over


def _ahead(obligations: Sequence[Obligation], start: int, day: date) -> Iterator[Obligation]:
    """Yield what is not yet due: instalments, and current support of the month alone."""
    for n in range(start, len(obligations)):
        each = obligations[n]
        if not each.current or month_of(each.due) == month_of(day):
            yield each


def _pay(turns: Iterable[Obligation], day: date, amount: Decimal) -> Decimal:
    """Pay obligations in their turn, and return what is left."""
    left = amount
    for each in turns:
        if not left:
            break
        if each.unpaid:
            paid = min(left, each.unpaid)
            each.unpaid -= paid
            each.paid_on.append((day, paid))
            left -= paid
    return left
