"""What the law lets be withheld, beside what a plan takes: each limit tested apart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from guideline.amounts import greatest, least
from guideline.arrears.asked_by_plan import (
    Asked,
    agency_half,
    agency_part,
    by_706_011,
    by_110280,
    of_benefit,
    ssdi_law,
)
from guideline.arrears.current_over_time import begins_after, ended_by
from guideline.arrears.ledger import ZERO
from guideline.arrears.plan_age import ages_of, all_old_from, old_from
from guideline.arrears.plan_facts import (
    CurrentOrder,
    Plan,
    PlanEarnings,
    PlanRule,
    ScheduleBy,
    schedule_set_by,
)
from guideline.arrears.plan_fits import EACH, Over, Test, largest_that_fits, over_limit
from guideline.arrears.plan_terms import each_exactly
from guideline.arrears.withholding_law import (
    agency_limit,
    cents_within,
    federal_ceiling,
    no_agency_limit,
    no_other,
)
from guideline.citations import Citation, ccp, ccr, fam, usc
from guideline.facts.fields import changed
from guideline.figures import money, percent
from guideline.law.tables import Version
from guideline.notices import Notice, NoticeId

_FEDERAL = usc(15, "1673(b)(2)")


def limit_notices(plan: Plan, asked: Sequence[Asked]) -> Iterator[Notice]:
    """Yield a notice for each limit that the payment is over, with the largest that fits.

    Args:
        plan: The plan.
        asked: What its instalments ask of a pay check, where that changes.
    """
    earnings = plan.earnings
    disposable = None if earnings is None else by_706_011(earnings)
    if earnings is not None and disposable is not None:
        yield from _federal(plan, earnings, disposable, asked)
    if plan.rule is not PlanRule.AGENCY and schedule_set_by(plan) is ScheduleBy.AGENCY:
        yield from _agency(plan, asked)
        yield from _ssdi(plan, asked)


def limit_laws(plan: Plan) -> Iterator[Version]:
    """Yield each row of the law that limits a plan."""
    earnings = plan.earnings
    by_agency = schedule_set_by(plan) is ScheduleBy.AGENCY
    if earnings is not None and by_706_011(earnings) is not None:
        yield federal_ceiling(plan.first)
    if by_agency and _is_measured(plan) and not no_agency_limit(plan.first):
        yield agency_limit(plan.first)
    if by_agency and earnings is not None and earnings.monthly_ssdi is not None:
        yield ssdi_law(plan.first)


def _is_measured(plan: Plan) -> bool:
    """Return whether a plan tells what a limit of § 116100(a)(3) goes by."""
    earned = plan.earnings is not None and by_110280(plan.earnings) is not None
    return earned or plan.current_support is not None


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
    if earnings.over_12_weeks is None:
        yield _notice(NoticeId.PLAN_ARREARS_AGE, _age_told(plan), _FEDERAL)


def _age_told(plan: Plan) -> str:
    """Return how old arrears are taken to be, in words."""
    due, ages, end = plan.standing.oldest_due, ages_of(plan), all_old_from(plan)
    if plan.standing.unpaid:
        old = sum((amount for day, amount in ages if old_from(plan, day) <= plan.first), ZERO)
        return (
            f"Of the arrears {money(old)} is older than 12 weeks on {plan.first}, all of it from "
            f"{end} on. Until then only what pays those, the oldest first, is open to more."
        )
    if due is not None:
        return (
            f"The oldest unpaid support fell due on {due}: whatever the plan pays from {end} on "
            "is taken as paid on arrears older than 12 weeks. How much is as old is not told "
            "(standing.unpaid)."
        )
    return (
        "How old the arrears are is not told: none are taken as older than 12 weeks before "
        f"{end}, when all of the balance is."
    )


# ── each limit ───────────────────────────────────────────────────────────────


def _federal(
    plan: Plan, earnings: PlanEarnings, disposable: Decimal, asked: Sequence[Asked]
) -> Iterator[Notice]:
    """Yield where a payment with current support is over the ceiling of § 1673(b)(2)."""
    test = _ceiling(plan, earnings, disposable)
    over = over_limit(test, asked)
    if over:
        yield _notice(NoticeId.PLAN_OVER_LIMIT, _told(plan, test, over), _FEDERAL)
    if earnings.supports_another is None:
        with_another = _ceiling(plan, changed(earnings, supports_another=True), disposable)
        if over := over_limit(with_another, asked):
            told = _told(plan, with_another, over)
            text = f"{no_other(plan.first)} With one, {told[0].lower()}{told[1:]}"
            yield _notice(NoticeId.SUPPORTS_ANOTHER, text, _FEDERAL)


def _ceiling(plan: Plan, earnings: PlanEarnings, disposable: Decimal) -> Test:
    """Return the test of the ceiling.

    The five percent more are open only to the extent of support older than 12 weeks, which is
    what the payment pays of it and never current support.
    """
    figures = federal_ceiling(plan.first).figures
    who = "supporting" if earnings.supports_another else "not_supporting"
    low: Decimal = figures[who]
    high: Decimal = figures[f"{who}_over_12_weeks"]
    base, most = each_exactly(plan, low * disposable), each_exactly(plan, high * disposable)
    words = f"{percent(low)} of disposable earnings"

    def test(each: Asked) -> Over | None:
        older = each.payment if each.older is None else least(each.payment, each.older)
        limit = cents_within(least(base + older, most))
        if each.in_all <= limit:
            return None
        old = older if each.ahead else each.older  # a last instalment has no more arrears to pay
        room = most if old is None else least(base + old, most)
        more = arrears = ""
        if older:
            more = f", and up to {percent(high - low)} more for arrears older than 12 weeks"
            arrears = f", and the {percent(high - low)} more are for arrears alone"
        alone = each.current > base
        return Over(
            each,
            f"{words}{more}, {money(limit)}",
            ZERO if alone else cents_within(room) - each.current,
            f"{words}, {money(cents_within(base))}{arrears}" if alone else "",
        )

    return test


def _agency(plan: Plan, asked: Sequence[Asked]) -> Iterator[Notice]:
    """Yield where a payment is over a quarter of current support, or over half of earnings."""
    if untested := no_agency_limit(plan.first):
        if _is_measured(plan):
            yield _notice(NoticeId.NOT_COMPUTED, untested, ccr(22, "116100(a)(3)"))
        return
    if plan.current_support is not None and plan.current_support.amount:
        yield from _over_quarter(plan, _quarter(plan, plan.current_support), asked)
    half = agency_half(plan)
    if half is not None:
        yield from _over_half(plan, partial(_half, half), asked)


def _over_quarter(plan: Plan, test: Test, asked: Sequence[Asked]) -> Iterator[Notice]:
    if over := over_limit(test, asked):
        yield _notice(
            NoticeId.PLAN_OVER_AGENCY_LIMIT,
            _told_of_arrears(plan, test, over)
            + ' The regulation joins it to half of disposable earnings by "or"; both are applied.',
            ccr(22, "116100(a)(3)"),
        )


def _quarter(plan: Plan, current: CurrentOrder) -> Test:
    """Return the test of a quarter of current support, which what has ended of it is added to."""
    share = percent(agency_limit(plan.first).figures["share_of_current"])

    def test(each: Asked) -> Over | None:
        most, ended = agency_part(plan, current, each.day), ended_by(current, each.day)
        if begins_after(current, each.day) or each.payment <= most:
            return None
        added = f" and the {money(ended)} a month of it that ended" if ended else ""
        return Over(each, f"{share} of current support{added}, {money(most)}", most)

    return test


def _over_half(plan: Plan, test: Test, asked: Sequence[Asked]) -> Iterator[Notice]:
    if over := over_limit(test, asked):
        yield _notice(
            NoticeId.PLAN_OVER_AGENCY_LIMIT,
            _told(plan, test, over)
            + " It binds what the agency sets by itself, and conflicts with § 5246(d)(2), (f), "
            "which name 15 U.S.C. § 1673(b) as the limit.",
            ccr(22, "116100(a)(3)"),
            fam("5246(d)(2)"),
            fam("5246(f)"),
        )


def _half(half: Decimal, each: Asked) -> Over | None:
    """Return how an instalment is over half of disposable earnings."""
    words = f"half of disposable earnings, {money(half)}"
    alone = words if each.current > half else ""
    fits = greatest(half - each.current, ZERO)
    return Over(each, words, fits, alone) if each.in_all > half else None


def _told(plan: Plan, test: Test, over: Sequence[Over]) -> str:
    """Return from when a limit is passed, which, and the largest payment that fits."""
    first, each = over[0], EACH[plan.per]
    return (
        f"From {first.asked.day} the payment with current support takes "
        f"{money(first.asked.in_all)} {each}, over {first.limit}. "
        + largest_that_fits(plan, test, over)
    )


def _told_of_arrears(plan: Plan, test: Test, over: Sequence[Over]) -> str:
    """Return from when arrears alone pass a limit, which, and the largest payment that fits."""
    first, each = over[0], EACH[plan.per]
    return (
        f"From {first.asked.day} {money(first.asked.payment)} {each} go to arrears, over "
        f"{first.limit}, where the agency sets it. {largest_that_fits(plan, test, over)}"
    )


def _ssdi(plan: Plan, asked: Sequence[Asked]) -> Iterator[Notice]:
    most = of_benefit(plan)
    if most is None:
        return
    share: Decimal = ssdi_law(plan.first).figures["share"]
    test = partial(_over_share, f"{percent(share)} of the payor's disability benefit", most)
    if over := over_limit(test, asked):
        text = _told_of_arrears(plan, test, over)
        yield _notice(NoticeId.PLAN_OVER_AGENCY_LIMIT, text, fam("5246(d)(3)"))


def _over_share(words: str, most: Decimal, each: Asked) -> Over | None:
    """Return how a payment toward arrears is over a share of a benefit."""
    return Over(each, f"{words}, {money(most)}", most) if each.payment > most else None


def _notice(id_: NoticeId, text: str, *cites: Citation) -> Notice:
    return Notice(id=id_, decides=False, text=text, cites=cites)
