"""Why another's figures may differ: variants of an account, each with its name."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from guideline.amounts import total
from guideline.arrears.account import Payment
from guideline.arrears.charge_causes import other_charges
from guideline.arrears.choices import Convention, Enforcement, Rounding, Source
from guideline.arrears.crediting import CREDITING_ORDERS
from guideline.arrears.variants import Differing, Variant
from guideline.dates import months_after
from guideline.facts.fields import changed
from guideline.figures import money

_READINGS = (
    "current_support",
    "excess",
    "between_buckets",
    "retroactive_interest",
    "suspended_interest",
    "tenth_month",
    "arrears_basis",
)


def variants(variant: Variant, month: Differing) -> Iterator[Variant]:
    """Yield the changes that may explain the first month that differs, the plainest first."""
    yield from _payments(variant, month)
    yield from other_charges(variant, month)
    yield from _interest(variant)
    yield from _crediting(variant)
    yield from _readings(variant)


# ── payments ─────────────────────────────────────────────────────────────────


def _payments(variant: Variant, month: Differing) -> Iterator[Variant]:
    """Yield payments of the month that the audit lacks, has otherwise, or has besides."""
    until = months_after(month.first, 1)
    own = [each for each in variant.account.payments if month.first <= each.date < until]
    for payment in own:
        if _may_be_missing([payment], month):
            text = f"the audit lacks the payment of {money(payment.amount)} of {payment.date}"
            yield _without(variant, [payment], text)
    if len(own) > 1 and _may_be_missing(own, month):
        yield _without(variant, own, f"the audit lacks all {len(own)} payments of the month")
    yield from _missing_corrections(variant)
    if month.paid is not None and month.paid > 0:
        yield from _extra_payments(variant, month.first, month.paid)
    if month.paid:
        yield from _other_payments(variant, own, month.paid)


def _may_be_missing(payments: list[Payment], month: Differing) -> bool:
    return month.paid is None or total([each.amount for each in payments]) == -month.paid


def _without(variant: Variant, payments: list[Payment], text: str) -> Variant:
    """Return an account without some payments, and without what corrects them."""
    gone = {id(payment) for payment in payments}
    named = {payment.reference for payment in payments}
    return variant.but(
        "missing_payment",
        text,
        payments=tuple(each for each in variant.account.payments if id(each) not in gone),
        corrections=tuple(c for c in variant.account.corrections if c.corrects not in named),
    )


def _missing_corrections(variant: Variant) -> Iterator[Variant]:
    corrections = variant.account.corrections
    for index, correction in enumerate(corrections):
        yield variant.but(
            "missing_correction",
            f"the audit lacks the correction of {correction.corrects} of {correction.date}",
            corrections=(*corrections[:index], *corrections[index + 1 :]),
        )


def _other_payments(variant: Variant, own: list[Payment], more: Decimal) -> Iterator[Variant]:
    """Yield payments of the month with another amount."""
    for payment in own:
        if payment.amount + more > 0:
            amount = payment.amount + more
            other = changed(payment, amount=amount)
            yield variant.but(
                "other_payment",
                f"the audit has {money(amount)} in place of {money(payment.amount)} for the "
                f"payment of {payment.date}",
                payments=tuple(
                    other if each is payment else each for each in variant.account.payments
                ),
            )


def _extra_payments(variant: Variant, first: date, amount: Decimal) -> Iterator[Variant]:
    """Yield a payment that only the audit has; the day within the month is tried."""
    last = months_after(first, 1) - timedelta(days=1)
    for day in range(1, last.day + 1):
        extra = Payment(date=first.replace(day=day), amount=amount, source=Source.DIRECT)
        yield variant.but(
            "extra_payment",
            f"the audit has a payment of {money(amount)} that the account lacks, of "
            f"{extra.date} or a day with the same effect",
            payments=(*variant.account.payments, extra),
        )


# ── interest, crediting, readings ────────────────────────────────────────────


def _interest(variant: Variant) -> Iterator[Variant]:
    account = variant.account
    if account.rounding is Rounding.NONE:
        yield variant.but(
            "rounding",
            "the audit rounds each posting of interest to the cent",
            rounding=Rounding.EACH_POSTING,
        )
    for convention in Convention:
        if convention is account.interest:
            continue
        text = f"the audit counts interest by {convention}"
        yield variant.but("day_count", text, interest=convention)
        if account.rounding is Rounding.NONE:
            yield variant.but(
                "day_count",
                f"{text}, each posting rounded to the cent",
                interest=convention,
                rounding=Rounding.EACH_POSTING,
            )
    for enforcement in Enforcement:
        if enforcement is not account.enforcement:
            yield variant.but(
                "interest_start",
                f"the audit starts interest as under {enforcement} enforcement",
                enforcement=enforcement,
            )
    if account.interest_stops:
        yield variant.but("interest_stop", "the audit lets interest run on", interest_stops=())
    if account.active_duty:
        yield variant.but(
            "service_interest", "the audit does not limit interest to 6 %", active_duty=()
        )
    if account.renewals:
        yield variant.but("renewal", "the audit does not capitalise interest", renewals=())


def _crediting(variant: Variant) -> Iterator[Variant]:
    for order in CREDITING_ORDERS:
        if order != variant.crediting:
            words = order.replace("_", " ")
            yield Variant(
                variant.account,
                order,
                "crediting_order",
                f"the audit credits every payment {words}",
            )


def _readings(variant: Variant) -> Iterator[Variant]:
    readings = variant.account.readings
    for name in _READINGS:
        chosen: StrEnum = getattr(readings, name)
        for other in type(chosen):
            if other is not chosen:
                yield variant.but(
                    "reading",
                    f'the audit reads {name} as "{other}"',
                    readings=changed(readings, **{name: other}),
                )
