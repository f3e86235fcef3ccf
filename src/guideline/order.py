"""A support order: a dated debt. Only a court makes one; an account charges it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import attrs

from guideline.dates import Per


class SupportKind(StrEnum):
    """Kinds of support that an order may be for."""

    CHILD_SUPPORT = "child_support"
    SPOUSAL_SUPPORT = "spousal_support"
    FAMILY_SUPPORT = "family_support"
    MEDICAL_SUPPORT = "medical_support"


@attrs.frozen(kw_only=True)
class ChildPart:
    """A child's part of an order, dollars each time, and the day on which it ends."""

    name: str
    amount: Decimal
    ends: date | None = None


@attrs.frozen(kw_only=True)
class SupportOrder:
    """A dated debt: who owes whom how much, how often, from when.

    Attributes:
        kind: What the support is for.
        obligor: Who owes it.
        obligee: To whom.
        amount: Dollars each time.
        per: How often.
        due_day: The day of the month on which it falls due.
        from_: The first day.
        through: The last day; ``None`` while it runs.
        children: Each child's part, which sum to the amount.
    """

    kind: SupportKind = SupportKind.CHILD_SUPPORT
    obligor: str | None = None
    obligee: str | None = None
    amount: Decimal
    per: Per = Per.MONTH
    due_day: int = 1
    from_: date
    through: date | None = None
    children: tuple[ChildPart, ...] = ()
