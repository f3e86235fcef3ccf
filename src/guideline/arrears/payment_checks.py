"""What payments and their corrections must be together, every problem told at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from guideline.amounts import repeat, to_cents
from guideline.arrears.account import Account, Correction, Payment
from guideline.arrears.book import labels, sorted_judgments, stated_through
from guideline.arrears.choices import Source
from guideline.arrears.order_checks import (
    FIRST_YEAR,
    LAST_YEAR,
    at,
    before,
    money_problems,
    years,
)
from guideline.errors import Problem
from guideline.facts.partly import placed, unsure_in, unsure_places

_BENEFITS = {Source.BENEFIT, Source.BENEFIT_NOT_CLAIMED}


def payment_problems(
    account: Account, known: list[str], cases: set[str | None]
) -> Iterator[Problem]:
    """Yield everything about the payments of an account that cannot be."""
    words = set(known)
    judged = {
        label: stated_through(judgment)
        for label, judgment in zip(
            labels(sorted_judgments(account)), sorted_judgments(account), strict=True
        )
        if judgment not in unsure_in(account.judgments)
    }
    unsure = unsure_places(account.payments)
    for index, payment in placed(account.payments):
        if _is_plain(payment) and not judged:
            continue
        found = [
            *_of_itself(payment),
            *_named(payment, words, cases),
            *_covers_problems(payment, in_part=index in unsure),
            *_counted_in_judgment(payment, judged),
        ]
        yield from at(found, f"payments[{index}]")


def _is_plain(payment: Payment) -> bool:
    """Return whether nothing about a payment can be wrong: most are so, and there may be many."""
    return (
        payment.amount >= 0
        and payment.amount == to_cents(payment.amount)
        and payment.order is None
        and payment.case is None
        and payment.covers_from is None
        and payment.covers_through is None
        and FIRST_YEAR <= payment.date.year <= LAST_YEAR
    )


def plain_payment_problems(payments: tuple[Payment, ...]) -> Iterator[Problem]:
    """Yield everything about payments that cannot be, whatever they are paid on."""
    unsure = unsure_places(payments)
    for index, payment in placed(payments):
        if _is_plain(payment):
            continue
        found = [*_of_itself(payment), *_covers_problems(payment, in_part=index in unsure)]
        yield from at(found, f"payments[{index}]")


def _of_itself(payment: Payment) -> Iterator[Problem]:
    yield from years("date", payment.date)
    yield from years("covers_from", payment.covers_from)
    yield from years("covers_through", payment.covers_through)
    if payment.amount < 0:
        yield Problem(
            "amount",
            str(payment.amount),
            "below zero",
            "write the payment as it was, and a correction that names its reference",
        )
    else:
        yield from money_problems("amount", payment.amount)


def _named(payment: Payment, words: set[str], cases: set[str | None]) -> Iterator[Problem]:
    if payment.order is not None and payment.order not in words:
        yield Problem(
            "order",
            repeat(payment.order),
            "no order or judgment has this name",
            f"write one of: {', '.join(sorted(words))}",
        )
    if payment.case is not None and payment.case not in cases:
        named = ", ".join(sorted(case for case in cases if case is not None))
        yield Problem(
            "case",
            repeat(payment.case),
            "no order belongs to this case",
            f"write one of: {named}" if named else "write case on the orders as well",
        )


def _covers_problems(payment: Payment, *, in_part: bool) -> Iterator[Problem]:
    """Yield what is wrong with the months that a benefit covers.

    Args:
        payment: The payment.
        in_part: Whether some of it could not be read, so that a default may stand for it.
    """
    first, last = payment.covers_from, payment.covers_through
    if not in_part and (first or last) and payment.source not in _BENEFITS:
        yield Problem(
            "covers_from",
            str(first or last),
            f'goes with a benefit (§ 4504), not with "{payment.source}"',
            'write source = "benefit", or leave it out',
        )
    if not in_part and last is not None and first is None:
        yield Problem("covers_from", "", "missing beside covers_through", "write both")
    if first is not None and last is not None and last < first:
        yield before("covers_through", last, "covers_from", first)


def _counted_in_judgment(payment: Payment, judged: dict[str, date]) -> Iterator[Problem]:
    for label, through in judged.items():
        if payment.date <= through and payment.order in {None, label}:
            yield Problem(
                "date",
                str(payment.date),
                f"not after {through}, through which {label} states what is still unpaid",
                "leave it out, or name the order that it was paid under",
            )


def correction_problems(
    payments: tuple[Payment, ...], corrections: tuple[Correction, ...]
) -> Iterator[Problem]:
    """Yield everything about the corrections of payments that cannot be."""
    if not corrections:
        return
    named: dict[str, list[Payment]] = {}
    for payment in payments:
        if payment.reference is not None:
            named.setdefault(payment.reference, []).append(payment)
    days = Counter((item.corrects, item.date) for item in corrections)
    for index, correction in placed(corrections):
        found = [*_one_correction(correction, named)]
        if days[correction.corrects, correction.date] > 1:
            found.append(
                Problem(
                    "date",
                    str(correction.date),
                    "two corrections of one payment on one day: which is the last?",
                    "keep one",
                )
            )
        yield from at(found, f"corrections[{index}]")


def _one_correction(correction: Correction, named: dict[str, list[Payment]]) -> Iterator[Problem]:
    yield from money_problems("amount", correction.amount)
    yield from years("date", correction.date)
    yield from years("received", correction.received)
    if correction.received is not None and correction.received > correction.date:
        yield before("date", correction.date, "received", correction.received)
    payments = named.get(correction.corrects, [])
    if len(payments) != 1:
        why = "no payment has" if not payments else f"{len(payments)} payments have"
        yield Problem(
            "corrects",
            repeat(correction.corrects),
            f"{why} this reference",
            "write the reference of one payment",
        )
        return
    if correction.date < payments[0].date:
        yield before("date", correction.date, "the payment that it corrects", payments[0].date)
