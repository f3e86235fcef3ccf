"""The state of an account on its way through the days, and what it leaves behind."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count

import attrs

from guideline.arrears.account import Account
from guideline.arrears.book import Book
from guideline.arrears.choices import Rounding, Source
from guideline.arrears.conventions import ByDays, ByMonths
from guideline.arrears.crediting import Plan, crediting_law
from guideline.arrears.ledger import ZERO, Bucket, Lot, Segment, accrue_days
from guideline.arrears.receipts import Receipt
from guideline.law.tables import Version
from guideline.order import SupportKind


@attrs.define(eq=False)
class Held:
    """What is left of a receipt beyond all that was owed, with its turn among others."""

    turn: int
    receipt: Receipt
    amount: Decimal


Totals = tuple[Decimal, ...]
"""Running totals of one kind of support at the end of a month, or on the last day: charged;
credited to current support, to principal, to interest; interest; made principal by a renewal."""


@attrs.define(eq=False)
class MonthEnd:
    """Where the account stood when a month ended, or on the last day."""

    month: date
    received: Decimal
    kinds: dict[SupportKind, Totals]


Whose = tuple[str | None, str | None, str]
"""The order and the case that money is meant for, ``None`` for any, and how it is credited."""


@attrs.define(eq=False)
class Running:
    """An account on its way through the days.

    Attributes:
        account: The facts.
        book: What is charged.
        as_of: The last day.
        convention: How interest is counted.
        current: The instalments of the month that runs, in the order in which they are paid.
        waiting: What bears interest from the next month on.
        begun: What has begun to bear interest since the month opened.
        excess: What was received beyond all that was owed, by whose it is.
        turns: The turns in which that is used, in the order of receipt.
        plans: The crediting orders in use, made once.
        laws: The rows of the law in use, for offsets and for other money.
        segments: All interest.
        months: Where the account stood at the end of each month.
        received: Everything received.
        not_credited: What of it was credited to nothing.
        used_later: What of it was received beyond what was owed, and has paid what came since.
        several_cases: Whether the orders belong to several cases.
        crediting: A crediting order used in place of the law's.
    """

    account: Account
    book: Book
    as_of: date
    convention: ByDays | ByMonths
    current: list[Lot] = attrs.Factory(list)
    waiting: list[Lot] = attrs.Factory(list)
    begun: list[Lot] = attrs.Factory(list)
    excess: dict[Whose, deque[Held]] = attrs.Factory(dict)
    turns: Iterator[int] = attrs.Factory(count)
    plans: dict[object, Plan] = attrs.Factory(dict)
    laws: dict[bool, list[Version]] = attrs.Factory(lambda: {False: [], True: []})
    segments: list[Segment] = attrs.Factory(list)
    months: list[MonthEnd] = attrs.Factory(list)
    received: Decimal = ZERO
    not_credited: Decimal = ZERO
    used_later: Decimal = ZERO
    several_cases: bool = False
    crediting: str | None = None

    def held(self) -> Iterator[Held]:
        """Yield what is left of receipts beyond all that was owed."""
        for queue in self.excess.values():
            yield from queue

    def order_of(self, receipt: Receipt) -> str:
        """Return the name of the crediting order of a receipt."""
        name: str = self.crediting or self.law_of(receipt).figures["order"]
        return name

    def law_of(self, receipt: Receipt) -> Version:
        """Return the row of the law that orders the crediting of a receipt."""
        offset = receipt.payment.source is Source.TAX_OFFSET
        day = receipt.received
        known = self.laws[offset]
        if known and known[-1].covers(day):  # money comes in the order of its days
            return known[-1]
        law = next((law for law in known if law.covers(day)), None)
        if law is not None:
            return law
        law = crediting_law(receipt.payment.source, day)
        known.append(law)
        return law


def bring_up(running: Running, bucket: Bucket, day: date) -> None:
    """Bring interest by the day up to a day."""
    if isinstance(running.convention, ByDays) and bucket.since < day:
        running.segments += accrue_days(bucket, day, running.convention)
        post(running, bucket)


def post(running: Running, bucket: Bucket) -> None:
    """Post what has accrued, rounded to the cent where that is the variant chosen."""
    if running.account.rounding is Rounding.EACH_POSTING and bucket.is_accruing:
        bucket.post_rounded()


def totals_by_kind(buckets: Iterable[Bucket]) -> dict[SupportKind, Totals]:
    """Return the running totals of each kind of support."""
    found: dict[SupportKind, Totals] = {}
    for bucket in buckets:
        own = (
            bucket.charged,
            bucket.to_current,
            bucket.to_principal,
            bucket.to_interest,
            bucket.interest,
            bucket.renewed,
        )
        before = found.get(bucket.kind)
        found[bucket.kind] = own if before is None else summed((before, own))
    return found


def summed(several: Collection[Totals]) -> Totals:
    """Return the totals of several together."""
    if not several:
        return (ZERO,) * 6
    first, *rest = several
    if not rest:
        return first
    return tuple(sum(column, ZERO) for column in zip(first, *rest, strict=True))
