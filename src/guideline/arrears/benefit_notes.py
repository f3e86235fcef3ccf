"""The notices of benefits from which support is withheld."""

from collections.abc import Iterator
from decimal import Decimal

from guideline.arrears.ledger import ZERO
from guideline.arrears.withheld_records import Withholding
from guideline.arrears.withholding import BenefitKind
from guideline.arrears.withholding_facts import WithholdingFacts
from guideline.arrears.withholding_order import monthly_total
from guideline.citations import Citation, ccp, fam, uic, usc
from guideline.figures import money, percent
from guideline.notices import Notice, NoticeId


def no_lower_amounts(told: WithholdingFacts, result: Withholding) -> Iterator[Notice]:
    """Yield where a lower amount is told that is above what is withheld without it."""
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
        yield odd(text, *_LOWER[kind])


def odd(text: str, *cites: Citation, decides: bool = False) -> Notice:
    """Return that something told is unlikely, and followed all the same."""
    return Notice(id=NoticeId.WITHHOLDING_UNLIKELY, decides=decides, text=text, cites=cites)


_LOWER = {
    BenefitKind.UNEMPLOYMENT: (fam("17518(e)"),),
    BenefitKind.DISABILITY: (fam("17518(e)"),),
    BenefitKind.SUPPLEMENTARY_UNEMPLOYMENT: (ccp("704.120(e)"),),
    BenefitKind.TEMPORARY_DISABILITY: (ccp("704.160(c)"),),
    BenefitKind.SOCIAL_SECURITY: (),
}
"""Where each benefit's section speaks of a lower amount."""


def benefit_notices(told: WithholdingFacts) -> Iterator[Notice]:
    """Yield what is read of benefits, or stands beside what is withheld of them."""
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
