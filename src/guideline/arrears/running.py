"""Running an account through the days: charges, payments, interest, month by month."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

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
from guideline.arrears.state import MonthEnd, Running, bring_up, post, totals_by_kind
from guideline.dates import A_DAY, month_after, month_of

# What happens first on one day: what lapses, benefits for the month that begins, what falls due,
# what begins to bear interest, a renewal; then the month opens, and money comes in.
_LAPSE, _COVERED, _DUE, _START, _RENEWAL, _PAYMENT = range(6)


_Event = tuple[date, int, int, Callable[[Running, date, Any], None], Any]
"""The day, its rank, its place among its like, what happens, and what it happens to."""


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
    events = deque(sorted(_events(account, book, received, as_of), key=itemgetter(0, 1, 2)))
    money = deque(receipt for receipt in received if not receipt.covers)
    lots = deque(book.lots)
    month = month_of(min(events[0][0] if events else as_of, money[0].day if money else as_of))
    while events or money or (running.months and month <= as_of):
        following = month_after(month)
        _open(running, following, lots)
        _begin(running, month, events)
        _live(running, following, events, money)
        _close(running, month, following)
        month = following
    return running


def _events(account: Account, book: Book, received: list[Receipt], as_of: date) -> Iterator[_Event]:
    """Yield what happens by a day beside money; on one day it is ordered by its rank."""
    for number, lot in enumerate(book.lots):
        if lot.due <= as_of:
            yield lot.due, _DUE, number, _fall_due, lot
            yield from _starts(lot, number, as_of)
            if lot.lapses is not None:
                yield lot.lapses, _LAPSE, number, _lapse, lot
    for number, (judgment, lots) in enumerate(book.opened):
        day = stated_through(judgment)
        for lot in lots:
            yield day, _DUE, number, _enter_principal, lot
            yield from _starts(lot, number, as_of)
        interest = judgment.accrued_interest
        yield day, _DUE, number, _enter_interest, (lots[0].bucket, interest)
    for number, receipt in enumerate(each for each in received if each.covers):
        if receipt.day > as_of:
            yield receipt.received, _COVERED, number, _receive_ahead, receipt
        else:
            yield receipt.day, _COVERED, number, receive, receipt
    for number, renewal in enumerate(account.renewals):
        if renewal.date <= as_of:
            yield renewal.date, _RENEWAL, number, _renew, None


def _starts(lot: Lot, number: int, as_of: date) -> Iterator[_Event]:
    if lot.starts is not None and lot.starts <= as_of:
        yield lot.starts, _START, number, _start, lot


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


def _begin(running: Running, month: date, events: deque[_Event]) -> None:
    """Let the first day of a month bring what it brings; the month opens when that stands.

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


def _live(running: Running, following: date, events: deque[_Event], money: deque[Receipt]) -> None:
    """Let everything of a month happen; on one day money is the last to count."""
    while money and money[0].day < following:
        receipt = money.popleft()
        day = receipt.day
        if events and events[0][0] <= day:
            _happen(running, events, (day, _PAYMENT))
        receive(running, day, receipt)
    _happen(running, events, (following, _LAPSE))


def _happen(running: Running, events: deque[_Event], before: tuple[date, int]) -> None:
    while events and events[0] < before:  # by day and rank: nothing equals the shorter one
        day, rank, _, happen, thing = events.popleft()
        happen(running, day, thing)
        if running.excess and rank == _DUE and not _is_at(events, day, _DUE):
            use_excess(running, day)


def _is_at(events: deque[_Event], day: date, rank: int) -> bool:
    """Return whether more of a rank happens on a day: money pays when all that is due stands."""
    return bool(events) and events[0][:2] == (day, rank)


def _close(running: Running, month: date, following: date) -> None:
    """End a month, or stop at the last day: post interest, use any credit, write the totals."""
    convention, buckets = running.convention, running.book.buckets
    last = following - A_DAY
    has_run = running.as_of >= last
    if isinstance(convention, ByDays):
        for bucket in buckets:
            bring_up(running, bucket, min(last, running.as_of))
    elif has_run:
        left = _left_of_opening(running) if convention.except_payoff else {}
        for bucket in buckets:
            balance = convention.balance(bucket.opening, left.get(bucket.case, bucket.bearing))
            if balance:
                running.segments.append(accrue_month(bucket, month, following, balance))
                post(running, bucket)
    if has_run and running.excess:
        use_excess(running, last)
    running.months.append(MonthEnd(month, running.received, totals_by_kind(buckets)))


def _left_of_opening(running: Running) -> dict[str | None, Decimal]:
    """Return what is left, case by case, of the past-due principal with which the month opened."""
    left: dict[str | None, Decimal] = {}
    for bucket in running.book.buckets:
        left[bucket.case] = left.get(bucket.case, ZERO) + bucket.bearing
    for lot in running.begun:
        left[lot.bucket.case] -= lot.unpaid
    return {case: ZERO if amount <= NOISE else amount for case, amount in left.items()}


def still_to_post(running: Running) -> Decimal:
    """Return the principal whose interest for the month of the last day is still to be posted."""
    convention, has_run = running.convention, (running.as_of + A_DAY).day == 1
    if isinstance(convention, ByDays) or has_run:
        return ZERO
    left = _left_of_opening(running) if convention.except_payoff else {}
    return sum((each.opening for each in running.book.buckets if left.get(each.case, True)), ZERO)


def not_yet_bearing(running: Running) -> tuple[Decimal, Decimal]:
    """Return what has fallen due, is unpaid and will bear interest, but does not bear it yet.

    Returns:
        Of instalments; and of the sums of judgments and renewals.
    """
    judged = [lot for _, lots in running.book.opened for lot in lots]
    renewed = [lot for lot in running.waiting if lot.charge is None]
    return _not_bearing(running.book.lots), _not_bearing([*judged, *renewed])


def _not_bearing(lots: Iterable[Lot]) -> Decimal:
    found = (lot for lot in lots if lot.matured and not lot.bears and lot.starts is not None)
    return sum((lot.unpaid for lot in found), ZERO)


# ── what happens on a day ────────────────────────────────────────────────────


def _fall_due(_: Running, __: date, lot: Lot) -> None:
    mature(lot)


def _start(running: Running, day: date, lot: Lot) -> None:
    if lot.unpaid:
        bring_up(running, lot.bucket, day)
        start_interest(lot)
        running.begun.append(lot)


def _receive_ahead(running: Running, _: date, receipt: Receipt) -> None:
    """Take in what covers a month that has not come: until then it is credit."""
    running.received += receipt.amount


def _lapse(_: Running, __: date, lot: Lot) -> None:
    lapse(lot)


def _enter_principal(_: Running, __: date, lot: Lot) -> None:
    lot.bucket.queue.append(lot)
    mature(lot)


def _enter_interest(_: Running, __: date, sum_: tuple[Bucket, Decimal]) -> None:
    bucket, amount = sum_
    bucket.post(amount)


def _renew(running: Running, day: date, _: None) -> None:
    for bucket in running.book.buckets:
        bring_up(running, bucket, day)
        lot = renew(bucket, day)
        if isinstance(running.convention, ByDays) or day.day == 1:
            start_interest(lot)
        else:  # a month's interest is on what stands when it opens
            running.waiting.append(lot)
