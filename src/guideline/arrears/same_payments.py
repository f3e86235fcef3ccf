"""Payments that nothing tells apart: each counts, and a notice says so."""

from collections import Counter
from collections.abc import Iterable, Iterator

from guideline.arrears.account import Payment
from guideline.figures import money
from guideline.notices import Notice, NoticeId

_SHOWN = 3


def same_payments(payments: Iterable[Payment]) -> Iterator[Notice]:
    """Yield a notice of payments that are alike in everything that is told of them.

    Two of one day and amount may be two payments, and may be one that was entered twice.
    """
    counts = Counter(payments)
    if len(counts) == counts.total():
        return
    alike = [(payment, times) for payment, times in counts.items() if times > 1]
    alike.sort(key=lambda found: (found[0].date, found[0].amount))
    shown = ", ".join(_told(payment, times) for payment, times in alike[:_SHOWN])
    more = f", and {len(alike) - _SHOWN} more" if len(alike) > _SHOWN else ""
    yield Notice(
        id=NoticeId.SAME_PAYMENTS,
        decides=True,
        text=f"Payments that nothing tells apart: {shown}{more}. Each counts; leave out what was "
        "entered twice.",
    )


def _told(payment: Payment, times: int) -> str:
    named = "" if payment.reference is None else f" ({payment.reference})"
    return f"{times} of {money(payment.amount)} on {payment.date}{named}"
