"""The running state of an account: what is still unpaid of each instalment, bucket by bucket.

A bucket holds what one order owes under one assignment and one set of interest rates. Interest is
kept as exact numerators (principal × rate × days) by denominator, and divided once when asked.
"""

from collections import deque
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from guideline.amounts import to_cents
from guideline.arrears.charges import Charge
from guideline.arrears.conventions import MONTHS, ByDays
from guideline.arrears.regimes import Rates
from guideline.order import SupportKind

ZERO = Decimal(0)
NOISE = Decimal("1e-24")
"""What is left of an amount within the last digits of interest, which is nothing."""

KINDS = tuple(SupportKind)
"""The kinds of support in the order in which current support is credited."""


@attrs.define(eq=False)
class Segment:
    """Interest on one principal over some days or one month, before it is divided."""

    bucket: "Bucket"
    start: date
    end: date
    principal: Decimal
    rate: Decimal
    counted: int
    of: int

    @property
    def amount(self) -> Decimal:
        """The interest, exact."""
        return self.principal * self.rate * self.counted / self.of


@attrs.define(eq=False)
class Bucket:
    """What one order owes, and what has been credited to it."""

    order: str
    case: str | None
    kind: SupportKind
    assigned: bool
    rates: Rates
    queue: "deque[Lot]" = attrs.Factory(deque)
    bearing: Decimal = ZERO
    opening: Decimal = ZERO
    since: date = date.min
    _numerators: dict[int, Decimal] = attrs.field(init=False, factory=dict)
    posted: Decimal = ZERO
    charged: Decimal = ZERO
    to_current: Decimal = ZERO
    to_principal: Decimal = ZERO
    to_interest: Decimal = ZERO
    prepaid: Decimal = ZERO
    renewed: Decimal = ZERO
    lapsing: Decimal = ZERO
    """What is unpaid of parts that have fallen due and that a later order will take away."""
    _interest: Decimal | None = attrs.field(init=False, default=None)

    rank: tuple[bool, int, str] = attrs.field(init=False)
    """Its place among buckets that are otherwise equal: unassigned first, child first."""

    @rank.default
    def _rank(self) -> tuple[bool, int, str]:
        return (self.assigned, KINDS.index(self.kind), self.order)

    @property
    def principal(self) -> Decimal:
        """Instalments fallen due and unpaid, with interest that a renewal made principal."""
        return self.charged + self.renewed - self.to_current - self.to_principal

    @property
    def interest(self) -> Decimal:
        """Interest charged since the beginning: divided once, and again when more has accrued."""
        if self._interest is None:
            self._interest = self.posted
            for of, numerator in self._numerators.items():
                self._interest += numerator / of
        return self._interest

    @property
    def interest_owed(self) -> Decimal:
        """Interest charged and neither paid nor made principal by a renewal."""
        return self.interest - self.to_interest - self.renewed

    @property
    def is_accruing(self) -> bool:
        """Whether interest has accrued since the last posting that was rounded."""
        return bool(self._numerators)

    def accrue(self, numerator: Decimal, of: int) -> None:
        """Let interest accrue, told before it is divided."""
        self._numerators[of] = self._numerators.get(of, ZERO) + numerator
        self._interest = None

    def post(self, amount: Decimal) -> None:
        """Charge a sum of interest that is known already."""
        self.posted += amount
        self._interest = None

    def post_rounded(self) -> None:
        """Round what has accrued since the last posting to the cent."""
        self.posted += to_cents(self.interest - self.posted)
        self._numerators.clear()
        self._interest = None


