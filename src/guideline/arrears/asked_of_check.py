"""What orders to withhold ask of one pay check, by the lines of the form, and what it bears."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from guideline.amounts import least
from guideline.arrears.ledger import ZERO
from guideline.arrears.several_orders import (
    Assignment,
    PayCheckProration,
    are_several,
    divided,
    prorate,
)
from guideline.arrears.withholding import (
    DisposableEarnings,
    WithholdingCeiling,
    disposable_earnings,
    withholding_ceiling,
)
from guideline.arrears.withholding_facts import WithholdingFacts, order_names
from guideline.arrears.withholding_law import assignment_law, cents_within
from guideline.arrears.withholding_order import (
    CURRENT,
    OTHER,
    PAST_DUE,
    WithholdingTerms,
    each_period,
)
from guideline.dates import Per
from guideline.facts.fields import changed

Asked = dict[str, Decimal]
"""What an order asks of one pay check, by the lines of the form in the order of § 5238(a)."""


def amounts_of(order: WithholdingTerms, per: Per) -> Asked:
    """Return what an order asks of a period: parts of its total, converted as the form does.

    Each line is the difference of converted running totals, so that they add up to the total.
    """
    so_far, found = ZERO, {}
    for name in (*CURRENT, *PAST_DUE, *OTHER):
        before = each_period(so_far, per)
        so_far += getattr(order, name)
        found[name] = each_period(so_far, per) - before
    return found


def part_of(amounts: Asked, names: Sequence[str]) -> Decimal:
    """Return what some lines of an order ask."""
    return sum((amounts[name] for name in names), ZERO)


def asked_in_all(asked: Sequence[Asked]) -> Decimal:
    """Return what all orders ask."""
    return sum((amount for amounts in asked for amount in amounts.values()), ZERO)


def older_of(told: WithholdingFacts, asked: Sequence[Asked]) -> Decimal:
    """Return what of it is support for periods before the last 12 weeks: past-due support alone."""
    return sum(
        (
            part_of(amounts, PAST_DUE)
            for order, amounts in zip(told.orders, asked, strict=True)
            if order.over_12_weeks
        ),
        ZERO,
    )


# ── one pay check ────────────────────────────────────────────────────────────


@attrs.frozen
class Check:
    """One pay check: what is asked of it, what it bears, and what each order gets.

    Attributes:
        asked: What each order asks, line by line.
        earned: The disposable earnings, where there is a pay check.
        ceiling: The federal ceiling.
        shared: How it is divided, where several orders ask for support.
        withheld: What each order gets: of several prorated, otherwise of what the ceiling lets.
    """

    asked: Sequence[Asked]
    earned: DisposableEarnings | None = None
    ceiling: WithholdingCeiling | None = None
    shared: PayCheckProration | None = None
    withheld: Sequence[Decimal] | None = None


def check_of(told: WithholdingFacts) -> Check:
    """Return what the orders ask of the pay check, and what it bears, if there is one."""
    asked = [amounts_of(order, told.per) for order in told.orders]
    if told.pay_check is None:
        return Check(asked)
    earned = disposable_earnings(told.pay_check)
    ceiling = _ceiling(told, earned, asked)
    assignments = list(_assignments(told, asked))
    shared = None
    if are_several(assignments):
        shared = prorate(
            assignments, earned.by_706_011, on=told.on, several_orders=told.several_orders
        )
    shares = divided(assignments, ceiling.withheld, told.several_orders)
    return Check(
        asked, earned, ceiling, shared,
        [each.withheld for each in (shares if shared is None else shared.shares)],
    )  # fmt: skip


def _ceiling(
    told: WithholdingFacts, earned: DisposableEarnings, asked: Sequence[Asked]
) -> WithholdingCeiling:
    return withholding_ceiling(
        earned.by_706_011, asked_in_all(asked), on=told.on, older=older_of(told, asked),
        supports_another=bool(told.supports_another),
    )  # fmt: skip


def _assignments(told: WithholdingFacts, asked: Sequence[Asked]) -> Iterator[Assignment]:
    for name, order, amounts in zip(order_names(told), told.orders, asked, strict=True):
        yield Assignment(
            name=name,
            current=part_of(amounts, CURRENT),
            arrears_payment=part_of(amounts, PAST_DUE),
            total_arrears=order.total_arrears,
            current_spousal=amounts["current_spousal_support"],
            arrears_spousal=amounts["past_due_spousal_support"],
            other=part_of(amounts, OTHER),
        )


# ── a lump payment ───────────────────────────────────────────────────────────


@attrs.frozen
class Lump:
    """A lump payment, and what of the orders' lump sums it bears.

    Attributes:
        ceiling: The federal ceiling.
        half: The half of disposable earnings to which several orders are held, where there are
            several.
        payments: How many orders ask a lump sum.
    """

    ceiling: WithholdingCeiling
    half: Decimal | None
    payments: int

    @property
    def withheld(self) -> Decimal:
        """What all orders get together."""
        fits = self.ceiling.withheld
        return fits if self.half is None else least(fits, self.half)


def lump_of(told: WithholdingFacts) -> Lump | None:
    """Return what the orders' lump sums ask of the lump payment, and what it bears, if any."""
    if told.lump_payment is None:
        return None
    disposable = disposable_earnings(told.lump_payment).by_706_011
    sums = [(order.over_12_weeks, order.lump_sum) for order in told.orders if order.lump_sum]
    ceiling = withholding_ceiling(
        disposable, sum((amount for _, amount in sums), ZERO), on=told.on,
        older=sum((amount for old, amount in sums if old), ZERO),
        supports_another=bool(told.supports_another),
    )  # fmt: skip
    half = cents_within(disposable * assignment_law(told.on).figures["share"])
    several = len(sums) > 1
    return Lump(changed(ceiling, of="Lump payment"), half if several else None, len(sums))


# ── the employer's fee ───────────────────────────────────────────────────────


@attrs.frozen
class Fees:
    """The employer's fees for the payments made from one pay check or lump payment.

    Attributes:
        of: Which.
        asked: What may be deducted for the payments (§ 5235(d)).
        room: What the ceiling leaves beside what is withheld.
    """

    of: str
    asked: Decimal
    room: Decimal

    @property
    def within(self) -> Decimal:
        """What of it is within the ceiling: support goes before it."""
        return least(self.asked, self.room)


def fees_of(told: WithholdingFacts, check: Check, lump: Lump | None) -> Iterator[Fees]:
    """Yield the employer's fees: for each payment made, an order's lump sum being one."""
    if check.ceiling is None and lump is None:
        return
    fee: Decimal = assignment_law(told.on).figures["fee"]
    if check.ceiling is not None and check.withheld is not None:
        paid = [amount for amount in check.withheld if amount]
        yield Fees("pay check", fee * len(paid), check.ceiling.limit - sum(paid, ZERO))
    if lump is not None:
        payments = lump.payments if lump.withheld else 0
        yield Fees("lump payment", fee * payments, lump.ceiling.limit - lump.withheld)
