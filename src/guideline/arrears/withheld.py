"""What is withheld from one pay check and from benefits: each limit tested apart, then the orders.

The federal ceiling binds every garnishment for support. Several orders on one pay check are
prorated at half of net disposable earnings, whatever the ceiling is. Half of disposable earnings
limits also what an agency asks by itself for arrears, which an employer does not see.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import exactly, least
from guideline.arrears.asked_of_check import (
    Asked,
    amounts_of,
    asked_in_all,
    older_of,
    part_of,
)
from guideline.arrears.ledger import ZERO
from guideline.arrears.several_orders import Assignment, PayCheckProration, prorate
from guideline.arrears.withheld_notes import withheld_notices
from guideline.arrears.withheld_records import LimitTested, LineWithheld, Withholding
from guideline.arrears.withholding import (
    BenefitKind,
    BenefitWithholding,
    DisposableEarnings,
    PayCheck,
    WithholdingCeiling,
    benefit_withholding,
    disposable_earnings,
    withholding_ceiling,
)
from guideline.arrears.withholding_facts import (
    WithholdingFacts,
    order_names,
    withholding_problems,
)
from guideline.arrears.withholding_law import (
    agency_limit,
    assignment_law,
    benefit_law,
    cents_within,
    federal_ceiling,
)
from guideline.arrears.withholding_order import (
    CURRENT,
    PAST_DUE,
    line_name,
    monthly_total,
    order_lines,
)
from guideline.dates import Per
from guideline.errors import InvalidFacts
from guideline.facts.fields import changed
from guideline.law.tables import Version

_BY_CEILING = {BenefitKind.SOCIAL_SECURITY, BenefitKind.SUPPLEMENTAL_SECURITY_INCOME}


@exactly
def withhold(told: WithholdingFacts) -> Withholding:
    """Return what is withheld for support from a pay check, a lump sum and benefits.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotInForce: A table of the law does not reach the day.

    >>> import guideline as gl
    >>> result = withhold(gl.read_withholding("examples/withholding.toml"))
    >>> result.asked, result.withheld, result.prorated
    (Decimal('685.39'), Decimal('621.50'), True)
    """
    problems = list(withholding_problems(told))
    if problems:
        raise InvalidFacts(problems)
    check, lump = _of_check(told), _lump(told)
    got, shared = check.withheld, check.shared
    result = Withholding(
        on=told.on,
        per=told.per,
        supports_another=told.supports_another,
        asked=asked_in_all(check.asked),
        withheld=None if got is None else sum(got, ZERO),
        prorated=shared is not None and shared.prorated,
        fee=None if got is None else _fee(told.on, got),
        lump_sum_withheld=None if lump is None else lump.withheld,
        earned=check.earned,
        limits=tuple(_limits(told, check)),
        lines=() if got is None else tuple(_lines(told, check.asked, got)),
        lump_sum=lump,
        benefits=tuple(_benefits(told)),
        orders=tuple(
            order_lines(changed(order, name=name), told.on)
            for name, order in zip(order_names(told), told.orders, strict=True)
        ),
        law=tuple(_law(told)),
    )
    divided = () if shared is None else shared.notices
    return changed(result, notices=(*divided, *withheld_notices(told, result)))


# ── one pay check ────────────────────────────────────────────────────────────


@attrs.frozen
class _Check:
    """One pay check: what is asked of it, what it bears, and what each order gets.

    Attributes:
        asked: What each order asks, line by line.
        earned: The disposable earnings, where there is a pay check.
        ceiling: The federal ceiling.
        shared: How it is divided, where there are several orders.
    """

    asked: Sequence[Asked]
    earned: DisposableEarnings | None = None
    ceiling: WithholdingCeiling | None = None
    shared: PayCheckProration | None = None

    @property
    def withheld(self) -> list[Decimal] | None:
        """What each order gets: one by the ceiling, several prorated."""
        if self.shared is not None:
            return [each.withheld for each in self.shared.shares]
        return None if self.ceiling is None else [self.ceiling.withheld for _ in self.asked]


def _of_check(told: WithholdingFacts) -> _Check:
    """Return what the orders ask of the pay check, and what it bears, if there is one."""
    asked = [amounts_of(order, told.per) for order in told.orders]
    if told.pay_check is None:
        return _Check(asked)
    earned = disposable_earnings(told.pay_check)
    shared = _shared(told, earned, asked) if len(asked) > 1 else None
    return _Check(asked, earned, _ceiling(told, earned, asked), shared)


# ── the limits, each tested apart ────────────────────────────────────────────


def _ceiling(
    told: WithholdingFacts, earned: DisposableEarnings, asked: Sequence[Asked]
) -> WithholdingCeiling:
    return withholding_ceiling(
        earned.by_706_011, asked_in_all(asked), on=told.on, older=older_of(told, asked),
        supports_another=told.supports_another,
    )  # fmt: skip


def _shared(
    told: WithholdingFacts, earned: DisposableEarnings, asked: Sequence[Asked]
) -> PayCheckProration:
    assignments = [
        Assignment(
            name=name,
            current=part_of(amounts, CURRENT),
            arrears_payment=part_of(amounts, PAST_DUE),
            total_arrears=order.total_arrears,
        )
        for name, order, amounts in zip(order_names(told), told.orders, asked, strict=True)
    ]
    return prorate(assignments, earned.by_706_011, on=told.on)


def _limits(told: WithholdingFacts, check: _Check) -> Iterator[LimitTested]:
    if check.ceiling is not None:
        yield _tested("federal ceiling", "15 U.S.C. § 1673(b)(2)", check.ceiling)
    if check.shared is not None:
        yield LimitTested(
            what="proration of several orders", section="Fam. Code § 5238(b)",
            disposable=check.shared.disposable, limit=check.shared.pool, asked=check.shared.asked,
            fits=check.shared.withheld,
        )  # fmt: skip
    if check.earned is not None and any(order.set_by_agency for order in told.orders):
        share: Decimal = agency_limit(told.on).figures["share_of_earnings"]
        limit, asked = cents_within(share * check.earned.by_110280), asked_in_all(check.asked)
        yield LimitTested(
            what="arrears that the agency set", section="22 CCR § 116100(a)(3)",
            disposable=check.earned.by_110280, limit=limit, asked=asked, fits=least(asked, limit),
        )  # fmt: skip
    for benefit in told.benefits:
        if benefit.kind in _BY_CEILING:
            yield _from_social_security(told, benefit.kind, benefit.amount, benefit.ordered)


def _tested(what: str, section: str, ceiling: WithholdingCeiling) -> LimitTested:
    return LimitTested(
        what=what, section=section, disposable=ceiling.disposable, limit=ceiling.limit,
        asked=ceiling.asked, fits=ceiling.withheld,
    )  # fmt: skip


def _from_social_security(
    told: WithholdingFacts, kind: BenefitKind, amount: Decimal, ordered: Decimal | None
) -> LimitTested:
    """Return the limit of a month's Social Security: the ceiling for earnings, or nothing at all.

    California has no lower limit of its own. Supplemental Security Income pays no support.
    """
    asked = sum((monthly_total(order) for order in told.orders), ZERO)
    if ordered is not None:
        asked = least(asked, ordered)
    if kind is BenefitKind.SUPPLEMENTAL_SECURITY_INCOME:
        return LimitTested(
            what="Supplemental Security Income", section="20 C.F.R. Part 416", disposable=amount,
            limit=ZERO, asked=asked, fits=ZERO,
        )  # fmt: skip
    monthly = [amounts_of(order, Per.MONTH) for order in told.orders]
    ceiling = withholding_ceiling(
        amount, asked, on=told.on, older=least(asked, older_of(told, monthly)),
        supports_another=told.supports_another,
    )  # fmt: skip
    return _tested("Social Security, Title II, a month", "15 U.S.C. § 1673(b)(2)", ceiling)


# ── what is withheld ─────────────────────────────────────────────────────────


def _lines(
    told: WithholdingFacts, asked: Sequence[Asked], withheld: Sequence[Decimal]
) -> Iterator[LineWithheld]:
    """Yield what each line of each order gets: current support first (§ 5238(a))."""
    for name, amounts, left in zip(order_names(told), asked, withheld, strict=True):
        rest = left
        for line, amount in amounts.items():
            if amount:
                paid = least(amount, rest)
                rest -= paid
                yield LineWithheld(
                    order=name, what=line_name(line), asked=amount, withheld=paid,
                    short=amount - paid,
                )  # fmt: skip


def _fee(on: date, got: Sequence[Decimal]) -> Decimal:
    """Return the employer's fee: for each payment made."""
    fee: Decimal = assignment_law(on).figures["fee"]
    return fee * sum(1 for amount in got if amount)