@attrs.define(eq=False)
class Lot:
    """An instalment, or a part of one with its own start of interest, as it is being paid.

    Attributes:
        bucket: Where it is owed.
        charge: The charge it is (a part of); ``None`` for a judgment's or a renewal's sum.
        due: The day it fell, or will fall, due.
        amount: What it was.
        unpaid: What is left of it.
        starts: The day from which it bears interest; ``None`` if never.
        lapses: For what a later order took away: the day of that order, on which what is unpaid
            falls away; what was paid on it before is credited to nothing (§ 3653(d)).
        matured: Whether it has fallen due.
        bears: Whether its interest has started.
    """

    bucket: Bucket
    charge: Charge | None
    due: date
    amount: Decimal
    unpaid: Decimal
    starts: date | None
    lapses: date | None = None
    matured: bool = False
    bears: bool = False

    @property
    def rank(self) -> tuple[date, tuple[bool, int, str]]:
        """Its place in the order in which instalments matured."""
        return (self.due, self.bucket.rank)


# ── interest ─────────────────────────────────────────────────────────────────


def accrue_days(bucket: Bucket, to: date, convention: ByDays) -> Iterator[Segment]:
    """Bring a bucket's interest by the day up to a day, yielding each segment of it."""
    start, bucket.since = bucket.since, max(bucket.since, to)
    if not bucket.bearing:
        return
    while start < to:
        end = min(to, bucket.rates.change_after(start), date(start.year + 1, 1, 1))
        days, of = (end - start).days, convention.days_in(start.year)
        rate = bucket.rates.on(start)
        yield _accrued(Segment(bucket, start, end, bucket.bearing, rate, days, of))
        start = end


def accrue_month(bucket: Bucket, first: date, last: date, balance: Decimal) -> Segment:
    """Add a month's interest on one balance, at the rate of the month's first day."""
    return _accrued(Segment(bucket, first, last, balance, bucket.rates.on(first), 1, MONTHS))


def _accrued(segment: Segment) -> Segment:
    segment.bucket.accrue(segment.principal * segment.rate * segment.counted, segment.of)
    return segment


# ── what happens to a lot ────────────────────────────────────────────────────


def mature(lot: Lot) -> None:
    """Let an instalment fall due: what was paid on it before is credited to it now."""
    lot.matured = True
    if lot.lapses is not None:
        lot.bucket.lapsing += lot.unpaid
        return
    paid = lot.amount - lot.unpaid
    lot.bucket.charged += lot.amount
    lot.bucket.prepaid -= paid
    lot.bucket.to_current += paid


def start_interest(lot: Lot) -> None:
    """Let an instalment bear interest from now on; the bucket has been brought up to this day."""
    lot.bears = True
    lot.bucket.bearing += lot.unpaid


def lapse(lot: Lot) -> None:
    """Let what is unpaid of a part that a later order took away fall away."""
    lot.bucket.lapsing -= lot.unpaid
    lot.unpaid = ZERO


def pay(lot: Lot, amount: Decimal) -> Decimal:
    """Return what of an amount pays a lot, and take it off; the bucket is up to this day."""
    paid = min(amount, lot.unpaid)
    lot.unpaid -= paid
    if lot.bears:
        bearing = lot.bucket.bearing - paid
        lot.bucket.bearing = bearing if bearing > NOISE else ZERO  # a sum of many digits is rounded
    elif lot.matured and lot.lapses is not None:
        lot.bucket.lapsing -= paid
    return paid


def pay_off(lot: Lot, amount: Decimal) -> Decimal:
    """Return the same, and leave nothing of a lot where that is the noise of a division."""
    paid = pay(lot, amount)
    if ZERO < lot.unpaid <= NOISE:
        pay(lot, lot.unpaid)
    return paid


def pay_when_due(lot: Lot, paid: Decimal, day: date) -> None:
    """Take what was paid of current support on its due day out of that with which the month opened.

    What of it bears interest on the first of the month fell due on it: paid then, it was never
    past due.
    """
    if lot.bears and day.day == 1:
        lot.bucket.opening -= paid


def renew(bucket: Bucket, day: date) -> Lot:
    """Make a bucket's accrued interest principal, as a renewal does (CCP § 683.150(d), (e))."""
    owed = bucket.interest_owed
    bucket.renewed += owed
    lot = Lot(bucket, None, day, owed, owed, day, matured=True)
    bucket.queue.append(lot)
    return lot
