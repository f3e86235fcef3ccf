"""One payment over several of a parent's cases: current support first, then arrears."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

import attrs

from guideline.arrears.choices import ArrearsBasis
from guideline.arrears.ledger import ZERO, Bucket, Lot

_Key = TypeVar("_Key")


@attrs.frozen
class Owed:
    """What one case owes on the day of a payment, as it was ordered on that day.

    What a later order takes away is owed until then (§ 3653(d)).

    Attributes:
        current: Unpaid current support of the month.
        principal: Unpaid support of earlier months.
        arrears: The same with accrued interest.
    """

    current: Decimal
    principal: Decimal
    arrears: Decimal


def owed_by_case(
    buckets: Iterable[Bucket], month: Iterable[Lot], is_current: Callable[[Lot], bool]
) -> dict[str | None, Owed]:
    """Return what each case owes, the buckets being brought up to the day.

    Args:
        buckets: Where it is owed.
        month: The instalments of the month.
        is_current: Whether one of them is current support that the money may pay.
    """
    buckets = tuple(buckets)
    lots = tuple(month)
    found = {}
    for case in {bucket.case: None for bucket in buckets}:
        own = [bucket for bucket in buckets if bucket.case == case]
        now = [lot for lot in lots if lot.bucket in own]
        matured = sum((lot.unpaid for lot in now if lot.matured), ZERO)
        principal = sum((bucket.principal + bucket.lapsing for bucket in own), ZERO) - matured
        interest = sum((bucket.interest_owed for bucket in own), ZERO)
        unpaid = sum((lot.unpaid for lot in now if is_current(lot)), ZERO)
        found[case] = Owed(unpaid, principal, principal + interest)
    return found


def divide(
    amount: Decimal, owed: dict[str | None, Owed], basis: ArrearsBasis, *, pays_current: bool
) -> dict[str | None, Decimal]:
    """Return each case's part of a payment.

    First in proportion to the current support that is unpaid, whatever the arrears and whoever is
    aided; what is left in proportion to the arrears, by a named basis (Fam. Code § 5238(b)).

    Args:
        amount: The payment, in dollars.
        owed: What each case owes.
        basis: By what the arrears part is divided.
        pays_current: Whether the money may pay current support.
    """
    current = {case: each.current if pays_current else ZERO for case, each in owed.items()}
    arrears = {case: each.arrears for case, each in owed.items()}
    weights = {
        ArrearsBasis.TOTAL: arrears,
        ArrearsBasis.PRINCIPAL: {case: each.principal for case, each in owed.items()},
        ArrearsBasis.EQUAL: dict.fromkeys(owed, Decimal(1)),
    }[basis]
    first = in_proportion(amount, current, current)
    second = in_proportion(amount - sum(first.values(), ZERO), weights, arrears)
    return {case: first[case] + second[case] for case in owed}


def in_proportion(
    amount: Decimal, weights: dict[_Key, Decimal], room: dict[_Key, Decimal]
) -> dict[_Key, Decimal]:
    """Return an amount divided in proportion to weights, none getting more than it has room for.

    What one has no room for is divided again among the others; what none has room for is left.
    """
    shares = dict.fromkeys(weights, ZERO)
    open_ = [key for key in weights if room[key] > 0]
    while amount and open_:
        whole = sum((weights[key] for key in open_), ZERO)
        parts = {
            key: amount * weights[key] / whole if whole else amount / len(open_) for key in open_
        }
        full = [key for key in open_ if parts[key] >= room[key] - shares[key]]
        if not full:
            for key in open_:
                shares[key] += parts[key]
            break
        for key in full:
            amount -= room[key] - shares[key]
            shares[key] = room[key]
            open_.remove(key)
    return shares
