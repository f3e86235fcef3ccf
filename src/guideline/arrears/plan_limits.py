"""What the law lets be withheld, beside what a plan takes: each limit tested apart."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan, PlanEarnings, PlanRule, ScheduleBy
from guideline.arrears.plan_terms import current_on
from guideline.arrears.repayment_terms import Levels
from guideline.arrears.setting import monthly_payment, ssdi_law
from guideline.arrears.withholding_law import (
    ARREARS_PAYMENT,
    agency_limit,
    cents_within,
    federal_ceiling,
)
from guideline.citations import ccr, fam, usc
from guideline.figures import money, percent
from guideline.law.tables import Version, versions
from guideline.notices import Notice, NoticeId


def limit_notices(plan: Plan, levels: Levels) -> Iterator[Notice]:
    """Yield a notice for each limit that the payment is over, with the largest that fits."""
    earnings = plan.earnings
    if earnings is None:
        return
    if earnings.monthly_disposable_earnings is not None:
        yield from _federal(plan, earnings, earnings.monthly_disposable_earnings, levels)
    if plan.rule is PlanRule.AGENCY or plan.standing.schedule_by is not ScheduleBy.AGENCY:
        return
    if earnings.monthly_disposable_earnings is not None:
        yield from _agency(plan, earnings.monthly_disposable_earnings, levels)
    if earnings.monthly_ssdi is not None:
        yield from _ssdi(plan, earnings.monthly_ssdi, levels)


def limit_laws(plan: Plan) -> Iterator[Version]:
    """Yield each row of the law that limits a plan."""
    earnings = plan.earnings
    if earnings is None:
        return
    by_agency = plan.standing.schedule_by is ScheduleBy.AGENCY
    if earnings.monthly_disposable_earnings is not None:
        yield federal_ceiling(plan.first)
        if by_agency and agency_known(plan):
            yield agency_limit(plan.first)
    if by_agency and earnings.monthly_ssdi is not None:
        yield ssdi_law(plan.first)


def agency_known(plan: Plan) -> bool:
    """Return whether the agency's own limit is known for a plan: it is not carried back."""
    return any(row.covers(plan.first) for row in versions(ARREARS_PAYMENT))


def _over(day: date, taken: Decimal, limit: str, fits: Decimal) -> str:
    return (
        f"From {day} the payment with current support takes {money(taken)} a month, over {limit}. "
        f"The largest payment toward arrears that fits is {money(max(fits, ZERO))} a month."
    )


def _federal(
    plan: Plan, earnings: PlanEarnings, disposable: Decimal, levels: Levels
) -> Iterator[Notice]:
    """Yield where a payment with current support is over the ceiling of § 1673(b)(2).

    The five percent more are open only to the extent of support older than 12 weeks, which is
    the payment toward arrears and never current support.
    """
    figures = federal_ceiling(plan.first).figures
    who = "supporting" if earnings.supports_another else "not_supporting"
    low: Decimal = figures[who]
    high: Decimal = figures[f"{who}_over_12_weeks"] if earnings.over_12_weeks else low
    for day, payment in levels:
        current, monthly = current_on(plan, day), monthly_payment(plan, payment)
        limit = cents_within(low * disposable + min(monthly, (high - low) * disposable))
        if monthly + current > limit:
            base = cents_within(low * disposable)
            fits = cents_within(high * disposable) - current if current <= base else ZERO
            old = (
                f", and up to {percent(high - low)} more for arrears older than 12 weeks"
                if high > low
                else ""
            )
            told = f"{percent(low)} of disposable earnings{old}, {money(limit)}"
            yield Notice(
                id=NoticeId.PLAN_OVER_LIMIT,
                decides=False,
                text=_over(day, monthly + current, told, fits),
                cites=(usc(15, "1673(b)(2)"),),
            )
            return


def _agency(plan: Plan, disposable: Decimal, levels: Levels) -> Iterator[Notice]:
    if not agency_known(plan):
        return
    half = cents_within(agency_limit(plan.first).figures["share_of_earnings"] * disposable)
    for day, payment in levels:
        current = current_on(plan, day)
        taken = monthly_payment(plan, payment) + current
        if taken > half:
            told = f"half of disposable earnings, {money(half)}"
            yield Notice(
                id=NoticeId.PLAN_OVER_AGENCY_LIMIT,
                decides=False,
                text=_over(day, taken, told, half - current)
                + " It binds what the agency sets by itself, and conflicts with § 5246(d)(2), (f), "
                "which name 15 U.S.C. § 1673(b) as the limit.",
                cites=(ccr(22, "116100(a)(3)"), fam("5246(d)(2)"), fam("5246(f)")),
            )
            return


def _ssdi(plan: Plan, benefit: Decimal, levels: Levels) -> Iterator[Notice]:
    share: Decimal = ssdi_law(plan.first).figures["share"]
    most = cents_within(share * benefit)
    for day, payment in levels:
        monthly = monthly_payment(plan, payment)
        if monthly > most:
            yield Notice(
                id=NoticeId.PLAN_OVER_AGENCY_LIMIT,
                decides=False,
                text=f"From {day} {money(monthly)} a month go to arrears, over {percent(share)} of "
                f"the payor's disability benefit, {money(most)}, which is the largest payment that "
                "fits where the agency sets it.",
                cites=(fam("5246(d)(3)"),),
            )
            return
