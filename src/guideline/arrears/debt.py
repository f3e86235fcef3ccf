"""A debt on its way through the days, and where it stands after each payment."""

from collections import deque
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.ledger import ZERO, Bucket, Lot
from guideline.arrears.repayment_terms import Terms
from guideline.law.tables import Version


@attrs.define(eq=False)
class Step:
    """Where the debt stood after one instalment: running totals, exact, since ``as_of``.

    Attributes:
        due: The day.
        lump: Whether it is a lump sum.
        alone: Whether it is current support that no instalment carries.
        paid: Everything paid.
        to_current: What of it was credited to current support.
        of_balance: What of that was current support that was in the balance.
        to_principal: What of it was credited to principal.
        to_interest: What of it was credited to interest.
        interest: The interest that had accrued, that of the balance with it.
        principal: The principal that is left.
    """

    due: date
    lump: bool
    alone: bool
    paid: Decimal
    to_current: Decimal
    of_balance: Decimal
    to_principal: Decimal
    to_interest: Decimal
    interest: Decimal
    principal: Decimal

    @property
    def on_arrears(self) -> Decimal:
        """What of it was paid on what was owed, and not on later current support."""
        return self.paid - self.to_current + self.of_balance


@attrs.frozen
class Seen:
    """What was seen of a debt at the end of a day.

    Attributes:
        interest: All interest so far: accrued, and what was paid before it was posted.
        to_clear: The same, with the running month's as far as it is paid to clear the debt.
        cleared: Whether nothing was left of it but current support of the month.
        settled: Whether less than half a cent was left of it, and of the running month's interest.
        ended: Whether, besides, no current support that had fallen due was unpaid.
        beyond: What was received beyond it and all current support of the month.
    """

    interest: Decimal
    to_clear: Decimal
    cleared: bool
    settled: bool
    ended: bool
    beyond: Decimal


@attrs.frozen
class Mark:
    """Where a debt stood at the end of a year: what was owed, and all that had been paid of it."""

    principal: Decimal
    interest: Decimal
    reached: Decimal


@attrs.define(eq=False)
class Debt:
    """A debt on its way through the days.

    Attributes:
        terms: The terms.
        bucket: Where its interest accrues.
        month: The month that runs.
        following: The month after it.
        past_due: What fell due before this month, oldest first.
        current: The current support of this month.
        waiting: What does not yet bear interest.
        month_charged: The current support that fell due, or falls due, in this month.
        principal: What is left of what fell due before this month.
        paid_early: Whether interest of a running month was ever paid before it was posted.
        paid: Everything paid, what was received beyond all that was owed once it pays something.
        excess: What was received beyond all that was owed, for current support that falls due.
        prepaid: What is left of what was paid before on current support that falls due.
        of_balance: What of it was credited to current support that was in the balance.
        steps: Where it stood after each payment.
        laws: The rows of the law that ordered the crediting.
        marks: Where it stood at the end of each of the last years.
        seen: What was seen at the end of each day that was to be looked at.
        ended: Whether it is paid.
        endless: Whether it never will be.
    """

    terms: Terms
    bucket: Bucket
    month: date
    following: date
    past_due: deque[Lot] = attrs.Factory(deque)
    current: list[Lot] = attrs.Factory(list)
    waiting: list[Lot] = attrs.Factory(list)
    month_charged: Decimal = ZERO
    principal: Decimal = ZERO
    paid: Decimal = ZERO
    excess: Decimal = ZERO
    prepaid: Decimal = ZERO
    of_balance: Decimal = ZERO
    steps: list[Step] = attrs.Factory(list)
    laws: list[Version] = attrs.Factory(list)
    marks: deque[Mark] = attrs.Factory(deque)
    seen: dict[date, Seen] = attrs.Factory(dict)
    paid_early: bool = False
    ended: bool = False
    endless: bool = False
