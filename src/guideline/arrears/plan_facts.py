"""A payment plan: what is owed, what will be paid on it, and from when.

It stands in this wing and not among the facts of a case because it speaks of arrears.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from guideline.arrears.account import Instalment
from guideline.arrears.choices import Convention, Enforcement, Rounding, SuspendedInterest
from guideline.arrears.instalment_days import PayPeriod
from guideline.dates import Per
from guideline.facts.fields import Dollars, Share, fact, facts
from guideline.order import ChildPart, Proration


class PlanRule(StrEnum):
    """A rule that sets the payment where no amount is named."""

    AGENCY = "agency"
    SHARE_OF_PRINCIPAL = "share_of_principal"


class PlanCrediting(StrEnum):
    """A crediting order in place of the one in force, to show what it would cost."""

    PRINCIPAL_BEFORE_INTEREST = "principal_before_interest"
    INTEREST_BEFORE_PRINCIPAL = "interest_before_principal"


@facts
class CurrentOrder:
    """Current support that is paid while the plan runs, and before any arrears."""

    amount: Dollars = fact("dollars a month")
    due_day: int | None = fact(
        "the day of the month on which it falls due; by default the day of a monthly instalment, "
        "and the end of the month for others",
        default=None,
    )
    from_: dt.date | None = fact(
        "the first day of the support; absent: it runs already", default=None
    )
    through: dt.date | None = fact(
        "the last day of the support; absent: still running", default=None
    )
    children: tuple[ChildPart, ...] = fact("the amount by child, with its end", default=())
    proration: Proration = fact("what a part of a period is charged", default=Proration.BY_DAYS)


@facts
class PaymentChange:
    """Another payment from a day on."""

    from_: dt.date = fact("the first day on which an instalment has the new amount")
    payment: Dollars = fact("dollars each time from then on")


@facts
class LumpSum:
    """Money beside the instalments."""

    date: dt.date = fact("the day it is paid")
    amount: Dollars = fact("dollars")


@facts
class Suspended:
    """Days on which support is suspended, and so the instalments as well (§ 4007.5(e)(2))."""

    from_: dt.date = fact("the first day")
    through: dt.date | None = fact("the last day; absent: until further notice", default=None)


@facts
class PlanEarnings:
    """What the payor earns, to see whether the plan fits."""

    monthly_disposable_earnings: Dollars | None = fact(
        "disposable earnings a month, less union dues as well (Cal. Code Regs., tit. 22, "
        "§ 110280), by which the agency's own half goes",
        default=None,
    )
    monthly_disposable_by_706_011: Dollars | None = fact(
        "disposable earnings a month, less only what law requires (CCP § 706.011(a)), by which "
        "the federal ceiling goes; where one of the two is told, it stands for both",
        default=None,
    )
    supports_another: bool | None = fact(
        "supports a spouse or child other than those of these orders; where nobody says so, the "
        "limit is as if not, and a notice tells what it would be",
        default=None,
    )
    over_12_weeks: bool | None = fact(
        "the arrears are older than 12 weeks; by default they are when standing.oldest_due is, and "
        "without that when the balance is",
        default=None,
    )
    monthly_ssdi: Dollars | None = fact(
        "Social Security disability benefits a month of an SSI-eligible payor (§ 5246(d)(3))",
        default=None,
    )


@facts
class Stress:
    """What may go otherwise than planned."""

    missed: int = fact("how many of the first instalments are missed", default=2)
    lump_sum: Dollars | None = fact(
        "a sum paid with the first instalment; by default six of them, or the balance if less",
        default=None,
    )


class ScheduleBy(StrEnum):
    """Who set the schedule of payments: § 17520(a)(4) counts only what is ordered or agreed."""

    COURT = "court"
    AGENCY = "agency"
    NEITHER = "neither"


@facts
class Standing17520:
    """What the test of § 17520(a)(4), and what follows from it, need beside the payments."""

    schedule_by: ScheduleBy | None = fact(
        "court, agency (by agreement) or neither: who set the schedule; by default the local "
        "agency where it enforces, and otherwise a court",
        default=None,
    )
    reimbursement_days_behind: int | None = fact(
        "days behind on a judgment for reimbursement of public assistance, where there is one",
        default=None,
    )
    oldest_due: dt.date | None = fact(
        "the day on which the oldest support that is unpaid in the balance fell due, for "
        "§§ 17500(c) and 17522 and for the 12 weeks of 15 U.S.C. § 1673(b); an account tells it",
        default=None,
    )
    unpaid: tuple[Instalment, ...] = fact(
        "the unpaid instalments of the balance, by which §§ 17500(c) and 17522 count what is old "
        "enough; an account tells those of its orders",
        default=(),
    )
    estoppel: bool = fact("a court found that estoppel precludes enforcement", default=False)
    annual_household_income: Dollars | None = fact("for § 17520.5", default=None)
    county_median_income: Dollars | None = fact("for § 17520.5: of a household", default=None)
    commercial_licence: bool = fact("the driver's licence is commercial", default=False)


@facts
class Plan:
    """What ``gl.plan_payments`` and the command ``guideline plan`` are told."""

    name: str | None = fact("what a comparison calls the plan", default=None)
    as_of: dt.date = fact("the day for which the balance is stated")
    principal: Dollars = fact("unpaid support, without interest")
    accrued_interest: Dollars = fact("unpaid interest", default=Decimal(0))
    interest: Convention = fact("how interest is counted", default=Convention.MONTHLY_OPENING)
    rounding: Rounding = fact("rounding of each posting of interest", default=Rounding.NONE)
    enforcement: Enforcement = fact("who enforces", default=Enforcement.LOCAL_AGENCY)
    opening: Dollars | None = fact(
        "what of the principal bore interest when the month of as_of opened, where that month's "
        "interest is still to be posted; an account tells it",
        default=None,
    )
    not_yet_bearing: Dollars = fact(
        "what of the principal bears interest only from the next month on; an account tells it",
        default=Decimal(0),
    )
    current_unpaid: Dollars | None = fact(
        "what of the principal is support of the month of as_of, which money of that month pays "
        "first; by default what does not bear interest yet; an account tells it",
        default=None,
    )
    current_paid: Dollars = fact(
        "what is paid already of the current support that falls due next; an account tells it",
        default=Decimal(0),
    )
    balance_notes: tuple[str, ...] = fact(
        "what decides the balance and is told of it: an account writes it", default=()
    )
    crediting: PlanCrediting | None = fact(
        "a crediting order in place of the one in force", default=None
    )
    first: dt.date = fact("the day of the first instalment")
    anchor: dt.date | None = fact(
        "an earlier day from which the days of the instalments are counted, as 2026-01-31 where "
        "the first is on February 28 and the next on March 31; by default the first itself",
        default=None,
    )
    per: PayPeriod = fact(
        "how often it is paid; by half_month on the 1st and 15th if first is one of them, "
        "otherwise on its day and 15 days from it",
        default=Per.MONTH,
    )
    payment: Dollars | None = fact("dollars each time toward arrears", default=None)
    months: int | None = fact(
        "in how many months from the first instalment it shall end", default=None
    )
    by: dt.date | None = fact("the day by which it shall end", default=None)
    share_of_current: Share | None = fact(
        'the payment as a share of the current support that runs on first, as in "25%"',
        default=None,
    )
    rule: PlanRule | None = fact("the rule that sets the payment", default=None)
    share: Share | None = fact(
        "for share_of_principal: the share of principal a month; by default a county's",
        default=None,
    )
    step: Dollars = fact(
        "the dollars to which a payment that is solved, or a share, is rounded up", default="0.01"
    )
    current_support: CurrentOrder | None = fact("current support", default=None)
    paid_meanwhile: bool = fact(
        "whether the schedule takes as paid the current support that falls due before the month of "
        "the first instalment; a report of compliance goes by what was received",
        default=True,
    )
    roll_down: bool = fact(
        "whether current support that ends is added to the payment from then on", default=False
    )
    changes: tuple[PaymentChange, ...] = fact("other payments from a day on", default=())
    lump_sums: tuple[LumpSum, ...] = fact("money beside the instalments", default=())
    suspended: tuple[Suspended, ...] = fact(
        "days on which support is suspended; an account tells those that it knows of on as_of",
        default=(),
    )
    suspended_interest: SuspendedInterest = fact(
        "whether interest on the arrears runs while support is suspended; an account tells it",
        default=SuspendedInterest.RUNS,
    )
    earnings: PlanEarnings | None = fact("what the payor earns", default=None)
    standing: Standing17520 = fact("what compliance needs beside", factory=Standing17520)
    stress: Stress = fact("what may go otherwise than planned", factory=Stress)


def schedule_set_by(plan: Plan) -> ScheduleBy:
    """Return who set the schedule of a plan: where nothing says so, who may be thought to."""
    stated = plan.standing.schedule_by
    if stated is not None:
        return stated
    by_agency = plan.enforcement is Enforcement.LOCAL_AGENCY
    return ScheduleBy.AGENCY if by_agency else ScheduleBy.COURT
