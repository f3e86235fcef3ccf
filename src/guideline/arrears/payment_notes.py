"""Notices about what was received."""

from collections.abc import Iterator

from guideline.arrears.choices import (
    CurrentSupport,
    Excess,
)
from guideline.arrears.crediting import To
from guideline.arrears.ledger import NOISE, ZERO
from guideline.arrears.same_payments import same_payments
from guideline.arrears.told import Told, notice
from guideline.citations import ccp, fam
from guideline.figures import money
from guideline.notices import Notice, NoticeId


def excess(told: Told) -> Iterator[Notice]:
    """Yield what was received beyond all that is owed."""
    running = told.running
    paid = sum((b.to_current + b.to_principal + b.to_interest for b in running.book.buckets), ZERO)
    credit = running.received - paid - running.not_credited
    if credit > NOISE:
        held = told.account.readings.excess is Excess.HELD
        yield notice(
            NoticeId.EXCESS,
            f"{money(credit)} is credit: received beyond what is owed, or for an instalment that "
            "falls due later in the month. "
            + (
                "An excess is held and pays nothing."
                if held
                else "An excess pays what falls due next."
            ),
            ccp("695.221"),
        )
    if running.used_later > NOISE:
        yield notice(
            NoticeId.EXCESS,
            f"{money(running.used_later)} was received beyond what was then owed, and has paid "
            "what came to be owed later.",
            ccp("695.221"),
        )
    if running.not_credited:
        yield notice(
            NoticeId.NOT_CREDITED,
            f"{money(running.not_credited)} was received and credited to nothing: an excess made "
            "of benefits alone, or paid under an order that was later lowered.",
            fam("4504"),
            fam("3653(d)"),
        )


def paid_before_due(told: Told) -> Iterator[Notice]:
    """Yield the reading of the current month."""
    early = [
        part
        for part in told.allocations()
        if part.due is not None and part.to is To.CURRENT and part.day < part.due
    ]
    matured = told.account.readings.current_support is CurrentSupport.MATURED
    if early and not matured:
        yield notice(
            NoticeId.PAID_BEFORE_DUE,
            f"The current month's support is read as the calendar month's, due or not: money of "
            f"{early[0].day} paid the instalment due {early[0].due} before any arrears.",
            ccp("695.221(a)"),
        )


def benefits(told: Told) -> Iterator[Notice]:
    """Yield how benefits count."""
    if any(payment.covers_from is not None for payment in told.received):
        yield notice(
            NoticeId.BENEFIT_MONTHS,
            "A benefit that covers several months is divided evenly among them and counts in each "
            "from its first day, before other money, so that no interest runs on what it covers; "
            "an excess of benefits alone is no overpayment.",
            fam("4504(b)"),
        )


def between(told: Told) -> Iterator[Notice]:
    """Yield the order between kinds of arrears."""
    groups = {(bucket.kind, bucket.assigned) for bucket in told.running.book.buckets}
    paid = any(part.to in {To.PRINCIPAL, To.INTEREST} for part in told.allocations())
    if len(groups) > 1 and paid:
        yield notice(
            NoticeId.BETWEEN_BUCKETS,
            f'Arrears of several kinds are paid by "{told.account.readings.between_buckets}": the '
            "section does not order them, and sources differ.",
            ccp("695.221"),
        )


def divided(told: Told) -> Iterator[Notice]:
    """Yield how money was divided between cases."""
    cases = {bucket.case for bucket in told.running.book.buckets}
    whole = any(payment.case is None and payment.order is None for payment in told.received)
    if len(cases) > 1 and whole:
        yield notice(
            NoticeId.DIVIDED,
            "Money that names no case is divided in proportion to unpaid current support, and "
            f'beyond it by "{told.account.readings.arrears_basis}" arrears; the state\'s own basis '
            "was not found.",
            fam("5238(b)"),
        )


def corrected(told: Told) -> Iterator[Notice]:
    """Yield what corrections say."""
    for correction in sorted(told.account.corrections, key=lambda c: (c.date, c.corrects)):
        if correction.date <= told.running.as_of:
            yield notice(
                NoticeId.CORRECTED,
                f"Payment {correction.corrects} counts as {money(correction.amount)} by the "
                f"correction of {correction.date}"
                + (f": {correction.reason}." if correction.reason else "."),
            )


def same(told: Told) -> Iterator[Notice]:
    """Yield which payments nothing tells apart."""
    known = (payment for payment in told.account.payments if payment.date <= told.running.as_of)
    yield from same_payments(known)


def checkpoints(told: Told) -> Iterator[Notice]:
    """Yield the confirmed balances that differ."""
    for point in told.checkpoints:
        if not point.agrees:
            yield notice(
                NoticeId.CHECKPOINT_DIFFERS,
                f"On {point.on} {point.what} was confirmed as {money(point.confirmed)}; by this "
                f"account it is {money(point.computed)}, a difference of "
                f"{money(point.difference)}.",
                decides=False,
            )


def read_as(told: Told) -> Iterator[Notice]:
    """Yield what the CSV files were taken for."""
    for sentence in told.account.read_as:
        yield notice(NoticeId.READ_AS, sentence)
