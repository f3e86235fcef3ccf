"""From an account's facts to what can be paid: charges, and the lots and buckets they make."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import attrs

from guideline.arrears.account import Account, InterestStop, Judgment
from guideline.arrears.charges import Charge, charges
from guideline.arrears.choices import RetroactiveInterest, SuspendedInterest
from guideline.arrears.conventions import CONVENTIONS, ByDays
from guideline.arrears.ledger import ZERO, Bucket, Lot
from guideline.arrears.regimes import (
    Rates,
    california_rates,
    during_service,
    enforcement_on,
    interest_start,
    rates_of,
)
from guideline.arrears.suspension import suspensions, with_suspensions
from guideline.dates import day_after, month_after
from guideline.order import SupportOrder


@attrs.frozen
class Book:
    """Everything an account charges by a day, before any payment.

    Attributes:
        charges: What fell due, or falls due in the rest of the month, oldest first.
        lots: The same as it will be paid, in the same order.
        opened: For each judgment that counts, its lots and the bucket that takes its interest.
        buckets: All buckets, by rank.
    """

    charges: tuple[Charge, ...]
    lots: tuple[Lot, ...]
    opened: tuple[tuple[Judgment, tuple[Lot, ...]], ...]
    buckets: tuple[Bucket, ...]


def labels(items: Iterable[SupportOrder | Judgment]) -> list[str]:
    """Return what a statement calls each order or judgment: its name, or its kind."""
    seen: dict[str, int] = {}
    result = []
    for item in items:
        plain = str(item.kind) if isinstance(item, SupportOrder) else f"{item.kind} judgment"
        label = item.name or plain
        seen[label] = seen.get(label, 0) + 1
        result.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return result


def sorted_orders(account: Account) -> list[SupportOrder]:
    """Return an account's orders in an order that the file does not decide."""
    if len(account.orders) == 1:
        return [*account.orders]
    return sorted(
        account.orders,
        key=lambda o: (o.from_, o.kind, o.case or "", o.name or "", o.amount, repr(o)),
    )


def sorted_judgments(account: Account) -> list[Judgment]:
    """Return an account's judgments in an order that the file does not decide."""
    return sorted(
        account.judgments, key=lambda j: (j.entered, j.kind, j.case or "", j.principal, repr(j))
    )


def open_book(account: Account, as_of: date) -> Book:
    """Return what an account charges through the month of ``as_of``."""
    buckets: dict[object, Bucket] = {}
    found: list[Charge] = []
    lots: list[Lot] = []
    orders = sorted_orders(account)
    before = month_after(as_of)
    for order, label in zip(orders, labels(orders), strict=True):
        rates = _rates(account, order, as_of)
        for charge in _charges(account, order, label, before, as_of):
            found.append(charge)
            if not charge.suspended_by:
                own = during_service(rates, charge.due, account.active_duty)
                lots += _lots(account, charge, _bucket(buckets, charge, own))
    opened = [
        (judgment, _judged(judgment, label, buckets, _bears_from(account, judgment)))
        for judgment, label in zip(
            sorted_judgments(account), labels(sorted_judgments(account)), strict=True
        )
        if judgment.entered <= as_of
    ]
    return Book(
        charges=tuple(sorted(found, key=lambda charge: charge.due)),
        lots=tuple(sorted(lots, key=lambda lot: lot.rank)),
        opened=tuple(opened),
        buckets=tuple(sorted(buckets.values(), key=lambda bucket: bucket.rank)),
    )


def _charges(
    account: Account, order: SupportOrder, label: str, before: date, as_of: date
) -> Iterator[Charge]:
    found = charges(order, label, before, as_of)
    confined = suspensions(account, order, as_of) if account.confinements else ()
    together = tuple(r for r in account.reconciliations if r.order in {None, label})
    if confined or together:
        found = with_suspensions(found, confined, together)
    if account.assigned:
        found = (attrs.evolve(c, assigned=_is_assigned(account, c.due)) for c in found)
    return found


