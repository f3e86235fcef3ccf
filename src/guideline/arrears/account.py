"""An account of support: the orders, the money that came in, and what the law makes of both.

It stands in this wing and not among the facts of a case because it is made of support orders.
"""

import datetime as dt
from decimal import Decimal

from guideline.arrears.choices import (
    ArrearsBasis,
    BetweenBuckets,
    Convention,
    CurrentSupport,
    Enforcement,
    Exception4007,
    Excess,
    RetroactiveInterest,
    Rounding,
    Source,
    StopSection,
    SuspendedInterest,
    TenthMonth,
)
from guideline.facts.fields import Dollars, fact, fact_list, facts
from guideline.order import SupportKind, SupportOrder


@facts
class EnforcementPeriod:
    """Who enforces from a day on."""

    from_: dt.date = fact("the first day")
    by: Enforcement = fact("local_agency or private")


@facts
class Payment:
    """Money, or a credit in its place, on the day it was received."""

    date: dt.date = fact("the day the money was received")
    amount: Dollars = fact("dollars")
    source: Source = fact("where it came from", default=Source.DIRECT)
    reference: str | None = fact("what corrections and statements call it", default=None)
    order: str | None = fact("the order it was paid under, where only that one", default=None)
    case: str | None = fact("the case it was paid in, where only that one", default=None)
    covers_from: dt.date | None = fact(
        "for a benefit: a day in the first month that it covers (§ 4504(b))", default=None
    )
    covers_through: dt.date | None = fact(
        "for a benefit: a day in the last month that it covers", default=None
    )
    lump_sum: bool = fact("a lump sum in the sense of § 695.221(d)", default=False)


@facts
class Correction:
    """A later event that says what a payment really was; a returned one was nothing."""

    date: dt.date = fact("the day of the correction")
    corrects: str = fact("the reference of the payment that it corrects")
    amount: Dollars = fact("what the payment really was; 0 for a returned one")
    received: dt.date | None = fact("the day it was really received, if another", default=None)
    reason: str | None = fact("why", default=None)


@facts
class Instalment:
    """One unpaid instalment inside a judgment's sum, or a plan's balance."""

    due: dt.date = fact("the day it fell due")
    amount: Dollars = fact("dollars of it still unpaid")


@facts
class Judgment:
    """A sum of past support that a court stated: principal and interest, never one for the other.

    It neither restarts nor capitalises interest, and a schedule of payments in it makes no new due
    dates (§ 155).
    """

    entered: dt.date = fact("the day it was entered")
    through: dt.date | None = fact(
        "the day through which it states the sum; by default the day entered", default=None
    )
    kind: SupportKind = fact("what the support was for", default=SupportKind.CHILD_SUPPORT)
    principal: Dollars = fact("unpaid support in the sum, without interest")
    accrued_interest: Dollars = fact("interest in the sum", default=Decimal(0))
    instalments: tuple[Instalment, ...] = fact(
        "the unpaid instalments with their original due dates; they sum to the principal",
        default=(),
    )
    name: str | None = fact("what payments call it", default=None)
    case: str | None = fact("the case it belongs to", default=None)
    assigned: bool = fact("assigned to the state", default=False)


@facts
class Confinement:
    """Confinement of the obligor (§ 4007.5)."""

    from_: dt.date = fact("the first day")
    released: dt.date | None = fact("the day of release; absent: still confined", default=None)
    exceptions: tuple[Exception4007, ...] = fact(
        "findings that keep the support running: means_to_pay, or, before 2022-09-27, "
        "domestic_violence, failure_to_pay",
        default=(),
    )
    reinstated: dt.date | None = fact(
        "the day from which a court reinstated the support earlier, § 4007.5(b)(3)", default=None
    )


@facts
class DaySpan:
    """Days from one through another."""

    from_: dt.date = fact("the first day")
    through: dt.date | None = fact("the last day; absent: still so", default=None)


@facts
class Reconciliation:
    """A time in which the parties had reconciled and lived together (§ 3602)."""

    from_: dt.date = fact("the first day")
    through: dt.date = fact("the last day")
    order: str | None = fact("the temporary order, where there are several", default=None)


