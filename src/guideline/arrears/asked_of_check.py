"""What orders to withhold ask of one pay check, by the lines of the form, and what it bears."""

from collections.abc import Sequence
from decimal import Decimal

import attrs

from guideline.arrears.ledger import ZERO
from guideline.arrears.several_orders import Assignment, PayCheckProration, prorate
from guideline.arrears.withholding import (
    DisposableEarnings,
    WithholdingCeiling,
    disposable_earnings,
    withholding_ceiling,
)
from guideline.arrears.withholding_facts import WithholdingFacts, order_names
from guideline.arrears.withholding_order import (
    CURRENT,
    OTHER,
    PAST_DUE,
    WithholdingTerms,
    each_period,
)
from guideline.dates import Per

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


def check_of(told: WithholdingFacts) -> Check:
    """Return what the orders ask of the pay check, and what it bears, if there is one."""
    asked = [amounts_of(order, told.per) for order in told.orders]
    if told.pay_check is None:
        return Check(asked)
    earned = disposable_earnings(told.pay_check)
    shared = _shared(told, earned, asked) if len(asked) > 1 else None
    return Check(asked, earned, _ceiling(told, earned, asked), shared)


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
            current_spousal=amounts["current_spousal_support"],
            arrears_spousal=amounts["past_due_spousal_support"],
            other=part_of(amounts, OTHER),
        )
        for name, order, amounts in zip(order_names(told), told.orders, asked, strict=True)
    ]
    return prorate(assignments, earned.by_706_011, on=told.on, several_orders=told.several_orders)
