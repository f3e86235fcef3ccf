"""What orders to withhold ask of one pay check, by the lines of the form."""

from collections.abc import Sequence
from decimal import Decimal

from guideline.arrears.ledger import ZERO
from guideline.arrears.withholding_facts import WithholdingFacts
from guideline.arrears.withholding_order import (
    CURRENT,
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
    for name in (*CURRENT, *PAST_DUE):
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
    """Return what of it is support for periods before the last 12 weeks."""
    return sum(
        (
            part_of(amounts, PAST_DUE)
            for order, amounts in zip(told.orders, asked, strict=True)
            if order.over_12_weeks
        ),
        ZERO,
    )
