"""Crediting money to what is owed, step by step (CCP § 695.221)."""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from guideline.arrears.choices import CurrentSupport, Excess, Source
from guideline.arrears.crediting import Plan, To, plan
from guideline.arrears.division import divide, owed_by_case
from guideline.arrears.ledger import NOISE, Bucket, Lot, pay, pay_when_due
from guideline.arrears.receipts import Receipt
from guideline.arrears.state import Held, Running, bring_up
from guideline.arrears.statement import Allocation
from guideline.order import SupportKind

_FOR_THE_CHILD = {SupportKind.CHILD_SUPPORT, SupportKind.FAMILY_SUPPORT}

_Paid = tuple[Bucket, Lot | None, Decimal]


def receive(running: Running, day: date, receipt: Receipt) -> None:
    """Credit what came in; what is left is excess, or is credited to nothing.

    An excess made of benefits for the child alone is no overpayment (§ 4504(b)).

    Args:
        running: The account.
        day: The day for which it counts.
        receipt: What came in.
    """
    running.received += receipt.amount
    left = _credit(running, receipt, receipt.amount, day)
    if left <= NOISE:
        return
    if receipt.is_benefit:
        running.not_credited += left
        _write(receipt, Allocation(day=day, to=To.NOTHING, amount=left))
        return
    whose = (receipt.payment.order, receipt.payment.case, running.order_of(receipt))
    running.excess.setdefault(whose, deque()).append(Held(next(running.turns), receipt, left))


def use_excess(running: Running, day: date) -> None:
    """Credit what was received in advance to what has come since, in the order of receipt.

    Money that can pay nothing now does not keep other money from it.
    """
    if running.account.readings.excess is Excess.HELD:
        return
    usable = dict(running.excess)
    while usable:
        whose = min(usable, key=lambda each: usable[each][0].turn)
        first = usable[whose][0]
        left = _credit(running, first.receipt, first.amount, day)
        running.used_later += first.amount - left
        first.amount = left
        if first.amount > NOISE:
            del usable[whose]
            continue
        usable[whose].popleft()
        if not usable[whose]:
            del usable[whose], running.excess[whose]


def _credit(running: Running, receipt: Receipt, amount: Decimal, day: date) -> Decimal:
    """Credit an amount by the law of the day it was received; return what is left of it."""
    payment = receipt.payment
    if running.several_cases and payment.case is None and payment.order is None:
        return _credit_cases(running, receipt, amount, day)
    return _credit_by(running, _plan(running, receipt, payment.case), receipt, amount, day)


def _credit_cases(running: Running, receipt: Receipt, amount: Decimal, day: date) -> Decimal:
    """Credit an amount that names no case to all of them, each by its own steps."""
    buckets = _buckets_of(running, receipt, None)
    for bucket in buckets:
        bring_up(running, bucket, day)
    owed = owed_by_case(buckets, running.current, partial(_is_current, running, receipt))
    basis = running.account.readings.arrears_basis
    pays_current = not running.order_of(receipt).startswith("offset")
    left = amount
    for case, part in divide(amount, owed, basis, pays_current=pays_current).items():
        steps = _plan(running, receipt, case)
        left -= part - _credit_by(running, steps, receipt, part, day)
    return left


def _plan(running: Running, receipt: Receipt, case: str | None) -> Plan:
    """Return the steps of a receipt's crediting order, over the buckets it may be credited to."""
    order = running.order_of(receipt)
    only_current = receipt.payment.source is Source.BENEFIT_NOT_CLAIMED
    key = (order, receipt.payment.order, case, receipt.is_benefit, only_current)
    if key not in running.plans:
        buckets = _buckets_of(running, receipt, case)
        steps = plan(order, running.account.readings.between_buckets, buckets)
        if only_current:  # § 4504(c): toward the amount ordered for that month
            steps = tuple(step for step in steps if step.to is To.CURRENT)
        running.plans[key] = steps
    return running.plans[key]


