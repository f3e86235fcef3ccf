"""Paying a debt down, instalment by instalment, as an account would credit the same money."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from guideline.amounts import steps_up, to_cents
from guideline.arrears.coming import ALONE, COVERED, INSTALMENT, LOOK, LUMP, START, Coming, Payment
from guideline.arrears.conventions import ByDays, ByMonths
from guideline.arrears.debt import Debt, Seen, Step
from guideline.arrears.endless import mark_year
from guideline.arrears.leaping import leap
from guideline.arrears.ledger import (
    ZERO,
    Bucket,
    Lot,
    pay_off,
    pay_when_due,
    start_interest,
)
from guideline.arrears.regimes import interest_start
from guideline.arrears.repayment_crediting import DUST, credit
from guideline.arrears.repayment_interest import (
    bring_up,
    counted,
    interest_so_far,
    interest_to_clear,
    post_month,
)
from guideline.arrears.repayment_terms import Terms, at_level, even_from, is_suspended
from guideline.dates import A_DAY, MONTHS_IN_A_YEAR, month_after, month_of
from guideline.order import SupportKind

CENT = Decimal("0.01")
_BESIDE = {COVERED, LUMP}


def repay(terms: Terms) -> Debt:
    """Return a debt after its plan: with every step, and whether it ended."""
    debt, coming = _opened(terms), Coming(terms)
    while _goes_on(debt):
        leap(debt, coming)
        _open_month(debt)
        for due, amount in coming.charges_before(debt.following):
            _charge(debt, due, amount)
        _live(debt, coming.payments_before(debt.following))
        if terms.until is not None or not debt.ended:
            _close_month(debt)
    return debt


def _goes_on(debt: Debt) -> bool:
    if debt.terms.until is not None:
        return debt.following <= debt.terms.until
    return not debt.ended and not debt.endless and debt.month <= debt.terms.last


def _opened(terms: Terms) -> Debt:
    """Return the debt as it stands at the end of ``as_of``."""
    bucket = Bucket("plan", None, SupportKind.CHILD_SUPPORT, assigned=False, rates=terms.rates)
    bucket.post(terms.accrued_interest)
    bucket.since = terms.as_of
    month = month_of(terms.as_of + A_DAY)  # a month that has run is posted
    debt = Debt(terms, bucket, month, month, prepaid=terms.prepaid)
    for amount, starts, of_month in terms.parts:
        if amount:
            lot = Lot(bucket, None, terms.as_of, amount, amount, starts, matured=True)
            if of_month and terms.as_of >= month:
                debt.current.append(lot)
            else:
                debt.past_due.append(lot)
                debt.principal += amount
            if starts <= terms.as_of:
                start_interest(lot)
            else:
                debt.waiting.append(lot)
    if terms.as_of >= month:
        bucket.opening = terms.opening
    debt.ended = not debt.past_due and not debt.current and interest_to_clear(debt) <= DUST
    return debt


# ── a month ──────────────────────────────────────────────────────────────────


def _open_month(debt: Debt) -> None:
    """Begin a month: what is unpaid of the last one's support is past due."""
    debt.following = month_after(debt.month)
    if debt.current and debt.current[0].due < debt.month:
        for lot in debt.current:
            if lot.unpaid:
                debt.past_due.append(lot)
                debt.principal += lot.unpaid
        debt.current = []
    running = debt.month <= debt.terms.as_of
    debt.month_charged = debt.terms.carried if running else ZERO


def _charge(debt: Debt, due: date, amount: Decimal) -> None:
    """Let an instalment of current support come into the month in which it falls due."""
    if not amount:
        return
    starts = interest_start(debt.terms.enforcement, due)
    lot = Lot(debt.bucket, None, due, amount, amount, starts, matured=True)
    debt.current.append(lot)
    debt.waiting.append(lot)
    debt.month_charged += amount
    if debt.prepaid:
        debt.prepaid -= pay_off(lot, debt.prepaid)
    if debt.excess:
        paid = pay_off(lot, debt.excess)
        debt.bucket.to_current += paid
        debt.paid += paid
        debt.excess -= paid


def _live(debt: Debt, payments: list[Payment]) -> None:
    """Let everything of a month happen, in the order of its days, until the debt is paid."""
    events: list[tuple[date, int, Decimal | Lot]] = list(payments)
    if debt.waiting:
        events += _starts(debt)
    if len(events) > 1:
        events.sort(key=lambda event: event[:2])
    opened = debt.month <= debt.terms.as_of  # then the balance tells what bore interest
    for day, rank, what in events:
        if not opened and (rank >= ALONE or day > debt.month):
            debt.bucket.opening, opened = debt.bucket.bearing, True
        _happen(debt, day, rank, what)
        if debt.ended and rank >= ALONE and debt.terms.until is None:
            return
    if not opened:
        debt.bucket.opening = debt.bucket.bearing


def _happen(debt: Debt, day: date, rank: int, what: Decimal | Lot) -> None:
    """Let one thing happen: interest that starts, money that comes, or a look at what is owed."""
    if isinstance(what, Lot):
        if what.unpaid:
            bring_up(debt, day)
            start_interest(what)
    elif rank == LOOK:
        bring_up(debt, day, posting=False)
        debt.seen[day] = seen_now(debt, day)
    else:
        amount = _instalment(debt, day) if rank == INSTALMENT else what
        _pay_on(debt, day, rank, amount)


