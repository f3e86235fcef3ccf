"""In which order money satisfies what is owed (CCP § 695.221), by the day it was received."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum

import attrs

from guideline.arrears.choices import BetweenBuckets, Source
from guideline.arrears.ledger import KINDS, Bucket
from guideline.law.tables import Version, in_force

CREDITING = "code_of_civil_procedure/crediting"
TAX_OFFSET = "code_of_civil_procedure/tax_offset"


class To(StrEnum):
    """What a part of a payment was credited to."""

    CURRENT = "current"
    PRINCIPAL = "principal"
    INTEREST = "interest"
    NOTHING = "nothing"
    CREDIT = "credit"


@attrs.frozen
class Step:
    """One step of a crediting order: what is paid, in which buckets."""

    to: To
    buckets: tuple[Bucket, ...]


Plan = tuple[Step, ...]
Groups = Sequence[tuple[Bucket, ...]]


def crediting_law(source: Source, received: date) -> Version:
    """Return the row of the law that names the crediting order of a payment.

    A federal tax offset has its own rows; since 2020-05-01 it has no order of its own.
    """
    if source is Source.TAX_OFFSET:
        offset = in_force(TAX_OFFSET, received)
        if offset.figures["order"] != "as_other_support":
            return offset
    return in_force(CREDITING, received)


def plan(order: str, between: BetweenBuckets, buckets: Iterable[Bucket]) -> Plan:
    """Return the steps of a named crediting order over some buckets."""
    steps = CREDITING_ORDERS[order](between, tuple(sorted(buckets, key=lambda b: b.rank)))
    return tuple(step for step in steps if step.buckets)


def principal_before_interest(between: BetweenBuckets, buckets: tuple[Bucket, ...]) -> list[Step]:
    """Current support, then principal in the order it matured, then interest: from 2009-01-01."""
    return _ordinary((To.PRINCIPAL, To.INTEREST), between, buckets)


def interest_before_principal(between: BetweenBuckets, buckets: tuple[Bucket, ...]) -> list[Step]:
    """Current support, then accrued interest, then principal: through 2008-12-31."""
    return _ordinary((To.INTEREST, To.PRINCIPAL), between, buckets)


def offset_interest_first(between: BetweenBuckets, buckets: tuple[Bucket, ...]) -> list[Step]:
    """Assigned interest, assigned principal, then the family's; never current support."""
    del between
    return _in_turn((To.INTEREST, To.PRINCIPAL), _by_assignment(buckets)[::-1])


def offset_assigned_first(between: BetweenBuckets, buckets: tuple[Bucket, ...]) -> list[Step]:
    """Assigned principal, assigned interest, then the family's; never current support."""
    del between
    return _in_turn((To.PRINCIPAL, To.INTEREST), _by_assignment(buckets)[::-1])


CREDITING_ORDERS: dict[str, Callable[[BetweenBuckets, tuple[Bucket, ...]], list[Step]]] = {
    function.__name__: function
    for function in (
        interest_before_principal,
        principal_before_interest,
        offset_interest_first,
        offset_assigned_first,
    )
}
"""The named crediting orders, of which the tables say from when to when each is law."""


def _ordinary(
    sequence: tuple[To, To], between: BetweenBuckets, buckets: tuple[Bucket, ...]
) -> list[Step]:
    groups = _GROUPS[between](buckets)
    current = Step(To.CURRENT, buckets)  # its instalments stand in the order of their kinds
    if between is BetweenBuckets.TYPE_BY_TYPE:
        return [current, *_in_turn(sequence, groups)]
    return [current, *(Step(to, group) for to in sequence for group in groups)]


def _in_turn(sequence: tuple[To, To], groups: Groups) -> list[Step]:
    """Return steps that finish one group of buckets before the next."""
    return [Step(to, group) for group in groups for to in sequence]


def _by_assignment(buckets: tuple[Bucket, ...]) -> list[tuple[Bucket, ...]]:
    return [
        tuple(bucket for bucket in buckets if bucket.assigned is assigned)
        for assigned in (False, True)
    ]


def _by_kind(buckets: tuple[Bucket, ...]) -> list[tuple[Bucket, ...]]:
    return [
        group
        for kind in KINDS
        for group in _by_assignment(tuple(bucket for bucket in buckets if bucket.kind is kind))
    ]


_GROUPS: dict[BetweenBuckets, Callable[[tuple[Bucket, ...]], Groups]] = {
    BetweenBuckets.FAMILIES_FIRST: _by_assignment,
    BetweenBuckets.OLDEST_FIRST: lambda buckets: [buckets],
    BetweenBuckets.CHILD_FIRST: _by_kind,
    BetweenBuckets.TYPE_BY_TYPE: _by_kind,
}