def _lump(told: WithholdingFacts) -> WithholdingCeiling | None:
    """Return what of the orders' lump sums a lump payment bears."""
    payment: PayCheck | None = told.lump_payment
    if payment is None:
        return None
    sums = [(order.over_12_weeks, order.lump_sum) for order in told.orders]
    return withholding_ceiling(
        disposable_earnings(payment).by_706_011, sum((amount for _, amount in sums), ZERO),
        on=told.on, older=sum((amount for old, amount in sums if old), ZERO),
        supports_another=told.supports_another,
    )  # fmt: skip


def _benefits(told: WithholdingFacts) -> Iterator[BenefitWithholding]:
    for benefit in told.benefits:
        if benefit.kind not in _BY_CEILING:
            yield benefit_withholding(
                benefit.kind, benefit.amount, on=told.on, ordered=benefit.ordered
            )


def _law(told: WithholdingFacts) -> Iterator[Version]:
    """Yield each row of the law's tables that the result stands on."""
    yield assignment_law(told.on)
    if any(order.set_by_agency for order in told.orders) and told.pay_check is not None:
        yield agency_limit(told.on)
    kinds = {benefit.kind for benefit in told.benefits}
    rows = {benefit_law(kind, told.on).table: benefit_law(kind, told.on)
            for kind in kinds - _BY_CEILING}  # fmt: skip
    yield from (rows[table] for table in sorted(rows))
    if told.pay_check or told.lump_payment or BenefitKind.SOCIAL_SECURITY in kinds:
        yield federal_ceiling(told.on)
