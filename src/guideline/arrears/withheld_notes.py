"""The notices of what is withheld: what is read where the law is silent, limited or odd."""

from collections.abc import Iterator

from guideline.arrears.plan_notes import weak_law
from guideline.arrears.withheld_records import Withholding
from guideline.arrears.withholding import BenefitKind
from guideline.arrears.withholding_facts import WithholdingFacts
from guideline.arrears.withholding_law import assignment_law, cents_within
from guideline.citations import ccp, ccr, fam, usc
from guideline.figures import money
from guideline.notices import Notice, NoticeId

_SEVERAL = 2


def withheld_notices(told: WithholdingFacts, result: Withholding) -> Iterator[Notice]:
    """Yield the notices of a result, always in the same order."""
    yield from _definitions(told, result)
    yield from _limited(result)
    yield from _priority(told)
    yield from _lump_sums(told)
    yield from _benefits(told)
    yield from weak_law(result.law)


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
                decides=tested.what != "arrears that the agency set",
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


def _lump_sums(told: WithholdingFacts) -> Iterator[Notice]:
    asking = [order for order in told.orders if order.lump_sum]
    if told.lump_payment is not None and len(asking) >= _SEVERAL:
        yield Notice(
            id=NoticeId.WITHHOLDING_LUMP_SUM,
            decides=False,
            text="A lump sum for more than one family is divided by the department's own "
            "guidelines, which were not read: only what all of them may take is computed.",
            cites=(ccp("695.221(d)"),),
        )


def _benefits(told: WithholdingFacts) -> Iterator[Notice]:
    kinds = {benefit.kind for benefit in told.benefits}
    if BenefitKind.SOCIAL_SECURITY in kinds:
        yield Notice(
            id=NoticeId.WITHHOLDING_SOCIAL_SECURITY,
            decides=True,
            text="Social Security pays the lesser of the state's limit and the federal one; "
            "California has no lower one for ordered amounts. The orders' monthly amounts are "
            "measured against it whatever the pay check bears; of a disabled payor's benefit, "
            "arrears that the agency sets take at most five percent.",
            cites=(usc(15, "1673(b)(2)"), fam("5246(d)(3)")),
        )
    if BenefitKind.SUPPLEMENTAL_SECURITY_INCOME in kinds:
        yield Notice(
            id=NoticeId.WITHHOLDING_SUPPLEMENTAL_INCOME,
            decides=True,
            text="Nothing is withheld from Supplemental Security Income; this was read in a "
            "secondary source alone.",
        )
