"""Which money pays which instalment of a plan: one stated rule.

Money pays first the current support of the calendar month in which it is received, due or not; then
what is past due, current support and instalments, in the order of their due days and current
support first on one day; then instalments that are not yet due, the earliest first. Money received
through the day of the plan's balance is in that balance. What was returned was nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.account import Correction, Payment
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
        paid_on: The days and amounts that paid it.
    """

    due: date
    amount: Decimal
    current: bool
    unpaid: Decimal
    paid_on: list[tuple[date, Decimal]] = attrs.Factory(list)

    def unpaid_on(self, day: date) -> Decimal:
        """Return what was unpaid at the end of a day."""
        return self.amount - sum((paid for when, paid in self.paid_on if when <= day), ZERO)


def received(
    payments: Iterable[Payment], corrections: Iterable[Correction], after: date, as_of: date
) -> list[tuple[date, Decimal]]:
    """Return what was received after one day and by another, corrected as of the latter."""
    real = {each.corrects: each for each in corrections if each.date <= as_of}
    found = []
    for payment in payments:
        correction = real.get(payment.reference or "")
        amount = payment.amount if correction is None else correction.amount
        day = payment.date if correction is None else correction.received or payment.date
        if amount and after < day <= as_of:
            found.append((day, amount))
    return sorted(found)


def match(obligations: Sequence[Obligation], money: Iterable[tuple[date, Decimal]]) -> Decimal:
    """Pay obligations, which are in the order of their due days, and return what is left over."""
    left_over = ZERO
    for day, amount in money:
        left = amount
        month = month_of(day)
        own = [each for each in obligations if each.current and month_of(each.due) == month]
        past = [each for each in obligations if each.due <= day and each not in own]
        ahead = [each for each in obligations if each.due > day and not each.current]
        for each in [*own, *past, *ahead]:
            if not left:
                break
            if each.unpaid:
                paid = min(left, each.unpaid)
                each.unpaid -= paid
                each.paid_on.append((day, paid))
                left -= paid
        left_over += left
    return left_over
