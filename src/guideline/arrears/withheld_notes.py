"""The notices of what is withheld: what is read where the law is silent, limited or odd."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from guideline.amounts import total
from guideline.arrears.asked_of_check import Fees, amounts_of
from guideline.arrears.benefit_notes import benefit_notices, no_lower_amounts, odd
from guideline.arrears.less_with_another import less_with_another
from guideline.arrears.limits_tested import is_limited_by_agency
from guideline.arrears.plan_notes import weak_law
from guideline.arrears.withheld_records import LimitTested, Withholding
from guideline.arrears.withholding import (
    PayCheck,
    disposable_earnings,
)
from guideline.arrears.withholding_facts import WithholdingFacts, order_names
from guideline.arrears.withholding_law import (
    ARREARS_PAYMENT,
    agency_limit,
    assignment_law,
    cents_within,
    no_agency_limit,
)
from guideline.arrears.withholding_order import (
    CURRENT,
    FORM,
    PAST_DUE,
    each_period,
    line_name,
)
from guideline.citations import ccp, ccr, fam
from guideline.figures import money, percent
from guideline.notices import Notice, NoticeId

_SEVERAL = 2


def withheld_notices(
    told: WithholdingFacts, result: Withholding, fees: Sequence[Fees]
) -> Iterator[Notice]:
    """Yield the notices of a result, always in the same order."""
    yield from _unlikely(told, result)
    yield from _definitions(told, result)
    yield from _limited(result)
    yield from _over_quarter(told)
    yield from _not_tested(told)
    yield from less_with_another(told)
    yield from _priority(told)
    yield from _running_totals(told)
    yield from _lump_sums(told)
    yield from _fees(fees)
    yield from benefit_notices(told)
    yield from weak_law(result.law, {ARREARS_PAYMENT})


def _not_tested(told: WithholdingFacts) -> Iterator[Notice]:
    """Yield that the agency's own limits are not known, where they would be tested."""
    by_agency = any(order.set_by_agency for order in told.orders)
    if by_agency and (untested := no_agency_limit(told.on)):
        cites = (ccr(22, "116100(a)(3)"),)
        yield Notice(id=NoticeId.NOT_COMPUTED, decides=False, text=untested, cites=cites)


# ── what is odd ──────────────────────────────────────────────────────────────


def _unlikely(told: WithholdingFacts, result: Withholding) -> Iterator[Notice]:
    """Yield what is told and cannot quite be: it is followed, but never without a word."""
    for what, check in (("pay check", told.pay_check), ("lump payment", told.lump_payment)):
        if check is not None:
            yield from _overspent(what, check)
    for name, order in zip(order_names(told), told.orders, strict=True):
        asked = total([getattr(order, line) for line in PAST_DUE])
        if 0 < order.total_arrears < asked:
            text = (f"{name} asks for {money(asked)} a month toward arrears, and "
                    f"{money(order.total_arrears)} is told as the total owed. An employer "
                    "withholds what an order says until it is ended; the total only prorates "
                    "several.")  # fmt: skip
            yield odd(text, fam("5235(a)"), fam("5238(b)(3)"))
    yield from no_lower_amounts(told, result)


def _overspent(what: str, check: PayCheck) -> Iterator[Notice]:
    earned = disposable_earnings(check)
    deducted = earned.required_by_law + earned.union_dues
    if deducted > earned.earnings:
        text = (f"Of the {what} {money(deducted)} is deducted, more than its "
                f"{money(earned.earnings)}: disposable earnings are taken as never below "
                "zero.")  # fmt: skip
        yield odd(text, ccp("706.011(a)"), decides=True)


# ── what is read where the law is silent, and limited ────────────────────────


def _definitions(told: WithholdingFacts, result: Withholding) -> Iterator[Notice]:
    earned = result.earned
    if earned is None or earned.by_706_011 == earned.by_110280:
        return
    half = cents_within(assignment_law(told.on).figures["share"] * earned.by_110280)
    yield Notice(
        id=NoticeId.WITHHOLDING_DISPOSABLE,
        decides=True,
        text="The federal ceiling and proration go by earnings less what law requires. Where union "
        f"dues are taken off as well, disposable earnings are {money(earned.by_110280)} and half "
        f"of them {money(half)}; the agency's own limit goes by "
        "that.",
        cites=(ccp("706.011(a)"), ccr(22, "110280")),
    )


