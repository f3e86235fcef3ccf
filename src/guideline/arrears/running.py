"""Running an account through the days: charges, payments, interest, month by month."""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from guideline.arrears.account import Account
from guideline.arrears.book import Book, stated_through
from guideline.arrears.conventions import CONVENTIONS, ByDays
from guideline.arrears.ledger import (
    NOISE,
    ZERO,
    Bucket,
    Lot,
    accrue_month,
    lapse,
    mature,
    renew,
    start_interest,
)
from guideline.arrears.paying import receive, use_excess
from guideline.arrears.receipts import Receipt
from guideline.arrears.state import MonthEnd, Running, bring_up, post, standings
from guideline.dates import month_of, months_after

# What happens first on one day: what lapses, benefits for the month that begins, what falls due,
# what begins to bear interest, a renewal; then the month opens, and money comes in.
_LAPSE, _COVERED, _DUE, _START, _RENEWAL, _PAYMENT = range(6)

_Event = tuple[date, int, int, Callable[[Running, date], None]]


def run(
    account: Account,
    book: Book,
    received: list[Receipt],
    as_of: date,
    crediting: str | None = None,
) -> Running:
    """Return an account after everything that happened by ``as_of``.

    Args:
        account: The facts.
        book: What is charged.
        received: What was received, in order.
        as_of: The last day.
        crediting: A crediting order to use in place of the law's, to explain another's figures.
    """
    several = len({bucket.case for bucket in book.buckets}) > 1
    running = Running(
        account,
        book,
        as_of,
        CONVENTIONS[account.interest],
        several_cases=several,
        crediting=crediting,
    )
    events = deque(sorted(_events(account, book, received, as_of), key=lambda event: event[:3]))
    lots = deque(book.lots)
    month = month_of(events[0][0]) if events else as_of.replace(day=1)
    while events or (running.months and month <= as_of):
        following = months_after(month, 1)
        _open(running, following, lots)
        _live(running, month, following, events)
        _close(running, month, following)
        month = following
    return running


def _events(account: Account, book: Book, received: list[Receipt], as_of: date) -> Iterator[_Event]:
    """Yield everything that happens by a day; what happens on one day is ordered by its rank."""
    for number, lot in enumerate(book.lots):
        if lot.due <= as_of:
            yield lot.due, _DUE, number, partial(_fall_due, lot=lot)
            yield from _starts(lot, number, as_of)
            if lot.lapses is not None:
                yield lot.lapses, _LAPSE, number, partial(_lapse, lot=lot)
    for number, (judgment, lots) in enumerate(book.opened):
        day = stated_through(judgment)
        for lot in lots:
            yield day, _DUE, number, partial(_enter_principal, lot=lot)
            yield from _starts(lot, number, as_of)
        interest = judgment.accrued_interest
        yield day, _DUE, number, partial(_enter_interest, bucket=lots[0].bucket, amount=interest)
    for number, receipt in enumerate(received):
        if receipt.day > as_of:
            yield receipt.received, _PAYMENT, number, partial(_receive_ahead, receipt=receipt)
            continue
        rank = _PAYMENT if receipt.payment.covers_from is None else _COVERED
        yield receipt.day, rank, number, partial(receive, receipt=receipt, number=number)
    for number, renewal in enumerate(account.renewals):
        if renewal.date <= as_of:
            yield renewal.date, _RENEWAL, number, _renew


def _starts(lot: Lot, number: int, as_of: date) -> Iterator[_Event]:
    if lot.starts is not None and lot.starts <= as_of:
        yield lot.starts, _START, number, partial(_start, lot=lot)


# ── a month ──────────────────────────────────────────────────────────────────


def _open(running: Running, following: date, lots: deque[Lot]) -> None:
    """Begin a month: what is unpaid of the last one is past due; this one's instalments come."""
    for lot in running.current:
        if lot.unpaid:
            lot.bucket.queue.append(lot)
    for lot in running.waiting:
        start_interest(lot)
    running.current, running.waiting = [], []
    while lots and lots[0].due < following:
        running.current.append(lots.popleft())
    if len(running.current) > 1:
        running.current.sort(key=lambda lot: (lot.bucket.rank[1], lot.due, lot.bucket.rank))


def _live(running: Running, month: date, following: date, events: deque[_Event]) -> None:
    """Let everything of a month happen; it opens when what its first day brings stands.

    What is past due from its first day on is paid at once by what was received in advance, after
    the benefits that cover the month.
    """
    _happen(running, events, (month, _DUE))
    if running.excess:
        use_excess(running, month)
    _happen(running, events, (month, _PAYMENT))
    for bucket in running.book.buckets:
        bucket.opening = bucket.bearing
    running.begun.clear()
    _happen(running, events, (following, _LAPSE))


def _happen(running: Running, events: deque[_Event], before: tuple[date, int]) -> None:
    while events and events[0] < before:  # by day and rank: nothing equals the shorter one
        day, _, _, happen = events.popleft()
        happen(running, day)


def _close(running: Running, month: date, following: date) -> None:
    """End a month, or stop at the last day: post interest, use any credit, write the totals."""
    convention, buckets = running.convention, running.book.buckets
    last = following - timedelta(days=1)
    has_run = running.as_of >= last
    if isinstance(convention, ByDays):
        for bucket in buckets:
            bring_up(running, bucket, min(last, running.as_of))
    elif has_run:
        left = _left_of_opening(running) if convention.except_payoff else {}
        for bucket in buckets:
            balance = convention.balance(bucket.opening, left.get(bucket.case, bucket.bearing))
            running.segments += accrue_month(bucket, month, following, balance)
            post(running, bucket)
    if has_run and running.excess:
        use_excess(running, last)
    running.months.append(MonthEnd(month, running.received, standings(buckets)))


def _left_of_opening(running: Running) -> dict[str | None, Decimal]:
    """Return what is left, case by case, of the past-due principal with which the month opened."""
    left: dict[str | None, Decimal] = {}
    for bucket in running.book.buckets:
        left[bucket.case] = left.get(bucket.case, ZERO) + bucket.bearing
    for lot in running.begun:
        left[lot.bucket.case] -= lot.unpaid
    return {case: ZERO if amount <= NOISE else amount for case, amount in left.items()}


# ── what happens on a day ────────────────────────────────────────────────────


def _fall_due(running: Running, day: date, *, lot: Lot) -> None:
    mature(lot)
    if running.excess:
        use_excess(running, day)


def _start(running: Running, day: date, *, lot: Lot) -> None:
    if lot.unpaid:
        bring_up(running, lot.bucket, day)
        start_interest(lot)
        running.begun.append(lot)


def _receive_ahead(running: Running, day: date, *, receipt: Receipt) -> None:
    """Take in what covers a month that has not come: until then it is credit."""
    del day
    running.received += receipt.amount


def _lapse(_: Running, day: date, *, lot: Lot) -> None:
    del day
    lapse(lot)


def _enter_principal(running: Running, day: date, *, lot: Lot) -> None:
    lot.bucket.queue.append(lot)
    _fall_due(running, day, lot=lot)


def _enter_interest(running: Running, day: date, *, bucket: Bucket, amount: Decimal) -> None:
    bucket.posted += amount
    if running.excess:
        use_excess(running, day)


def _renew(running: Running, day: date) -> None:
    for bucket in running.book.buckets:
        bring_up(running, bucket, day)
        lot = renew(bucket, day)
        if isinstance(running.convention, ByDays) or day.day == 1:
            start_interest(lot)
        else:  # a month's interest is on what stands when it opens
            running.waiting.append(lot)
