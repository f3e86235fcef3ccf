"""What is withheld from one pay check and from benefits: each limit tested apart, then the orders.

The federal ceiling binds every garnishment for support. Several orders on one pay check are
prorated at half of net disposable earnings, whatever the ceiling is. Half of disposable earnings
limits also what an agency asks by itself for arrears, which an employer does not see.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from guideline.amounts import exactly, least, to_cents
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
    federal_ceiling,
)
from guideline.arrears.withholding_order import (
    CURRENT,
    PAST_DUE,
    WithholdingTerms,
    each_period,
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
    names = order_names(told)
    asked = [_amounts(order, told.per) for order in told.orders]
    earned = None if told.pay_check is None else disposable_earnings(told.pay_check)
    ceiling = None if earned is None else _ceiling(told, earned, asked)
    shared = None if earned is None or len(asked) < 2 else _shared(told, names, earned, asked)  # noqa: PLR2004 - several orders
    got = _withheld(asked, ceiling, shared)
    lump = _lump(told)
    lines = tuple(
        line
        for name, amounts, amount in zip(names, asked, got, strict=True)
        for line in _lines(name, amounts, amount)
    )
    result = Withholding(
        on=told.on,
        per=told.per,
        supports_another=told.supports_another,
        asked=_all(asked),
        withheld=None if earned is None else sum(got, ZERO),
        prorated=shared is not None and shared.prorated,
        fee=None if earned is None else _fee(told.on, got),
        lump_sum_withheld=None if lump is None else lump.withheld,
        earned=earned,
        limits=tuple(_limits(told, earned, asked, ceiling, shared)),
        lines=lines if earned is not None else (),
        lump_sum=lump,
        benefits=tuple(_benefits(told)),
        orders=tuple(
            order_lines(changed(order, name=name), told.on)
            for name, order in zip(names, told.orders, strict=True)
        ),
        law=tuple(_law(told)),
    )
    divided = () if shared is None else shared.notices
    return changed(result, notices=(*divided, *withheld_notices(told, result)))


# ── what the orders ask of one pay check ─────────────────────────────────────

_Asked = dict[str, Decimal]
"""What an order asks of one pay check, by the lines of the form in the order of § 5238(a)."""


def _amounts(order: WithholdingTerms, per: Per) -> _Asked:
    """Return what an order asks of a period: parts of its total, converted as the form does.

    Each line is the difference of converted running totals, so that they add up to the total.
    """
    so_far, found = ZERO, {}
    for name in (*CURRENT, *PAST_DUE):
        before = each_period(so_far, per)
        so_far += getattr(order, name)
        found[name] = each_period(so_far, per) - before
    return found


def _of(amounts: _Asked, names: Sequence[str]) -> Decimal:
    return sum((amounts[name] for name in names), ZERO)


def _all(asked: Sequence[_Asked]) -> Decimal:
    return sum((amount for amounts in asked for amount in amounts.values()), ZERO)


def _older(told: WithholdingFacts, asked: Sequence[_Asked]) -> Decimal:
    """Return what of it is support for periods before the last 12 weeks."""
    return sum(
        (
            _of(amounts, PAST_DUE)
            for order, amounts in zip(told.orders, asked, strict=True)
            if order.over_12_weeks
        ),
        ZERO,
    )


# ── the limits, each tested apart ────────────────────────────────────────────


def _ceiling(
    told: WithholdingFacts, earned: DisposableEarnings, asked: Sequence[_Asked]
) -> WithholdingCeiling:
    return withholding_ceiling(
        earned.by_706_011, _all(asked), on=told.on, older=_older(told, asked),
        supports_another=told.supports_another,
    )  # fmt: skip


def _shared(
    told: WithholdingFacts,
    names: Sequence[str],
    earned: DisposableEarnings,
    asked: Sequence[_Asked],
) -> PayCheckProration:
    assignments = [
        Assignment(
            name=name,
            current=_of(amounts, CURRENT),
            arrears_payment=_of(amounts, PAST_DUE),
            total_arrears=order.total_arrears,
        )
        for name, order, amounts in zip(names, told.orders, asked, strict=True)
    ]
    return prorate(assignments, earned.by_706_011, on=told.on)


def _limits(
    told: WithholdingFacts,
    earned: DisposableEarnings | None,
    asked: Sequence[_Asked],
    ceiling: WithholdingCeiling | None,
    shared: PayCheckProration | None,
) -> Iterator[LimitTested]:
    if ceiling is not None:
        yield _tested("federal ceiling", "15 U.S.C. § 1673(b)(2)", ceiling)
    if shared is not None:
        yield LimitTested(
            what="proration of several orders", section="Fam. Code § 5238(b)",
            disposable=shared.disposable, limit=shared.pool, asked=shared.asked,
            fits=shared.withheld,
        )  # fmt: skip
    if earned is not None and any(order.set_by_agency for order in told.orders):
        limit = to_cents(agency_limit(told.on).figures["share_of_earnings"] * earned.by_110280)
        asked_by_all = _all(asked)
        yield LimitTested(
            what="arrears that the agency set", section="22 CCR § 116100(a)(3)",
            disposable=earned.by_110280, limit=limit, asked=asked_by_all,
            fits=least(asked_by_all, limit),
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
    monthly = [_amounts(order, Per.MONTH) for order in told.orders]
    ceiling = withholding_ceiling(
        amount, asked, on=told.on, older=least(asked, _older(told, monthly)),
        supports_another=told.supports_another,
    )  # fmt: skip
    return _tested("Social Security, Title II, a month", "15 U.S.C. § 1673(b)(2)", ceiling)


# ── what is withheld ─────────────────────────────────────────────────────────


def _withheld(
    asked: Sequence[_Asked],
    ceiling: WithholdingCeiling | None,
    shared: PayCheckProration | None,
) -> list[Decimal]:
    """Return what each order gets of the pay check: one by the ceiling, several prorated."""
    if shared is not None:
        return [each.withheld for each in shared.shares]
    return [ZERO if ceiling is None else ceiling.withheld for _ in asked]


def _lines(name: str, amounts: _Asked, withheld: Decimal) -> Iterator[LineWithheld]:
    """Yield what each line of an order gets: current support first (§ 5238(a))."""
    left = withheld
    for line, asked in amounts.items():
        if asked:
            paid = least(asked, left)
            left -= paid
            yield LineWithheld(
                order=name, what=line_name(line), asked=asked, withheld=paid, short=asked - paid
            )


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
