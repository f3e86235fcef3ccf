"""The limits of what may be withheld for support, each tested apart."""

from collections.abc import Iterator
from decimal import Decimal

from guideline.amounts import greatest, least
from guideline.arrears.asked_of_check import (
    Check,
    Lump,
    amounts_of,
    asked_in_all,
    older_of,
    part_of,
)
from guideline.arrears.ledger import ZERO
from guideline.arrears.withheld_records import LimitTested
from guideline.arrears.withholding import (
    NOTHING_FROM_SSI,
    BenefitKind,
    WithholdingCeiling,
    withholding_ceiling,
)
from guideline.arrears.withholding_facts import WithholdingFacts
from guideline.arrears.withholding_law import agency_limit, cents_within, no_agency_limit
from guideline.arrears.withholding_order import CURRENT, monthly_total
from guideline.dates import Per

BY_CEILING = {BenefitKind.SOCIAL_SECURITY, BenefitKind.SUPPLEMENTAL_SECURITY_INCOME}
"""The benefits that follow the ceiling for earnings, or that pay no support."""
OF_SOCIAL_SECURITY = "Social Security, Title II, a month"
_CEILING = "15 U.S.C. § 1673(b)(2)"


def limits_tested(told: WithholdingFacts, check: Check, lump: Lump | None) -> Iterator[LimitTested]:
    """Yield each limit of a pay check, a lump payment and Social Security, tested apart."""
    if check.ceiling is not None:
        yield from _with_newer("federal ceiling", check.ceiling)
    if check.shared is not None:
        yield LimitTested(
            what="proration of several orders", section="Fam. Code § 5238(b)",
            disposable=check.shared.disposable, limit=check.shared.pool, asked=check.shared.asked,
            fits=check.shared.withheld,
        )  # fmt: skip
    if check.earned is not None and is_limited_by_agency(told):
        share: Decimal = agency_limit(told.on).figures["share_of_earnings"]
        limit, asked = cents_within(share * check.earned.by_110280), asked_in_all(check.asked)
        yield LimitTested(
            what="all support, with arrears that the agency set", section="22 CCR § 116100(a)(3)",
            disposable=check.earned.by_110280, limit=limit, asked=asked, fits=least(asked, limit),
        )  # fmt: skip
    if lump is not None:
        yield from _with_newer("federal ceiling, lump payment", lump.ceiling)
        if lump.half is not None:
            yield LimitTested(
                what="several orders, lump payment", section="Fam. Code § 5238(b)",
                disposable=lump.ceiling.disposable, limit=lump.half, asked=lump.ceiling.asked,
                fits=least(lump.ceiling.asked, lump.half),
            )  # fmt: skip
    for benefit in told.benefits:
        if benefit.kind in BY_CEILING:
            yield from _from_social_security(told, benefit.kind, benefit.amount, benefit.ordered)


def is_limited_by_agency(told: WithholdingFacts) -> bool:
    """Return whether an order's arrears were set by an agency whose own limits are known."""
    by_agency = any(order.set_by_agency for order in told.orders)
    return by_agency and not no_agency_limit(told.on)


def _with_newer(what: str, ceiling: WithholdingCeiling) -> Iterator[LimitTested]:
    """Yield the ceiling, and where it is higher for old support what it is for the rest."""
    yield _tested(what, ceiling)
    newer = ceiling.asked - ceiling.older
    if ceiling.older and newer:
        yield LimitTested(
            what=f"{what}, but for support older than 12 weeks", section=_CEILING,
            disposable=ceiling.disposable, limit=ceiling.newer_limit, asked=newer,
            fits=least(newer, ceiling.newer_limit),
        )  # fmt: skip


def _tested(what: str, ceiling: WithholdingCeiling) -> LimitTested:
    return LimitTested(
        what=what, section=_CEILING, disposable=ceiling.disposable, limit=ceiling.limit,
        asked=ceiling.asked, fits=ceiling.withheld,
    )  # fmt: skip


def _from_social_security(
    told: WithholdingFacts, kind: BenefitKind, amount: Decimal, ordered: Decimal | None
) -> Iterator[LimitTested]:
    """Yield the limits of a month's Social Security: the ceiling for earnings, or nothing at all.

    California has no lower limit of its own. Supplemental Security Income pays no support. An
    amount ordered of it pays current support first, so that only the rest of it is old.
    """
    asked = sum((monthly_total(order) for order in told.orders), ZERO)
    if ordered is not None:
        asked = least(asked, ordered)
    if kind is BenefitKind.SUPPLEMENTAL_SECURITY_INCOME:
        yield LimitTested(
            what="Supplemental Security Income", section=NOTHING_FROM_SSI, disposable=amount,
            limit=ZERO, asked=asked, fits=ZERO,
        )  # fmt: skip
        return
    monthly = [amounts_of(order, Per.MONTH) for order in told.orders]
    current = sum((part_of(amounts, CURRENT) for amounts in monthly), ZERO)
    ceiling = withholding_ceiling(
        amount, asked, on=told.on, supports_another=bool(told.supports_another),
        older=least(older_of(told, monthly), greatest(asked - current, ZERO)),
    )  # fmt: skip
    yield from _with_newer(OF_SOCIAL_SECURITY, ceiling)
