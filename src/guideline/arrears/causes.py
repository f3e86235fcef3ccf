"""Why another's figures may differ: variants of an account, each with its name."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from guideline.arrears.account import Payment
from guideline.arrears.charge_causes import other_charges
from guideline.arrears.choices import Convention, Enforcement, Rounding, Source
from guideline.arrears.crediting import CREDITING_ORDERS
from guideline.arrears.variants import Differing, Variant
from guideline.dates import months_after
from guideline.facts.fields import changed
from guideline.worksheets import money

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
    """Yield payments of the month that the audit lacks, and ones that it has besides."""
    account = variant.account
    until = months_after(month.first, 1)
    for index, payment in enumerate(account.payments):
        if month.first <= payment.date < until and _may_be_missing(payment, month):
            rest = (*account.payments[:index], *account.payments[index + 1 :])
            corrections = tuple(c for c in account.corrections if c.corrects != payment.reference)
            yield variant.but(
                "missing_payment",
                f"the audit lacks the payment of {money(payment.amount)} of {payment.date}",
                payments=rest,
                corrections=corrections,
            )
    for index, correction in enumerate(account.corrections):
        rest_of = (*account.corrections[:index], *account.corrections[index + 1 :])
        yield variant.but(
            "missing_correction",
            f"the audit lacks the correction of {correction.corrects} of {correction.date}",
            corrections=rest_of,
        )
    if month.paid is not None and month.paid > 0:
        yield from _extra_payments(variant, month.first, month.paid)


def _may_be_missing(payment: Payment, month: Differing) -> bool:
    return month.paid is None or payment.amount == -month.paid


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