def _limited(result: Withholding) -> Iterator[Notice]:
    for tested in result.limits:
        if tested.asked > tested.limit:
            yield Notice(
                id=NoticeId.WITHHOLDING_OVER_LIMIT,
                decides=_binds(tested, result),
                text=f"{tested.what[0].upper()}{tested.what[1:]} ({tested.section}): "
                f"{money(tested.asked)} is asked, {money(tested.asked - tested.limit)} over the "
                f"limit of {money(tested.limit)}; {money(tested.fits)} fits.",
            )
    if any(tested.section.startswith("22 CCR") for tested in result.limits):
        yield Notice(
            id=NoticeId.WITHHOLDING_AGENCY_LIMIT,
            decides=False,
            text="Half of disposable earnings binds what the agency asks for arrears by itself. It "
            "conflicts with § 5246(d)(2), (f), which name 15 U.S.C. § 1673(b) as the limit, and an "
            "employer withholds what the order says.",
            cites=(ccr(22, "116100(a)(3)"), fam("5246(d)(2)"), fam("5246(f)")),
        )


def _over_quarter(told: WithholdingFacts) -> Iterator[Notice]:
    """Yield where an order asks more for arrears than a quarter of its current support."""
    if not is_limited_by_agency(told):
        return
    share: Decimal = agency_limit(told.on).figures["share_of_current"]
    for name, order in zip(order_names(told), told.orders, strict=True):
        current, arrears = (total([getattr(order, line) for line in lines])
                            for lines in (CURRENT, PAST_DUE))  # fmt: skip
        most = cents_within(share * current)
        if order.set_by_agency and current and arrears > most:
            yield Notice(
                id=NoticeId.WITHHOLDING_AGENCY_LIMIT,
                decides=False,
                text=f"{name} asks for {money(arrears)} a month toward arrears, over "
                f"{percent(share)} of its current support, {money(most)}, which limits what the "
                "agency asks by itself. Support that has ended is added to that limit, and an "
                "order does not tell any. An employer withholds what the order says.",
                cites=(ccr(22, "116100(a)(3)"),),
            )


def _binds(tested: LimitTested, result: Withholding) -> bool:
    """Return whether a limit lessens what is withheld, which the agency's own does not.

    Nor does the ceiling where several orders are held to less.
    """
    if tested.section.startswith("22 CCR"):
        return False
    of_lump = "lump" in tested.what
    halves = (each for each in result.limits if "5238" in each.section)
    less = (each for each in halves if ("lump" in each.what) is of_lump)
    return not any(each.fits < tested.fits for each in less)


def _priority(told: WithholdingFacts) -> Iterator[Notice]:
    medical = any(
        order.current_medical_support or order.past_due_medical_support for order in told.orders
    )
    if medical or any(order.other or order.another for order in told.orders):
        yield Notice(
            id=NoticeId.WITHHOLDING_PRIORITY,
            decides=False,
            text="The section ranks child and spousal support; medical support is placed after the "
            "child's, as the state distributes it. Other sums come last: they are no arrears, "
            "neither for the five percent more nor by § 5238(b)(3).",
            cites=(fam("5238(a)"),),
        )


def _running_totals(told: WithholdingFacts) -> Iterator[Notice]:
    """Yield where a line of the pay check is a cent from the form's, which do not add up."""
    if told.pay_check is None:
        return
    apart = [
        f"{name}, {line_name(line)}: {money(amount)}, {money(by_itself)} on the form"
        for name, order in zip(order_names(told), told.orders, strict=True)
        for line, amount in amounts_of(order, told.per).items()
        if amount != (by_itself := each_period(getattr(order, line), told.per))
    ]
    if apart:
        yield Notice(
            id=NoticeId.WITHHOLDING_RUNNING_TOTALS,
            decides=False,
            text="The lines asked of a pay check are parts of the order's total by the pay period, "
            "and add up to it; the form converts each by itself. They are apart by rounding: "
            f"{'; '.join(apart)}.",
            cites=(FORM,),
        )


def _lump_sums(told: WithholdingFacts) -> Iterator[Notice]:
    asking = [order for order in told.orders if order.lump_sum]
    if told.lump_payment is not None and len(asking) >= _SEVERAL:
        yield Notice(
            id=NoticeId.WITHHOLDING_LUMP_SUM,
            decides=True,
            text="Several orders' lump sums are held to half of net disposable earnings together, "
            "as several orders are on a pay check; the section does not speak of lump sums. A lump "
            "sum for more than one family is divided by the department's own guidelines, which "
            "were not read: only what all of them may take is computed.",
            cites=(fam("5238(b)(2)"), ccp("695.221(d)")),
        )


def _fees(fees: Sequence[Fees]) -> Iterator[Notice]:
    for each in fees:
        if each.within < each.asked:
            yield Notice(
                id=NoticeId.WITHHOLDING_FEE,
                decides=True,
                text=f"Of the employer's fee of {money(each.asked)} for the payments from the "
                f"{each.of}, {money(each.within)} is within the federal ceiling beside what is "
                "withheld. The form says that support and fee together may not exceed it, and not "
                "which gives way: the fee, which the employer may take, does.",
                cites=(fam("5235(d)"), FORM),
            )
