"""Which money pays which instalment of a plan: one stated rule.

Money pays first the current support of the calendar month in which it is received, due or not;
where current support is due in parts, with each instalment, the parts that are due. Then it pays
what is past due, current support and instalments, in the order of their due days and current
support first on one day; then what is not yet due, the earliest first: of current support in parts
those of the month, and instalments as far as arrears are left on the day; then arrears that no
instalment asks for; and only then current support of later months. Money received through the day
of the plan's balance is in that balance. What was returned was nothing. A benefit counts from the
first day of the months that it covers.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice

import attrs

from guideline.arrears.ledger import ZERO
from guideline.dates import month_of

NO_END = Decimal("Infinity")


@attrs.define(eq=False)
class Obligation:
    """Something to be paid by a day.

    Attributes:
        due: The last day on which it is paid on time.
        amount: What it is.
        current: Whether it is current support.
        unpaid: What is left.
        planned: The day of a lump sum, which it is; ``None`` of an instalment.
        in_part: Whether it is of a month's current support that is asked for with instalments.
        rest: Whether it is what is left of that once nothing else is owed, and goes with none.
        paid_on: The days and amounts that paid it.
    """

    due: date
    amount: Decimal
    current: bool
    unpaid: Decimal
    in_part: bool = False
    rest: bool = False
    planned: date | None = None
    paid_on: list[tuple[date, Decimal]] = attrs.Factory(list)


def match(
    obligations: Sequence[Obligation],
    money: Iterable[tuple[date, Decimal]],
    most: Mapping[date, Decimal],
) -> Decimal:
    """Pay obligations, which are in the order of their due days, and return what pays none of them.

    That is what is left over, and what pays arrears that no instalment asks for.

    Args:
        obligations: What a plan asks for.
        money: What was received, by day.
        most: The arrears that may be paid in all by a day of these; on others there is no such end.
    """
    months: dict[date, list[Obligation]] = {}
    for each in obligations:
        if each.current:
            months.setdefault(month_of(each.due), []).append(each)
    days = [each.due for each in obligations]
    first, left_over, arrears = 0, ZERO, ZERO
    not_asked = Obligation(date.max, NO_END, current=False, unpaid=NO_END)
    for day, amount in money:
        while first < len(days) and not obligations[first].unpaid:
            first += 1
        due = range(first, bisect_right(days, day))
        turns = chain(
            (o for o in months.get(month_of(day), ()) if o.due <= day or not o.in_part),
            (obligations[n] for n in due),
            _ahead(obligations, due.stop, day),
            (not_asked,),
            (each for each in islice(obligations, due.stop, None) if each.current),
        )
        left, on_arrears = _pay(turns, day, amount, most.get(day, NO_END) - arrears)
        left_over += left
        arrears += on_arrears
    return left_over + sum((paid for _, paid in not_asked.paid_on), ZERO)


def _ahead(obligations: Sequence[Obligation], start: int, day: date) -> Iterator[Obligation]:
    """Yield what is not yet due: instalments, and current support of the month alone."""
    for n in range(start, len(obligations)):
        each = obligations[n]
        if not each.current or month_of(each.due) == month_of(day):
            yield each


def _pay(
    turns: Iterable[Obligation], day: date, amount: Decimal, ahead: Decimal
) -> tuple[Decimal, Decimal]:
    """Pay obligations in their turn, and return what is left, and what went to arrears.

    Args:
        turns: The obligations.
        day: The day on which they are paid.
        amount: What they are paid with.
        ahead: The most that pays arrears, once those that are due are paid.
    """
    left, arrears = amount, ZERO
    for each in turns:
        if not left:
            break
        paid = min(left, each.unpaid)
        if not each.current:
            if each.due > day:
                paid = min(paid, max(ahead - arrears, ZERO))
            arrears += paid
        if paid:
            each.unpaid -= paid
            each.paid_on.append((day, paid))
            left -= paid
    return left, arrears
