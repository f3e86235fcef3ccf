"""The notices of what is withheld: what is read where the law is silent, limited or odd."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from guideline.amounts import total
from guideline.arrears.asked_of_check import Fees, amounts_of
from guideline.arrears.ledger import ZERO
from guideline.arrears.less_with_another import less_with_another
from guideline.arrears.plan_notes import weak_law
from guideline.arrears.withheld_records import LimitTested, Withholding
from guideline.arrears.withholding import (
    BenefitKind,
    PayCheck,
    disposable_earnings,
)
from guideline.arrears.withholding_facts import WithholdingFacts, order_names
from guideline.arrears.withholding_law import (
    assignment_law,
    cents_within,
    no_agency_limit,
)
from guideline.arrears.withholding_order import (
    FORM,
    PAST_DUE,
    each_period,
    line_name,
    monthly_total,
)
from guideline.citations import Citation, ccp, ccr, fam, uic, usc
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
    yield from _not_tested(told)
    yield from less_with_another(told)
    yield from _priority(told)
    yield from _running_totals(told)
    yield from _lump_sums(told)
    yield from _fees(fees)
    yield from _benefits(told)
    yield from weak_law(result.law)


def _not_tested(told: WithholdingFacts) -> Iterator[Notice]:
    """Yield that the agency's own limit is not known, where it would be tested."""
    by_agency = any(order.set_by_agency for order in told.orders)
    if by_agency and told.pay_check is not None and (untested := no_agency_limit(told.on)):
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
            yield _odd(text, fam("5235(a)"), fam("5238(b)(3)"))
    for benefit in result.benefits:
        share = benefit.benefit * benefit.share / (benefit.weeks or 1)
        yield from _no_lower(benefit.kind, benefit.ordered, share, percent(benefit.share))
    asked = sum((monthly_total(order) for order in told.orders), ZERO)
    for payment in told.benefits:
        if payment.kind is BenefitKind.SOCIAL_SECURITY:
            yield from _no_lower(payment.kind, payment.ordered, asked, "the orders' month")


def _no_lower(
    kind: BenefitKind, ordered: Decimal | None, most: Decimal, of: str
) -> Iterator[Notice]:
    if ordered is not None and ordered > most:
        text = (f"The lower amount of {money(ordered)} told for {kind.replace('_', ' ')} is above "
                f"{of}, {money(most)}, and changes nothing.")  # fmt: skip
        yield _odd(text, fam("17518(e)"))


def _overspent(what: str, check: PayCheck) -> Iterator[Notice]:
    earned = disposable_earnings(check)
    deducted = earned.required_by_law + earned.union_dues
    if deducted > earned.earnings:
        text = (f"Of the {what} {money(deducted)} is deducted, more than its "
                f"{money(earned.earnings)}: disposable earnings are taken as never below "
                "zero.")  # fmt: skip
        yield _odd(text, ccp("706.011(a)"), decides=True)


def _odd(text: str, *cites: Citation, decides: bool = False) -> Notice:
    return Notice(id=NoticeId.WITHHOLDING_UNLIKELY, decides=decides, text=text, cites=cites)


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


def _benefits(told: WithholdingFacts) -> Iterator[Notice]:
    kinds = {benefit.kind for benefit in told.benefits}
    if any(
        benefit.kind is BenefitKind.UNEMPLOYMENT and benefit.weeks is None
        for benefit in told.benefits
    ):
        yield Notice(
            id=NoticeId.WITHHOLDING_BENEFIT_WEEK,
            decides=True,
            text="A quarter of each weekly payment of unemployment is withheld, rounded down. How "
            "many weeks it pays is not told: it is taken as one.",
            cites=(fam("17518(e)"),),
        )
    for kind, notice in _OF_BENEFIT.items():
        if kind in kinds:
            yield notice


_OF_BENEFIT = {
    BenefitKind.DISABILITY: Notice(
        id=NoticeId.WITHHOLDING_BENEFIT_FEE,
        decides=False,
        text="Who pays disability benefits under a voluntary plan may deduct its costs, up to "
        "two dollars, within the quarter together with what is withheld; of the state's own "
        "plan the section names no fee. None is shown.",
        cites=(uic("2630(c)"),),
    ),
    BenefitKind.SOCIAL_SECURITY: Notice(
        id=NoticeId.WITHHOLDING_SOCIAL_SECURITY,
        decides=True,
        text="Social Security pays the lesser of the state's limit and the federal one; "
        "California has no lower one for ordered amounts. The orders' monthly amounts are "
        "measured against it whatever the pay check bears; of the disability "
        "benefit of a payor who would get Supplemental Security Income but for income, arrears "
        "that the agency sets take at most five percent.",
        cites=(usc(15, "1673(b)(2)"), fam("5246(d)(3)")),
    ),
    BenefitKind.SUPPLEMENTAL_SECURITY_INCOME: Notice(
        id=NoticeId.WITHHOLDING_SUPPLEMENTAL_INCOME,
        decides=True,
        text="Nothing is withheld from Supplemental Security Income: it does not rest on "
        "remuneration for work. This was read in the federal agencies' letters (DCL-13-06, and "
        "PR 04505.017 of the Social Security manual), which give the sections' words, and not "
        "in the sections.",
        cites=(usc(42, "407(a)"), usc(42, "659(a)")),
    ),
}