def _buckets_of(running: Running, receipt: Receipt, case: str | None) -> tuple[Bucket, ...]:
    """Return the buckets that a receipt may be credited to, in one case or in all."""
    order = receipt.payment.order
    return tuple(
        bucket
        for bucket in running.book.buckets
        if order in {None, bucket.order}
        and case in {None, bucket.case}
        and (bucket.kind in _FOR_THE_CHILD or not receipt.is_benefit)
    )


def _credit_by(
    running: Running, steps: Plan, receipt: Receipt, amount: Decimal, day: date
) -> Decimal:
    for step in steps:
        if amount <= NOISE:
            break
        for bucket, lot, paid in _PAY[step.to](running, step.buckets, receipt, amount, day):
            amount -= paid
            to = step.to
            if lot is not None and lot.lapses is not None:
                to = To.NOTHING
                running.not_credited += paid
            due = None if lot is None else lot.due
            _write(
                receipt,
                Allocation(
                    day=day, to=to, amount=paid, order=bucket.order, kind=bucket.kind, due=due
                ),
            )
    return amount


def _write(receipt: Receipt, part: Allocation) -> None:
    receipt.parts += (part,)


# ── one step ─────────────────────────────────────────────────────────────────


def _pay_current(
    running: Running,
    buckets: tuple[Bucket, ...],
    receipt: Receipt,
    amount: Decimal,
    day: date,
) -> Iterator[_Paid]:
    """Pay the current month's support, also what of it falls due later in the month."""
    for lot in running.current:
        if not lot.unpaid or lot.bucket not in buckets or not _is_current(running, receipt, lot):
            continue
        if lot.bears:
            bring_up(running, lot.bucket, day)
        paid = pay(lot, amount)
        pay_when_due(lot, paid, day)
        if lot.lapses is None:
            if lot.matured:
                lot.bucket.to_current += paid
            else:
                lot.bucket.prepaid += paid
        amount -= paid
        yield lot.bucket, lot, paid
        if not amount:
            return


def _is_current(running: Running, receipt: Receipt, lot: Lot) -> bool:
    """Return whether an instalment of the month is current support although it may not be due."""
    return (
        lot.matured
        or receipt.is_benefit
        or running.account.readings.current_support is CurrentSupport.CALENDAR_MONTH
    )


def _pay_principal(
    running: Running,
    buckets: tuple[Bucket, ...],
    receipt: Receipt,
    amount: Decimal,
    day: date,
) -> Iterator[_Paid]:
    """Pay past-due instalments in the order in which they matured."""
    del receipt
    while amount:
        lot = _oldest(buckets)
        if lot is None:
            return
        bring_up(running, lot.bucket, day)
        paid = pay(lot, amount)
        if lot.lapses is None:
            lot.bucket.to_principal += paid
        amount -= paid
        yield lot.bucket, lot, paid


def _oldest(buckets: tuple[Bucket, ...]) -> Lot | None:
    """Return the instalment that matured first among those still unpaid."""
    oldest = None
    for bucket in buckets:
        queue = bucket.queue
        while queue and not queue[0].unpaid:
            queue.popleft()
        if queue and (oldest is None or queue[0].rank < oldest.rank):
            oldest = queue[0]
    return oldest


def _pay_interest(
    running: Running,
    buckets: tuple[Bucket, ...],
    receipt: Receipt,
    amount: Decimal,
    day: date,
) -> Iterator[_Paid]:
    """Pay accrued interest."""
    del receipt
    for bucket in buckets:
        bring_up(running, bucket, day)
        paid = min(amount, bucket.interest_owed)
        if paid > NOISE:  # the fortieth digit of what was paid before is no interest
            bucket.to_interest += paid
            amount -= paid
            yield bucket, None, paid


_PAY: dict[To, Callable[[Running, tuple[Bucket, ...], Receipt, Decimal, date], Iterator[_Paid]]] = {
    To.CURRENT: _pay_current,
    To.PRINCIPAL: _pay_principal,
    To.INTEREST: _pay_interest,
}