def seen_now(debt: Debt, day: date) -> Seen:
    """Return what is seen of a debt as it stands on a day."""
    of_month = sum((lot.unpaid for lot in debt.current), ZERO)
    cleared = not debt.past_due and debt.bucket.interest_owed <= DUST
    interest, owed = interest_so_far(debt), interest_to_clear(debt)
    to_clear = max(interest, debt.bucket.to_interest + owed)
    settled = not to_cents(debt.principal) and not to_cents(max(owed, ZERO))
    due = any(to_cents(lot.unpaid) for lot in debt.current if lot.due <= day)
    return Seen(interest, to_clear, cleared, settled, settled and not due, debt.excess - of_month)


def _starts(debt: Debt) -> Iterator[tuple[date, int, Lot]]:
    """Yield what begins to bear interest in a month, on its days as far as they are followed."""
    end = debt.following
    if debt.terms.until is not None:
        end = min(end, debt.terms.until + A_DAY)
    waiting, debt.waiting = debt.waiting, []
    for lot in waiting:
        if lot.starts is not None and lot.starts < end:
            if lot.unpaid:
                yield lot.starts, START, lot
        else:
            debt.waiting.append(lot)


def _close_month(debt: Debt) -> None:
    """End a month: post its interest, and see whether the debt will ever end."""
    convention, bucket, until = debt.terms.convention, debt.bucket, debt.terms.until
    last = debt.following - A_DAY
    if until is not None and until < last:
        bring_up(debt, until)
        return
    if isinstance(convention, ByMonths):
        post_month(debt, convention.balance(bucket.opening, bucket.bearing))
        bucket.opening = ZERO
        if debt.steps and debt.steps[-1].due == last:  # what the day's end brings is in its row
            debt.steps[-1].interest = counted(debt)
    else:
        bring_up(debt, last)
    ends_year = until is None and debt.month.month == MONTHS_IN_A_YEAR
    if ends_year and debt.month >= even_from(debt.terms):
        mark_year(debt)
    debt.month = debt.following


# ── an instalment ────────────────────────────────────────────────────────────


def _pay_on(debt: Debt, day: date, rank: int, amount: Decimal) -> None:
    """Pay an amount, at most what is owed with the month's interest."""
    if isinstance(debt.terms.convention, ByDays):
        bring_up(debt, day, posting=_reaches_what_bears(debt, amount))
    current = sum([lot.unpaid for lot in debt.current], ZERO) if debt.current else ZERO
    debt.ended = False
    _pay_current(debt, day, amount)
    if amount - current >= debt.principal:
        owed = current + debt.principal + interest_to_clear(debt)
        if amount >= owed - DUST:
            clearing = _clearing(debt, owed, amount)
            debt.excess += amount - clearing
            amount, debt.ended = clearing, True
    credit(debt, day, max(amount - current, ZERO))
    debt.paid += amount
    if debt.ended or not debt.terms.only_end:
        debt.steps.append(_step(debt, day, rank))


def _pay_current(debt: Debt, day: date, amount: Decimal) -> None:
    """Pay the month's current support, in the order of its due days, as far as an amount goes."""
    for lot in debt.current:
        paid = pay_off(lot, amount)
        pay_when_due(lot, paid, day)
        debt.bucket.to_current += paid
        if lot.due <= debt.terms.as_of:
            debt.of_balance += paid
        amount -= paid


def _clearing(debt: Debt, owed: Decimal, most: Decimal) -> Decimal:
    """Return what clears a debt: of a plan the cent that does, of what was paid just that much."""
    return steps_up(owed - DUST, CENT) * CENT if debt.terms.until is None else min(owed, most)


def _reaches_what_bears(debt: Debt, amount: Decimal) -> bool:
    """Return whether an amount pays more than current support that bears no interest yet."""
    for lot in debt.current:
        if not amount or (lot.bears and lot.unpaid):
            break
        amount -= min(amount, lot.unpaid)
    return bool(amount)


def _instalment(debt: Debt, day: date) -> Decimal:
    """Return an instalment: toward arrears, and the current support that goes with it."""
    terms = debt.terms
    if day in terms.missed or is_suspended(terms, day):
        return ZERO
    current = debt.month_charged
    if terms.times != MONTHS_IN_A_YEAR:
        current = to_cents(current * MONTHS_IN_A_YEAR / terms.times)
    amount = at_level(terms.payment, day) + current
    return max(amount - terms.less[day], ZERO) if day in terms.less else amount


def _step(debt: Debt, day: date, rank: int) -> Step:
    """Return where the debt stands: current support that has fallen due is principal as well."""
    bucket, principal = debt.bucket, debt.principal
    for lot in debt.current:
        if lot.due <= day:
            principal += lot.unpaid
    return Step(
        day,
        rank in _BESIDE,
        rank == ALONE,
        debt.paid,
        bucket.to_current,
        debt.of_balance,
        bucket.to_principal,
        bucket.to_interest,
        counted(debt),
        principal,
    )
