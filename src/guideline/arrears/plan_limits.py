"""What the law lets be withheld, beside what a plan takes: each limit tested apart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from guideline.arrears.asked_by_plan import (
    Asked,
    agency_half,
    by_706_011,
    of_benefit,
    old_from,
    ssdi_law,
)
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_facts import Plan, PlanEarnings, PlanRule, ScheduleBy
from guideline.arrears.plan_terms import each_exactly
from guideline.arrears.withholding_law import (
    ARREARS_PAYMENT,
    agency_limit,
    cents_within,
    federal_ceiling,
)
from guideline.citations import Citation, ccp, ccr, fam, usc
from guideline.dates import Per
from guideline.figures import money, percent
from guideline.law.tables import Version, versions
from guideline.notices import Notice, NoticeId

_FEDERAL = usc(15, "1673(b)(2)")
_EACH = {
    Per.WEEK: "a week",
    Per.TWO_WEEKS: "every two weeks",
    Per.HALF_MONTH: "twice a month",
    Per.MONTH: "a month",
}


def limit_notices(plan: Plan, asked: Sequence[Asked]) -> Iterator[Notice]:
    """Yield a notice for each limit that the payment is over, with the largest that fits.

    Args:
        plan: The plan.
        asked: What its instalments ask of a pay check, where that changes.
    """
    earnings = plan.earnings
    if earnings is None:
        return
    disposable = by_706_011(earnings)
    if disposable is not None:
        yield from _federal(plan, earnings, disposable, asked)
    if plan.rule is not PlanRule.AGENCY and plan.standing.schedule_by is ScheduleBy.AGENCY:
        yield from _agency(plan, asked)
        yield from _ssdi(plan, asked)


def limit_laws(plan: Plan) -> Iterator[Version]:
    """Yield each row of the law that limits a plan."""
    earnings = plan.earnings
    if earnings is None:
        return
    by_agency = plan.standing.schedule_by is ScheduleBy.AGENCY
    if by_706_011(earnings) is not None:
        yield federal_ceiling(plan.first)
        if by_agency and agency_known(plan):
            yield agency_limit(plan.first)
    if by_agency and earnings.monthly_ssdi is not None:
        yield ssdi_law(plan.first)


def agency_known(plan: Plan) -> bool:
    """Return whether the agency's own limit is known for a plan: it is not carried back."""
    return any(row.covers(plan.first) for row in versions(ARREARS_PAYMENT))


# ── what the limits are measured by ──────────────────────────────────────────


def earnings_notices(plan: Plan) -> Iterator[Notice]:
    """Yield by which disposable earnings the limits go, and how old arrears are taken to be."""
    if plan.earnings is not None and by_706_011(plan.earnings) is not None:
        yield from _definitions(plan.earnings)
        yield from _age(plan, plan.earnings)


def _definitions(earnings: PlanEarnings) -> Iterator[Notice]:
    less, more = earnings.monthly_disposable_earnings, earnings.monthly_disposable_by_706_011
    if less == more:
        return
    text = (
        "The federal ceiling goes by disposable earnings less only what law requires; the agency's "
        "own half and the share shown go by those less union dues as well. "
    )
    if more is None:
        text += "Only the latter are told and stand for both: any dues would raise the ceiling."
    elif less is None:
        text += "Only the former are told and stand for both: any dues would lower the half."
    else:
        text += f"They are {money(more)} and {money(less)} a month."
    cites = (ccp("706.011(a)"), ccr(22, "110280"))
    yield _notice(NoticeId.PLAN_DISPOSABLE, text, *cites)


def _age(plan: Plan, earnings: PlanEarnings) -> Iterator[Notice]:
    if earnings.over_12_weeks is not None:
        return
    due, old = plan.standing.oldest_due, old_from(plan, earnings)
    text = (
        "How old the arrears are is not told: none are taken as older than 12 weeks before "
        f"{old}, when all of the balance is."
        if due is None
        else f"The oldest unpaid support fell due on {due}: whatever the plan pays from {old} on "
        "is taken as paid on arrears older than 12 weeks."
    )
    yield _notice(NoticeId.PLAN_ARREARS_AGE, text, _FEDERAL)


# ── each limit ───────────────────────────────────────────────────────────────