def _is_assigned(account: Account, due: date) -> bool:
    """Return whether support that fell due on a day is assigned: aid was being paid."""
    return any(span.from_ <= due <= (span.through or date.max) for span in account.assigned)


def _rates(account: Account, order: SupportOrder, as_of: date) -> Rates:
    """Return an order's rates of interest, none during a suspension where that is the reading."""
    rates = rates_of(order.rates)
    if account.readings.suspended_interest is SuspendedInterest.STOPS and account.confinements:
        for suspension in suspensions(account, order, as_of):
            rates = rates.during(suspension.span, ZERO)
    return rates


def _bucket(buckets: dict[object, Bucket], charge: Charge, rates: Rates) -> Bucket:
    key = (charge.order, charge.assigned, rates)
    if key not in buckets:
        buckets[key] = Bucket(
            order=charge.order,
            case=charge.case,
            kind=charge.kind,
            assigned=charge.assigned,
            rates=rates,
        )
    return buckets[key]


# ── the lots of a charge ─────────────────────────────────────────────────────


def _lots(account: Account, charge: Charge, bucket: Bucket) -> Iterator[Lot]:
    """Yield a charge as it is paid: in one lot, unless its parts bear interest differently."""
    starts = interest_start(enforcement_on(account, charge.due), charge.due)
    if charge.amount and not (charge.parts or account.interest_stops):
        yield Lot(bucket, charge, charge.due, charge.amount, charge.amount, starts)
        return
    free = left = ZERO
    for stop in _stops(account, charge):
        if stop.amount is None:
            starts = max(starts, day_after(stop.through))
        else:
            free = left = max(free, min(stop.amount, charge.amount))
    for amount, since in _standing(account, charge):
        bears = max(amount - left, ZERO)
        left -= amount - bears
        if bears:
            yield Lot(bucket, charge, charge.due, bears, bears, max(starts, since or starts))
    if free:  # paid last: the court would not have ordered it (§ 3651(c)(4))
        yield Lot(bucket, charge, charge.due, free, free, None)
    for part in charge.parts:
        if part.lapses is not None:
            yield Lot(bucket, charge, charge.due, part.amount, part.amount, None, part.lapses)


def _standing(account: Account, charge: Charge) -> Iterator[tuple[Decimal, date | None]]:
    """Yield what of a charge is owed, and the order for which its interest waits, if any."""
    waits = account.readings.retroactive_interest is RetroactiveInterest.FROM_ORDER
    if not (waits and charge.parts):
        yield charge.amount, None
        return
    for part in charge.parts:
        if part.lapses is None:
            yield part.amount, part.since


def _stops(account: Account, charge: Charge) -> Iterator[InterestStop]:
    for stop in account.interest_stops:
        through = date.max if stop.through is None else stop.through
        if stop.from_ <= charge.due <= through and stop.order in {None, charge.order}:
            yield stop


def _bears_from(account: Account, judgment: Judgment) -> date:
    """Return the day from which a judgment's sum bears further interest.

    By the day that is the day through which it states the sum; by the month it is the first month
    that opens with the sum.
    """
    through = stated_through(judgment)
    if isinstance(CONVENTIONS[account.interest], ByDays) or through.day == 1:
        return through
    return month_after(through)


def _judged(
    judgment: Judgment, label: str, buckets: dict[object, Bucket], starts: date
) -> tuple[Lot, ...]:
    """Return a judgment's sum as lots that keep their original due dates (§ 155)."""
    bucket = Bucket(
        order=label,
        case=judgment.case,
        kind=judgment.kind,
        assigned=judgment.assigned,
        rates=california_rates(),
    )
    buckets[label, "judgment"] = bucket
    through = stated_through(judgment)
    parts = sorted((part.due, part.amount) for part in judgment.instalments)
    return tuple(
        Lot(bucket, None, due, amount, amount, starts)
        for due, amount in parts or [(through, judgment.principal)]
    )


def stated_through(judgment: Judgment) -> date:
    """Return the day through which a judgment states its sum."""
    return judgment.through or judgment.entered
