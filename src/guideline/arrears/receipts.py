"""What was really received, and for which day it counts: payments after their corrections."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

import attrs

from guideline.amounts import to_cents
from guideline.arrears.account import Account, Correction, Payment, cases_of
from guideline.arrears.choices import Enforcement, Source
from guideline.arrears.regimes import enforcement_on
from guideline.arrears.statement import Allocation
from guideline.dates import MONTHS_IN_A_YEAR, OPEN, month_of, months_after
from guideline.errors import NotModelled

_BENEFITS = {Source.BENEFIT, Source.BENEFIT_NOT_CLAIMED}
_FORMER_AID_ORDER_ENDS = date(2000, 9, 30)  # CCP § 695.221(e)(2)
_LUMP_SUM_GUIDELINES_BEGIN = date(2006, 9, 1)  # CCP § 695.221(d)
_SOURCES = tuple(Source)


@attrs.define(eq=False)
class Receipt:
    """Money, or a credit in its place, as it counts.

    Attributes:
        day: The day for which it counts.
        received: The day the money came in, whose law decides how it is credited.
        amount: Dollars.
        payment: The payment it is (a part of), as it was entered.
        correction: The correction that made it what it is, if any.
        parts: What it has been credited to so far.
    """

    day: date
    received: date
    amount: Decimal
    payment: Payment
    correction: Correction | None = None
    parts: tuple[Allocation, ...] = ()

    @property
    def is_benefit(self) -> bool:
        """Whether it is a federal benefit for the child, or stands for one (§ 4504)."""
        return self.payment.source in _BENEFITS

    @property
    def covers(self) -> bool:
        """Whether it counts from the beginning of a month that it covers."""
        return self.payment.covers_from is not None


def receipts(account: Account, as_of: date) -> list[Receipt]:
    """Return what had been received by a day, in the order in which it counts.

    A correction made later is not known yet; one made by then counts from the beginning, since the
    money was never more than it says. Benefits of a day count before other money (§ 4504(b)).
    """
    found = counted_by(account.payments, account.corrections, as_of)
    _refuse_what_is_not_modelled(account, found)
    found.sort(key=attrgetter("day"))
    days = groupby(found, key=attrgetter("day"))
    return [receipt for _, same in days for receipt in sorted(same, key=_place)]


def counted_by(
    payments: Iterable[Payment],
    corrections: Iterable[Correction],
    as_of: date,
    *,
    returned: bool = False,
) -> list[Receipt]:
    """Return what payments came to by a day, each as its last correction by then says.

    Args:
        payments: The payments.
        corrections: The corrections.
        as_of: The day.
        returned: Whether those that came to nothing are returned as well.
    """
    corrected = {
        correction.corrects: correction
        for correction in sorted(corrections, key=attrgetter("date"))
        if correction.date <= as_of
    }
    return [
        receipt
        for payment in payments
        if payment.date <= as_of
        for receipt in _counted(payment, corrected.get(payment.reference or ""))
        if receipt.received <= as_of and (receipt.amount or returned)
    ]


def _place(receipt: Receipt) -> tuple[bool, int, str, str, str, Decimal]:
    """Return the place of a receipt on its day, whatever the order of the file."""
    payment = receipt.payment
    return (
        not receipt.is_benefit,
        _SOURCES.index(payment.source),
        payment.case or "",
        payment.order or "",
        payment.reference or "",
        receipt.amount,
    )


def _counted(payment: Payment, correction: Correction | None) -> Iterator[Receipt]:
    received, amount = payment.date, payment.amount
    if correction is not None:
        received, amount = correction.received or received, correction.amount
    if payment.covers_from is None:
        yield Receipt(received, received, amount, payment, correction)
        return
    first = month_of(payment.covers_from)
    last = payment.covers_through or payment.covers_from
    months = (last.year - first.year) * MONTHS_IN_A_YEAR + last.month - first.month + 1
    done = Decimal(0)
    for number in range(months):
        through = to_cents(amount * (number + 1) / months)
        day = months_after(first, number)
        yield Receipt(day, received, through - done, payment, correction)
        done = through


def _refuse_what_is_not_modelled(account: Account, found: list[Receipt]) -> None:
    """Stop at what the department distributes by an order that is not computed here."""
    several = len(cases_of(account)) > 1
    left_aid = _first_left_aid(account)
    if not several and left_aid == OPEN:
        return
    for receipt in found:
        if several and receipt.payment.lump_sum:
            _refuse_lump_sum(account, receipt)
        if left_aid < receipt.received <= _FORMER_AID_ORDER_ENDS and not _is_aided(
            account, receipt.received
        ):
            _refuse_former_aid(account, receipt)


def _first_left_aid(account: Account) -> date:
    """Return the last day of the aid that ended first: since then there is a former recipient."""
    ended = [time.through for time in account.assigned if time.through is not None]
    ended += [judgment.entered for judgment in account.judgments if judgment.assigned]
    return min(ended, default=OPEN)


def _is_aided(account: Account, day: date) -> bool:
    """Return whether aid was being paid, again or still: the family is then no former recipient."""
    return any(span.from_ <= day <= (span.through or OPEN) for span in account.assigned)


def _refuse_lump_sum(account: Account, receipt: Receipt) -> None:
    undivided = receipt.payment.case is None and receipt.payment.order is None
    begun = receipt.received >= _LUMP_SUM_GUIDELINES_BEGIN
    if undivided and begun and _is_collected(account, receipt):
        raise NotModelled(
            f"how the department's guidelines divide the lump sum of {receipt.received} "
            "between families (write its case to state the division)",
            "Code Civ. Proc. § 695.221(d)",
        )


def _refuse_former_aid(account: Account, receipt: Receipt) -> None:
    if receipt.payment.source is not Source.TAX_OFFSET and _is_collected(account, receipt):
        raise NotModelled(
            f"the order of distribution to former recipients of aid, for {receipt.received}",
            "Code Civ. Proc. § 695.221(e)(2)",
        )


def _is_collected(account: Account, receipt: Receipt) -> bool:
    """Return whether a local child support agency enforced when the money came in."""
    return enforcement_on(account, receipt.received) is Enforcement.LOCAL_AGENCY