@attrs.frozen
class _Over:
    """An instalment over a limit.

    Attributes:
        asked: What it asks.
        limit: The limit, in words.
        fits: The largest payment toward arrears within it.
        alone: The limit that current support is over by itself, in words.
    """

    asked: Asked
    limit: str
    fits: Decimal
    alone: str = ""


def _federal(
    plan: Plan, earnings: PlanEarnings, disposable: Decimal, asked: Sequence[Asked]
) -> Iterator[Notice]:
    """Yield where a payment with current support is over the ceiling of § 1673(b)(2).

    The five percent more are open only to the extent of support older than 12 weeks, which is
    the payment toward arrears and never current support.
    """
    figures, old = federal_ceiling(plan.first).figures, old_from(plan, earnings)
    who = "supporting" if earnings.supports_another else "not_supporting"
    low: Decimal = figures[who]
    high: Decimal = figures[f"{who}_over_12_weeks"]
    over = []
    for each in asked:
        share = low if each.day < old else high
        most, base = each_exactly(plan, share * disposable), each_exactly(plan, low * disposable)
        limit = cents_within(min(base + each.payment, most) if share > low else base)
        if each.in_all > limit:
            alone = each.current > base
            words, more, arrears = f"{percent(low)} of disposable earnings", "", ""
            if share > low:
                more = f", and up to {percent(share - low)} more for arrears older than 12 weeks"
                arrears = f", and the {percent(share - low)} more are for arrears alone"
            over.append(
                _Over(
                    each,
                    f"{words}{more}, {money(limit)}",
                    ZERO if alone else cents_within(most) - each.current,
                    f"{words}, {money(cents_within(base))}{arrears}" if alone else "",
                )
            )
    if over:
        yield _notice(NoticeId.PLAN_OVER_LIMIT, _told(plan, over), _FEDERAL)


def _agency(plan: Plan, asked: Sequence[Asked]) -> Iterator[Notice]:
    half = agency_half(plan) if agency_known(plan) else None
    if half is None:
        return
    words = f"half of disposable earnings, {money(half)}"
    over = [
        _Over(each, words, max(half - each.current, ZERO), words if each.current > half else "")
        for each in asked
        if each.in_all > half
    ]
    if over:
        yield _notice(
            NoticeId.PLAN_OVER_AGENCY_LIMIT,
            _told(plan, over)
            + " It binds what the agency sets by itself, and conflicts with § 5246(d)(2), (f), "
            "which name 15 U.S.C. § 1673(b) as the limit.",
            ccr(22, "116100(a)(3)"),
            fam("5246(d)(2)"),
            fam("5246(f)"),
        )


def _told(plan: Plan, over: Sequence[_Over]) -> str:
    """Return from when a limit is passed, which, and the largest payment that fits: then and later.

    What is left for arrears may be less once current support begins or rises.
    """
    first, least = over[0], min(over, key=lambda each: each.fits)
    each = _EACH[plan.per]
    text = (
        f"From {first.asked.day} the payment with current support takes "
        f"{money(first.asked.in_all)} {each}, over {first.limit}. The largest payment toward "
        f"arrears that fits is {money(first.fits)} {each}."
    )
    if least.fits < first.fits:
        text += f" From {least.asked.day} on it is {money(least.fits)} {each}."
    if least.alone:
        text += f" Current support alone, {money(least.asked.current)}, is over {least.alone}."
    return text


def _ssdi(plan: Plan, asked: Sequence[Asked]) -> Iterator[Notice]:
    most = of_benefit(plan)
    over = [] if most is None else [each for each in asked if each.payment > most]
    if most is not None and over:
        share: Decimal = ssdi_law(plan.first).figures["share"]
        yield _notice(
            NoticeId.PLAN_OVER_AGENCY_LIMIT,
            f"From {over[0].day} {money(over[0].payment)} {_EACH[plan.per]} go to arrears, over "
            f"{percent(share)} of the payor's disability benefit, {money(most)}, which is the "
            "largest payment that fits where the agency sets it.",
            fam("5246(d)(3)"),
        )


def _notice(id_: NoticeId, text: str, *cites: Citation) -> Notice:
    return Notice(id=id_, decides=False, text=text, cites=cites)
