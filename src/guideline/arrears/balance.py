"""Stating an account: from its facts to what is owed on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from guideline.amounts import exactly, to_cents
from guideline.arrears.account import Account, Checkpoint
from guideline.arrears.book import Book, open_book
from guideline.arrears.checks import problems
from guideline.arrears.choices import Enforcement
from guideline.arrears.crediting import To
from guideline.arrears.grid import months_of_account, months_of_kind, sheet
from guideline.arrears.ledger import KINDS, NOISE, ZERO, Bucket
from guideline.arrears.notes import notices
from guideline.arrears.order_checks import years
from guideline.arrears.receipts import Receipt, receipts
from guideline.arrears.running import not_yet_bearing, run, still_to_post
from guideline.arrears.state import Running
from guideline.arrears.statement import (
    AccountStatement,
    Allocation,
    Carried,
    ChargeStanding,
    CheckpointCompared,
    InterestSegment,
    KindOfSupport,
    Month,
    PaymentCredited,
)
from guideline.arrears.suspension import suspended_on
from guideline.arrears.told import Told
from guideline.arrears.used import laws_used
from guideline.errors import InvalidFacts
from guideline.order import SupportKind


@exactly
def state_account(account: Account, *, as_of: date) -> AccountStatement:
    """Return what is owed under an account on a day, with every figure that led to it.

    The end of the day is meant: what fell due and what was received on it counts, and what
    happened later does not. Charges by CCP § 685.020(b), crediting by CCP § 695.221 as in force on
    the day the money came in, interest by CCP § 685.010 on principal alone.

    Args:
        account: The orders, the payments, and the conventions.
        as_of: The day.

    Raises:
        InvalidFacts: The facts cannot be; every problem is listed.
        NotInForce: A table of the law does not reach back so far.
        NotModelled: The law has a rule that is not computed here.

    >>> from guideline.order import SupportOrder
    >>> order = SupportOrder(amount=500, from_=date(2026, 1, 1))
    >>> account = Account(enforcement="private", orders=[order])
    >>> state_account(account, as_of=date(2026, 3, 31)).principal
    Decimal('1500.00')
    """
    return stated(checked(account, as_of), as_of)


def checked(account: Account, as_of: date) -> Account:
    """Return an account whose facts can be, and whose balance can be asked for a day.

    Raises:
        InvalidFacts: They cannot; every problem is listed.
    """
    found = [*problems(account), *years("as_of", as_of)]
    if found:
        raise InvalidFacts(found)
    return account


def totals_on(account: Account, day: date) -> dict[str, Decimal]:
    """Return the exact totals of a checked account on a day, without the rest of a statement."""
    book = open_book(account, day)
    return _totals(run(account, book, receipts(account, day), day), book.buckets)


def stated(account: Account, as_of: date) -> AccountStatement:
    """Return the statement of an account whose facts have been checked."""
    book = open_book(account, as_of)
    counted = receipts(account, as_of)
    received = [receipt.payment for receipt in counted]
    running = run(account, book, counted, as_of)
    payments = tuple(_payments(counted, running))
    buckets = book.buckets
    law = laws_used(account, running)
    months = months_of_account(running.months)
    checkpoints = tuple(_checkpoints(account, as_of))
    return AccountStatement(
        obligor=_same(order.obligor for order in account.orders),
        obligee=_same(order.obligee for order in account.orders),
        suspended=suspended_on(account, as_of),
        as_of=as_of,
        **_totals(running, buckets),
        enforcement=_enforced_by(account),
        interest=account.interest,
        rounding=account.rounding,
        months=months,
        kinds=tuple(_kinds(running, months)),
        charges=tuple(_charge_standings(book, as_of)),
        payments=payments,
        segments=tuple(_segments(running)),
        checkpoints=checkpoints,
        notices=notices(
            Told(
                account=account,
                running=running,
                received=received,
                payments=payments,
                checkpoints=checkpoints,
                law=law,
            )
        ),
        law=law,
        carried=_carried(running),
    )


def _carried(running: Running) -> Carried:
    """Return what an account takes on into the days after its statement."""
    instalments, sums = not_yet_bearing(running)
    return Carried(
        account=running.account,
        opening=still_to_post(running),
        not_yet_bearing=instalments + sums,
        sums_not_yet_bearing=sums,
        held=sum((each.amount for each in running.held()), ZERO),
        apart=sum(bool(each.principal) for each in running.book.buckets),
    )


def months_on(account: Account, day: date, crediting: str | None = None) -> tuple[Month, ...]:
    """Return the month rows of a checked account, without the rest of a statement.

    Args:
        account: The account.
        day: The last day.
        crediting: A crediting order to use in place of the law's.
    """
    book = open_book(account, day)
    return months_of_account(run(account, book, receipts(account, day), day, crediting).months)


def _totals(running: Running, buckets: Iterable[Bucket]) -> dict[str, Decimal]:
    names = ("charged", "to_current", "to_principal", "principal", "interest", "to_interest")
    sums = {name: sum((getattr(b, name) for b in buckets), ZERO) for name in names}
    renewed = sum((bucket.renewed for bucket in buckets), ZERO)
    paid = sums["to_current"] + sums["to_principal"] + sums["to_interest"]
    owed = sums["interest"] - sums["to_interest"] - renewed
    return {
        "principal": _settled(sums["principal"]),
        "accrued_interest": _settled(owed),
        "total": _settled(sums["principal"] + owed),
        "credit": _settled(running.received - paid - running.not_credited),
        "charged": sums["charged"],
        "paid": running.received,
        "to_current": sums["to_current"],
        "to_principal": sums["to_principal"],
        "interest_charged": sums["interest"],
        "interest_paid": sums["to_interest"],
        "interest_renewed": renewed,
        "not_credited": running.not_credited,
    }


def _settled(balance: Decimal) -> Decimal:
    """Return a balance without the noise of the last digits: what is paid off is zero."""
    cents = to_cents(balance)
    return cents if abs(balance - cents) <= NOISE else balance


def _same(names: Iterable[str | None]) -> str | None:
    """Return the name that all orders give, if they give one."""
    found = set(names)
    return found.pop() if len(found) == 1 else None


def _enforced_by(account: Account) -> str:
    if isinstance(account.enforcement, Enforcement):
        return str(account.enforcement)
    return ", ".join(
        f"{period.by} from {period.from_}"
        for period in sorted(account.enforcement, key=lambda period: period.from_)
    )


def _kinds(running: Running, months: tuple[Month, ...]) -> Iterator[KindOfSupport]:
    buckets = running.book.buckets
    present: set[SupportKind] = {bucket.kind for bucket in buckets}
    only = len(present) == 1
    for kind in KINDS:
        if kind not in present:
            continue
        own = [bucket for bucket in buckets if bucket.kind is kind]
        own_months = months if only else months_of_kind(running.months, kind)
        yield KindOfSupport(
            of=str(kind),
            kind=kind,
            charged=sum((b.charged for b in own), ZERO),
            paid=sum((month.paid for month in own_months), ZERO),
            principal=sum((b.principal for b in own), ZERO),
            accrued_interest=sum((b.interest_owed for b in own), ZERO),
            years=sheet(own_months),
            months=() if only else own_months,
        )


def _charge_standings(book: Book, as_of: date) -> Iterator[ChargeStanding]:
    """Yield each instalment that has fallen due, with what was paid on it."""
    unpaid: dict[int, Decimal] = {}
    for lot in book.lots:
        if lot.lapses is None:
            key = id(lot.charge)
            unpaid[key] = unpaid.get(key, ZERO) + lot.unpaid
    for charge in book.charges:
        if charge.due <= as_of:
            yield ChargeStanding(
                order=charge.order,
                kind=charge.kind,
                due=charge.due,
                amount=charge.amount,
                paid=charge.amount - unpaid.get(id(charge), ZERO),
                days=charge.days,
                of_days=charge.of_days,
                ordered=charge.ordered,
                assigned=charge.assigned,
                suspended_by=charge.suspended_by,
            )


def _payments(counted: list[Receipt], running: Running) -> Iterator[PaymentCredited]:
    """Yield each payment with its allocations; what is left of it stands as credit.

    Each receipt is let go when its row stands, so that memory never holds all of both.
    """
    beyond = {id(each.receipt): each.amount for each in running.held()}
    counted.reverse()
    while counted:
        receipt = counted.pop()
        payment, parts = receipt.payment, receipt.parts
        left = beyond.get(id(receipt)) if parts else receipt.amount
        if left:
            parts = (*parts, Allocation(day=receipt.received, to=To.CREDIT, amount=left))
        order = running.law_of(receipt).figures["order"]
        yield PaymentCredited(
            date=receipt.received,
            amount=receipt.amount,
            source=str(payment.source),
            reference=payment.reference,
            corrected_from=None if receipt.correction is None else payment.amount,
            crediting=order,
            allocations=parts,
        )


def _segments(running: Running) -> Iterator[InterestSegment]:
    for segment in running.segments:
        yield InterestSegment(
            order=segment.bucket.order,
            kind=segment.bucket.kind,
            start=segment.start,
            end=segment.end,
            principal=segment.principal,
            counted=segment.counted,
            of=segment.of,
            rate=segment.rate,
            amount=segment.amount,
        )


def _checkpoints(account: Account, as_of: date) -> Iterator[CheckpointCompared]:
    """Yield the balances that a person confirmed for a day that has come, by their days."""
    for point in sorted(account.checkpoints, key=lambda point: point.on):
        if point.on <= as_of:
            yield from _compared(account, point)


def _compared(account: Account, point: Checkpoint) -> Iterator[CheckpointCompared]:
    """Yield each balance of a checkpoint beside the account's own, on the same day."""
    totals = totals_on(account, point.on)
    for what in ("principal", "accrued_interest", "total"):
        confirmed = getattr(point, what)
        if confirmed is not None:
            computed = to_cents(totals[what])
            yield CheckpointCompared(
                on=point.on,
                what=what,
                confirmed=confirmed,
                computed=computed,
                difference=computed - to_cents(confirmed),
            )
