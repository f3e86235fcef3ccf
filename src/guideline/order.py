"""A support order: a dated debt. Only a court makes one; an account charges it."""

from datetime import date
from enum import StrEnum

from guideline.dates import Per
from guideline.facts.fields import Dollars, Share, fact, fact_list, facts


class SupportKind(StrEnum):
    """What the support is for."""

    CHILD_SUPPORT = "child_support"
    MEDICAL_SUPPORT = "medical_support"
    FAMILY_SUPPORT = "family_support"
    SPOUSAL_SUPPORT = "spousal_support"


class Proration(StrEnum):
    """What is charged for a part of an instalment's period, on which no statute speaks."""

    BY_DAYS = "by_days"
    THIRTIETHS = "thirtieths"
    WHOLE = "whole"
    NOTHING = "nothing"


class Cause(StrEnum):
    """Why an order is modified, where the law then fixes from when (§ 3653(b), (c))."""

    UNEMPLOYMENT = "unemployment"
    ACTIVATION = "activation"


@facts
class ChildPart:
    """The part of an order that belongs to one child, and when it ends."""

    name: str = fact("the child")
    amount: Dollars = fact("the child's part of each instalment, in dollars")
    ends: date | None = fact("the first day on which this part is no longer owed", default=None)


@facts
class Modification:
    """A later order that changes the amount (§§ 3651, 3653)."""

    amount: Dollars = fact("dollars each time from then on; 0 ends the support")
    from_: date | None = fact(
        "the day from which it counts; for unemployment or activation by default the later of "
        "service and the event",
        default=None,
    )
    ordered: date | None = fact("the day the court made it; by default the day from", default=None)
    filed: date | None = fact("the day the motion was filed", default=None)
    served: date | None = fact("the day the motion was served", default=None)
    cause: Cause | None = fact("unemployment or activation, where § 3653(b), (c)", default=None)
    event: date | None = fact("the day of the unemployment or activation", default=None)
    good_cause: bool = fact(
        "the court found good cause not to reach back to service and the event", default=False
    )
    offset: bool = fact(
        "the court ordered what was overpaid to be offset (§ 3653(d))", default=False
    )
    children: tuple[ChildPart, ...] = fact("the new amount by child", default=())


@facts
class RatePeriod:
    """The interest that another state's law lays on its order (§ 5700.604)."""

    from_: date = fact("the first day on which interest accrues at this rate")
    rate: Share = fact('the rate a year, as in "12%"')
    law: str = fact("whose law sets it, as in Nev. Rev. Stat. § 99.040")


@facts
class SupportOrder:
    """An order to pay support: what falls due, when, from which day and through which."""

    kind: SupportKind = fact("what the support is for", default=SupportKind.CHILD_SUPPORT)
    obligor: str | None = fact("who owes it", default=None)
    obligee: str | None = fact("to whom", default=None)
    amount: Dollars = fact("dollars each time")
    per: Per = fact("how often", default=Per.MONTH)
    due_day: int = fact("the day of the month on which a monthly instalment is due", default=1)
    due_days: tuple[int, ...] = fact(
        "where a month's support is due in equal parts: their days, as in [1, 15]", default=()
    )
    from_: date = fact("the first day of the support")
    through: date | None = fact("the last day of the support; absent: still running", default=None)
    name: str | None = fact("what payments call this order", default=None)
    case: str | None = fact("the case it belongs to, where a parent has several", default=None)
    children: tuple[ChildPart, ...] = fact("the amount by child", default=())
    modifications: tuple[Modification, ...] = fact_list("later orders on the amount", default=())
    proration: Proration = fact("what a part of a period is charged", default=Proration.BY_DAYS)
    ordered: date | None = fact("the day the court made it; by default the day from", default=None)
    filed: date | None = fact("the day the first pleading was filed (§ 4009)", default=None)
    served: date | None = fact("the day it was served (§ 4009)", default=None)
    evaded_service: bool = fact(
        "the court found that the parent intentionally evaded service (§ 4009)", default=False
    )
    rates: tuple[RatePeriod, ...] = fact(
        "for another state's order: its interest by period", default=()
    )