@facts
class InterestStop:
    """Instalments on which interest does not run (§§ 17502, 4508(b), 3651(c)(4))."""

    section: StopSection = fact("17502, 4508(b) or 3651(c)(4)")
    from_: dt.date = fact("the first due date concerned")
    through: dt.date | None = fact("the last day without interest; absent: still so", default=None)
    amount: Dollars | None = fact(
        "for 3651(c)(4): the part of each instalment that would not have come due", default=None
    )
    order: str | None = fact("the order concerned, where there are several", default=None)


@facts
class Renewal:
    """A renewal of the judgment, which makes accrued interest principal (CCP § 683.150)."""

    date: dt.date = fact("the day the application was filed")


@facts
class Checkpoint:
    """A balance that a person has confirmed for a day."""

    on: dt.date = fact("the day")
    principal: Dollars | None = fact("the principal confirmed", default=None)
    accrued_interest: Dollars | None = fact("the interest confirmed", default=None)
    total: Dollars | None = fact("the two together", default=None)


@facts
class Readings:
    """Readings where the law is silent or sources differ; each has a default."""

    current_support: CurrentSupport = fact(
        "whether an instalment due later in the month is current support",
        default=CurrentSupport.CALENDAR_MONTH,
    )
    excess: Excess = fact("what becomes of an excess", default=Excess.FUTURE)
    between_buckets: BetweenBuckets = fact(
        "the order between kinds of arrears, assigned and not",
        default=BetweenBuckets.FAMILIES_FIRST,
    )
    retroactive_interest: RetroactiveInterest = fact(
        "from when retroactive instalments bear interest",
        default=RetroactiveInterest.FROM_DUE_DATE,
    )
    suspended_interest: SuspendedInterest = fact(
        "whether interest on older arrears runs during a suspension",
        default=SuspendedInterest.RUNS,
    )
    tenth_month: TenthMonth = fact(
        "how the tenth month after release is counted",
        default=TenthMonth.AFTER_THE_MONTH_OF_RELEASE,
    )
    arrears_basis: ArrearsBasis = fact(
        "by what arrears money is divided between cases", default=ArrearsBasis.TOTAL
    )


@facts
class Account:
    """What ``gl.state_account`` is told."""

    enforcement: Enforcement | tuple[EnforcementPeriod, ...] = fact(
        "who enforces: local_agency or private, or a dated list where it changed, from the first "
        "order on"
    )
    interest: Convention = fact("how interest is counted", default=Convention.MONTHLY_OPENING)
    rounding: Rounding = fact("rounding of each posting of interest", default=Rounding.NONE)
    orders: tuple[SupportOrder, ...] = fact_list("the orders", default=())
    judgments: tuple[Judgment, ...] = fact_list("judgments for stated sums", default=())
    payments: tuple[Payment, ...] = fact_list(
        "what was received, or the CSV files that tell it", default=(), in_files=True
    )
    corrections: tuple[Correction, ...] = fact_list("corrections of payments", default=())
    assigned: tuple[DaySpan, ...] = fact_list(
        "when aid was paid: what fell due then is assigned to the state", default=()
    )
    confinements: tuple[Confinement, ...] = fact_list("confinements (§ 4007.5)", default=())
    reconciliations: tuple[Reconciliation, ...] = fact_list(
        "times of living together after reconciliation (§ 3602)", default=()
    )
    interest_stops: tuple[InterestStop, ...] = fact_list(
        "instalments without interest (§§ 17502, 4508(b), 3651(c)(4))", default=()
    )
    active_duty: tuple[DaySpan, ...] = fact_list(
        "military service for which the 6 % ceiling was requested (50 U.S.C. § 3937)", default=()
    )
    renewals: tuple[Renewal, ...] = fact_list("renewals of the judgment", default=())
    checkpoints: tuple[Checkpoint, ...] = fact_list("balances confirmed by a person", default=())
    readings: Readings = fact("readings chosen", factory=Readings)
    read_as: tuple[str, ...] = fact(
        "what CSV files were taken for where they could be taken otherwise: their reader writes it",
        default=(),
    )


def cases_of(account: Account) -> set[str | None]:
    """Return the cases that the orders and judgments of an account belong to."""
    return {order.case for order in account.orders} | {
        judgment.case for judgment in account.judgments
    }
